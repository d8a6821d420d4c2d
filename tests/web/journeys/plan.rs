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
        page.shows(row, "Effekt i år", "400").await;

        page.cell(row, "Driftrader").await.click().await.expect("a click");
        page.keys(Key::F2).await;
        page.find("checkbox", Some("Personalkostnader")).await.click().await.expect("a click");
        page.check_accessible("the lines of a measure").await;
        page.press("=Spara").await;
        page.shows(row, "Driftrader", "Personalkostnader").await;

        // It is not likely enough until it is secured.
        page.cell(row, "Ingår i prognosen").await.click().await.expect("a click");
        page.keys(" ").await;
        page.says("Effekten är inte tillräckligt sannolik för att beaktas i prognosen.").await;
        page.keys(Key::Escape).await;
        page.cell(row, "Säkerställd").await.click().await.expect("a click");
        page.keys(" ").await;
        page.shows(row, "Säkerställd", "Ja").await;

        let figures = async |before: &str, effect: &str, after: &str| {
            page.says(&format!("Prognos före åtgärder {before}")).await;
            page.says(&format!("Effekt av åtgärder {effect}")).await;
            page.says(&format!("Prognos efter åtgärder {after}")).await;
        };
        figures("underskott 1 000 tkr", "0 tkr", "underskott 1 000 tkr").await;
        page.cell(row, "Ingår i prognosen").await.click().await.expect("a click");
        page.keys(" ").await;
        page.shows(row, "Belopp", "400").await;
        figures("underskott 1 000 tkr", "+400 tkr", "underskott 600 tkr").await;
        page.shows("Totalt", "Belopp", "400").await;
        page.check_accessible("a plan").await;
        page.press("Översikt").await;
        figures("underskott 1 000 tkr", "+400 tkr", "underskott 600 tkr").await;

        page.press("=Åtgärder").await;
        page.cell(row, "Ingår i prognosen").await.click().await.expect("a click");
        page.keys(" ").await;
        page.shows(row, "Belopp", "").await;
        figures("underskott 1 000 tkr", "0 tkr", "underskott 1 000 tkr").await;
        page.chord(&[Key::Control], 'z').await;
        figures("underskott 1 000 tkr", "+400 tkr", "underskott 600 tkr").await;
        page.reload().await;
        figures("underskott 1 000 tkr", "+400 tkr", "underskott 600 tkr").await;
    });
}
