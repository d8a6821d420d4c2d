//! The results of all drift tables, and the settlement, as sheets.

use super::{Cell, ColumnKind, Content, RowHead, RowStyle, SheetId, Source, Subject, Table, Target, drift};
use crate::lang::heading;
use crate::model::Workbook;
use crate::model::drift::DriftColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::rules::drift::{DriftTable, Lens, amount};
use crate::rules::figures::{Figures, sum};
use crate::rules::sense::Sense;
use crate::rules::summary::{SettlementTable, settlement as settle};
use crate::session::settlement::what_becomes_of;

fn head(subject: Subject, style: RowStyle) -> RowHead {
    RowHead { subject, depth: 0, style, fold: None }
}

/// Each drift table's bottom line, and their sum.
pub(super) fn results(source: Source<'_>) -> Table<'_> {
    let columns = columns(source.workbook);
    let texts = source.lang.texts();
    let activities =
        source.tables.iter().map(|table| head(Subject::Activity(table.activity), RowStyle::Line));
    let figures: Vec<Figures> = source.tables.iter().map(|table| bottom(table, source.lens)).collect();
    let deviations = figures.iter().flat_map(|figures| [figures.deviation, figures.deviation_to_date]);
    let largest = deviations.flatten().map(Money::abs).max().unwrap_or_default();
    let total = figures.iter().fold(Figures::default(), |sum, figures| sum.plus(*figures));
    let caption = match source.lens {
        Lens::Total => texts.later().results_caption.to_owned(),
        lens => {
            let whose = heading::lens(source.lang, lens, source.workbook);
            format!("{}, {whose}", texts.later().results_caption)
        }
    };
    Table {
        id: SheetId::Results,
        caption,
        corner: texts.activity,
        columns: columns.iter().map(|column| drift::kind(*column)).collect(),
        rows: activities.chain([head(Subject::Total, RowStyle::Total)]).collect(),
        shown: None,
        beneath: None,
        content: Box::new(Results { source, columns, figures, total, largest }),
    }
}

/// The bottom line of a drift table for one holder or in total.
fn bottom(table: &DriftTable, lens: Lens) -> Figures {
    table.rows.last().and_then(|row| table.figures(row, lens)).copied().unwrap_or_default()
}

/// The columns of the drift tables that have amounts.
pub(in crate::session) fn columns(workbook: &Workbook) -> Vec<DriftColumn> {
    workbook.drift_columns.iter().copied().filter(|column| has_amount(*column)).collect()
}

/// Whether a column of drift tables holds amounts.
pub(super) fn has_amount(column: DriftColumn) -> bool {
    !matches!(
        column,
        DriftColumn::UsedPercent | DriftColumn::DeviationPercent | DriftColumn::Method | DriftColumn::Comment
    )
}

struct Results<'a> {
    source: Source<'a>,
    columns: Vec<DriftColumn>,
    /// Of each table.
    figures: Vec<Figures>,
    total: Figures,
    largest: Money,
}

impl Content for Results<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn heading(&self, column: usize) -> String {
        heading::drift(self.source.lang, self.columns[column], self.source.workbook)
    }

    fn header(&self, row: usize) -> Cell {
        let activity = self.source.tables.get(row).and_then(|t| self.source.workbook.activity(t.activity));
        match activity {
            Some(activity) => Cell::text(&activity.name, Target::ActivityName(activity.id)),
            None => Cell::shown(self.source.lang.texts().later().sum_of_results),
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let figures = self.figures.get(row).copied().unwrap_or(self.total);
        let (unit, signs) = (self.source.workbook.drift_unit, &self.source.workbook.signs);
        let cell = match self.columns[column] {
            column @ (DriftColumn::Deviation | DriftColumn::DeviationToDate) => {
                let terms = (unit, signs.deviation);
                self.source.deviation(amount(&figures, column), Sense::Result, terms, self.largest)
            }
            column => {
                let of = |table: &DriftTable| table.amount(table.rows.last()?, self.source.lens, column);
                let shown = match self.source.tables.get(row) {
                    Some(table) => of(table),
                    None => sum(self.source.tables.iter().map(of)),
                };
                self.source.amount(shown, Sense::Result, unit)
            }
        };
        cell.lacking(figures.lacks.has(self.columns[column]), self.source.lang.texts().lacks_figures)
    }
}

/// Each member's part of the year's result, in whole kronor: a surplus is positive.
pub(super) fn settlement(source: Source<'_>) -> Table<'_> {
    let texts = source.lang.texts();
    let settled = settle(source.workbook, source.tables);
    let members = settled.parts.iter().flatten();
    let members = members.map(|(member, _)| head(Subject::Holder(Holder::Member(*member)), RowStyle::Line));
    Table {
        id: SheetId::Settlement,
        caption: texts.later().settlement_caption.to_owned(),
        corner: texts.member,
        columns: match settled.paid {
            None => vec![ColumnKind::Number, ColumnKind::Short],
            Some(_) => {
                vec![ColumnKind::Number, ColumnKind::Short, ColumnKind::Number, ColumnKind::Number]
            }
        },
        rows: members.chain([head(Subject::Total, RowStyle::Total)]).collect(),
        shown: None,
        beneath: None,
        content: Box::new(Settlement { source, settled }),
    }
}

struct Settlement<'a> {
    source: Source<'a>,
    settled: SettlementTable,
}

impl Content for Settlement<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn heading(&self, column: usize) -> String {
        let texts = self.source.lang.texts();
        let heading = match column {
            0 => texts.later().share_kr,
            1 => texts.later().settlement_way,
            2 => texts.later().has_paid,
            _ => texts.later().share_of_cost,
        };
        heading.to_owned()
    }

    fn header(&self, row: usize) -> Cell {
        let part = self.settled.parts.as_ref().and_then(|parts| parts.get(row));
        Cell::shown(match part {
            Some((member, _)) => {
                heading::holder(self.source.lang, Holder::Member(*member), self.source.workbook)
            }
            None => self.source.lang.texts().later().result_of_year.to_owned(),
        })
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let part = self.settled.parts.as_ref().and_then(|parts| parts.get(row));
        if column == 1 {
            let Source { workbook, lang, .. } = self.source;
            let what = |part| what_becomes_of(lang, workbook.settlement.way, part);
            return Cell::shown(part.map_or("", |(_, part)| what(*part)));
        }
        if column > 1 {
            let amount = |paid: &(Money, Money)| if column == 2 { paid.0 } else { paid.1 };
            let paid = self.settled.paid.as_deref().unwrap_or_default();
            let shown = match paid.get(row) {
                Some(paid) => amount(paid),
                None => paid.iter().map(amount).sum(),
            };
            return self.source.amount_as_is(Some(shown), DisplayUnit::KR);
        }
        // A settlement is read as what each member gets back; it keeps its sign in every convention.
        let amount = part.map_or(self.settled.result, |(_, part)| Some(*part));
        let cell = self.source.amount_as_is(amount, DisplayUnit::KR);
        cell.lacking(self.settled.lacks, self.source.lang.texts().lacks_figures)
    }
}
