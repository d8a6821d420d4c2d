//! The report as plain text: for programs that take no HTML.

use super::{Part, Report, ReportTable, Sentence};
use crate::lang::Lang;
use crate::lang::report::words;

/// The report as text, with tabs between the cells of tables.
#[must_use]
pub fn text(report: &Report) -> String {
    let lang = Lang::of_code(report.lang).unwrap_or_default();
    let draft = words(lang).draft;
    let mut lines = vec![report.title.clone(), report.period.clone()];
    for section in &report.sections {
        lines.extend([String::new(), section.heading.to_owned()]);
        for part in &section.parts {
            match part {
                Part::Facts(facts) => lines.extend(facts.iter().cloned()),
                Part::Sentence(sentence) => lines.push(written(sentence, draft)),
                Part::Table(table) => table_lines(table, &mut lines),
                Part::Remarks(remarks) => {
                    lines.push(words(lang).comments.to_owned());
                    let said = remarks.iter().flat_map(|of| of.sentences.iter().map(|said| (&of.name, said)));
                    lines.extend(said.map(|(name, said)| match said.is_draft {
                        true => written(said, draft),
                        false => format!("{name}: {}", said.text),
                    }));
                }
            }
        }
    }
    lines.push(String::new());
    lines.extend(report.end.iter().cloned());
    lines.join("\n") + "\n"
}

fn written(sentence: &Sentence, draft: &str) -> String {
    if sentence.is_draft { format!("[{draft}] {}", sentence.text) } else { sentence.text.clone() }
}

fn table_lines(table: &ReportTable, lines: &mut Vec<String>) {
    lines.extend([String::new(), table.caption.clone()]);
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    lines.push(line(table.corner, &headings));
    for row in &table.rows {
        let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
        lines.push(line(&row.name, &cells));
    }
    lines.extend([table.note.clone(), String::new()]);
}

/// A row; a cell is one line of one cell, whatever it holds.
fn line(name: &str, cells: &[&str]) -> String {
    let cell = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    [cell(name), cells.join("\t")].join("\t")
}
