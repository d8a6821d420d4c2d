//! The meeting log: a question is tried on the wall, logged with a key, taken into the base, and becomes a draft of the decision.

use thirtyfour::prelude::*;

use super::wall::{slide, wages};
use crate::harness::both;

#[test]
fn a_question_is_logged_accepted_and_becomes_a_draft() {
    both(async |page| {
        wages(page).await;
        page.press("=Mötesloggen…").await;
        page.says("Mötesloggen är tom.").await;
        page.check_accessible("an empty meeting log").await;
        page.keys(Key::Escape).await;

        // Somebody asks for three percent, on the wall: nothing is typed but L.
        page.press("=Presentera").await;
        page.press("=Pröva").await;
        slide(page, 10).await;
        page.says("324 tkr sämre än basen").await;
        page.keys("l").await;
        page.says("1 post i mötesloggen").await;
        page.press("=Återställ").await;
        page.keys(Key::Escape).await;

        page.press("=Mötesloggen…").await;
        page.says("underskott 1 324 tkr").await;
        page.says("−324 tkr").await;
        page.says("−324 120").await;
        page.fill("Vem frågade: Personalkostnader", "Anna Berg, Laxå").await;
        page.check_accessible("the meeting log").await;
        page.press("Godta: Personalkostnader").await;
        page.says("Nämnden beslutar att höja prognosen för Personalkostnader med 3").await;
        page.says("Godtagen").await;
        page.check_accessible("a draft of what is to be decided").await;
        let held = "return document.activeElement !== document.body && !!document.activeElement.closest('.meeting-log')";
        assert_eq!(page.script(held).await, true, "the keyboard stays in the log in {:?}", page.browser);
        page.keys(Key::Escape).await;

        // The base has it now, and the report says it.
        page.press("=Drift").await;
        page.shows("Personalkostnader", "Prognos", "11 128").await;
        page.press("=Rapport").await;
        page.says("Förslag till beslut").await;
        page.reload().await;
        page.command("Mötesloggen").await;
        let who = page.find("textbox", Some("Vem frågade: Personalkostnader")).await;
        assert_eq!(who.prop("value").await.expect("a value").as_deref(), Some("Anna Berg, Laxå"));
        page.keys(Key::Escape).await;
        page.press("=Drift").await;
        page.chord(&[Key::Control], 'z').await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Personalkostnader", "Prognos", "10 804").await;
    });
}
