//! A block as this app puts it on the clipboard, so that every program takes its exact numbers.
//!
//! | attribute | who reads it |
//! | --- | --- |
//! | `x:num`, `mso-number-format` of the class | Excel |
//! | `data-sheets-value`, `data-sheets-numberformat`, only within `google-sheets-html-origin` | Google Sheets |
//! | `sdval`, `sdnum` | LibreOffice Calc; newer ones take the last of these and Google's, so they come last |
//! | `data-sambudget`, `data-own`, `data-text` | this app |
//!
//! Text is told to be text in each of the three ways; otherwise `1.202` would become a date or another number in
//! some language, and text that starts with `=` would be calculated.

use std::fmt::Write;

use super::super::number::{Ending, MINUS, NumberStyle};
use super::html::{OWN_CELL, OWN_TABLE, OWN_TEXT};
use super::shown::{plain, take_apart};
use super::{Block, BlockCell, DecimalSign, tsv};

/// Both forms of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// For `text/html`.
    pub html: String,
    /// For `text/plain`.
    pub tsv: String,
}

/// A number format: this many decimals, and whether it is a percentage.
#[derive(Clone, Copy, PartialEq)]
struct Format {
    decimals: usize,
    is_percent: bool,
}

impl Format {
    fn class(self) -> String {
        format!("{}{}", if self.is_percent { 'p' } else { 'n' }, self.decimals)
    }

    /// As Excel, LibreOffice and Google write it in English.
    fn code(self) -> String {
        let point = if self.decimals > 0 { "." } else { "" };
        let (thousands, percent) = if self.is_percent { ("", "%") } else { ("#,##", "") };
        format!("{thousands}0{point}{}{percent}", "0".repeat(self.decimals))
    }
}

/// A number that a program shall take.
struct Number {
    /// With a point, as the attributes have it.
    value: String,
    /// In the user's writing, without thousand separators, with a hyphen for minus, which all programs read.
    typed: String,
    format: Option<Format>,
}

impl Number {
    fn of(cell: &BlockCell, style: NumberStyle) -> Option<Self> {
        let exact = cell.exact?.normalize();
        let shown = take_apart(&cell.text);
        let shown = shown.and_then(|shown| Some((shown.find_exact(Some(style.into()), exact)?, shown)));
        let (typed, format) = match shown {
            Some(((exact, sign), shown)) => {
                let is_percent = shown.ending == Ending::Percent;
                let percent = if is_percent { "%" } else { "" };
                let typed = if is_percent { exact } else { cell.exact? };
                (plain(typed, style) + percent, Some(Format { decimals: shown.decimals(sign), is_percent }))
            }
            None => (plain(exact, style), None),
        };
        Some(Self { value: exact.to_string(), typed, format })
    }
}

