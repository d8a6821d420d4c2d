//! What was decided of a budget: each decision with its date, reference, kind, amount and reason, and whose it is.

use super::{Answers, Form, Layout, Read, Section, Wrong, choice, text, wrong, wrong_as_a_whole};
use crate::lang::decision::words;
use crate::lang::{Verb, What, heading};
use crate::model::Workbook;
use crate::model::decision::{Decision, Decisions};
use crate::model::drift::Place;
use crate::model::edit::{Edit, ProjectChange};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::money::Money;
use crate::model::note::NotePlace;
use crate::rules::drift::Lens;
use crate::session::commit::{LONGEST_COMMENT, LONGEST_NAME};
use crate::session::decisions::{Budget, Kind, kind_at};
use crate::session::msg::Msg;
use crate::session::sheet::Target;
use crate::session::state::{State, StepLabel};
use crate::text::date::parse_day;
use crate::text::number::{Typed, edit_text, parse_amount};

/// How many empty rows stand below those that are written.
const EMPTY: usize = 2;
/// The fields of a row, without whose it is.
const FIELDS: usize = 5;

fn budget(state: &State, target: Target) -> Option<(&Workbook, Budget<'_>)> {
    let workbook = &state.open.as_ref()?.workbook;
    Some((workbook, Budget::find(workbook, target)?))
}

/// Whose a decision can be.
fn places(state: &State, workbook: &Workbook, budget: &Budget<'_>) -> Vec<(Place, String)> {
    let name = |place: &Place| match place {
        Place::Part(holder) => heading::holder(state.lang, *holder, workbook),
        Place::Total => words(state.lang).whole_line.to_owned(),
    };
    budget.places.iter().map(|place| (*place, name(place))).collect()
}

fn kinds(state: &State) -> Vec<(Kind, String)> {
    Kind::ALL.into_iter().map(|kind| (kind, kind.name(words(state.lang)).to_owned())).collect()
}

/// What a decision is called in the form: `Beslut 2`.
fn nth(state: &State, at: usize) -> String {
    words(state.lang).nth.replace("{}", &(at + 1).to_string())
}

/// Whose part a cell is.
fn place_of(cell: AmountCell) -> Place {
    match cell {
        AmountCell::Line(_, place, _) => place,
        _ => Place::Total,
    }
}

pub(super) fn form(state: &State, target: Target) -> Option<Form> {
    let (workbook, budget) = budget(state, target)?;
    let (texts, words) = (state.lang.texts(), words(state.lang));
    let unit = budget.unit(workbook);
    let places = places(state, workbook, &budget);
    let amount = |amount: Money| {
        edit_text(budget.sense().written(amount, &workbook.signs), unit, state.lang.numbers())
    };
    let row = |written: Option<&(AmountCell, Kind, Decision)>| {
        let decision = written.map(|(_, _, decision)| decision);
        let date = decision.and_then(|decision| decision.date);
        let kind = written.map_or(kind_at(target), |(_, kind, _)| *kind);
        let mut fields = vec![
            text(texts.later().date, date.map(|date| date.to_string()).unwrap_or_default()),
            text(words.reference, decision.map(|known| known.reference.as_str()).unwrap_or_default()),
            text(texts.later().amount, decision.map(|known| amount(known.amount)).unwrap_or_default()),
            choice(words.kind, kinds(state), &kind),
            text(texts.later().reason, decision.map(|known| known.reason.as_str()).unwrap_or_default()),
        ];
        if places.len() > 1 {
            let place = written.map_or(Place::Total, |(cell, ..)| place_of(*cell));
            fields.push(choice(texts.later().holder, places.clone(), &place));
        }
        fields
    };
    let written = budget.decisions();
    let rows = written.iter().map(Some).chain(std::iter::repeat_n(None, EMPTY)).map(row).enumerate();
    let section =
        |(at, fields)| Section { legend: Some(nth(state, at).into()), ..Section::new(Layout::Three, fields) };
    let name = match &places[..] {
        [(Place::Part(_), holder)] => format!("{}, {holder}", budget.name()),
        // Looked at as one member, the decisions are of the whole line all the same.
        [(Place::Total, whole)] if matches!(target, Target::LineAmount(_, Lens::Holder(_), _)) => {
            format!("{}, {whole}", budget.name())
        }
        _ => budget.name().to_owned(),
    };
    let about = words.about.replace("{unit}", unit.abbreviation()).replace("{name}", &name);
    Some(Form { about: Some(about), wide: true, ..Form::new(words.title, rows.map(section).collect()) })
}

