//! A change for a scenario: of prognoses, a figure, a measure, a project or a key.

use rust_decimal::Decimal;

use super::choices::{keys, lenses, lines, measures, months, projects, rows};
use super::{Answers, Field, Form, Layout, Read, Section, choice, choice_if, text, wrong, wrong_as_a_whole};
use crate::file::limit;
use crate::lang::heading;
use crate::lang::scenario::{Words, change, words};
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, LineField, Place, RowId};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::ScenarioId;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::period::Month;
use crate::model::scenario::{By, Change, Percent, ProjectChange, Scenario};
use crate::rules::drift::Lens;
use crate::rules::sense::Sense;
use crate::rules::split::split_like;
use crate::session::command::subjects;
use crate::session::commit::one_line;
use crate::session::msg::Msg;
use crate::session::scenarios::within::within;
use crate::session::scenarios::{Trial, has_all, unused};
use crate::session::sheet::{ColumnKey, SheetId, Subject};
use crate::session::spreading::shown;
use crate::session::state::{Open, State};
use crate::text::number::{Typed, parse_amount, parse_number};

/// The columns that can be typed over.
const COLUMNS: [LineField; 3] = [LineField::Prognosis, LineField::OriginalBudget, LineField::Supplements];

fn columns(state: &State) -> Vec<(LineField, String)> {
    let name = |field: LineField| heading::drift_plain(state.lang, field.column()).to_owned();
    COLUMNS.into_iter().map(|field| (field, name(field))).collect()
}

/// The choices with their names.
pub(super) fn with_names<T: Clone, const N: usize>(all: [(T, &str); N]) -> Vec<(T, String)> {
    all.into_iter().map(|(of, name)| (of, name.to_owned())).collect()
}

/// How prognoses change.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Percent,
    Amount,
    Index,
}

fn ways(said: &Words) -> Vec<(Way, String)> {
    with_names([(Way::Percent, said.by_percent), (Way::Amount, said.by_amount), (Way::Index, said.by_index)])
}

/// What becomes of a project.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Moved,
    Cut,
    Cancelled,
}

fn fates(said: &Words) -> Vec<(Fate, String)> {
    with_names([(Fate::Moved, said.moved), (Fate::Cut, said.cut), (Fate::Cancelled, said.cancelled)])
}

/// Whose prognoses can change: the whole lines' (nobody by name), each holder's, and first those of all that are `selected`.
fn whose(state: &State, workbook: &Workbook, selected: &[Holder]) -> Vec<(Vec<Holder>, String)> {
    let each = lenses(state, workbook).into_iter();
    let each: Vec<(Vec<Holder>, String)> =
        each.map(|(lens, name)| (lens.holder().into_iter().collect(), name)).collect();
    if selected.len() < 2 {
        return each;
    }
    let names = each.iter().filter(|(of, _)| of.iter().any(|holder| selected.contains(holder)));
    let names: Vec<&str> = names.map(|(_, name)| name.as_str()).collect();
    let all = words(state.lang).selected_members.replace("{}", &names.join(", "));
    [(selected.to_vec(), all)].into_iter().chain(each).collect()
}

/// The fields of a change of prognoses; the first of them stands at `first`.
fn amount_fields(state: &State, workbook: &Workbook, first: usize, selected: &[Holder]) -> Vec<Section> {
    let said = words(state.lang);
    let of = |fields| Section::new(Layout::Stacked, fields);
    let next = Month::new(workbook.period_end.number() + 1).unwrap_or(workbook.period_end);
    let month =
        Section { only_if: Some((first + 1, 2)), ..of(vec![choice(said.from, months(state), &next)]) };
    let fields = vec![
        choice(said.whose, whose(state, workbook, selected), &selected.to_vec()),
        choice(said.way, ways(said), &Way::Percent),
        text(said.how_much, ""),
    ];
    vec![of(fields), month]
}

