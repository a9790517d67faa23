//! Makes the parts that many pages show.

pub use super::shapes::*;

use crate::content::Relation;
use crate::model::Address;
use crate::pictures::Pictures;
use crate::portal::*;
use crate::render::words::Words;
use std::fmt::Display;

/// Makes parts for one portal.
#[derive(Clone, Copy)]
pub struct Parts<'p> {
    pub portal: &'p Portal,
    pub words: &'p Words,
    pub pictures: &'p Pictures,
}

impl<'p> Parts<'p> {
    /// A word of the interface.
    pub fn word(&self, key: &'static str) -> String {
        self.words.word(key).to_string()
    }

    /// The word for a key of a closed vocabulary.
    pub fn label(&self, table: &str, key: &str) -> String {
        super::phrases::label(self.words, table, key)
    }

    /// A number of things, in words.
    pub fn tally(&self, key: &'static str, n: usize) -> String {
        super::phrases::tally(self.words, key, n)
    }

    pub fn number(&self, n: usize) -> String {
        super::phrases::number(self.words, n)
    }

    pub fn counts(&self, counts: crate::content::Counts) -> String {
        super::phrases::counts(self.words, counts)
    }

    /// A phrase of the interface with values.
    pub fn phrase(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        self.words.phrase(key, values)
    }

    pub fn href(&self, address: &Address) -> String {
        self.portal.site.base.link(address)
    }

    pub fn link(&self, text: impl Into<String>, address: &Address) -> LinkView {
        LinkView { text: text.into(), href: Some(self.href(address)) }
    }

    pub fn unit(&self, unit: &UnitRef) -> UnitRefView {
        let mut view = UnitRefView { name: unit.name.clone(), href: None, now_word: None, now: Vec::new() };
        if let Some(id) = unit.unit {
            view.href = Some(self.href(&self.portal.unit_address(id)));
            (view.now_word, view.now) = self.now(id, &unit.name);
        }
        view
    }

    /// What a unit is today: its successors, or its own later name.
    fn now(&self, id: UnitId, then: &str) -> (Option<String>, Vec<LinkView>) {
        let unit = self.portal.unit(id);
        let today = self.portal.now.date;
        let gone = !unit.exists_on(today)
            || unit.successors.iter().any(|(_, on, _)| on.is_some_and(|on| on.first_day() <= today));
        if gone && !unit.successors.is_empty() {
            let links: Vec<LinkView> = unit
                .successors
                .iter()
                .map(|(s, ..)| self.link(self.portal.unit(*s).name_on(Some(today)), &self.portal.unit_address(*s)))
                .collect();
            return (
                Some(self.word(if links.len() == 1 { "unit_now.part_of" } else { "unit_now.part_of_many" })),
                links,
            );
        }
        let name = unit.name_on(Some(today));
        let known =
            unit.written.also.iter().any(|also| crate::vietnamese::loose(also) == crate::vietnamese::loose(then));
        if unit.names.len() > 1 && !known && crate::vietnamese::loose(name) != crate::vietnamese::loose(then) {
            return (Some(self.word("unit_now.is")), vec![self.link(name, &self.portal.unit_address(id))]);
        }
        (None, Vec::new())
    }

    pub fn date(&self, date: crate::model::Date) -> DateView {
        DateView { text: date.short(), iso: date.to_string() }
    }

    pub fn paper_title(&self, id: DocumentId) -> String {
        let document = self.portal.document(id);
        let kind = self.label("document_type", document.header.kind.key());
        match (&document.header.number, &document.header.symbol) {
            (Some(number), _) => self.phrase("paper.numbered", &[("kind", &kind), ("number", &number.value)]),
            (None, Some(symbol)) => self.phrase("paper.blank_number", &[("kind", &kind), ("symbol", symbol)]),
            (None, None) => self.phrase("paper.unnumbered", &[("kind", &kind), ("issuer", &document.issuer.name)]),
        }
    }

    pub fn paper(&self, id: DocumentId) -> PaperView {
        let document = self.portal.document(id);
        PaperView {
            title: self.paper_title(id),
            summary: document.header.summary.clone(),
            href: self.href(&self.portal.document_address(id)),
            date: document.header.date.map(|d| self.date(d)),
            issuer: document.header.cited_as.clone().unwrap_or_else(|| document.issuer.name.clone()),
            counts: document.decision.map(|d| self.counts(self.portal.decision(d).counts)),
            sample: document.header.sample,
        }
    }

    pub fn papers(&self, ids: &[DocumentId]) -> Vec<PaperView> {
        ids.iter().map(|id| self.paper(*id)).collect()
    }

