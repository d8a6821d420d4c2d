//! Capital cost: the start of a project is moved, and the drift line and a member's part follow at once.

use crate::harness::both;

#[test]
fn moving_the_start_of_a_project_changes_the_drift_line_and_a_members_part() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        // Older assets are the line's own prognosis.
        page.shows("Kapitalkostnader", "Prognos", "12 100").await;
        page.press("Inställningar").await;
        page.fill("Internränta, procent", "2,5").await;
        page.choose("Driftrad för kapitalkostnad", "Kapitalkostnader").await;
        page.choose("Gemensamma projekt fördelas med", "Fördelning enligt reglering 2019").await;
        page.check_accessible("settings with capital cost").await;
        page.press("=Spara").await;
        page.pick("Askersund").await;
        let before = page.value("Kapitalkostnader", "Prognos").await;

        page.press("Investeringar").await;
        page.pick("Totalt").await;
        page.press("Kolumner").await;
        for column in ["Start av användning", "Avskrivningstid", "Kapitalkostnad i år"] {
            page.tick(column).await;
        }
        page.press("=Spara").await;
        // 3 145 000 kr over five years from July: 314 500 and half a year's interest, 39 313.
        page.write("IT INVEST ASKERSUND", "Avskrivningstid", "5").await;
        page.write("IT INVEST ASKERSUND", "Start av användning", "juli").await;
        page.shows("IT INVEST ASKERSUND", "Start av användning", "2022-07").await;
        page.shows("IT INVEST ASKERSUND", "Kapitalkostnad i år", "354").await;
        page.press("Drift").await;
        page.shows("Kapitalkostnader", "Prognos", "12 454").await;

        // A whole year instead: 629 000 and 78 625.
        page.press("Investeringar").await;
        page.write("IT INVEST ASKERSUND", "Start av användning", "2022-01").await;
        page.shows("IT INVEST ASKERSUND", "Kapitalkostnad i år", "708").await;
        page.press("Drift").await;
        page.shows("Kapitalkostnader", "Prognos", "12 808").await;
        page.pick("Askersund").await;
        let after = page.value("Kapitalkostnader", "Prognos").await;
        let number = |text: &str| text.replace(' ', "").parse::<i64>().expect("a number");
        assert!((707..=709).contains(&(number(&after) - number(&before))), "{before} and {after}");
        page.pick("Hallsberg").await;
        page.pick("Totalt").await;

        // What is no month stays in its cell and says so.
        page.press("Investeringar").await;
        page.write("IT INVEST ASKERSUND", "Start av användning", "2022-13").await;
        page.says("Skriv år och månad").await;
        page.keys(thirtyfour::prelude::Key::Escape).await;

        // Its cost year by year.
        page.click("IT INVEST ASKERSUND", "Start av användning").await;
        page.press("Kapitalkostnad år för år").await;
        page.says("3 380 875").await;
        page.check_accessible("the schedule of a project").await;
        page.press("Spara som CSV").await;
        let (name, text) = page.downloaded(".csv").await;
        assert!(name.starts_with("Kapitalkostnad IT INVEST ASKERSUND"), "{name}");
        assert!(text.contains("2022;3145000;629000;78625;707625"), "{text}");
        page.press("=Stäng").await;

        // By annuity each year costs the same: 676 951 kr.
        page.press("Inställningar").await;
        page.choose("Avskrivningsmetod", "Annuitet: lika kapitalkostnad varje år").await;
        page.press("=Spara").await;
        page.shows("IT INVEST ASKERSUND", "Kapitalkostnad i år", "677").await;
        page.press("Drift").await;
        page.shows("Kapitalkostnader", "Prognos", "12 777").await;
        page.chord(&[thirtyfour::prelude::Key::Control], 'z').await;
        page.shows("Kapitalkostnader", "Prognos", "12 808").await;
    });
}
