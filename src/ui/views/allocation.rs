//! The allocation view: members, keys, shares, and the settlement of the year's result.

use leptos::prelude::*;

use super::overview::ResultSigns;
use crate::lang::sentence;
use crate::model::edit::Setting;
use crate::model::id::KeyId;
use crate::model::member::BoardForm;
use crate::model::workbook::{Settlement, SettlementAgainst, SettlementBasis, SettlementWay};
use crate::session::command::Command;
use crate::session::msg::Msg;
use crate::session::sheet::SheetId;
use crate::session::state::Dialog;
use crate::ui::context::Ctx;
use crate::ui::field::Choose;
use crate::ui::grid::{Caption, Grid, Toolbar};

/// The allocation view.
#[component]
pub fn Allocation() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let stored = |sheet| Signal::stored(Some(sheet));
    let is_association = context.seen_of_open(move |open| open.workbook.form == BoardForm::Association);
    let turned = Memo::new(move |_| {
        let lang = context.lang();
        context.of_open(|open| sentence::turned_elsewhere(lang, &open.workbook.signs))
    });
    view! {
        <div class="view">
            <section class="table-section">
                <Caption id=SheetId::Members />
                <Toolbar sheet=stored(SheetId::Members)>
                    <button type="button" on:click=move |_| context.send(Msg::Ask(Dialog::AddMember))>
                        "+ "{texts.member}
                    </button>
                </Toolbar>
                <Grid id=SheetId::Members quiet=true />
                <ResultSigns />
            </section>
            <section class="table-section">
                <Caption id=SheetId::Keys />
                <Toolbar sheet=stored(SheetId::Keys)>
                    <button type="button" on:click=move |_| context.send(Msg::AddKey)>
                        "+ "{texts.later().add_key}
                    </button>
                    <button type="button" on:click=move |_| context.send(Msg::Do(Command::KeyFrom))>
                        {texts.later().key_from}
                    </button>
                </Toolbar>
                <Grid id=SheetId::Keys quiet=true />
                <Grid id=SheetId::Shares />
                <p class="hint">{texts.later().key_from_rule}</p>
            </section>
            <section class="table-section">
                <Caption id=SheetId::Settlement />
                <SettlementChoices />
                <div class="toolbar">
                    <button type="button" on:click=move |_| context.send(Msg::Ask(Dialog::SettlementList))>
                        {texts.later().settlement_list_command}
                    </button>
                </div>
                <Grid id=SheetId::Settlement quiet=true />
                <p class="hint">{texts.later().surplus_is_positive}{turned}</p>
            </section>
            {move || is_association.get().then(|| view! {
                <section class="table-section narrow">
                    <Caption id=SheetId::Balance />
                <Toolbar sheet=stored(SheetId::Balance)>
                        <button type="button" on:click=move |_| context.send(Msg::Ask(Dialog::Balance))>
                            {texts.later().balance_known}"…"
                        </button>
                    </Toolbar>
                    <Grid id=SheetId::Balance quiet=true />
                    <p class="hint">{texts.later().balance_rule}</p>
                </section>
            })}
        </div>
    }
}

/// By which key, and which result, the settlement splits.
#[component]
fn SettlementChoices() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let keys = context.seen_of_open(move |open| {
        let none = (None::<KeyId>, texts.later().no_key.to_owned());
        let keys = open.workbook.keys.iter().map(|key| (Some(key.id), key.name.clone()));
        [none].into_iter().chain(keys).collect::<Vec<_>>()
    });
    let settlement = move || {
        context.state.with(|s| s.open.as_ref().map(|open| open.workbook.settlement)).unwrap_or_default()
    };
    let now = move || untrack(settlement);
    let set = move |settlement| context.send(Msg::Set(Setting::Settlement(settlement)));
    view! {
        <div class="fields">
            {move || view! {
                <Choose
                    label=texts.later().settlement_key
                    choices=keys.get()
                    now=move || settlement().key
                    choose=move |key| set(Settlement { key, ..now() })
                />
            }}
            <Choose
                label=texts.later().settlement_basis
                choices=vec![
                    (SettlementBasis::Actual, texts.later().basis_actual.to_owned()),
                    (SettlementBasis::Prognosis, texts.later().basis_prognosis.to_owned()),
                ]
                now=move || settlement().basis
                choose=move |basis| set(Settlement { basis, ..now() })
            />
            <Choose
                label=texts.later().settlement_against
                choices=vec![
                    (SettlementAgainst::Zero, texts.later().against_zero.to_owned()),
                    (SettlementAgainst::Contribution, texts.later().against_contribution.to_owned()),
                ]
                now=move || settlement().against
                choose=move |against| set(Settlement { against, ..now() })
            />
            <Choose
                label=texts.later().settlement_way
                choices=vec![
                    (SettlementWay::Invoiced, texts.later().way_invoiced.to_owned()),
                    (SettlementWay::CarriedOver, texts.later().way_carried_over.to_owned()),
                ]
                now=move || settlement().way
                choose=move |way| set(Settlement { way, ..now() })
            />
        </div>
    }
}
