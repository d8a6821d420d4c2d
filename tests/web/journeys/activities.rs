//! Several activities: the table over them, on the overview.

use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

const COLUMN: &str = "Utfall 2020";

/// The names of the activities as Drift offers them, in order.
async fn tabs(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[role=group][aria-label=Verksamhet] button')].map(b => b.textContent)";
    serde_json::from_value(page.script(script).await).expect("names")
}

#[test]
fn activities_are_added_named_moved_and_taken_away() {
    both(async |page| {
        page.press("Herrljunga/Vårgårda 2020").await;
        page.press("Översikt").await;
        // The published table, and the sum over it.
        for (name, prior, actual) in [
            ("Ekonomiavdelningen", "1 207", "990"),
            ("Personalavdelningen", "654", "1 307"),
            ("IT, växel och telefoni", "1 381", "−3 771"),
            ("Summa resultat", "3 242", "−1 474"),
        ] {
            page.shows(name, "Utfall 2019", prior).await;
            page.shows(name, COLUMN, actual).await;
        }
        // One member's part of each.
        page.pick("Vårgårda").await;
        page.says("Resultat per verksamhet, Vårgårda").await;
        page.shows("IT, växel och telefoni", COLUMN, "−1 886").await;
        page.check_accessible("the table over activities").await;
        page.pick("Totalt").await;
        page.shows("Ekonomiavdelningen", COLUMN, "990").await;

        // A new one is named where it stands.
        page.press("+ Verksamhet").await;
        page.keys("Upphandling").await;
        page.keys(Key::Enter).await;
        page.click("Upphandling", COLUMN).await;
        page.press("=Flytta upp").await;
        page.press("=Flytta upp").await;
        page.press("=Drift").await;
        page.find("button", Some("=Upphandling")).await;
        assert_eq!(
            tabs(page).await,
            ["Ekonomiavdelningen", "Upphandling", "Personalavdelningen", "IT, växel och telefoni"]
        );
        // It has its own table and result, which the table over all follows.
        page.press("=Upphandling").await;
        page.press("+ Rad").await;
        page.keys("Konsulter").await;
        page.keys(Key::Enter).await;
        page.write("Konsulter", COLUMN, "100").await;
        page.press("Översikt").await;
        page.shows("Upphandling", COLUMN, "−100").await;
        page.shows("Summa resultat", COLUMN, "−1 574").await;

        // With figures it asks before it goes.
        page.click("Upphandling", COLUMN).await;
        page.press("=Ta bort").await;
        page.find("heading", Some("Ta bort")).await;
        page.press("=Ta bort").await;
        page.shows("Summa resultat", COLUMN, "−1 474").await;
        page.press("Ångra: ta bort Upphandling").await;
        page.shows("Upphandling", COLUMN, "−100").await;
        page.reload().await;
        page.shows("Upphandling", COLUMN, "−100").await;
    });
}
