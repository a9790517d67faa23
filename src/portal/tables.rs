//! Shared tables: who belongs to what, in final order. Made once by `resolve`, sliced by the routes.

use super::*;
use std::collections::{BTreeMap, HashMap};

/// Partitions and backlinks. Lists of honours hold no withdrawn ones; merged rolls are newest decision first, then by
/// award rank, kind of recipient, unit protocol order and name (domain B.3).
#[derive(Debug, Default)]
pub struct Tables {
    /// Every roll that has pages, empty ones too.
    pub rolls: BTreeMap<RollId, Roll>,
    /// Award forms that have a page: given, promised by a campaign, or named in a text. The catalogue holds many more.
    pub awards: Vec<AwardId>,
    /// Recipients by name: persons under their given name, then collectives.
    pub names: Letters<HonourId>,
    /// Units by name.
    pub unit_names: Letters<UnitId>,
    pub stories_of_honour: HashMap<HonourId, Vec<StoryId>>,
    pub models_of_honour: HashMap<HonourId, Vec<ModelId>>,
    pub stories_of_campaign: Vec<Vec<StoryId>>,
    pub stories_of_clause: HashMap<ClauseRef, Vec<StoryId>>,
    pub stories_of_unit: Vec<Vec<StoryId>>,
    pub models_of_campaign: Vec<Vec<ModelId>>,
    pub models_of_unit: Vec<Vec<ModelId>>,
    pub documents_of_campaign: Vec<Vec<DocumentId>>,
    pub decisions_of_campaign: Vec<Vec<DecisionId>>,
    pub documents_of_unit: Vec<Vec<DocumentId>>,
    pub campaign_children: Vec<Vec<CampaignId>>,
    pub campaigns_of_unit: Vec<Vec<CampaignId>>,
    /// The ways back of [`Document::relations`].
    pub related_to: Vec<Vec<(Relation, DocumentId)>>,
    /// Stories and models whose texts link to a document, unit, model or campaign: by the target page's address.
    pub mentions: HashMap<Address, Vec<Mention>>,
    /// All units in protocol order.
    pub units: Vec<UnitId>,
    /// Place of each unit in that order.
    pub protocol: Vec<u32>,
    /// Running campaigns first, then by beginning, newest first.
    pub campaigns: Vec<CampaignId>,
    /// Newest first.
    pub documents: Vec<DocumentId>,
    /// Newest first.
    pub decisions: Vec<DecisionId>,
}

/// A text that mentions a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mention {
    Story(StoryId),
    Model(ModelId),
    Document(DocumentId),
}
