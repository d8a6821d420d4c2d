//! Capital cost: what projects in use cost the drift (domain: Investments).
//!
//! Capital cost = depreciation + internal interest, each month from the first month in use to the last of the useful life.
//!
//! - **Depreciation** is by the method of the workbook's settings. In a straight line it is amount ÷ years ÷ 12
//!   each month, in whole kronor: what is written off after so many months is rounded half away from zero, a month
//!   is the difference between two such sums, and the last month has what is left. So it adds up to the amount
//!   exactly. By annuity see `rules::annuity`; without interest that is the straight line.
//! - **Interest** in a straight line is the rate on the book value when the year began, a twelfth for each month of
//!   the year in use. The year in which it is taken into use began without it: then it is the rate on the amount.
//!   Whole kronor each year.
//! - Each **component** is worked out by itself, with its own useful life; a grant is negative and lowers all of it.
//! - A project's **amount** is its currently calculated total expenditure; without one, what was spent in earlier years and
//!   the year's prognosis; without a prognosis, the budget in its place. Where text or a formula without an amount stands in
//!   one of these, the amount is not known, and so neither is the capital cost.
//! - A project that is **not carried out** costs nothing, and one that is **postponed** nothing before the year that it is
//!   postponed to.
//! - What a member's project costs is that member's. What a shared one costs is split by the key of the workbook's settings,
//!   project by project; without a key, or with one that splits nothing, it stays shared.

use rust_decimal::{Decimal, RoundingStrategy};

use super::added::{Addition, Cause};
use super::annuity::{Annuity, Cost};
use super::check::Finding;
use super::figures::sum;
use super::formula::Formulas;
use super::key::{Span, weights};
use super::project::of_project;
use super::sense::Sense;
use super::split::{split, split_equally};
use crate::model::Workbook;
use crate::model::capital::{CapitalCost, Depreciation, Life, YearMonth};
use crate::model::decimal;
use crate::model::drift::Method;
use crate::model::formula::AmountCell;
use crate::model::id::{LineId, ProjectId};
use crate::model::investment::{Project, ProjectField, Status};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::order;

/// What a project costs in one year, in kronor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: u16,
    /// What is not yet written off when the year begins; in the first year the amount.
    pub book_value: Money,
    /// What is written off.
    pub depreciation: Money,
    /// Internal interest.
    pub interest: Money,
}

impl Year {
    /// Depreciation and interest.
    #[must_use]
    pub fn cost(self) -> Money {
        self.depreciation + self.interest
    }

    /// This and what else costs something in the same year.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            year: self.year,
            book_value: self.book_value + other.book_value,
            depreciation: self.depreciation + other.depreciation,
            interest: self.interest + other.interest,
        }
    }
}

/// Why a project has no capital cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// Neither a first month in use nor a useful life is given.
    Plan,
    /// The first month in use is missing.
    Start,
    /// The useful life is missing.
    Life,
    /// It is not carried out.
    CarryingOut,
    /// It is postponed beyond its first month in use.
    Postponed,
    /// Its amount is not known.
    Amount,
}

/// What the checks say of capital cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It reaches no line of the drift tables.
    NoLine,
    /// It is not known, for this reason.
    Unknown(Without),
    /// The components do not add up to the project's amount: by this much they are more.
    Components(Money),
}

/// An amount that is written off from a month on.
#[derive(Clone, Copy)]
struct Asset {
    amount: Money,
    months: i32,
    from: YearMonth,
}

impl Asset {
    fn new(amount: Money, life: Life, from: YearMonth) -> Self {
        Self { amount, months: 12 * i32::from(life.years()), from }
    }

    /// How many months of its life have passed when a year begins.
    fn passed(self, year: u16) -> i32 {
        let since = 12 * (i32::from(year) - i32::from(self.from.year.number()));
        (since + 1 - i32::from(self.from.month.number())).clamp(0, self.months)
    }

    /// What has been written off after so many months.
    fn written_off(self, months: i32) -> Money {
        if months == self.months {
            self.amount
        } else {
            in_kronor(self.amount, months.into(), self.months.into())
        }
    }

    /// The annuity, where it is written off by one.
    fn annuity(self, capital: CapitalCost) -> Option<Annuity> {
        let is_annuity = capital.depreciation == Depreciation::Annuity;
        is_annuity.then(|| Annuity::new(self.amount, self.months, capital.rate))?
    }

