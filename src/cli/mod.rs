//! Commands: one small file each. Comes in: arguments. Goes out: an exit code.
//!
//! Exit codes: 0 fine; 1 the content has errors, nothing was written; 2 wrong usage, or the machine failed.

mod args;
mod build;
mod document;
mod export;
mod help;
mod import;
mod init;
mod terminal;

use crate::report::{Diagnostic, Report, print};
use crate::sources::Sources;
use args::{Args, Command, What};
use std::ffi::OsString;

/// Runs the program. `clock` is the time in seconds since 1970 (UTC).
pub fn run(arguments: impl Iterator<Item = OsString>, clock: i64) -> u8 {
    let args = match Args::parse(arguments) {
        Ok(args) => args,
        Err((diagnostic, style)) => return complain(diagnostic, style),
    };
    match args.command {
        Command::Help => {
            say!("{}", help::text(args.style.lang).trim_end());
            0
        }
        Command::Version => {
            say!("bangvang {}", env!("CARGO_PKG_VERSION"));
            0
        }
        Command::Build => build::build(&args, clock),
        Command::Check => build::check(&args, clock),
        Command::Serve => crate::serve::serve(&args.serve_options(clock), &build::preview_words(args.style.lang)),
        Command::Import(What::Decision) => import::import(&args, clock),
        Command::Import(What::Document) => document::import(&args, clock),
        Command::Export => export::export(&args, clock),
        Command::Init => init::init(&args),
    }
}

/// Prints one message about usage or the machine.
fn complain(diagnostic: Diagnostic, style: crate::report::Style) -> u8 {
    let report = Report { diagnostics: vec![diagnostic] };
    tell!("{}", print(&report, &Sources::default(), style));
    2
}
