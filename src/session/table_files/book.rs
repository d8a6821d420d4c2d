//! The open workbook as a file of spreadsheets: a sheet for each of its tables, with all rows and columns as they stand,
//! exact numbers with the formats that they are shown in, and formulas where [`super::sums`] finds them; then what views
//! say beside tables ([`super::views`], [`super::chart_sheets`]), and the lists ([`super::lists`]).

use sambudget_xlsx::{Book, Cell as BookCell, Column, Row, Sheet};

use super::listed::Listed;
use super::{sums, views};
use crate::lang::table_file::words;
use crate::model::drift::DriftColumn;
use crate::model::months::BookedYear;
use crate::model::unit::{DisplayUnit, Unit};
use crate::rules::drift::Lens;
use crate::rules::project::tags;
use crate::session::effect::Effect;
use crate::session::scenarios;
use crate::session::selection::At;
use crate::session::sheet::{RowStyle, SheetId, Subject, Table, Value};
use crate::session::shelf::file_name;
use crate::session::state::{Look, Open, State};
use crate::text::letters::lower;
use crate::text::number::NumberStyle;

/// The longest name of a sheet, in letters.
pub(super) const LONGEST_NAME: usize = 31;
/// The narrowest and the widest column, in digits.
const WIDTHS: (usize, usize) = (9, 60);

/// Saves the open workbook as a file of spreadsheets.
pub(super) fn save(state: &mut State) -> Vec<Effect> {
    let Some(book) = book(state) else { return Vec::new() };
    let name = format!("{}.xlsx", file_name(&book.title));
    let Ok(told) = serde_json::to_vec(&book) else { return Vec::new() };
    let making = words(state.lang).making.replace("{}", &name);
    vec![Effect::WriteSpreadsheet { name, told }, Effect::Announce(making)]
}

/// The open workbook as a file of spreadsheets has it: figures of the whole board, whatever is looked at, and the members'
/// budgets side by side. `None` without one.
#[must_use]
pub fn book(state: &mut State) -> Option<Book> {
    let open = state.open.as_mut()?;
    let looked_at = (open.look, open.measure, std::mem::take(&mut open.arrangements));
    (open.look, open.measure) = (Look::Lens(Lens::Total), DriftColumn::Budget);
    // A file of the whole workbook has the figures of the base, and scenarios as they are written down.
    let written = scenarios::as_written(open);
    let trials = std::mem::replace(&mut open.trials, written);
    let book = as_it_stands(state);
    if let Some(open) = state.open.as_mut() {
        open.trials = trials;
        (open.look, open.measure, open.arrangements) = looked_at;
    }
    book
}

fn as_it_stands(state: &State) -> Option<Book> {
    let open = state.open.as_ref()?;
    let mut drawn: Vec<Drawn> = Vec::new();
    for table in sheets(open).into_iter().filter_map(|id| state.table(id)) {
        // A table that nobody uses is no sheet.
        if is_used(&table) {
            let is_taken = |name: &str| drawn.iter().any(|of| lower(&of.name) == lower(name));
            let name = name_of(&table.caption, &is_taken);
            drawn.push(Drawn::new(table, name));
        }
    }
    let mut sheets: Vec<Sheet> = (0..drawn.len()).map(|at| sheet(state, &drawn, at)).collect();
    let mut add = |list: Listed| {
        let is_taken = |name: &str| sheets.iter().any(|of| lower(&of.name) == lower(name));
        let name = name_of(&list.name, &is_taken);
        sheets.push(list.sheet(name));
    };
    views::all(state).into_iter().for_each(&mut add);
    Some(Book { title: format!("{} {}", open.workbook.name, open.workbook.year.number()), sheets })
}

/// All tables of a workbook, in the order of the views.
fn sheets(open: &Open) -> Vec<SheetId> {
    let workbook = &open.workbook;
    let mut sheets = Vec::new();
    if workbook.activities.len() > 1 {
        sheets.push(SheetId::Results);
    }
    let activities = || workbook.activities.iter().map(|activity| activity.id);
    sheets.extend(activities().flat_map(|id| [SheetId::Drift(id), SheetId::SideBySide(id)]));
    for year in [BookedYear::This, BookedYear::Prior] {
        sheets.extend(activities().map(|id| SheetId::Months(id, year)));
    }
    sheets.extend(workbook.project_groups.iter().map(|group| SheetId::Projects(group.id)));
    sheets.extend((0..tags(workbook).len()).map(SheetId::Tag));
    sheets.extend([
        SheetId::Measures,
        SheetId::Members,
        SheetId::Keys,
        SheetId::Shares,
        SheetId::Settlement,
        SheetId::Balance,
    ]);
    if !workbook.follow_ups.is_empty() {
        sheets.extend([SheetId::FollowUps, SheetId::FollowUpProjects]);
    }
    sheets.extend(open.trials.iter().flat_map(|trials| trials.sheets()));
    sheets
}

fn is_used(table: &Table) -> bool {
    let shape = table.shape();
    matches!(table.id, SheetId::Drift(_))
        || (0..shape.rows).any(|row| (1..shape.columns).any(|column| table.is_filled(At { row, column })))
}

