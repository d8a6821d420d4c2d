//! The meeting: slides on the wall, a question answered with a slider, and a second window that shows the audience the same.

use thirtyfour::prelude::*;

use crate::harness::{Page, both};

/// A scenario with a percent more for staff.
pub async fn wages(page: &Page) {
    page.press("Sydnärkes IT-nämnd 2022").await;
    page.press("=Scenarier").await;
    page.press("=Nytt scenario…").await;
    page.fill("Namn", "+2 % löner").await;
    page.press("=Spara").await;
    page.press("Ändra prognoser…").await;
    page.choose("Rad eller grupp", "Personalkostnader").await;
    page.fill("Hur mycket", "2").await;
    page.press("=Spara").await;
    page.says("216 tkr sämre än basen").await;
}

/// Moves the only slider by keys: a tenth of a percent each.
pub async fn slide(page: &Page, times: usize) {
    let slider = page.find("slider", Some("Hur mycket: Personalkostnader")).await;
    for _ in 0..times {
        slider.send_keys(Key::Right + "").await.expect("a slider");
    }
}

#[test]
fn a_slider_answers_a_question_and_is_kept_or_not() {
    both(async |page| {
        wages(page).await;
        slide(page, 10).await;
        page.says("Personalkostnader: +3 %").await;
        page.says("324 tkr sämre än basen").await;
        page.says("Prövas nu, inte sparat i scenariot.").await;
        page.check_accessible("a change that is tried").await;
        page.tick("=Personalkostnader: +3 %").await;
        page.says("som basen").await;
        page.press("=Återställ").await;
        page.says("216 tkr sämre än basen").await;
        slide(page, 5).await;
        page.press("=Spara i scenariot").await;
        page.says("270 tkr sämre än basen").await;
        page.reload().await;
        page.says("Personalkostnader: +2,5 %").await;
    });
}

#[test]
fn slides_are_turned_by_keys_and_shown_to_an_audience() {
    both(async |page| {
        wages(page).await;
        page.press("=Presentera").await;
        page.says("Medlemmarnas del av resultatet per scenario").await;
        page.check_accessible("the wall").await;
        page.keys(Key::PageDown).await;
        page.says("Drift: prognos per scenario").await;
        page.keys(Key::Left).await;
        page.says("Medlemmarnas del av resultatet per scenario").await;
        page.keys(Key::Left).await;
        page.says("Mest betyder Personalkostnader, 216 tkr sämre.").await;
        page.check_accessible("a scenario's chart on the wall").await;
        page.keys(Key::Home).await;
        page.says("+2 % löner (sämst)").await;

        // Another window shows the same, from wherever it is opened.
        let mine = page.web.window().await.expect("a window");
        let other = page.web.new_window().await.expect("another window");
        let (here, there) = (async || look_at(page, &mine).await, async || look_at(page, &other).await);
        there().await;
        page.go(&format!("{}#/publik", page.address())).await;
        page.says("Underskott 1 216 tkr").await;
        page.check_accessible("the window for the audience").await;
        assert_eq!(page.count("button", None).await, 0, "an audience has nothing to press");
        here().await;
        page.keys("p").await;
        page.press("=Pröva").await;
        slide(page, 10).await;
        page.says("Underskott 1 324 tkr").await;
        there().await;
        page.says("Underskott 1 324 tkr").await;
        // It finds its way back by itself.
        page.reload().await;
        page.says("Underskott 1 324 tkr").await;

        // What is worked on behind it shows too, and a reload of the first window ends nothing.
        here().await;
        page.press("=Återställ").await;
        page.keys(Key::Escape).await;
        page.press("=Drift").await;
        page.write("Lokalhyror", "Prognos", "856").await;
        there().await;
        page.says("Underskott 1 317 tkr").await;
        here().await;
        page.says("Sparat").await;
        page.reload().await;
        page.write("Lokalhyror", "Prognos", "755").await;
        there().await;
        page.says("Underskott 1 216 tkr").await;
        page.web.close_window().await.expect("closed");
        here().await;
    });
}

async fn look_at(page: &Page, window: &WindowHandle) {
    page.web.switch_to_window(window.clone()).await.expect("a window");
}
