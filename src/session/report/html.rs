//! The report as HTML: real headings and tables, which other programs take as such. Whatever a name or comment says is text.

use super::{Kind, Part, Remark, Report, ReportTable, Row, Sentence, Standing};
use crate::lang::Lang;
use crate::lang::report::{outdated, words};
use crate::text::clipboard::escape;

/// How it looks where it stands by itself.
const STYLE: &str = include_str!("report.css");

/// How it lies on paper where a table has many columns.
const ACROSS: &str = "@page { size: A4 landscape; }\n";

/// A page of its own, which needs nothing else.
#[must_use]
pub fn page(report: &Report) -> String {
    let mut page =
        format!("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", report.lang);
    page.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    element(&mut page, "title", &report.title);
    page.extend(["<style>\n", STYLE]);
    if report.is_wide() {
        page.push_str(ACROSS);
    }
    page.push_str("</style>\n</head>\n<body>\n<main>\n");
    page.push_str(&html(report));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The report itself.
#[must_use]
pub fn html(report: &Report) -> String {
    let mut html = String::new();
    element(&mut html, "h1", &report.title);
    element(&mut html, "p", &report.period);
    let lang = Lang::of_code(report.lang).unwrap_or_default();
    for section in &report.sections {
        element(&mut html, "h2", section.heading);
        for part in &section.parts {
            write_part(&mut html, part, lang);
        }
    }
    html.push_str("<footer>\n");
    report.end.iter().for_each(|line| element(&mut html, "p class=\"note\"", line));
    html.push_str("</footer>\n");
    html
}

/// An element with a text. What stands behind its name are attributes.
fn element(html: &mut String, open: &str, text: &str) {
    let name = open.split(' ').next().unwrap_or(open);
    html.extend(["<", open, ">"]);
    escape(html, text, "<br>");
    html.extend(["</", name, ">\n"]);
}

fn write_part(html: &mut String, part: &Part, lang: Lang) {
    match part {
        Part::Facts(lines) => {
            html.push_str("<ul>\n");
            lines.iter().for_each(|line| element(html, "li", line));
            html.push_str("</ul>\n");
        }
        Part::Sentence(sentence) => write_sentence(html, "", sentence, lang),
        Part::Table(table) => write_table(html, table),
        Part::Remarks(remarks) => {
            let is_said = |of: &Remark| of.sentences.iter().any(Sentence::is_in);
            if remarks.iter().any(is_said) {
                element(html, "h3", words(lang).comments);
            }
            for Remark { name, sentences } in remarks {
                sentences.iter().for_each(|sentence| write_sentence(html, name, sentence, lang));
            }
        }
    }
}

/// A paragraph: a drafted one is marked, and one that was settled on other figures; a comment is about a row of this name, if
/// it has any.
fn write_sentence(html: &mut String, name: &str, sentence: &Sentence, lang: Lang) {
    if !sentence.is_in() {
        return;
    }
    html.push_str("<p>");
    if sentence.is_draft() {
        html.extend(["<span class=\"draft\">", words(lang).draft, "</span> "]);
    } else if !name.is_empty() && sentence.topic.is_none() {
        html.push_str("<b>");
        escape(html, name, "<br>");
        html.push_str(":</b> ");
    }
    escape(html, &sentence.text, "<br>");
    if let Standing::Outdated(now) = &sentence.standing {
        html.push_str(" <span class=\"draft\">");
        escape(html, &outdated(lang, now.as_deref()), "<br>");
        html.push_str("</span>");
    }
    html.push_str("</p>\n");
}

fn write_table(html: &mut String, table: &ReportTable) {
    html.push_str("<table>\n");
    element(html, "caption", &table.caption);
    html.push_str("<thead>\n<tr>\n");
    element(html, "th scope=\"col\"", table.corner);
    for column in &table.columns {
        let open = if column.is_number { "th scope=\"col\" class=\"number\"" } else { "th scope=\"col\"" };
        element(html, open, &column.heading);
    }
    html.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        write_row(html, table, row);
    }
    html.push_str("</tbody>\n</table>\n");
    element(html, "p class=\"note\"", &table.note);
}

fn write_row(html: &mut String, table: &ReportTable, row: &Row) {
    html.push_str(match row.kind {
        Kind::Line => "<tr>\n",
        Kind::Group => "<tr class=\"group\">\n",
        Kind::Sum => "<tr class=\"sum\">\n",
    });
    let header = match row.depth {
        0 => "th scope=\"row\"",
        1 => "th scope=\"row\" class=\"deep1\"",
        2 => "th scope=\"row\" class=\"deep2\"",
        _ => "th scope=\"row\" class=\"deep3\"",
    };
    element(html, header, &row.name);
    for (cell, column) in row.cells.iter().zip(&table.columns) {
        element(html, if column.is_number { "td class=\"number\"" } else { "td" }, cell);
    }
    html.push_str("</tr>\n");
}
