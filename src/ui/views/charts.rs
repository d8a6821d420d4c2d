//! The charts: one at a time, with the figures behind it. Keys and the mouse go through its parts.

use leptos::ev;
use leptos::prelude::*;

use crate::lang::chart::words;
use crate::rules::chart::Kind;
use crate::session::charts::drawing::{Area, Drawing, Label, Stroke, WIDTH};
use crate::session::charts::{Ask, Cell, Chart, Format, Part, named, shown};
use crate::session::msg::Msg;
use crate::session::scenarios;
use crate::session::state::View;
use crate::ui::context::Ctx;
use crate::ui::field::Choose;
use crate::ui::looks::LookChoice;

/// The chart view.
#[component]
pub fn Charts() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let looked_at = context.seen_of_open(move |open| (open.version, open.chart, Some(open.look)));
    // Another view is shown in its own time: there is nothing to draw for it.
    let is_here = move || context.of_open(|open| open.view) == View::Charts;
    let chart = Memo::new(move |_| {
        let _ = looked_at.get();
        is_here().then(|| context.state.with_untracked(shown)).flatten()
    });
    let kinds = Memo::new(move |_| {
        let _ = looked_at.get();
        context.state.with_untracked(named)
    });
    let kind = Memo::new(move |_| chart.with(|chart| chart.as_ref().map(|chart| chart.kind)));
    let by_holder = move || kind.get().is_some_and(Kind::is_by_holder);
    // Scenarios are played where somebody looks at them.
    if context.of_open(|open| !open.workbook.scenarios.is_empty()) {
        context.send(Msg::Scenario(scenarios::Ask::Look));
    }
    view! {
        <div class="view charts">
            <h2 class="quiet">{context.texts().charts}</h2>
            {move || kinds.with(Vec::is_empty).then(|| view! { <p class="empty">{said.none}</p> })}
            {move || (!kinds.with(Vec::is_empty)).then(|| view! {
                <div class="view-head">
                    <Choice kinds=kinds.get() kind />
                    {move || by_holder().then(|| view! { <LookChoice /> })}
                    <button type="button" on:click=move |_| save(context, kind, Format::Svg)>{said.save_svg}</button>
                    <button type="button" on:click=move |_| save(context, kind, Format::Png)>{said.save_png}</button>
                </div>
            })}
            {move || kind.get().is_some().then(|| view! { <Drawn chart /> })}
        </div>
    }
}

fn save(context: Ctx, kind: Memo<Option<Kind>>, format: Format) {
    if let Some(kind) = kind.get_untracked() {
        context.send(Msg::Chart(Ask::Save(kind, format)));
    }
}

/// Which chart is shown, among those that have something to show.
#[component]
fn Choice(kinds: Vec<(Kind, String)>, kind: Memo<Option<Kind>>) -> impl IntoView {
    let context = Ctx::get();
    let choose = move |kind| context.send(Msg::Chart(Ask::Show(kind)));
    view! {
        <Choose
            label=words(context.lang()).which
            choices=kinds
            now=move || kind.get().unwrap_or_default()
            choose
        />
    }
}

/// A chart, what is said of it, and the table behind it.
#[component]
fn Drawn(chart: Memo<Option<Chart>>) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let of =
        move |look: fn(&Chart) -> String| chart.with(|chart| chart.as_ref().map(look).unwrap_or_default());
    let parts =
        Memo::new(move |_| chart.with(|chart| chart.as_ref().map(|of| of.parts.clone()).unwrap_or_default()));
    // The part that the keys are on.
    let at = RwSignal::new(None::<usize>);
    Effect::new(move |before: Option<Option<Kind>>| {
        let kind = chart.with(|chart| chart.as_ref().map(|chart| chart.kind));
        if before.is_some_and(|before| before != kind) {
            at.set(None);
        }
        kind
    });
    let here = move || at.get().and_then(|at| parts.with(|parts| parts.get(at).cloned()));
    let leads = move || parts.with(|parts| parts.iter().any(|part| part.to.is_some()));
    let hint = move || if leads() { said.hint_leads } else { said.hint };
    let go = move |at: usize| {
        let to = parts.with_untracked(|parts| parts.get(at).and_then(|part| part.to));
        if let Some(to) = to {
            context.send(Msg::GoTo(to));
        }
    };
    let drawing = move || chart.with(|chart| chart.as_ref().map(|of| of.drawing.clone()).unwrap_or_default());
    let height = Memo::new(move |_| chart.with(|chart| chart.as_ref().map_or(1, |of| of.drawing.height)));
    view! {
        <figure class="chart">
            <svg
                class="drawing"
                role="img"
                aria-label=move || of(|chart| chart.title.clone())
                aria-describedby="chart-summary"
                viewBox=move || format!("0 0 {WIDTH} {}", height.get())
            >
                {move || marks(drawing())}
                {move || here().map(|Part { area: Area { x, y, width, height }, .. }| view! {
                    <rect class="part-here" x=x y=y width=width height=height rx="4" />
                })}
                {move || parts.get().into_iter().enumerate().map(|(place, part)| {
                    let Part { area: Area { x, y, width, height }, said, to } = part;
                    view! {
                        <rect
                            class="part"
                            class:leads=to.is_some()
                            x=x
                            y=y
                            width=width
                            height=height
                            on:mouseenter=move |_| at.set(Some(place))
                            on:click=move |_| go(place)
                        >
                            <title>{said}</title>
                        </rect>
                    }
                }).collect_view()}
            </svg>
            <Parts parts at go=Callback::new(go) />
            <figcaption>
                <p id="chart-hint" class="quiet">{hint}</p>
                <p id="chart-summary">{move || of(|chart| chart.summary.clone())}</p>
                <p class="chart-part" class:hint=move || at.get().is_none() aria-hidden="true">
                    {move || here().map_or_else(|| hint().to_owned(), |part| part.said)}
                </p>
                <p class="hint">{move || of(|chart| chart.notes.join(" "))}</p>
            </figcaption>
        </figure>
        <Figures chart />
    }
}

