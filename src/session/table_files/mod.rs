//! The figures in the files of other programs: one long table for databases, the table in view for spreadsheets, and files
//! that are read into a table.

mod book;
mod chart_sheets;
mod listed;
mod lists;
pub mod open;
mod report_sheet;
mod save;
pub mod sheets;
mod sums;
pub mod tidy;
mod views;

use super::command::Command;
use super::effect::Effect;
use super::state::State;
use crate::lang::Lang;
use crate::lang::table_file::words;
pub use book::book;
pub(super) use open::step;
pub(super) use save::table_in_view;
pub use save::{Convention, csv};

/// What a command about such files is called.
pub(super) fn name(lang: Lang, command: Command) -> &'static str {
    match command {
        Command::SaveTable(Convention::Swedish) => words(lang).save_with_semicolons,
        Command::SaveTable(Convention::English) => words(lang).save_with_commas,
        Command::SaveTidy => words(lang).save_tidy,
        Command::SaveSpreadsheet => words(lang).save_spreadsheet,
        _ => words(lang).open_command,
    }
}

/// Does what such a command says.
pub(super) fn run(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::SaveTable(convention) => save::save_table(state, convention),
        Command::SaveTidy => save::save_tidy(state),
        Command::SaveSpreadsheet => book::save(state),
        _ => open::ask(state),
    }
}
