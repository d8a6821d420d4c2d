//! Arbitrary notes. What they are about is drawn as small numbers, as everywhere.

use proptest::prelude::*;
use sambudget::model::drift::DriftColumn;
use sambudget::model::formula::{Figure, ProjectRow, TableRow};
use sambudget::model::note::{Note, NotePlace};

use super::{Resolver, choice, formula, month, name, project_column, prose};

/// A note, now and then without text: then it takes one away.
pub fn note() -> BoxedStrategy<Note> {
    let text = prop_oneof![6 => prose(), 1 => Just(String::new())];
    (place(), text, name(), name()).prop_map(|(place, text, by, date)| Note { place, text, by, date }).boxed()
}

fn place() -> impl Strategy<Value = NotePlace> {
    let row = |figure| match figure {
        Figure::Drift { row, .. } => NotePlace::Row(row),
        Figure::Project { row, .. } => NotePlace::Project(row),
    };
    // Columns without figures too.
    let cell = (formula::figure(), choice(&DriftColumn::ALL), project_column()).prop_map(|(figure, c, p)| {
        NotePlace::Cell(match figure {
            Figure::Drift { row, holder, .. } => Figure::Drift { row, holder, column: c },
            Figure::Project { row, .. } => Figure::Project { row, column: p },
        })
    });
    prop_oneof![
        1 => month().prop_map(NotePlace::Month),
        2 => formula::figure().prop_map(row),
        3 => cell,
    ]
}

impl Resolver {
    /// The note at a place of the workbook, if there is one that the drawn place can stand for.
    pub fn note(&self, note: &mut Note) {
        let row = |row| match self.figure(Figure::Drift { row, holder: None, column: DriftColumn::Budget }) {
            Figure::Drift { row, .. } => row,
            Figure::Project { .. } => row,
        };
        note.place = match note.place {
            NotePlace::Month(month) => NotePlace::Month(month),
            NotePlace::Row(at) => NotePlace::Row(row(at)),
            NotePlace::Project(ProjectRow::Project(id)) => {
                NotePlace::Project(ProjectRow::Project(self.project_id(id)))
            }
            NotePlace::Project(ProjectRow::Total(id)) => {
                NotePlace::Project(ProjectRow::Total(self.project_group_id(id)))
            }
            NotePlace::Cell(figure) => NotePlace::Cell(self.figure(figure)),
        };
    }

    /// Whether what a note is about is in the workbook.
    pub fn has(&self, place: NotePlace) -> bool {
        let table = |row| match row {
            TableRow::Row(id) => self.rows.contains(&id),
            TableRow::Result(id) => self.activities.contains(&id),
        };
        let project = |row| match row {
            ProjectRow::Project(id) => self.projects.contains(&id),
            ProjectRow::Total(id) => self.project_groups.contains(&id),
        };
        match place {
            NotePlace::Month(_) => true,
            NotePlace::Row(row) => table(row),
            NotePlace::Project(row) => project(row),
            NotePlace::Cell(Figure::Drift { row, holder, .. }) => {
                let known = |holder| match holder {
                    super::Holder::Member(id) => self.members.contains(&id),
                    super::Holder::Shared => true,
                };
                table(row) && holder.is_none_or(known)
            }
            NotePlace::Cell(Figure::Project { row, .. }) => project(row),
        }
    }
}
