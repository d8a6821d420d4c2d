//! What the report says, as a sheet of a file of spreadsheets: its sections with their figures in words and their sentences. Its
//! tables have sheets of their own.

use super::listed::{Line, Listed, nothing, text};
use crate::lang::table_file::words;
use crate::session::report::{self, said};
use crate::session::state::State;

/// The report without its tables; `None` where it says nothing.
pub(super) fn report_sheet(state: &State) -> Option<Listed> {
    let report = report::of(state)?;
    let mut rows: Vec<Line> = Vec::new();
    for section in &report.sections {
        let paragraphs: Vec<String> = section.parts.iter().flat_map(|part| said(state.lang, part)).collect();
        if !paragraphs.is_empty() {
            rows.push((true, 0, vec![text(section.heading), nothing()]));
            rows.extend(paragraphs.into_iter().map(|said| (false, 0, vec![nothing(), text(said)])));
        }
    }
    if rows.is_empty() {
        return None;
    }
    rows.extend(report.end.into_iter().map(|said| (false, 0, vec![nothing(), text(said)])));
    let headings = vec![words(state.lang).section.to_owned(), format!("{}, {}", report.title, report.period)];
    Some(Listed { prose: Some(1), ..Listed::new(state.lang.texts().report, headings, rows) })
}
