//! A controller's arithmetic, each rule from the page: profiles, methods, spreading, projects, keys and measures.

use thirtyfour::prelude::*;

use crate::harness::{Page, both};

const LICENCES: &str = "Licenser & serviceavtal";

/// Opens the properties of a line, says something there, and saves.
async fn of_line(page: &Page, line: &str, field: &str, choice: &str) {
    page.click(line, "Budget").await;
    page.chord(&[Key::Alt], Key::Enter.value()).await;
    page.choose(field, choice).await;
}

#[test]
fn budgets_to_date_and_prognoses_follow_weights_and_the_workbooks_choices() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.show_columns(&["Prognosmetod", "Periodiserad budget"]).await;
        page.shows(LICENCES, "Budget t.o.m. juli", "4 717").await;
        of_line(page, LICENCES, "Periodisering", "Tolv vikter").await;
        for month in ["januari", "februari", "mars", "april", "maj", "juni"] {
            page.fill(month, "0").await;
        }
        page.check_accessible("twelve weights").await;
        page.press("=Spara").await;
        // One of six months has passed: 8 086 / 6.
        page.shows(LICENCES, "Budget t.o.m. juli", "1 348").await;

        // A line without a choice of its own follows the workbook's.
        of_line(page, "Lokalhyror", "Prognosmetod", "Som arbetsboken: Som budget").await;
        page.press("=Spara").await;
        page.shows("Lokalhyror", "Budget t.o.m. juli", "440").await;
        page.press("Inställningar").await;
        page.choose("Prognosmetod när raden", "Löpande takt").await;
        page.choose("Periodisering när raden", "Tolv vikter").await;
        page.fill("=januari", "6").await;
        page.fill("Större än (belopp)", "1 000").await;
        page.press("=Spara").await;
        // 6 + 6 of 17 parts of 755; 406 in seven months.
        page.shows("Lokalhyror", "Budget t.o.m. juli", "533").await;
        page.shows("Lokalhyror", "Metod", "Löpande takt").await;
        page.shows("Lokalhyror", "Prognos", "696").await;
        page.shows(LICENCES, "Budget t.o.m. juli", "1 348").await;

        // Only the selected lines, with the actuals through another month: 6 163 and 166 in eight.
        page.select(("Personalkostnader", "Prognos"), ("Datorer & basutrustning", "Prognos")).await;
        page.command("prognos för flera").await;
        page.choose("Gäller", "Markerade rader").await;
        page.choose("Utfall t.o.m.", "augusti").await;
        page.choose("Resten av året", "Löpande takt").await;
        page.tick("Låt egna siffror").await;
        page.press("=Spara").await;
        page.shows("Personalkostnader", "Prognos", "9 245").await;
        page.shows("Datorer & basutrustning", "Prognos", "249").await;
        page.shows("Lokalhyror", "Prognos", "609").await;
        page.shows("Kapitalkostnader", "Metod", "Egen").await;
        page.find("columnheader", Some("Utfall t.o.m. augusti")).await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Personalkostnader", "Prognos", "10 804").await;
        page.find("columnheader", Some("Utfall t.o.m. juli")).await;

        // Of the lines that deviate by more than a thousand, one has no comment.
        page.press("Översikt").await;
        page.says("Personalkostnader: avvikelsen är större än gränsen och har ingen kommentar.").await;
        let text = page.text().await;
        assert!(!text.contains("Licenser & serviceavtal: avvikelsen är större"), "it has a comment");
        assert!(!text.contains("Övriga kostnader: avvikelsen är större"), "it is below the limit");
    });
}

