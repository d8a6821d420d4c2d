//! The members as a sheet.

use super::{Cell, Column, ColumnKind, RowStyle, Sheet, SheetId, SheetRow, Source, Subject, Target};
use crate::lang::heading;
use crate::model::drift::DriftColumn;
use crate::model::member::Holder;
use crate::rules::drift::amount;
use crate::rules::figures::Figures;
use crate::rules::sense::Sense;
use crate::rules::summary::{result, result_parts};

/// Each member with its code and its part of the result.
pub(super) fn table(source: Source) -> Sheet {
    let texts = source.lang.texts();
    let measures = [DriftColumn::Budget, DriftColumn::Actual, DriftColumn::Prognosis];
    let parts = result_parts(source.tables);
    let results_of = |figures: &Figures| {
        measures
            .map(|column| source.amount(amount(figures, column), Sense::Result, source.workbook.drift_unit))
    };
    let rows = source.workbook.members.iter().enumerate().map(|(index, member)| {
        let mut code = Cell::text(member.code.as_deref().unwrap_or_default(), Target::MemberCode(member.id));
        if source.workbook.host == Some(member.id) {
            texts.host.clone_into(&mut code.note);
        }
        let figures = parts.get(index).copied().unwrap_or_default();
        SheetRow {
            subject: Subject::Holder(Holder::Member(member.id)),
            header: Cell::text(&member.name, Target::MemberName(member.id)),
            depth: 0,
            style: RowStyle::Line,
            cells: [code].into_iter().chain(results_of(&figures)).collect(),
        }
    });
    let calculated = |subject, name: String, style, figures: &Figures| SheetRow {
        subject,
        header: Cell::shown(name),
        depth: 0,
        style,
        cells: [Cell::default()].into_iter().chain(results_of(figures)).collect(),
    };
    // What is shared stands here only if it holds something.
    let shared = parts.get(source.workbook.members.len()).filter(|figures| **figures != Figures::default());
    let shared = shared.map(|figures| {
        let name = heading::holder(source.lang, Holder::Shared, source.workbook);
        calculated(Subject::Holder(Holder::Shared), name, RowStyle::Line, figures)
    });
    let total = calculated(Subject::Total, texts.total.to_owned(), RowStyle::Total, &result(source.tables));
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
        rows: rows.chain(shared).chain([total]).collect(),
    }
}
