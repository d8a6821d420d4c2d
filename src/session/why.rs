//! Why a figure is what it is: which figure stands in a cell, what there is to say of it, and the way to its operands and
//! back.

use super::cursor;
use super::effect::Effect;
use super::msg::Msg;
use super::place::{Destination, of_where};
use super::selection::At;
use super::sheet::{
    AmountColumn, ColumnKey, SheetId, Subject, Table, Target, booked_column, member_columns, result_columns,
    share_rows, shares_subject,
};
use super::state::{Cursor, Dialog, Open, State};
use crate::lang::why as words;
use crate::lang::why::Worded;
use crate::model::drift::Place;
use crate::model::formula::AmountCell;
use crate::model::measure::MeasureColumn;
use crate::model::member::Holder;
use crate::model::period::Month;
use crate::rules::drift::Lens;
use crate::rules::follow_up::{Column, FollowedRow, Of};
use crate::rules::why::{Book, Is, PlanRow, Settled, Where, Why, followed_rows, why};

/// An explanation, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Which figure it is about.
    pub title: String,
    /// The calculation in one sentence.
    pub sentence: String,
    /// The rule, as a sentence.
    pub rule: String,
    /// The operands.
    pub operands: Vec<Operand>,
}

/// An operand that one can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// What it is and how much.
    pub worded: Worded,
    /// What leads there; `None` where it stands nowhere else.
    pub leads: Option<Msg>,
    /// Whether it is calculated itself, so that one can ask about it too.
    pub is_explained: bool,
    /// Whether it is left out, because it gives no amount.
    pub is_left_out: bool,
}

fn book(open: &Open) -> Book<'_> {
    open.seen()
}

/// Which figure stands in a cell; `None` where none does.
#[must_use]
pub fn where_at(state: &State, sheet: SheetId, at: At) -> Option<Where> {
    where_in(&state.table(sheet)?, at)
}