    /// What it costs in each year of its life, the first first.
    fn years(self, capital: CapitalCost) -> Vec<Year> {
        let years = (self.from.year.number()..).take_while(|year| self.passed(*year) < self.months);
        match self.annuity(capital) {
            Some(annuity) => self.by_annuity(&annuity, years).collect(),
            None => years.map(|year| self.in_line(year, capital)).collect(),
        }
    }

    fn in_year(self, year: u16, capital: CapitalCost) -> Year {
        let is_in_use = self.passed(year) < self.passed(year + 1);
        let annuity = self.annuity(capital).filter(|_| is_in_use);
        let found = annuity.and_then(|annuity| {
            let years = self.from.year.number()..=year;
            self.by_annuity(&annuity, years).last()
        });
        found.unwrap_or_else(|| self.in_line(year, capital))
    }

    /// What it costs in years, all from the first in use, by an annuity.
    fn by_annuity(
        self,
        annuity: &Annuity,
        years: impl Iterator<Item = u16> + Clone,
    ) -> impl Iterator<Item = Year> {
        let passed = years.clone().map(move |year| (self.passed(year), self.passed(year + 1)));
        years.zip(annuity.years(passed)).map(move |(year, (written_off, cost))| {
            let Cost { depreciation, interest } = cost;
            Year { year, book_value: self.amount - written_off, depreciation, interest }
        })
    }

    /// What it costs in a year in a straight line.
    fn in_line(self, year: u16, capital: CapitalCost) -> Year {
        let (before, after) = (self.passed(year), self.passed(year + 1));
        let rate = capital.rate;
        let book_value = if after > 0 { self.amount - self.written_off(before) } else { Money::ZERO };
        let months = rate.percent() * Decimal::from(after - before);
        Year {
            year,
            book_value,
            depreciation: self.written_off(after) - self.written_off(before),
            interest: in_kronor(book_value, months, 1_200.into()),
        }
    }
}

/// An amount times a fraction in whole kronor, rounded half away from zero.
pub(super) fn in_kronor(amount: Money, numerator: Decimal, denominator: Decimal) -> Money {
    let exact =
        decimal::multiply(amount.as_decimal(), numerator).and_then(|n| decimal::divide(n, denominator));
    let rounded = |n: Decimal| n.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    exact.map(|exact| Money::calculated(rounded(exact))).unwrap_or_default()
}

/// The entered amounts that a project's amount follows from.
fn fields(workbook: &Workbook, project: &Project) -> &'static [ProjectField] {
    use ProjectField::{
        Actual, CalculatedTotal, CarryOver, IncomeBudget, IncomePrognosis, OriginalBudget, PriorSpending,
        Prognosis, Supplement,
    };
    let is_empty = |field| project.amounts.get(field).is_empty();
    match project.method.unwrap_or(workbook.method) {
        _ if !is_empty(CalculatedTotal) => &[CalculatedTotal],
        Method::Typed if !is_empty(Prognosis) => &[PriorSpending, Prognosis, IncomeBudget, IncomePrognosis],
        // Projects have no months: then there is no prognosis, and the budget counts.
        Method::Typed | Method::AsBudget | Method::PriorRest | Method::PriorRestScaled | Method::Formula => {
            &[PriorSpending, OriginalBudget, Supplement, CarryOver, IncomeBudget, IncomePrognosis]
        }
        Method::RunRate | Method::BudgetForRest | Method::ByProfile => {
            &[PriorSpending, OriginalBudget, Supplement, CarryOver, Actual, IncomeBudget, IncomePrognosis]
        }
    }
}

/// What is written off of a project in all; `None` if that is not known.
#[must_use]
pub fn amount(workbook: &Workbook, formulas: &Formulas, project: &Project) -> Option<Money> {
    for field in fields(workbook, project) {
        let entry = project.amounts.get(*field);
        if !entry.is_empty() && formulas.amount(AmountCell::Project(project.id, *field), entry).is_none() {
            return None;
        }
    }
    let figures = of_project(workbook, formulas, project);
    let whole = || sum([figures.prior_spending, figures.net_prognosis.or(figures.net_budget)]);
    figures.calculated_total.or_else(whole)
}

