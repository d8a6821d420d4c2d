//! The board's report: read, copied, saved, and printed with every figure that the five organisations published.

use std::collections::BTreeMap;

use sambudget::file;
use sambudget::rules::check::calculated;
use sambudget::rules::summary::drift_tables;
use sambudget::session::examples::EXAMPLES;
use sambudget::text::number::{NumberStyle, format_number, rounded};

use crate::cells::cells;
use crate::harness::{Browser, both};
use crate::published::{NAMES, example_path, published};

#[test]
fn it_is_read_copied_and_saved() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Rapport").await;
        for heading in
            ["Sydnärkes IT-nämnd (SYD-IT): ekonomisk rapport 2022", "Sammanfattning", "Avräkning per medlem"]
        {
            page.find("heading", Some(heading)).await;
        }
        page.says("Årets resultat prognosticeras bli ett underskott om 1 000 tkr").await;
        let table = page.find("table", Some("Ekonomiskt resultat")).await;
        let text = table.text().await.expect("a table").replace('\u{a0}', " ");
        for figure in ["Personalkostnader", "12 006", "1 202", "−2 214"] {
            assert!(text.contains(figure), "no {figure} in {text}");
        }
        page.check_accessible("the report").await;

        // What the controller did not write can be left out.
        page.tick("Ta med utkast").await;
        page.until("return !document.querySelector('article').textContent.includes('prognosticeras')").await;
        page.says("Personalkostnader").await;

        page.script(
            "window.given = {};
             const set = DataTransfer.prototype.setData;
             DataTransfer.prototype.setData = function (kind, text) { window.given[kind] = text; return set.call(this, kind, text); };",
        )
        .await;
        page.press("=Kopiera").await;
        page.says("Rapporten är kopierad.").await;
        let given = page.script("return [window.given['text/html'], window.given['text/plain']]").await;
        let [html, plain] = [0, 1].map(|at| given[at].as_str().unwrap_or_default().to_owned());
        assert!(html.contains("<th scope=\"row\">Personalkostnader</th>"), "in {:?}: {html}", page.browser);
        assert!(plain.contains("\nPersonalkostnader\t"), "in {:?}: {plain}", page.browser);

        page.press("=Spara som HTML").await;
        let (name, saved) = page.downloaded(".html").await;
        assert_eq!(name, "Rapport Sydnärkes IT-nämnd (SYD-IT) 2022.html");
        assert_eq!(saved, html, "what is saved is what was copied");
        page.check_quiet().await;
    });
}

/// Every figure of an organisation's published tables, as the app shows it, and how often it is among them.
fn figures(name: &str) -> BTreeMap<String, usize> {
    let text = std::fs::read(example_path(name)).expect("an example");
    let workbook = file::read(&text).expect("a workbook");
    let (tables, organisation) = (drift_tables(&workbook), published(name));
    let mut figures = BTreeMap::new();
    for cell in cells(&workbook, &tables, &organisation) {
        let Some(_) = cell.printed else { continue };
        let figure = calculated(&workbook, &tables, cell.place).expect("a figure");
        let shown = rounded(cell.turned(figure), cell.table.display_unit());
        let shown = format_number(shown, Some(cell.table.decimals.into()), NumberStyle::Swedish);
        *figures.entry(shown.replace('\u{a0}', " ")).or_default() += 1;
    }
    figures
}

/// How often a figure stands in a text as a whole.
fn times(text: &str, figure: &str) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '−');
    let whole = |(at, _): &(usize, &str)| {
        let before = text[..*at].chars().next_back().is_some_and(is_part);
        let after = text[at + figure.len()..].chars().next().is_some_and(is_part);
        !before && !after
    };
    text.match_indices(figure).filter(whole).count()
}

#[test]
fn every_published_figure_is_on_paper() {
    both(async |page| {
        for (name, example) in NAMES.into_iter().zip(EXAMPLES) {
            page.visit().await;
            page.press(example.title).await;
            page.press("=Rapport").await;
            page.find("heading", Some("ekonomisk rapport")).await;
            let pages = page.printed(false).await;
            let all = pages.join("\n");
            let figures = figures(name);
            assert!(figures.len() > 15, "{name}: {}", figures.len());
            for (figure, count) in figures {
                let found = times(&all, &figure);
                assert!(
                    found >= count,
                    "{name}: {figure} {found} times of {count} in {:?}:\n{all}",
                    page.browser
                );
            }
            // Chromium tags what it prints; Firefox does not.
            if page.browser == Browser::Chromium {
                let tags = page.tags_of_print();
                for tag in ["H1", "H2", "Table", "TH", "TD"] {
                    assert!(tags.iter().any(|of| of == tag), "{name}: no {tag} in {tags:?}");
                }
            }
            // The report, and nothing that can only be clicked.
            assert!(
                pages[0].contains("ekonomisk rapport") && all.contains("Fingeravtryck"),
                "{name}:\n{all}"
            );
            for control in
                ["Skriv ut", "Spara till fil", "Alla arbetsböcker", "Inställningar", "Ta med utkast"]
            {
                assert!(!all.contains(control), "{control} on paper in {:?}", page.browser);
            }
        }
    });
}
