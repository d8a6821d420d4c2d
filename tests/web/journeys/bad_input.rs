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
        println!("{}", page.text().await);
        println!("{}", page.value(LINE, "Budget").await);
        println!("{}", page.value(LINE, "Prognos").await);
    });
}