/// From when a project is written off, before anything is asked of its amount.
fn start(project: &Project) -> Result<YearMonth, Without> {
    let in_use = &project.in_use;
    match (in_use.from, in_use.components.is_empty(), project.status) {
        (None, true, _) => Err(Without::Plan),
        (_, _, Status::NotCarriedOut) => Err(Without::CarryingOut),
        (Some(from), _, Status::Postponed(year)) if year.is_none_or(|year| from.year.number() < year) => {
            Err(Without::Postponed)
        }
        (None, false, _) => Err(Without::Start),
        (Some(_), true, _) => Err(Without::Life),
        (Some(from), false, _) => Ok(from),
    }
}

fn has_rest(project: &Project) -> bool {
    project.in_use.components.iter().any(|component| component.amount.is_none())
}

/// What a project is written off as.
fn assets(workbook: &Workbook, formulas: &Formulas, project: &Project) -> Result<Vec<Asset>, Without> {
    let from = start(project)?;
    let components = &project.in_use.components;
    let rests = components.iter().filter(|component| component.amount.is_none()).count();
    let mut rest = Vec::new();
    if rests > 0 {
        let amount = amount(workbook, formulas, project).ok_or(Without::Amount)?;
        let given: Money = components.iter().filter_map(|component| component.amount).sum();
        rest = split_equally(amount - given, rests);
    }
    let mut rest = rest.into_iter();
    let asset = |component: &crate::model::capital::Component| {
        let amount = component.amount.or_else(|| rest.next()).ok_or(Without::Amount)?;
        Ok(Asset::new(amount, component.life, from))
    };
    components.iter().map(asset).collect()
}

fn in_year(assets: &[Asset], year: u16, capital: CapitalCost) -> Year {
    let nothing = Year { year, book_value: Money::ZERO, depreciation: Money::ZERO, interest: Money::ZERO };
    assets.iter().fold(nothing, |sum, asset| sum.plus(asset.in_year(year, capital)))
}

/// What a project costs in each year of its life, from the first year in use.
///
/// # Errors
/// Why it costs nothing, or why that is not known.
pub fn schedule(workbook: &Workbook, formulas: &Formulas, project: &Project) -> Result<Vec<Year>, Without> {
    let assets = assets(workbook, formulas, project)?;
    // All of them are in use from the same month.
    let mut years: Vec<Year> = Vec::new();
    for asset in assets {
        for (at, year) in asset.years(workbook.capital).into_iter().enumerate() {
            match years.get_mut(at) {
                Some(sum) => *sum = sum.plus(year),
                None => years.push(year),
            }
        }
    }
    Ok(years)
}

/// What all projects together cost in each year in which one of them does, the first year first. Those whose cost is not
/// known are left out.
#[must_use]
pub fn schedule_of_all(workbook: &Workbook, formulas: &Formulas) -> Vec<Year> {
    let mut all: Vec<Year> = Vec::new();
    let known = workbook.projects().filter_map(|project| schedule(workbook, formulas, project).ok());
    for year in known.flatten() {
        match all.iter_mut().find(|sum| sum.year == year.year) {
            Some(sum) => *sum = sum.plus(year),
            None => all.push(year),
        }
    }
    order::sort_by(&mut all, |a, b| a.year.cmp(&b.year));
    all
}

/// What a project costs in the workbook's year, in kronor.
///
/// # Errors
/// Why it costs nothing, or why that is not known.
pub fn cost(workbook: &Workbook, formulas: &Formulas, project: &Project) -> Result<Money, Without> {
    let assets = assets(workbook, formulas, project)?;
    Ok(in_year(&assets, workbook.year.number(), workbook.capital).cost())
}

/// The line that capital cost is added to, and what is added there.
pub(in crate::rules) fn additions(
    workbook: &Workbook,
    formulas: &Formulas,
) -> Option<(LineId, impl Iterator<Item = Addition> + use<>)> {
    let line = workbook.line(workbook.capital.line?)?;
    let mut parts = vec![None; workbook.members.len() + 1];
    for (_, _, shares) in by_project(workbook, formulas) {
        for (holder, amount) in shares {
            if let Some(part) = parts.get_mut(holder).filter(|_| !amount.is_zero()) {
                *part = sum([*part, Some(amount)]);
            }
        }
    }
    // On a line of revenue, cost is less of it.
    let is_spent = Sense::Kind(line.kind).is_spent();
    let holders: Vec<Holder> = workbook.holders().collect();
    let additions = holders.into_iter().zip(parts).filter_map(move |(holder, amount)| {
        let amount = amount.map(|amount| if is_spent { amount } else { -amount })?;
        Some(Addition { cause: Cause::CapitalCost, holder: Some(holder), amount, measure: None })
    });
    Some((line.id, additions))
}

