//! Questions and forms in front of the page.

mod columns;
mod confirm;
mod group;
mod keys_help;
mod line;
mod member_picker;
mod modal;
mod new_workbook;
mod part;
mod settings;

use leptos::prelude::*;

use super::context::Ctx;
use crate::session::msg::Msg;
use crate::session::sheet::Subject;
use crate::session::state::Dialog;
use columns::{DriftColumns, ProjectColumns};
use confirm::Confirm;
use group::GroupForm;
use keys_help::KeysHelp;
use line::LineForm;
use member_picker::AddMember;
use new_workbook::NewWorkbookForm;
use part::PartQuestion;
use settings::SettingsForm;

/// The dialog that the state asks for, if any.
#[component]
pub fn Dialogs() -> impl IntoView {
    let context = Ctx::get();
    let dialog = Memo::new(move |_| context.state.with(|state| state.dialog.clone()));
    move || dialog.get().map(|dialog| show(context, dialog))
}

fn show(context: Ctx, dialog: Dialog) -> AnyView {
    use crate::model::member::Holder;
    match dialog {
        Dialog::NewWorkbook => view! { <NewWorkbookForm /> }.into_any(),
        Dialog::DeleteWorkbook(id) => {
            let texts = context.texts();
            let name = context.state.with_untracked(|state| {
                let item = state.shelf.iter().find(|item| item.id == id);
                item.map(|item| format!("{} {}", item.name, item.year)).unwrap_or_default()
            });
            let text = texts.delete_workbook_text.replace("{}", &name);
            confirm(texts.delete_workbook_title, text, Msg::DeleteWorkbook(id))
        }
        Dialog::DeleteMember(id) => {
            let texts = context.texts();
            let name = context.of_open_now(|open| {
                open.workbook.member(id).map(|member| member.name.clone()).unwrap_or_default()
            });
            let text = texts.delete_member_text.replace("{}", &name);
            let msg = Msg::DeleteForSure(Subject::Holder(Holder::Member(id)));
            confirm(texts.delete_member_title, text, msg)
        }
        Dialog::DeleteRow(id) => {
            use crate::model::drift::Row;
            let name = context.of_open_now(|open| match open.workbook.row(id) {
                Some(Row::Line(line)) => line.name.clone(),
                Some(Row::Group(group)) => group.name.clone(),
                None => String::new(),
            });
            delete_row(context, &name, Subject::Row(id))
        }
        Dialog::DeleteProject(id) => {
            let name = context.of_open_now(|open| {
                open.workbook.project(id).map(|project| project.name.clone()).unwrap_or_default()
            });
            delete_row(context, &name, Subject::Project(id))
        }
        Dialog::PartOfTotal(part) => view! { <PartQuestion part /> }.into_any(),
        Dialog::Line(id) => view! { <LineForm id /> }.into_any(),
        Dialog::Group(id) => view! { <GroupForm id /> }.into_any(),
        Dialog::DriftColumns => view! { <DriftColumns /> }.into_any(),
        Dialog::ProjectColumns(id) => view! { <ProjectColumns id /> }.into_any(),
        Dialog::Settings => view! { <SettingsForm /> }.into_any(),
        Dialog::AddMember => view! { <AddMember /> }.into_any(),
        Dialog::Keys => view! { <KeysHelp /> }.into_any(),
    }
}

fn confirm(title: &'static str, text: String, msg: Msg) -> AnyView {
    view! { <Confirm title text msg /> }.into_any()
}

fn delete_row(context: Ctx, name: &str, subject: Subject) -> AnyView {
    let texts = context.texts();
    let text = texts.delete_row_text.replace("{}", name);
    confirm(texts.delete_row_title, text, Msg::DeleteForSure(subject))
}
