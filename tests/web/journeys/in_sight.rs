//! What is said and where one is stays in sight: what is wrong in a form, notices, the bottom line, refusals.

use thirtyfour::prelude::*;

use crate::harness::{Page, both};

/// Sees that what a selector finds is whole within the window, cut by nothing that scrolls, and neither behind the bar
/// at the bottom nor, as a field, behind something else.
const LOOK: &str = "
    const done = arguments[arguments.length - 1], until = Date.now() + 5000;
    const again = seen => seen || Date.now() > until ? done(seen) : setTimeout(look, 50);
    const look = () => {
        const found = document.querySelector(SELECTOR);
        if (!found) return again(false);
        new IntersectionObserver(([{ intersectionRatio, boundingClientRect: box }], watch) => {
            watch.disconnect();
            const bar = document.querySelector('dialog') ? null : document.querySelector('.status');
            const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            again(intersectionRatio > 0.99 && box.bottom <= (bar?.getBoundingClientRect().top ?? innerHeight) + 1 &&
                (found.tagName !== 'INPUT' || over === found));
        }).observe(found);
    };
    look();";

async fn is_in_sight(page: &Page, selector: &str) {
    let seen = page.script_async(&LOOK.replace("SELECTOR", &format!("{selector:?}"))).await;
    assert_eq!(seen, true, "{selector} in {:?}", page.browser);
}

#[test]
fn what_is_wrong_in_a_form_is_said_in_sight_and_at_its_field() {
    both(async |page| {
        page.press("Ny arbetsbok").await;
        page.press("Skapa arbetsbok").await;
        let field = "dialog [aria-invalid=true][aria-describedby=form-error]:focus";
        is_in_sight(page, field).await;
        is_in_sight(page, "#form-error").await;
        page.keys(Key::Escape).await;

        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Inställningar").await;
        page.fill("Internränta", "200").await;
        page.script("document.querySelector('dialog').scrollTop = 0").await;
        page.press("Spara").await;
        page.says("Internräntan är 0 till 100 procent").await;
        is_in_sight(page, field).await;
        is_in_sight(page, "#form-error").await;
        page.check_accessible("a form with an error").await;
    });
}

#[test]
fn the_bottom_line_a_notice_and_the_top_of_a_view_are_in_sight() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Alla arbetsböcker").await;
        page.script("document.documentElement.scrollTop = 9999").await;
        page.open_file("fel.json", b"{").await;
        page.says("öppnades inte").await;
        is_in_sight(page, ".notice").await;

        page.press("=Sydnärkes IT-nämnd (SYD-IT)").await;
        page.until("return document.documentElement.scrollTop === 0").await;
        page.press("Drift").await;
        for _ in 0..9 {
            page.press("+ Rad").await;
            page.keys(Key::Escape).await;
        }
        is_in_sight(page, "tr.total > *").await;
        page.chord(&[Key::Control], Key::End.value()).await;
        is_in_sight(page, "tr.total [data-cursor]").await;

        page.press("Fördelning").await;
        page.script("document.getElementById('main').scrollTop = 9999").await;
        page.press("Översikt").await;
        page.until("return document.getElementById('main').scrollTop === 0").await;
    });
}

#[test]
fn a_refusal_is_whole_at_the_edge_of_a_table() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.pick("Askersund").await;
        page.write("Kapitalkostnader", "Prognos", "x").await;
        page.says("Det går inte att läsa som ett belopp").await;
        is_in_sight(page, "#refusal").await;
    });
}
