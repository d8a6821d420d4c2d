//! What stands behind a prognosis: all methods side by side, and adjustments with their reasons.

use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

const ROW: &str = "Licenser & serviceavtal";

/// Has a command done about the line, as one does who searches for it.
async fn on_line(page: &Page, command: &str) {
    page.click(ROW, "Prognos").await;
    page.chord(&[Key::Control], 'k').await;
    page.keys(command).await;
    page.keys(Key::Enter).await;
}

#[test]
fn all_methods_are_compared_and_one_is_taken() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows(ROW, "Prognos", "10 300").await;
        on_line(page, "jämför prognosmetoder").await;
        page.find("heading", Some("Prognos enligt varje metod")).await;
        // What each gives, with the budget, and that the own figure is beyond them all.
        for figure in ["10 300", "8 086", "10 263", "9 356"] {
            page.says(figure).await;
        }
        page.says("Den egna siffran ligger utanför vad någon av metoderna ger.").await;
        page.check_accessible("the methods side by side").await;
        page.press("Använd: Budget för resten").await;
        page.shows(ROW, "Prognos", "9 356").await;
        page.press("Ångra").await;
        page.shows(ROW, "Prognos", "10 300").await;
    });
}

#[test]
fn a_prognosis_is_adjusted_with_a_reason() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows(ROW, "Prognos", "10 300").await;
        let result = page.value("Summa", "Prognos").await;
        on_line(page, "justera prognosen").await;
        page.find("heading", Some("Justeringar av prognosen")).await;
        page.fill("Belopp", "tolv").await;
        page.fill("Skäl", "Nytt avtal från oktober").await;
        page.press("=Spara").await;
        page.says("Ett belopp kan inte läsas.").await;
        page.fill("Belopp", "200").await;
        page.choose("Gäller", "Hallsberg").await;
        page.check_accessible("adjustments").await;
        page.press("=Spara").await;
        page.shows(ROW, "Prognos", "10 500").await;
        page.pick("Laxå").await;
        let other = page.value(ROW, "Prognos").await;
        page.pick("Totalt").await;
        page.press("Ångra: justera prognosen för Licenser").await;
        page.shows(ROW, "Prognos", "10 300").await;
        page.shows("Summa", "Prognos", &result).await;
        // What was Hallsberg's changed nobody else's part.
        page.pick("Laxå").await;
        page.shows(ROW, "Prognos", &other).await;
    });
}
