//! "Tổ chức thực hiện" of a plan as a table: which office does what.
//!
//! Comes in: a document's clauses. Goes out: the items of that section with who they address. An office is named by the
//! item's heading, or by the words before the verb; where neither can be told, the item's words stand as they are.

use super::parts::*;
use crate::content::Clause;
use crate::portal::*;
use crate::vietnamese::fold;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct TaskView {
    pub label: String,
    pub who: String,
    pub href: String,
    /// What follows the office in the same clause.
    pub text: Option<String>,
    pub items: Vec<TaskItemView>,
}

#[derive(Debug, Serialize)]
pub struct TaskItemView {
    pub text: String,
    pub href: String,
}

/// Verbs with which a task begins after the office that has it.
const VERBS: [&str; 18] = [
    "chủ trì",
    "phối hợp",
    "chỉ đạo",
    "hướng dẫn",
    "tham mưu",
    "căn cứ",
    "trên cơ sở",
    "tăng cường",
    "tuyên truyền",
    "có trách nhiệm",
    "xây dựng",
    "thực hiện",
    "triển khai",
    "đôn đốc",
    "theo dõi",
    "đẩy mạnh",
    "giúp",
    "rà soát",
];

/// The rows, and the section that they come from.
pub fn tasks(parts: Parts<'_>, document: &Document) -> (Vec<TaskView>, Option<LinkView>) {
    let clauses = &document.text.clauses;
    let is_section =
        |c: &&Clause| fold(&c.excerpt).contains("to chuc thuc hien") && !c.label.starts_with(['-', '+', '–']);
    let best = clauses.iter().filter(is_section).map(|c| c.depth).min();
    let at = clauses.iter().rposition(|c| is_section(&c) && Some(c.depth) == best);
    let Some(at) = at else { return (Vec::new(), None) };
    let depth = clauses[at].depth;
    let inside: Vec<&Clause> = clauses[at + 1..].iter().take_while(|c| c.depth > depth).collect();
    let mut rows: Vec<TaskView> = Vec::new();
    for (i, clause) in inside.iter().enumerate() {
        let href = format!("#{}", clause.anchor);
        if clause.depth > depth + 1 {
            if let Some(row) = rows.last_mut().filter(|_| clause.depth == depth + 2) {
                row.items.push(TaskItemView { text: clause.excerpt.clone(), href });
            }
            continue;
        }
        let headed = inside.get(i + 1).is_some_and(|next| next.depth > clause.depth)
            || !clause.excerpt.ends_with(['.', ';', '…']);
        let (who, text) = if headed { (clause.excerpt.as_str(), None) } else { split(&clause.excerpt) };
        rows.push(TaskView {
            label: clause.label.trim_matches('*').to_string(),
            who: who.trim_end_matches([':', '.']).to_string(),
            href,
            text: text.map(str::to_string),
            items: Vec::new(),
        });
    }
    let section = &clauses[at];
    let label = section.label.trim_matches('*');
    // "Điều 5" says itself what it is.
    let title = section.excerpt.trim_end_matches([':', '.']);
    let text = if label.chars().filter(|c| c.is_lowercase()).count() > 1 {
        format!("{label} {title}")
    } else {
        parts.phrase("clause.section", &[("label", &label), ("title", &title)])
    };
    let link = LinkView { text, href: Some(format!("#{}", section.anchor)) };
    if rows.is_empty() { (rows, None) } else { (rows, Some(link)) }
}

/// "Đề nghị Mặt trận Tổ quốc … tuyên truyền đến …" → the office, and the task from its verb on.
fn split(words: &str) -> (&str, Option<&str>) {
    const LONGEST: usize = 260;
    let lower = words.to_lowercase();
    let rest = ["Đề nghị ", "Giao "].into_iter().find_map(|w| words.strip_prefix(w)).unwrap_or(words);
    let from = words.len() - rest.len();
    let verb = |verb: &&str| {
        let at = lower.match_indices(&format!(" {verb}")).map(|(at, _)| at).find(|at| *at > from);
        at.filter(|at| *at < LONGEST)
    };
    match VERBS.iter().filter_map(verb).min().filter(|_| lower.len() == words.len()) {
        Some(at) => (words[from..at].trim_end_matches([',', ' ']), Some(words[at..].trim())),
        None => (words, None),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn office_and_task() {
        let (who, text) = super::split("Đề nghị Mặt trận Tổ quốc và các đoàn thể tuyên truyền đến hội viên.");
        assert_eq!((who, text), ("Mặt trận Tổ quốc và các đoàn thể", Some("tuyên truyền đến hội viên.")));
        assert_eq!(super::split("Các đơn vị lo việc này."), ("Các đơn vị lo việc này.", None));
    }
}
