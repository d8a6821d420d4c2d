//! Findings that somebody has found to be all right, and how one finding is told from another.

use super::overview::Found;
use super::state::State;
use crate::file::name;
use crate::model::Workbook;
use crate::model::check::Acceptance;
use crate::model::control::ControlPlace;
use crate::model::drift::{Place, RowId};
use crate::model::edit::{Edit, Setting};
use crate::model::formula::AmountCell;
use crate::model::member::Holder;
use crate::rules::check::{Cell, Finding};

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
        Finding::FormulaFault { cell, .. } => format!("fault {}", amount_code(*cell)),
        Finding::KeyDate(key) => format!("date {key}"),
        Finding::Code(member, _) => format!("code {member}"),
        Finding::KeyWithoutWeights(key) => format!("weights {key}"),
        Finding::WeightMissing(key, member) => format!("weight {key} {member}"),
        Finding::PrognosisBelowActual(line) => format!("belowActual {line}"),
        Finding::UnusualSign(line, field) => format!("sign {line} {}", name::drift_column(field.column())),
        Finding::PrognosisMissing(line) => format!("noPrognosis {line}"),
        Finding::ProfileLacks(line, _) => format!("noBudgetToDate {line}"),
        Finding::MethodLacks(line, _) => format!("methodLacks {line}"),
        Finding::MonthsDiffer { line, year, months, booked } => {
            format!("months {line} {} {months} {booked}", name::booked_year(*year))
        }
        Finding::AddedToNothing(line) => format!("addedToNothing {line}"),
        Finding::OutsideMethods(line) => format!("outside {line}"),
        Finding::MeasureUncounted(measure, _) => format!("uncounted {measure}"),
        Finding::MeasureLineGone(measure) => format!("lineGone {measure}"),
        Finding::CapitalCost(project, _) => format!("capitalCost {project}"),
        Finding::Unexplained(line) => format!("unexplained {line}"),
        Finding::DeficitOverdue(year, left) => format!("deficit {year} {left}"),
        Finding::BudgetNotBalanced(activity, amount) => format!("balance {activity} {amount}"),
        Finding::ProjectOverBudget(project, amount) => format!("overBudget {project} {amount}"),
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
    match place {
        ControlPlace::Drift { activity, row, column } => {
            format!("{activity} {} {}", row.map_or_else(all, row_code), name::drift_column(column))
        }
        ControlPlace::AllActivities { column } => format!("all {}", name::drift_column(column)),
        ControlPlace::Projects { group, project, column } => {
            let project = project.map_or_else(all, |project| project.to_string());
            format!("{group} {project} {}", name::project_column(column))
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
        Cell::Weight(key, member) => format!("{key} {member}"),
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
