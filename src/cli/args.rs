//! Arguments → a command with its options.

use super::terminal;
use crate::model::{Date, Moment, Options};
use crate::report::{Diagnostic, Format, Lang, Style, messages, nearest};
use crate::serve::ServeOptions;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Build,
    Check,
    Serve,
    Import(What),
    Export,
    Init,
    Help,
    Version,
}

/// What `import` reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Decision,
    Document,
}

const COMMANDS: [(&str, Command); 7] = [
    ("build", Command::Build),
    ("check", Command::Check),
    ("serve", Command::Serve),
    ("import", Command::Import(What::Decision)),
    ("export", Command::Export),
    ("init", Command::Init),
    ("help", Command::Help),
];

const OPTIONS: [&str; 22] = [
    "--root",
    "--out",
    "--base-url",
    "--now",
    "--drafts",
    "--timings",
    "--quiet",
    "--lang",
    "--format",
    "--port",
    "--open",
    "--awards",
    "--id",
    "--campaign",
    "--into",
    "--number",
    "--date",
    "--accept",
    "--tidy",
    "--to",
    "--help",
    "--version",
];

/// Everything said on the command line.
#[derive(Clone, Debug)]
pub struct Args {
    pub command: Command,
    pub root: PathBuf,
    pub out: PathBuf,
    pub base_url: Option<String>,
    pub now: Option<Moment>,
    pub drafts: bool,
    pub timings: bool,
    pub quiet: bool,
    pub open: bool,
    /// `check --awards`: list the catalogue of award forms.
    pub awards: bool,
    pub port: u16,
    pub style: Style,
    /// Folder of `init`.
    pub dir: Option<PathBuf>,
    /// Files of `import`, the id for the only one, and their campaign.
    pub files: Vec<PathBuf>,
    pub id: Option<String>,
    pub campaign: Option<String>,
    /// `import document`: folder for the content files, number and date of the only one.
    pub into: Option<PathBuf>,
    pub number: Option<String>,
    pub date: Option<Date>,
    /// `import document`: take over what other documents tell; repair typing.
    pub accept: bool,
    pub tidy: bool,
    /// `export document`: the document's id.
    pub document: Option<String>,
}

type Fault = (Diagnostic, Style);

impl Args {
    /// Reads the arguments. `--lang` and `--format` count for messages about the arguments too, wherever they stand.
    pub fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Args, Fault> {
        let arguments: Vec<OsString> = arguments.collect();
        let english = arguments.windows(2).any(|w| w[0] == "--lang" && w[1] == "en")
            || arguments.iter().any(|a| a == "--lang=en");
        let style =
            Style { lang: if english { Lang::En } else { Lang::Vi }, format: Format::Text, colour: terminal::colour() };
        Self::read(arguments, style).map_err(|diagnostic| (diagnostic, style))
    }

