//! The settings of the workbook.

use leptos::prelude::*;

use super::modal::{Buttons, Modal};
use crate::lang::{Texts, heading};
use crate::model::drift::Method;
use crate::model::edit::Setting;
use crate::model::member::BoardForm;
use crate::model::period::FiscalYear;
use crate::model::sign::{DeviationSign, Net, SignConvention, Written};
use crate::session::msg::Msg;
use crate::ui::context::Ctx;
use crate::ui::field::{TextField, choice};

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
    let wrong = RwSignal::new(None::<&'static str>);

    let forms = vec![
        (BoardForm::JointBoard, texts.joint_board.to_owned()),
        (BoardForm::Association, texts.association.to_owned()),
    ];
    let hosts = [(None, texts.no_host.to_owned())]
        .into_iter()
        .chain(workbook.members.iter().map(|member| (Some(member.id), member.name.clone())))
        .collect();
    let methods =
        Method::ALL.into_iter().map(|method| (method, heading::method(lang, method).to_owned())).collect();
    let (form_field, form) = choice(texts.board_form, forms, &workbook.form);
    let (host_field, host) = choice(texts.host, hosts, &workbook.host);
    let (method_field, method) = choice(texts.default_method, methods, &workbook.method);
    let now = workbook.signs;
    let (revenue_field, revenue) = choice(texts.sign_revenue, written(texts), &now.revenue);
    let (cost_field, cost) = choice(texts.sign_cost, written(texts), &now.cost);
    let (contribution_field, contribution) =
        choice(texts.sign_contribution, written(texts), &now.contribution);
    let (subtotal_field, subtotal) = choice(texts.sign_subtotal, net(texts), &now.subtotal);
    let (result_field, result) = choice(texts.sign_result, net(texts), &now.result);
    let (drift_field, of_drift) = choice(texts.sign_deviation, deviation(texts), &now.deviation);
    let (projects_field, of_projects) =
        choice(texts.sign_project_deviation, deviation(texts), &now.project_deviation);

    let signs = move || {
        Some(SignConvention {
            revenue: revenue.get_untracked()?,
            cost: cost.get_untracked()?,
            contribution: contribution.get_untracked()?,
            subtotal: subtotal.get_untracked()?,
            result: result.get_untracked()?,
            deviation: of_drift.get_untracked()?,
            project_deviation: of_projects.get_untracked()?,
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        let year = year.get_untracked().trim().parse().ok().and_then(FiscalYear::new);
        let Some(year) = year.filter(|_| !name.is_empty()) else {
            wrong.set(Some(if name.is_empty() { texts.name_missing } else { texts.year_wrong }));
            return;
        };
        let mut settings = vec![Setting::Name(name), Setting::Year(year)];
        settings.extend(form.get_untracked().map(Setting::Form));
        settings.extend(host.get_untracked().map(Setting::Host));
        settings.extend(method.get_untracked().map(Setting::Method));
        settings.extend(signs().map(Setting::Signs));
        context.send(Msg::SetAll(settings));
    };
    view! {
        <Modal title=texts.workbook_settings wide=true>
            <form method="dialog" on:submit=submit>
                <div class="form-grid">
                    <TextField label=texts.board_name text=name />
                    <TextField label=texts.year text=year />
                    {form_field}
                    {host_field}
                    {method_field}
                </div>
                <fieldset class="form-grid">
                    <legend>{texts.signs}</legend>
                    {revenue_field}
                    {cost_field}
                    {contribution_field}
                    {subtotal_field}
                    {result_field}
                    {drift_field}
                    {projects_field}
                </fieldset>
                <p class="form-error" role="alert">{move || wrong.get()}</p>
                <Buttons label=texts.save />
            </form>
        </Modal>
    }
}
