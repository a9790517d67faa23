//! The header that every official paper has: type, number, date, issuer, summary, relations, signature.
//! Source: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.

use crate::content::{HeaderEntry, InferredEntry, Relation, SicEntry, SignatureEntry};
use crate::model::words::DocumentType;
use crate::table::Table;

pub fn header(t: &Table<'_>, kind: DocumentType) -> HeaderEntry {
    HeaderEntry {
        kind,
        number: t.string("number"),
        symbol: t.text("symbol"),
        date: t.date("date"),
        effective: t.date("effective"),
        issuer: t.required("issuer"),
        cited_as: t.text("cited_as"),
        place: t.text("place"),
        summary: t.required_text("summary"),
        relations: relations(t),
        signature: t.table("signature", |t| SignatureEntry {
            capacity: t.words("capacity"),
            on_behalf_of: t.text("on_behalf_of"),
            acting_for: t.text("acting_for"),
            title: t.required_text("title"),
            name: t.required_text("name"),
        }),
        distribution: t.texts("distribution"),
        original: t.string("original"),
        source: t.text("source"),
        abridged: t.bool("abridged"),
        inferred: t.tables("inferred", |t| InferredEntry {
            fact: t.required_text("fact"),
            from: t.string("from"),
            note: t.text("note"),
        }),
        sic: t.tables("sic", |t| SicEntry { text: t.required("text"), reading: t.required_text("reading") }),
        sample: t.bool("sample"),
    }
}

fn relations(t: &Table<'_>) -> Vec<(Relation, crate::sources::Spelled<String>)> {
    const KEYS: [(&str, Relation); 6] = [
        ("basis", Relation::Basis),
        ("implements", Relation::Implements),
        ("replies_to", Relation::RepliesTo),
        ("amends", Relation::Amends),
        ("replaces", Relation::Replaces),
        ("annuls", Relation::Annuls),
    ];
    KEYS.iter().flat_map(|(key, relation)| t.strings(key).into_iter().map(|word| (*relation, word))).collect()
}
