//! The action plan: measures in groups, each with what it is to give the result, year by year.

use litemap::LiteMap;

use super::entry::Entry;
use super::id::{LineId, MeasureGroupId, MeasureId, MemberId};
use super::money::Money;
use super::set::Set;
use super::workbook::Workbook;

/// Measures with a subtotal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureGroup {
    /// Its identity through renames.
    pub id: MeasureGroupId,
    /// Its name, which is also that of its subtotal: `Personal`.
    pub name: String,
    /// Its measures in order.
    pub measures: Vec<Measure>,
}

/// A decision that changes the prognosis. Only what people enter is here; what it gives this year is calculated by
/// `rules::measure`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its identity through renames and moves.
    pub id: MeasureId,
    /// Its number in the plan, `1.1`; may be empty.
    pub number: String,
    /// What is to be done: `Tre resurskonsulter ersätts med egen personal`.
    pub description: String,
    /// The activity that it is about, as the plan names it; may be empty.
    pub activity: String,
    /// The goal that it serves; may be empty.
    pub goal: String,
    /// Who has decided it; `None` is not said.
    pub decided_by: Option<DecidedBy>,
    /// When it was decided, as people write it; may be empty.
    pub decided_on: String,
    /// How far it has come.
    pub stage: Stage,
    /// When it takes effect, as people write it: `2022-09-01`, `1 september`; empty is from the start of the year.
    pub start: String,
    /// What it gives in a whole year, by year, in kronor: what makes the result better is positive. A year without
    /// anything is not here, and no formula is.
    pub effects: LiteMap<u16, Entry<Money>>,
    /// The drift lines that it touches. One that has been taken away may still be among them.
    pub lines: Set<LineId>,
    /// The members that it touches; none is all that the lines reach.
    pub members: Set<MemberId>,
    /// What is said of it.
    pub marks: Set<Mark>,
    /// What it gives this year, where that is not to be calculated from effect and start; as the effects.
    pub amount: Entry<Money>,
}

/// Who has decided a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecidedBy {
    /// Förvaltningen.
    Administration,
    /// Nämnden.
    Board,
}

/// How far a measure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Planerad.
    Planned,
    /// Påbörjad.
    Started,
}

/// What can be said of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Its effect is secured.
    Secured,
    /// The head of administration has approved that it is included.
    Approved,
    /// Its effect is to be in the prognosis.
    Included,
}

/// A column of the plan, in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureColumn {
    /// Löpnummer.
    Number,
    /// Beskrivning: the header of the row, no column of its own.
    Description,
    /// Verksamhet som berörs.
    Activity,
    /// Mål.
    Goal,
    /// Beslut: förvaltning eller nämnd.
    DecidedBy,
    /// Beslut: datum.
    DecidedOn,
    /// Planerad eller påbörjad.
    Stage,
    /// Driftsättning.
    Start,
    /// Effekt, so many years after that of the workbook.
    Effect(u16),
    /// The drift lines that it touches.
    Lines,
    /// The members that it touches.
    Members,
    /// Whether something is said of it.
    Marked(Mark),
    /// What effect and start give this year; calculated.
    ThisYear,
    /// Belopp: what it counts with in the prognosis.
    Amount,
}

impl MeasureColumn {
    /// Every column beside the header, in order.
    pub const ALL: [Self; 18] = [
        Self::Number,
        Self::Activity,
        Self::Goal,
        Self::DecidedBy,
        Self::DecidedOn,
        Self::Stage,
        Self::Start,
        Self::Effect(0),
        Self::Effect(1),
        Self::Effect(2),
        Self::Effect(3),
        Self::Lines,
        Self::Members,
        Self::Marked(Mark::Secured),
        Self::Marked(Mark::Approved),
        Self::ThisYear,
        Self::Marked(Mark::Included),
        Self::Amount,
    ];

    /// Whether amounts stand in it.
    #[must_use]
    pub fn is_amount(self) -> bool {
        matches!(self, Self::Effect(_) | Self::Amount)
    }
}

impl Measure {
    /// A measure of which nothing is said yet.
    #[must_use]
    pub fn new(id: MeasureId, number: String, description: String) -> Self {
        Self {
            id,
            number,
            description,
            activity: String::new(),
            goal: String::new(),
            decided_by: None,
            decided_on: String::new(),
            stage: Stage::Planned,
            start: String::new(),
            effects: LiteMap::new(),
            lines: Set::default(),
            members: Set::default(),
            marks: Set::default(),
            amount: Entry::Empty,
        }
    }

    /// What it gives in a whole year, as entered.
    #[must_use]
    pub fn effect(&self, year: u16) -> &Entry<Money> {
        static EMPTY: Entry<Money> = Entry::Empty;
        self.effects.get(&year).unwrap_or(&EMPTY)
    }

    /// Whether its effect is sure enough to be in a prognosis: it is secured, or approved by the head of administration.
    #[must_use]
    pub fn is_likely(&self) -> bool {
        self.marks.contains(Mark::Secured) || self.marks.contains(Mark::Approved)
    }
}

impl Workbook {
    /// Every measure of the plan, in order.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.plan.iter().flat_map(|group| &group.measures)
    }

    /// The measure with this identity.
    #[must_use]
    pub fn measure(&self, id: MeasureId) -> Option<&Measure> {
        self.measures().find(|measure| measure.id == id)
    }

    /// The group of measures with this identity.
    #[must_use]
    pub fn measure_group(&self, id: MeasureGroupId) -> Option<&MeasureGroup> {
        self.plan.iter().find(|group| group.id == id)
    }
}
