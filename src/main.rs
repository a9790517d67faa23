//! The door: arguments and the clock go in, an exit code comes out. Knows no content.

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// Pages are made of many small pieces, on all cores: a third of a build went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64);
    ExitCode::from(bangvang::cli::run(std::env::args_os().skip(1), seconds))
}
