//! The drift (operating) table: activities, groups and lines.

use rust_decimal::Decimal;

use super::entry::Entry;
use super::formula::Formula;
use super::held::Held;
use super::id::{ActivityId, GroupId, KeyId, LineId};
use super::member::Holder;
use super::money::Money;
use super::months::Months;
use super::parts::Parts;
use super::workbook::Workbook;

/// One drift table with its own bottom line; a workbook has one or more
/// (Herrljunga/Vårgårda: economy, staff, IT).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its identity through renames.
    pub id: ActivityId,
    /// Its name: `IT, växel och telefoni`.
    pub name: String,
    /// What its bottom line is called: `Resultat mot budget`.
    pub result_name: String,
    /// Lines and groups in the order they are printed.
    pub rows: Vec<Row>,
}

/// A row of a drift table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A line with amounts.
    Line(Line),
    /// A group with a subtotal over its rows.
    Group(Group),
}

/// The identity of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowId {
    /// A line.
    Line(LineId),
    /// A group.
    Group(GroupId),
}

impl Row {
    /// The identity of this row.
    #[must_use]
    pub fn id(&self) -> RowId {
        match self {
            Self::Line(line) => RowId::Line(line.id),
            Self::Group(group) => RowId::Group(group.id),
        }
    }
}

/// Rows with a subtotal; groups may nest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its identity through renames and moves.
    pub id: GroupId,
    /// Its name, which is also the name of its subtotal: `Summa nettokostnader`.
    pub name: String,
    /// Where the subtotal is printed.
    pub subtotal: SubtotalPlace,
    /// Its rows in order.
    pub rows: Vec<Row>,
}

/// Whether a group's subtotal is printed above or below its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubtotalPlace {
    /// As a heading with figures.
    Above,
    /// As a sum under the rows.
    Below,
}

/// What a line is: this decides what its amounts do to the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Intäkt.
    Revenue,
    /// Kostnad.
    Cost,
    /// Kommunbidrag, driftbidrag: what the members pay in; a revenue, but written with its own sign.
    Contribution,
}

/// A line of the drift table. Only what people enter is here; everything else is calculated by `rules`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its identity through renames and moves.
    pub id: LineId,
    /// Its name: `Personalkostnader`.
    pub name: String,
    /// Revenue, cost or contribution.
    pub kind: Kind,
    /// Its amounts, and how they reach the members.
    pub distribution: Distribution,
    /// How its budget is spread over the year; `None` follows the workbook.
    pub profile: Option<Profile>,
    /// How its prognosis comes about; `None` follows the workbook.
    pub method: Option<Method>,
    /// The formula of [`Method::Formula`]; `None` follows the workbook.
    pub formula: Option<Box<Formula>>,
    /// What is booked on it month by month; `None` while no month is written.
    pub months: Option<Box<Months>>,
    /// What is added to its prognosis, each with its reason, in the order they were written.
    pub adjustments: Vec<Adjustment>,
    /// The controller's comment.
    pub comment: String,
}

/// An amount that the controller adds to what the method gives (domain: Columns of a drift line).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjustment {
    /// Whose it is; `None` is the whole line's, which reaches the members as the line's prognosis does.
    pub holder: Option<Holder>,
    /// What is added to the prognosis, in kronor; negative lowers it. As inside: more cost or more revenue is positive.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// How a line's amounts reach the members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Distribution {
    /// Each holder has its own amounts; the total is their sum. Holders without any amount, of which none is held, are not here.
    Direct(Parts),
    /// The total is entered, and each member's part follows from the key.
    ByKey {
        /// The key that splits the total.
        key: KeyId,
        /// The amounts of the whole line.
        total: LineAmounts,
    },
}

impl Distribution {
    /// The key that splits the line; `None` for a direct one.
    #[must_use]
    pub fn key(&self) -> Option<KeyId> {
        match self {
            Self::Direct(_) => None,
            Self::ByKey { key, .. } => Some(*key),
        }
    }
}

/// Where on a line an amount is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// On the line as a whole, where the line is split by key.
    Total,
    /// On one holder's own part, where the line is direct.
    Part(Holder),
}

