//! VERB resolve: Content + Options → Portal. The only place where files meet.
//!
//! Comes in: what every file says. Goes out: what is true of all of them together, and a report of everything that
//! cannot be. Never fails: it reports and carries on with what is sound; the caller renders only if there is no error.
//! May not live here: bytes, TOML, HTML, the clock.

mod campaigns;
mod checks;
mod citations;
mod decisions;
mod documents;
mod files;
mod index;
mod links;
mod names;
mod pages;
mod rolls;
mod site;
mod stories;
mod traces;
mod units;

pub use checks::award_level;

use crate::content::Content;
use crate::model::Options;
use crate::portal::Portal;
use crate::report::{Report, messages};
use crate::sources::Sources;
use index::Index;

/// Resolves a portal. Nothing comes out if there is no usable `content/site.toml`.
pub fn resolve(content: &Content, sources: &Sources, options: &Options) -> (Option<Portal>, Report) {
    let mut report = Report::default();
    report.extend(content.files.iter().flat_map(|file| file.diagnostics.iter().cloned()));
    let portal = Index::new(content, sources, &mut report).and_then(|index| build(&index, options, &mut report));
    if portal.is_none() && !report.has_errors() {
        report.push(messages::no_site("content/site.toml"));
    }
    report.sort();
    (portal, report)
}

fn build(index: &Index<'_>, options: &Options, report: &mut Report) -> Option<Portal> {
    let units = units::units(index, report);
    let site = site::site(index, &units, options, report)?;
    let awards = index.awards.clone();
    let mut documents = documents::documents(index, &units, report);
    let campaigns = campaigns::campaigns(index, &units, &documents, options.now, report);
    let (decisions, honours) = decisions::decisions(index, &units, &mut documents, report);
    let given = (decisions.as_slice(), honours.as_slice());
    let stories = stories::stories(index, &units, &given, options, report);
    let models = stories::models(index, &units, &given, options, report);
    let pages = stories::pages(index, report);
    let mut portal = Portal {
        site,
        now: options.now,
        units: units.units,
        awards,
        campaigns,
        documents,
        decisions,
        honours,
        stories,
        models,
        pages,
        waiting: stories::waiting(index, options),
        abbreviations: index.abbreviations.iter().map(|a| (a.short.value.clone(), a.long.clone())).collect(),
        assets: Vec::new(),
        pictures: Vec::new(),
        targets: Vec::new(),
        tables: Default::default(),
    };
    let mut wanted = files::Wanted::default();
    files::files(index, &mut portal, &mut wanted, report);
    links::targets(index, &mut portal, &mut wanted, report);
    wanted.publish(&mut portal, report);
    checks::all(index, &portal, report);
    traces::names_not_shown(index, &portal, report);
    rolls::tables(&mut portal);
    Some(portal)
}