/// Which figure stands in a cell of a table; `None` where none does.
pub(super) fn where_in(table: &Table<'_>, at: At) -> Option<Where> {
    let (sheet, source) = (table.id, table.source());
    let workbook = source.workbook;
    let (subject, key) = (table.rows.get(at.row)?.subject, table.key(at.column)?);
    let row = || match subject {
        Subject::Row(id) => Some(id),
        _ => None,
    };
    let member = || match subject {
        Subject::Holder(Holder::Member(id)) => Some(id),
        _ => None,
    };
    let holder = match subject {
        Subject::Holder(holder) => Some(holder),
        _ => None,
    };
    let members = &workbook.members;
    Some(match (sheet, key) {
        (SheetId::Drift(activity), ColumnKey::Drift(column)) => {
            Where::Drift { activity, row: row(), lens: source.lens, column }
        }
        (SheetId::SideBySide(activity), ColumnKey::Lens(lens)) => {
            Where::Drift { activity, row: row(), lens, column: source.measure }
        }
        (SheetId::Months(activity, year), ColumnKey::Place(place)) => match Month::all().nth(place) {
            Some(month) => Where::Month { activity, row: row(), year, month: Some(month) },
            None if place == 12 => Where::Month { activity, row: row(), year, month: None },
            None => Where::Drift { activity, row: row(), lens: Lens::Total, column: booked_column(year) },
        },
        (SheetId::Projects(group), ColumnKey::Project(column)) => match subject {
            Subject::Project(id) => Where::Project { group, project: Some(id), lens: Lens::Total, column },
            _ => Where::Project { group, project: None, lens: source.lens, column },
        },
        (SheetId::Tag(tag), _) => Where::Tag { tag, holder },
        (SheetId::Measures, ColumnKey::Place(place)) => {
            let column = *MeasureColumn::ALL.get(place)?;
            let row = match subject {
                Subject::Measure(id) => PlanRow::Measure(id),
                Subject::MeasureGroup(id) => PlanRow::Group(id),
                _ => PlanRow::Total,
            };
            Where::Measure { row, column }
        }
        (SheetId::Keys, ColumnKey::Place(place)) => {
            let (key, from) = match subject {
                Subject::Key(key) => (key, None),
                Subject::KeyFrom(key, from) => (key, Some(from)),
                _ => return None,
            };
            match members.get(place) {
                Some(member) => Where::Weight { key, from, member: Some(member.id) },
                None if place == members.len() => Where::Weight { key, from, member: None },
                None => return None,
            }
        }
        (SheetId::Shares, ColumnKey::Place(place)) => {
            let mut rows = share_rows(workbook).into_iter().enumerate();
            let (_, (key, of)) = rows.find(|(at, row)| shares_subject(*at, *row) == subject)?;
            Where::Share { key: key.id, of, member: members.get(place)?.id }
        }
        (SheetId::Settlement, ColumnKey::Place(place)) => {
            let figure = match place {
                0 => Settled::Part,
                2 => Settled::Paid,
                3 => Settled::Cost,
                _ => return None,
            };
            Where::Settlement { member: member(), figure }
        }
        (SheetId::Balance, ColumnKey::Place(column)) => {
            let Subject::Place(row) = subject else { return None };
            Where::Balance { row, column }
        }
        (SheetId::Results, ColumnKey::Place(place)) => {
            let activity = match subject {
                Subject::Activity(id) => Some(id),
                _ => None,
            };
            Where::Results { activity, lens: source.lens, column: *result_columns(workbook).get(place)? }
        }
        (SheetId::Members, ColumnKey::Place(place)) => {
            Where::Member { holder, column: *member_columns(workbook).get(place.checked_sub(1)?)? }
        }
        (SheetId::FollowUps | SheetId::FollowUpProjects, ColumnKey::Place(number)) => {
            let projects = sheet == SheetId::FollowUpProjects;
            let lens = if projects { Lens::Total } else { source.lens };
            let row = match subject {
                Subject::Row(id) => Of::Row(id),
                Subject::Activity(id) => Of::Activity(id),
                Subject::Project(id) => Of::Project(id),
                Subject::ProjectGroup(id) => Of::ProjectGroup(id),
                Subject::Place(place) => {
                    let book = Book { workbook, tables: source.tables };
                    followed_rows(book, projects, lens).get(place)?.of
                }
                _ => Of::Total,
            };
            Where::Followed { projects, row, lens, column: Column::numbered(number)? }
        }
        _ => return None,
    })
}

/// The rows of follow-ups, as their tables have them.
pub(super) fn followed(open: &Open, projects: bool, lens: Lens) -> Vec<FollowedRow> {
    followed_rows(book(open), projects, lens)
}

/// The figure in the cursor's cell.
fn at_cursor(state: &State) -> Option<Where> {
    let Cursor { sheet, at } = state.open.as_ref()?.cursor()?;
    where_at(state, sheet, at)
}

/// Why the figure in the cursor's cell is what it is; `None` where nothing is calculated.
#[must_use]
pub fn of_cursor(state: &State) -> Option<Why> {
    why(book(state.open.as_ref()?), at_cursor(state)?)
}

/// Whether there is something to say of a figure.
#[must_use]
pub fn is_asked(state: &State, of: Where) -> bool {
    state.open.as_ref().is_some_and(|open| why(book(open), of).is_some())
}

/// What there is to say of the cursor's cell; empty where nothing is calculated.
#[must_use]
pub fn said(state: &State) -> String {
    let said = |open: &Open| Some(words::sentence(state.lang, book(open), &of_cursor(state)?));
    state.open.as_ref().and_then(said).unwrap_or_default()
}

/// All that there is to say of the cursor's cell to who hears it: why its figure is what it is, what the figure is like, and
/// what is noted. Empty where nothing is calculated.
#[must_use]
pub fn described(state: &State) -> String {
    let cursor = state.open.as_ref().and_then(Open::cursor);
    let cell = cursor.and_then(|cursor| state.table(cursor.sheet)?.cell(cursor.at));
    let more = cell.map(|cell| cell.said()).unwrap_or_default();
    match said(state) {
        why if why.is_empty() || more.is_empty() => why,
        why => format!("{why}. {more}"),
    }
}