/// The parts of a chart as a list that keys go through; it is heard, and its place is seen in the drawing.
#[component]
fn Parts(parts: Memo<Vec<Part>>, at: RwSignal<Option<usize>>, go: Callback<usize>) -> impl IntoView {
    let said = words(Ctx::get().lang());
    let id = |place: usize| format!("chart-part-{place}");
    let keydown = move |event: ev::KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let last = parts.with_untracked(Vec::len).saturating_sub(1);
        let now = at.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => now.map_or(0, |at| last.min(at + 1)),
            "ArrowLeft" | "ArrowUp" => now.map_or(last, |at| at.saturating_sub(1)),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                if let Some(at) = now {
                    go.run(at);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set(Some(next));
    };
    view! {
        <div
            class="quiet"
            role="listbox"
            tabindex="0"
            aria-label=said.bars
            aria-describedby="chart-hint"
            aria-activedescendant=move || at.get().map(id)
            on:keydown=keydown
            on:focus=move |_| at.update(|at| *at = at.or(Some(0)))
            on:blur=move |_| at.set(None)
        >
            {move || parts.get().into_iter().enumerate().map(|(place, part)| view! {
                <div
                    role="option"
                    id=id(place)
                    aria-selected=move || if at.get() == Some(place) { "true" } else { "false" }
                >
                    {part.said}
                </div>
            }).collect_view()}
        </div>
    }
}

/// What a chart is drawn of. What is drawn again keeps its elements, so that what moves can be seen moving.
pub fn marks(drawing: Drawing) -> impl IntoView {
    let stroke = |Stroke { from, to, paint }: Stroke| {
        view! { <line class=paint.class() x1=from.0 y1=from.1 x2=to.0 y2=to.1 /> }
    };
    let Drawing { behind, areas, lines, labels, .. } = drawing;
    view! {
        <g>{behind.into_iter().map(stroke).collect_view()}</g>
        <g>
            {areas.into_iter().map(|(Area { x, y, width, height }, paint)| view! {
                <rect class=paint.class() x=x y=y width=width height=height />
            }).collect_view()}
        </g>
        <g>{lines.into_iter().map(stroke).collect_view()}</g>
        <g>
            {labels.into_iter().map(|Label { x, y, anchor, paint, size, text, .. }| view! {
                <text class=paint.class() x=x y=y font-size=size text-anchor=anchor.name()>{text}</text>
            }).collect_view()}
        </g>
    }
}

/// The table behind a chart.
#[component]
fn Figures(chart: Memo<Option<Chart>>) -> impl IntoView {
    let said = words(Ctx::get().lang());
    let heading = |(at, heading): (usize, &'static str)| {
        view! { <th scope="col" class:number=at != 0>{heading}</th> }
    };
    let row = |row: Vec<Cell>| {
        let mut cells = row.into_iter().map(|cell| cell.text);
        let name = cells.next();
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.map(|cell| view! { <td class="number">{cell}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <section class="chart-figures" aria-labelledby="chart-figures">
            <h3 id="chart-figures">{said.table}</h3>
            <table class="list">
                <thead>
                    <tr>
                        {move || chart.with(|chart| {
                            let headings = chart.as_ref().map(|of| of.headings.clone()).unwrap_or_default();
                            headings.into_iter().enumerate().map(heading).collect_view()
                        })}
                    </tr>
                </thead>
                <tbody>
                    {move || chart.with(|chart| {
                        let rows = chart.as_ref().map(|of| of.rows.clone()).unwrap_or_default();
                        rows.into_iter().map(row).collect_view()
                    })}
                </tbody>
            </table>
        </section>
    }
}
