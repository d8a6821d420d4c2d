//! What cannot be is said in words where it is written, and nothing is lost.

use thirtyfour::prelude::*;

use crate::harness::both;

const LINE: &str = "Lokalhyror";
const PROJECT: &str = "IT INVEST ASKERSUND";
const KEY: &str = "Fördelning enligt reglering 2019";

#[test]
fn what_cannot_be_is_said_at_its_place_and_nothing_is_lost() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Investeringar").await;
        page.show_columns(&["Start av användning", "Avskrivningstid", "Kapitalkostnad i år"]).await;
        page.write(PROJECT, "Start av användning", "2022-03").await;
        page.write(PROJECT, "Avskrivningstid", "5").await;
        page.pick("Totalt").await;
        // In a cell: it stays in its editor with the reason, and Esc brings back what stood there.
        for (column, text, reason, stood) in [
            ("Start av användning", "2022-13", "Månaden är 1 till 12.", "2022-03"),
            ("Start av användning", "0 2022", "Månaden är 1 till 12.", "2022-03"),
            ("Avskrivningstid", "0", "Avskrivningstiden är hela år, 1 till 100.", "5 år"),
            ("Avskrivningstid", "101", "Avskrivningstiden är hela år, 1 till 100.", "5 år"),
        ] {
            page.write(PROJECT, column, text).await;
            page.says(reason).await;
            let draft = page.script("return document.activeElement.value").await;
            assert_eq!(draft, text, "{column} in {:?}", page.browser);
            page.keys(Key::Escape).await;
            page.shows(PROJECT, column, stood).await;
        }
        // In a dialog: it stays open with what was written.
        page.press("Inställningar").await;
        page.fill("Internränta, procent", "101").await;
        page.press("=Spara").await;
        page.find("alert", Some("Internräntan är 0 till 100 procent")).await;
        page.check_accessible("a rate that cannot be").await;
        page.fill("Internränta, procent", "2,5").await;
        page.fill("Större än (belopp)", "-5").await;
        page.press("=Spara").await;
        page.find("alert", Some("Gränsen för avvikelser kan inte läsas.")).await;
        page.keys(Key::Escape).await;
        page.press("=Drift").await;
        page.click(LINE, "Budget").await;
        page.chord(&[Key::Alt], Key::Enter.value()).await;
        page.choose("Periodisering", "Tolv vikter").await;
        let months = [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ];
        for month in months {
            page.fill(month, "0").await;
        }
        page.press("=Spara").await;
        page.find("alert", Some("minst en större än noll")).await;
        page.fill("maj", "-1").await;
        page.press("=Spara").await;
        page.find("alert", Some("minst en större än noll")).await;
        page.keys(Key::Escape).await;

        // What can be written, but not calculated, is marked and listed.
        page.write(LINE, "Budget", "=prognos").await;
        page.write(LINE, "Prognos", "=budget").await;
        for column in ["Budget", "Prognos"] {
            page.shows(LINE, column, "cirkel").await;
        }
        let circle = "Den räknar med sig själv i en cirkel: Lokalhyror, Budget → Lokalhyror, Prognos → Lokalhyror, Budget.";
        page.click(LINE, "Budget").await;
        page.says(circle).await;
        page.keys(Key::F2).await;
        assert_eq!(page.script("return document.activeElement.value").await, "=prognos");
        page.keys(Key::Escape).await;
        page.press("Fördelning").await;
        for member in ["Askersund", "Hallsberg", "Laxå", "Lekeberg"] {
            page.write(KEY, member, "0").await;
        }
        page.press("=Åtgärder").await;
        for measure in ["Nästa år", "På en rad som tas bort"] {
            page.press("+ Åtgärd").await;
            page.keys(measure).await;
            page.keys(Key::Enter).await;
            page.write_far(measure, "Effekt 2022", "100").await;
            page.walk_to(measure, "Driftrader").await;
            page.press("Rader och medlemmar").await;
            page.tick("Övriga kostnader").await;
            page.press("=Spara").await;
            for column in ["Säkerställd", "Ingår i prognosen"] {
                page.walk_to(measure, column).await;
                page.keys(" ").await;
                page.shows(measure, column, "Ja").await;
            }
        }
        page.write_far("Nästa år", "Driftsättning", "2023-09-01").await;
        page.write_far("På en rad som tas bort", "Driftsättning", "30 februari").await;
        page.press("=Drift").await;
        page.click("Övriga kostnader", "Budget").await;
        page.press("=Ta bort").await;
        page.press("=Ta bort").await;
        page.press("Investeringar").await;
        page.write(PROJECT, "Start av användning", "2023-01").await;
        page.shows(PROJECT, "Kapitalkostnad i år", "0").await;
        page.press("Översikt").await;
        let circle = format!("Lokalhyror, Prognos: formeln ger inget belopp och räknas inte med. {circle}");
        for expected in [
            &circle,
            "Nyckeln Fördelning enligt reglering 2019 har ingen vikt större än noll",
            "1.1 Nästa år: Ger inget i år: åtgärden börjar när ingen hel månad är kvar av året.",
            "1.2 På en rad som tas bort: Driftsättningen är inget datum, så effekten kan inte räknas.",
            "1.2 På en rad som tas bort: en rad som åtgärden berör är borttagen.",
            // What was printed of it is a control total without a place now.
            "(borttagen rad), Avvikelse: tryckt 200 tkr, men det finns ingen beräknad siffra där.",
        ] {
            page.says(expected).await;
        }
        page.check_accessible("checks of all kinds").await;
        // All of it is still there, to be put right.
        page.reload().await;
        page.press("=Åtgärder").await;
        page.walk_to("På en rad som tas bort", "Driftsättning").await;
        page.shows("På en rad som tas bort", "Driftsättning", "30 februari").await;
        page.write_far("På en rad som tas bort", "Driftsättning", "1 november").await;
        page.press("=Drift").await;
        page.write(LINE, "Prognos", "755").await;
        page.shows(LINE, "Budget", "755").await;
        page.press("Översikt").await;
        page.says("1.2 På en rad som tas bort: Räknas inte: raderna som åtgärden berör är borttagna.").await;
    });
}
