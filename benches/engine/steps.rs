//! The steps that are timed, natively and in the browser alike.

use std::hint::black_box;

use sambudget::model::Workbook;
use sambudget::model::drift::{LineField, Place};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::history::History;
use sambudget::model::id::{LineId, MemberId};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::drift::{DriftTable, Reach, follow};
use sambudget::rules::summary::drift_tables;

use super::workload::{Size, workbook};

/// A workbook with its figures and its history, to be edited again and again.
pub struct Engine {
    workbook: Workbook,
    lines: Vec<LineId>,
    members: Vec<MemberId>,
    history: History<()>,
    tables: Vec<DriftTable>,
    edits: usize,
}

impl Engine {
    /// A workbook of a size.
    pub fn new(size: Size) -> Self {
        let workbook = workbook(size);
        Self {
            lines: workbook.lines().map(|line| line.id).collect(),
            members: workbook.members.iter().map(|member| member.id).collect(),
            history: History::default(),
            tables: drift_tables(&workbook),
            workbook,
            edits: 0,
        }
    }

    /// Calculates every figure from nothing.
    pub fn calculate(&self) {
        black_box(drift_tables(black_box(&self.workbook)));
    }

    /// One edit of one member's part, remembered in the history, and every figure that follows from it.
    pub fn edit(&mut self) {
        self.edits += 1;
        let line = self.lines[self.edits * 7 % self.lines.len()];
        let member = self.members[self.edits * 13 % self.members.len()];
        let entry = Entry::Value(Money::kronor(self.edits as i64 * 1_000));
        let edit = Edit::amount(line, Place::Part(Holder::Member(member)), LineField::Actual, entry);
        let reach = Reach::of(&edit);
        self.history.perform(&mut self.workbook, edit, ()).expect("an edit");
        follow(&mut self.tables, &self.workbook, &reach);
        black_box(&self.tables);
    }

    /// The workbook's text, as it is stored.
    pub fn write(&self) -> String {
        sambudget::file::compact(&self.workbook)
    }
}