/// # Errors
/// Which answer cannot be taken, and why.
pub(super) fn read(state: &State, target: Target, answers: Answers) -> Read {
    let Some((workbook, budget)) = budget(state, target) else { return Ok(None) };
    let words = words(state.lang);
    let places = places(state, workbook, &budget);
    let fields = FIELDS + usize::from(places.len() > 1);
    let rows = budget.decisions().len() + EMPTY;
    // The rows would not be those that were shown.
    if answers.0.len() != rows * fields {
        return Err(wrong_as_a_whole(words.changed_meanwhile));
    }
    let mut news: Vec<(AmountCell, Vec<Decision>)> =
        budget.cells().into_iter().map(|cell| (cell, Vec::new())).collect();
    for row in 0..rows {
        let at = row * fields;
        let found = decision(state, workbook, &budget, answers, at);
        let found = found
            .map_err(|Wrong { why, field }| Wrong { why: format!("{}: {why}", nth(state, row)), field })?;
        let Some((kind, decision)) = found else { continue };
        let place = if places.len() > 1 { answers.chosen(at + FIELDS, &places) } else { None };
        let Some(place) = place.or(places.first().map(|(place, _)| *place)) else { continue };
        let cell = budget.cell(place, kind);
        let carries_over = kind.is_said(cell);
        if let Some((_, list)) = news.iter_mut().find(|(known, _)| *known == cell) {
            list.push(Decision { carries_over, ..decision });
        }
    }
    let mut edits = Vec::new();
    for (cell, list) in news {
        let name = || column(state, cell);
        let now = budget.entry(cell);
        if list.is_empty() && matches!(now, Entry::Unread(_) | Entry::Formula(_)) {
            continue;
        }
        let new = match &list[..] {
            [] => Entry::Empty,
            [only] if only.is_bare() => Entry::Value(only.amount),
            _ => Decisions::new(list)
                .map(Entry::Decisions)
                .ok_or_else(|| wrong_as_a_whole(words.too_much.replace("{}", &name())))?,
        };
        if new == *now {
            continue;
        }
        if workbook.is_held(cell) {
            return Err(wrong_as_a_whole(words.is_held.replace("{}", &name())));
        }
        if matches!(now, Entry::Unread(_) | Entry::Formula(_)) {
            return Err(wrong_as_a_whole(words.is_written.replace("{}", &name())));
        }
        edits.push(match cell {
            AmountCell::Line(id, place, field) => Edit::amount(id, place, field, new),
            AmountCell::Project(id, field) => Edit::Project(id, ProjectChange::Amount(field, new)),
            _ => continue,
        });
    }
    if edits.is_empty() {
        return Ok(Some(Msg::CloseDialog));
    }
    let label = StepLabel { verb: Verb::Decide, what: What::Named(budget.name().to_owned()) };
    Ok(Some(Msg::Perform(Box::new(Edit::Batch(edits)), label)))
}

/// The decision in a row of answers; nothing in an empty one.
fn decision(
    state: &State,
    workbook: &Workbook,
    budget: &Budget<'_>,
    answers: Answers,
    at: usize,
) -> Result<Option<(Kind, Decision)>, Wrong> {
    let words = words(state.lang);
    let [day, reference, amount] = [0, 1, 2].map(|field| answers.text(at + field));
    let reason = answers.text(at + 4);
    for (field, text, most) in [(1, &reference, LONGEST_NAME), (4, &reason, LONGEST_COMMENT)] {
        if text.chars().count() > most {
            let start: String = text.chars().take(20).collect();
            return Err(wrong(at + field, &words.too_long.replace("{}", &(start + "…"))));
        }
    }
    let date = parse_day(&day, workbook.year.number());
    if date.is_none() && !day.is_empty() {
        return Err(wrong(at, &words.no_date.replace("{}", &day)));
    }
    let amount = match parse_amount(&amount, budget.unit(workbook), state.lang.numbers()) {
        Ok(Typed::Nothing) if [&reference, &reason, &day].iter().all(|text| text.is_empty()) => {
            return Ok(None);
        }
        Ok(Typed::Nothing) => return Err(wrong(at + 2, words.without_amount)),
        Ok(Typed::Amount(written)) => budget.sense().written(written, &workbook.signs),
        Ok(Typed::Percent(_)) | Err(_) => return Err(wrong(at + 2, &words.no_amount.replace("{}", &amount))),
    };
    let kind = answers.chosen(at + 3, &kinds(state)).unwrap_or(Kind::Supplement);
    Ok(Some((kind, Decision { date, reference, reason, amount, carries_over: false })))
}

/// The column of a cell, and whose it is, in words.
fn column(state: &State, cell: AmountCell) -> String {
    let Some(open) = &state.open else { return String::new() };
    heading::note_place(state.lang, NotePlace::Cell(cell.figure()), &open.workbook)
}
