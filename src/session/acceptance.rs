//! Findings that somebody has found to be all right, and how one finding is told from another.

use super::overview::Found;
use super::state::State;
use crate::file::name;
use crate::model::Workbook;
use crate::model::check::Acceptance;
use crate::model::control::ControlPlace;
use crate::model::drift::{Place, RowId};
use crate::model::edit::{Edit, Setting};
use crate::model::formula::{AmountCell, Figure, ProjectRow, TableRow};
use crate::model::member::Holder;
use crate::model::period::Month;
use crate::rules::capital::{Problem, Without};
use crate::rules::check::{Cell, Finding, OddCode};
use crate::rules::formula::Fault;
use crate::rules::measure::Uncounted;
use crate::rules::months::Lack;

/// The code of a finding: the same as long as the finding is about the same figures.
#[must_use]
pub fn code(finding: &Finding) -> String {
    match finding {
        Finding::ControlDiffers { place, printed, calculated, .. } => {
            let calculated = calculated.map(|amount| amount.normalize().to_string()).unwrap_or_default();
            format!("control {} {} {calculated}", place_code(*place), printed.normalize())
        }
        Finding::PrintedPartsDiffer { place, printed, parts, .. } => {
            format!("parts {} {} {}", place_code(*place), printed.normalize(), parts.normalize())
        }
        Finding::Rounding { place, shown, from_shown, .. } => {
            format!("rounding {} {} {}", place_code(*place), shown.normalize(), from_shown.normalize())
        }
        Finding::Unread { cell, text } => format!("unread {} {text}", cell_code(*cell)),
        Finding::FormulaFault { cell, fault } => {
            format!("fault {} {}", amount_code(*cell), fault_code(fault))
        }
        Finding::KeyDate(key) => format!("date {key}"),
        Finding::Code(member, OddCode::Unknown) => format!("code {member} unknown"),
        Finding::Code(member, OddCode::SameAs(other)) => format!("code {member} {other}"),
        Finding::KeyWithoutWeights(key, from) => format!("weights {key}{}", from_code(*from)),
        Finding::WeightMissing(key, from, member) => format!("weight {key} {member}{}", from_code(*from)),
        Finding::PrognosisBelowActual { line, prognosis, actual } => {
            format!("belowActual {line} {prognosis} {actual}")
        }
        Finding::UnusualSign(line, field, amount) => {
            format!("sign {line} {} {amount}", name::drift_column(field.column()))
        }
        Finding::PrognosisMissing(line) => format!("noPrognosis {line}"),
        Finding::ProfileLacks(line, lack) => format!("noBudgetToDate {line} {}", lack_code(*lack)),
        Finding::MethodLacks(line, lack) => format!("methodLacks {line} {}", lack_code(*lack)),
        Finding::MonthsDiffer { line, year, months, booked } => {
            format!("months {line} {} {months} {booked}", name::booked_year(*year))
        }
        Finding::MonthsMissing { line, written, passed } => {
            format!("monthsMissing {line} {written} {passed}")
        }
        Finding::AdjustmentUnreasoned(line) => format!("unreasoned {line}"),
        Finding::MeasureOverEffect { measure, counted, effect } => {
            format!("overEffect {measure} {counted} {effect}")
        }
        Finding::AddedToNothing(line) => format!("addedToNothing {line}"),
        Finding::OutsideMethods { line, own, limit } => format!("outside {line} {own} {limit}"),
        Finding::MeasureUncounted(measure, why) => format!("uncounted {measure} {}", uncounted_code(*why)),
        Finding::MeasureLineGone(measure) => format!("lineGone {measure}"),
        Finding::CapitalCost(project, problem) => {
            let problem = match problem {
                Problem::NoLine => "noLine".to_owned(),
                Problem::Unknown(without) => without_code(*without).to_owned(),
                Problem::Components(more) => format!("components {more}"),
            };
            format!("capitalCost {project} {problem}")
        }
        Finding::Unexplained(line, deviation) => format!("unexplained {line} {deviation}"),
        Finding::DeficitOverdue(year, left) => format!("deficit {year} {left}"),
        Finding::BudgetNotBalanced(activity, amount) => format!("balance {activity} {amount}"),
        Finding::ProjectOverBudget(project, amount) => format!("overBudget {project} {amount}"),
    }
}

fn lack_code(lack: Lack) -> &'static str {
    match lack {
        Lack::Weights => "weights",
        Lack::Missing => "missing",
        Lack::Unread => "unread",
        Lack::Nothing => "nothing",
        Lack::NothingToDate => "nothingToDate",
        Lack::Shares => "shares",
    }
}

fn uncounted_code(why: Uncounted) -> &'static str {
    match why {
        Uncounted::NotIncluded => "notIncluded",
        Uncounted::NotLikely => "notLikely",
        Uncounted::NoEffect => "noEffect",
        Uncounted::EffectUnread => "effectUnread",
        Uncounted::StartUnread => "startUnread",
        Uncounted::StartsLater => "startsLater",
        Uncounted::NoLine => "noLine",
        Uncounted::LinesGone => "linesGone",
        Uncounted::NoPrognosis => "noPrognosis",
    }
}

fn without_code(without: Without) -> &'static str {
    match without {
        Without::Plan => "plan",
        Without::Start => "start",
        Without::Life => "life",
        Without::CarryingOut => "carryingOut",
        Without::Postponed => "postponed",
        Without::Amount => "amount",
    }
}

