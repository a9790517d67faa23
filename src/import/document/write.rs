//! A draft → the text of its content file.

use super::cross::Draft;
use crate::content::Relation;
use crate::portal::Portal;
use crate::vietnamese::fold;
use std::fmt::Write;

/// A TOML string; JSON escapes the same way.
pub fn line(out: &mut String, key: &str, value: &str) {
    let value = serde_json::Value::from(value);
    let _ = writeln!(out, "{key} = {value}");
}

/// A TOML list of strings; nothing if it is empty.
pub fn list(out: &mut String, key: &str, values: &[&str]) {
    match values {
        [] => {}
        [one] => {
            let _ = writeln!(out, "{key} = [{}]", serde_json::Value::from(*one));
        }
        several => {
            let _ = writeln!(out, "{key} = [");
            for value in several {
                let _ = writeln!(out, "  {},", serde_json::Value::from(*value));
            }
            out.push_str("]\n");
        }
    }
}

impl Draft {
    /// The issuer's id, or its name as running text writes it.
    pub fn issuer_word(&self, portal: &Portal) -> String {
        match (self.unit, &self.issuer) {
            (Some(unit), _) => portal.unit(unit).id().to_string(),
            (None, Some(words)) => readable(words),
            (None, None) => "chưa rõ cơ quan ban hành".to_string(),
        }
    }

    /// The content file; `name` is that of the file it came from.
    pub fn text(&self, name: &str, portal: &Portal) -> String {
        let head = &self.reading.head;
        let mut out = String::from("+++\n");
        line(&mut out, "type", self.kind.key());
        let proposed = |out: &mut String, fact: &str| {
            for p in self.proposed.iter().filter(|p| p.fact == fact) {
                let value = if fact == "date" {
                    p.value.clone()
                } else {
                    serde_json::Value::from(p.value.as_str()).to_string()
                };
                let _ = writeln!(out, "# Có lẽ: {fact} = {value}  (theo {}: “{}”)", p.from, p.words);
            }
        };
        match (&self.number, &head.symbol) {
            (Some(number), _) => line(&mut out, "number", number),
            (None, Some(symbol)) => line(&mut out, "symbol", symbol),
            (None, None) => out.push_str("# number = \"12/KH-UBND\"\n"),
        }
        proposed(&mut out, "number");
        match self.date {
            Some(date) if date.day.is_none() => {
                let _ = writeln!(out, "date = \"{date}\"");
            }
            Some(date) => {
                let _ = writeln!(out, "date = {date}");
            }
            None => out.push_str("# date = 2024-03-15\n"),
        }
        proposed(&mut out, "date");
        match (self.unit, &self.issuer) {
            (Some(unit), issuer) => {
                line(&mut out, "issuer", portal.unit(unit).id());
                let cited = issuer.as_deref().filter(|words| words.chars().any(char::is_lowercase));
                cited.iter().for_each(|words| line(&mut out, "cited_as", words));
            }
            (None, _) => line(&mut out, "issuer", &self.issuer_word(portal)),
        }
        if let Some(superior) = &head.superior {
            let _ = writeln!(out, "# Cơ quan cấp trên in ở đầu văn bản: {}", superior.replace(['\n', '\r'], " "));
        }
        if let Some(place) = &head.place {
            line(&mut out, "place", place);
        }
        line(&mut out, "summary", if head.summary.is_empty() { "(chưa rõ trích yếu)" } else { &head.summary });
        match &self.campaign {
            Some(campaign) => list(&mut out, "campaigns", &[campaign]),
            None => out.push_str("# campaigns = [\"…\"]\n"),
        }
        for (key, relation) in [("basis", Relation::Basis), ("implements", Relation::Implements)] {
            let ids: Vec<&str> =
                self.relations.iter().filter(|(r, _)| *r == relation).map(|(_, id)| id.as_str()).collect();
            list(&mut out, key, &ids);
        }
        let entries: Vec<&str> = self.reading.foot.distribution.iter().map(String::as_str).collect();
        list(&mut out, "distribution", &entries);
        let _ = writeln!(out, "# Tệp gốc để người đọc tải về (PDF), đặt cạnh tệp này: original = \"{}.pdf\"", self.id);
        line(&mut out, "source", &format!("Nhập từ tệp {name}."));
        match &self.reading.foot.signature {
            Some(s) => {
                out.push_str("\n[signature]\n");
                let capacity: Vec<&str> = s.capacity.iter().map(|c| c.key()).collect();
                if !capacity.is_empty() {
                    let _ = writeln!(out, "capacity = {}", serde_json::Value::from(capacity));
                }
                s.on_behalf_of.iter().for_each(|words| line(&mut out, "on_behalf_of", words));
                s.acting_for.iter().for_each(|words| line(&mut out, "acting_for", words));
                line(&mut out, "title", if s.title.is_empty() { "…" } else { &s.title });
                line(&mut out, "name", if s.name.is_empty() { "…" } else { &s.name });
            }
            None => out.push_str("\n# [signature]\n# title = \"CHỦ TỊCH\"\n# name = \"…\"\n"),
        }
        for fact in &self.inferred {
            out.push_str("\n[[inferred]]\n");
            line(&mut out, "fact", fact.fact);
            line(&mut out, "from", &fact.from);
            line(&mut out, "note", &format!("Bản gốc không in; {} dẫn lại là “{}”.", fact.from, fact.words));
        }
        for slip in self.slips.iter().filter_map(|s| Some((&s.text, s.reading.as_ref()?))) {
            let _ = write!(out, "\n# Nếu bản gốc in sai, bỏ dấu # ở ba dòng sau:\n# [[sic]]\n");
            let _ = writeln!(out, "# text = {}", serde_json::Value::from(slip.0.as_str()));
            let _ = writeln!(out, "# reading = {}", serde_json::Value::from(slip.1.as_str()));
        }
        out.push_str("+++\n\n");
        out.push_str(&self.reading.body());
        out
    }
}

