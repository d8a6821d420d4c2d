//! Questions and forms in front of the page.

mod compare;
mod confirm;
mod decisions;
mod fan;
mod fingerprint;
mod form;
mod keys_help;
mod listing;
mod lock;
mod lock_file;
mod meeting_log;
mod member_picker;
mod modal;
mod new_workbook;
mod palette;
mod part;
mod paste;
mod points;
mod proposal;
mod schedule;
mod share;
mod table_file;
mod unlock;
mod why;

use leptos::prelude::*;

use super::context::Ctx;
use super::wall::{Audience, Wall, is_audience};
use crate::lang::points::words as points_words;
use crate::lang::sentence;
use crate::session::delete::name;
use crate::session::follow_ups::removal;
use crate::session::forms;
use crate::session::msg::Msg;
use crate::session::points::{Ask, is_binned};
use crate::session::sheet::Subject;
use crate::session::state::Dialog;
use compare::{Compare, KnownFile};
use confirm::Confirm;
use decisions::DecisionTable;
use fan::Fan;
use fingerprint::FingerprintAbout;
use form::FormDialog;
use keys_help::KeysHelp;
pub(super) use listing::asked;
use lock_file::LockFile;
pub(super) use lock_file::button as lock_button;
use meeting_log::MeetingLog;
use member_picker::AddMember;
use new_workbook::NewWorkbookForm;
use palette::{Of, Palette};
use part::PartQuestion;
use paste::{PasteDecimals, PasteLarger};
use points::PointList;
use proposal::ProposalTable;
use schedule::{ScheduleTable, SettlementTable};
use share::{OpenShared, Share};
use table_file::OpenTable;
use unlock::Unlock;
use why::Explanation;

/// The dialog that the state asks for, if any.
#[component]
pub fn Dialogs() -> impl IntoView {
    let context = Ctx::get();
    if is_audience() {
        return view! { <Audience /> }.into_any();
    }
    let dialog = context.seen(move |state| state.dialog.clone());
    (move || dialog.get().map(|dialog| show(context, dialog))).into_any()
}

