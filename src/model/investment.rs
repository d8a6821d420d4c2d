//! Investment projects, in tables of their own.

use litemap::LiteMap;

use super::capital::InUse;
use super::drift::Method;
use super::entry::Entry;
use super::held::Held;
use super::id::{MemberId, ProjectGroupId, ProjectId};
use super::member::Holder;
use super::money::Money;

/// One investment table with its own total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectGroup {
    /// Its identity through renames.
    pub id: ProjectGroupId,
    /// Its name: `Enligt plan, kommunalförbundet`.
    pub name: String,
    /// What its bottom line is called: `Summa investeringar`.
    pub total_name: String,
    /// The columns that are shown, in order.
    pub columns: Vec<ProjectColumn>,
    /// Its projects in order.
    pub projects: Vec<Project>,
}

/// Money spent once and written off over years. Expenditure is positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its identity through renames and moves.
    pub id: ProjectId,
    /// Its number in the ledger, `5201`; may be empty.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Who it is for.
    pub holder: Holder,
    /// The member in whose budget it stands, where that is not the board's own ("budgeterad i Vårgårda").
    pub budgeted_by: Option<MemberId>,
    /// Own plan, or on a member's behalf.
    pub category: Category,
    /// How far it has come.
    pub status: Status,
    /// How its prognosis comes about; `None` follows the workbook.
    pub method: Option<Method>,
    /// Tags with the part of the project that each covers ("varav Sydnet 2.0").
    pub tags: Vec<Tag>,
    /// The entered amounts.
    pub amounts: ProjectAmounts,
    /// What is decided and asked for in coming years, by year.
    pub coming_years: LiteMap<u16, ComingYear>,
    /// When it is taken into use, and what it is written off as.
    pub in_use: InUse,
    /// The controller's comment.
    pub comment: String,
}

/// Whose plan a project belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Category {
    /// The board's own plan.
    OwnPlan,
    /// On a member's behalf.
    OnBehalf,
}

/// How far a project has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Ej påbörjad.
    NotStarted,
    /// Pågående.
    Ongoing,
    /// Genomförd.
    Completed,
    /// Uppskjuten, to a year if one is given.
    Postponed(Option<u16>),
    /// Ej genomförd.
    NotCarriedOut,
}

/// A tag that gives an "of which" sum across projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The tag's name: `Sydnet 2.0`.
    pub name: String,
    /// The part of the project's actual that the tag covers; empty means the whole project.
    pub actual: Entry<Money>,
}

/// Budget and request for one coming year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComingYear {
    /// Beslutad.
    pub decided: Entry<Money>,
    /// Äskande.
    pub requested: Entry<Money>,
    /// Which of the two are held.
    pub held: Held,
}

/// The amounts that people enter for a coming year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComingField {
    /// Beslutad.
    Decided,
    /// Äskande.
    Requested,
}

impl ComingYear {
    /// Whether nothing has been written or is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.held.is_empty() && self.decided.is_empty() && self.requested.is_empty()
    }

    /// Whether `field` is held.
    #[must_use]
    pub fn is_held(&self, field: ComingField) -> bool {
        self.held.has(field as usize)
    }
}

/// The amounts that people enter on a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProjectField {
    /// Spent in the years before this one (ingående).
    PriorSpending,
    /// The budget as first decided.
    OriginalBudget,
    /// Decided on top during the year.
    Supplement,
    /// Carried over from the year before (ombudgeterat).
    CarryOver,
    /// Booked so far.
    Actual,
    /// The controller's own figure for the whole year.
    Prognosis,
    /// Decided total expenditure over all years (RKR R14).
    DecidedTotal,
    /// Currently calculated total expenditure over all years (RKR R14).
    CalculatedTotal,
    /// What it will cost the drift per year, besides capital cost.
    YearlyOperatingCost,
    /// What of its budget is carried over to the year after.
    CarryOverOut,
    /// Grants and other income in the budget. The amounts above are expenditure; what is left of it is net.
    IncomeBudget,
    /// Income booked so far.
    Income,
    /// The controller's own figure for the whole year's income.
    IncomePrognosis,
}

impl ProjectField {
    /// The column that it stands in.
    #[must_use]
    pub fn column(self) -> ProjectColumn {
        match self {
            Self::PriorSpending => ProjectColumn::PriorSpending,
            Self::OriginalBudget => ProjectColumn::OriginalBudget,
            Self::Supplement => ProjectColumn::Supplement,
            Self::CarryOver => ProjectColumn::CarryOver,
            Self::Actual => ProjectColumn::Actual,
            Self::Prognosis => ProjectColumn::Prognosis,
            Self::DecidedTotal => ProjectColumn::DecidedTotal,
            Self::CalculatedTotal => ProjectColumn::CalculatedTotal,
            Self::YearlyOperatingCost => ProjectColumn::YearlyOperatingCost,
            Self::CarryOverOut => ProjectColumn::CarryOverOut,
            Self::IncomeBudget => ProjectColumn::IncomeBudget,
            Self::Income => ProjectColumn::Income,
            Self::IncomePrognosis => ProjectColumn::IncomePrognosis,
        }
    }

