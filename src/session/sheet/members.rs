//! The members as a sheet. Where there is an action plan, each member's prognosis stands before and after measures too.

use super::{Cell, ColumnKind, Content, RowHead, RowStyle, SheetId, Source, Subject, Table, Target};
use crate::lang::{finding, heading};
use crate::model::Workbook;
use crate::model::drift::DriftColumn;
use crate::model::member::Holder;
use crate::rules::check::odd_code;
use crate::rules::drift::{Lens, amount};
use crate::rules::figures::Figures;
use crate::rules::measure::{WithMeasures, of_result};
use crate::rules::sense::Sense;
use crate::rules::summary::{result, result_parts};

/// The results that each member sees its part of.
const RESULTS: [DriftColumn; 3] = [DriftColumn::Budget, DriftColumn::Actual, DriftColumn::Prognosis];
/// The same with an action plan: what would be without it stands before what it gives and what comes of both.
const WITH_PLAN: [DriftColumn; 5] = [
    DriftColumn::Budget,
    DriftColumn::Actual,
    DriftColumn::BeforeMeasures,
    DriftColumn::Measures,
    DriftColumn::Prognosis,
];

/// The columns of the results behind the municipality code.
pub(in crate::session) fn columns(workbook: &Workbook) -> &'static [DriftColumn] {
    if workbook.plan.is_empty() { &RESULTS } else { &WITH_PLAN }
}

/// Each member with its code and its part of the result.
pub(super) fn table(source: Source<'_>) -> Table<'_> {
    let texts = source.lang.texts();
    let mut parts = result_parts(source.tables);
    let members = &source.workbook.members;
    parts.resize(members.len() + 1, Figures::default());
    let head = |subject, style| RowHead { subject, depth: 0, style, fold: None };
    let mut rows: Vec<RowHead> = members
        .iter()
        .map(|member| head(Subject::Holder(Holder::Member(member.id)), RowStyle::Line))
        .collect();
    // What is shared stands here only if it holds something.
    if parts[members.len()] != Figures::default() {
        rows.push(head(Subject::Holder(Holder::Shared), RowStyle::Line));
    } else {
        parts.pop();
    }
    rows.push(head(Subject::Total, RowStyle::Total));
    parts.push(result(source.tables));
    Table {
        id: SheetId::Members,
        caption: texts.later().members.to_owned(),
        corner: texts.member,
        columns: [ColumnKind::Short]
            .into_iter()
            .chain(std::iter::repeat_n(ColumnKind::Number, columns(source.workbook).len()))
            .collect(),
        rows,
        shown: None,
        beneath: None,
        content: Box::new(Members { source, parts }),
    }
}

struct Members<'a> {
    source: Source<'a>,
    /// The results of each row: the members, what is shared if it holds something, and all.
    parts: Vec<Figures>,
}

impl Content for Members<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn heading(&self, column: usize) -> String {
        let texts = self.source.lang.texts();
        let columns = columns(self.source.workbook);
        match column.checked_sub(1).and_then(|column| columns.get(column)) {
            None => texts.later().municipality_code.to_owned(),
            Some(DriftColumn::BeforeMeasures) => texts.later().before_measures_short.to_owned(),
            Some(DriftColumn::Measures) => texts.measures.to_owned(),
            Some(column) => {
                let measure = heading::drift(self.source.lang, *column, self.source.workbook);
                format!("{}: {measure}", texts.result)
            }
        }
    }

    fn header(&self, row: usize) -> Cell {
        let workbook = self.source.workbook;
        match workbook.members.get(row) {
            Some(member) => Cell::text(&member.name, Target::MemberName(member.id)),
            None if row + 1 < self.parts.len() => {
                Cell::shown(heading::holder(self.source.lang, Holder::Shared, workbook))
            }
            None => Cell::shown(self.source.lang.texts().total),
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let workbook = self.source.workbook;
        let Some(column) = column.checked_sub(1).and_then(|column| columns(self.source.workbook).get(column))
        else {
            let Some(member) = workbook.members.get(row) else { return Cell::default() };
            let mut code =
                Cell::text(member.code.as_deref().unwrap_or_default(), Target::MemberCode(member.id));
            let host =
                Some(self.source.lang.texts().later().host).filter(|_| workbook.host == Some(member.id));
            let odd = odd_code(workbook, member).map(|odd| finding::code(self.source.lang, workbook, odd));
            code.about = host.map(str::to_owned).into_iter().chain(odd).collect::<Vec<_>>().join(", ");
            return code;
        };
        let (unit, sense) = (workbook.drift_unit, Sense::Result);
        if !matches!(column, DriftColumn::BeforeMeasures | DriftColumn::Measures) {
            let part = &self.parts[row];
            let cell = self.source.amount(amount(part, *column), sense, unit);
            return cell.lacking(part.lacks.has(*column), self.source.lang.texts().lacks_figures);
        }
        let lens = match workbook.holders().nth(row) {
            Some(holder) if row + 1 < self.parts.len() => Lens::Holder(holder),
            _ => Lens::Total,
        };
        let WithMeasures { before, effect, .. } = of_result(self.source.tables, lens);
        // With the signs of the results beside it, so that before + effect = after is seen.
        let shown = if *column == DriftColumn::Measures { effect } else { before };
        self.source.amount(shown, sense, unit)
    }
}
