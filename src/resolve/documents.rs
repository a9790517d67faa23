//! Documents and decisions as papers: issuer, relations, identity.

use super::index::Index;
use super::units::Units;
use crate::content::{HeaderEntry, Text};
use crate::portal::{CampaignId, Document, DocumentId};
use crate::report::{Report, messages};
use crate::sources::{FileId, Place};
use crate::vietnamese::loose;
use std::collections::HashMap;

/// Documents first, then decisions; positions equal the index's ids.
pub fn documents(index: &Index<'_>, units: &Units<'_>, report: &mut Report) -> Vec<Document> {
    let mut papers = Vec::with_capacity(index.documents.len() + index.decisions.len());
    for entry in &index.documents {
        let w = &entry.written;
        let campaigns = w.campaigns.iter().filter_map(|c| index.campaign(c, report)).collect();
        papers.push(Paper { id: &entry.id, file: entry.file, header: &w.header, text: &w.text, campaigns });
    }
    for entry in &index.decisions {
        let w = &entry.written;
        // The same word is resolved, and reported, with the decision.
        let campaigns = index.campaign_opt(&w.campaign, &mut Report::default()).into_iter().collect();
        papers.push(Paper { id: &entry.id, file: entry.file, header: &w.header, text: &w.text, campaigns });
    }
    let ids = (0..).map(DocumentId);
    let documents: Vec<Document> =
        papers.into_iter().zip(ids).map(|(paper, this)| document(index, units, paper, this, report)).collect();
    same_documents(&documents, report);
    documents
}

struct Paper<'a> {
    id: &'a str,
    file: FileId,
    header: &'a HeaderEntry,
    text: &'a Text,
    campaigns: Vec<CampaignId>,
}

fn document(index: &Index<'_>, units: &Units<'_>, paper: Paper<'_>, this: DocumentId, report: &mut Report) -> Document {
    let header = paper.header;
    let mut relations = Vec::new();
    for (relation, word) in &header.relations {
        match index.document(word, report) {
            Some(other) if other == this => report.push(messages::document_of_itself(word.place)),
            Some(other) => relations.push((*relation, other)),
            None => {}
        }
    }
    Document {
        id: paper.id.to_string(),
        file: paper.file,
        header: header.clone(),
        text: paper.text.clone(),
        issuer: units.refer(&header.issuer, header.date, report),
        relations,
        inferred: header.inferred.iter().map(|i| (i.clone(), index.document_opt(&i.from, report))).collect(),
        original: None,
        campaigns: paper.campaigns,
        decision: None,
    }
}

/// Type, number, year and issuer make one document: numbers restart every year.
fn same_documents(documents: &[Document], report: &mut Report) {
    let mut seen: HashMap<(String, u16, String), Place> = HashMap::new();
    for document in documents {
        if let (Some(number), Some(date)) = (&document.header.number, document.header.date) {
            let key = (loose(&number.value), date.year, loose(&document.issuer.name));
            if let Some(first) = seen.insert(key, number.place) {
                report.push(messages::same_document(number.place, &number.value, first));
            }
        }
    }
}
