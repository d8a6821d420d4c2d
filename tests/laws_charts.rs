//! The laws of charts, for arbitrary workbooks: steps lead exactly from the budget to the prognosis, parts add up to the whole,
//! no text lies over another or outside the drawing, and no text of a workbook becomes anything but text in a file.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
mod support {
    pub mod hostile;
    pub mod workbook;
}

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::money::Money;
use sambudget::rules::chart::{largest, parts, projects, waterfall};
use sambudget::rules::drift::{Lens, Tables};
use sambudget::rules::figures::sum;
use sambudget::rules::summary::result;
use sambudget::session::charts::drawing::{Anchor, Area, Drawing, Label, WIDTH};
use sambudget::session::charts::svg::svg;
use sambudget::session::charts::{Chart, chart, offered, width};
use sambudget::session::msg::Msg;
use sambudget::session::scenarios::Ask;
use sambudget::session::state::{Look, Open, Saved, State, View};
use sambudget::session::update;
use support::hostile::texts;
use support::workbook::workbook;

/// The app with this workbook open.
fn opened(workbook: Workbook, lang: Lang) -> State {
    let mut state = State::new(lang, Vec::new(), 7);
    state.open = Some(Open::new(workbook, View::Charts, Saved::Pending));
    state
}

/// Every chart that is offered, looked at in all ways.
fn charts(state: &mut State) -> Vec<Chart> {
    update(state, Msg::Scenario(Ask::Look));
    let open = state.open.as_ref().unwrap();
    let holders = open.workbook.holders().take(2).map(Lens::Holder);
    let lenses: Vec<Lens> = [Lens::Total].into_iter().chain(holders).collect();
    let mut all = Vec::new();
    for lens in lenses {
        state.open.as_mut().unwrap().look = Look::Lens(lens);
        for kind in offered(state) {
            let made = chart(state, kind);
            assert!(made.is_some() || lens != Lens::Total, "{kind:?} is offered and has nothing to show");
            all.extend(made);
        }
    }
    all
}

/// Where a text lies, as it is reckoned.
fn place(label: &Label) -> Area {
    let wide = width(&label.text, label.size);
    let x = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - wide / 2,
        Anchor::End => label.x - wide,
    };
    // From the top of its capitals to its foot.
    Area { x, y: label.y - label.size * 3 / 4, width: wide, height: label.size * 3 / 4 }
}

fn overlap(a: Area, b: Area) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

fn is_inside(area: Area, drawing: &Drawing) -> bool {
    area.x >= 0
        && area.y >= 0
        && area.width >= 0
        && area.height >= 0
        && area.x + area.width <= WIDTH
        && area.y + area.height <= drawing.height
}

fn is_legible(chart: &Chart) -> TestCaseResult {
    let drawing = &chart.drawing;
    for (area, paint) in &drawing.areas {
        prop_assert!(is_inside(*area, drawing), "{:?}: {area:?} {paint:?} of {}", chart.kind, drawing.height);
    }
    for part in &chart.parts {
        prop_assert!(is_inside(part.area, drawing), "{:?}: {part:?}", chart.kind);
        prop_assert!(!part.said.is_empty());
    }
    for stroke in drawing.behind.iter().chain(&drawing.lines) {
        for (x, y) in [stroke.from, stroke.to] {
            prop_assert!((0..=WIDTH).contains(&x) && (0..=drawing.height).contains(&y), "{stroke:?}");
        }
    }
    let labels: Vec<(Area, &Label)> = drawing.labels.iter().map(|label| (place(label), label)).collect();
    for (at, (area, label)) in labels.iter().enumerate() {
        prop_assert!(is_inside(*area, drawing), "{:?}: {label:?} is cut, of {}", chart.kind, drawing.height);
        for (other, beside) in &labels[at + 1..] {
            prop_assert!(!overlap(*area, *other), "{:?}: {label:?} lies over {beside:?}", chart.kind);
        }
        // Names may be shortened, figures never.
        let is_name = |text: &String| !text.chars().all(|letter| "0123456789\u{a0} .,+−%".contains(letter));
        let is_first = |text: &String| chart.rows.iter().any(|row| row[0].text == *text);
        prop_assert!(label.whole.as_ref().is_none_or(|whole| is_name(whole) || is_first(whole)), "{label:?}");
    }
    for row in &chart.rows {
        prop_assert_eq!(row.len(), chart.headings.len());
    }
    Ok(())
}

