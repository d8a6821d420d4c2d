//! The action plan as a sheet: groups with what their measures give together, the measures, and the total.
//!
//! Amounts stand in the unit of drift tables. What makes the result better is positive, whatever the organisation's signs.

use super::{Cell, Choice, ColumnKind, Content, RowHead, RowStyle, SheetId, Source, Subject, Table, Target};
use crate::lang::measure::{self as words, Choices, DECIDED_BY, STAGES, YES_NO};
use crate::model::entry::Entry;
use crate::model::measure::{Mark, Measure, MeasureColumn, MeasureGroup};
use crate::model::money::Money;
use crate::model::period::FiscalYear;
use crate::rules::figures::sum;
use crate::rules::measure::{Uncounted, calculated, counted, start_is_unread};
use crate::rules::sense::Sense;

/// Every group with its measures, and all of them together.
pub(super) fn table(source: Source<'_>) -> Table<'_> {
    let texts = source.lang.texts();
    let head = |subject, depth, style| RowHead { subject, depth, style, fold: None };
    let (mut heads, mut rows) = (Vec::new(), Vec::new());
    for group in &source.workbook.plan {
        heads.push(head(Subject::MeasureGroup(group.id), 0, RowStyle::Sum));
        rows.push(Row::Group(group));
        for measure in &group.measures {
            heads.push(head(Subject::Measure(measure.id), 1, RowStyle::Line));
            rows.push(Row::Measure(measure));
        }
    }
    heads.push(head(Subject::Total, 0, RowStyle::Total));
    rows.push(Row::Total);
    Table {
        id: SheetId::Measures,
        caption: texts.measures.to_owned(),
        corner: texts.later().a_measure,
        columns: MeasureColumn::ALL.map(kind).into(),
        rows: heads,
        shown: None,
        beneath: None,
        content: Box::new(Plan { source, rows }),
    }
}

fn kind(column: MeasureColumn) -> ColumnKind {
    match column {
        MeasureColumn::Effect(_) | MeasureColumn::ThisYear | MeasureColumn::Amount => ColumnKind::Number,
        MeasureColumn::Lines => ColumnKind::Text,
        _ => ColumnKind::Short,
    }
}

enum Row<'a> {
    Group(&'a MeasureGroup),
    Measure(&'a Measure),
    Total,
}

struct Plan<'a> {
    source: Source<'a>,
    rows: Vec<Row<'a>>,
}

impl Content for Plan<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn parents(&self) -> Vec<Option<usize>> {
        let total = self.rows.len() - 1;
        let mut group = None;
        let parent = |(at, row): (usize, &Row)| match row {
            Row::Group(_) => {
                group = Some(at);
                Some(total)
            }
            Row::Measure(_) => group,
            Row::Total => None,
        };
        self.rows.iter().enumerate().map(parent).collect()
    }

    fn heading(&self, column: usize) -> String {
        words::column(self.source.lang, MeasureColumn::ALL[column], self.source.workbook)
    }

    fn header(&self, row: usize) -> Cell {
        match self.rows[row] {
            Row::Group(group) => Cell::text(&group.name, Target::MeasureGroupName(group.id)),
            Row::Measure(measure) => {
                Cell::text(&measure.description, Target::Measure(measure.id, MeasureColumn::Description))
            }
            Row::Total => Cell::shown(self.source.lang.texts().total),
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let column = MeasureColumn::ALL[column];
        match self.rows[row] {
            Row::Measure(measure) => self.of_measure(measure, column),
            Row::Group(group) => self.sum(&mut group.measures.iter(), column),
            Row::Total => self.sum(&mut self.source.workbook.measures(), column),
        }
    }

    fn choices(&self, row: usize, column: usize) -> Vec<Choice> {
        if !matches!(self.rows[row], Row::Measure(_)) {
            return Vec::new();
        }
        match MeasureColumn::ALL[column] {
            MeasureColumn::DecidedBy => self.offered(&DECIDED_BY),
            MeasureColumn::Stage => self.offered(&STAGES),
            MeasureColumn::Marked(_) => self.offered(&YES_NO),
            _ => Vec::new(),
        }
    }
}

impl Plan<'_> {
    fn offered<T>(&self, choices: &Choices<T>) -> Vec<Choice> {
        let choice = |(_, [draft, swedish, english]): &(T, [&'static str; 3])| Choice {
            value: (*draft).to_owned(),
            label: self.source.lang.pick(*swedish, *english).to_owned(),
        };
        choices.iter().map(choice).collect()
    }

    fn amount(&self, amount: Option<Money>) -> Cell {
        self.source.amount_as_is(amount, self.source.workbook.drift_unit)
    }

    /// What the measures of several rows give together; empty if none gives anything.
    fn sum(&self, measures: &mut dyn Iterator<Item = &Measure>, column: MeasureColumn) -> Cell {
        let (workbook, tables) = (self.source.workbook, self.source.tables);
        let year = workbook.year.number();
        let of = |measure: &Measure| match column {
            MeasureColumn::Effect(after) => measure.effect(year + after).value(),
            MeasureColumn::ThisYear => calculated(workbook, measure).ok(),
            MeasureColumn::Amount => counted(workbook, tables, measure).ok(),
            _ => None,
        };
        self.amount(sum(measures.map(of)))
    }

    fn of_measure(&self, measure: &Measure, column: MeasureColumn) -> Cell {
        let (lang, workbook) = (self.source.lang, self.source.workbook);
        let target = Target::Measure(measure.id, column);
        let chosen = |(draft, name): (&'static str, &'static str)| Cell::choice(name, draft, target);
        match column {
            MeasureColumn::Number => Cell::text(&measure.number, target),
            MeasureColumn::Description => Cell::text(&measure.description, target),
            MeasureColumn::Activity => Cell::text(&measure.activity, target),
            MeasureColumn::Goal => Cell::text(&measure.goal, target),
            MeasureColumn::DecidedBy => chosen(words::chosen(lang, &DECIDED_BY, &measure.decided_by)),
            MeasureColumn::DecidedOn => Cell::text(&measure.decided_on, target),
            MeasureColumn::Stage => chosen(words::chosen(lang, &STAGES, &measure.stage)),
            MeasureColumn::Start => {
                let mut cell = Cell::text(&measure.start, target);
                if start_is_unread(workbook, measure) {
                    cell.unread = true;
                    words::why(lang, Uncounted::StartUnread).clone_into(&mut cell.about);
                }
                cell
            }
            MeasureColumn::Effect(after) => {
                let year = workbook.year.number() + after;
                let cell = self.input(measure.effect(year), target);
                // A file keeps no years beyond.
                if FiscalYear::new(year).is_some() { cell } else { Cell::default() }
            }
            MeasureColumn::Lines | MeasureColumn::Members => {
                let names = match column {
                    MeasureColumn::Lines => words::lines(lang, workbook, measure),
                    _ => words::members(lang, workbook, measure),
                };
                let about = lang.texts().later().chosen_in_form.to_owned();
                Cell { about, ..Cell::text(&names, target) }
            }
            MeasureColumn::Marked(mark) => {
                let mut cell = chosen(words::chosen(lang, &YES_NO, &measure.marks.contains(mark)));
                cell.about = match mark {
                    Mark::Secured => String::new(),
                    Mark::Approved => lang.texts().later().by_head_of_administration.to_owned(),
                    Mark::Included => self.why(measure),
                };
                cell
            }
            MeasureColumn::ThisYear => match calculated(workbook, measure) {
                Ok(amount) => self.amount(Some(amount)),
                Err(Uncounted::NoEffect) => Cell::default(),
                Err(why) => Cell { about: words::why(lang, why).to_owned(), ..Cell::default() },
            },
            MeasureColumn::Amount => {
                let mut cell = self.input(&measure.amount, target);
                if measure.amount.is_empty() {
                    let shown = self.amount(counted(workbook, self.source.tables, measure).ok());
                    (cell.text, cell.value) = (shown.text, shown.value);
                }
                let why = self.why(measure);
                if !why.is_empty() && !cell.unread {
                    (cell.about, cell.value) = (why, None);
                }
                cell
            }
        }
    }

    fn input(&self, entry: &Entry<Money>, target: Target) -> Cell {
        // Written with its own sign by every board, as expenditure is.
        self.source.input(entry.value(), entry, Sense::Expenditure, self.source.workbook.drift_unit, target)
    }

    /// Why a measure does not count; empty if it does.
    fn why(&self, measure: &Measure) -> String {
        let counted = counted(self.source.workbook, self.source.tables, measure);
        counted.err().map(|why| words::why(self.source.lang, why).to_owned()).unwrap_or_default()
    }
}