/// A name in capitals as running text writes it: "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU" → "Ủy ban nhân dân tỉnh Lai Châu". Places
/// and the field of a department keep their capitals (Nghị định 30/2020/NĐ-CP, Phụ lục II); abbreviations stay.
fn readable(words: &str) -> String {
    const BEFORE_PLACES: [&str; 7] = ["tỉnh", "huyện", "xã", "phường", "phố", "trấn", "thị"];
    const BEFORE_FIELDS: [&str; 5] = ["sở", "bộ", "ban", "đoàn", "phòng"];
    if words.chars().any(char::is_lowercase) {
        return words.to_string();
    }
    let (mut place, mut field, mut first) = (false, false, true);
    let mut out: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let lower = word.to_lowercase();
        let short = word.chars().count() > 1 && !fold(word).contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let known = ["UBND", "HĐND", "UBMTTQ", "LĐLĐ", "MTTQ", "CNVCLĐ"].contains(&word);
        let generic = BEFORE_PLACES.contains(&lower.as_str());
        if short || known {
            out.push(word.to_string());
        } else if first || (field || place && !generic) && lower != "ủy" {
            let mut letters = lower.chars();
            out.push(letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default());
        } else {
            out.push(lower.clone());
        }
        // "Ủy ban" is no department.
        let committee = lower == "ban" && out.len() > 1 && out[out.len() - 2].to_lowercase() == "ủy";
        field = BEFORE_FIELDS.contains(&lower.as_str()) && !committee;
        first = matches!(lower.as_str(), "-" | "–");
        place = (generic || place) && !first && lower != "ủy";
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_as_running_text_writes_them() {
        let names = [
            ("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "Ủy ban nhân dân tỉnh Lai Châu"),
            ("UBND HUYỆN TAM ĐƯỜNG", "UBND huyện Tam Đường"),
            ("HỘI ĐỒNG NHÂN DÂN TỈNH LAI CHÂU", "Hội đồng nhân dân tỉnh Lai Châu"),
            ("SỞ NỘI VỤ", "Sở Nội vụ"),
            ("BAN TUYÊN GIÁO TỈNH ỦY - SỞ NỘI VỤ", "Ban Tuyên giáo tỉnh ủy - Sở Nội vụ"),
            ("Sở Y tế", "Sở Y tế"),
        ];
        for (printed, readable) in names {
            assert_eq!(super::readable(printed), readable);
        }
    }
}
