//! Why the figures of the action plan are what they are.

use super::amounts::Builder;
use super::{Book, Is, Missing, PlanRow, Rule, Where, Why, Working};
use crate::model::measure::{Measure, MeasureColumn};
use crate::rules::measure::{Uncounted, calculated, counted, months_left};

/// Why a figure of the action plan is what it is.
pub(super) fn why(book: Book<'_>, row: PlanRow, column: MeasureColumn) -> Option<Why> {
    let is_sum = matches!(column, MeasureColumn::Effect(_) | MeasureColumn::ThisYear | MeasureColumn::Amount);
    let sum = |measures: &mut dyn Iterator<Item = &Measure>| {
        let mut builder = Builder::new(book, Where::Measure { row, column }, Rule::Rows);
        measures.for_each(|measure| {
            builder.add(Where::Measure { row: PlanRow::Measure(measure.id), column }, false);
        });
        builder.sum()
    };
    match row {
        PlanRow::Measure(id) => of_measure(book, book.workbook.measure(id)?, column),
        _ if !is_sum => None,
        PlanRow::Group(id) => sum(&mut book.workbook.measure_group(id)?.measures.iter()),
        PlanRow::Total => sum(&mut book.workbook.measures()),
    }
}

fn of_measure(book: Book<'_>, measure: &Measure, column: MeasureColumn) -> Option<Why> {
    let workbook = book.workbook;
    let at = |column| Where::Measure { row: PlanRow::Measure(measure.id), column };
    match column {
        MeasureColumn::ThisYear => {
            let mut builder = Builder::new(book, at(column), Rule::Effect);
            match calculated(workbook, measure) {
                Ok(_) => {
                    builder.add(at(MeasureColumn::Effect(0)), false);
                    builder.number(Is::MonthsLeft, months_left(&measure.start, workbook.year.number())?);
                    builder.number(Is::MonthsOfYear, 12);
                    builder.working(Working::Share);
                    Some(builder.done())
                }
                Err(Uncounted::NoEffect) => None,
                Err(why) => Some(builder.missing(Missing::Measure(why))),
            }
        }
        MeasureColumn::Amount if measure.amount.is_empty() => {
            let mut builder = Builder::new(book, at(column), Rule::Counted);
            match counted(workbook, book.tables, measure) {
                Ok(_) => {
                    builder.add(at(MeasureColumn::ThisYear), false);
                    Some(builder.done())
                }
                Err(why) => Some(builder.missing(Missing::Measure(why))),
            }
        }
        _ => None,
    }
}
