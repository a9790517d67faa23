//! The portal as a whole: its address, owner and contact.

use super::index::Index;
use super::units::Units;
use crate::model::Options;
use crate::model::address::Base;
use crate::portal::Site;
use crate::report::{Report, messages};

/// Nothing if there is no usable address.
pub fn site(index: &Index<'_>, units: &Units<'_>, options: &Options, report: &mut Report) -> Option<Site> {
    let written = index.site.1.clone();
    let base = Base::parse(options.base_url.as_ref().unwrap_or(&written.base_url.value));
    if base.is_none() {
        if !written.base_url.value.is_empty() {
            report.push(messages::bad_base_url(written.base_url.place));
        }
        return None;
    }
    if crate::model::date::offset_minutes(&written.time_zone.value).is_none() {
        report.push(messages::bad_time_zone(written.time_zone.place));
    }
    let today = Some(options.now.date);
    let owner = units.refer(&written.owner, today, report);
    let contact_unit = written.contact.as_ref().and_then(|c| units.refer_opt(&c.unit, today, report));
    Some(Site { written, base: base?, owner, contact_unit })
}
