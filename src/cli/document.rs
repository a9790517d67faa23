//! `import document`: papers as they arrive → content files, with words about what was understood, dropped, suspected.

use super::args::Args;
use crate::import::document::{self, CampaignProposal, Draft, Dropped, Form, Known, Options, Reading, Why};
use crate::portal::{DocumentId, Portal};
use crate::report::{Diagnostic, Lang, Report, machine_reason, messages, print};
use crate::sources::{FileId, Sources};
use crate::{complete, parse, read, word};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

/// Imports every file; 0 if each has its content file now. Nothing is written if one cannot be read.
pub fn import(args: &Args, clock: i64) -> u8 {
    let (sources, reading) = read::read(&args.root);
    let content = parse::parse(&sources);
    let options = args.options(clock, parse::offset_minutes(&sources));
    // Mistakes elsewhere in the portal are not the business of an import; only a portal must be there.
    let (ready, report) = complete(&sources, &content, &options, None, reading);
    let Some(ready) = ready else {
        tell!("{}", print(&report, &sources, args.style));
        return 1;
    };
    let portal = &ready.portal;
    let mut faults = Report::default();
    let mut readings = Vec::new();
    for file in &args.files {
        match open(file, args.tidy) {
            Ok(reading) => readings.push((name_of(file), reading)),
            Err(diagnostic) => faults.push(*diagnostic),
        }
    }
    if faults.diagnostics.is_empty() {
        faults.extend(write(args, readings, portal, &sources));
    }
    let failed = faults.has_errors();
    if failed {
        tell!("{}", print(&faults, &Sources::default(), args.style));
    }
    u8::from(failed)
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads one file, whatever it is.
fn open(file: &Path, tidy: bool) -> Result<(Reading, Vec<String>), Box<Diagnostic>> {
    let shown = file.display().to_string();
    let unreadable = |e: std::io::Error| messages::file_unreadable(&shown, &machine_reason(&e));
    let ending = file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let limit = if ending == "docx" { read::LARGEST_ANNEX } else { read::LARGEST_TEXT };
    let mut bytes = Vec::new();
    let source = fs::File::open(file).map_err(unreadable)?;
    source.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let is_pdf = bytes.starts_with(b"%PDF") || ending == "pdf";
    if is_pdf {
        return Err(messages::import_pdf(&shown).into());
    }
    if bytes.len() as u64 > limit {
        let size = fs::metadata(file).map_or(limit + 1, |m| m.len());
        return Err(messages::file_too_large(&shown, size, limit).into());
    }
    let (text, form) = match ending.as_str() {
        "docx" => {
            (word::read(&bytes).map(|blocks| document::word_text(&blocks)).map_err(|t| trouble(&shown, t))?, Form::Word)
        }
        "txt" | "md" if bytes.starts_with(b"PK\x03\x04") => {
            return Err(messages::import_wrong_ending(&shown, ".docx").into());
        }
        "txt" | "md" => {
            let form = if ending == "md" { Form::Markdown } else { Form::Plain };
            (letters(&bytes).ok_or_else(|| messages::import_kind(&shown))?, form)
        }
        _ => return Err(messages::import_kind(&shown).into()),
    };
    if text.trim().is_empty() {
        return Err(messages::import_empty(&shown).into());
    }
    if let Some(diagnostic) = parse::old_letters(&text) {
        return Err(Diagnostic { at: crate::report::At::Path(shown), ..diagnostic }.into());
    }
    let (text, repairs) = if tidy { document::tidy(&text) } else { (text, Vec::new()) };
    Ok((document::read(&text, form), repairs))
}

/// The text of a file: UTF-8, or UTF-16 as Notepad may write it.
fn letters(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        // Rich text, old Word files and pictures hold no plain text.
        _ if bytes.starts_with(b"{\\rtf") || bytes.contains(&0) => None,
        _ => String::from_utf8(bytes.to_vec()).ok(),
    }
}

fn trouble(shown: &str, trouble: word::Trouble) -> Diagnostic {
    use word::Trouble as T;
    let (vi, en) = match trouble {
        T::Kind => return messages::import_kind(shown),
        T::Old => ("đây là tệp Word đời cũ (.doc)", "it is an old Word file (.doc)"),
        T::Password => ("tệp có mật khẩu", "it has a password"),
        T::Macros => ("tệp có macro", "it holds macros"),
        T::Broken => ("tệp hỏng hoặc chưa tải xong", "it is broken or was not wholly downloaded"),
        T::TooLarge => ("bên trong lớn quá mức", "what is inside is far too large"),
        T::TooDeep => ("nội dung lồng nhau quá sâu", "its contents are nested too deeply"),
    };
    messages::import_word(shown, vi, en)
}

type Opened = (String, (Reading, Vec<String>));