#[test]
fn totals_are_spread_by_key_over_lines_and_groups_and_refused_when_all_is_held() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        let ask = async || {
            page.chord(&[Key::Alt, Key::Shift], 's').await;
            page.find("textbox", Some("Ny summa")).await;
        };
        // 100, 400 and 755 become twice as much.
        page.select(("Resor & Kurser", "Budget"), ("Lokalhyror", "Budget")).await;
        ask().await;
        page.fill("Ny summa", "2 510").await;
        page.says("3 celler ändras").await;
        page.press("=Fördela").await;
        page.shows("Resor & Kurser", "Budget", "200").await;
        page.shows("Lokalhyror", "Budget", "1 510").await;
        page.shows("Summa", "Budget", "1 255").await;
        // Together in a group, its sum is what is spread; what each line is to have, no key says.
        page.select(("Resor & Kurser", "Budget"), ("Lokalhyror", "Budget")).await;
        page.chord(&[Key::Alt, Key::Shift], Key::Right.value()).await;
        page.keys("Småposter").await;
        page.keys(Key::Enter).await;
        page.shows("Småposter", "Budget", "2 510").await;
        page.click("Småposter", "Budget").await;
        ask().await;
        page.choose("Fördelas", "Med en fördelningsnyckel").await;
        page.says("En nyckel eller en annan rad säger vad varje medlem ska ha.").await;
        page.choose("Fördelas", "Lika").await;
        page.fill("Ny summa", "1 200").await;
        page.press("=Fördela").await;
        for line in ["Resor & Kurser", "Övriga kostnader", "Lokalhyror"] {
            page.shows(line, "Budget", "400").await;
        }
        // With all of them held, none can take the difference.
        page.select(("Resor & Kurser", "Budget"), ("Lokalhyror", "Budget")).await;
        page.chord(&[Key::Alt, Key::Shift], 'h').await;
        page.says("3 celler hålls fast.").await;
        page.click("Småposter", "Budget").await;
        ask().await;
        page.fill("Ny summa", "1 500").await;
        page.press("=Fördela").await;
        page.find("alert", Some("Alla celler hålls fast eller har beslut, så ingen kan ta upp skillnaden."))
            .await;
        page.check_accessible("a refused spreading").await;
        page.keys(Key::Escape).await;
        page.shows("Småposter", "Budget", "1 200").await;

        // One line over its members, by a key: 43 621 of 158 551 parts of 12 006.
        page.pick("Sida vid sida").await;
        page.write("Personalkostnader", "Askersund", "1 000").await;
        page.press("Gör raden direkt").await;
        page.shows("Personalkostnader", "Askersund", "1 000").await;
        page.click("Personalkostnader", "Totalt").await;
        ask().await;
        page.fill("Ny summa", "12 006").await;
        page.choose("Fördelas", "Med en fördelningsnyckel").await;
        page.press("=Fördela").await;
        page.shows("Personalkostnader", "Askersund", "3 303").await;
        page.shows("Personalkostnader", "Laxå", "1 668").await;
        page.shows("Personalkostnader", "Totalt", "12 006").await;
        // A total that is typed is refused too, with all parts held.
        page.select(("Personalkostnader", "Askersund"), ("Personalkostnader", "Lekeberg")).await;
        page.chord(&[Key::Alt, Key::Shift], 'h').await;
        page.says("4 celler hålls fast.").await;
        page.write("Personalkostnader", "Totalt", "13 000").await;
        page.says("Alla delar hålls fast eller har beslut, så ingen kan ta upp skillnaden.").await;
        page.keys(Key::Escape).await;
        page.shows("Personalkostnader", "Totalt", "12 006").await;
    });
}

#[test]
fn a_project_has_components_a_holder_a_status_and_coming_years() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Inställningar").await;
        page.fill("Internränta, procent", "2,5").await;
        page.choose("Driftrad för kapitalkostnad", "Kapitalkostnader").await;
        page.press("=Spara").await;
        page.press("Investeringar").await;
        let project = "IT INVEST LEKEBERG";
        page.show_columns(&[
            "=Innehavare",
            "=Status",
            "=Metod",
            "Aktuell beräknad totalutgift",
            "Beslutad 2023",
            "Årlig driftskostnad",
            "Avskrivningstid",
            "Kapitalkostnad i år",
        ])
        .await;

        // 2 000 over four years and the other 963 over ten: 500 + 96,3, and 2,5 % of 2 963.
        page.click_on("rowheader", project).await;
        page.chord(&[Key::Alt], Key::Enter.value()).await;
        page.fill("Start av användning", "januari 2022").await;
        for text in ["Servrar", "2 000", "4", "Nät", "", "10"] {
            page.keys(Key::Tab).await;
            page.keys(text).await;
        }
        page.check_accessible("the components of a project").await;
        page.press("=Spara").await;
        page.walk_to(project, "Kapitalkostnad i år").await;
        page.shows(project, "Avskrivningstid", "4–10 år").await;
        page.shows(project, "Kapitalkostnad i år", "670").await;
        // What it is calculated to cost goes before its prognosis: 500 + 120 + 80.
        page.write_far(project, "Aktuell beräknad totalutgift", "3 200").await;
        page.walk_to(project, "Kapitalkostnad i år").await;
        page.shows(project, "Kapitalkostnad i år", "700").await;
        page.write_far(project, "Beslutad 2023", "450").await;
        page.shows("Summa", "Beslutad 2023", "450").await;
        page.write_far(project, "Årlig driftskostnad", "35").await;
        page.shows("Summa", "Årlig driftskostnad", "35").await;
        page.press("=Drift").await;
        page.shows("Kapitalkostnader", "Prognos", "12 800").await;
        // Its holder has all of that, beside its part of the line by key.
        let has = async |member: &str, expected: &str| {
            page.press("=Drift").await;
            page.pick(member).await;
            page.shows("Kapitalkostnader", "Prognos", expected).await;
            page.press("Investeringar").await;
            page.pick("Totalt").await;
        };
        has("Laxå", "1 681").await;
        has("Lekeberg", "3 044").await;
        let take = async |column: &str, letters: &str, choice: &str| {
            page.walk_to(project, column).await;
            page.keys(letters).await;
            page.find("combobox", Some("Redigera")).await;
            page.keys(Key::Enter).await;
            page.shows(project, column, choice).await;
        };
        take("Innehavare", "lax", "Laxå").await;
        has("Laxå", "2 381").await;
        has("Lekeberg", "2 344").await;
        // Postponed it costs nothing; going on again, its own prognosis can give way to the budget.
        take("Status", "upp", "Uppskjuten").await;
        has("Laxå", "1 681").await;
        page.chord(&[Key::Control], 'z').await;
        page.write_far(project, "Prognos", "3 100").await;
        page.shows("Summa", "Prognos", "12 961").await;
        take("Metod", "som", "Som budget").await;
        page.shows(project, "Prognos", "2 963").await;
        page.shows("Summa", "Prognos", "12 824").await;
    });
}

