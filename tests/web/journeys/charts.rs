//! Charts, from the tab to the file: read by eye, by keyboard and as a table.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::both;

/// Texts of the drawing that lie over each other, or outside it, as the browser has laid them out.
const ILLEGIBLE: &str = "
    const svg = document.querySelector('.drawing'), frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map(e => [e.textContent, e.getBoundingClientRect()]);
    const bad = [];
    texts.forEach(([text, a], at) => {
      if (a.left < frame.left || a.right > frame.right + 1) bad.push(text + ' is cut');
      // A box is higher than its letters.
      for (const [other, b] of texts.slice(at + 1))
        if (a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom)
          bad.push(text + ' | ' + other);
    });
    return bad";

/// The part that the keyboard is on, as it is told.
const TOLD: &str = "const at = document.activeElement.getAttribute('aria-activedescendant');
    return at && document.getElementById(at).textContent.replace(/\\s/g, ' ')";

#[test]
fn a_chart_is_read_by_keyboard_and_saved() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Diagram").await;
        page.says("Resultatet går från").await;
        page.shows_in_table("Personalkostnader", "−700").await;
        assert_eq!(page.script(ILLEGIBLE).await, json!([]), "in {:?}", page.browser);
        page.check_accessible("the waterfall").await;
        page.check_quiet().await;

        // Keys go through its parts, and Enter to the line of one.
        page.script("document.querySelector('[role=listbox]').focus()").await;
        page.until(&format!("{TOLD}.startsWith('Resultat, budget')")).await;
    });
}
