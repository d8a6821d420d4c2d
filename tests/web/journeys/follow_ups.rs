//! Follow-ups, with the real keyboard: a prognosis is frozen, changed, compared, and taken away.

use thirtyfour::prelude::Key;

use crate::harness::both;

#[test]
fn a_prognosis_is_frozen_and_compared() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Uppföljning").await;
        page.says("Inget är fryst än.").await;
        page.check_accessible("no follow-ups").await;
        page.press("Frys prognosen…").await;
        page.check_accessible("freezing").await;
        // The name is proposed and has the keyboard.
        page.chord(&[Key::Control], 'a').await;
        page.keys("Delår").await;
        page.press("=Frys").await;
        let row = "Personalkostnader";
        page.shows(row, "Delår", "10 804").await;
        page.shows(row, "Prognos nu", "10 804").await;

        page.press("=Drift").await;
        page.write(row, "Prognos", "12 000").await;
        page.press("=Uppföljning").await;
        page.shows(row, "Delår", "10 804").await;
        page.shows(row, "Prognos nu", "12 000").await;
        page.shows(row, "Förändring sedan Delår", "−1 196 sämre än då").await;
        page.shows(row, "Förlopp", "Delår: 10 804; nu: 12 000").await;
        page.check_accessible("a follow-up").await;

        page.press("Ändra Delår…").await;
        page.chord(&[Key::Control], 'a').await;
        page.keys("Juli").await;
        page.press("=Spara").await;
        page.shows(row, "Juli", "10 804").await;
        page.press("Ta bort Juli").await;
        page.says("”Juli” tas bort med alla belopp som frystes.").await;
        page.press("=Ta bort").await;
        page.says("Inget är fryst än.").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(row, "Juli", "10 804").await;
        page.reload().await;
        page.shows(row, "Juli", "10 804").await;
    });
}
