//! Charts, from the tab to the file: read by eye, by keyboard and as a table.

use serde_json::json;
use thirtyfour::Key;

use super::wall::wages;
use crate::harness::{Page, both};

/// Texts of the drawing that lie over each other, or outside it, as the browser has laid them out.
const ILLEGIBLE: &str = "
    const svg = document.querySelector('.drawing'), frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map(e => [e.textContent, e.getBoundingClientRect()]);
    const bad = texts.length ? [] : ['nothing is drawn'];
    texts.forEach(([text, a], at) => {
      if (a.left < frame.left || a.right > frame.right + 1) bad.push(text + ' is cut');
      // A box is higher than its letters.
      for (const [other, b] of texts.slice(at + 1))
        if (a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom)
          bad.push(text + ' | ' + other);
    });
    return bad";

/// Waits until the keyboard is on the part of the chart of which this is told.
async fn tells(page: &Page, words: &str) {
    let told = format!(
        "const at = document.activeElement.getAttribute('aria-activedescendant');
         const told = at ? document.getElementById(at).textContent.replace(/\\s/g, ' ') : '';
         return told.startsWith({}) && document.querySelectorAll('.part-here').length === 1",
        json!(words)
    );
    page.until(&told).await;
}

/// Waits until the table behind the chart has this row.
async fn has_row(page: &Page, cells: &[&str]) {
    let found = format!(
        "return [...document.querySelectorAll('.chart-figures tr')].some(row =>
           [...row.cells].map(c => c.textContent.replace(/\\s/g, ' ')).join('|') === {})",
        json!(cells.join("|"))
    );
    page.until(&found).await;
}

#[test]
fn a_chart_is_read_by_keyboard_and_leads_to_its_line() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Diagram").await;
        page.says("Budget: i balans. Prognos: underskott 1 000 tkr, 1 000 tkr sämre.").await;
        has_row(page, &["Personalkostnader", "12 006", "10 804", "+1 202"]).await;
        has_row(page, &["Resultat", "0", "1 000", "−1 000"]).await;
        assert_eq!(page.script(ILLEGIBLE).await, json!([]), "in {:?}", page.browser);
        page.check_accessible("the waterfall").await;

        // One tab stop behind the buttons.
        page.script("document.querySelector('.charts .view-head button:last-of-type').focus()").await;
        page.keys(Key::Tab).await;
        tells(page, "Resultat, budget: i balans").await;
        page.keys(Key::Right).await;
        tells(page, "Licenser & serviceavtal: 2 214 tkr sämre").await;
        page.keys(Key::End).await;
        tells(page, "Resultat, prognos: underskott 1 000 tkr").await;
        page.keys(Key::Left).await;
        tells(page, "Intäkter: 42 tkr bättre").await;
        page.keys(Key::Home).await;
        page.keys(Key::Down).await;
        tells(page, "Licenser").await;
        page.keys(Key::Enter).await;
        page.shows("Licenser & serviceavtal", "Prognos", "10 300").await;
        page.until("return location.hash.endsWith('/drift')").await;
        page.until("return !!document.activeElement.closest('.grid-frame, .grid, [data-entry]')").await;
    });
}

#[test]
fn every_chart_is_whole_and_saved_as_drawing_and_picture() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Diagram").await;
        let charts = [
            ("Förbrukat av budget", "58 % av året har gått", ["Resor & Kurser", "100", "261", "261 %"]),
            ("Medlemmarnas andelar", "fördelad på", ["Askersund", "0", "275", "−275"]),
            ("Investeringar", "5 projekt", ["IT INVEST LAXÅ", "1 155", "531", "1 155"]),
        ];
        for (name, summary, row) in charts {
            page.choose("Diagram", name).await;
            page.says(summary).await;
            has_row(page, &row).await;
            assert_eq!(page.script(ILLEGIBLE).await, json!([]), "{name} in {:?}", page.browser);
            page.check_accessible(name).await;
        }
        page.press("=Spara som SVG").await;
        let (name, svg) = page.downloaded(".svg").await;
        assert!(name.starts_with("Investeringar Syd"), "{name}");
        assert!(svg.contains("IT INVEST LAXÅ") && svg.contains(">531</text>"), "{svg}");
        // What was saved is a drawing that programs can read.
        let read = format!(
            "const read = new DOMParser().parseFromString({}, 'image/svg+xml');
             return !read.querySelector('parsererror') && read.documentElement.localName === 'svg'",
            json!(svg)
        );
        assert_eq!(page.script(&read).await, true, "in {:?}", page.browser);
        page.press("=Spara som PNG").await;
        let (name, picture) = page.downloaded_bytes(".png").await;
        assert!(name.starts_with("Investeringar Syd"), "{name}");
        assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
        // Twice as wide as the drawing.
        assert_eq!(&picture[16..20], 2_240_u32.to_be_bytes());
        assert!(picture.len() > 10_000, "{} bytes: is anything drawn?", picture.len());
        page.check_quiet().await;
    });
}

#[test]
fn a_chart_is_one_members_and_says_what_is_missing() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Diagram").await;
        page.says("underskott 1 000 tkr").await;
        page.pick("Askersund").await;
        page.says("underskott 275 tkr").await;
        page.press("=English").await;
        page.says("Budget: in balance. Prognosis: deficit 275").await;
        page.press("=Charts").await;
        assert_eq!(page.script(ILLEGIBLE).await, json!([]), "in {:?}", page.browser);
    });
}

#[test]
fn a_scenario_is_drawn_from_the_base_and_beside_it() {
    both(async |page| {
        wages(page).await;
        page.press("=Diagram").await;
        page.choose("Diagram", "Scenarier bredvid varandra").await;
        has_row(page, &["+2 % löner (sämst)", "1 216", "−216"]).await;
        page.check_accessible("scenarios side by side").await;
        page.choose("Diagram", "Från basen till +2 % löner").await;
        page.says("Basen: underskott 1 000 tkr. +2 % löner: underskott 1 216 tkr, 216 tkr sämre.").await;
        has_row(page, &["Personalkostnader", "10 804", "11 020", "−216"]).await;
        assert_eq!(page.script(ILLEGIBLE).await, json!([]), "in {:?}", page.browser);
        page.check_accessible("from the base to a scenario").await;
        // It follows the base.
        page.press("=Drift").await;
        page.write("Lokalhyror", "Prognos", "856").await;
        page.press("=Diagram").await;
        page.says("Basen: underskott 1 101 tkr. +2 % löner: underskott 1 317 tkr, 216 tkr sämre.").await;
    });
}
