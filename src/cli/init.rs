//! `init`: a small, complete, commented portal to start from.

use super::args::Args;
use crate::report::{Lang, messages};
use include_dir::{Dir, include_dir};
use std::fs;
use std::path::Path;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// Writes the starter portal into a new or empty folder.
pub fn init(args: &Args) -> u8 {
    let Some(dir) = &args.dir else { return 2 };
    let shown = dir.display().to_string();
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return super::complain(messages::folder_not_empty(&shown), args.style);
    }
    if let Err(error) = extract(&STARTER, dir) {
        return super::complain(messages::cannot_write(&shown, &crate::report::machine_reason(&error)), args.style);
    }
    if !args.quiet {
        say!(
            "{}",
            match args.style.lang {
                Lang::Vi => format!("Đã tạo cổng mới trong {shown}. Xem thử: bangvang serve --root {shown} --open"),
                Lang::En => format!("Made a new portal in {shown}. Preview: bangvang serve --root {shown} --open"),
            }
        );
    }
    0
}

fn extract(from: &Dir<'_>, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    // A build of the starter in its own place leaves a hidden cache there, which is nobody's starter.
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    for file in from.files().filter(|file| !hidden(file.path())) {
        fs::write(to.join(file.path()), file.contents())?;
    }
    for dir in from.dirs().filter(|dir| !hidden(dir.path())) {
        fs::create_dir_all(to.join(dir.path()))?;
        extract(dir, to)?;
    }
    Ok(())
}
