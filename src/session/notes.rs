//! Notes: at which place one is written, what a view lists of them, and the way from one to the next.

use super::commit::{LONGEST_COMMENT, one_line};
use super::effect::Effect;
use super::place::{self, Destination};
use super::sheet::{SheetId, Subject};
use super::state::{Open, State, StepLabel, View};
use super::update::perform;
use crate::file::limit;
use crate::lang::{Verb, What, heading, sentence};
use crate::model::edit::Edit;
use crate::model::formula::{Column, Figure, ProjectRow, TableRow};
use crate::model::investment::ProjectGroup;
use crate::model::note::{Note, NotePlace, NoteRow};

/// A note as it is listed beneath a table and on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub place: NotePlace,
    /// The same in words: `Personalkostnader, Prognos, Laxå`.
    pub about: String,
    /// What it says.
    pub text: String,
    /// Who wrote it and when, as far as that is known: `Anna, 12 augusti`.
    pub signed: String,
    /// Where it leads; `None` for a month, which stands in no table.
    pub to: Option<Destination>,
}

/// The place of the cursor's cell; the whole row in its header. `None` where nothing can be noted.
pub(super) fn at_cursor(state: &State) -> Option<NotePlace> {
    let cursor = state.open.as_ref()?.cursor()?;
    state.table(cursor.sheet)?.note_place(cursor.at)
}

/// The place of the cursor's row.
pub(super) fn row_at_cursor(state: &State) -> Option<NotePlace> {
    let cursor = state.open.as_ref()?.cursor()?;
    state.table(cursor.sheet)?.note_place(super::selection::At { column: 0, ..cursor.at })
}

/// What a whole row of a table is to notes.
pub(super) fn of_row(sheet: SheetId, subject: Subject) -> Option<NotePlace> {
    Some(match (sheet, subject) {
        (sheet, Subject::Row(id)) if sheet.activity().is_some() => NotePlace::Row(TableRow::Row(id)),
        (SheetId::Projects(id), Subject::Total) => NotePlace::Project(ProjectRow::Total(id)),
        (sheet, Subject::Total) => NotePlace::Row(TableRow::Result(sheet.activity()?)),
        (SheetId::Projects(_), Subject::Project(id)) => NotePlace::Project(ProjectRow::Project(id)),
        _ => return None,
    })
}

/// Puts a note at its place, or takes it away if it is empty.
pub(super) fn put(state: &mut State, note: Note) -> Vec<Effect> {
    state.dialog = None;
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let before = open.workbook.note(note.place);
    if before.unwrap_or(&Note::none(note.place)) == &note {
        return vec![Effect::Focus];
    }
    let verb = if note.is_none() { Verb::RemoveNote } else { Verb::Note };
    let what = What::Named(heading::note_place(state.lang, note.place, &open.workbook));
    if !note.is_none() {
        state.noted_by.clone_from(&note.by);
    }
    let mut effects = perform(state, Edit::Note(note), StepLabel { verb, what });
    effects.push(Effect::Focus);
    effects
}

/// A note as it was written, within what a file keeps; or what to tell the user.
pub(super) fn read(
    state: &State,
    place: NotePlace,
    [text, by, date]: [String; 3],
) -> Result<Note, &'static str> {
    let texts = state.lang.texts();
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let workbook = state.open.as_ref().map(|open| &open.workbook);
    let is_new = workbook.is_none_or(|workbook| workbook.note(place).is_none());
    if text.is_empty() {
        // As a cell that is emptied, a note without text goes away.
        return if is_new { Err(texts.later().note_missing) } else { Ok(Note::none(place)) };
    }
    if text.chars().count() > LONGEST_COMMENT {
        return Err(texts.later().note_too_long);
    }
    if is_new && workbook.is_some_and(|workbook| workbook.notes.len() >= limit::NOTES) {
        return Err(texts.later().too_many_notes);
    }
    Ok(Note { place, text, by: one_line(&by), date: one_line(&date) })
}

/// Where a place stands among the others: months first, then table by table and row by row, and in a row its own
/// note before those of its cells.
fn order(open: &Open, place: NotePlace) -> ([usize; 4], NotePlace) {
    let workbook = &open.workbook;
    let later = |index: Option<usize>| index.map_or(usize::MAX, |index| index.saturating_add(1));
    let (table, row) = match place.row() {
        None => (0, 0),
        Some(NoteRow::Table(row)) => {
            let id = match row {
                TableRow::Row(id) => Some(id),
                TableRow::Result(_) => None,
            };
            let table = open.tables.iter().position(|table| match row {
                TableRow::Row(_) => table.row(id).is_some(),
                TableRow::Result(activity) => table.activity == activity,
            });
            let rows = table.and_then(|table| open.tables.get(table)).map(|table| &table.rows);
            (later(table), later(rows.and_then(|rows| rows.iter().position(|row| row.id == id))))
        }
        Some(NoteRow::Project(row)) => {
            let within = |group: &ProjectGroup| match row {
                ProjectRow::Project(id) => group.projects.iter().position(|project| project.id == id),
                ProjectRow::Total(id) => (group.id == id).then_some(usize::MAX - 1),
            };
            let mut groups = workbook.project_groups.iter().map(within).enumerate();
            let found = groups.find_map(|(table, row)| Some((table, row?)));
            let table = found.map(|(table, _)| table + workbook.activities.len());
            (later(table), later(found.map(|(_, row)| row)))
        }
    };
    let holder = place.holder().map_or(0, |holder| later(workbook.holders().position(|h| h == holder)));
    let column = match place {
        NotePlace::Cell(Figure::Drift { column, .. }) => {
            later(workbook.drift_columns.iter().position(|c| *c == column))
        }
        NotePlace::Cell(Figure::Project { column, .. }) => {
            let group = table.checked_sub(1 + workbook.activities.len());
            let group = group.and_then(|group| workbook.project_groups.get(group));
            later(group.and_then(|group| group.columns.iter().position(|c| *c == column)))
        }
        _ => 0,
    };
    ([table, row, holder, column], place)
}

