//! Citations: "Kế hoạch số 4049/KH-UBND ngày 02/12/2021" → the document that is meant, and its clause.
//!
//! A number alone means little: numbers restart every year and every office counts its own. So a document is taken only
//! if year and issuer, as far as the text tells them, do not speak against it, and if it is the only one.

use crate::citation::{Citation, Number, anchors, number};
use crate::portal::*;
use crate::report::{Report, messages, nearest};
use crate::sources::Place;
use crate::vietnamese::loose;
use std::collections::HashMap;

/// Every document and decision by its number.
pub struct Numbers<'p> {
    portal: &'p Portal,
    by_figure: HashMap<String, Vec<(Number, DocumentId)>>,
}

impl<'p> Numbers<'p> {
    pub fn new(portal: &'p Portal) -> Self {
        let mut by_figure: HashMap<String, Vec<(Number, DocumentId)>> = HashMap::new();
        for id in (0..portal.documents.len() as u32).map(DocumentId) {
            let header = &portal.document(id).header;
            if let Some(mut read) = header.number.as_ref().and_then(|n| number(&n.value)) {
                // A dispatch's type stands in its header only.
                read.kind = Some(header.kind);
                by_figure.entry(read.figure.clone()).or_default().push((read, id));
            }
        }
        Numbers { portal, by_figure }
    }

    /// Where a citation leads; `own` is the document whose text it stands in.
    pub fn target(&self, cited: &Citation, place: Place, own: Option<DocumentId>, report: &mut Report) -> Target {
        let found = self.find(cited);
        if found.iter().any(|id| Some(*id) == own) {
            // A document's own number, or "khoản 2 Điều 3 của Quyết định này" with it.
            return Target::Nowhere;
        }
        let id = match found.as_slice() {
            [] => return Target::Cited,
            [id] => *id,
            several => {
                let ids: Vec<&str> = several.iter().map(|id| self.portal.document(*id).id.as_str()).collect();
                let number = printed(self.portal.document(several[0]), cited);
                report.push(messages::ambiguous_citation(place, &number, &ids.join(", ")));
                return Target::Cited;
            }
        };
        let document = self.portal.document(id);
        if let (Some(cited_on), Some(date)) = (cited.date.filter(|d| d.day.is_some()), document.header.date)
            && !(date.first_day() <= cited_on && cited_on <= date.last_day())
        {
            let days = (cited_on.short(), date.short());
            report.push(messages::citation_date(place, &printed(document, cited), &days.0, &days.1));
        }
        let address = self.portal.document_address(id);
        // Only the header of some documents is published: their clauses cannot be known.
        if cited.clause.is_empty() || document.text.clauses.is_empty() {
            return Target::Inside(address);
        }
        let known = || document.text.clauses.iter().map(|c| c.anchor.as_str());
        let ways = anchors(&cited.clause);
        match ways.iter().find(|way| known().any(|anchor| anchor == *way)) {
            Some(anchor) => Target::Inside(address.anchor(anchor)),
            None => {
                let wanted = ways.first().map(String::as_str).unwrap_or_default();
                let near = nearest(wanted, known());
                report.push(messages::cited_clause(place, wanted, &document.id, near));
                Target::Inside(address)
            }
        }
    }

    /// The documents that a citation can mean.
    fn find(&self, cited: &Citation) -> Vec<DocumentId> {
        let same = self.by_figure.get(&cited.number.figure).map(Vec::as_slice).unwrap_or_default();
        let fits = same.iter().filter(|(number, id)| {
            let date = self.portal.document(*id).header.date;
            let year = number.year.or(date.map(|d| d.year));
            let years = cited.year().zip(year).is_none_or(|(cited, own)| cited == own);
            number.same(&cited.number) && years
        });
        let fits: Vec<DocumentId> = fits.map(|(_, id)| *id).collect();
        let on_day: Vec<DocumentId> = fits
            .iter()
            .copied()
            .filter(|id| {
                cited.date.is_some_and(|d| d.day.is_some()) && self.portal.document(*id).header.date == cited.date
            })
            .collect();
        if !on_day.is_empty() {
            let by: Vec<DocumentId> = on_day.iter().copied().filter(|id| self.is_issuer(*id, cited)).collect();
            // Number and day agree: the words after "của" may be loose, but not name another place.
            let loosely = || on_day.into_iter().filter(|id| !self.is_elsewhere(*id, cited)).collect();
            return if by.is_empty() { loosely() } else { by };
        }
        fits.into_iter().filter(|id| self.is_issuer(*id, cited)).collect()
    }

    /// Every name of a document's issuer, shortened.
    fn names(&self, id: DocumentId) -> Vec<String> {
        let document = self.portal.document(id);
        let unit = document.issuer.unit.map(|unit| self.portal.unit(unit));
        let names = unit.into_iter().flat_map(|u| u.names.iter().map(|n| &n.name).chain(&u.written.also));
        names.chain([&document.issuer.name]).chain(&document.header.cited_as).map(|name| short(name)).collect()
    }

    /// Whether the words after "của" name a place that the issuer has nothing to do with: "UBND huyện Phong Thổ".
    fn is_elsewhere(&self, id: DocumentId, cited: &Citation) -> bool {
        const PLACES: [&str; 6] = ["tỉnh", "huyện", "xã", "phường", "thành phố", "thị trấn"];
        let Some(words) = &cited.issuer else { return false };
        let words = short(words);
        let words: Vec<&str> = words.split(' ').take(6).collect();
        let words = words.join(" ");
        let names = self.names(id);
        PLACES.iter().any(|place| {
            let Some(at) = words.find(&format!(" {place}")) else { return false };
            let next = words[at + 1 + place.len()..].split_whitespace().next();
            let of_place = |name: &String| match next {
                Some(next) => name.contains(&format!("{place} {next}")) || name.ends_with(place),
                None => name.contains(place),
            };
            !names.iter().any(of_place)
        })
    }

    /// Whether the words after "của" do not name another office.
    fn is_issuer(&self, id: DocumentId, cited: &Citation) -> bool {
        let Some(words) = &cited.issuer else { return true };
        let words = short(words);
        self.names(id).into_iter().any(|name| {
            // "UBND tỉnh" is meant by "UBND tỉnh Lai Châu về việc …", and the other way round.
            [(&words, &name), (&name, &words)]
                .into_iter()
                .any(|(a, b)| a.strip_prefix(b.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
        })
    }
}

/// A document's number as its own header has it.
fn printed(document: &Document, cited: &Citation) -> String {
    document.header.number.as_ref().map_or_else(|| cited.number.proper(), |n| n.value.clone())
}

/// A name as offices shorten it, without the office-holder's title.
fn short(name: &str) -> String {
    let name = loose(name).replace("ủy ban nhân dân", "ubnd").replace("liên đoàn lao động", "lđlđ");
    let bare = ["chủ tịch ", "giám đốc ", "thủ trưởng "].into_iter().find_map(|title| name.strip_prefix(title));
    bare.unwrap_or(&name).to_string()
}
