//! The list of a decision → the decision's content file: what the title lines and the rows tell.

use super::document::line;
use super::units::unit_of;
use crate::content::AnnexFile;
use crate::model::Date;
use crate::model::words::{AwardClass, RecipientKind};
use crate::parse::{Mapping, PASS_OVER, TitleRead, list, titles};
use crate::portal::{Portal, UnitId};
use crate::report::{Diagnostic, Words};
use crate::sheet::Sheet;
use crate::sources::FileId;
use crate::vietnamese::{fold, slug};
use std::fmt::Write;

/// A content file in the making.
pub struct Draft {
    /// `qd-12-ubnd-2024`, or the file's own name where the list does not name its decision.
    pub id: String,
    pub text: String,
    /// Each column title with what it was taken for, for staff to compare.
    pub columns: Vec<TitleRead>,
    /// "02 tập thể, 05 cá nhân"; nothing if the rows cannot be read yet.
    pub rows: Option<AnnexFile>,
    pub missing: Vec<Words>,
    /// What is wrong with the list itself.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the draft; `name` is the file's name without ending, `campaign` what the command line says.
pub fn decision(file: FileId, sheet: &Sheet, name: &str, campaign: Option<&str>, portal: &Portal) -> Draft {
    let mut diagnostics = Vec::new();
    let columns = titles(sheet);
    let annex = list(file, sheet, &Mapping::default(), &mut diagnostics);
    let above = Above::read(sheet);
    let mut missing = Vec::new();
    let mut miss = |vi: &str, en: &str| missing.push(Words::new(vi, en));
    let number = annex.as_ref().and_then(|a| a.decision_number.as_ref()).map(|n| n.value.clone());
    let issuer = above.issuer.as_deref().map(|phrase| (phrase, unit_of(portal, phrase)));
    let unit = issuer.and_then(|(_, unit)| unit);
    let mut text = String::from("+++\n");
    match &number {
        Some(number) => line(&mut text, "number", number),
        None => {
            miss("số và ký hiệu của quyết định (number)", "number and symbol of the decision (number)");
            text.push_str("# number = \"12/QĐ-UBND\"\n");
        }
    }
    match above.date {
        Some(date) => {
            let _ = writeln!(text, "date = {date}");
        }
        None => {
            miss("ngày quyết định (date)", "date of the decision (date)");
            text.push_str("# date = 2024-03-15\n");
        }
    }
    match issuer {
        Some((_, Some(unit))) => line(&mut text, "issuer", portal.unit(unit).id()),
        Some((phrase, None)) => {
            miss(
                "mã đơn vị của cơ quan quyết định trong units.toml (issuer)",
                "the issuer's id in units.toml (issuer)",
            );
            line(&mut text, "issuer", phrase);
        }
        None => {
            miss("cơ quan quyết định (issuer)", "the issuer (issuer)");
            line(&mut text, "issuer", "");
        }
    }
    if let Some((phrase, _)) = issuer {
        line(&mut text, "cited_as", phrase);
    }
    text.push_str("# Trích yếu lấy từ tiêu đề danh sách: đối chiếu với quyết định.\n");
    line(&mut text, "summary", &above.summary(annex.as_ref()));
    match campaign {
        Some(campaign) => line(&mut text, "campaign", campaign),
        None => {
            miss("phong trào (campaign), nếu khen trong một phong trào", "the campaign (campaign), if there is one");
            text.push_str("# campaign = \"…\"\n");
        }
    }
    award(&mut text, &above, unit, annex.as_ref(), portal, &mut miss);
    text.push_str("# Kế hoạch và điều khoản là căn cứ khen, nếu có:\n# plan = \"kh-…\"\n# clause = \"iv-2-b\"\n");
    text.push_str("# published = 2024-03-18\n");
    let counts = annex.as_ref().and_then(|a| a.counts.as_ref()).map(|c| c.value);
    if let Some(counts) = counts {
        text.push_str("\n[counts]\n");
        for (key, n) in [
            ("collectives", counts.collectives),
            ("households", counts.households),
            ("individuals", counts.individuals),
        ] {
            if n > 0 {
                let _ = writeln!(text, "{key} = {n}");
            }
        }
    }
    for unknown in columns.iter().filter(|c| c.meaning.is_none()) {
        text.push_str("\n# Cột này chưa rõ là gì. means: tên một cột dùng được, hoặc \"bỏ qua\".\n[[column]]\n");
        line(&mut text, "title", &unknown.title);
        line(&mut text, "means", PASS_OVER);
    }
    miss("người ký (signature)", "the signer (signature)");
    text.push_str("\n# [signature]\n# title = \"CHỦ TỊCH\"\n# name = \"…\"\n+++\n\n");
    text.push_str("Điều 1. … (chép toàn văn quyết định vào đây)\n");
    let id = id(number.as_deref(), above.date, name);
    Draft { id, text, columns, rows: annex, missing, diagnostics }
}

/// `12/QĐ-UBND` of 2024 → `qd-12-ubnd-2024`
fn id(number: Option<&str>, date: Option<Date>, name: &str) -> String {
    let parts = number.zip(date).and_then(|(number, date)| {
        let (figure, symbol) = number.split_once('/')?;
        let issuer = symbol.split_once('-').map_or(symbol, |(_, issuer)| issuer);
        Some(format!("qd-{}-{}-{}", slug(figure), slug(issuer), date.year))
    });
    parts.unwrap_or_else(|| slug(name))
}

/// The award that the titles name, if the issuer gives only one form of that class.
fn award(
    text: &mut String,
    above: &Above,
    unit: Option<UnitId>,
    annex: Option<&AnnexFile>,
    portal: &Portal,
    miss: &mut impl FnMut(&str, &str),
) {
    if annex.is_some_and(|a| !a.rows.is_empty() && a.rows.iter().all(|row| row.award.is_some())) {
        return;
    }
    let level = unit.and_then(|unit| crate::resolve::award_level(&portal.units, unit));
    let class = above.award_class();
    let valid = |award: &&crate::content::AwardEntry| {
        Some(award.class) == class && level.is_none_or(|l| award.level == l) && award.is_valid_on(above.date)
    };
    let found: Vec<&crate::content::AwardEntry> = portal.awards.iter().filter(valid).collect();
    match found.as_slice() {
        [one] => line(text, "award", &one.id.value),
        several => {
            miss("hình thức khen thưởng (award)", "the award form (award)");
            for award in several.iter().take(8) {
                let _ = writeln!(text, "# award = \"{}\"  ({})", award.id.value, award.name);
            }
            if several.is_empty() {
                text.push_str("# award = \"…\"  (danh mục: bangvang check --awards)\n");
            }
        }
    }
}

/// What stands above the row of titles.
#[derive(Default)]
struct Above {
    lines: Vec<String>,
    date: Option<Date>,
    issuer: Option<String>,
}

impl Above {
    fn read(sheet: &Sheet) -> Self {
        let mut above = Above::default();
        for row in sheet.rows.iter().take(60) {
            if crate::parse::is_header(row, &Mapping::default()) {
                break;
            }
            above.lines.extend(row.iter().map(|f| f.value.clone()).filter(|v| !v.is_empty()));
        }
        above.lines.dedup();
        let attached =
            above.lines.iter().find(|l| fold(l).contains("kem theo quyet dinh")).cloned().unwrap_or_default();
        let words: Vec<&str> = attached.split_whitespace().collect();
        above.date = words.iter().position(|w| fold(w) == "ngay").and_then(|at| date(&words[at + 1..]));
        let issuer = attached.rsplit_once(" của ").map(|(_, issuer)| issuer.trim_end_matches([')', '.', ' ']));
        above.issuer = issuer.filter(|i| !i.is_empty()).map(str::to_string);
        above
    }

