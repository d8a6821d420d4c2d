//! The report as plain text: for programs that take no HTML.

use super::{Part, Report, ReportTable, Sentence, Standing};
use crate::lang::Lang;
use crate::lang::report::{outdated, words};

/// The report as text, with tabs between the cells of tables.
#[must_use]
pub fn text(report: &Report) -> String {
    let lang = Lang::of_code(report.lang).unwrap_or_default();
    let mut lines = vec![report.title.clone(), report.period.clone()];
    for section in &report.sections {
        lines.extend([String::new(), section.heading.to_owned()]);
        for part in &section.parts {
            match part {
                Part::Table(table) => table_lines(table, &mut lines),
                part => lines.extend(said(lang, part)),
            }
        }
    }
    lines.push(String::new());
    lines.extend(report.end.iter().cloned());
    lines.join("\n") + "\n"
}

/// What a part says, in paragraphs; nothing of a table.
#[must_use]
pub fn said(lang: Lang, part: &Part) -> Vec<String> {
    match part {
        Part::Facts(facts) => facts.clone(),
        Part::Sentence(sentence) => written(lang, "", sentence).into_iter().collect(),
        Part::Table(_) => Vec::new(),
        Part::Remarks(remarks) => {
            let said = remarks.iter().flat_map(|of| of.sentences.iter().map(|said| (&of.name, said)));
            let said: Vec<String> = said.filter_map(|(name, said)| written(lang, name, said)).collect();
            let heading = (!said.is_empty()).then(|| words(lang).comments.to_owned());
            heading.into_iter().chain(said).collect()
        }
    }
}

/// A sentence with its mark; a comment is about a row of this name, if it has any. `None` where it is left out.
fn written(lang: Lang, name: &str, sentence: &Sentence) -> Option<String> {
    let text = &sentence.text;
    Some(match &sentence.standing {
        Standing::LeftOut => return None,
        Standing::Draft => format!("[{}] {text}", words(lang).draft),
        Standing::Outdated(now) => format!("{text} [{}]", outdated(lang, now.as_deref())),
        Standing::Written if !name.is_empty() => format!("{name}: {text}"),
        Standing::Written | Standing::Settled => text.clone(),
    })
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