    fn read(arguments: Vec<OsString>, style: Style) -> Result<Args, Diagnostic> {
        let mut args = Args {
            command: Command::Help,
            root: PathBuf::from("."),
            out: PathBuf::new(),
            base_url: None,
            now: None,
            drafts: false,
            timings: false,
            quiet: false,
            open: false,
            awards: false,
            port: 8017,
            style,
            dir: None,
            files: Vec::new(),
            id: None,
            campaign: None,
            into: None,
            number: None,
            date: None,
            accept: false,
            tidy: false,
            document: None,
        };
        let mut parser = lexopt::Parser::from_args(arguments);
        let mut command = None;
        let mut out = None;
        let mut what = None;
        while let Some(argument) = parser.next().map_err(unclear)? {
            match argument {
                Long("root") => args.root = path(&mut parser, "--root", "C:\\cong-bang-vang")?,
                Long("out") => out = Some(path(&mut parser, "--out", "public")?),
                Long("base-url") => {
                    let example = "https://laichau.example.gov.vn/bang-vang/";
                    let url = text(&mut parser, "--base-url", example)?;
                    if crate::model::address::Base::parse(&url).is_none() {
                        return Err(messages::bad_option_value("--base-url", example));
                    }
                    args.base_url = Some(url);
                }
                Long("now") => {
                    let example = "2023-12-31T08:00";
                    let now = text(&mut parser, "--now", example)?;
                    args.now = Some(Moment::parse(&now).ok_or_else(|| messages::bad_option_value("--now", example))?);
                }
                Long("port") => {
                    let port = text(&mut parser, "--port", "8017")?;
                    args.port = port.parse().map_err(|_| messages::bad_option_value("--port", "8017"))?;
                }
                Long("lang") => {
                    args.style.lang = match text(&mut parser, "--lang", "vi")?.as_str() {
                        "vi" => Lang::Vi,
                        "en" => Lang::En,
                        _ => return Err(messages::bad_option_value("--lang", "vi")),
                    }
                }
                Long("format") => {
                    args.style.format = match text(&mut parser, "--format", "text")?.as_str() {
                        "text" => Format::Text,
                        "json" => Format::Json,
                        _ => return Err(messages::bad_option_value("--format", "json")),
                    }
                }
                Long("id") => {
                    let example = "qd-12-ubnd-2024";
                    let id = text(&mut parser, "--id", example)?;
                    if !crate::model::is_id(&id) {
                        return Err(messages::bad_option_value("--id", example));
                    }
                    args.id = Some(id);
                }
                Long("campaign") => args.campaign = Some(text(&mut parser, "--campaign", "lai-chau-2024")?),
                Long("into") => args.into = Some(path(&mut parser, "--into", "content/documents")?),
                Long("number") => {
                    let number = text(&mut parser, "--number", "12/KH-UBND")?;
                    if crate::citation::number(&number).is_none() {
                        return Err(messages::bad_option_value("--number", "12/KH-UBND"));
                    }
                    args.number = Some(number);
                }
                Long("date") => {
                    let date = text(&mut parser, "--date", "2024-03-15")?;
                    let read = Date::parse(&date).ok_or_else(|| messages::bad_option_value("--date", "2024-03-15"))?;
                    args.date = Some(read);
                }
                Long("accept") => args.accept = true,
                Long("tidy") => args.tidy = true,
                Long("to") => {
                    if text(&mut parser, "--to", "docx")? != "docx" {
                        return Err(messages::bad_option_value("--to", "docx"));
                    }
                }
                Long("drafts") => args.drafts = true,
                Long("timings") => args.timings = true,
                Long("quiet") | Short('q') => args.quiet = true,
                Long("open") => args.open = true,
                Long("awards") => args.awards = true,
                Long("help") | Short('h') => command = Some(Command::Help),
                Long("version") | Short('V') => command = Some(Command::Version),
                Value(value) if command.is_none() => {
                    let word = value.to_string_lossy().into_owned();
                    let found = COMMANDS.iter().find(|(name, _)| *name == word).map(|(_, c)| *c);
                    let near = || nearest(&word, COMMANDS.iter().map(|(name, _)| *name));
                    command = Some(found.ok_or_else(|| messages::bad_usage(&word, near()))?);
                }
                Value(value) if matches!(command, Some(Command::Import(_) | Command::Export)) && what.is_none() => {
                    let word = value.to_string_lossy().into_owned();
                    let verb = if command == Some(Command::Export) { "export" } else { "import" };
                    match (verb, word.as_str()) {
                        ("import", "decision") | ("export", "document") => {}
                        ("import", "document") => command = Some(Command::Import(What::Document)),
                        _ => {
                            let known = ["import decision", "import document", "export document"];
                            let near = nearest(&format!("{verb} {word}"), known).unwrap_or("import document");
                            return Err(messages::bad_usage(&format!("{verb} {word}"), Some(near)));
                        }
                    }
                    what = Some(word);
                }
                Value(value) if matches!(command, Some(Command::Import(_))) => args.files.push(value.into()),
                Value(value) if command == Some(Command::Export) && args.document.is_none() => {
                    args.document = Some(value.to_string_lossy().into_owned());
                }
                Value(value) if command == Some(Command::Init) && args.dir.is_none() => args.dir = Some(value.into()),
                other => return Err(unclear(other.unexpected())),
            }
        }
        args.command = command.unwrap_or(Command::Help);
        args.out = out.unwrap_or_else(|| args.root.join("public"));
        // An id, a number or a date belongs to one document.
        let single = args.id.is_some() || args.number.is_some() || args.date.is_some();
        if let Command::Import(kind) = args.command
            && (args.files.is_empty() || single && args.files.len() > 1)
        {
            return Err(match kind {
                What::Decision => messages::bad_option_value("import decision", "danh-sach.xlsx"),
                What::Document => messages::bad_option_value("import document", "ke-hoach.docx"),
            });
        }
        if args.command == Command::Export && args.document.is_none() {
            return Err(messages::bad_option_value("export document", "kh-4049-ubnd-2021"));
        }
        if args.command == Command::Init && args.dir.is_none() {
            return Err(messages::bad_option_value("init", "cong-bang-vang"));
        }
        Ok(args)
    }

    /// Options of a build, with the portal's own idea of what time it is.
    pub fn options(&self, clock: i64, offset_minutes: i32) -> Options {
        Options {
            base_url: self.base_url.clone(),
            now: self.now.unwrap_or_else(|| Moment::from_unix(clock, offset_minutes)),
            drafts: self.drafts,
        }
    }

    pub fn serve_options(&self, clock: i64) -> ServeOptions {
        ServeOptions {
            root: self.root.clone(),
            base_url: self.base_url.clone(),
            now: self.now,
            clock,
            drafts: self.drafts,
            port: self.port,
            open: self.open,
            style: self.style,
        }
    }
}

fn unclear(error: lexopt::Error) -> Diagnostic {
    let word = match &error {
        lexopt::Error::UnexpectedOption(option) => option.clone(),
        lexopt::Error::UnexpectedArgument(value) => value.to_string_lossy().into_owned(),
        lexopt::Error::MissingValue { option: Some(option) } => return messages::bad_option_value(option, "…"),
        other => other.to_string(),
    };
    let near = nearest(&word, OPTIONS).filter(|near| *near != word);
    messages::bad_usage(&word, near)
}

fn text(parser: &mut lexopt::Parser, option: &str, example: &str) -> Result<String, Diagnostic> {
    let value = parser.value().map_err(|_| messages::bad_option_value(option, example))?;
    value.into_string().map_err(|_| messages::bad_option_value(option, example))
}

fn path(parser: &mut lexopt::Parser, option: &str, example: &str) -> Result<PathBuf, Diagnostic> {
    parser.value().map(PathBuf::from).map_err(|_| messages::bad_option_value(option, example))
}
