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

        page.click(row, "Belopp").await;
        page.press("Rader och medlemmar").await;
        page.tick("Personalkostnader").await;
        page.check_accessible("the lines of a measure").await;
        page.press("=Spara").await;

        // It is not likely enough until it is secured.
        page.click(row, "Ingår i prognosen").await;
        page.keys(" ").await;
        page.says("Effekten är inte tillräckligt sannolik för att beaktas i prognosen.").await;
        page.keys(Key::Escape).await;
        page.click(row, "Säkerställd").await;
        page.keys(" ").await;
        page.shows(row, "Säkerställd", "Ja").await;

        let figures = async |before: &str, effect: &str, after: &str| {
            page.says(&format!("Prognos före åtgärder\n{before}")).await;
            page.says(&format!("Effekt av åtgärder\n{effect}")).await;
            page.says(&format!("Prognos efter åtgärder\n{after}")).await;
        };
        figures("Underskott 1 000 tkr", "0 tkr", "Underskott 1 000 tkr").await;
        page.click(row, "Ingår i prognosen").await;
        page.keys(" ").await;
        page.shows(row, "Belopp", "400").await;
        figures("Underskott 1 000 tkr", "−400 tkr", "Underskott 600 tkr").await;
        page.shows("Totalt", "Belopp", "400").await;
        page.check_accessible("a plan").await;
        page.press("Översikt").await;
        figures("Underskott 1 000 tkr", "−400 tkr", "Underskott 600 tkr").await;
        page.says("förbättrar resultatet").await;
        page.says("Före åtgärder ").await;

        // The same over the operating table, and row by row.
        page.press("=Drift").await;
        page.says("Prognos före åtgärder underskott 1 000 tkr").await;
        page.says("Effekt av åtgärder −400 tkr (förbättrar resultatet)").await;
        page.press("Visa per rad").await;
        for (row, figures) in
            [("Personalkostnader", ["10 804", "−400", "10 404"]), ("Summa", ["1 000", "−400", "600"])]
        {
            for (column, figure) in ["Prognos före åtgärder", "Åtgärder", "Prognos 2022"].iter().zip(figures)
            {
                page.shows(row, column, figure).await;
            }
        }
        assert_eq!(page.count("button", Some("Visa per rad")).await, 0);
        page.check_accessible("measures over the operating table").await;
        page.press("=Fördelning").await;
        page.find("columnheader", Some("Före åtgärder")).await;
        page.says("Resultat: plus är underskott.").await;

        page.press("=Åtgärder").await;
        page.click(row, "Nr").await;
        page.keys(Key::End).await;
        page.click(row, "Ingår i prognosen").await;
        page.keys(" ").await;
        page.shows(row, "Belopp", "").await;
        figures("Underskott 1 000 tkr", "0 tkr", "Underskott 1 000 tkr").await;
        page.chord(&[Key::Control], 'z').await;
        figures("Underskott 1 000 tkr", "−400 tkr", "Underskott 600 tkr").await;
        page.reload().await;
        figures("Underskott 1 000 tkr", "−400 tkr", "Underskott 600 tkr").await;
    });
}
