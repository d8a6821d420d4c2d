//! The form for a new workbook.

use leptos::prelude::*;

use super::member_picker::{MemberField, member_of};
use super::modal::{Buttons, Modal, to_what_is_wrong};
use crate::browser::clock;
use crate::model::member::BoardForm;
use crate::model::period::FiscalYear;
use crate::model::unit::DisplayUnit;
use crate::session::msg::Msg;
use crate::session::new_workbook::{NewWorkbook, SignPreset, likely_period_end};
use crate::ui::context::Ctx;
use crate::ui::field::{Choose, TextField, choice};

type Members = Vec<(String, Option<String>)>;

/// A field that something can be wrong with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Year,
    Members,
}

/// The form.
#[component]
pub fn NewWorkbookForm() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let name = RwSignal::new(String::new());
    let year = RwSignal::new(clock::year().to_string());
    let members = RwSignal::new(Members::new());
    let typed = RwSignal::new(String::new());
    let host = RwSignal::new(None::<usize>);
    let usual_lines = RwSignal::new(true);
    let wrong = RwSignal::new(None::<(Part, &'static str)>);
    let is_wrong = move |part| Signal::derive(move || wrong.get().is_some_and(|(of, _)| of == part));

    let forms = vec![
        (BoardForm::JointBoard, texts.later().joint_board.to_owned()),
        (BoardForm::Association, texts.later().association.to_owned()),
    ];
    let units = [DisplayUnit::KR, DisplayUnit::TKR, DisplayUnit::MNKR]
        .map(|unit| (unit, unit.unit.abbreviation().to_owned()));
    let presets = [
        (SignPreset::AllPositive, texts.later().signs_all_positive.to_owned()),
        (SignPreset::RevenueNegative, texts.later().signs_revenue_negative.to_owned()),
        (SignPreset::CostNegative, texts.later().signs_cost_negative.to_owned()),
    ];
    let (form_field, form) = choice(texts.later().board_form, forms, &BoardForm::JointBoard);
    let (unit_field, unit) = choice(texts.unit, units.into(), &DisplayUnit::TKR);
    let (signs_field, signs) = choice(texts.later().signs, presets.into(), &SignPreset::default());

    let add = move || {
        let member = member_of(&typed.get_untracked());
        if member.0.is_empty() {
            return;
        }
        if members.with_untracked(|members| members.iter().any(|(name, _)| *name == member.0)) {
            wrong.set(Some((Part::Members, texts.later().member_twice)));
            to_what_is_wrong();
            return;
        }
        members.update(|members| members.push(member));
        typed.set(String::new());
        wrong.set(None);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // A name still in the field is a member that was meant.
        add();
        let year = year.get_untracked().trim().parse().ok().and_then(FiscalYear::new);
        let (name, members) = (name.get_untracked().trim().to_owned(), members.get_untracked());
        match year {
            _ if name.is_empty() => wrong.set(Some((Part::Name, texts.later().name_missing))),
            None => wrong.set(Some((Part::Year, texts.later().year_wrong))),
            _ if members.is_empty() => wrong.set(Some((Part::Members, texts.later().members_missing))),
            Some(year) => context.send(Msg::Create(NewWorkbook {
                name,
                year,
                form: form.get_untracked().unwrap_or(BoardForm::JointBoard),
                members,
                host: host.get_untracked(),
                unit: unit.get_untracked().unwrap_or(DisplayUnit::TKR),
                signs: signs.get_untracked().unwrap_or_default(),
                usual_lines: usual_lines.get_untracked(),
                period_end: likely_period_end(year, &clock::today()),
            })),
        }
        to_what_is_wrong();
    };
    view! {
        <Modal title=texts.new_workbook wide=true>
            <form method="dialog" on:submit=submit>
                <div class="form-grid">
                    <TextField label=texts.later().board_name text=name wrong=is_wrong(Part::Name) />
                    <TextField label=texts.year text=year wrong=is_wrong(Part::Year) />
                    {form_field}
                    {unit_field}
                </div>
                <fieldset class="members">
                    <legend>{texts.later().members}</legend>
                    <ChosenMembers members host />
                    <div class="member-add">
                        <MemberField
                            label=texts.later().add_member
                            text=typed
                            enter=Callback::new(move |()| add())
                            wrong=is_wrong(Part::Members)
                        />
                        <button type="button" on:click=move |_| add()>{texts.later().add}</button>
                    </div>
                    <p class="hint">{texts.later().members_hint}</p>
                    <Host members host />
                </fieldset>
                <div class="form-grid">
                    {signs_field}
                    <label class="tick">
                        <input
                            type="checkbox"
                            prop:checked=move || usual_lines.get()
                            on:change=move |event| usual_lines.set(event_target_checked(&event))
                        />
                        <span>{texts.later().usual_lines}</span>
                    </label>
                </div>
                <Buttons
                    label=texts.later().create
                    wrong=Signal::derive(move || wrong.get().map(|(_, why)| why.to_owned()))
                />
            </form>
        </Modal>
    }
}

#[component]
fn ChosenMembers(members: RwSignal<Members>, host: RwSignal<Option<usize>>) -> impl IntoView {
    let texts = Ctx::get().texts();
    let remove = move |index: usize| {
        members.update(|members| {
            members.remove(index);
        });
        // The host is known by its place; one that moved or went is to be chosen again.
        host.set(None);
    };
    view! {
        <ul class="chips">
            {move || members.get().into_iter().enumerate().map(|(index, (name, code))| {
                let label = texts.later().remove_named.replace("{}", &name);
                view! {
                    <li>
                        {name}
                        {code.map(|code| view! { <span class="code">{code}</span> })}
                        <button type="button" class="plain" aria-label=label on:click=move |_| remove(index)>
                            "×"
                        </button>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}

#[component]
fn Host(members: RwSignal<Members>, host: RwSignal<Option<usize>>) -> impl IntoView {
    let texts = Ctx::get().texts();
    move || {
        let members = members.get();
        (!members.is_empty()).then(|| {
            let choices = [(None, texts.later().no_host.to_owned())]
                .into_iter()
                .chain(members.into_iter().enumerate().map(|(index, (name, _))| (Some(index), name)))
                .collect();
            view! { <Choose label=texts.later().host choices now=move || host.get() choose=move |new| host.set(new) /> }
        })
    }
}
