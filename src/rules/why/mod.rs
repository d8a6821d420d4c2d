//! Why a calculated figure is what it is: the calculation as data, for every table (domain: Columns of a drift line).
//!
//! An explanation has the figure, the rule that gives it, and the operands with their amounts and places, so that
//! evaluating the operands gives exactly the figure. All amounts are as the organisation writes them: what reads the other
//! way round there has a minus of its own. Nothing is recalculated: the figures are those of the tables, and only the cell
//! that is asked about is explained. `lang::why` words it.
//!
//! What is calculated in a new way is explained by a place of its own in [`Where`], its figure in `figure`, and a function
//! beside those here.

mod amounts;
mod drift;
mod evaluate;
mod fan;
mod figure;
mod followed;
mod key;
mod line;
mod overall;
mod plan;
mod projects;
mod schedule;
mod settled;
mod sums;

use rust_decimal::Decimal;

use super::capital::Without;
use super::drift::{Lens, Tables};
use super::follow_up::{Column, Of};
use super::formula::Fault;
use super::key::ShareOf;
use super::measure::Uncounted;
use super::months::Lack;
use crate::model::Workbook;
use crate::model::capital::Rate;
use crate::model::drift::{DriftColumn, Method, RowId};
use crate::model::formula::{AmountCell, Figure, Formula};
use crate::model::id::{
    ActivityId, KeyId, LineId, MeasureGroupId, MeasureId, MemberId, ProjectGroupId, ProjectId,
};
use crate::model::investment::ProjectColumn;
use crate::model::measure::MeasureColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::months::BookedYear;
use crate::model::period::Month;
pub use figure::figure;
pub use followed::{rows as followed_rows, sense as followed_sense};

/// A figure of some table, by what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// A figure of a drift table; no row is the bottom line.
    Drift {
        /// The table.
        activity: ActivityId,
        /// The line or group.
        row: Option<RowId>,
        /// Whose figure.
        lens: Lens,
        /// The column.
        column: DriftColumn,
    },
    /// What a row has booked in a month, or in the months that count together.
    Month {
        /// The drift table.
        activity: ActivityId,
        /// The line or group; `None` is the bottom line.
        row: Option<RowId>,
        /// Of which year.
        year: BookedYear,
        /// The month; `None` is their sum.
        month: Option<Month>,
    },
    /// A figure of an investment table; no project is the total of those that the lens lets through.
    Project {
        /// The table.
        group: ProjectGroupId,
        /// The project.
        project: Option<ProjectId>,
        /// Whose projects.
        lens: Lens,
        /// The column.
        column: ProjectColumn,
    },
    /// An "of which" sum, by the order of the tags; no holder is all of it.
    Tag {
        /// The tag.
        tag: usize,
        /// Whose part.
        holder: Option<Holder>,
    },
    /// The results side by side; no table is their sum.
    Results {
        /// The drift table.
        activity: Option<ActivityId>,
        /// Whose figure.
        lens: Lens,
        /// The column.
        column: DriftColumn,
    },
    /// A member's part of the results; no holder is all.
    Member {
        /// Whose part.
        holder: Option<Holder>,
        /// The column.
        column: DriftColumn,
    },
    /// The settlement; no member is the whole.
    Settlement {
        /// Whose part.
        member: Option<MemberId>,
        /// Which figure.
        figure: Settled,
    },
    /// The balance requirement, by the row of its table and the column of its amounts.
    Balance {
        /// The row.
        row: usize,
        /// 0 is the amount, 1 what is restored, 2 what is left to restore.
        column: usize,
    },
    /// The action plan.
    Measure {
        /// The row.
        row: PlanRow,
        /// The column.
        column: MeasureColumn,
    },
    /// A weight of a key; no member is their sum.
    Weight {
        /// The key.
        key: KeyId,
        /// The month from which it holds; `None` is the year's start.
        from: Option<Month>,
        /// Whose weight.
        member: Option<MemberId>,
    },
    /// A member's share by a key.
    Share {
        /// The key.
        key: KeyId,
        /// Which share.
        of: ShareOf,
        /// Whose share.
        member: MemberId,
    },
    /// What a method would give for a line, before anything is added.
    Fan {
        /// The line.
        line: LineId,
        /// The method.
        method: Method,
        /// Whose figure.
        lens: Lens,
    },
    /// What a project costs in a year of its life; no project is all of them.
    Schedule {
        /// The project.
        project: Option<ProjectId>,
        /// The year; `None` is all of them together.
        year: Option<u16>,
        /// Which figure.
        figure: Yearly,
    },
    /// A figure of the overview that stands in no table.
    Overall(Overall),
    /// A row at the follow-ups.
    Followed {
        /// Whether it is of the investments rather than the drift.
        projects: bool,
        /// The row.
        row: Of,
        /// Whose figure; investments are always the whole board's.
        lens: Lens,
        /// The column.
        column: Column,
    },
}

