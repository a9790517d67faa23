//! `import decision`: office lists → decisions beside their lists, with words about what was understood.

use super::args::Args;
use crate::import;
use crate::model::Date;
use crate::report::{Diagnostic, Lang, Report, machine_reason, messages, print};
use crate::sources::{Data, FileId, SourceFile, Sources};
use crate::{complete, parse, read, sheet};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Imports every file; 0 if each has its decision now.
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
    let mut failed = false;
    for file in &args.files {
        if let Err(diagnostic) = one(args, file, &ready.portal) {
            failed = true;
            tell!("{}", print(&Report { diagnostics: vec![diagnostic.0] }, &diagnostic.1, args.style));
        }
    }
    u8::from(failed)
}

/// A message, and the file that it quotes.
type Failure = (Diagnostic, Sources);

fn one(args: &Args, file: &Path, portal: &crate::portal::Portal) -> Result<(), Failure> {
    let nowhere = |d: Diagnostic| (d, Sources::default());
    let shown = file.display().to_string();
    let ending = sheet::ending(&shown);
    let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let size = fs::metadata(file).map_err(|e| nowhere(messages::file_unreadable(&shown, &machine_reason(&e))))?.len();
    if size > read::LARGEST_ANNEX {
        return Err(nowhere(messages::file_too_large(&shown, size, read::LARGEST_ANNEX)));
    }
    let bytes = fs::read(file).map_err(|e| nowhere(messages::file_unreadable(&shown, &machine_reason(&e))))?;
    let data = Data::Bytes(bytes.clone().into());
    let sources = Sources::new(vec![SourceFile { path: shown.clone(), data }]);
    let id = FileId(0);
    let sheet = match sheet::read(id, &shown, &bytes) {
        Ok(sheet) => sheet,
        Err(trouble) => return Err((parse::unreadable(id, trouble), sources)),
    };
    let draft = import::decision(id, &sheet, &stem, args.campaign.as_deref(), portal);
    if draft.columns.is_empty() {
        // Without titles there is nothing to start from; the message quotes the row most like them.
        let first = draft.diagnostics.into_iter().next();
        return Err((first.unwrap_or_else(|| messages::empty_annex(crate::sources::Place::file(id))), sources));
    }
    let folder = args.root.join("content/decisions");
    let name = args.id.clone().unwrap_or_else(|| draft.id.clone());
    let (text_path, list_path) = (folder.join(format!("{name}.md")), folder.join(format!("{name}.{ending}")));
    let here = fs::canonicalize(file).ok();
    let in_place = here.is_some() && here == fs::canonicalize(&list_path).ok();
    let taken = |path: &Path| nowhere(messages::import_exists(&path.display().to_string()));
    if text_path.exists() {
        return Err(taken(&text_path));
    }
    if name.is_empty() {
        return Err(nowhere(messages::bad_option_value("--id", "qd-12-ubnd-2024")));
    }
    let lists = sheet::ENDINGS.map(|ending| folder.join(format!("{name}.{ending}")));
    if let Some(other) = lists.iter().find(|list| list.exists() && !(in_place && **list == list_path)) {
        return Err(taken(other));
    }
    let write = || -> std::io::Result<()> {
        fs::create_dir_all(&folder)?;
        if !in_place {
            let inside = here.as_deref().and_then(Path::parent) == fs::canonicalize(&folder).ok().as_deref();
            // A list that lies there under another name would belong to no decision.
            if inside { fs::rename(file, &list_path)? } else { fs::write(&list_path, &bytes)? }
        }
        // Never through a link that somebody left there.
        fs::File::create_new(&text_path)?.write_all(draft.text.as_bytes())
    };
    write().map_err(|e| nowhere(messages::cannot_write(&text_path.display().to_string(), &machine_reason(&e))))?;
    if !args.quiet {
        report(args.style.lang, &shown, &text_path.display().to_string(), &draft);
    }
    let mut found = Report { diagnostics: draft.diagnostics };
    found.sort();
    tell!("{}", print(&found, &sources, args.style));
    Ok(())
}

/// What was understood, and what is missing.
fn report(lang: Lang, from: &str, to: &str, draft: &import::Draft) {
    let vi = lang == Lang::Vi;
    say!("{from} → {to}");
    for column in &draft.columns {
        let meaning = match column.meaning {
            Some(meaning) => meaning.to_string(),
            None if vi => "chưa rõ: chọn nghĩa ở [[column]] trong tệp .md".to_string(),
            None => "not understood: choose a meaning under [[column]] in the .md file".to_string(),
        };
        say!("  {} → {meaning}", column.title);
    }
    if let Some(annex) = &draft.rows {
        let of = |kind| annex.rows.iter().filter(|row| row.kind == kind).count();
        use crate::model::words::RecipientKind::*;
        let (a, b, c) = (of(Collective), of(Household), of(Individual));
        let dates: Vec<Date> = annex.rows.iter().filter_map(|row| row.deed_date).collect();
        let dated = dates.len();
        say!(
            "{}",
            if vi {
                format!(
                    "  Đọc được {a:02} tập thể, {b:02} hộ gia đình, {c:02} cá nhân; {dated} dòng có ngày lập thành tích."
                )
            } else {
                format!(
                    "  Read {a} collectives, {b} households, {c} individuals; {dated} rows with the day of the deed."
                )
            }
        );
    }
    for words in &draft.missing {
        say!("  {} {}", if vi { "Còn thiếu:" } else { "Missing:" }, words.get(lang));
    }
    say!(
        "{}",
        if vi {
            "Điền các chỗ còn thiếu rồi chạy: bangvang check"
        } else {
            "Fill these in, then run: bangvang check"
        }
    );
}