    /// Papers grouped by their relation, in the order of [`Relation`].
    pub fn relations(&self, list: &[(Relation, DocumentId)], back: bool) -> Vec<RelationView> {
        let mut views: Vec<RelationView> = Vec::new();
        for (relation, id) in list {
            let word = super::phrases::relation(self.words, *relation, back);
            match views.iter_mut().find(|v| v.relation == word) {
                Some(view) => view.papers.push(self.paper(*id)),
                None => views.push(RelationView { relation: word.to_string(), papers: vec![self.paper(*id)] }),
            }
        }
        views
    }

    pub fn decision(&self, id: DecisionId) -> DecisionRefView {
        let document_id = self.portal.decision(id).document;
        let document = self.portal.document(document_id);
        DecisionRefView {
            text: self.paper_title(document_id),
            href: self.href(&self.portal.document_address(document_id)),
            date: document.header.date.map(|d| self.date(d)),
            issuer: document.header.cited_as.clone().unwrap_or_else(|| document.issuer.name.clone()),
            signer: document.header.signature.as_ref().map(|s| s.name.clone()),
        }
    }

    pub fn clause(&self, clause: ClauseRef) -> ClauseRefView {
        let document = self.portal.document(clause.document);
        ClauseRefView {
            text: super::phrases::clause_path(self.words, &document.text.clauses, clause.clause as usize),
            document: self.paper_title(clause.document),
            href: self.href(&self.portal.clause_address(clause)),
            excerpt: self.portal.clause(clause).excerpt.clone(),
        }
    }

    pub fn campaign_link(&self, id: CampaignId) -> LinkView {
        self.link(&self.portal.campaign(id).written.short, &self.portal.campaign_address(id))
    }

    pub fn honour(&self, id: HonourId) -> HonourView {
        let portal = self.portal;
        let honour = portal.honour(id);
        let row = honour.row();
        let shown = honour.shown();
        let document = portal.decision_document(honour);
        let stories = portal.tables.stories_of_honour.get(&id).map(Vec::as_slice).unwrap_or_default();
        let models = portal.tables.models_of_honour.get(&id).map(Vec::as_slice).unwrap_or_default();
        let award = portal.award(honour.award);
        HonourView {
            anchor: honour.anchor(),
            number: row.number.value,
            href: self.href(&portal.honour_address(id)),
            withdrawn: !shown,
            withheld: match honour.standing {
                Standing::Withheld(date) => Some(self.date(date)),
                _ => None,
            },
            name: if shown { row.name.value.clone() } else { String::new() },
            kind: self.label("kind", row.kind.key()),
            kind_key: row.kind.key(),
            position: honour.position().map(str::to_string).filter(|_| shown),
            position_class: row.position_class.filter(|_| shown).map(|p| self.label("position", p.key())),
            unit: honour.unit.as_ref().filter(|_| shown).map(|u| self.unit(u)),
            deed: row.deed.clone().or_else(|| portal.decision(honour.decision).written.deed.clone()).filter(|_| shown),
            deed_date: row.deed_date.filter(|_| shown).map(|d| self.date(d)),
            award: self.link(&award.name, &portal.award_address(honour.award)),
            decision: self.decision(honour.decision),
            clause: honour.clause.filter(|_| shown).map(|c| self.clause(c)),
            campaign: honour.campaign.map(|c| self.campaign_link(c)),
            // A child's story must not be found from the row that holds the full name.
            stories: stories
                .iter()
                .filter(|s| !portal.story(**s).written.minor)
                .map(|s| self.link(&portal.story(*s).written.title, &portal.story_address(*s)))
                .collect(),
            models: models
                .iter()
                .map(|m| self.link(&portal.model(*m).written.title, &portal.model_address(*m)))
                .collect(),
            posthumous: row.posthumous && shown,
            note: row.note.clone().filter(|_| shown),
            changes: honour
                .changes
                .iter()
                .map(|(change, decision)| ChangeView {
                    text: self.label("change", change.key()),
                    decision: self.decision(*decision),
                })
                .collect(),
            sample: document.header.sample,
        }
    }

    pub fn honours(&self, ids: &[HonourId]) -> Vec<HonourView> {
        ids.iter().map(|id| self.honour(*id)).collect()
    }

    /// Rows of a decision, cut where section or kind of recipient changes.
    pub fn sections(&self, rows: impl Iterator<Item = HonourId>) -> Vec<SectionView> {
        let mut sections: Vec<SectionView> = Vec::new();
        let mut current = None;
        for id in rows {
            let row = self.portal.honour(id).row();
            let key = (&row.section, row.kind);
            if current.replace(key) != Some(key) {
                let title = (!row.section.is_empty())
                    .then(|| format!("{}. {}", row.section.to_uppercase(), self.label("kind", row.kind.key())));
                sections.push(SectionView { title, honours: Vec::new() });
            }
            if let Some(section) = sections.last_mut() {
                section.honours.push(self.honour(id));
            }
        }
        sections
    }

