//! The action plan, with the real keyboard: a measure is made, and ticked on and off.

use thirtyfour::prelude::Key;

use crate::harness::both;

#[test]
fn a_measure_is_made_and_ticked_on_and_off() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Åtgärder").await;
        page.says("Här finns inga åtgärder än.").await;
        page.check_accessible("an empty plan").await;
        page.press("+ Åtgärd").await;
        page.keys("Konsulter ersätts").await;
        page.keys(Key::Enter).await;
        let row = "Konsulter ersätts";
        page.write(row, "Driftsättning", "1 september").await;
        page.write(row, "Effekt 2022", "1 200").await;
        page.keys(Key::End).await;
        page.shows(row, "Effekt i år", "400").await;

        page.cell(row, "Belopp").await.click().await.expect("a click");
        page.press("Rader och medlemmar").await;
        page.tick("Personalkostnader").await;
        page.check_accessible("the lines of a measure").await;
        page.press("=Spara").await;

        // It is not likely enough until it is secured.
        page.cell(row, "Ingår i prognosen").await.click().await.expect("a click");
        page.keys(" ").await;
        page.says("Effekten är inte tillräckligt sannolik för att beaktas i prognosen.").await;
        page.keys(Key::Escape).await;
        page.cell(row, "Säkerställd").await.click().await.expect("a click");
        page.keys(" ").await;
        page.shows(row, "Säkerställd", "Ja").await;

        let figures = async |before: &str, effect: &str, after: &str| {
            page.says(&format!("Prognos före åtgärder\n{before}")).await;
            page.says(&format!("Effekt av åtgärder\n{effect}")).await;
            page.says(&format!("Prognos efter åtgärder\n{after}")).await;
        };
        figures("Underskott 1 000 tkr", "0 tkr", "Underskott 1 000 tkr").await;
        page.cell(row, "Ingår i prognosen").await.click().await.expect("a click");
        page.keys(" ").await;
        page.shows(row, "Belopp", "400").await;
        figures("Underskott 1 000 tkr", "+400 tkr", "Underskott 600 tkr").await;
        page.shows("Totalt", "Belopp", "400").await;
        page.check_accessible("a plan").await;
        page.press("Översikt").await;
        figures("Underskott 1 000 tkr", "+400 tkr", "Underskott 600 tkr").await;

        page.press("=Åtgärder").await;
        page.cell(row, "Nr").await.click().await.expect("a click");
        page.keys(Key::End).await;
        page.cell(row, "Ingår i prognosen").await.click().await.expect("a click");
        page.keys(" ").await;
        page.shows(row, "Belopp", "").await;
        figures("Underskott 1 000 tkr", "0 tkr", "Underskott 1 000 tkr").await;
        page.chord(&[Key::Control], 'z').await;
        figures("Underskott 1 000 tkr", "+400 tkr", "Underskott 600 tkr").await;
        page.reload().await;
        figures("Underskott 1 000 tkr", "+400 tkr", "Underskott 600 tkr").await;
    });
}
