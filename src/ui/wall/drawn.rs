//! A slide as it is drawn: on the wall, and in the window for the audience.

use leptos::prelude::*;

use crate::session::charts::drawing::WIDTH;
use crate::session::scenarios::view::span;
use crate::session::wall::slide::{Figure, Slide, SlideRow, Tone};
use crate::ui::views::marks;

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Good => "good",
        Tone::Bad => "bad",
    }
}

/// A slide; what is another than on the one before moves.
#[component]
pub fn SlideShown(
    /// Which.
    #[prop(into)]
    slide: Signal<Option<Slide>>,
) -> impl IntoView {
    let marked = Memo::new(move |before: Option<&Option<Slide>>| {
        slide.get().map(|slide| slide.since(before.and_then(Option::as_ref)))
    });
    let text = move |of: fn(&Slide) -> &String| {
        Memo::new(move |_| marked.with(|slide| slide.as_ref().map(|slide| of(slide).clone())))
    };
    let (about, title, place, foot) = (
        text(|slide| &slide.about),
        text(|slide| &slide.title),
        text(|slide| &slide.place),
        text(|slide| &slide.foot),
    );
    let figures = Memo::new(move |_| {
        marked.with(|slide| slide.as_ref().map(|slide| slide.figures.clone()).unwrap_or_default())
    });
    let drawing =
        Memo::new(move |_| marked.with(|slide| slide.as_ref().and_then(|slide| slide.chart.clone())));
    let height = Memo::new(move |_| drawing.with(|drawing| drawing.as_ref().map(|drawing| drawing.height)));
    let count = Memo::new(move |_| figures.with(Vec::len));
    view! {
        <div class="slide" lang=move || slide.with(|slide| slide.as_ref().map(|slide| slide.lang.clone()))>
            <div class="slide-head">
                <p>{about}</p>
                // A chart has its title in itself.
                <h2 class:quiet=move || drawing.with(Option::is_some)>{title}</h2>
            </div>
            <div class="slide-figures">
                // The same bars grow and shrink, as long as there are as many.
                <For each=move || 0..count.get() key=|at| *at let:at>
                    {figure(Signal::derive(move || figures.with(|figures| figures.get(at).cloned())))}
                </For>
            </div>
            {move || height.get().map(|height| view! {
                <svg
                    class="drawing"
                    role="img"
                    aria-label=move || title.get()
                    aria-describedby="slide-foot"
                    viewBox=format!("0 0 {WIDTH} {height}")
                >
                    {move || drawing.get().map(marks)}
                </svg>
            })}
            {move || marked.with(|slide| slide.as_ref().filter(|slide| !slide.head.is_empty()).map(table))}
            <div class="slide-foot">
                <p id="slide-foot">{foot}</p>
                <p>{place}</p>
            </div>
        </div>
    }
}

fn figure(of: Signal<Option<Figure>>) -> impl IntoView {
    let span = move || span(of.with(|of| of.as_ref().map(|of| of.bar).unwrap_or_default()));
    let tone = move || of.with(|of| of.as_ref().map(|of| class(of.tone)).unwrap_or_default());
    view! {
        <section class="slide-figure">
            <h3>{move || of.with(|of| of.as_ref().map(|of| of.label.clone()))}</h3>
            // A new element each time, so that it moves each time.
            {move || of.get().map(|of| view! { <p class="figure" class:changed=of.changed>{of.figure}</p> })}
            <div class=tone>
                <svg class="difference" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect x=move || span().0 y="1" width=move || span().1 height="6" />
                </svg>
                <p>{move || of.with(|of| of.as_ref().map(|of| of.more.clone()))}</p>
            </div>
        </section>
    }
}

fn table(slide: &Slide) -> impl IntoView + use<> {
    let columns = slide.head.len();
    let head = slide.head.iter().map(|text| view! { <th scope="col">{text.clone()}</th> }).collect_view();
    view! {
        <table class:many={columns > 8} class:some={columns > 5 && columns <= 8}>
            <thead><tr>{head}</tr></thead>
            <tbody>{slide.rows.iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn row(row: &SlideRow) -> impl IntoView + use<> {
    let cells = row.cells.iter().map(|cell| {
        view! { <td class=class(cell.tone) class:changed=cell.changed>{cell.text.clone()}</td> }
    });
    let name = match row.depth {
        0 => "",
        1 => "deep",
        _ => "deeper",
    };
    view! {
        <tr class:sum=row.is_sum class:total=row.is_total>
            <th scope="row" class=name>{row.name.clone()}</th>
            {cells.collect_view()}
        </tr>
    }
}

/// A ring around what somebody points at.
#[component]
pub fn Pointer(
    /// Where, in thousandths of the window.
    #[prop(into)]
    at: Signal<Option<(u16, u16)>>,
) -> impl IntoView {
    let is_there = Memo::new(move |_| at.get().is_some());
    let percent = move |of: fn((u16, u16)) -> u16| {
        move || at.get().map(|at| format!("{}.{}%", of(at) / 10, of(at) % 10)).unwrap_or_default()
    };
    move || {
        is_there.get().then(|| {
            view! { <div class="wall-pointer" aria-hidden="true" style:left=percent(|at| at.0) style:top=percent(|at| at.1)></div> }
        })
    }
}
