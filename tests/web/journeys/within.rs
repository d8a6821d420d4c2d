//! The ordinary tables of a scenario: written in, marked, given back, and left.

use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

const ROW: &str = "Lokalhyror";

/// What a screen reader and a tooltip say of a prognosis.
async fn said_of(page: &Page, row: &str) -> String {
    let title = page.cell(row, "Prognos").await.attr("title").await.expect("an attribute");
    title.unwrap_or_default().replace('\u{a0}', " ")
}

#[test]
fn the_tables_of_a_scenario_take_what_is_written_and_the_base_stays() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Scenarier").await;
        page.press("=Nytt scenario…").await;
        page.fill("Namn", "Dyrare hyra").await;
        page.press("=Spara").await;
        page.press("=Visa tabellerna i scenariot Dyrare hyra").await;
        page.says("Det du skriver i tabellerna blir ändringar i scenariot.").await;

        // Written as in any table; what follows moves with it.
        page.write(ROW, "Prognos", "856").await;
        page.shows(ROW, "Prognos", "856").await;
        page.says("underskott 1 101 tkr, 101 tkr sämre än basen").await;
        let said = said_of(page, ROW).await;
        assert!(said.starts_with("Överskriven i scenariot. Scenario: 856, bas: 755"), "{said}");
        page.check_accessible("the tables of a scenario").await;

        // Actuals are refused, with what was typed still there.
        page.click(ROW, "Utfall").await;
        page.keys("7").await;
        page.keys(Key::Enter).await;
        page.says("Utfall ändras inte i ett scenario.").await;
        page.keys(Key::Escape).await;

        // Given back by its keys, and back again; and as a row by the menu.
        page.click(ROW, "Prognos").await;
        page.chord(&[Key::Alt, Key::Shift], 'r').await;
        page.shows(ROW, "Prognos", "755").await;
        page.press("Ångra: ändra Dyrare hyra").await;
        page.shows(ROW, "Prognos", "856").await;
        let cell = page.cell(ROW, "Prognos").await;
        page.right_click(&cell).await;
        page.click_on("menuitem", "Återställ hela raden").await;
        page.shows(ROW, "Prognos", "755").await;
        page.write(ROW, "Prognos", "900").await;

        // Another view shows the scenario too; the report shows the base, and says so.
        page.press("=Rapport").await;
        page.says("Den här vyn visar basen, inte scenariot.").await;
        page.check_accessible("a view of the base while a scenario is looked at").await;
        page.press("=Drift").await;
        page.shows(ROW, "Prognos", "900").await;
        page.press("=Tillbaka till basen").await;
        page.shows(ROW, "Prognos", "755").await;
        page.reload().await;
        page.shows(ROW, "Prognos", "755").await;
        page.command("Visa tabellerna i ett scenario").await;
        page.press("=Visa tabellerna").await;
        page.shows(ROW, "Prognos", "900").await;
    });
}

#[test]
fn what_one_change_means_for_each_member_is_seen_beside_the_changes() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.pick("Sida vid sida").await;
        page.select(("Personalkostnader", "Askersund"), ("Personalkostnader", "Hallsberg")).await;
        page.command("Pröva i ett scenario").await;
        page.choose("=Vems del", "De markerade: Askersund, Hallsberg").await;
        page.fill("Hur mycket", "10").await;
        page.press("=Spara").await;
        page.press("=Scenarier").await;
        page.says("Vad en ändring betyder för varje medlem").await;
        page.choose("=Ändring", "Personalkostnader, Askersund: +10\u{a0}%").await;
        let lens = "return [...document.querySelectorAll('.lens-table tr')].map(row =>
            [...row.children].map(cell => cell.textContent.replaceAll('\\u00a0', ' ')).join(' | ')).join('\\n')";
        page.until("return document.querySelector('.lens-table') !== null").await;
        let shown = page.script(lens).await;
        let shown = shown.as_str().unwrap_or_default();
        let rows: Vec<&str> = shown.lines().collect();
        assert!(rows[0].starts_with("Medlem | Drift | Kapitalkostnad | Resultat"), "{shown}");
        assert!(
            rows[1].starts_with("Askersund | −") && rows[2].starts_with("Hallsberg | 0 | 0 | 0"),
            "{shown}"
        );
        assert_eq!(rows[1].trim_start_matches("Askersund"), rows[rows.len() - 1].trim_start_matches("Alla"));
        page.check_accessible("the member lens").await;
    });
}
