//! Units by the words that papers use for them.

use crate::portal::{Portal, UnitId};
use crate::vietnamese::loose;

/// The unit that a phrase such as "Chủ tịch UBND tỉnh Lai Châu" means.
pub fn unit_of(portal: &Portal, phrase: &str) -> Option<UnitId> {
    let wanted = loose(phrase);
    let ids = (0..portal.units.len() as u32).map(UnitId);
    let names = |id: UnitId| {
        let unit = portal.unit(id);
        unit.names.iter().map(|n| &n.name).chain(&unit.written.also).map(|n| loose(n)).collect::<Vec<_>>()
    };
    // "… tỉnh" is meant by "… tỉnh Lai Châu"; the longest name counts.
    let fits =
        |name: &String| wanted == *name || wanted.strip_prefix(name.as_str()).is_some_and(|r| r.starts_with(' '));
    ids.filter_map(|id| names(id).into_iter().filter(fits).map(|n| n.len()).max().map(|n| (n, id)))
        .max()
        .map(|(_, id)| id)
}
