//! `export document`: a document of the portal → a Word file in the layout of Nghị định 30/2020/NĐ-CP.

use super::args::Args;
use crate::portal::DocumentId;
use crate::report::{Lang, Report, machine_reason, messages, nearest, print};
use crate::sources::Sources;
use crate::{complete, export as word, parse, read};
use std::fs;
use std::path::PathBuf;

/// Writes `<id>.docx` into the current folder, or into that of `--into`.
pub fn export(args: &Args, clock: i64) -> u8 {
    let (sources, reading) = read::read(&args.root);
    let content = parse::parse(&sources);
    let options = args.options(clock, parse::offset_minutes(&sources));
    let (ready, report) = complete(&sources, &content, &options, None, reading);
    let Some(ready) = ready else {
        tell!("{}", print(&report, &sources, args.style));
        return 1;
    };
    let portal = &ready.portal;
    let id = args.document.clone().unwrap_or_default();
    let complain = |diagnostic| {
        tell!("{}", print(&Report { diagnostics: vec![diagnostic] }, &Sources::default(), args.style));
        1
    };
    let Some(found) = portal.documents.iter().position(|d| d.id == id) else {
        return complain(messages::export_unknown(&id, nearest(&id, portal.documents.iter().map(|d| d.id.as_str()))));
    };
    let document = &portal.documents[found];
    let bytes = sources.bytes(document.file).get(document.text.start as usize..).unwrap_or_default();
    let path = args.into.clone().unwrap_or_else(|| PathBuf::from(".")).join(format!("{id}.docx"));
    let shown = path.display().to_string();
    let made = word::docx(portal, DocumentId(found as u32), &String::from_utf8_lossy(bytes));
    let written = made.map_err(std::io::Error::other).and_then(|bytes| {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(&path, bytes)
    });
    if let Err(e) = written {
        return complain(messages::cannot_write(&shown, &machine_reason(&e)));
    }
    if !args.quiet {
        let done = if args.style.lang == Lang::Vi { "Đã ghi" } else { "Written:" };
        say!("{done} {shown}");
    }
    0
}
