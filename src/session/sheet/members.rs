//! The members as a sheet.

use super::{Cell, Column, ColumnKind, RowStyle, Sheet, SheetId, SheetRow, Source, Subject, Target};
use crate::lang::heading;
use crate::model::drift::DriftColumn;
use crate::model::member::Holder;
use crate::rules::drift::amount;
use crate::rules::sense::Sense;
use crate::rules::summary::result_parts;

/// Each member with its code and its part of the result.
pub(super) fn table(source: Source) -> Sheet {
    let texts = source.lang.texts();
    let measures = [DriftColumn::Budget, DriftColumn::Actual, DriftColumn::Prognosis];
    let parts = result_parts(source.tables);
    let rows = source.workbook.members.iter().enumerate().map(|(index, member)| {
        let mut code = Cell::text(member.code.as_deref().unwrap_or_default(), Target::MemberCode(member.id));
        if source.workbook.host == Some(member.id) {
            texts.host.clone_into(&mut code.note);
        }
        let figures = parts.get(index).copied().unwrap_or_default();
        let results = measures
            .map(|column| source.amount(amount(&figures, column), Sense::Result, source.workbook.drift_unit));
        SheetRow {
            subject: Subject::Holder(Holder::Member(member.id)),
            header: Cell::text(&member.name, Target::MemberName(member.id)),
            depth: 0,
            style: RowStyle::Line,
            cells: [code].into_iter().chain(results).collect(),
        }
    });
    let results = measures.map(|column| Column {
        heading: format!("{}: {}", texts.result, heading::drift(source.lang, column, source.workbook)),
        kind: ColumnKind::Number,
    });
    Sheet {
        id: SheetId::Members,
        caption: texts.members.to_owned(),
        corner: texts.member.to_owned(),
        columns: [Column { heading: texts.municipality_code.to_owned(), kind: ColumnKind::Short }]
            .into_iter()
            .chain(results)
            .collect(),
        rows: rows.collect(),
    }
}
