//! From the start page to a changed prognosis and a saved file without a mouse, and the focus can be seen all the way.

use sambudget::file;
use sambudget::model::drift::{LineField, Place};
use sambudget::model::entry::Entry;
use sambudget::model::money::Money;
use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

/// What has the focus, and how it can be seen: an outline around it or its label, a field's border, or the border of
/// the grid's cell that it stands for. Nothing if it cannot be seen.
const FOCUS: &str = "
    let e = document.activeElement;
    const name = e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent;
    const seen = e => {
        const s = getComputedStyle(e);
        const box = e.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight && s.visibility === 'visible' &&
            ((s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) ||
             (e.matches('.entry.editing > input') && parseFloat(s.borderTopWidth) >= 2) ||
             (e.matches('[data-cursor]') && /inset/.test(s.boxShadow) && /[23]px/.test(s.boxShadow)));
    };
    const cell = document.getElementById(e.getAttribute('aria-activedescendant') ?? '');
    const shown = [cell, e, e.type === 'radio' ? e.closest('label') : null].some(e => e && seen(e));
    return [name.replace(/[\\s\\u00a0]+/g, ' ').trim(), shown];";

/// The name of what has the focus, which can be seen.
async fn focused(page: &Page) -> String {
    let found: (String, bool) = serde_json::from_value(page.script(FOCUS).await).expect("a name");
    assert!(found.1, "the focus on {:?} cannot be seen in {:?}", found.0, page.browser);
    found.0
}

/// Presses a key until something whose name begins so has the focus.
async fn go(page: &Page, held: &[Key], key: Key, to: &str) {
    let mut seen = Vec::new();
    for _ in 0..40 {
        page.chord(held, key.value()).await;
        let name = focused(page).await;
        if name.starts_with(to) {
            return;
        }
        seen.push(name);
    }
    panic!("no way to {to:?} in {:?}: {seen:?}", page.browser);
}

#[test]
fn a_prognosis_is_changed_and_saved_by_keyboard_alone() {
    both(async |page| {
        page.says("Sydnärkes IT-nämnd 2022").await;
        go(page, &[], Key::Tab, "Sydnärkes IT-nämnd 2022").await;
        page.keys(Key::Enter).await;
        page.shows("Summa", "Prognos", "1 000").await;

        // Into the table, and to the cell.
        go(page, &[], Key::Tab, "Ekonomiskt resultat").await;
        page.chord(&[Key::Control], Key::Home.value()).await;
        page.keys(Key::Down).await;
        while !page.text().await.contains("Personalkostnader, Prognos 2022") {
            focused(page).await;
            assert!(!page.text().await.contains("Personalkostnader, Avvikelse"), "in {:?}", page.browser);
            page.keys(Key::Right).await;
        }
        page.keys("11").await;
        assert_eq!(focused(page).await, "Redigera Personalkostnader, Prognos 2022");
        page.keys(" 804").await;
        page.keys(Key::Enter).await;
        page.shows("Summa", "Prognos", "2 000").await;
        focused(page).await;
        // What F2 and a formula do too.
        page.keys(Key::F2).await;
        page.chord(&[Key::Control], 'a').await;
        page.keys("=utfall+34").await;
        focused(page).await;
        page.keys(Key::Enter).await;
        page.shows("Datorer & basutrustning", "Prognos", "200").await;

        // Every command is in a list, which gives the keyboard back.
        page.keys(Key::Up).await;
        page.chord(&[Key::Control], 'k').await;
        page.find("option", Some("Fyll nedåt")).await;
        focused(page).await;
        page.keys(Key::Escape).await;
        assert_eq!(focused(page).await, "Ekonomiskt resultat");

        // Out of the table, both ways; a cell is one stop.
        page.keys(Key::Escape).await;
        page.chord(&[Key::Shift], Key::Tab.value()).await;
        let before = focused(page).await;
        assert_ne!(before, "Ekonomiskt resultat");
        page.keys(Key::Tab).await;
        assert_eq!(focused(page).await, "Ekonomiskt resultat");
        page.keys(Key::Escape).await;
        go(page, &[Key::Shift], Key::Tab, "Spara till fil").await;
        page.keys(Key::Enter).await;

        let (_, saved) = page.downloaded("2022.json").await;
        let saved = file::read(saved.as_bytes()).expect("a workbook");
        let prognosis = |name: &str| {
            let line = saved.lines().find(|line| line.name == name).expect("the line");
            line.entry(Place::Total, LineField::Prognosis).clone()
        };
        assert_eq!(prognosis("Personalkostnader"), Entry::Value(Money::kronor(11_804_000)));
        assert!(matches!(prognosis("Datorer & basutrustning"), Entry::Formula(_)));
    });
}
