//! Writes a workbook as xlsx: real numbers with number formats, formulas with their results, texts that are never
//! formulas; heads that stay in sight, and pages to print.

use rust_xlsxwriter::{
    DocProperties, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use crate::{Book, Cell, Column, Row, Sheet};

/// The longest text of a cell, in letters; the format has no room for more.
const LONGEST: usize = 32_767;
/// A4.
const PAPER: u8 = 9;
/// How high a line of text is, in points, and the most lines that a row has room for: it may be 409 points high.
const LINE: u32 = 15;
const MOST_LINES: u32 = 27;

/// The bytes of a workbook's file.
///
/// # Errors
/// Something of it is not such as spreadsheets take: names of sheets, numbers that are none, too many rows or columns. The
/// text is for developers.
pub fn write(book: &Book) -> Result<Vec<u8>, String> {
    written(book).map_err(|error| error.to_string())
}

fn written(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(&book.title).set_comment("Sambudget");
    workbook.set_properties(&properties);
    for sheet in &book.sheets {
        let to = workbook.add_worksheet();
        write_sheet(to, &book.title, sheet)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(to: &mut Worksheet, title: &str, sheet: &Sheet) -> Result<(), XlsxError> {
    to.set_name(&sheet.name)?;
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin);
    for (column, of) in (0..).zip(&sheet.columns) {
        to.set_column_width(column, f64::from(of.width))?;
        let align = if of.is_number { FormatAlign::Right } else { FormatAlign::Left };
        to.write_string_with_format(0, column, &of.heading, &head.clone().set_align(align))?;
    }
    for (row, of) in (1..).zip(&sheet.rows) {
        write_row(to, row, of, &sheet.columns)?;
    }
    to.set_freeze_panes(1, 1)?;
    to.set_repeat_rows(0, 0)?;
    to.set_repeat_columns(0, 0)?;
    to.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    // In headers, `&` begins a code.
    let plain = |text: &str| text.replace('&', "&&");
    to.set_header(format!("&L{}&R{}", plain(title), plain(&sheet.caption)));
    to.set_footer("&R&P / &N");
    Ok(())
}

fn write_row(to: &mut Worksheet, row: u32, of: &Row, columns: &[Column]) -> Result<(), XlsxError> {
    let base = if of.is_sum { Format::new().set_bold() } else { Format::new() };
    let mut height = 1;
    for (column, cell) in (0..).zip(&of.cells) {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                let mut format = base.clone();
                if column == 0 {
                    format = format.set_indent(of.depth);
                }
                let of = columns.get(usize::from(column));
                if of.is_some_and(|of| of.is_prose) || text.contains('\n') {
                    format = format.set_text_wrap().set_align(FormatAlign::Top);
                    height = height.max(lines(text, of.map_or(u16::MAX, |of| of.width)));
                }
                to.write_string_with_format(row, column, shortened(text), &format)?;
            }
            Cell::Number { number, format, formula } => {
                let format = base.clone().set_num_format(format);
                match formula {
                    Some(formula) => {
                        let formula = Formula::new(formula).set_result(number);
                        to.write_formula_with_format(row, column, formula, &format)?;
                    }
                    None => {
                        let number = number
                            .parse::<f64>()
                            .map_err(|_| XlsxError::ParameterError(format!("no number: {number}")))?;
                        to.write_number_with_format(row, column, number, &format)?;
                    }
                }
            }
        }
    }
    // Not every program makes rows as high as their texts: the lines would lie over the row above.
    if height > 1 {
        to.set_row_height(row, LINE * height.min(MOST_LINES))?;
    }
    Ok(())
}

/// How many lines a text takes in a column of this width, in digits: letters are narrower, which makes up for the room that
/// words leave when they go to the next line.
fn lines(text: &str, width: u16) -> u32 {
    let width = usize::from(width).max(1);
    let lines = text.split('\n').map(|line| line.chars().count().div_ceil(width).max(1)).sum::<usize>();
    u32::try_from(lines).unwrap_or(MOST_LINES)
}

/// A text that the format has room for; what is left out is marked.
fn shortened(text: &str) -> String {
    // The format counts in UTF-16.
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut room = LONGEST - 1;
    let fits = |letter: &char| {
        let left = room.checked_sub(letter.len_utf16());
        room = left.unwrap_or_default();
        left.is_some()
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_text_takes_the_lines_that_it_is_broken_into() {
        let table = [("", 1), ("åäö", 1), ("åäöå", 2), ("a\nb", 2), ("a\n\nåäöåäöå", 5)];
        for (text, count) in table {
            assert_eq!(lines(text, 3), count, "{text:?}");
        }
        assert_eq!(lines("a", 0), 1);
    }
}