#[test]
fn weights_of_a_key_and_measures_over_lines_and_members_are_followed_at_once() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Fördelning").await;
        let key = "Fördelning enligt reglering 2019";
        page.shows("Askersund", "Prognos", "275").await;
        // Half of all weights.
        page.write(key, "Askersund", "114 930").await;
        page.shows("Askersund", "Prognos", "500").await;
        page.says("50,00 %").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Askersund", "Prognos", "275").await;

        page.press("=Åtgärder").await;
        page.press("+ Grupp").await;
        page.keys("Personal").await;
        page.keys(Key::Enter).await;
        page.press("+ Åtgärd").await;
        page.keys("Vakanser").await;
        page.keys(Key::Enter).await;
        let choose_lines = async |measure: &str, names: &[&str]| {
            page.walk_to(measure, "Driftrader").await;
            page.press("Rader och medlemmar").await;
            for name in names {
                page.tick(name).await;
            }
            page.press("=Spara").await;
        };
        let set = async |measure: &str, column: &str| {
            page.walk_to(measure, column).await;
            page.keys(" ").await;
            page.shows(measure, column, "Ja").await;
        };
        // Approved is enough, secured or not. What it counts with can be written too.
        page.write_far("Vakanser", "Effekt 2022", "300").await;
        choose_lines("Vakanser", &["Personalkostnader", LICENCES, "Laxå"]).await;
        set("Vakanser", "Godkänd").await;
        set("Vakanser", "Ingår i prognosen").await;
        page.says("Effekt av åtgärder\n−300 tkr").await;
        page.write_far("Vakanser", "Belopp", "250").await;
        page.says("Effekt av åtgärder\n−250 tkr").await;
        page.press("+ Grupp").await;
        page.keys("Avtal").await;
        page.keys(Key::Enter).await;
        page.press("+ Åtgärd").await;
        page.keys("Färre licenser").await;
        page.keys(Key::Enter).await;
        page.write_far("Färre licenser", "Effekt 2022", "100").await;
        choose_lines("Färre licenser", &[LICENCES]).await;
        set("Färre licenser", "Säkerställd").await;
        set("Färre licenser", "Ingår i prognosen").await;
        page.keys(Key::End).await;
        for (row, amount) in [("Personal", "250"), ("Avtal", "100"), ("Totalt", "350")] {
            page.shows(row, "Belopp", amount).await;
        }
        page.says("Prognos efter åtgärder\nUnderskott 650 tkr").await;
        // 250 are 128 and 122 by what the lines come to, all of it Laxå's; another 100 are everyone's.
        page.press("=Drift").await;
        page.shows("Personalkostnader", "Prognos", "10 676").await;
        page.shows(LICENCES, "Prognos", "10 078").await;
        page.pick("Laxå").await;
        page.shows("Personalkostnader", "Prognos", "1 373").await;
        page.pick("Askersund").await;
        page.shows("Personalkostnader", "Prognos", "2 972").await;
    });
}
