//! The report as the board gets it: real headings and tables, to print, to copy and to save.

use leptos::prelude::*;

use crate::browser::{clipboard, paper};
use crate::lang::report::{Words, words};
use crate::session::msg::Msg;
use crate::session::report::{
    Ask, Kind, Part, Remark, Report, ReportTable, Row, Section, Sentence, of, page, text,
};
use crate::ui::context::Ctx;

/// The report view.
#[component]
pub fn ReportView() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let changed = Memo::new(move |_| context.of_open(|open| (open.version, open.without_drafts)));
    let report = Memo::new(move |_| {
        let _ = changed.get();
        context.state.with_untracked(of)
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
            {move || report.get().map(|report| whole(report, said))}
        </div>
    }
}

/// All of it.
fn whole(report: Report, said: &'static Words) -> impl IntoView {
    let is_wide = report.is_wide();
    let Report { title, period, sections, end, .. } = report;
    view! {
        <article class="report" class:wide=is_wide>
            <h1>{title}</h1>
            <p>{period}</p>
            {sections.into_iter().map(|of| section(of, said)).collect_view()}
            <footer>
                {end.into_iter().map(|line| view! { <p class="report-note">{line}</p> }).collect_view()}
            </footer>
        </article>
    }
}

fn section(Section { heading, parts }: Section, said: &'static Words) -> impl IntoView {
    view! {
        <section>
            <h2>{heading}</h2>
            {parts.into_iter().map(|of| part(of, said)).collect_view()}
        </section>
    }
}

fn part(part: Part, said: &'static Words) -> AnyView {
    match part {
        Part::Facts(lines) => {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
        Part::Sentence(of) => sentence(String::new(), of, said).into_any(),
        Part::Table(of) => table(of).into_any(),
        Part::Remarks(remarks) => {
            let of_row = |Remark { name, sentences }: Remark| {
                sentences.into_iter().map(|of| sentence(name.clone(), of, said)).collect_view()
            };
            let remarks = remarks.into_iter().map(of_row).collect_view();
            view! { <h3>{said.comments}</h3>{remarks} }.into_any()
        }
    }
}

/// A paragraph: a drafted one is marked, one of the controller's own is about a row of this name, if it has any.
fn sentence(name: String, Sentence { text, is_draft }: Sentence, said: &'static Words) -> impl IntoView {
    let before = match is_draft {
        true => view! { <span class="draft">{said.draft}</span>" " }.into_any(),
        false if name.is_empty() => ().into_any(),
        false => view! { <span class="row-name">{name}":"</span>" " }.into_any(),
    };
    view! { <p class="prose">{before}{text}</p> }
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
