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
        page.shows(row, "Förändring sedan Delår", "−1 196").await;
        // What is drawn is said, too.
        let said =
            page.cell(row, "Förlopp").await.attr("title").await.expect("an answer").unwrap_or_default();
        assert_eq!(said.replace('\u{a0}', " "), "Delår: 10 804; nu: 12 000");
        page.check_accessible("a follow-up").await;
        // What was frozen of the budget and of what is booked stands beside it where one asks for it.
        page.tick("Budget").await;
        page.tick("Utfall").await;
        page.find("columnheader", Some("Budget, Delår")).await;
        page.shows(row, "Utfall, Delår", &page.value(row, "Utfall nu").await).await;
        page.shows(row, "Prognos, Delår", "10 804").await;
        page.click(row, "Förändring sedan Delår").await;
        page.says("Förändring sedan Delår −1 196 = Delår 10 804 − prognos nu 12 000").await;
        page.tick("Budget").await;
        page.tick("Utfall").await;

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

#[test]
fn next_year_is_made_with_what_was_carried_over() {
    both(async |page| {
        page.press("Herrljunga/Vårgårda 2020").await;
        page.press("=Investeringar").await;
        let row = "5210 IT kapacitetsutökn.";
        page.click(row, "Total budget").await;
        page.chord(&[Key::Control], 'k').await;
        page.keys("Ta över förslag").await;
        page.keys(Key::Enter).await;
        page.shows(row, "Ombudgeteras till nästa år", "1 480").await;
        page.shows("Summa investeringar", "Ombudgeteras till nästa år", "1 952").await;
        page.check_accessible("carry-overs").await;

        page.press("=Uppföljning").await;
        page.press("Nästa års arbetsbok…").await;
        page.says("En ny arbetsbok för 2021 läggs bredvid den här, som inte ändras.").await;
        page.check_accessible("next year").await;
        page.choose("Radernas budget", "Som årets budget, med tillägg").await;
        page.press("=Skapa").await;
        page.says("Servicenämnderna Herrljunga och Vårgårda 2021").await;
        page.press("=Investeringar").await;
        page.shows(row, "Tillägg/ombudgetering", "1 480").await;
        page.reload().await;
        page.shows(row, "Tillägg/ombudgetering", "1 480").await;
        page.press("Alla arbetsböcker").await;
        page.says("Arbetsböcker i den här webbläsaren").await;
        for year in ["2020", "2021"] {
            let name = format!("Ta bort: Servicenämnderna Herrljunga och Vårgårda {year}");
            assert_eq!(page.count("button", Some(&name)).await, 1, "{year}");
        }
    });
}
