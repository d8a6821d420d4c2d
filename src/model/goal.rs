//! Goals of the board (nämndmål) with their indicators: what is to be reached beside the money.
//!
//! Only what people enter is here; whether an indicator or a goal is reached is worked out by `rules::goal`.

use std::convert::Infallible;

use rust_decimal::Decimal;

use super::entry::{Content, Entry};
use super::id::{GoalId, IndicatorId};
use super::workbook::Workbook;

/// What the board wants to reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its identity through renames and moves.
    pub id: GoalId,
    /// What is said of it.
    pub label: GoalLabel,
    /// What it is measured by, in order.
    pub indicators: Vec<Indicator>,
}

/// What is said of a goal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoalLabel {
    /// Its name: `Servicedesk svarar i tid`.
    pub name: String,
    /// The area or perspective that it belongs to (målområde); may be empty.
    pub area: String,
    /// Who answers for it; may be empty.
    pub owner: String,
    /// How its indicators become one assessment; `None` is as the workbook says.
    pub roll_up: Option<RollUp>,
    /// What somebody has judged of the goal itself; it goes before what its indicators come to.
    pub judgement: Judgement,
    /// What is said about it; may be empty.
    pub comment: String,
}

/// What a goal is measured by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its identity through renames and moves.
    pub id: IndicatorId,
    /// Its name: `Andel besvarade samtal`.
    pub name: String,
    /// What its figures count, as people write it: `%`, `st`, `dagar`; may be empty.
    pub unit: String,
    /// Whether more is better or less.
    pub better: Better,
    /// What is to be reached.
    pub target: Entry<Quantity>,
    /// What it is so far.
    pub outcome: Entry<Quantity>,
    /// What it will be at the end of the year.
    pub prognosis: Entry<Quantity>,
    /// What somebody has judged of it; it goes before what the figures say.
    pub judgement: Judgement,
    /// What is said about it; may be empty.
    pub comment: String,
}

/// What somebody has judged, rather than worked out of figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    /// Whether it is reached; `None` where nobody has judged that.
    pub assessment: Option<Assessment>,
    /// Its grade; `None` where it has none.
    pub grade: Option<Grade>,
    /// Who has judged; may be empty.
    pub by: String,
}

/// Whether an indicator is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assessment {
    /// Uppnått.
    Reached,
    /// Delvis uppnått.
    Partly,
    /// Ej uppnått.
    NotReached,
    /// Utan värde: it has not been measured, or nobody can tell.
    NoValue,
}

/// How the indicators of a goal become one assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum RollUp {
    /// By how many of them are reached (as Sydnärke does).
    #[default]
    Counted,
    /// By the mean of their grades (as ITSAM does).
    Graded,
}

/// In which direction an indicator is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Better {
    /// The target is the least.
    #[default]
    Higher,
    /// The target is the most.
    Lower,
}

/// A grade from 1 to 5: 1 not begun, 2 begun and not finished, 3 reported in part, 4 going on as planned, 5 carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade(u8);

impl Grade {
    /// The highest grade.
    pub const MOST: u8 = 5;

    /// A grade, or `None` if it is not from 1 to 5.
    #[must_use]
    pub fn new(grade: u8) -> Option<Self> {
        (1..=Self::MOST).contains(&grade).then_some(Self(grade))
    }

    /// The grade as a number.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

/// A figure of an indicator: no money, but so many of its unit, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(Decimal);

impl Quantity {
    /// Figures are smaller than this, on either side of nothing.
    pub const LIMIT: i64 = 1_000_000_000_000;
    /// The most decimals that a figure has.
    pub const DECIMALS: u32 = 6;

    /// A figure, or `None` if it is too large or has too many decimals.
    ///
    /// ```
    /// use sambudget::model::goal::Quantity;
    /// assert!(Quantity::new("-7.29".parse().unwrap()).is_some());
    /// assert!(Quantity::new("0.1234567".parse().unwrap()).is_none());
    /// ```
    #[must_use]
    pub fn new(figure: Decimal) -> Option<Self> {
        let figure = figure.normalize();
        let fits = figure.abs() < Decimal::from(Self::LIMIT) && figure.scale() <= Self::DECIMALS;
        fits.then_some(Self(figure))
    }

    /// The figure as a number.
    #[must_use]
    pub fn as_decimal(self) -> Decimal {
        self.0
    }
}

/// The figures of an indicator are written as they were measured: no formulas, no decisions.
impl Content for Quantity {
    type Formula = Infallible;
    type Decisions = Infallible;

    fn sum(never: &Infallible) -> Self {
        match *never {}
    }
}

impl Indicator {
    /// An indicator of which nothing is said yet.
    #[must_use]
    pub fn new(id: IndicatorId, name: String) -> Self {
        Self {
            id,
            name,
            unit: String::new(),
            better: Better::default(),
            target: Entry::Empty,
            outcome: Entry::Empty,
            prognosis: Entry::Empty,
            judgement: Judgement::default(),
            comment: String::new(),
        }
    }
}

impl Workbook {
    /// The goal with this identity.
    #[must_use]
    pub fn goal(&self, id: GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// Every indicator of every goal, in order.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.goals.iter().flat_map(|goal| &goal.indicators)
    }

    /// The indicator with this identity.
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators().find(|indicator| indicator.id == id)
    }
}