/// Writes the content files, and the campaign's if asked.
fn write(args: &Args, readings: Vec<Opened>, portal: &Portal, sources: &Sources) -> Option<Diagnostic> {
    let folder = args.into.clone().unwrap_or_else(|| args.root.join("content/documents"));
    let options = Options {
        id: args.id.clone(),
        number: args.number.clone(),
        date: args.date,
        campaign: args.campaign.clone(),
        accept: args.accept,
    };
    let texts = (0..portal.documents.len() as u32).map(DocumentId).map(|id| (id, body(portal, sources, id))).collect();
    let (names, readings): (Vec<String>, Vec<_>) = readings.into_iter().unzip();
    let (readings, repairs): (Vec<Reading>, Vec<Vec<String>>) = readings.into_iter().unzip();
    let drafts = document::meet(readings, &options, &Known { portal, texts });
    let mut files: Vec<(std::path::PathBuf, String)> = Vec::new();
    for (draft, name) in drafts.iter().zip(&names) {
        files.push((folder.join(format!("{}.md", draft.id)), draft.text(name, portal)));
    }
    if args.campaign.as_deref() == Some("new") {
        let mut of: BTreeMap<&str, (&CampaignProposal, Vec<&Draft>)> = BTreeMap::new();
        for draft in &drafts {
            if let Some(proposal) = draft.suggested.as_ref().filter(|p| !p.exists) {
                of.entry(&proposal.id).or_insert((proposal, Vec::new())).1.push(draft);
            }
        }
        for (id, (proposal, drafts)) in of {
            let path = args.root.join(format!("content/campaigns/{id}.md"));
            files.push((path, document::campaign_text(proposal, &drafts, portal)));
        }
    }
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Some(messages::import_exists(&path.display().to_string()));
    }
    for (path, text) in &files {
        let written = path.parent().map_or(Ok(()), fs::create_dir_all);
        // Never through a link that somebody left there.
        let written = written.and_then(|()| fs::File::create_new(path)?.write_all(text.as_bytes()));
        if let Err(e) = written {
            return Some(messages::cannot_write(&path.display().to_string(), &machine_reason(&e)));
        }
    }
    if !args.quiet {
        for (i, draft) in drafts.iter().enumerate() {
            report(args.style.lang, &names[i], &files[i].0, draft, &repairs[i]);
        }
        for (path, _) in files.iter().skip(drafts.len()) {
            say!("→ {}", path.display());
        }
        say!(
            "{}",
            pick(
                args.style.lang,
                "Xem lại các chỗ trên rồi chạy: bangvang check",
                "Look at these, then run: bangvang check"
            )
        );
    }
    None
}

/// The text of a document of the portal.
fn body(portal: &Portal, sources: &Sources, id: DocumentId) -> String {
    let document = portal.document(id);
    let file: FileId = document.file;
    let bytes = sources.bytes(file).get(document.text.start as usize..).unwrap_or_default();
    String::from_utf8_lossy(bytes).into_owned()
}

fn pick<'w>(lang: Lang, vi: &'w str, en: &'w str) -> &'w str {
    if lang == Lang::Vi { vi } else { en }
}

/// What was understood, dropped, suspected, and what is missing.
fn report(lang: Lang, from: &str, to: &Path, draft: &Draft, repairs: &[String]) {
    let w = |vi, en| pick(lang, vi, en);
    say!("{from} → {}", to.display());
    let clauses = crate::outline::outline(&draft.reading.body())
        .iter()
        .filter(|b| matches!(b, crate::outline::Block::Clause(_)))
        .count();
    say!("  {}: {}. {clauses} {}.", draft.kind.label(), draft.reading.head.summary, w("điều khoản", "clauses"));
    for line in &draft.reading.dropped {
        say!("  {} ({} {}): {}", why(lang, line), w("dòng", "line"), line.number, line.text);
    }
    for repair in repairs {
        say!("  {}: {repair}", w("Đã sửa theo --tidy", "Repaired by --tidy"));
    }
    for (words, id) in &draft.cites {
        let target = id.as_deref().unwrap_or(w("chưa có trên cổng", "not in the portal"));
        say!("  {} {words} → {target}", w("Dẫn", "Cites"));
    }
    for (words, proper) in &draft.odd {
        say!("  {} “{words}”; {} {proper}", w("Ký hiệu viết lạ:", "Unusual symbol:"), w("thường viết", "usually"));
    }
    for slip in &draft.slips {
        let reading = match &slip.reading {
            Some(reading) => format!("“{}” → “{reading}”?", slip.text),
            None => format!("“ {} {}", w("chưa đóng ngoặc:", "is not closed:"), slip.text),
        };
        say!("  {} ({} {}): {reading}", w("Ngờ sai", "Suspected slip"), w("dòng", "line"), slip.number);
    }
    for fact in &draft.inferred {
        say!("  {} {} = {} ({} {})", w("Nhận", "Taken over"), fact.fact, fact.value, w("theo", "after"), fact.from);
    }
    for words in &draft.missing {
        say!("  {} {}", w("Còn thiếu:", "Missing:"), words.get(lang));
    }
}

fn why(lang: Lang, line: &Dropped) -> &'static str {
    let (vi, en) = match line.why {
        Why::PageNumber => ("Bỏ số trang", "Dropped page number"),
        Why::RunningHead => ("Bỏ dòng đầu trang", "Dropped running head"),
        Why::WebAddress => ("Bỏ địa chỉ web sót lại", "Dropped left-over web address"),
        Why::Rule => ("Bỏ dòng kẻ", "Dropped rule"),
    };
    pick(lang, vi, en)
}
