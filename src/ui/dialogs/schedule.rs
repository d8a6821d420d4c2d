//! What a project costs in each year of its life, and the settlement member by member: lists to look at, print, copy and
//! save.

use leptos::prelude::*;

use super::listing::{Listing, listing};
use crate::lang::capital::words;
use crate::lang::sentence;
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
    let list = context.state.with_untracked(|state| schedule::of(state, project));
    let shown = list.map(|list| Listing {
        title: words.schedule,
        list,
        caption: words.in_kronor.to_owned(),
        save: Msg::SaveSchedule(project),
        is_wordy: false,
        beside: project.map(|id| (words.in_use, Msg::Ask(Dialog::InUse(id)))),
        act: None,
    });
    shown.map(|shown| listing(context, shown))
}

/// The settlement member by member.
#[component]
pub fn SettlementTable() -> impl IntoView {
    let context = Ctx::get();
    let shown = context.state.with_untracked(|state| {
        let signs = &state.open.as_ref()?.workbook.signs;
        Some(Listing {
            title: state.lang.texts().later().settlement_list,
            list: settlement::of(state)?,
            caption: [
                state.lang.texts().later().settlement_in_kronor,
                sentence::turned_elsewhere(state.lang, signs),
            ]
            .concat(),
            save: Msg::SaveSettlement,
            is_wordy: false,
            beside: None,
            act: None,
        })
    });
    shown.map(|shown| listing(context, shown))
}
