//! Scrolling a wide table: a place in it shows the same whatever way one came there, and the cursor is there at once.

use serde_json::Value;

use crate::harness::{Page, both};
use crate::workload;

/// Scrolls sideways by so many steps of one size, and sees all that the rows and the headings show there, with how it is
/// marked. Small steps move cells around; a step beyond all that is in sight writes each of them anew.
async fn seen_at(page: &Page, from: i32, to: i32, step: i32) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1], frame = document.querySelector('.grid-frame');
        const steps = [{from}], to = {to};
        while (steps.at(-1) !== to) {{
            const left = to - steps.at(-1);
            steps.push(steps.at(-1) + Math.sign(left) * Math.min(Math.abs(left), {step}));
        }}
        const cell = e => [e.tagName, e.ariaColIndex ?? e.getAttribute('aria-colindex'), e.className,
            e.ariaSelected ?? e.getAttribute('aria-selected'), e.title, e.textContent];
        const go = () => {{
            const next = steps.shift();
            if (next === undefined) return done({{
                left: frame.scrollLeft,
                rows: [...frame.querySelectorAll('tr')].map(row => [row.getAttribute('aria-rowindex'), [...row.children].map(cell)]),
            }});
            frame.scrollLeft = next;
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go)));
        }};
        go();"
    );
    page.script_async(&script).await
}

#[test]
fn a_place_shows_the_same_by_small_steps_and_by_a_jump() {
    let workbook = workload::workbook(workload::SIZES[1]);
    let (medium, member) = (sambudget::file::write(&workbook), &workbook.members[6].name);
    both(async |page| {
        page.open_file("mellan.json", medium.as_bytes()).await;
        page.says("Storlek M").await;
        page.press("=Drift").await;
        page.pick("Sida vid sida").await;
        // The cursor's row and column are marked, and one of its cells stands where columns come and go.
        page.click("Rad 3", member).await;
        let end = page.script("return document.querySelector('.grid-frame').scrollWidth").await;
        let end = i32::try_from(end.as_i64().expect("a width")).expect("a width");
        let place = 500;
        let jumped = seen_at(page, end, place, end).await;
        assert_eq!(jumped["left"], place, "in {:?}", page.browser);
        let rows = jumped["rows"].as_array().expect("rows");
        let text = serde_json::to_string(rows).expect("a text");
        assert!(rows.len() > 10 && text.contains(member) && text.contains("marked"), "{text}");
        // In every row the columns stand in the order of the headings.
        let columns = |row: &Value| -> Vec<i64> {
            let cells = row[1].as_array().into_iter().flatten();
            cells.filter_map(|cell| cell[1].as_str()?.parse().ok()).collect()
        };
        for row in rows {
            assert_eq!(columns(row), columns(&rows[0]), "in {:?}", page.browser);
            assert!(columns(row).is_sorted());
        }
        for (from, step) in [(0, 37), (0, 120), (0, 260), (1200, 37), (1200, 120), (1200, 260)] {
            let stepped = seen_at(page, from, place, step).await;
            assert_eq!(stepped, jumped, "from {from} by {step} in {:?}", page.browser);
        }
    });
}

#[test]
fn the_cursor_is_there_in_every_frame_however_fast_the_keys_come() {
    let medium = sambudget::file::write(&workload::workbook(workload::SIZES[1]));
    both(async |page| {
        page.open_file("mellan.json", medium.as_bytes()).await;
        page.says("Storlek M").await;
        page.press("=Drift").await;
        page.pick("Sida vid sida").await;
        page.click("Rad 3", "Totalt").await;
        // A key right after each frame, so that the next one comes before the browser has told of what it scrolled. In
        // each frame the field that has the keyboard says which cell it stands for.
        let watch = "const done = arguments[arguments.length - 1];
            let left = 30, without = 0;
            const look = () => {
                const field = document.activeElement;
                if (!document.getElementById(field.getAttribute('aria-activedescendant') ?? '')) without += 1;
                if (left === 0) return done(without);
                left -= 1;
                const key = left % 8 < 4 ? 'PageUp' : 'PageDown';
                requestAnimationFrame(look);
                setTimeout(() => field.dispatchEvent(
                    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
            };
            requestAnimationFrame(look);";
        assert_eq!(page.script_async(watch).await, 0, "frames without the cursor in {:?}", page.browser);
        page.check_quiet().await;
    });
}