    pub fn story(&self, id: StoryId) -> CardView {
        let story = self.portal.story(id);
        let w = &story.written;
        CardView {
            title: w.title.clone(),
            href: self.href(&self.portal.story_address(id)),
            lead: w.lead.clone(),
            label: self.label("genre", w.genre.key()),
            date: self.date(w.published.date),
            who: self.subject(story),
            picture: self.own_picture(w.picture.as_ref(), story.picture),
            monogram: monogram(&w.about.name.value),
            sample: w.sample,
        }
    }

    /// Whom a story is about; of a child only the given name.
    pub fn subject(&self, story: &Story) -> String {
        let name = &story.written.about.name.value;
        if story.written.minor { crate::vietnamese::PersonName::parse(name).given.to_string() } else { name.clone() }
    }

    pub fn stories(&self, ids: &[StoryId]) -> Vec<CardView> {
        ids.iter().map(|id| self.story(*id)).collect()
    }

    pub fn model(&self, id: ModelId) -> CardView {
        let model = self.portal.model(id);
        let w = &model.written;
        CardView {
            title: w.title.clone(),
            href: self.href(&self.portal.model_address(id)),
            lead: w.lead.clone(),
            label: self.label("model_kind", w.kind.key()),
            date: self.date(w.published.date),
            who: model.unit.name.clone(),
            picture: self.own_picture(w.picture.as_ref(), model.picture),
            monogram: monogram(&w.title),
            sample: w.sample,
        }
    }

    pub fn models(&self, ids: &[ModelId]) -> Vec<CardView> {
        ids.iter().map(|id| self.model(*id)).collect()
    }

    /// Stories, models and documents that mention a page.
    pub fn mentions(&self, address: &Address) -> Vec<LinkView> {
        let mentions = self.portal.tables.mentions.get(address).map(Vec::as_slice).unwrap_or_default();
        let link = |mention: &Mention| match *mention {
            Mention::Story(id) => self.link(&self.portal.story(id).written.title, &self.portal.story_address(id)),
            Mention::Model(id) => self.link(&self.portal.model(id).written.title, &self.portal.model_address(id)),
            Mention::Document(id) => self.link(self.paper_title(id), &self.portal.document_address(id)),
        };
        mentions.iter().map(link).collect()
    }

    pub fn campaign(&self, id: CampaignId) -> CampaignCardView {
        let campaign = self.portal.campaign(id);
        CampaignCardView {
            title: campaign.written.title.clone(),
            short: campaign.written.short.clone(),
            href: self.href(&self.portal.campaign_address(id)),
            level: self.label("campaign_level", campaign.written.level.key()),
            status: super::phrases::status(self.words, campaign.status).to_string(),
            status_key: super::phrases::status_key(campaign.status),
            period: super::phrases::period(self.words, self.portal, campaign),
            honours: self.portal.roll(RollId::Campaign(id)).len(),
            sample: campaign.written.sample,
        }
    }

    pub fn campaigns(&self, ids: &[CampaignId]) -> Vec<CampaignCardView> {
        ids.iter().map(|id| self.campaign(*id)).collect()
    }

    /// Neighbours of slice `n` of a list with `total` entries; `n` 0 is the bare address with the newest entries.
    pub fn pager(&self, address: &Address, total: usize, n: usize) -> Option<PagerView> {
        let full = full_pages(total);
        if full == 0 {
            return None;
        }
        let at = |n: usize| self.href(&if n == 0 { address.page_only() } else { address.part(n) });
        // From newest to oldest: the bare address, page `full`, …, page 1.
        let newer = if n == 0 { None } else { Some(at(if n == full { 0 } else { n + 1 })) };
        let older = match n {
            0 => Some(at(full)),
            1 => None,
            n => Some(at(n - 1)),
        };
        let name =
            |n: usize| if n == 0 { self.word("pager_of.newest") } else { self.phrase("pager_of.page", &[("n", &n)]) };
        // Few links, however long the list is: both ends and the neighbourhood.
        let wanted =
            |k: usize| k == 0 || k == 1 || k == full || (n > 0 && k.abs_diff(n) <= 2) || (n == 0 && k + 2 > full);
        let pages = std::iter::once(0)
            .chain((1..=full).rev())
            .filter(|k| wanted(*k))
            .map(|k| LinkView { text: name(k), href: (k != n).then(|| at(k)) })
            .collect();
        Some(PagerView { here: name(n), newer, older, pages, total })
    }
}

/// Two letters that stand for somebody without a photograph: first of the family and of the given name.
fn monogram(name: &str) -> String {
    let words: Vec<&str> =
        name.split_whitespace().filter(|w| w.chars().next().is_some_and(char::is_alphabetic)).collect();
    let first = |word: &&str| word.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    match words.as_slice() {
        [] => "★".to_string(),
        [one] => first(one),
        [one, .., last] => first(one) + &first(last),
    }
}
