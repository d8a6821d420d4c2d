//! Scenarios: named lists of changes on top of the base. What a list does not touch follows the base when that moves.
//!
//! ```text
//! base ──▶ scenario 1 (its changes in order) ──▶ scenario 2, which stands on scenario 1 (its changes) ──▶ tables
//! ```
//!
//! Here is only what people say; what it comes to is worked out by `rules::scenario`. Actuals never change in one, but for those
//! that are formulas of what another key splits.

use rust_decimal::Decimal;

use super::drift::RowId;
use super::entry::Entry;
use super::formula::AmountCell;
use super::id::{KeyId, MeasureId, ProjectId, ScenarioId};
use super::member::Holder;
use super::money::Money;
use super::period::Month;
use super::workbook::Workbook;

/// A named set of changes on top of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its identity through renames.
    pub id: ScenarioId,
    /// Its name: `Skjut upp investeringar`.
    pub name: String,
    /// What is said of it; may be empty.
    pub note: String,
    /// The scenario that it stands on; the base itself without one.
    pub on: Option<ScenarioId>,
    /// Whether it is put away, so that it is no longer among those to choose from.
    pub is_archived: bool,
    /// What is changed, in order: each change finds what those before it have left.
    pub changes: Vec<Change>,
}

/// One change on top of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Prognoses of lines become larger or smaller.
    Prognosis {
        /// The lines, and groups with all their lines.
        rows: Vec<RowId>,
        /// Whose part of them; `None` is the whole line, which reaches the members as its prognosis does.
        holder: Option<Holder>,
        /// By how much.
        by: By,
    },
    /// A cell is typed over. Not one with actuals.
    Cell(AmountCell, Entry<Money>),
    /// A measure is included in the prognosis, or not. What is not secured counts as approved meanwhile.
    Measure(MeasureId, bool),
    /// A measure starts on another day, as people write it.
    MeasureStart(MeasureId, String),
    /// Something becomes of a project.
    Project(ProjectId, ProjectChange),
    /// All that one key splits is split by another: lines, capital cost and the settlement.
    Key {
        /// The key that is given up.
        from: KeyId,
        /// The key in its place.
        to: KeyId,
    },
}

/// By how much prognoses change. More cost or more revenue is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By so many percent of the whole year's prognosis.
    Percent(Percent),
    /// By an amount in kronor over all the lines together, in proportion to their prognoses.
    Amount(Money),
    /// By an index such as wages: so many percent of what the prognosis has for the months from this one on. Months that
    /// are booked are as they are.
    Index(Percent, Month),
}

/// What becomes of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectChange {
    /// It is taken into use so many months later; earlier is negative. What is spent on it this year stays.
    Moved(i16),
    /// Its prognosis is this part less, in percent; never less than what is booked.
    Cut(Percent),
    /// It is not carried out further: what is booked is all of its prognosis, and it costs the drift nothing.
    Cancelled,
}

/// A change in percent: −1 000 to 1 000, with four decimals at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Percent(Decimal);

impl Percent {
    /// The largest change either way.
    pub const MOST: u32 = 1_000;
    /// The most decimals.
    pub const DECIMALS: u32 = 4;

    /// So many percent, or `None` if that is more than [`Percent::MOST`] either way or has too many decimals.
    ///
    /// ```
    /// use sambudget::model::scenario::Percent;
    /// assert!(Percent::new("2.5".parse().unwrap()).is_some());
    /// assert!(Percent::new("-1000.1".parse().unwrap()).is_none());
    /// ```
    #[must_use]
    pub fn new(percent: Decimal) -> Option<Self> {
        let percent = percent.normalize();
        let fits = percent.abs() <= Decimal::from(Self::MOST) && percent.scale() <= Self::DECIMALS;
        fits.then_some(Self(percent))
    }

    /// In percent.
    #[must_use]
    pub fn percent(self) -> Decimal {
        self.0
    }

    /// So many percent of an amount; `None` beyond what can be reckoned with.
    #[must_use]
    pub fn of(self, amount: Money) -> Option<Money> {
        amount.share(self.0, Decimal::ONE_HUNDRED)
    }
}

impl Workbook {
    /// The scenario with this identity.
    #[must_use]
    pub fn scenario(&self, id: ScenarioId) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }
}
