//! Reads notes.
//!
//! In a workbook, what they are about has to be there: a note that nobody can find would be lost without a word.

use super::{Known, name_or_empty};
use crate::file::cursor::{At, Fields, Refusal};
use crate::file::error::Expected;
use crate::file::limit;
use crate::model::drift::{Activity, Row, RowId};
use crate::model::formula::{Figure, ProjectRow, TableRow};
use crate::model::id::ProjectId;
use crate::model::investment::ProjectGroup;
use crate::model::note::{Note, NotePlace, NoteRow};
use crate::model::order;
use crate::model::period::Month;

/// The rows that notes can be about, in order.
struct Rows<'a> {
    activities: &'a [Activity],
    groups: &'a [ProjectGroup],
    rows: Vec<RowId>,
    projects: Vec<ProjectId>,
}

impl Rows<'_> {
    fn has(&self, row: NoteRow) -> bool {
        match row {
            NoteRow::Table(TableRow::Row(id)) => self.rows.binary_search(&id).is_ok(),
            NoteRow::Table(TableRow::Result(id)) => self.activities.iter().any(|table| table.id == id),
            NoteRow::Project(ProjectRow::Project(id)) => self.projects.binary_search(&id).is_ok(),
            NoteRow::Project(ProjectRow::Total(id)) => self.groups.iter().any(|group| group.id == id),
        }
    }
}

/// The notes of a workbook with these tables, by place.
pub(super) fn notes(
    at: &At<'_>,
    known: &Known,
    activities: &[Activity],
    groups: &[ProjectGroup],
) -> Result<Vec<Note>, Refusal> {
    let mut rows = Rows { activities, groups, rows: Vec::new(), projects: Vec::new() };
    rows.rows.extend(activities.iter().flat_map(Activity::all_rows).map(Row::id));
    rows.projects.extend(groups.iter().flat_map(|group| &group.projects).map(|project| project.id));
    order::sort(&mut rows.rows);
    order::sort(&mut rows.projects);
    let mut notes: Vec<Note> = Vec::new();
    for item in at.list(limit::NOTES)? {
        let fields = item.object()?;
        let note = note(&fields, known)?;
        if note.is_none() {
            return Err(fields.need("text").refuse(Expected::Text));
        }
        if note.place.row().is_some_and(|row| !rows.has(row)) {
            return Err(fields.need("row").refuse(Expected::KnownRow));
        }
        match notes.binary_search_by(|other| other.place.cmp(&note.place)) {
            Ok(_) => return Err(item.refuse(Expected::Unique)),
            Err(index) => notes.insert(index, note),
        }
    }
    Ok(notes)
}

/// A note without asking whether its row is there. One without text takes a note away.
pub(in crate::file) fn note(fields: &Fields<'_>, known: &Known) -> Result<Note, Refusal> {
    Ok(Note {
        place: place(fields, known)?,
        text: fields.get("text").map_or_else(|| Ok(String::new()), |at| at.prose())?,
        by: name_or_empty(fields, "by")?,
        date: name_or_empty(fields, "date")?,
    })
}

fn place(fields: &Fields<'_>, known: &Known) -> Result<NotePlace, Refusal> {
    if let Some(at) = fields.get("month") {
        let month = u8::try_from(at.whole(1, 12)?).ok().and_then(Month::new);
        return month
            .map(NotePlace::Month)
            .ok_or_else(|| at.refuse(Expected::WholeNumber { min: 1, max: 12 }));
    }
    let holder = fields.get("holder").map(|at| super::investment::holder(&at, known)).transpose()?;
    let row = fields.need("row").parsed(Expected::TableRow, row)?;
    Ok(match (row, fields.get("column")) {
        (NoteRow::Table(row), None) => NotePlace::Row(row),
        (NoteRow::Project(row), None) => NotePlace::Project(row),
        (NoteRow::Table(row), Some(at)) => {
            NotePlace::Cell(Figure::Drift { row, holder, column: at.named()? })
        }
        (NoteRow::Project(row), Some(at)) => NotePlace::Cell(Figure::Project { row, column: at.named()? }),
    })
}

/// A row by its identity; bottom lines have that of their table.
fn row(text: &str) -> Option<NoteRow> {
    let table = |row| Some(NoteRow::Table(row));
    let project = |row| Some(NoteRow::Project(row));
    match text.chars().next()? {
        'a' => table(TableRow::Result(text.parse().ok()?)),
        'p' => project(ProjectRow::Project(text.parse().ok()?)),
        'i' => project(ProjectRow::Total(text.parse().ok()?)),
        _ => table(TableRow::Row(super::control::row_id(text)?)),
    }
}
