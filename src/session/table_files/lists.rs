//! What stands in lists rather than in tables, as sheets of a file of spreadsheets: goals, scenarios with their changes, the
//! meeting log, decisions, capital cost, notes and control totals. Amounts are in kronor, as in the lists.

use rust_decimal::Decimal;
use sambudget_xlsx::Cell;

use super::listed::{Listed, cells, in_kronor, nothing, number, text};
use crate::lang::{capital, decision, goal, meeting_log, scenario};
use crate::model::entry::Entry;
use crate::model::goal::{Better, Goal, Indicator, Quantity};
use crate::model::id::ProjectId;
use crate::model::scenario::Scenario;
use crate::rules::goal::{Fulfilment, overall, rolled_up, rule};
use crate::rules::scenario::Outcome;
use crate::session::goals::view;
use crate::session::scenarios::{lost, outcomes, shown};
use crate::session::state::State;
use crate::session::{controls, decision_list, notes, schedule};

/// The lists of the open workbook, in the order of the views.
pub(super) fn all(state: &State) -> Vec<Listed> {
    let all = [goals, scenarios, log, decisions, capital_cost, all_notes, control_totals];
    all.iter().filter_map(|list| list(state)).collect()
}

fn goals(state: &State) -> Option<Listed> {
    let (workbook, said) = (&state.open.as_ref()?.workbook, goal::words(state.lang));
    let mut rows = Vec::new();
    for of in &workbook.goals {
        rows.push((true, 0, goal_row(state, of)?));
        rows.extend(of.indicators.iter().map(|one| (false, 1, indicator_row(state, of, one))));
    }
    let (together, sentences) = (overall(workbook), view::together(state.lang, workbook));
    if !sentences.is_empty() {
        let mut row = vec![nothing(); 13];
        row[0] = text(said.all_goals);
        row[8] = text(goal::fulfilment(state.lang, together.fulfilment));
        row[10] = number(together.mean, Some(2));
        row[11] = text(sentences.join(" "));
        rows.push((true, 0, row));
    }
    let headings = [
        said.goal_and_indicator,
        said.the_area,
        said.the_owner,
        said.better,
        said.the_unit,
        said.target,
        said.outcome,
        said.prognosis,
        said.assessment,
        said.grade,
        said.mean_grade,
        said.follows_from,
        said.comment,
    ];
    let caption = said.goal_and_indicator;
    Some(Listed::new(caption, headings.map(str::to_owned).to_vec(), rows))
}

fn goal_row(state: &State, of: &Goal) -> Option<Vec<Cell>> {
    let workbook = &state.open.as_ref()?.workbook;
    let (shown, rolled) = (view::of(state.lang, workbook, of), rolled_up(of, rule(workbook, of)));
    let grade = match rolled.fulfilment {
        Fulfilment::Graded(grade) => Some(Decimal::from(grade.number())),
        _ => None,
    };
    let mut row = vec![nothing(); 13];
    row[0] = text(shown.name);
    row[1] = text(&of.label.area);
    row[2] = text(&of.label.owner);
    row[8] = text(shown.fulfilment);
    row[9] = number(grade, Some(0));
    row[10] = number(rolled.mean, Some(2));
    row[11] = text(shown.why);
    row[12] = text(shown.comment);
    Some(row)
}

fn indicator_row(state: &State, of: &Goal, one: &Indicator) -> Vec<Cell> {
    let said = goal::words(state.lang);
    let better = match one.better {
        Better::Higher => said.higher,
        Better::Lower => said.lower,
    };
    let assessment = state.open.as_ref().map(|open| {
        let rule = rule(&open.workbook, of);
        view::row(state.lang, rule, one).assessment
    });
    let grade = one.judgement.grade.map(|grade| Decimal::from(grade.number()));
    vec![
        text(&one.name),
        nothing(),
        nothing(),
        text(better),
        text(&one.unit),
        quantity(&one.target),
        quantity(&one.outcome),
        quantity(&one.prognosis),
        text(assessment.unwrap_or_default()),
        number(grade, Some(0)),
        nothing(),
        nothing(),
        text(&one.comment),
    ]
}

/// A figure, or the text that cannot be read as one.
fn quantity(entry: &Entry<Quantity>) -> Cell {
    match entry {
        Entry::Empty => nothing(),
        Entry::Value(figure) => number(Some(figure.as_decimal()), None),
        Entry::Unread(written) => text(written),
        Entry::Formula(never) | Entry::Decisions(never) => match *never {},
    }
}

/// The base, and each scenario with its changes.
fn scenarios(state: &State) -> Option<Listed> {
    let open = state.open.as_ref()?;
    let said = scenario::words(state.lang);
    let outcomes = outcomes(open);
    let base = outcomes.iter().find(|of| of.id.is_none());
    let mut rows = Vec::new();
    for of in &open.workbook.scenarios {
        let came_to = outcomes.iter().find(|outcome| outcome.id == Some(of.id));
        rows.push((true, 0, scenario_row(state, of, came_to)));
        let lost = lost(open, of.id);
        for (at, change) in of.changes.iter().enumerate() {
            let mut row = vec![nothing(); 6];
            row[0] = text(scenario::change(state.lang, &open.workbook, change));
            if let Some(lost) = lost.iter().find(|lost| lost.index == at) {
                row[4] = text(scenario::why_not(state.lang, &lost.why));
            }
            rows.push((false, 1, row));
        }
    }
    if !rows.is_empty() {
        let mut row = vec![nothing(); 6];
        row[0] = text(said.base);
        row[2] = number(base.and_then(|of| of.result).map(|amount| amount.as_decimal()), None);
        rows.insert(0, (true, 0, row));
    }
    let headings = [
        said.scenario.to_owned(),
        said.stands_on.to_owned(),
        format!("{} (kr)", said.result),
        format!("{} (kr)", meeting_log::words(state.lang).difference),
        said.state.to_owned(),
        said.note.to_owned(),
    ];
    Some(Listed::new(said.all_with_changes, headings.to_vec(), rows))
}

