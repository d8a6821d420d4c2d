//! The results of all drift tables, and the settlement, as sheets.

use super::{Cell, Column, ColumnKind, RowStyle, Sheet, SheetId, SheetRow, Source, Subject};
use crate::lang::heading;
use crate::model::drift::DriftColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::rules::drift::amount;
use crate::rules::figures::Figures;
use crate::rules::sense::Sense;
use crate::rules::summary::{result, settlement as settle};

/// Each drift table's bottom line, and their sum.
pub(super) fn results(source: Source) -> Sheet {
    let columns: Vec<DriftColumn> =
        source.workbook.drift_columns.iter().copied().filter(|column| amount_column(*column)).collect();
    let largest = source
        .tables
        .iter()
        .flat_map(|table| [table.result().deviation, table.result().deviation_to_date])
        .flatten()
        .map(Money::abs)
        .max()
        .unwrap_or_default();
    let cells = |figures: Figures| -> Vec<Cell> {
        let unit = source.workbook.drift_unit;
        let terms = (unit, source.workbook.signs.deviation);
        columns
            .iter()
            .map(|column| match column {
                DriftColumn::Deviation | DriftColumn::DeviationToDate => {
                    source.deviation(amount(&figures, *column), Sense::Result, terms, largest)
                }
                column => source.amount(amount(&figures, *column), Sense::Result, unit),
            })
            .collect()
    };
    let name = |id| source.workbook.activity(id).map(|a| a.name.as_str()).unwrap_or_default();
    let mut rows: Vec<SheetRow> = source
        .tables
        .iter()
        .map(|table| SheetRow {
            subject: Subject::Activity(table.activity),
            header: Cell::shown(name(table.activity)),
            depth: 0,
            style: RowStyle::Line,
            cells: cells(table.result()),
        })
        .collect();
    let texts = source.lang.texts();
    rows.push(SheetRow {
        subject: Subject::Total,
        header: Cell::shown(texts.sum_of_results),
        depth: 0,
        style: RowStyle::Total,
        cells: cells(result(source.tables)),
    });
    Sheet {
        id: SheetId::Results,
        caption: texts.results_caption.to_owned(),
        corner: texts.activity.to_owned(),
        columns: columns
            .iter()
            .map(|column| Column {
                heading: heading::drift(source.lang, *column, source.workbook),
                kind: match column {
                    DriftColumn::Deviation | DriftColumn::DeviationToDate => ColumnKind::Deviation,
                    _ => ColumnKind::Number,
                },
            })
            .collect(),
        rows,
    }
}

fn amount_column(column: DriftColumn) -> bool {
    !matches!(
        column,
        DriftColumn::UsedPercent | DriftColumn::DeviationPercent | DriftColumn::Method | DriftColumn::Comment
    )
}

/// Each member's part of the year's result, in whole kronor: a surplus is positive.
pub(super) fn settlement(source: Source) -> Sheet {
    let texts = source.lang.texts();
    let settlement = settle(source.workbook, source.tables);
    let surplus = |amount: Option<Money>| {
        // A settlement is read as what each member gets back; it keeps its sign in every convention.
        amount.map_or_else(Cell::default, |money| {
            Cell::shown(crate::text::number::format_amount(money, DisplayUnit::KR, source.lang.numbers()))
        })
    };
    let mut rows: Vec<SheetRow> = settlement
        .parts
        .iter()
        .flatten()
        .map(|(member, part)| {
            let holder = Holder::Member(*member);
            SheetRow {
                subject: Subject::Holder(holder),
                header: Cell::shown(heading::holder(source.lang, holder, source.workbook)),
                depth: 0,
                style: RowStyle::Line,
                cells: vec![surplus(Some(*part))],
            }
        })
        .collect();
    rows.push(SheetRow {
        subject: Subject::Total,
        header: Cell::shown(texts.result_of_year),
        depth: 0,
        style: RowStyle::Total,
        cells: vec![surplus(settlement.result)],
    });
    Sheet {
        id: SheetId::Settlement,
        caption: texts.settlement_caption.to_owned(),
        corner: texts.member.to_owned(),
        columns: vec![Column { heading: texts.share_kr.to_owned(), kind: ColumnKind::Number }],
        rows,
    }
}
