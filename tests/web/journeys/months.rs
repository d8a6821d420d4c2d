//! What is booked month by month, pasted from a spreadsheet, and what follows from the prior year.

use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

/// Puts on the real clipboard what a spreadsheet puts there as text.
async fn copy_elsewhere(page: &Page, text: &str) {
    let script = format!(
        "const field = document.createElement('textarea'); field.id = 'elsewhere'; field.value = '{text}';\
         document.body.append(field); field.focus(); field.select(); return true;"
    );
    page.script(&script).await;
    page.chord(&[Key::Control], 'c').await;
    page.script("document.getElementById('elsewhere').remove(); return true;").await;
}

/// Pastes twelve columns from January on.
async fn paste_year(page: &Page, row: &str, amounts: [u32; 12]) {
    copy_elsewhere(page, &amounts.map(|amount| amount.to_string()).join("\\t")).await;
    // January may be out of sight.
    page.click_on("rowheader", row).await;
    page.keys(Key::Right).await;
    page.chord(&[Key::Control], 'v').await;
    page.says("12 celler inklistrade.").await;
}

#[test]
fn twelve_columns_of_both_years_make_budget_to_date_and_prognosis() {
    both(async |page| {
        let line = "Licenser & serviceavtal";
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Månader").await;
        page.says("Månader efter juli kan skrivas men räknas inte än.").await;
        paste_year(page, line, [800, 850, 900, 950, 850, 800, 850, 1, 2, 3, 4, 5]).await;
        page.shows(line, "jan", "800").await;
        page.check_accessible("months").await;
        page.keys(Key::End).await;
        page.shows(line, "Summa t.o.m. juli", "6 000").await;
        page.shows(line, "Utfall t.o.m. juli", "6 000").await;
        page.shows("Summa", "dec", "5").await;
        page.press("=2021").await;
        paste_year(page, line, [500, 500, 500, 500, 500, 500, 500, 700, 700, 700, 700, 700]).await;
        page.keys(Key::End).await;
        page.shows(line, "Summa 2021", "7 000").await;

        page.press("=Drift").await;
        page.press("Kolumner").await;
        for column in ["Prognosmetod", "Periodiserad budget"] {
            page.tick(column).await;
        }
        page.press("=Spara").await;
        // Evenly 7/12 of 8 086; half of it as the year before.
        page.shows(line, "Utfall t.o.m. juli", "6 000").await;
        page.shows(line, "Budget t.o.m. juli", "4 717").await;
        page.click(line, "Budget 2022").await;
        page.chord(&[Key::Alt], Key::Enter.value()).await;
        page.choose("Periodisering", "Som fjolårets månader").await;
        page.check_accessible("the properties of a line").await;
        page.press("=Spara").await;
        page.shows(line, "Budget t.o.m. juli", "4 043").await;

        // 6 000 + 3 500; and 6 000 + 3 500 × 6 000 / 3 500.
        page.click(line, "Metod").await;
        page.keys("fjol").await;
        page.find("combobox", Some("Redigera")).await;
        page.keys(Key::Enter).await;
        page.shows(line, "Metod", "Fjolåret för resten").await;
        page.shows(line, "Prognos 2022", "9 500").await;
        page.shows(line, "Avvikelse", "−1 414").await;
        page.click(line, "Metod").await;
        page.keys(Key::F2).await;
        page.find("combobox", Some("Redigera")).await;
        page.keys(Key::Down).await;
        page.keys(Key::Enter).await;
        page.shows(line, "Metod", "Fjolåret för resten, uppräknat").await;
        page.shows(line, "Prognos 2022", "12 000").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(line, "Prognos 2022", "9 500").await;

        // A line without the prior year's months says what it lacks, and the checks lead there.
        page.click("Lokalhyror", "Metod").await;
        page.keys("fjol").await;
        page.find("combobox", Some("Redigera")).await;
        page.keys(Key::Enter).await;
        page.shows("Lokalhyror", "Prognos 2022", "").await;
        page.press("=Översikt").await;
        page.says(
            "Lokalhyror: prognos saknas och räknas inte i resultatet. Fjolårets månader är inte ifyllda",
        )
        .await;
        page.reload().await;
        page.press("=Drift").await;
        page.shows(line, "Prognos 2022", "9 500").await;
        page.check_quiet().await;
    });
}