/// The notes that `wanted` keeps, in the order of the tables.
fn in_order(open: &Open, wanted: impl Fn(&Note) -> bool) -> Vec<&Note> {
    let (mut keys, mut notes) = (Vec::new(), Vec::new());
    // Put where they belong one by one: they are few, and a sort of its own would weigh more than all of this.
    for note in open.workbook.notes.iter().filter(|note| wanted(note)) {
        let key = order(open, note.place);
        let at = keys.partition_point(|other| *other < key);
        keys.insert(at, key);
        notes.insert(at, note);
    }
    notes
}

/// What the view that is shown lists: the notes of the months and of its tables; the overview has all.
#[must_use]
pub fn entries(state: &State) -> Vec<Entry> {
    state.open.as_ref().map(|open| of_view(state, open, open.view)).unwrap_or_default()
}

/// All of the workbook's.
pub(super) fn all(state: &State) -> Vec<Entry> {
    state.open.as_ref().map(|open| of_view(state, open, View::Overview)).unwrap_or_default()
}

fn of_view(state: &State, open: &Open, view: View) -> Vec<Entry> {
    let workbook = &open.workbook;
    let shown = open.tables.iter().find(|table| Some(table.activity) == open.activity);
    let wanted = |note: &Note| match (view, note.place.row()) {
        (View::Overview, _) => true,
        (
            View::Measures
            | View::Goals
            | View::Allocation
            | View::FollowUps
            | View::Scenarios
            | View::Charts
            | View::Report,
            _,
        ) => false,
        (_, None) => true,
        (View::Drift | View::Months, Some(NoteRow::Table(TableRow::Row(id)))) => {
            shown.is_some_and(|table| table.row(Some(id)).is_some())
        }
        (View::Drift | View::Months, Some(NoteRow::Table(TableRow::Result(id)))) => Some(id) == open.activity,
        (view, Some(row)) => view == View::Investments && matches!(row, NoteRow::Project(_)),
    };
    // Where several tables are listed, each note says which one it is of.
    let several = match view {
        View::Overview => true,
        _ => view == View::Investments && workbook.project_groups.len() > 1,
    };
    let entry = |note: &Note| {
        let to = place::of_note(state, note.place);
        let table = to.filter(|_| several).and_then(|to| match to.sheet {
            SheetId::Drift(id) => workbook.activity(id).map(|table| &table.name),
            SheetId::Projects(id) => workbook.project_group(id).map(|table| &table.name),
            _ => None,
        });
        let mut about = heading::note_place(state.lang, note.place, workbook);
        if let Some(table) = table {
            about = format!("{table}: {about}");
        }
        Entry { place: note.place, about, text: note.text.clone(), signed: sentence::signed(note), to }
    };
    in_order(open, wanted).into_iter().map(entry).collect()
}

/// The note after the cursor's cell, or before it; around at the ends. `None` if no row or cell has one.
pub(super) fn next(state: &State, forward: bool) -> Option<Destination> {
    let open = state.open.as_ref()?;
    let mut notes = in_order(open, |note| note.place.row().is_some());
    if !forward {
        notes.reverse();
    }
    let here = at_cursor(state).map(|place| order(open, place));
    let is_after = |note: &&&Note| {
        here.is_none_or(|here| {
            let there = order(open, note.place);
            if forward { there > here } else { there < here }
        })
    };
    let note = notes.iter().find(is_after).or(notes.first())?;
    place::of_note(state, note.place)
}

/// Where the first note leads that has these words, looked for with `fits`.
pub(super) fn find(state: &State, fits: impl Fn(&str) -> bool) -> Option<Destination> {
    let open = state.open.as_ref()?;
    let found = in_order(open, |note| note.place.row().is_some() && fits(&sentence::note(state.lang, note)));
    place::of_note(state, found.first()?.place)
}

/// The column of a cell that is noted.
pub(super) fn column(place: NotePlace) -> Option<Column> {
    match place {
        NotePlace::Cell(figure) => Some(figure.column()),
        _ => None,
    }
}
