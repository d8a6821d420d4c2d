//! A member's part of a by-key line was written: change the total, or make the line direct?

use leptos::prelude::*;

use super::modal::Modal;
use crate::lang::sentence;
use crate::model::drift::Kind;
use crate::rules::sense::Sense;
use crate::session::msg::Msg;
use crate::session::state::PartOfTotal;
use crate::ui::context::Ctx;

/// The question, with each answer as a button.
#[component]
pub fn PartQuestion(part: PartOfTotal) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let (name, total) = context.of_open_now(|open| {
        let line = open.workbook.line(part.line);
        let sense = Sense::Kind(line.map_or(Kind::Cost, |line| line.kind));
        let total = part.total.map(|total| {
            let written = sense.written(total, &open.workbook.signs);
            sentence::amount(context.lang(), written, open.workbook.drift_unit)
        });
        (line.map(|line| line.name.clone()).unwrap_or_default(), total)
    });
    view! {
        <Modal title=texts.later().part_title>
            <form method="dialog" on:submit=move |event| event.prevent_default()>
                <p>{texts.later().part_text.replace("{}", &name)}</p>
                <footer class="stacked">
                    {total.map(|total| view! {
                        <button type="button" class="primary" on:click=move |_| context.send(Msg::ChangeTotal)>
                            {texts.later().change_total.replace("{}", &total)}
                        </button>
                    })}
                    <button type="button" on:click=move |_| context.send(Msg::MakeDirect)>
                        {texts.later().make_direct}
                    </button>
                    <button type="button" on:click=move |_| context.send(Msg::CloseDialog)>
                        {texts.later().cancel}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}
