//! The names that the choices of the model have in files.
//!
//! The names are apart from the model so that code can be renamed freely; a name here is a promise to files.

use std::borrow::Cow;

use crate::model::capital::Depreciation;
use crate::model::drift::{DriftColumn, Kind, LineField, Method, SubtotalPlace};
use crate::model::goal::{Assessment, Better, RollUp};
use crate::model::investment::{Category, ComingField, ProjectColumn, ProjectField, Status};
use crate::model::measure::{DecidedBy, Mark, Stage};
use crate::model::member::BoardForm;
use crate::model::months::BookedYear;
use crate::model::period::FiscalYear;
use crate::model::sign::{DeviationSign, Net, Written};
use crate::model::unit::Unit;
use crate::model::workbook::{SettlementAgainst, SettlementBasis, SettlementWay};

/// A choice with a name in files; `named` reads what `name` writes.
pub(super) trait Named: Copy {
    /// Every name, for messages.
    const NAMES: &'static [&'static str];
    /// The name of this choice.
    fn name(self) -> Cow<'static, str>;
    /// The choice with this name.
    fn named(text: &str) -> Option<Self>;
}

/// A year in a name or as the name of a field: four digits.
pub(super) fn year(text: &str) -> Option<u16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?.and_then(FiscalYear::new).map(FiscalYear::number)
}

/// The name of a column of drift tables, for what is kept beside files.
#[must_use]
pub fn drift_column(column: DriftColumn) -> Cow<'static, str> {
    column.name()
}

/// The name of what a line is, for what is kept beside files.
#[must_use]
pub fn kind(kind: Kind) -> Cow<'static, str> {
    kind.name()
}

/// The name of a year of months, for what is kept beside files.
#[must_use]
pub fn booked_year(year: BookedYear) -> Cow<'static, str> {
    year.name()
}

/// The column of drift tables with a name; `None` if it is not one of ours.
#[must_use]
pub fn drift_column_named(name: &str) -> Option<DriftColumn> {
    DriftColumn::named(name)
}

/// The name of a column of investment tables, for what is kept beside files.
#[must_use]
pub fn project_column(column: ProjectColumn) -> Cow<'static, str> {
    column.name()
}

/// The column of investment tables with a name; `None` if it is not one of ours.
#[must_use]
pub fn project_column_named(name: &str) -> Option<ProjectColumn> {
    ProjectColumn::named(name)
}

macro_rules! names {
    ($type:ty { $($variant:ident $name:literal),+ $(; $yearly:ident $prefix:literal)* }) => {
        impl Named for $type {
            const NAMES: &'static [&'static str] = &[$($name,)+ $(concat!($prefix, ":YEAR"),)*];

            fn name(self) -> Cow<'static, str> {
                match self {
                    $(Self::$variant => $name.into(),)+
                    $(Self::$yearly(year) => format!(concat!($prefix, ":{}"), year).into(),)*
                }
            }

            fn named(text: &str) -> Option<Self> {
                match text {
                    $($name => Some(Self::$variant),)+
                    _ => {
                        $(if let Some(text) = text.strip_prefix(concat!($prefix, ":")) {
                            return year(text).map(Self::$yearly);
                        })*
                        None
                    }
                }
            }
        }
    };
}