/// Whose, and by how much, as the fields at `first` say.
///
/// # Errors
/// If that cannot be read.
fn amount_read(
    state: &State,
    workbook: &Workbook,
    first: usize,
    selected: &[Holder],
    answers: Answers,
) -> Result<(Vec<Holder>, By), super::Wrong> {
    let (said, at) = (words(state.lang), first + 2);
    let holders = answers.chosen(first, &whose(state, workbook, selected)).unwrap_or_default();
    let percent = || percent(state, &answers.text(at)).ok_or_else(|| wrong(at, said.no_percent));
    let by = match answers.chosen(first + 1, &ways(said)) {
        Some(Way::Amount) => By::Amount(amount(state, workbook, at, answers)?),
        Some(Way::Index) => {
            let from = answers.chosen(first + 3, &months(state)).unwrap_or(workbook.period_end);
            By::Index(percent()?, from)
        }
        _ => By::Percent(percent()?),
    };
    Ok((holders, by))
}

fn amount(state: &State, workbook: &Workbook, at: usize, answers: Answers) -> Result<Money, super::Wrong> {
    match parse_amount(&answers.text(at), workbook.drift_unit.unit, state.lang.numbers()) {
        Ok(Typed::Amount(amount)) => Ok(amount),
        _ => Err(wrong(at, words(state.lang).no_amount)),
    }
}

/// A text as percent, with the sign or without.
pub(super) fn percent(state: &State, text: &str) -> Option<Percent> {
    let text = text.trim_end_matches(['%', ' ', '\u{a0}']);
    parse_number(text, state.lang.numbers()).ok().flatten().and_then(Percent::new)
}

pub(super) fn form(state: &State, id: ScenarioId, trial: Trial) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let scenario = workbook.scenario(id)?;
    let said = words(state.lang);
    let stacked = |fields| Section::new(Layout::Stacked, fields);
    let (title, sections) = match trial {
        Trial::Rows => {
            let row = stacked(vec![choice_if(said.row, rows(workbook), None)]);
            let sections = [row].into_iter().chain(amount_fields(state, workbook, 1, &[])).collect();
            (said.add_rows, sections)
        }
        Trial::Cell => {
            let fields = vec![
                choice_if(said.row, lines(workbook), None),
                choice(said.whose, lenses(state, workbook), &Lens::Total),
                choice(said.column, columns(state), &LineField::Prognosis),
                text(said.amount, ""),
            ];
            (said.add_cell, vec![stacked(fields)])
        }
        Trial::Measure => {
            let tick = Field::Tick { label: said.counts.to_owned(), on: true };
            let fields = vec![choice_if(said.measure, measures(workbook), None), tick, text(said.start, "")];
            (said.add_measure, vec![stacked(fields)])
        }
        Trial::Project => {
            let fields = vec![
                choice_if(said.project, projects(workbook), None),
                choice(said.way, fates(said), &Fate::Moved),
                text(said.months, ""),
            ];
            (said.add_project, vec![stacked(fields)])
        }
        Trial::Key => {
            let keys = keys(workbook);
            let fields = vec![choice_if(said.key, keys.clone(), None), choice_if(said.by_key, keys, None)];
            (said.add_key, vec![stacked(fields)])
        }
    };
    let about = Some(scenario.name.clone());
    Some(Form { about, ..Form::new(title.trim_end_matches('…'), sections) })
}

/// # Errors
/// Which answer cannot be taken, and why.
pub(super) fn read(state: &State, id: ScenarioId, trial: Trial, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let Some(scenario) = open.workbook.scenario(id) else { return Ok(None) };
    let changes = match trial {
        Trial::Rows => of_rows(state, open, answers)?,
        Trial::Cell => of_cell(state, &open.workbook, answers)?,
        Trial::Measure => of_measure(state, open, answers)?,
        Trial::Project => of_project(state, &open.workbook, answers)?,
        Trial::Key => of_key(state, &open.workbook, answers)?,
    };
    with(state, scenario.clone(), changes)
}

fn with(state: &State, mut scenario: Scenario, changes: Vec<Change>) -> Read {
    if scenario.changes.len() + changes.len() > limit::CHANGES {
        return Err(wrong_as_a_whole(words(state.lang).too_many));
    }
    scenario.changes.extend(changes);
    Ok(Some(Msg::PutScenario(Box::new(scenario))))
}