    /// Every field.
    pub const ALL: [Self; 13] = [
        Self::PriorSpending,
        Self::OriginalBudget,
        Self::Supplement,
        Self::CarryOver,
        Self::Actual,
        Self::Prognosis,
        Self::DecidedTotal,
        Self::CalculatedTotal,
        Self::YearlyOperatingCost,
        Self::CarryOverOut,
        Self::IncomeBudget,
        Self::Income,
        Self::IncomePrognosis,
    ];
}

/// The entered amounts of a project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectAmounts {
    entries: [Entry<Money>; ProjectField::ALL.len()],
    held: Held,
}

impl ProjectAmounts {
    /// What stands in `field`.
    #[must_use]
    pub fn get(&self, field: ProjectField) -> &Entry<Money> {
        &self.entries[field as usize]
    }

    /// Puts `entry` into `field` and returns what stood there.
    pub fn replace(&mut self, field: ProjectField, entry: Entry<Money>) -> Entry<Money> {
        std::mem::replace(&mut self.entries[field as usize], entry)
    }

    /// Whether `field` is held.
    #[must_use]
    pub fn is_held(&self, field: ProjectField) -> bool {
        self.held.has(field as usize)
    }

    /// Whether nobody writes in `field`: it is held, or it has decisions, which it is the sum of.
    #[must_use]
    pub fn is_fixed(&self, field: ProjectField) -> bool {
        self.is_held(field) || self.get(field).decisions().is_some()
    }

    /// Holds `field` or releases it, and returns whether it was held.
    pub fn hold(&mut self, field: ProjectField, held: bool) -> bool {
        self.held.set(field as usize, held)
    }

    /// The same amounts with `entry` in `field`.
    #[must_use]
    pub fn with(mut self, field: ProjectField, entry: impl Into<Entry<Money>>) -> Self {
        self.replace(field, entry.into());
        self
    }
}

/// A column of an investment table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProjectColumn {
    /// Projektnummer.
    Number,
    /// Innehavare.
    Holder,
    /// I vems budget.
    BudgetedBy,
    /// Kategori.
    Category,
    /// Status.
    Status,
    /// Tidigare års utgifter.
    PriorSpending,
    /// Ursprungsbudget.
    OriginalBudget,
    /// Tilläggsbudget.
    Supplement,
    /// Ombudgeterat från föregående år.
    CarryOver,
    /// Tillägg och ombudgetering together, as some boards print them.
    SupplementAndCarryOver,
    /// Total budget.
    Budget,
    /// Inkomst i budget.
    IncomeBudget,
    /// Total budget − inkomst.
    NetBudget,
    /// Utfall.
    Actual,
    /// Inkomst.
    Income,
    /// Utfall − inkomst.
    NetActual,
    /// Avvikelse mellan utfall och total budget, netto.
    DeviationToDate,
    /// Prognosmetod.
    Method,
    /// Prognos.
    Prognosis,
    /// Inkomst enligt prognos.
    IncomePrognosis,
    /// Prognos − inkomst.
    NetPrognosis,
    /// Avvikelse mellan prognos och total budget, netto.
    Deviation,
    /// Carry-over out: what of the budget is carried over to the year after.
    CarryOverOut,
    /// Beslutad totalutgift.
    DecidedTotal,
    /// Aktuell beräknad totalutgift.
    CalculatedTotal,
    /// Beslutad for a coming year.
    Decided(u16),
    /// Äskande for a coming year.
    Requested(u16),
    /// Årlig driftskostnad.
    YearlyOperatingCost,
    /// Start av användning.
    UseFrom,
    /// Avskrivningstid.
    UsefulLife,
    /// Kapitalkostnad i år.
    CapitalCost,
    /// Taggar.
    Tags,
    /// Kommentar.
    Comment,
}

impl ProjectColumn {
    /// Every column that does not depend on a year, in the usual order.
    pub const ALL: [Self; 31] = [
        Self::Number,
        Self::Holder,
        Self::BudgetedBy,
        Self::Category,
        Self::Status,
        Self::PriorSpending,
        Self::OriginalBudget,
        Self::Supplement,
        Self::CarryOver,
        Self::SupplementAndCarryOver,
        Self::Budget,
        Self::IncomeBudget,
        Self::NetBudget,
        Self::Actual,
        Self::Income,
        Self::NetActual,
        Self::DeviationToDate,
        Self::Method,
        Self::Prognosis,
        Self::IncomePrognosis,
        Self::NetPrognosis,
        Self::Deviation,
        Self::CarryOverOut,
        Self::DecidedTotal,
        Self::CalculatedTotal,
        Self::YearlyOperatingCost,
        Self::UseFrom,
        Self::UsefulLife,
        Self::CapitalCost,
        Self::Tags,
        Self::Comment,
    ];

    /// The columns that a new workbook shows.
    pub const USUAL: [Self; 9] = [
        Self::Holder,
        Self::Status,
        Self::OriginalBudget,
        Self::CarryOver,
        Self::Budget,
        Self::Actual,
        Self::Prognosis,
        Self::Deviation,
        Self::Comment,
    ];
}