fn show(context: Ctx, dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Compare => view! { <Compare /> }.into_any(),
        Dialog::KnownFile => view! { <KnownFile /> }.into_any(),
        Dialog::Fingerprint(of) => view! { <FingerprintAbout of /> }.into_any(),
        Dialog::NewWorkbook => view! { <NewWorkbookForm /> }.into_any(),
        Dialog::DeleteWorkbook(id) => {
            let texts = context.texts();
            let (name, is_binned) = context.state.with_untracked(|state| {
                let item = state.shelf.iter().find(|item| item.id == id);
                let name = item.map(|item| format!("{} {}", item.name, item.year)).unwrap_or_default();
                (name, is_binned(state, id))
            });
            let later = texts.later();
            let text = if is_binned { later.bin_workbook_text } else { later.delete_workbook_text };
            let text = text.replace("{}", &name);
            confirm(texts.later().delete_workbook_title, text, Msg::DeleteWorkbook(id))
        }
        Dialog::ForgetBinned(id) => {
            let words = points_words(context.lang());
            let found = context.state.with_untracked(|state| {
                let found = state.points.bin.iter().find(|known| known.id == id)?;
                Some(format!("{} {}", found.binned.name, found.binned.year))
            });
            let text = words.forget_text.replace("{}", &found.unwrap_or_default());
            confirm(words.forget_title, text, Msg::Points(Ask::Forget(id)))
        }
        Dialog::Points(id) => view! { <PointList id /> }.into_any(),
        Dialog::Delete(subject) => delete(context, subject),
        Dialog::DeleteFollowUp(id) => {
            let later = context.texts().later();
            let removal = context.state.with_untracked(|state| removal(state, id));
            let ask = |(name, msg): (String, _)| {
                let text = later.delete_follow_up_text.replace("{}", &name);
                confirm(later.delete_follow_up_title, text, msg)
            };
            removal.map(ask).into_any()
        }
        Dialog::PartOfTotal(part) => view! { <PartQuestion part /> }.into_any(),
        Dialog::Settings
        | Dialog::Line(_)
        | Dialog::Group(_)
        | Dialog::Filter(_)
        | Dialog::Prognoses
        | Dialog::Adjustments(_)
        | Dialog::Decisions(_)
        | Dialog::Accept(_)
        | Dialog::Balance
        | Dialog::Spread
        | Dialog::Transfer
        | Dialog::Controls
        | Dialog::Measure(_)
        | Dialog::FollowUp(_)
        | Dialog::Scenario(_)
        | Dialog::Sentence(_)
        | Dialog::Goal(_)
        | Dialog::Indicator(..)
        | Dialog::Try(..)
        | Dialog::TryRows
        | Dialog::LookIn
        | Dialog::ToBalance
        | Dialog::NextYear
        | Dialog::NamePoint
        | Dialog::InUse(_)
        | Dialog::KeyFrom
        | Dialog::Note(_)
        | Dialog::DriftColumns
        | Dialog::ProjectColumns(_)
        | Dialog::SaveColumns(_)
        | Dialog::EditColumnSets(_) => {
            let form = context.state.with_untracked(|state| forms::form(state, &dialog));
            form.map(|form| view! { <FormDialog form /> }).into_any()
        }
        Dialog::Proposal => view! { <ProposalTable /> }.into_any(),
        Dialog::Why(of) => view! { <Explanation of /> }.into_any(),
        Dialog::Fan(line) => view! { <Fan line /> }.into_any(),
        Dialog::AddMember => view! { <AddMember /> }.into_any(),
        Dialog::GoTo => view! { <Palette of=Of::Rows /> }.into_any(),
        Dialog::ColumnSets(sheet) => view! { <Palette of=Of::ColumnSets(sheet) /> }.into_any(),
        Dialog::PasteDecimals(paste) => view! { <PasteDecimals paste=*paste /> }.into_any(),
        Dialog::PasteLarger(paste) => view! { <PasteLarger paste=*paste /> }.into_any(),
        Dialog::TableFile => view! { <OpenTable /> }.into_any(),
        Dialog::Palette => view! { <Palette of=Of::Commands /> }.into_any(),
        Dialog::DeleteRows(subjects) => {
            let texts = context.texts();
            let rows = sentence::rows(context.lang(), subjects.len());
            let text = texts.later().delete_rows_text.replace("{}", &rows);
            confirm(texts.later().delete_rows_title, text, Msg::DeleteRowsForSure(subjects))
        }
        Dialog::SettlementList => view! { <SettlementTable /> }.into_any(),
        Dialog::Schedule(project) => view! { <ScheduleTable project /> }.into_any(),
        Dialog::DecisionList => view! { <DecisionTable /> }.into_any(),
        Dialog::MeetingLog => view! { <MeetingLog /> }.into_any(),
        Dialog::Share => view! { <Share /> }.into_any(),
        Dialog::Shared(shared) => view! { <OpenShared shared=*shared /> }.into_any(),
        Dialog::Wall => view! { <Wall /> }.into_any(),
        Dialog::Unlock => view! { <Unlock /> }.into_any(),
        Dialog::LockFile(id) => view! { <LockFile id /> }.into_any(),
        Dialog::Keys => view! { <KeysHelp /> }.into_any(),
    }
}

fn confirm(title: &'static str, text: String, msg: Msg) -> AnyView {
    view! { <Confirm title text msg /> }.into_any()
}

fn delete(context: Ctx, subject: Subject) -> AnyView {
    let texts = context.texts();
    let name = context.of_open_now(|open| name(&open.workbook, subject)).unwrap_or_default();
    let (title, text) = match subject {
        Subject::Holder(_) => (texts.later().delete_member_title, texts.later().delete_member_text),
        Subject::Activity(_) | Subject::ProjectGroup(_) => {
            (texts.later().delete_table_title, texts.later().delete_row_text)
        }
        _ => (texts.later().delete_row_title, texts.later().delete_row_text),
    };
    confirm(title, text.replace("{}", &name), Msg::DeleteForSure(subject))
}