fn fault_code(fault: &Fault) -> String {
    match fault {
        Fault::Gone(figure) => format!("gone {}", figure_code(*figure)),
        Fault::Unread(cell) => format!("unread {}", amount_code(*cell)),
        Fault::Operand(cell) => format!("operand {}", amount_code(*cell)),
        Fault::Circle(figures) => {
            let figures: Vec<String> = figures.iter().map(|figure| figure_code(*figure)).collect();
            format!("circle {}", figures.join(" "))
        }
        Fault::NoParts(line) => format!("noParts {line}"),
        Fault::Unwritten => "unwritten".to_owned(),
        Fault::Empty => "empty".to_owned(),
        Fault::DivisionByZero => "divisionByZero".to_owned(),
        Fault::Exponent => "exponent".to_owned(),
        Fault::Decimals => "decimals".to_owned(),
        Fault::TooLarge => "tooLarge".to_owned(),
    }
}

fn figure_code(figure: Figure) -> String {
    match figure {
        Figure::Drift { row, holder, column } => {
            let row = match row {
                TableRow::Row(row) => row_code(row),
                TableRow::Result(activity) => activity.to_string(),
            };
            let holder = holder.map_or_else(|| "all".to_owned(), holder_code);
            format!("{row} {holder} {}", name::drift_column(column))
        }
        Figure::Project { row, column } => {
            let row = match row {
                ProjectRow::Project(project) => project.to_string(),
                ProjectRow::Total(group) => group.to_string(),
            };
            format!("{row} {}", name::project_column(column))
        }
    }
}

fn row_code(row: RowId) -> String {
    match row {
        RowId::Line(id) => id.to_string(),
        RowId::Group(id) => id.to_string(),
    }
}

fn holder_code(holder: Holder) -> String {
    match holder {
        Holder::Member(id) => id.to_string(),
        Holder::Shared => "shared".to_owned(),
    }
}

fn place_code(place: ControlPlace) -> String {
    let all = || "all".to_owned();
    let of = |holder: Option<Holder>| holder.map(|of| format!(" {}", holder_code(of))).unwrap_or_default();
    match place {
        ControlPlace::Drift { activity, row, holder, column } => {
            let row = row.map_or_else(all, row_code);
            format!("{activity} {row} {}{}", name::drift_column(column), of(holder))
        }
        ControlPlace::AllActivities { holder, column } => {
            format!("all {}{}", name::drift_column(column), of(holder))
        }
        ControlPlace::Projects { group, project, holder, column } => {
            let project = project.map_or_else(all, |project| project.to_string());
            format!("{group} {project} {}{}", name::project_column(column), of(holder))
        }
        ControlPlace::Tag { tag, holder } => format!("tag {tag} {}", holder.map_or_else(all, holder_code)),
        ControlPlace::Settlement { member } => {
            format!("settlement {}", member.map_or_else(all, |member| member.to_string()))
        }
    }
}

fn amount_code(cell: AmountCell) -> String {
    match cell {
        AmountCell::Decided(project, year) => format!("{project} decided {year}"),
        AmountCell::Requested(project, year) => format!("{project} requested {year}"),
        cell => cell_code(Cell::from(cell)),
    }
}

/// The month from which weights of a key hold, behind the key.
fn from_code(from: Option<Month>) -> String {
    from.map(|from| format!(" from {}", from.number())).unwrap_or_default()
}

fn cell_code(cell: Cell) -> String {
    match cell {
        Cell::Line(line, place, field) => {
            let place = match place {
                Place::Total => "all".to_owned(),
                Place::Part(holder) => holder_code(holder),
            };
            format!("{line} {place} {}", name::drift_column(field.column()))
        }
        Cell::Project(project, field) => format!("{project} {}", name::project_column(field.column())),
        Cell::ComingYear(project, year) => format!("{project} {year}"),
        Cell::Measure(measure, year) => {
            format!("{measure} {}", year.map_or_else(String::new, |year| year.to_string()))
        }
        Cell::Weight(key, from, member) => format!("{key} {member}{}", from_code(from)),
        Cell::Month(line, year, month) => format!("{line} {} {}", name::booked_year(year), month.number()),
    }
}

/// What the checks find, and what of it somebody has found to be all right: those are with their acceptance.
#[must_use]
pub fn parted(state: &State) -> (Vec<Found>, Vec<(Found, Acceptance)>) {
    let Some(open) = state.open.as_ref() else { return Default::default() };
    let mut left = Vec::new();
    let mut accepted = Vec::new();
    for found in super::overview::checks(state) {
        match acceptance(&open.workbook, &code(&found.0)) {
            Some(acceptance) => accepted.push((found, acceptance.clone())),
            None => left.push(found),
        }
    }
    (left, accepted)
}

/// What was said of a finding.
#[must_use]
pub fn acceptance<'a>(workbook: &'a Workbook, code: &str) -> Option<&'a Acceptance> {
    workbook.acceptances.iter().find(|acceptance| acceptance.finding == code)
}

/// The edit that puts an acceptance in the place of what was said of its finding.
#[must_use]
pub fn accept(workbook: &Workbook, acceptance: Acceptance) -> Edit {
    let others = workbook.acceptances.iter().filter(|known| known.finding != acceptance.finding);
    let all = others.cloned().chain([acceptance.clone()]).collect();
    Edit::Set(Setting::Acceptances(all))
}

/// The edit after which a finding counts again.
#[must_use]
pub fn take_back(workbook: &Workbook, code: &str) -> Edit {
    let others = workbook.acceptances.iter().filter(|known| known.finding != code);
    Edit::Set(Setting::Acceptances(others.cloned().collect()))
}