/// What was chosen, where there is anything to choose.
fn chosen<T: Clone>(
    state: &State,
    at: usize,
    answers: Answers,
    all: &[(T, String)],
) -> Result<T, super::Wrong> {
    answers.chosen(at, all).ok_or_else(|| wrong(at, words(state.lang).nothing_of))
}

fn of_rows(state: &State, open: &Open, answers: Answers) -> Result<Vec<Change>, super::Wrong> {
    let row = chosen(state, 0, answers, &rows(&open.workbook))?;
    let (holders, by) = amount_read(state, &open.workbook, 1, &[], answers)?;
    Ok(of_holders(open, &[row], &holders, by))
}

/// The changes of prognoses of some rows: of the whole lines, or one for each of the holders. An amount is split over those in
/// proportion to their prognoses of these rows, exact to the krona.
fn of_holders(open: &Open, rows: &[RowId], holders: &[Holder], by: By) -> Vec<Change> {
    let change = |holder, by| Change::Prognosis { rows: rows.to_vec(), holder, by };
    if holders.is_empty() {
        return vec![change(None, by)];
    }
    let tables = open.seen().tables;
    let now = |holder: &Holder| -> Money {
        let of = |row: &RowId| shown(tables, *row, Lens::Holder(*holder), DriftColumn::Prognosis);
        rows.iter().filter_map(of).map(Money::abs).sum()
    };
    let parts = match by {
        By::Amount(total) => split_like(total, &holders.iter().map(now).collect::<Vec<_>>())
            .into_iter()
            .map(By::Amount)
            .collect(),
        by => vec![by; holders.len()],
    };
    holders.iter().zip(parts).map(|(holder, by)| change(Some(*holder), by)).collect()
}

fn of_cell(state: &State, workbook: &Workbook, answers: Answers) -> Result<Vec<Change>, super::Wrong> {
    let line = chosen(state, 0, answers, &lines(workbook))?;
    let place =
        answers.chosen(1, &lenses(state, workbook)).and_then(Lens::holder).map_or(Place::Total, Place::Part);
    let field = answers.chosen(2, &columns(state)).unwrap_or(LineField::Prognosis);
    let typed = amount(state, workbook, 3, answers)?;
    // Where a key splits the line it has a total, else each holder has an amount.
    let said = words(state.lang);
    match (workbook.line(line).and_then(|line| line.distribution.key()), place) {
        (None, Place::Total) => return Err(wrong(1, said.of_whom)),
        (Some(_), Place::Part(_)) => return Err(wrong(1, said.of_all)),
        _ => {}
    }
    let sense = workbook.line(line).map(|line| Sense::Kind(line.kind));
    // Written with the organisation's sign, as in the table.
    let amount = sense.map_or(typed, |sense| sense.written(typed, &workbook.signs));
    Ok(vec![Change::Cell(AmountCell::Line(line, place, field), Entry::Value(amount))])
}

fn of_measure(state: &State, open: &Open, answers: Answers) -> Result<Vec<Change>, super::Wrong> {
    let id = chosen(state, 0, answers, &measures(&open.workbook))?;
    let start = one_line(&answers.text(2));
    let mut changes = vec![Change::Measure(id, answers.is_on(1))];
    changes.extend((!start.is_empty()).then_some(Change::MeasureStart(id, start)));
    Ok(changes)
}

fn of_project(state: &State, workbook: &Workbook, answers: Answers) -> Result<Vec<Change>, super::Wrong> {
    let said = words(state.lang);
    let id = chosen(state, 0, answers, &projects(workbook))?;
    let text = answers.text(2);
    let change = match answers.chosen(1, &fates(said)) {
        Some(Fate::Cut) => {
            ProjectChange::Cut(percent(state, &text).ok_or_else(|| wrong(2, said.no_percent))?)
        }
        Some(Fate::Cancelled) => ProjectChange::Cancelled,
        _ => {
            let number = parse_number(&text, state.lang.numbers()).ok().flatten();
            let whole = number.filter(Decimal::is_integer).and_then(|number| number.to_string().parse().ok());
            let months: i16 = whole.ok_or_else(|| wrong(2, said.no_months))?;
            ProjectChange::Moved(months)
        }
    };
    Ok(vec![Change::Project(id, change)])
}

