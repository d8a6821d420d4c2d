//! Reads the sheets of an xlsx file cell by cell, and never more than the limits: a small file can say that it is
//! enormous, or unpack to something that is.

use std::io::{Cursor, Read, sink};

use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::{Found, FoundCell, FoundSheet, Limits, Unreadable};

/// The first bytes of an old container. What is locked with a password stands in one.
const OLD: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// The sheets of a file with tables, in order, each with its filled cells.
///
/// # Errors
/// See [`Unreadable`]. A sheet that alone is too large is no error.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Found, Unreadable> {
    if bytes.starts_with(&OLD) {
        // The stream that holds what is locked, as its name is written there.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|bytes| bytes == name);
        return Err(if is_locked { Unreadable::Locked } else { Unreadable::Broken });
    }
    unpacks(bytes, limits.bytes)?;
    let mut file = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let sheets: Vec<String> = file
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut left = limits.cells;
    let mut found = Vec::new();
    for name in sheets {
        let cells = match cells(&mut file, &name, Limits { cells: left, ..limits }) {
            Err(Unreadable::TooLarge) => None,
            cells => Some(cells?),
        };
        left -= cells.as_ref().map_or(0, Vec::len);
        found.push(FoundSheet { name, cells });
    }
    if found.is_empty() { Err(Unreadable::Broken) } else { Ok(Found { sheets: found }) }
}

/// Whether all parts of a file together unpack to no more than `most` bytes. What a file says of that itself may be wrong,
/// so it is unpacked once to find out, and thrown away.
fn unpacks(bytes: &[u8], most: u64) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    let mut left = most;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Unreadable::Broken)?;
        if part.size() > left {
            return Err(Unreadable::TooLarge);
        }
        let size = std::io::copy(&mut part.take(left + 1), &mut sink()).map_err(|_| Unreadable::Broken)?;
        left = left.checked_sub(size).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

fn unreadable(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Locked,
        _ => Unreadable::Broken,
    }
}

fn cells(
    file: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    limits: Limits,
) -> Result<Vec<(u32, u32, FoundCell)>, Unreadable> {
    let mut reader = file.worksheet_cells_reader(sheet).map_err(unreadable)?;
    let percents: Vec<bool> = reader
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%')))
        .collect();
    let mut cells = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unreadable)? {
        let is_percent = percents.get(style).copied().unwrap_or_default();
        let Some(value) = value(cell.get_value(), is_percent) else { continue };
        let (row, column) = cell.get_position();
        let is_long = matches!(&value, FoundCell::Text(text) if text.len() > limits.text);
        if row >= limits.rows || column >= limits.columns || cells.len() >= limits.cells || is_long {
            return Err(Unreadable::TooLarge);
        }
        cells.push((row, column, value));
    }
    Ok(cells)
}

fn value(data: &DataRef, is_percent: bool) -> Option<FoundCell> {
    Some(match data {
        DataRef::Empty => return None,
        DataRef::String(text) if text.is_empty() => return None,
        DataRef::SharedString("") => return None,
        DataRef::String(text) => FoundCell::Text(text.clone()),
        DataRef::SharedString(text) => FoundCell::Text((*text).to_owned()),
        DataRef::Int(number) => FoundCell::Number(number.to_string()),
        DataRef::Float(number) => {
            match (shown(if is_percent { number * 100.0 } else { *number }), is_percent) {
                (Some(number), false) => FoundCell::Number(number),
                (Some(number), true) => FoundCell::Percent(number),
                (None, _) => FoundCell::Text(number.to_string()),
            }
        }
        DataRef::Bool(is) => FoundCell::Truth(*is),
        DataRef::DateTime(date) => FoundCell::Date(day(date)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => FoundCell::Date(text.clone()),
        DataRef::Error(fault) => FoundCell::Fault(fault_name(fault).to_owned()),
    })
}

fn fault_name(fault: &CellErrorType) -> &'static str {
    match fault {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

/// A number with the 15 digits that spreadsheets show, so that 0.1 + 0.2 is 0.3; `None` if it has too many before or behind
/// the point for any amount.
///
/// ```text
/// 1202.5 → 1202.5    0.30000000000000004 → 0.3    -1e21 → -1000000000000000000000
/// ```
fn shown(number: f64) -> Option<String> {
    let scientific = format!("{number:.14e}");
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent = exponent.parse::<i32>().ok().filter(|exponent| (-25..=25).contains(exponent))?;
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    let before = usize::try_from(exponent + 1).unwrap_or_default();
    let (whole, part) = match (digits.get(..before), digits.get(before..)) {
        (Some(whole), Some(part)) => (whole.to_owned(), part.to_owned()),
        _ => (format!("{digits:0<before$}"), String::new()),
    };
    // Zeros between the point and the first digit.
    let zeros = "0".repeat(usize::try_from(-exponent - 1).unwrap_or_default());
    let whole = if whole.is_empty() { "0" } else { &whole };
    Some(match part.as_str() {
        "" if digits.is_empty() => "0".to_owned(),
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{zeros}{part}"),
    })
}

/// A day, with the time of day where it has one; of a time alone, that.
fn day(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (0, 0, 0) => String::new(),
        (hour, minute, 0) => format!("{hour:02}:{minute:02}"),
        (hour, minute, second) => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    // Less than a day is a time alone.
    if date.as_f64() < 1.0 && !time.is_empty() {
        return time;
    }
    let between = if time.is_empty() { "" } else { " " };
    format!("{year:04}-{month:02}-{day:02}{between}{time}")
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn numbers_are_as_spreadsheets_show_them() {
        let table = [
            (0.0, "0"),
            (-0.0, "0"),
            (1202.5, "1202.5"),
            (0.1 + 0.2, "0.3"),
            (-0.05, "-0.05"),
            (1e15, "1000000000000000"),
            (123_456_789_012_345_680.0, "123456789012346000"),
            (1.0 / 3.0, "0.333333333333333"),
            (2_214.000_000_000_001, "2214"),
            (0.000_012_5, "0.0000125"),
            (10.0, "10"),
            (-99.99, "-99.99"),
        ];
        for (number, text) in table {
            assert_eq!(shown(number).as_deref(), Some(text));
        }
        assert_eq!(shown(1e300), None);
        assert_eq!(shown(f64::NAN), None);
    }
}
