//! The report as the board gets it: real headings and tables, to print, to copy and to save.

use leptos::prelude::*;

use crate::browser::{clipboard, focus, paper};
use crate::lang::goal;
use crate::lang::report::{outdated, words};
use crate::model::sentence::Topic;
use crate::session::msg::Msg;
use crate::session::report::{
    Ask, Kind, Part, Remark, Report, ReportTable, Row, Section, Sentence, Settle, Standing, of, page, text,
};
use crate::session::state::Dialog;
use crate::ui::context::Ctx;

/// The report view.
#[component]
pub fn ReportView() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let changed = context.seen_of_open(move |open| (open.version, open.without_drafts));
    let report = Memo::new(move |_| {
        let _ = changed.get();
        context.state.with_untracked(of)
    });
    let settled = Settled { context, last: RwSignal::new(None) };
    // What had the keyboard goes when the report is drawn anew.
    Effect::new(move |_| {
        report.track();
        focus::keep(&["[data-settled]>button", ".report-actions>button"]);
    });
    let copy = move |_| {
        let copied = report.with_untracked(|report| {
            report.as_ref().is_some_and(|report| clipboard::offer(page(report), text(report)))
        });
        context.said.set(if copied { said.copied } else { context.texts().use_keys }.to_owned());
    };
    view! {
        <div class="view">
            <div class="view-head report-actions">
                <button type="button" class="primary" on:click=move |_| paper::print()>
                    {context.texts().later().print}
                </button>
                <button type="button" on:click=copy>{said.copy}</button>
                <button type="button" on:click=move |_| context.send(Msg::Report(Ask::Save))>{said.save}</button>
                <label class="drafts">
                    <input
                        type="checkbox"
                        prop:checked=move || !changed.get().1
                        on:change=move |event| {
                            context.send(Msg::Report(Ask::Drafts(event_target_checked(&event))));
                        }
                    />
                    {said.with_drafts}
                </label>
                <p class="hint">{said.drafts_hint}</p>
            </div>
            {move || report.get().map(|report| whole(report, settled))}
        </div>
    }
}

/// Where drafted sentences are settled.
#[derive(Clone, Copy)]
struct Settled {
    context: Ctx,
    /// The one that was settled last: it has the keyboard.
    last: RwSignal<Option<Topic>>,
}

/// All of it.
fn whole(report: Report, settled: Settled) -> impl IntoView {
    let is_wide = report.is_wide();
    let Report { title, period, sections, end, .. } = report;
    view! {
        <article class="report" class:wide=is_wide>
            <h1>{title}</h1>
            <p>{period}</p>
            {sections.into_iter().map(|of| section(of, settled)).collect_view()}
            <footer>
                {end.into_iter().map(|line| view! { <p class="report-note">{line}</p> }).collect_view()}
            </footer>
        </article>
    }
}

fn section(Section { heading, parts }: Section, settled: Settled) -> impl IntoView {
    view! {
        <section>
            <h2>{heading}</h2>
            {parts.into_iter().map(|of| part(of, settled)).collect_view()}
        </section>
    }
}

