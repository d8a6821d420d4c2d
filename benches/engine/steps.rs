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
use sambudget::rules::drift::{Reach, Tables, follow};
use sambudget::rules::summary::drift_tables;

use super::workload::{Size, formulas, half_the_budget, with_rules, workbook};

/// A workbook with its figures and its history, to be edited again and again.
pub struct Engine {
    workbook: Workbook,
    /// The lines, and whether a key splits them.
    lines: Vec<(LineId, bool)>,
    members: Vec<MemberId>,
    history: History<()>,
    tables: Tables,
    edits: usize,
}

impl Engine {
    /// A workbook of a size.
    pub fn new(size: Size) -> Self {
        Self::of(workbook(size))
    }

    /// A workbook of a size with so many formulas among its prognoses.
    #[allow(dead_code)] // the page has no need of it
    pub fn with_formulas(size: Size, count: usize) -> Self {
        let mut workbook = workbook(size);
        let edits = formulas(&workbook, count);
        workbook.apply(Edit::Batch(edits)).expect("formulas");
        Self::of(workbook)
    }

    /// A workbook of a size with a board's whole arithmetic.
    pub fn with_rules(size: Size) -> Self {
        Self::of(with_rules(workbook(size)))
    }

    fn of(workbook: Workbook) -> Self {
        Self {
            lines: workbook.lines().map(|line| (line.id, line.distribution.key().is_some())).collect(),
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
        self.write_entry(Entry::Value(Money::kronor(self.edits as i64 * 1_000)));
    }

    /// A formula written in the place of an amount, and every figure that follows from it.
    #[allow(dead_code)] // the page has no need of it
    pub fn edit_formula(&mut self) {
        self.write_entry(half_the_budget());
    }

    fn write_entry(&mut self, entry: Entry<Money>) {
        self.edits += 1;
        let (line, is_by_key) = self.lines[self.edits * 7 % self.lines.len()];
        let member = self.members[self.edits * 13 % self.members.len()];
        let place = if is_by_key { Place::Total } else { Place::Part(Holder::Member(member)) };
        let edit = Edit::amount(line, place, LineField::Actual, entry);
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