names!(BoardForm { JointBoard "jointBoard", Association "association" });
names!(Unit { Kr "kr", Tkr "tkr", Mnkr "mnkr" });
names!(Written { Positive "positive", Negative "negative" });
names!(Net { Result "result", NetCost "netCost" });
names!(DeviationSign { FavourablePositive "favourablePositive", OutcomeMinusBudget "outcomeMinusBudget" });
names!(Method {
    Typed "typed",
    AsBudget "asBudget",
    RunRate "runRate",
    BudgetForRest "budgetForRest",
    ByProfile "byProfile",
    PriorRest "priorRest",
    PriorRestScaled "priorRestScaled",
    Formula "formula"
});
names!(Assessment { Reached "reached", Partly "partly", NotReached "notReached", NoValue "noValue" });
names!(Better { Higher "higher", Lower "lower" });
names!(RollUp { Counted "counted", Graded "graded" });
names!(Depreciation { StraightLine "straightLine", Annuity "annuity" });
names!(BookedYear { This "this", Prior "prior" });
names!(SettlementAgainst { Zero "zero", Contribution "contribution" });
names!(SettlementWay { Invoiced "invoiced", CarriedOver "carriedOver" });
names!(SettlementBasis { Actual "actual", Prognosis "prognosis" });
names!(SubtotalPlace { Above "above", Below "below" });
names!(Kind { Revenue "revenue", Cost "cost", Contribution "contribution" });
names!(LineField {
    PriorActual "priorActual",
    OriginalBudget "originalBudget",
    Supplements "supplements",
    Actual "actual",
    Prognosis "prognosis"
});
names!(DriftColumn {
    PriorActual "priorActual",
    OriginalBudget "originalBudget",
    Supplements "supplements",
    Budget "budget",
    BudgetToDate "budgetToDate",
    Actual "actual",
    DeviationToDate "deviationToDate",
    UsedPercent "usedPercent",
    Method "method",
    RawPrognosis "rawPrognosis",
    Adjustments "adjustments",
    BeforeMeasures "beforeMeasures",
    Measures "measures",
    CapitalCost "capitalCost",
    Prognosis "prognosis",
    Deviation "deviation",
    DeviationPercent "deviationPercent",
    Comment "comment"
});
names!(Category { OwnPlan "ownPlan", OnBehalf "onBehalf" });
names!(ProjectField {
    PriorSpending "priorSpending",
    OriginalBudget "originalBudget",
    Supplement "supplement",
    CarryOver "carryOver",
    Actual "actual",
    Prognosis "prognosis",
    DecidedTotal "decidedTotal",
    CalculatedTotal "calculatedTotal",
    YearlyOperatingCost "yearlyOperatingCost",
    CarryOverOut "carryOverOut",
    IncomeBudget "incomeBudget",
    Income "income",
    IncomePrognosis "incomePrognosis"
});
names!(DecidedBy { Administration "administration", Board "board" });
names!(Stage { Planned "planned", Started "started" });
names!(Mark { Secured "secured", Approved "approved", Included "included" });
names!(ComingField { Decided "decided", Requested "requested" });
names!(ProjectColumn {
    Number "number",
    Holder "holder",
    BudgetedBy "budgetedBy",
    Category "category",
    Status "status",
    PriorSpending "priorSpending",
    OriginalBudget "originalBudget",
    Supplement "supplement",
    CarryOver "carryOver",
    SupplementAndCarryOver "supplementAndCarryOver",
    Budget "budget",
    IncomeBudget "incomeBudget",
    NetBudget "netBudget",
    Actual "actual",
    Income "income",
    NetActual "netActual",
    DeviationToDate "deviationToDate",
    Method "method",
    Prognosis "prognosis",
    IncomePrognosis "incomePrognosis",
    NetPrognosis "netPrognosis",
    Deviation "deviation",
    CarryOverOut "carryOverOut",
    DecidedTotal "decidedTotal",
    CalculatedTotal "calculatedTotal",
    YearlyOperatingCost "yearlyOperatingCost",
    UseFrom "useFrom",
    UsefulLife "usefulLife",
    CapitalCost "capitalCost",
    Tags "tags",
    Comment "comment";
    Decided "decided";
    Requested "requested"
});

impl Named for Status {
    const NAMES: &'static [&'static str] =
        &["notStarted", "ongoing", "completed", "postponed", "postponed:YEAR", "notCarriedOut"];

    fn name(self) -> Cow<'static, str> {
        match self {
            Self::NotStarted => "notStarted".into(),
            Self::Ongoing => "ongoing".into(),
            Self::Completed => "completed".into(),
            Self::Postponed(None) => "postponed".into(),
            Self::Postponed(Some(year)) => format!("postponed:{year}").into(),
            Self::NotCarriedOut => "notCarriedOut".into(),
        }
    }

    fn named(text: &str) -> Option<Self> {
        match text {
            "notStarted" => Some(Self::NotStarted),
            "ongoing" => Some(Self::Ongoing),
            "completed" => Some(Self::Completed),
            "postponed" => Some(Self::Postponed(None)),
            "notCarriedOut" => Some(Self::NotCarriedOut),
            _ => text.strip_prefix("postponed:").and_then(year).map(|year| Self::Postponed(Some(year))),
        }
    }
}