    /// The class of award that a title line names.
    fn award_class(&self) -> Option<AwardClass> {
        let text = fold(&self.lines.join(" "));
        let classes = [
            ("bang khen", AwardClass::Certificate),
            ("giay khen", AwardClass::Commendation),
            ("huan chuong", AwardClass::Order),
            ("huy chuong", AwardClass::Medal),
            ("ky niem chuong", AwardClass::Commemorative),
            ("co thi dua", AwardClass::EmulationTitle),
        ];
        classes.iter().find(|(word, _)| text.contains(word)).map(|(_, class)| *class)
    }

    /// "Về việc tặng Bằng khen cho các tập thể, cá nhân có thành tích …"
    fn summary(&self, annex: Option<&AnnexFile>) -> String {
        let award = self.award_class().map_or("khen thưởng", |class| match class {
            AwardClass::Certificate => "tặng Bằng khen cho",
            AwardClass::Commendation => "tặng Giấy khen cho",
            _ => "khen thưởng",
        });
        let kinds = [
            (RecipientKind::Collective, "tập thể"),
            (RecipientKind::Household, "hộ gia đình"),
            (RecipientKind::Individual, "cá nhân"),
        ];
        let rows = annex.map(|a| a.rows.as_slice()).unwrap_or_default();
        let given = kinds.iter().filter(|(kind, _)| rows.iter().any(|row| row.kind == *kind));
        let given: Vec<&str> = given.map(|(_, word)| *word).collect();
        let given = if given.is_empty() { "tập thể, cá nhân".to_string() } else { given.join(", ") };
        let deed = self.lines.iter().find(|l| fold(l).contains("thanh tich") && !fold(l).contains("danh sach"));
        let deed = deed.map(|l| {
            let rest = l.trim_start_matches("Đã ").trim_start_matches("đã ");
            let mut letters = rest.chars();
            letters.next().map(|c| c.to_lowercase().chain(letters).collect::<String>()).unwrap_or_default()
        });
        format!("Về việc {award} các {given}{}", deed.map(|d| format!(" {d}")).unwrap_or_default())
    }
}

/// "15/3/2024 …" or "15 tháng 3 năm 2024 …"
fn date(words: &[&str]) -> Option<Date> {
    let number = |word: &str| word.trim_end_matches([',', ')', '.', ';']).parse::<u16>().ok();
    let first = words.first()?;
    let parts: Vec<&str> = first.trim_end_matches([',', ')', ';']).split(['/', '.']).collect();
    let (day, month, year) = match (parts.as_slice(), words) {
        ([day, month, year], _) => (number(day)?, number(month)?, number(year)?),
        (_, [day, _, month, _, year, ..]) => (number(day)?, number(month)?, number(year)?),
        _ => return None,
    };
    Date::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_dates() {
        let day = Date::parse("2024-03-15");
        assert_eq!(id(Some("12/QĐ-UBND"), day, "DS"), "qd-12-ubnd-2024");
        assert_eq!(id(Some("9012/QĐ-SVHTTDL"), day, "DS"), "qd-9012-svhttdl-2024");
        assert_eq!(id(None, day, "Danh sách khen Tết"), "danh-sach-khen-tet");
        assert_eq!(date(&["15/3/2024", "của"]), day);
        assert_eq!(date(&["15", "tháng", "3", "năm", "2024", "của"]), day);
        assert_eq!(date(&["…", "tháng", "3"]), None);
    }
}
