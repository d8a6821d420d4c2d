//! What a project costs in each year of its life, and the settlement member by member: lists to look at, print, copy and
//! save.

use leptos::prelude::*;

use super::listing::{Listing, listing};
use crate::lang::capital::words;
use crate::model::id::ProjectId;
use crate::session::msg::Msg;
use crate::session::state::Dialog;
use crate::session::{schedule, settlement};
use crate::ui::context::Ctx;

/// The schedule of a project, or of all of them.
#[component]
pub fn ScheduleTable(project: Option<ProjectId>) -> impl IntoView {
    let context = Ctx::get();
    let words = words(context.lang());
    let shown = context.state.with_untracked(|state| {
        let schedule = schedule::of(state, project)?;
        Some(Listing {
            title: words.schedule,
            rows: schedule.shown(state).into_iter().map(Vec::from).collect(),
            copied: schedule.text(state, '\t', "\n"),
            about: vec![if schedule.name.is_empty() { words.all_projects.to_owned() } else { schedule.name }],
            caption: words.in_kronor,
            headings: schedule.headings.into(),
            without: schedule.without,
            save: Msg::SaveSchedule(project),
            beside: project.map(|id| (words.in_use, Msg::Ask(Dialog::InUse(id)))),
        })
    });
    shown.map(|shown| listing(context, shown))
}

/// The settlement member by member.
#[component]
pub fn SettlementTable() -> impl IntoView {
    let context = Ctx::get();
    let (lang, texts) = (context.lang(), context.texts().later());
    let shown = context.state.with_untracked(|state| {
        let list = settlement::of(state)?;
        Some(Listing {
            title: texts.settlement_list,
            rows: list.shown(lang),
            copied: list.text(lang, '\t', "\n"),
            about: list.about,
            caption: texts.settlement_in_kronor,
            headings: list.headings,
            without: list.without,
            save: Msg::SaveSettlement,
            beside: None,
        })
    });
    shown.map(|shown| listing(context, shown))
}