/// A figure of the capital cost of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yearly {
    /// What is not yet written off when the year begins.
    BookValue,
    /// What is written off.
    Depreciation,
    /// Internal interest.
    Interest,
    /// Depreciation and interest.
    Cost,
}

/// A figure over all tables together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overall {
    /// What all lines of cost have as budget.
    CostBudget,
    /// What is booked on them.
    CostActual,
    /// The second as a part of the first.
    CostUsed,
    /// What all projects have as budget.
    ProjectBudget,
    /// What is booked on them.
    ProjectActual,
    /// The second as a part of the first.
    ProjectUsed,
}

/// A figure of the settlement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// What a member gets back or pays.
    Part,
    /// What it has paid in.
    Paid,
    /// Its share of the net cost.
    Cost,
}

/// A row of the action plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanRow {
    /// A measure.
    Measure(MeasureId),
    /// A group's subtotal.
    Group(MeasureGroupId),
    /// All measures.
    Total,
}

/// What is explained with: the workbook and its tables.
#[derive(Clone, Copy)]
pub struct Book<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// Its drift tables and formulas, calculated.
    pub tables: &'a Tables,
}

/// An amount in kronor, as the organisation writes it, or a plain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Kronor.
    Amount(Money),
    /// A number: months, weights, a ratio.
    Number(Decimal),
}

/// What an operand is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// The figure at a place.
    At(Where),
    /// A part of what stands at a place: of a measure over several lines, of a shared project.
    PartOf(Where),
    /// A ratio that a formula reads but the table does not show there, because it says nothing of revenue and cost together.
    Hidden(Where),
    /// How many months have passed.
    MonthsPassed,
    /// How many months of the year are left.
    MonthsLeft,
    /// The twelve months of the year.
    MonthsOfYear,
    /// The weights of the months passed, as the line or the workbook spreads a budget.
    WeightsPassed,
    /// The weights of all twelve months.
    WeightsOfYear,
    /// The prior year's months through the period end.
    PriorToDate,
    /// The prior year's months after the period end, or a holder's part of them.
    PriorRest,
    /// The prior year's twelve months.
    PriorYear,
    /// The sum of the weights that members have in a key.
    WeightSum(KeyId),
    /// A share at a place, which counts in some of the months.
    InMonths {
        /// The share.
        at: Where,
        /// In how many months.
        months: u8,
    },
    /// An adjustment of a line, by its order, or a holder's part of it.
    Adjustment(LineId, usize),
    /// The budget of the months passed, of a project.
    BudgetToDate,
    /// What is written off of a component.
    Depreciation {
        /// Of how much.
        amount: Money,
        /// Over how many months in all.
        life: i32,
        /// In how many of this year.
        months: i32,
    },
    /// Internal interest on a component.
    Interest {
        /// The rate of a year.
        rate: Rate,
        /// On what.
        book_value: Money,
        /// In how many months of this year.
        months: i32,
    },
    /// What is written off of a component by annuity: what that costs, less its interest; in its last year what is left.
    AnnuityRest {
        /// What a whole year costs.
        annuity: Money,
        /// Over how many months in all.
        life: i32,
        /// In how many of this year.
        months: i32,
    },
    /// Internal interest on what is left of a component by annuity.
    AnnuityInterest {
        /// The rate of a year.
        rate: Rate,
        /// In how many months of this year.
        months: i32,
    },
    /// What a component of a project is written off from, by its order.
    Component(ProjectId, usize),
    /// A decision under a budget, by its order.
    Decision(AmountCell, usize),
    /// What was frozen at a follow-up, by its place.
    Frozen(usize),
    /// What the parts differ from the whole because each is rounded for itself, to ten decimals of a krona.
    Rounding,
}

/// A part of a calculation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operand {
    /// What it is.
    pub is: Is,
    /// How much, as the organisation writes it there.
    pub amount: Quantity,
    /// Whether it is taken away.
    pub minus: bool,
}

