//! The investments view: every investment table, and the "of which" sums of tags.

use leptos::prelude::*;

use super::title::EditableTitle;
use crate::lang::capital::words;
use crate::model::id::ProjectGroupId;
use crate::rules::project::tags;
use crate::session::command::Command;
use crate::session::msg::Msg;
use crate::session::sheet::{SheetId, Subject};
use crate::session::state::{Dialog, Look};
use crate::ui::context::Ctx;
use crate::ui::grid::{Grid, Toolbar, cursor_subject};
use crate::ui::looks::LookChoice;

/// The investments view.
#[component]
pub fn Investments() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let groups = context
        .seen_of_open(move |open| open.workbook.project_groups.iter().map(|g| g.id).collect::<Vec<_>>());
    let tags = context.seen_of_open(move |open| tags(&open.workbook).len());
    view! {
        <div class="view">
            <div class="view-head">
                <LookChoice />
            </div>
            {move || groups.get().into_iter().map(|id| view! { <Table id /> }).collect_view()}
            <p>
                <button type="button" class="plain" on:click=move |_| context.send(Msg::AddProjectGroup)>
                    "+ "{texts.later().new_project_group}
                </button>
            </p>
            {move || (0..tags.get()).map(|tag| view! {
                <section>
                    <Grid id=SheetId::Tag(tag) />
                </section>
            }).collect_view()}
        </div>
    }
}

#[component]
fn Table(id: ProjectGroupId) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let sheet = SheetId::Projects(id);
    let name = context.seen_of_open(move |open| {
        open.workbook.project_group(id).map(|g| g.name.clone()).unwrap_or_default()
    });
    let several = context.seen_of_open(move |open| open.workbook.project_groups.len() > 1);
    let shown =
        context.seen(move |state| state.table(sheet).map(|table| table.rows.len()).unwrap_or_default());
    let narrowed = Memo::new(move |_| {
        let total = Look::Lens(crate::rules::drift::Lens::Total);
        context.state.with(|s| s.open.as_ref().is_some_and(|open| open.look != total))
    });
    let empty = move || {
        (shown.get() < 2).then(|| {
            let text =
                if narrowed.get() { texts.later().no_projects_of_holder } else { texts.later().no_projects };
            view! { <p class="empty">{text}</p> }
        })
    };
    view! {
        <section class="table-section">
            <EditableTitle
                title=Signal::derive(move || name.get())
                label=texts.later().rename_table
                rename=move |name| context.send(Msg::RenameProjectGroup(id, name))
            />
            <Toolbar sheet=Signal::stored(Some(sheet)) sets=true>
                <button
                    type="button"
                    on:click=move |_| {
                        let after = cursor_subject(context, &[sheet]);
                        context.send(Msg::AddProject(id, after));
                    }
                >
                    "+ "{texts.later().add_project}
                </button>
                <button
                    type="button"
                    on:click=move |_| context.send(Msg::Ask(Dialog::ProjectColumns(id)))
                >
                    {texts.columns}
                </button>
                <button type="button" on:click=move |_| context.send(Msg::Do(Command::Schedule))>
                    {words(context.lang()).schedule}
                </button>
                {move || several.get().then(|| view! {
                    <button type="button" on:click=move |_| context.send(Msg::Delete(Subject::ProjectGroup(id)))>
                        {texts.delete_table}
                    </button>
                })}
            </Toolbar>
            <Grid id=sheet quiet=true />
            {empty}
        </section>
    }
}
