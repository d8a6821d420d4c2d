//! The settings of the workbook.

use leptos::prelude::*;

use super::modal::{Buttons, Modal};
use crate::lang::{Texts, heading};
use crate::model::drift::Method;
use crate::model::edit::Setting;
use crate::model::id::MemberId;
use crate::model::member::BoardForm;
use crate::model::period::FiscalYear;
use crate::model::sign::{DeviationSign, Net, Written};
use crate::session::msg::Msg;
use crate::ui::context::Ctx;
use crate::ui::field::{Choose, TextField};

fn written(texts: &Texts) -> Vec<(Written, String)> {
    vec![
        (Written::Positive, texts.written_positive.to_owned()),
        (Written::Negative, texts.written_negative.to_owned()),
    ]
}

fn net(texts: &Texts) -> Vec<(Net, String)> {
    vec![(Net::Result, texts.net_result.to_owned()), (Net::NetCost, texts.net_cost.to_owned())]
}

fn deviation(texts: &Texts) -> Vec<(DeviationSign, String)> {
    vec![
        (DeviationSign::FavourablePositive, texts.deviation_favourable.to_owned()),
        (DeviationSign::OutcomeMinusBudget, texts.deviation_outcome.to_owned()),
    ]
}

/// The form.
#[component]
pub fn SettingsForm() -> impl IntoView {
    let context = Ctx::get();
    let workbook = context.of_open_now(|open| Some(open.workbook.clone()));
    workbook.map(|workbook| view! { <Form workbook /> })
}

#[component]
fn Form(workbook: crate::model::Workbook) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let lang = context.lang();
    let name = RwSignal::new(workbook.name.clone());
    let year = RwSignal::new(workbook.year.number().to_string());
    let form = RwSignal::new(workbook.form);
    let host = RwSignal::new(workbook.host);
    let method = RwSignal::new(workbook.method);
    let signs = RwSignal::new(workbook.signs);
    let wrong = RwSignal::new(None::<&'static str>);

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        let year = year.get_untracked().trim().parse().ok().and_then(FiscalYear::new);
        let Some(year) = year.filter(|_| !name.is_empty()) else {
            wrong.set(Some(if name.is_empty() { texts.name_missing } else { texts.year_wrong }));
            return;
        };
        context.send(Msg::SetAll(vec![
            Setting::Name(name),
            Setting::Year(year),
            Setting::Form(form.get_untracked()),
            Setting::Host(host.get_untracked()),
            Setting::Method(method.get_untracked()),
            Setting::Signs(signs.get_untracked()),
        ]));
    };
    let hosts: Vec<(Option<MemberId>, String)> = [(None, texts.no_host.to_owned())]
        .into_iter()
        .chain(workbook.members.iter().map(|member| (Some(member.id), member.name.clone())))
        .collect();
    let methods =
        Method::ALL.into_iter().map(|method| (method, heading::method(lang, method).to_owned())).collect();
    let revenue = Signal::derive(move || signs.get().revenue);
    let cost = Signal::derive(move || signs.get().cost);
    let contribution = Signal::derive(move || signs.get().contribution);
    let subtotal = Signal::derive(move || signs.get().subtotal);
    let result = Signal::derive(move || signs.get().result);
    let of_drift = Signal::derive(move || signs.get().deviation);
    let of_projects = Signal::derive(move || signs.get().project_deviation);
    view! {
        <Modal title=texts.workbook_settings wide=true>
            <form method="dialog" on:submit=submit>
                <div class="form-grid">
                    <TextField label=texts.board_name text=name />
                    <TextField label=texts.year text=year />
                    <Choose
                        label=texts.board_form
                        choices=vec![
                            (BoardForm::JointBoard, texts.joint_board.to_owned()),
                            (BoardForm::Association, texts.association.to_owned()),
                        ]
                        now=form
                        choose=move |new| form.set(new)
                    />
                    <Choose label=texts.host choices=hosts now=host choose=move |new| host.set(new) />
                    <Choose
                        label=texts.default_method
                        choices=methods
                        now=method
                        choose=move |new| method.set(new)
                    />
                </div>
                <fieldset class="form-grid">
                    <legend>{texts.signs}</legend>
                    <Choose
                        label=texts.sign_revenue
                        choices=written(texts)
                        now=revenue
                        choose=move |new| signs.update(|signs| signs.revenue = new)
                    />
                    <Choose
                        label=texts.sign_cost
                        choices=written(texts)
                        now=cost
                        choose=move |new| signs.update(|signs| signs.cost = new)
                    />
                    <Choose
                        label=texts.sign_contribution
                        choices=written(texts)
                        now=contribution
                        choose=move |new| signs.update(|signs| signs.contribution = new)
                    />
                    <Choose
                        label=texts.sign_subtotal
                        choices=net(texts)
                        now=subtotal
                        choose=move |new| signs.update(|signs| signs.subtotal = new)
                    />
                    <Choose
                        label=texts.sign_result
                        choices=net(texts)
                        now=result
                        choose=move |new| signs.update(|signs| signs.result = new)
                    />
                    <Choose
                        label=texts.sign_deviation
                        choices=deviation(texts)
                        now=of_drift
                        choose=move |new| signs.update(|signs| signs.deviation = new)
                    />
                    <Choose
                        label=texts.sign_project_deviation
                        choices=deviation(texts)
                        now=of_projects
                        choose=move |new| signs.update(|signs| signs.project_deviation = new)
                    />
                </fieldset>
                <p class="form-error" role="alert">{move || wrong.get()}</p>
                <Buttons label=texts.save />
            </form>
        </Modal>
    }
}