/// The amounts that people enter on a line. They are written positive inside for revenue and cost alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineField {
    /// Booked the year before.
    PriorActual,
    /// The budget as first decided.
    OriginalBudget,
    /// What was decided during the year: supplements, and what was carried over from the year before.
    Supplements,
    /// Booked so far, to the period end.
    Actual,
    /// The controller's own figure for the whole year; counts while the method is [`Method::Typed`].
    Prognosis,
}

impl LineField {
    /// The column that it stands in.
    #[must_use]
    pub fn column(self) -> DriftColumn {
        match self {
            Self::PriorActual => DriftColumn::PriorActual,
            Self::OriginalBudget => DriftColumn::OriginalBudget,
            Self::Supplements => DriftColumn::Supplements,
            Self::Actual => DriftColumn::Actual,
            Self::Prognosis => DriftColumn::Prognosis,
        }
    }

    /// Every field, in the order of the table.
    pub const ALL: [Self; 5] =
        [Self::PriorActual, Self::OriginalBudget, Self::Supplements, Self::Actual, Self::Prognosis];
}

/// The entered amounts of a line, or of one holder's part of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineAmounts {
    entries: [Entry<Money>; LineField::ALL.len()],
    held: Held,
}

impl LineAmounts {
    /// What stands in `field`.
    #[must_use]
    pub fn get(&self, field: LineField) -> &Entry<Money> {
        &self.entries[field as usize]
    }

    /// Puts `entry` into `field` and returns what stood there.
    pub fn replace(&mut self, field: LineField, entry: Entry<Money>) -> Entry<Money> {
        std::mem::replace(&mut self.entries[field as usize], entry)
    }

    /// Whether `field` is held.
    #[must_use]
    pub fn is_held(&self, field: LineField) -> bool {
        self.held.has(field as usize)
    }

    /// Whether nobody writes in `field`: it is held, or it has decisions, which it is the sum of.
    #[must_use]
    pub fn is_fixed(&self, field: LineField) -> bool {
        self.is_held(field) || self.get(field).decisions().is_some()
    }

    /// Holds `field` or releases it, and returns whether it was held.
    pub fn hold(&mut self, field: LineField, held: bool) -> bool {
        self.held.set(field as usize, held)
    }

    /// The same amounts with `entry` in `field`.
    #[must_use]
    pub fn with(mut self, field: LineField, entry: impl Into<Entry<Money>>) -> Self {
        self.replace(field, entry.into());
        self
    }

    /// Whether a formula for all counts here; see [`Line::counts_at`].
    #[must_use]
    pub fn counts_at(&self, place: Place) -> bool {
        place == Place::Total || !self.entries.iter().all(Entry::is_empty)
    }

    /// Whether nothing has been written or is held in any field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.held.is_empty() && self.entries.iter().all(Entry::is_empty)
    }
}

impl Line {
    /// What stands in `field` at `place`; nothing where the line does not have that place.
    #[must_use]
    pub fn entry(&self, place: Place, field: LineField) -> &Entry<Money> {
        static EMPTY: Entry<Money> = Entry::Empty;
        self.amounts(place).map_or(&EMPTY, |amounts| amounts.get(field))
    }

    /// Whether `field` at `place` is held; `false` where the line does not have that place.
    #[must_use]
    pub fn is_held(&self, place: Place, field: LineField) -> bool {
        self.amounts(place).is_some_and(|amounts| amounts.is_held(field))
    }

    /// Whether nobody writes in `field` at `place`; see [`LineAmounts::is_fixed`].
    #[must_use]
    pub fn is_fixed(&self, place: Place, field: LineField) -> bool {
        self.amounts(place).is_some_and(|amounts| amounts.is_fixed(field))
    }

    /// How its budget is spread over the year, by itself or as the workbook says.
    #[must_use]
    pub fn profile_in<'a>(&'a self, workbook: &'a Workbook) -> &'a Profile {
        self.profile.as_ref().unwrap_or(&workbook.profile)
    }

    /// Whether its prognosis comes from the formula of its method.
    #[must_use]
    pub fn is_by_formula(&self, workbook: &Workbook) -> bool {
        self.method.unwrap_or(workbook.method) == Method::Formula
    }

    /// The formula that its method goes by, its own or the workbook's; `None` if none is written.
    #[must_use]
    pub fn formula_in<'a>(&'a self, workbook: &'a Workbook) -> Option<&'a Formula> {
        self.formula.as_deref().or(workbook.formula.as_deref())
    }

