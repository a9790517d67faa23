//! One function per message: the only place where the words of an error live. A function's name is the message's
//! code. Every one has a picture in `tests/errors`, and a test fails if one has none.

mod annex;
mod citations;
mod files;
mod import;
mod machine;
mod references;
mod rules;
mod sheet;
mod table;
mod text;

pub use annex::*;
pub use citations::*;
pub use files::*;
pub use import::*;
pub use machine::*;
pub use references::*;
pub use rules::*;
pub use sheet::*;
pub use table::*;
pub use text::*;