fn of_key(state: &State, workbook: &Workbook, answers: Answers) -> Result<Vec<Change>, super::Wrong> {
    let keys = keys(workbook);
    let (from, to) = (chosen(state, 0, answers, &keys)?, chosen(state, 1, answers, &keys)?);
    if from == to {
        return Err(wrong(1, words(state.lang).same_key));
    }
    Ok(vec![Change::Key { from, to }])
}

/// The scenarios that the selected rows can be tried in; `None` is a new one.
fn scenarios(state: &State, workbook: &Workbook) -> Vec<(Option<ScenarioId>, String)> {
    let known = workbook.scenarios.iter().filter(|of| !of.is_archived);
    let new = (None, words(state.lang).a_new_one.to_owned());
    known.map(|of| (Some(of.id), of.name.clone())).chain([new]).collect()
}

/// The lines and groups that are selected.
pub(in crate::session) fn selected_rows(state: &State) -> Vec<RowId> {
    let row = |subject| match subject {
        Subject::Row(id) => Some(id),
        _ => None,
    };
    subjects(state).into_iter().filter_map(row).collect()
}

/// The holders whose columns are selected where they stand side by side.
fn selected_holders(state: &State) -> Vec<Holder> {
    let selected = state.open.as_ref().and_then(|open| open.selected.as_ref());
    let Some(selected) = selected.filter(|selected| matches!(selected.sheet, SheetId::SideBySide(_))) else {
        return Vec::new();
    };
    let Some(table) = state.table(selected.sheet) else { return Vec::new() };
    let holder = |column| match table.key(column) {
        Some(ColumnKey::Lens(lens)) => lens.holder(),
        _ => None,
    };
    selected.cells.columns().into_iter().filter_map(holder).collect()
}

/// What is tried of the selected rows, and in which scenario.
pub(super) fn rows_form(state: &State) -> Option<Form> {
    let open = state.open.as_ref()?;
    let said = words(state.lang);
    let selected = selected_rows(state);
    let names: Vec<String> = rows(&open.workbook)
        .into_iter()
        .filter(|(id, _)| selected.contains(id))
        .map(|(_, name)| name)
        .collect();
    let scenarios = scenarios(state, &open.workbook);
    // The one that is looked at in its tables, else the first.
    let within = within(open).map(|of| Some(of.id));
    let first = within.or_else(|| scenarios.first().map(|(id, _)| *id))?;
    let scenario = Section::new(Layout::Stacked, vec![choice(said.in_scenario, scenarios, &first)]);
    let amounts = amount_fields(state, &open.workbook, 1, &selected_holders(state));
    let sections = [scenario].into_iter().chain(amounts).collect();
    let about = Some(names.join(", "));
    Some(Form { about, ..Form::new(said.try_rows.trim_end_matches('…'), sections) })
}

/// # Errors
/// Which answer cannot be taken, and why.
pub(super) fn rows_read(state: &State, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let (holders, by) = amount_read(state, &open.workbook, 1, &selected_holders(state), answers)?;
    let changes = of_holders(open, &selected_rows(state), &holders, by);
    let id = answers.chosen(0, &scenarios(state, &open.workbook)).flatten();
    let known = id.and_then(|id| open.workbook.scenario(id)).cloned();
    if known.is_none() && has_all(open) {
        return Err(wrong_as_a_whole(words(state.lang).too_many));
    }
    let scenario = known.unwrap_or_else(|| Scenario {
        id: unused(&open.workbook),
        name: changes.first().map_or(String::new(), |of| change(state.lang, &open.workbook, of)),
        note: String::new(),
        on: None,
        is_archived: false,
        changes: Vec::new(),
    });
    with(state, scenario, changes)
}
