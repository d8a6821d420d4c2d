//! Tables saved as CSV: the one in view as it is looked at, for spreadsheets, and the long one.

use super::tidy;
use crate::lang::Lang;
use crate::lang::table_file::words;
use crate::model::unit::DisplayUnit;
use crate::session::effect::Effect;
use crate::session::selection::At;
use crate::session::sheet::{SheetId, Table, Value};
use crate::session::shelf::file_name;
use crate::session::state::{Open, State};
use crate::text::number::NumberStyle;

pub(super) use crate::session::list::quoted;

/// How numbers and cells are told apart in a file of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Convention {
    /// Semicolons between cells, a comma in numbers, and the mark by which Excel knows UTF-8.
    Swedish,
    /// Commas between cells, a point in numbers, and the same mark.
    English,
}

impl Convention {
    /// The one of a language.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        match lang.numbers() {
            NumberStyle::Swedish => Self::Swedish,
            NumberStyle::English => Self::English,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Swedish => Self::English,
            Self::English => Self::Swedish,
        }
    }

    /// What stands between cells.
    #[must_use]
    pub fn separator(self) -> char {
        match self {
            Self::Swedish => ';',
            Self::English => ',',
        }
    }
}

/// A table as it is looked at as CSV, with the row headers and headings. Numbers are whole, as they are and not as they are
/// rounded for showing, in the unit that their table shows; texts that begin like a formula have a space before.
#[must_use]
pub fn csv(table: &Table<'_>, convention: Convention) -> String {
    let shape = table.shape();
    let between = convention.separator();
    let mut out = String::from('\u{feff}');
    let mut line = |cells: Vec<String>| {
        out.push_str(&cells.join(&between.to_string()));
        out.push_str("\r\n");
    };
    line((0..shape.columns).map(|column| quoted(&table.heading(column), between)).collect());
    for row in 0..shape.rows {
        let text = |column| written(table, At { row, column }, convention);
        line((0..shape.columns).map(text).collect());
    }
    out
}

fn written(table: &Table<'_>, at: At, convention: Convention) -> String {
    let Some(cell) = table.cell(at) else { return String::new() };
    let number = match cell.value {
        None => return quoted(&cell.text, convention.separator()),
        Some(Value::Amount(amount, DisplayUnit { unit, .. })) => amount.as_decimal() / unit.in_kronor(),
        // What is divided goes on without end.
        Some(Value::Ratio(number) | Value::Number(number)) => number.round_dp(12),
    };
    let number = number.normalize().to_string();
    match convention {
        Convention::Swedish => number.replace('.', ","),
        Convention::English => number,
    }
}

/// The table that the cursor stands in, or the first that the view shows.
pub(in crate::session) fn table_in_view(state: &State) -> Option<SheetId> {
    let open = state.open.as_ref()?;
    open.cursor().map(|cursor| cursor.sheet).or_else(|| open.sheets().first().copied())
}

/// Saves the table in view.
pub(in crate::session) fn save_table(state: &State, convention: Convention) -> Vec<Effect> {
    let (Some(open), Some(table)) = (&state.open, table_in_view(state).and_then(|id| state.table(id))) else {
        return Vec::new();
    };
    let name =
        file_name(&format!("{} {} {}", open.workbook.name, open.workbook.year.number(), table.caption));
    saved(state, format!("{name}.csv"), csv(&table, convention))
}

/// Saves all figures of the open workbook as one long table.
pub(in crate::session) fn save_tidy(state: &State) -> Vec<Effect> {
    let Some(Open { workbook, tables, .. }) = &state.open else { return Vec::new() };
    let name = format!("{} {} tidy.csv", file_name(&workbook.name), workbook.year.number());
    saved(state, name, tidy::csv(workbook, tables))
}

fn saved(state: &State, name: String, text: String) -> Vec<Effect> {
    let said = words(state.lang).saved.replace("{}", &name);
    vec![Effect::Download { name, text }, Effect::Announce(said)]
}