/// A name for a sheet, as spreadsheets take it: short, without some signs, and not there already.
pub(super) fn name_of(caption: &str, is_there: &dyn Fn(&str) -> bool) -> String {
    let safe = |c: char| if c.is_control() || r"[]:*?/\".contains(c) { '-' } else { c };
    let whole: String = caption.replace(": ", " ").chars().map(safe).collect();
    let cut = |most: usize| {
        let name: String = whole.chars().take(most).collect();
        name.trim_matches([' ', '\'']).to_owned()
    };
    // Excel keeps this name for itself.
    let is_taken = |name: &str| name.is_empty() || lower(name) == "history" || is_there(name);
    let numbered = (2..).map(|number: usize| {
        let number = format!(" ({number})");
        [cut(LONGEST_NAME - number.len()), number].concat()
    });
    let mut names = [cut(LONGEST_NAME)].into_iter().chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// A table on its sheet.
pub(super) struct Drawn<'a> {
    /// The table.
    pub table: Table<'a>,
    /// The sheet's name.
    pub name: String,
    /// For each column, the unit of its amounts.
    pub units: Vec<Option<Unit>>,
    /// The rows by what they are about, in order.
    pub rows: Vec<(Subject, usize)>,
}

impl<'a> Drawn<'a> {
    fn new(table: Table<'a>, name: String) -> Self {
        let shape = table.shape();
        let unit = |column| {
            (0..shape.rows).find_map(|row| match table.value(At { row, column })? {
                Value::Amount(_, unit) => Some(unit.unit),
                _ => None,
            })
        };
        let units = (0..shape.columns).map(unit).collect();
        let mut rows: Vec<_> = table.rows.iter().enumerate().map(|(at, row)| (row.subject, at)).collect();
        crate::model::order::sort(&mut rows);
        Self { table, name, units, rows }
    }

    /// The number of a cell in the unit of its column; `None` where there is a text or nothing.
    pub fn number(&self, at: At) -> Option<rust_decimal::Decimal> {
        Some(match self.table.cell(at)?.value? {
            Value::Amount(amount, own) => {
                let unit = self.units.get(at.column).copied().flatten().unwrap_or(own.unit);
                amount.as_decimal() / unit.in_kronor()
            }
            // What is divided goes on without end.
            Value::Ratio(number) | Value::Number(number) => number.round_dp(12),
        })
    }
}

fn sheet(state: &State, drawn: &[Drawn], at: usize) -> Sheet {
    let of = &drawn[at];
    let shape = of.table.shape();
    let mut widths: Vec<usize> = vec![0; shape.columns];
    let mut rows = Vec::new();
    for (row, head) in of.table.rows.iter().enumerate() {
        let mut cells = Vec::new();
        for (column, width) in widths.iter_mut().enumerate() {
            let (cell, letters) = cell(state, drawn, at, At { row, column });
            *width = (*width).max(letters);
            cells.push(cell);
        }
        let depth = u8::try_from(head.depth).unwrap_or(u8::MAX).min(15);
        rows.push(Row { is_sum: head.style != RowStyle::Line, depth, cells });
    }
    let column = |(column, width): (usize, &usize)| {
        let unit = of.units[column].map(|unit| format!(" ({})", unit.abbreviation())).unwrap_or_default();
        let heading = [&of.table.heading(column), unit.as_str()].concat();
        let is_number = of.table.is_number_column(column);
        Column { width: self::width(&heading, *width), heading, is_number, is_prose: false }
    };
    let columns = widths.iter().enumerate().map(column).collect();
    Sheet { name: of.name.clone(), caption: of.table.caption.clone(), columns, rows }
}

/// How wide a column is whose cells show so many letters at most.
pub(super) fn width(heading: &str, letters: usize) -> u16 {
    // Headings are broken between words.
    let longest = heading.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let width = (longest.max(letters) + 2).clamp(WIDTHS.0, WIDTHS.1);
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// A cell, and how many letters it shows.
fn cell(state: &State, drawn: &[Drawn], sheet: usize, at: At) -> (BookCell, usize) {
    let of = &drawn[sheet];
    let Some(cell) = of.table.cell(at) else { return (BookCell::Empty, 0) };
    let letters = cell.text.chars().count();
    let (Some(value), Some(number)) = (cell.value, of.number(at)) else {
        let is_empty = cell.text.is_empty();
        return (if is_empty { BookCell::Empty } else { BookCell::Text(cell.text) }, letters);
    };
    let number = BookCell::Number {
        number: number.normalize().to_string(),
        format: format(value, &cell.text, of.table.numbers()),
        formula: sums::formula(state, drawn, (sheet, at)),
    };
    (number, letters)
}

/// How a number is shown, in the language of number formats; the program's own language decides the signs between digits.
pub(super) fn format(value: Value, text: &str, style: NumberStyle) -> String {
    let shown = || {
        let behind = text.split_once(style.decimal_sign()).map_or("", |(_, behind)| behind);
        behind.chars().take_while(char::is_ascii_digit).count()
    };
    let (decimals, after) = match (value, style) {
        (Value::Amount(_, DisplayUnit { decimals, .. }), _) => (usize::from(decimals), ""),
        (Value::Ratio(_), NumberStyle::Swedish) => (shown(), " %"),
        (Value::Ratio(_), NumberStyle::English) => (shown(), "%"),
        (Value::Number(_), _) => (shown(), ""),
    };
    digits(decimals, after)
}

/// The format of numbers with so many decimals, and what stands after them.
pub(super) fn digits(decimals: usize, after: &str) -> String {
    let point = if decimals > 0 { "." } else { "" };
    let digits = format!("#,##0{point}{}{after}", "0".repeat(decimals));
    // The minus that the app writes.
    format!("{digits};\"\u{2212}\"{digits}")
}