fn scenario_row(state: &State, of: &Scenario, came_to: Option<&Outcome>) -> Vec<Cell> {
    let said = scenario::words(state.lang);
    let open = state.open.as_ref();
    let on = of.on.and_then(|on| open?.workbook.scenario(on)).map_or(said.base, |on| &on.name);
    let is_shown = open.is_some_and(|open| shown(open).contains(&of.id));
    let stage = match came_to {
        _ if of.is_archived => said.is_archived,
        _ if !is_shown => said.is_not_shown,
        Some(outcome) if outcome.is_best => said.best,
        Some(outcome) if outcome.is_worst => said.worst,
        _ => "",
    };
    let amount = |amount: Option<crate::model::money::Money>| number(amount.map(|a| a.as_decimal()), None);
    vec![
        text(&of.name),
        text(on),
        amount(came_to.and_then(|outcome| outcome.result)),
        amount(came_to.and_then(|outcome| outcome.difference)),
        text(stage),
        text(&of.note),
    ]
}

fn log(state: &State) -> Option<Listed> {
    let list = crate::session::meeting_log::list(state)?;
    let headings = in_kronor(&list);
    let rows = list.rows.into_iter().map(|row| (false, 0, cells(row))).collect();
    Some(Listed::new(meeting_log::words(state.lang).title, headings, rows))
}

fn decisions(state: &State) -> Option<Listed> {
    let list = decision_list::of(state)?;
    let headings = in_kronor(&list);
    // Only sums are of no kind.
    let is_sum = |row: &[Cell]| row.get(4) == Some(&Cell::Empty);
    let rows = list.rows.into_iter().map(cells).map(|row| (is_sum(&row), 0, row)).collect();
    Some(Listed::new(decision::words(state.lang).list_command, headings, rows))
}

/// What each project that is taken into use costs year by year, and all of them together.
fn capital_cost(state: &State) -> Option<Listed> {
    let workbook = &state.open.as_ref()?.workbook;
    let (said, mut headings, mut rows) = (capital::words(state.lang), Vec::new(), Vec::new());
    let projects = workbook.projects().map(|project| Some(project.id));
    for project in projects.chain([None::<ProjectId>]) {
        let Some(list) = schedule::of(state, project).filter(|list| list.without.is_none()) else { continue };
        let name = list.about.first().cloned().unwrap_or_default();
        headings =
            [state.lang.texts().later().project.to_owned()].into_iter().chain(in_kronor(&list)).collect();
        let last = list.rows.len().saturating_sub(1);
        for (at, row) in list.rows.into_iter().enumerate() {
            let row = [text(&name)].into_iter().chain(cells(row)).collect();
            rows.push((at == last, 0, row));
        }
    }
    Some(Listed::new(said.schedule, headings, rows))
}

fn all_notes(state: &State) -> Option<Listed> {
    let texts = state.lang.texts().later();
    let workbook = &state.open.as_ref()?.workbook;
    let row = |entry: notes::Entry| {
        let note = workbook.note(entry.place);
        let by = |of: fn(&crate::model::note::Note) -> &String| text(note.map_or("", |note| of(note)));
        let cells = vec![text(entry.about), text(entry.text), by(|n| &n.by), by(|n| &n.date)];
        (false, 0, cells)
    };
    let headings = [texts.note_about, texts.note_text, texts.note_by, texts.note_date];
    let rows = notes::all(state).into_iter().map(row).collect();
    Some(Listed::new(texts.notes, headings.map(str::to_owned).to_vec(), rows))
}

/// Each in the unit that it is printed in.
fn control_totals(state: &State) -> Option<Listed> {
    let texts = state.lang.texts().later();
    let row = |of: controls::Listed| {
        let (printed, calculated) = of.numbers;
        let figure = |of_it: Option<Decimal>| number(of_it, Some(of.unit.decimals.into()));
        let stage = if of.differs { texts.control_differs } else { texts.control_agrees };
        let difference = calculated.map(|calculated| printed - calculated);
        let unit = text(of.unit.unit.abbreviation());
        let figures = [figure(Some(printed)), figure(calculated), figure(difference)];
        (false, 0, [text(of.name), unit].into_iter().chain(figures).chain([text(stage)]).collect())
    };
    let headings = [
        texts.control_figure,
        state.lang.texts().unit,
        texts.control_printed,
        texts.control_calculated,
        texts.control_difference,
        texts.control_state,
    ];
    let rows = controls::list(state).into_iter().map(row).collect();
    Some(Listed::new(texts.controls, headings.map(str::to_owned).to_vec(), rows))
}