    /// Whether the formula of its method counts at `place`: in the total that a key splits, and where a holder has anything
    /// written.
    #[must_use]
    pub fn counts_at(&self, place: Place) -> bool {
        self.amounts(place).is_some_and(|amounts| amounts.counts_at(place))
    }

    fn amounts(&self, place: Place) -> Option<&LineAmounts> {
        match (&self.distribution, place) {
            (Distribution::ByKey { total, .. }, Place::Total) => Some(total),
            (Distribution::Direct(parts), Place::Part(holder)) => parts.get(&holder),
            _ => None,
        }
    }
}

/// How a line's prognosis for the whole year comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// The controller's own figure.
    Typed,
    /// The budget.
    AsBudget,
    /// The actual ÷ months passed × 12.
    RunRate,
    /// The actual + what the budget has for the months that are left.
    BudgetForRest,
    /// The actual ÷ the share of the year that the line's profile gives to the months passed.
    ByProfile,
    /// The actual + what was booked the year before in the months that are left.
    PriorRest,
    /// The same, with the rest in proportion to the actual: × actual ÷ what was booked the year before to date.
    PriorRestScaled,
    /// What a formula gives that is written once and counted in each part of a direct line, or in the total that a key
    /// splits.
    Formula,
}

impl Method {
    /// Every method, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::Typed,
        Self::AsBudget,
        Self::RunRate,
        Self::BudgetForRest,
        Self::ByProfile,
        Self::PriorRest,
        Self::PriorRestScaled,
        Self::Formula,
    ];

    /// Those of projects, which have no months and no formula for all.
    pub const OF_PROJECTS: [Self; 5] =
        [Self::Typed, Self::AsBudget, Self::RunRate, Self::BudgetForRest, Self::ByProfile];
}

/// How a budget is spread over the months of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Profile {
    /// A twelfth each month.
    Even,
    /// Twelve weights, January first; only their proportions matter.
    Months([Decimal; 12]),
    /// As the line's months of the prior year; only their proportions matter.
    PriorYear,
}

/// A column of the drift table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DriftColumn {
    /// Utfall föregående år.
    PriorActual,
    /// Ursprungsbudget.
    OriginalBudget,
    /// Tilläggsbudget.
    Supplements,
    /// Budget: original and supplements together.
    Budget,
    /// Periodiserad budget.
    BudgetToDate,
    /// Utfall.
    Actual,
    /// Avvikelse mot periodiserad budget.
    DeviationToDate,
    /// Andel av budget som är använd.
    UsedPercent,
    /// Prognosmetod.
    Method,
    /// Prognos före justeringar, åtgärder och kapitalkostnad: what the method gives.
    RawPrognosis,
    /// Justeringar.
    Adjustments,
    /// Prognos före åtgärder: the prognosis as if there were no measures.
    BeforeMeasures,
    /// Åtgärder: the effects of the measures that are included.
    Measures,
    /// Kapitalkostnad: that of projects, where it goes into this line.
    CapitalCost,
    /// Prognos: all of these together.
    Prognosis,
    /// Avvikelse, helår.
    Deviation,
    /// Avvikelse i procent av budget.
    DeviationPercent,
    /// Kommentar.
    Comment,
}

impl DriftColumn {
    /// Every column, in the usual order.
    pub const ALL: [Self; 18] = [
        Self::PriorActual,
        Self::OriginalBudget,
        Self::Supplements,
        Self::Budget,
        Self::BudgetToDate,
        Self::Actual,
        Self::DeviationToDate,
        Self::UsedPercent,
        Self::Method,
        Self::RawPrognosis,
        Self::Adjustments,
        Self::BeforeMeasures,
        Self::Measures,
        Self::CapitalCost,
        Self::Prognosis,
        Self::Deviation,
        Self::DeviationPercent,
        Self::Comment,
    ];

    /// What measures do to the prognosis: before + effect = after.
    pub const WITH_MEASURES: [Self; 5] =
        [Self::Budget, Self::BeforeMeasures, Self::Measures, Self::Prognosis, Self::Deviation];

    /// The columns that a new workbook shows.
    pub const USUAL: [Self; 7] = [
        Self::Budget,
        Self::Actual,
        Self::UsedPercent,
        Self::Method,
        Self::Prognosis,
        Self::Deviation,
        Self::Comment,
    ];
}