/// What each project costs in the workbook's year, and what of it goes to whom, by the place of the holder: the members, then
/// what is shared. Projects that cost nothing, or of which it is not known, are not here.
pub(in crate::rules) fn by_project<'a>(
    workbook: &'a Workbook,
    formulas: &'a Formulas,
) -> impl Iterator<Item = (&'a Project, Money, Vec<(usize, Money)>)> {
    let weights = workbook.capital.key.and_then(|id| weights(workbook, workbook.key(id)?));
    let shared = workbook.members.len();
    workbook.projects().filter_map(move |project| {
        let cost = cost(workbook, formulas, project).ok()?;
        let shares = match project.holder {
            Holder::Member(id) => {
                vec![(workbook.members.iter().position(|member| member.id == id).unwrap_or(shared), cost)]
            }
            Holder::Shared => {
                match weights.as_ref().and_then(|weights| split(cost, weights.over(Span::Year))) {
                    Some(parts) => parts.into_iter().enumerate().collect(),
                    None => vec![(shared, cost)],
                }
            }
        };
        Some((project, cost, shares))
    })
}

/// What one component of a project costs in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComponentCost {
    /// What is written off of it over its life.
    pub amount: Money,
    /// Over how many months it is written off.
    pub life: i32,
    /// In how many months of the year it is in use.
    pub months: i32,
    /// What each whole year costs, where it is written off by annuity.
    pub annuity: Option<Money>,
    /// What it costs.
    pub year: Year,
}

/// What each component of a project costs in a year; together they are that year of its [`schedule`].
///
/// # Errors
/// Why it costs nothing, or why that is not known.
pub fn components(
    workbook: &Workbook,
    formulas: &Formulas,
    project: &Project,
    year: u16,
) -> Result<Vec<ComponentCost>, Without> {
    let assets = assets(workbook, formulas, project)?.into_iter();
    let cost = |asset: Asset| ComponentCost {
        amount: asset.amount,
        life: asset.months,
        months: asset.passed(year + 1) - asset.passed(year),
        annuity: asset.annuity(workbook.capital).map(|annuity| annuity.of_months(12)),
        year: asset.in_year(year, workbook.capital),
    };
    Ok(assets.map(cost).collect())
}

/// Whose parts of which line an amount of a project reaches by what it costs in the workbook's year; `None` as holder are
/// all. `None` if it reaches none.
pub(in crate::rules) fn reached_by(
    workbook: &Workbook,
    cell: AmountCell,
) -> Option<(LineId, Option<Holder>)> {
    let line = workbook.capital.line?;
    let AmountCell::Project(id, field) = cell else { return None };
    let project = workbook.project(id)?;
    let from = start(project).ok()?;
    let year = workbook.year.number();
    let is_in_use = |asset: Asset| asset.passed(year) < asset.passed(year + 1);
    let counts = has_rest(project)
        && fields(workbook, project).contains(&field)
        && project.in_use.components.iter().any(|part| is_in_use(Asset::new(Money::ZERO, part.life, from)));
    let holder = Some(project.holder).filter(|holder| *holder != Holder::Shared);
    counts.then_some((line, holder))
}

/// What the checks say of it.
pub(in crate::rules) fn findings(workbook: &Workbook, formulas: &Formulas, findings: &mut Vec<Finding>) {
    let mut of = |project: ProjectId, problem| findings.push(Finding::CapitalCost(project, problem));
    for project in workbook.projects() {
        match cost(workbook, formulas, project) {
            Ok(cost) if !cost.is_zero() && workbook.capital.line.is_none() => of(project.id, Problem::NoLine),
            Ok(_) => {}
            Err(Without::Plan | Without::CarryingOut | Without::Postponed) => continue,
            Err(why) => of(project.id, Problem::Unknown(why)),
        }
        // What is left for a component without an amount has the sign of the whole.
        let given: Money = project.in_use.components.iter().filter_map(|component| component.amount).sum();
        if let Some(amount) = amount(workbook, formulas, project) {
            let more = given - amount;
            let is_wrong = if has_rest(project) {
                !more.is_zero() && more.is_negative() == amount.is_negative()
            } else {
                !project.in_use.components.is_empty() && !more.is_zero()
            };
            if is_wrong {
                of(project.id, Problem::Components(more));
            }
        }
    }
}
