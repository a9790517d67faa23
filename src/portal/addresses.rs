//! The address table: which page stands where. Stable for ever.

use super::*;

/// First segments of addresses that belong to the portal itself; a free page cannot have them.
pub const RESERVED: &[&str] = &[
    "phong-trao",
    "bang-vang",
    "quyet-dinh",
    "van-ban",
    "guong",
    "mo-hinh",
    "don-vi",
    "tim-kiem",
    "bao-chi",
    "du-lieu",
    "thong-ke",
    "trang",
    "tai-nguyen",
];

impl Portal {
    pub fn campaign_address(&self, id: CampaignId) -> Address {
        Address::page(&["phong-trao", &self.campaign(id).id])
    }

    /// A document's page; a decision stands below `/quyet-dinh/`.
    pub fn document_address(&self, id: DocumentId) -> Address {
        let document = self.document(id);
        Address::page(&[if document.decision.is_some() { "quyet-dinh" } else { "van-ban" }, &document.id])
    }

    pub fn clause_address(&self, clause: ClauseRef) -> Address {
        self.document_address(clause.document).anchor(&self.clause(clause).anchor)
    }

    pub fn decision_address(&self, id: DecisionId) -> Address {
        self.document_address(self.decision(id).document)
    }

    /// An honour's address is its row on the decision's page, or on that page's part.
    pub fn honour_address(&self, id: HonourId) -> Address {
        let honour = self.honour(id);
        let page = self.decision_address(honour.decision);
        let part = self.decision(honour.decision).parts.partition_point(|part| part.end <= id.0);
        let page = if part == 0 { page } else { page.part(part + 1) };
        page.anchor(&honour.anchor())
    }

    pub fn story_address(&self, id: StoryId) -> Address {
        Address::page(&["guong", &self.story(id).id])
    }

    pub fn model_address(&self, id: ModelId) -> Address {
        Address::page(&["mo-hinh", &self.model(id).id])
    }

    pub fn unit_address(&self, id: UnitId) -> Address {
        Address::page(&["don-vi", self.unit(id).id()])
    }

    pub fn award_address(&self, id: AwardId) -> Address {
        self.roll_address(RollId::Award(id))
    }

    /// First page of a roll.
    pub fn roll_address(&self, id: RollId) -> Address {
        match id {
            RollId::All => Address::page(&["bang-vang"]),
            RollId::Year(year) => Address::page(&["bang-vang", "nam", &year.to_string()]),
            RollId::Award(id) => Address::page(&["bang-vang", "danh-hieu", &self.award(id).id.value]),
            RollId::Level(level) => Address::page(&["bang-vang", "cap", level_slug(level)]),
            RollId::Kind(kind) => Address::page(&["bang-vang", "doi-tuong", kind_slug(kind)]),
            RollId::Clause(clause) => {
                let document = &self.document(clause.document).id;
                Address::page(&["bang-vang", "dieu-khoan", document, &self.clause(clause).anchor])
            }
            RollId::Campaign(id) => self.campaign_address(id).below("bang-vang"),
            RollId::Unit(id) => self.unit_address(id),
        }
    }

    /// The list of recipients whose names begin with a letter.
    pub fn names_address(&self, letter: Letter) -> Address {
        Address::page(&["bang-vang", "ten", letter.slug()])
    }

    /// The list of units whose names begin with a letter.
    pub fn unit_names_address(&self, letter: Letter) -> Address {
        Address::page(&["don-vi", "ten", letter.slug()])
    }

    pub fn page_address(&self, page: &Page) -> Address {
        Address::page(&[&page.id])
    }
}

/// A level in addresses.
fn level_slug(level: Level) -> &'static str {
    match level {
        Level::State => "nha-nuoc",
        Level::Government => "chinh-phu",
        Level::Ministry => "bo-nganh",
        Level::Province => "tinh",
        Level::Department => "so-nganh",
        Level::District => "huyen",
        Level::Commune => "xa",
        Level::Unit => "don-vi",
    }
}

/// A kind of recipient in addresses.
fn kind_slug(kind: RecipientKind) -> &'static str {
    match kind {
        RecipientKind::Collective => "tap-the",
        RecipientKind::Household => "ho-gia-dinh",
        RecipientKind::Individual => "ca-nhan",
    }
}