fn part(part: Part, settled: Settled) -> AnyView {
    match part {
        Part::Facts(lines) => {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
        Part::Sentence(of) => sentence(String::new(), of, settled).into_any(),
        Part::Table(of) => table(of).into_any(),
        Part::Remarks(remarks) => {
            let is_out = !remarks.iter().any(|of| of.sentences.iter().any(Sentence::is_in));
            let of_row = |Remark { name, sentences }: Remark| {
                sentences.into_iter().map(|of| sentence(name.clone(), of, settled)).collect_view()
            };
            let remarks = remarks.into_iter().map(of_row).collect_view();
            let comments = words(settled.context.lang()).comments;
            view! { <h3 class:left-out=is_out>{comments}</h3>{remarks} }.into_any()
        }
    }
}

/// A paragraph with its mark, and what can be made of it; a comment is about a row of this name, if it has any.
fn sentence(name: String, of: Sentence, settled: Settled) -> impl IntoView {
    let lang = settled.context.lang();
    let said = words(lang);
    let Sentence { text, standing, topic } = of;
    let before = match standing {
        Standing::Draft => mark(said.draft),
        Standing::LeftOut => mark(said.left_out),
        Standing::Written if !name.is_empty() => {
            view! { <span class="row-name">{name}":"</span>" " }.into_any()
        }
        _ => ().into_any(),
    };
    let after = match &standing {
        Standing::Outdated(now) => view! { " "{mark(outdated(lang, now.as_deref()))} }.into_any(),
        _ => ().into_any(),
    };
    let is_out = standing == Standing::LeftOut;
    view! {
        <p class="prose" class:left-out=is_out>
            {before}{text}{after}{topic.map(|topic| ways(topic, &standing, settled))}
        </p>
    }
}

/// What is said of a sentence, rather than by it.
fn mark(text: impl Into<String>) -> AnyView {
    view! { <span class="draft">{text.into()}</span>" " }.into_any()
}

/// What can be made of a drafted sentence, as buttons behind it; they are not printed.
fn ways(topic: Topic, standing: &Standing, settled: Settled) -> impl IntoView {
    let Settled { context, last } = settled;
    let said = words(context.lang());
    let about = context.of_open_now(|open| goal::topic(context.lang(), topic, &open.workbook));
    let way = move |verb: &'static str, label: &str, does: Option<Settle>| {
        let click = move |_: leptos::ev::MouseEvent| {
            last.set(Some(topic));
            context.send(match does.clone() {
                Some(what) => Msg::Report(Ask::Settle(topic, what)),
                None => Msg::Ask(Dialog::Sentence(topic)),
            });
        };
        let label = label.replace("{}", &about);
        view! { <button type="button" class="plain" aria-label=label on:click=click>{verb}</button> }
    };
    let accept = way.clone()(said.accept, said.accept_of, Some(Settle::Accept));
    let confirm = way.clone()(said.confirm, said.confirm_of, Some(Settle::Confirm));
    let rewrite = way.clone()(said.rewrite, said.rewrite_of, None);
    let leave_out = way.clone()(said.leave_out, said.leave_out_of, Some(Settle::LeaveOut));
    let redraft = way.clone()(said.redraft, said.redraft_of, Some(Settle::Draft));
    let take_in = way(said.take_in, said.take_in_of, Some(Settle::Draft));
    let ways = match standing {
        Standing::Draft => vec![accept, rewrite, leave_out],
        Standing::Settled => vec![rewrite, redraft, leave_out],
        Standing::Outdated(_) => vec![confirm, rewrite, redraft, leave_out],
        Standing::LeftOut => vec![take_in],
        Standing::Written => Vec::new(),
    };
    let is_last = last.get_untracked() == Some(topic);
    view! { <span class="settle" data-settled=is_last.then_some("")>{ways}</span> }
}

fn table(table: ReportTable) -> impl IntoView {
    let ReportTable { caption, corner, columns, rows, note } = table;
    let is_number: Vec<bool> = columns.iter().map(|column| column.is_number).collect();
    let headings = columns.into_iter().map(|column| {
        view! { <th scope="col" class:number=column.is_number>{column.heading}</th> }
    });
    let headings = headings.collect_view();
    let row = move |Row { name, kind, depth, cells }: Row| {
        let cells = cells.into_iter().zip(is_number.clone());
        let cells = cells.map(|(cell, is_number)| view! { <td class:number=is_number>{cell}</td> });
        view! {
            <tr class:group=kind == Kind::Group class:sum=kind == Kind::Sum>
                <th scope="row" data-depth=depth.min(3).to_string()>{name}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let name = caption.clone();
    // Where it is wider than the page, the keyboard scrolls it.
    view! {
        <div class="report-table" tabindex="0" role="region" aria-label=name>
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{corner}</th>
                        {headings}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="report-note">{note}</p>
    }
}