/// Writes a block for a user who writes in `style`. The HTML has the texts as they are shown, with the exact values
/// beside them; the text has the exact values where they are known, else the texts.
///
/// Texts that a program calculates (`=1+1`) are safe in the HTML only.
///
/// ```
/// use sambudget::text::clipboard::{Block, BlockCell, write};
/// use sambudget::text::number::NumberStyle::Swedish;
/// let amount = BlockCell { exact: Some("-1202.5".parse().unwrap()), ..BlockCell::text("−1 203") };
/// let written = write(&Block::new(vec![vec![BlockCell::text("Hyra"), amount]], Swedish), Swedish);
/// assert_eq!(written.tsv, "Hyra\t-1202,5\n");
/// assert!(written.html.contains(r#"sdval="-1202.5""#));
/// ```
#[must_use]
pub fn write(block: &Block, style: NumberStyle) -> Written {
    let numbers: Vec<_> = block.cells.iter().map(|cell| Number::of(cell, style)).collect();
    let rows = || block.rows().zip(numbers.chunks(block.columns.max(1)));
    let typed = |(cells, numbers): (&'_ [BlockCell], &'_ [Option<Number>])| {
        let text = |(cell, number): (&BlockCell, &Option<Number>)| match number {
            Some(number) => number.typed.clone(),
            None => cell.text.clone(),
        };
        cells.iter().zip(numbers).map(text).collect()
    };
    let tsv = tsv::write(rows().map(typed));

    let sign = DecimalSign::from(style);
    let group = if sign == DecimalSign::Comma { "\u{a0}" } else { "\\," };
    let mut html = format!(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"><style><!--table\
         {{mso-displayed-decimal-separator:\"\\{}\";mso-displayed-thousand-separator:\"{group}\";}}\
         br{{mso-data-placement:same-cell;}}td{{white-space:pre;}}.t{{mso-number-format:\"\\@\";}}",
        sign.char()
    );
    let mut formats = Vec::new();
    for format in numbers.iter().flatten().filter_map(|number| number.format) {
        if formats.contains(&format) {
            continue;
        }
        formats.push(format);
        let code = format.code().replace('#', "\\#").replace(',', "\\,").replace('.', "\\.");
        html.extend([".", &format.class(), "{mso-number-format:\"", &code, "\";}"]);
    }
    html.extend([
        "--></style></head><body><google-sheets-html-origin><table data-sheets-root=\"1\" ",
        OWN_TABLE,
    ]);
    html.push_str("=\"1\">");
    for (cells, numbers) in rows() {
        html.push_str("<tr>");
        for (cell, number) in cells.iter().zip(numbers) {
            write_cell(&mut html, cell, number.as_ref());
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table></google-sheets-html-origin></body></html>");
    Written { html, tsv }
}

fn write_cell(html: &mut String, cell: &BlockCell, number: Option<&Number>) {
    html.push_str("<td");
    if let Some(own) = &cell.own {
        attribute(html, OWN_CELL, own);
    }
    // No program but this one takes the true minus for a minus.
    let text = if number.is_some() { cell.text.replace(MINUS, "-") } else { cell.text.clone() };
    if text != cell.text {
        attribute(html, OWN_TEXT, &cell.text);
    }
    if let Some(Number { value, format, .. }) = number {
        let code = format.map(Format::code).unwrap_or_default();
        html.push_str(" align=right");
        attribute(html, "data-sheets-value", &format!(r#"{{"1":3,"3":{value}}}"#));
        if let Some(format) = format {
            attribute(html, "class", &format.class());
            attribute(html, "data-sheets-numberformat", &format!(r#"{{"1":2,"2":"{code}","3":1}}"#));
        }
        attribute(html, "x:num", value);
        attribute(html, "sdval", value);
        // The language of the value is English, that of the format the program's own.
        attribute(
            html,
            "sdnum",
            &if code.is_empty() { "1033;".to_owned() } else { format!("1033;0;{code}") },
        );
    } else if !text.is_empty() {
        attribute(html, "data-sheets-value", &format!(r#"{{"1":2,"2":"{}"}}"#, json(&text)));
        html.push_str(" class=t x:str sdnum=\"1033;0;@\"");
    }
    html.push('>');
    escape(html, &text, "<br>");
    html.push_str("</td>");
}

/// What stands between the quotes of a text in JSON.
fn json(text: &str) -> String {
    let mut json = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\0'..' ' => _ = write!(json, "\\u{:04x}", u32::from(c)),
            c => json.push(c),
        }
    }
    json
}

fn attribute(html: &mut String, name: &str, value: &str) {
    html.extend([" ", name, "=\""]);
    escape(html, value, "&#10;");
    html.push('"');
}

/// Writes a text as one in HTML, in an element or in the quotes of an attribute, whatever it says.
pub(crate) fn escape(html: &mut String, text: &str, line_break: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str(line_break),
            // Programs make blanks of the others.
            '\t' | '\r' => _ = write!(html, "&#{};", u32::from(c)),
            c => html.push(c),
        }
    }
}