/// What is done with the operands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Working {
    /// They are added up.
    Sum,
    /// The first × the second ÷ the third, rounded once; what stands behind is added.
    Share,
    /// The first + the second × the third ÷ the fourth; what stands behind is added.
    PlusShare,
    /// The first ÷ the second, or ÷ its size.
    Ratio {
        /// Whether the sign of the second does not count.
        by_size: bool,
    },
    /// The first is split by weights, whole kronor by largest remainder, and this is the part at a place.
    Part {
        /// The weights.
        weights: Vec<Decimal>,
        /// The place.
        at: usize,
    },
    /// The share at a place, where every month counts the weights that hold in it.
    ByMonths {
        /// In how many months weights hold, and the weights.
        sets: Vec<(u8, Vec<Decimal>)>,
        /// The place.
        at: usize,
    },
    /// The first, but no more than the others together, and no less than nothing.
    AtMost,
    /// What is left of all together, or all of it where that is less than nothing: the first is added, and as much of the
    /// others taken away as there is.
    Left,
    /// A formula reads them.
    Formula(Box<Formula>, Figure),
    /// They only stand beside each other, and come to no figure.
    Listed,
}

/// The rule that gives a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The rows of a group or table.
    Rows,
    /// The holders of a direct line.
    Holders,
    /// Columns of the same row.
    Columns,
    /// Budget and outcome compared.
    Deviation,
    /// The part of the budget that belongs to the months passed.
    ToDate,
    /// A prognosis method.
    Method(Method),
    /// What the method gives, and what is added to it.
    Added,
    /// A key splits it.
    Key(KeyId),
    /// Adjustments, measures or projects are added up.
    Additions,
    /// The months that count.
    Months,
    /// Depreciation and internal interest.
    CapitalCost,
    /// One figure as a part of another.
    Ratio,
    /// The whole months of the year that a measure is in effect.
    Effect,
    /// A measure that is included, and secured or approved.
    Counted,
    /// What the members have contributed.
    Contributions,
    /// What is paid, less the share of the net cost.
    Settled,
    /// Earlier deficits are restored, the oldest first.
    Restored,
    /// A formula that somebody wrote.
    Formula,
    /// The decisions under a budget.
    Decisions,
    /// What was reported at a follow-up, by its place.
    Frozen(usize),
    /// The prognoses from one follow-up to the next.
    Course,
}

/// Why a figure is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Nothing is booked.
    Actual,
    /// There is no budget.
    Budget,
    /// The budget is 0.
    BudgetIsZero,
    /// Nothing is written as the prognosis.
    Typed,
    /// Text or a formula that gives no amount stands in the way.
    Unread,
    /// The formula gives nothing.
    Formula(Fault),
    /// The key has no weights.
    Key(KeyId),
    /// Months or weights say nothing.
    Months(Lack),
    /// The method needs months, which projects do not have.
    ProjectMethod,
    /// A measure does not count.
    Measure(Uncounted),
    /// A project has no capital cost.
    Capital(Without),
    /// There is no result yet.
    Result,
    /// It would be beyond any amount.
    OutOfReach,
}

/// Why a figure is what it is, or why it is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Which figure.
    pub of: Where,
    /// What it is; `None` where it is missing.
    pub figure: Option<Quantity>,
    /// The rule that gives it.
    pub rule: Rule,
    /// What is done with the operands.
    pub working: Working,
    /// The operands, in the order of the calculation.
    pub operands: Vec<Operand>,
    /// Why it is missing.
    pub missing: Option<Missing>,
    /// Figures that it leaves out, because text there cannot be read or a formula gives nothing.
    pub left_out: Vec<Where>,
}

/// Why the figure at a place is what it is; `None` where nothing is calculated, or nothing stands.
///
/// Its cost is that of the operands, not of the workbook.
#[must_use]
pub fn why(book: Book<'_>, of: Where) -> Option<Why> {
    match of {
        Where::Drift { activity, row, lens, column } => drift::why(book, activity, row, lens, column),
        Where::Month { .. } => sums::of_months(book, of),
        Where::Results { activity, lens, column } => sums::of_results(book, activity, lens, column),
        Where::Member { holder, column } => sums::of_member(book, holder, column),
        Where::Project { .. } => projects::why(book, of),
        Where::Tag { tag, holder } => projects::of_tag(book, tag, holder),
        Where::Settlement { member, figure } => settled::why(book, member, figure),
        Where::Balance { row, column } => settled::of_balance(book, row, column),
        Where::Measure { row, column } => plan::why(book, row, column),
        Where::Weight { key, from, member: None } => key::of_weights(book, key, from),
        Where::Weight { .. } => None,
        Where::Share { key, of, member } => key::of_share(book, key, of, member),
        Where::Fan { line, method, lens } => fan::why(book, line, method, lens),
        Where::Schedule { .. } => schedule::why(book, of),
        Where::Overall(figure) => overall::why(book, figure),
        Where::Followed { .. } => followed::why(book, of),
    }
}
