//! The form for a new workbook, and the workbook that it makes.

use std::cmp::Ordering;

use litemap::LiteMap;

use rust_decimal::Decimal;

use super::commit::{is_municipality_code, one_line};
use crate::lang::Lang;
use crate::model::Workbook;
use crate::model::capital::{CapitalCost, InUse};
use crate::model::drift::{Activity, Distribution, DriftColumn, Kind, Line, Method, Profile, Row};
use crate::model::entry::Entry;
use crate::model::found::Found;
use crate::model::id::IdSource;
use crate::model::investment::{Category, Project, ProjectAmounts, ProjectColumn, ProjectGroup, Status};
use crate::model::key::{AllocationKey, Weight};
use crate::model::member::{BoardForm, Holder, Member};
use crate::model::parts::Parts;
use crate::model::period::{FiscalYear, Month};
use crate::model::sign::{Net, SignConvention, Written};
use crate::model::unit::DisplayUnit;
use crate::model::workbook::{Settlement, SettlementBasis};
use crate::text::date::parse_date;

/// What the form says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWorkbook {
    /// The board's name.
    pub name: String,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The board's legal form.
    pub form: BoardForm,
    /// The members: names, with municipality codes where they have one.
    pub members: Vec<(String, Option<String>)>,
    /// Which of them is the host, if one is.
    pub host: Option<usize>,
    /// The unit.
    pub unit: DisplayUnit,
    /// The signs.
    pub signs: SignPreset,
    /// Whether it starts with the usual lines.
    pub usual_lines: bool,
    /// The last month that its actuals cover.
    pub period_end: Month,
}

/// The month that the actuals of a year most likely cover `today` (`2026-11-21`): the one before this month, the whole of
/// a year that has passed, and nothing beyond January of one that has not begun.
///
/// ```
/// use sambudget::model::period::FiscalYear;
/// use sambudget::session::new_workbook::likely_period_end;
/// let year = FiscalYear::new(2026).unwrap();
/// let months = ["2025-11-21", "2026-01-05", "2026-11-21", "2027-01-10"].map(|today| likely_period_end(year, today).number());
/// assert_eq!(months, [1, 1, 10, 12]);
/// ```
#[must_use]
pub fn likely_period_end(year: FiscalYear, today: &str) -> Month {
    let Some(today) = parse_date(today, year.number()) else { return Month::DECEMBER };
    match today.year.cmp(&year.number()) {
        Ordering::Less => Month::JANUARY,
        Ordering::Equal => Month::new(today.month - 1).unwrap_or(Month::JANUARY),
        Ordering::Greater => Month::DECEMBER,
    }
}

/// Ways to write signs that boards use, by the board they were seen at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignPreset {
    /// Everything positive (GSN).
    #[default]
    AllPositive,
    /// Revenue negative, net cost (Sydnärke).
    RevenueNegative,
    /// Costs negative, result (ITSAM).
    CostNegative,
}

impl SignPreset {
    /// Every preset, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::AllPositive, Self::RevenueNegative, Self::CostNegative];

    /// The convention.
    #[must_use]
    pub fn convention(self) -> SignConvention {
        let plain = SignConvention::default();
        match self {
            Self::AllPositive => plain,
            Self::RevenueNegative => SignConvention {
                revenue: Written::Negative,
                contribution: Written::Negative,
                subtotal: Net::NetCost,
                result: Net::NetCost,
                ..plain
            },
            Self::CostNegative => SignConvention { cost: Written::Negative, ..plain },
        }
    }

    /// The preset that a convention is, if it is one.
    #[must_use]
    pub fn of(convention: SignConvention) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.convention() == convention)
    }
}

/// A line without figures.
#[must_use]
pub fn empty_line(ids: &mut IdSource, name: &str, kind: Kind) -> Line {
    Line {
        id: ids.fresh(),
        name: name.to_owned(),
        kind,
        distribution: Distribution::Direct(Parts::new()),
        profile: None,
        method: None,
        formula: None,
        months: None,
        adjustments: Vec::new(),
        comment: String::new(),
    }
}

/// A project without figures.
#[must_use]
pub fn empty_project(ids: &mut IdSource, name: &str, holder: Holder) -> Project {
    Project {
        id: ids.fresh(),
        number: String::new(),
        name: name.to_owned(),
        holder,
        budgeted_by: None,
        category: Category::OwnPlan,
        status: Status::NotStarted,
        method: None,
        tags: Vec::new(),
        amounts: ProjectAmounts::default(),
        coming_years: LiteMap::new(),
        in_use: InUse::default(),
        comment: String::new(),
    }
}

/// The workbook that the form asks for.
#[must_use]
pub fn make(form: &NewWorkbook, lang: Lang, ids: &mut IdSource) -> Workbook {
    let texts = lang.texts();
    let members: Vec<Member> = form
        .members
        .iter()
        .map(|(name, code)| Member {
            id: ids.fresh(),
            name: one_line(name),
            code: code.clone().filter(|code| is_municipality_code(code)),
        })
        .collect();
    let mut equal = AllocationKey {
        id: ids.fresh(),
        name: texts.equal_shares.to_owned(),
        source: String::new(),
        date: String::new(),
        weights: LiteMap::new(),
        later: LiteMap::new(),
        share_decimals: None,
    };
    let one = Weight::new(Decimal::ONE).map(Entry::Value).unwrap_or_default();
    equal.weights.extend(members.iter().map(|member| (member.id, one.clone())));
    let lines: Vec<(&str, Kind)> = if form.usual_lines {
        let costs = texts.usual_costs.iter().map(|name| (*name, Kind::Cost));
        [(texts.municipal_contribution, Kind::Contribution), (texts.other_revenue, Kind::Revenue)]
            .into_iter()
            .chain(costs)
            .collect()
    } else {
        Vec::new()
    };
    let rows = lines.into_iter().map(|(name, kind)| Row::Line(empty_line(ids, name, kind))).collect();
    Workbook {
        id: ids.fresh(),
        name: one_line(&form.name),
        form: form.form,
        host: form.host.and_then(|index| members.get(index)).map(|member| member.id),
        year: form.year,
        period_end: form.period_end,
        drift_unit: form.unit,
        investment_unit: form.unit,
        signs: form.signs.convention(),
        method: Method::AsBudget,
        formula: None,
        profile: Profile::Even,
        drift_columns: DriftColumn::USUAL.into(),
        settlement: Settlement {
            key: Some(equal.id),
            basis: SettlementBasis::Prognosis,
            ..Settlement::default()
        },
        capital: CapitalCost::default(),
        members,
        keys: vec![equal],
        activities: vec![Activity {
            id: ids.fresh(),
            name: texts.operating.to_owned(),
            result_name: texts.result.to_owned(),
            rows,
        }],
        project_groups: vec![ProjectGroup {
            id: ids.fresh(),
            name: texts.investments.to_owned(),
            total_name: texts.sum_investments.to_owned(),
            columns: ProjectColumn::USUAL.into(),
            projects: Vec::new(),
        }],
        balance: crate::model::balance::Balance::default(),
        plan: Vec::new(),
        lineage: Vec::new(),
        follow_ups: Vec::new(),
        scenarios: Vec::new(),
        meeting_log: Vec::new(),
        goals: Vec::new(),
        roll_up: crate::model::goal::RollUp::default(),
        sentences: litemap::LiteMap::new(),
        controls: Vec::new(),
        acceptances: Vec::new(),
        comment_limit: crate::model::check::CommentLimit::default(),
        notes: Vec::new(),
        unknown: String::new(),
        found: Found::default(),
    }
}