/// Whether a text is well-formed as the files of charts are: every tag is one of theirs, and every `&` begins a known name.
fn is_well_formed(text: &str) -> bool {
    let tags = ["svg ", "title>", "desc>", "rect ", "line ", "text ", "/svg>", "/title>", "/desc>", "/text>"];
    let names = ["amp;", "lt;", "gt;", "quot;", "#39;"];
    text.split('<').skip(1).all(|rest| tags.iter().any(|tag| rest.starts_with(tag)))
        && text.split('&').skip(1).all(|rest| names.iter().any(|name| rest.starts_with(name)))
        && text.chars().all(|letter| {
            letter == '\n' || (!letter.is_control() && !('\u{fffe}'..='\u{ffff}').contains(&letter))
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn steps_lead_exactly_from_the_budget_to_the_prognosis(workbook in workbook()) {
        let tables = Tables::of(&workbook);
        let lenses = [Lens::Total].into_iter().chain(workbook.holders().map(Lens::Holder));
        for lens in lenses {
            let Some(fall) = waterfall(&tables, lens) else { continue };
            let effects: Vec<Money> = fall.steps.iter().map(|step| step.effect).collect();
            prop_assert_eq!(fall.from + effects.iter().copied().sum(), fall.to);
            prop_assert!(effects.iter().all(|effect| !effect.is_zero()));
            for most in 0..4 {
                let (single, rest) = largest(&effects, most);
                let together = single.iter().chain(&rest).map(|at| effects[*at]).sum::<Money>();
                prop_assert_eq!(fall.from + together, fall.to);
            }
        }
        let whole = result(&tables);
        if let Some(fall) = waterfall(&tables, Lens::Total) {
            prop_assert_eq!((Some(fall.from), Some(fall.to)), (whole.budget, whole.prognosis));
        }
    }

    #[test]
    fn the_parts_add_up_to_the_whole(workbook in workbook()) {
        let tables = Tables::of(&workbook);
        let (whole, parts) = (result(&tables), parts(&workbook, &tables));
        // A key without weights leaves a part of the result unsplit.
        let is_split = tables.iter().flat_map(|table| &table.rows).all(|row| !row.unsplit);
        if is_split {
            prop_assert_eq!(sum(parts.iter().map(|part| part.figures.budget)), whole.budget);
            prop_assert_eq!(sum(parts.iter().map(|part| part.figures.prognosis)), whole.prognosis);
        }
        let all = projects(&workbook, tables.formulas());
        let together = |of: fn(&sambudget::rules::project::ProjectFigures) -> Option<Money>| {
            sum(all.projects.iter().map(|(.., figures)| of(figures)))
        };
        prop_assert_eq!(together(|of| of.net_budget), all.total.net_budget);
        prop_assert_eq!(together(|of| of.net_actual), all.total.net_actual);
        prop_assert_eq!(together(|of| of.net_prognosis), all.total.net_prognosis);
    }

    #[test]
    fn everything_drawn_can_be_read(workbook in workbook(), english in any::<bool>()) {
        let lang = if english { Lang::English } else { Lang::Swedish };
        for chart in charts(&mut opened(workbook, lang)) {
            is_legible(&chart)?;
            let file = svg(&chart.drawing, &chart.title, &chart.summary);
            prop_assert!(is_well_formed(&file), "{file}");
        }
    }
}

#[test]
fn no_text_of_a_workbook_is_anything_but_text_in_a_file() {
    let mut drawn = 0;
    for hostile in texts() {
        let mut json: serde_json::Value = serde_json::from_str(include_str!("files/v1.0/full.json")).unwrap();
        support::hostile::fill(&mut json, &mut || hostile.to_owned());
        let workbook = sambudget::file::read(json.to_string().as_bytes()).unwrap();
        for chart in charts(&mut opened(workbook, Lang::Swedish)) {
            let file = svg(&chart.drawing, &chart.title, &chart.summary);
            assert!(is_well_formed(&file), "{file}");
            is_legible(&chart).unwrap();
            drawn += 1;
        }
    }
    assert!(drawn > 20, "only {drawn} charts");
}

#[test]
fn what_is_wide_is_seen_to_be_too_wide() {
    let label = |x, text: &str| Label {
        x,
        y: 20,
        anchor: Anchor::Start,
        paint: sambudget::session::charts::drawing::Paint::Text,
        size: 14,
        text: text.into(),
        whole: None,
    };
    let (a, b) = (place(&label(10, "Personalkostnader")), place(&label(100, "Lokalhyror")));
    assert!(overlap(a, b));
    assert!(!overlap(a, place(&label(300, "Lokalhyror"))));
    assert!(!is_inside(
        place(&label(WIDTH - 20, "Lokalhyror")),
        &Drawing { height: 99, ..Drawing::default() }
    ));
    assert!(!is_well_formed("<svg ><script>") && !is_well_formed("&x") && !is_well_formed("\u{1b}"));
}
