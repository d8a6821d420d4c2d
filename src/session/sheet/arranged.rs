//! Tables as they are looked at: arranged, and with the base beneath where they are a scenario's.

use super::{Fold, Shown, Source, Subject, Table, whole_table};
use crate::lang::within::words;
use crate::model::drift::RowId;
use crate::session::arrangement::Arrangement;
use crate::session::state::Open;

/// Shows a table as it is looked at, and has it know the base's where it is a scenario's.
pub(in crate::session) fn as_looked_at<'a>(table: &mut Table<'a>, source: Source<'a>) {
    if let Some(Open { workbook, tables, .. }) = source.base {
        if let Some(scenario) = source.trials.and_then(|trials| trials.within_of(workbook)) {
            table.caption = words(source.lang).caption.replace("{}", &table.caption) + &scenario.name;
        }
        table.beneath =
            whole_table(Source { workbook, tables, base: None, ..source }, table.id).map(Box::new);
    }
    if let Some(arrangement) = source.arrangements.get(&table.id) {
        table.arrange(arrangement);
    }
}

impl Table<'_> {
    /// Shows it as it is looked at.
    fn arrange(&mut self, arrangement: &Arrangement) {
        let content = &*self.content;
        for row in &mut self.rows {
            if matches!(row.subject, Subject::Row(RowId::Group(id)) if arrangement.folded.contains(id)) {
                row.fold = Some(Fold::Folded);
            }
        }
        let rows = arrangement.rows(&self.rows);
        let columns = arrangement.columns(content, self.columns.len());
        if rows.is_some() || !columns.iter().copied().eq(0..self.columns.len()) {
            let rows = rows.unwrap_or_else(|| (0..self.rows.len()).collect());
            self.rows = rows.iter().map(|row| self.rows[*row]).collect();
            self.columns = columns.iter().map(|column| self.columns[*column]).collect();
            self.shown = Some(Shown { rows, columns });
        }
    }
}
