//! What commands are called.

use super::Command;
use super::run::{cursor, folded_group};
use crate::lang::{
    capital, comparison, decision, locked, meeting_log, on_disk, scenario, sentence, to_balance, wall, within,
};
use crate::session::address::view_name;
use crate::session::on_disk::Wish;
use crate::session::state::{Cursor, State};
use crate::session::{hold, table_files};

/// What a command is called now: undo and redo say what they would do.
#[must_use]
pub fn name(state: &State, command: Command) -> String {
    let (lang, texts) = (state.lang, state.lang.texts());
    let history = state.open.as_ref().map(|open| &open.history);
    let text = match command {
        Command::Undo => {
            let step = history.and_then(|history| history.next_undo());
            return step.map_or(texts.undo.to_owned(), |step| {
                sentence::undo(lang, step.label.verb, &step.label.what)
            });
        }
        Command::Redo => {
            let step = history.and_then(|history| history.next_redo());
            return step.map_or(texts.redo.to_owned(), |step| {
                sentence::redo(lang, step.label.verb, &step.label.what)
            });
        }
        Command::Cut => texts.later().cut,
        Command::Copy => texts.later().copy,
        Command::Paste => texts.later().paste,
        Command::Edit => texts.later().edit,
        Command::OpenList => texts.later().open_list,
        Command::Change => texts.later().change_figures,
        Command::Clear => texts.later().clear,
        Command::Note => texts.later().edit_note,
        Command::NoteRow => texts.later().edit_row_note,
        Command::NoteMonth => texts.edit_month_note,
        Command::RemoveNote => texts.later().remove_note,
        Command::NextNote => texts.later().next_note,
        Command::PreviousNote => texts.later().previous_note,
        Command::FillDown => texts.later().fill_down,
        Command::FillRight => texts.later().fill_right,
        Command::FillSeries => texts.later().fill_series,
        Command::Hold => match cursor(state) {
            Some(Cursor { sheet, .. }) if hold::releases(state, sheet) => texts.later().release,
            _ => texts.later().hold,
        },
        Command::SelectRows => texts.later().select_rows,
        Command::SelectColumns => texts.later().select_columns,
        Command::SelectAll => texts.later().select_all,
        Command::InsertRow => texts.later().insert_row,
        Command::InsertGroup => texts.later().insert_group,
        Command::DeleteRows => texts.later().delete_rows,
        Command::MoveUp => texts.move_up,
        Command::MoveDown => texts.move_down,
        Command::Group => texts.later().group_rows_together,
        Command::Ungroup => texts.later().ungroup,
        Command::Fold => match folded_group(state) {
            Some((_, true)) => texts.later().unfold,
            _ => texts.later().fold,
        },
        Command::FoldAll => texts.later().fold_all,
        Command::UnfoldAll => texts.later().unfold_all,
        Command::ShowColumns => texts.show_columns,
        Command::MoveLeft => texts.later().move_left,
        Command::MoveRight => texts.later().move_right,
        Command::ResetColumns => texts.later().reset_columns,
        Command::Wider => texts.later().wider,
        Command::Narrower => texts.later().narrower,
        Command::SortAscending => texts.later().sort_ascending,
        Command::SortDescending => texts.later().sort_descending,
        Command::Unsort => texts.unsort,
        Command::Filter => texts.later().filter,
        Command::ShowAllRows => texts.show_all_rows,
        Command::Find => texts.later().find,
        Command::GoTo => texts.later().go_to_row,
        Command::Properties => texts.properties,
        Command::Prognoses => texts.later().prognoses_of_lines,
        Command::Adjustments => texts.later().adjustments_command,
        Command::Fan => texts.later().fan_command,
        Command::Why => texts.later().why,
        Command::Spread => texts.later().spread_amount,
        Command::Transfer => texts.later().transfer_amount,
        Command::Controls => texts.later().controls_command,
        Command::Decisions => decision::words(lang).command,
        Command::DecisionList => decision::words(lang).list_command,
        Command::Schedule => capital::words(lang).schedule,
        Command::SettlementList => texts.later().settlement_list_command,
        Command::KeyFrom => texts.later().key_from,
        Command::Columns => texts.later().choose_columns,
        Command::ColumnSets => texts.column_sets,
        Command::SaveColumns => texts.later().save_columns,
        Command::EditColumnSets => texts.later().edit_column_sets,
        Command::HideColumns => texts.later().hide_columns,
        Command::Show(view) => texts.view(view_name(view)),
        Command::Try => scenario::words(lang).try_rows,
        Command::LookIn => within::words(lang).look_in,
        Command::LeaveScenario => within::words(lang).leave,
        Command::Reset => within::words(lang).reset,
        Command::ResetRows => within::words(lang).reset_rows,
        Command::Present => wall::words(lang).present,
        Command::NewScenario => scenario::words(lang).new,
        Command::MeetingLog => meeting_log::words(lang).command,
        Command::ToBalance => to_balance::words(lang).command,
        Command::Freeze => texts.later().freeze,
        Command::NextYear => texts.later().next_year,
        Command::Share => texts.share,
        Command::Disk(Wish::Save) => on_disk::words(lang).save,
        Command::Disk(Wish::Open) => on_disk::words(lang).open,
        Command::Disk(Wish::Leave) => on_disk::words(lang).leave,
        Command::Lock => locked::words(lang).command,
        Command::CarryOver => texts.later().take_carry_overs,
        Command::Points => texts.later().points,
        Command::NamePoint => texts.later().name_point,
        Command::Compare => comparison::words(lang).command,
        Command::Save => texts.save_to_file,
        Command::SaveTable(_) | Command::SaveTidy | Command::SaveSpreadsheet | Command::OpenTable => {
            table_files::name(lang, command)
        }
        Command::Start => texts.all_workbooks,
        Command::Settings => texts.settings,
        Command::Palette => texts.later().palette,
        Command::Keys => texts.keys_help,
    };
    text.to_owned()
}
