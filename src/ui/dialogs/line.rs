//! The properties of a line: kind, distribution, method, profile.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::modal::{Buttons, Modal};
use crate::lang::heading;
use crate::model::drift::{Kind, Line, Method, Profile};
use crate::model::id::{KeyId, LineId};
use crate::model::period::Month;
use crate::session::msg::{LineProperties, Msg};
use crate::text::number::format_number;
use crate::text::weights::parse_weights;
use crate::ui::context::Ctx;
use crate::ui::field::{TextField, choice};

/// The profile as the form has it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ProfileChoice {
    AsWorkbook,
    Even,
    Months,
}

/// The form.
#[component]
pub fn LineForm(id: LineId) -> impl IntoView {
    let context = Ctx::get();
    let line = context.of_open_now(|open| open.workbook.line(id).cloned());
    line.map(|line| view! { <Form line /> })
}

#[component]
fn Form(line: Line) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let lang = context.lang();
    let id = line.id;
    let name = RwSignal::new(line.name.clone());
    let weights = match &line.profile {
        Some(Profile::Months(weights)) => *weights,
        _ => [Decimal::ONE; 12],
    };
    let months = weights.map(|weight| RwSignal::new(format_number(weight, None, lang.numbers())));
    let wrong = RwSignal::new(false);

    let (keys, default) = context.of_open_now(|open| {
        let keys: Vec<(Option<KeyId>, String)> =
            open.workbook.keys.iter().map(|k| (Some(k.id), texts.by_key.replace("{}", &k.name))).collect();
        (keys, Some(open.workbook.method))
    });
    let default = heading::method(lang, default.unwrap_or(Method::AsBudget));
    let methods = [(None, texts.as_workbook.replace("{}", default))]
        .into_iter()
        .chain(Method::ALL.into_iter().map(|m| (Some(m), heading::method(lang, m).to_owned())))
        .collect();
    let kinds = vec![
        (Kind::Revenue, texts.revenue.to_owned()),
        (Kind::Cost, texts.cost.to_owned()),
        (Kind::Contribution, texts.contribution.to_owned()),
    ];
    let distributions = [(None, texts.direct.to_owned())].into_iter().chain(keys).collect();
    let profiles = vec![
        (ProfileChoice::AsWorkbook, texts.as_workbook.replace("{}", texts.profile_even)),
        (ProfileChoice::Even, texts.profile_even.to_owned()),
        (ProfileChoice::Months, texts.profile_months.to_owned()),
    ];
    let (kind_field, kind) = choice(texts.kind, kinds, &line.kind);
    let (key_field, key) = choice(texts.distribution, distributions, &line.distribution.key());
    let (method_field, method) = choice(texts.method, methods, &line.method);
    let (profile_field, profile) = choice(
        texts.profile,
        profiles,
        &match line.profile {
            None => ProfileChoice::AsWorkbook,
            Some(Profile::Even) => ProfileChoice::Even,
            Some(Profile::Months(_)) => ProfileChoice::Months,
        },
    );
    let by_months = {
        let profile = profile.clone();
        move || profile.get() == Some(ProfileChoice::Months)
    };

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = match profile.get_untracked() {
            None | Some(ProfileChoice::AsWorkbook) => Some(None),
            Some(ProfileChoice::Even) => Some(Some(Profile::Even)),
            Some(ProfileChoice::Months) => {
                parse_weights(&months.map(|month| month.get_untracked()), lang.numbers())
                    .map(|w| Some(Profile::Months(w)))
            }
        };
        let Some(profile) = chosen else {
            wrong.set(true);
            return;
        };
        let name = name.get_untracked().trim().to_owned();
        if let (Some(kind), Some(key), Some(method)) =
            (kind.get_untracked(), key.get_untracked(), method.get_untracked())
        {
            context.send(Msg::LineProperties(id, LineProperties { name, kind, key, method, profile }));
        }
    };
    view! {
        <Modal title=texts.line_properties>
            <form method="dialog" on:submit=submit>
                <TextField label=texts.name text=name />
                {kind_field}
                {key_field}
                {method_field}
                {profile_field}
                {move || by_months().then(|| view! {
                    <fieldset class="months">
                        <legend>{texts.profile_months}</legend>
                        {Month::all().zip(months).map(|(month, weight)| view! {
                            <TextField label=heading::month(lang, month) text=weight />
                        }).collect_view()}
                    </fieldset>
                })}
                <p class="form-error" role="alert">
                    {move || wrong.get().then_some(texts.profile_wrong)}
                </p>
                <Buttons label=texts.save />
            </form>
        </Modal>
    }
}