/// The list in which a figure stands, where that is a dialog.
fn list_of(at: Where) -> Option<Dialog> {
    match at {
        Where::Fan { line, .. } => Some(Dialog::Fan(line)),
        Where::Schedule { project, .. } => Some(Dialog::Schedule(project)),
        _ => None,
    }
}

/// What leads to an operand.
fn leads(state: &State, worded: &Worded) -> Option<Msg> {
    if let Is::Decision(cell, _) = worded.is {
        let target = match cell {
            AmountCell::Line(line, place, field) => {
                let lens = match place {
                    Place::Total => Lens::Total,
                    Place::Part(holder) => Lens::Holder(holder),
                };
                Target::LineAmount(line, lens, AmountColumn::Field(field))
            }
            AmountCell::Project(project, field) => Target::ProjectAmount(project, field),
            AmountCell::Decided(..) | AmountCell::Requested(..) => return None,
        };
        return Some(Msg::Ask(Dialog::Decisions(target)));
    }
    let at = worded.place?;
    list_of(at).map(Msg::Ask).or_else(|| of_where(state, at).map(|_| Msg::Follow(at)))
}

/// An explanation, ready to be shown; `None` if the figure is gone.
#[must_use]
pub fn explained(state: &State, of: Where) -> Option<Explained> {
    let (book, lang) = (book(state.open.as_ref()?), state.lang);
    let why = why(book, of)?;
    let operand = |worded: Worded, is_left_out| {
        let is_explained = worded.place.is_some_and(|at| match at {
            // A figure of a follow-up that is there always is; to find it out would be to look at all rows for each.
            Where::Followed { .. } => true,
            at => self::why(book, at).is_some(),
        });
        Operand { leads: leads(state, &worded), worded, is_explained, is_left_out }
    };
    let mut operands: Vec<Operand> =
        words::operands(lang, book, &why).into_iter().map(|worded| operand(worded, false)).collect();
    for (name, place) in words::left_out(lang, book, &why) {
        operands.push(operand(
            Worded { name, amount: String::new(), minus: false, place: Some(place), is: Is::At(place) },
            true,
        ));
    }
    Some(Explained {
        title: words::title(lang, book, of),
        sentence: words::sentence(lang, book, &why),
        rule: words::rule(lang, book, &why),
        operands,
    })
}

/// The dialog that explains the cursor's cell; `None` where nothing is calculated.
pub(super) fn dialog(state: &State) -> Option<Dialog> {
    of_cursor(state).map(|why| Dialog::Why(why.of))
}

/// Where the cursor stands, to come back to.
fn here(open: &Open, state: &State) -> Option<Destination> {
    let Cursor { sheet, at } = open.cursor()?;
    let subject = state.table(sheet)?.rows.get(at.row)?.subject;
    Some(Destination {
        view: open.view,
        look: open.look,
        activity: open.activity,
        sheet,
        subject,
        column: at.column,
    })
}

/// Goes to a figure, and remembers the way back.
pub(super) fn follow(state: &mut State, to: Where) -> Vec<Effect> {
    let Some(destination) = of_where(state, to) else { return Vec::new() };
    (state.dialog, state.beneath) = (None, None);
    let from = state.open.as_ref().and_then(|open| here(open, state));
    let effects = cursor::go_to(state, &destination);
    if let Some(open) = state.open.as_mut()
        && let Some((from, to)) = from.zip(open.cursor())
    {
        open.way_back.push((from, to));
    }
    effects
}

/// Goes back to where an operand was followed from, if the cursor still stands on that operand.
pub(super) fn back(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let Some((from, to)) = open.way_back.pop() else { return Vec::new() };
    if open.cursor() != Some(to) {
        // Somebody has gone on from there, and Esc is not about that way any more.
        open.way_back.clear();
        return Vec::new();
    }
    cursor::go_to(state, &from)
}
