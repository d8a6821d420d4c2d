//! How a prognosis comes about, chosen in the table.

use thirtyfour::prelude::Key;

use crate::harness::{Browser, both};

#[test]
fn each_method_gives_its_figure() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Kolumner").await;
        page.tick("Prognosmetod").await;
        page.press("=Spara").await;
        // July: budget 8 086, actual 5 987 tkr; the line has an even profile.
        let line = "Licenser & serviceavtal";
        page.shows(line, "Prognos", "10 300").await;
        for (letters, name, prognosis, deviation) in [
            ("budget för", "Budget för resten", "9 356", "−1 270"),
            ("löp", "Löpande takt", "10 263", "−2 177"),
            ("enl", "Enligt profil", "10 263", "−2 177"),
            ("som", "Som budget", "8 086", "0"),
        ] {
            page.click(line, "Metod").await;
            page.keys(letters).await;
            // The list is open until a choice is taken.
            page.find("combobox", Some("Redigera")).await;
            page.keys(Key::Enter).await;
            page.shows(line, "Metod", name).await;
            page.shows(line, "Prognos", prognosis).await;
            page.shows(line, "Avvikelse", deviation).await;
        }
        // The list opens with F2 too, and the arrows go through it.
        page.click(line, "Metod").await;
        page.keys(Key::F2).await;
        page.find("combobox", Some("Redigera")).await;
        page.keys(Key::Up).await;
        page.keys(Key::Enter).await;
        // What was shown becomes the own figure.
        page.shows(line, "Metod", "Egen").await;
        page.shows(line, "Prognos", "8 086").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(line, "Metod", "Som budget").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(line, "Metod", "Enligt profil").await;
        page.shows(line, "Prognos", "10 263").await;
        // Alt and the arrow open the list itself; what is chosen there is chosen.
        page.click(line, "Metod").await;
        page.chord(&[Key::Alt], Key::Down.value()).await;
        page.find("combobox", Some("Redigera")).await;
        let is_open = "return document.activeElement.matches('select:open')";
        while page.script(is_open).await != true {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        if page.browser == Browser::Chromium {
            page.keys(Key::Up).await;
            page.keys(Key::Enter).await;
        } else {
            // Firefox' driver does not reach its list: what that says when somebody chooses.
            let choose = "const list = document.activeElement; list.selectedIndex -= 1;\
                          list.dispatchEvent(new Event('change', { bubbles: true }))";
            page.script(choose).await;
        }
        page.shows(line, "Metod", "Budget för resten").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(line, "Metod", "Enligt profil").await;
        // Many lines at once.
        page.click(line, "Prognos").await;
        page.chord(&[Key::Control], 'k').await;
        page.keys("prognos för flera").await;
        page.keys(Key::Enter).await;
        page.choose("Gäller", "Alla rader i tabellen").await;
        page.tick("Låt egna siffror").await;
        page.check_accessible("prognoses of several lines").await;
        page.press("=Spara").await;
        page.shows(line, "Metod", "Budget för resten").await;
        page.shows(line, "Prognos", "9 356").await;
        page.shows("Lokalhyror", "Metod", "Budget för resten").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(line, "Prognos", "10 263").await;
        page.shows("Lokalhyror", "Metod", "Egen").await;
        // The method follows the months that the actual covers.
        page.choose("Utfall t.o.m.", "december").await;
        page.shows(line, "Prognos", "5 987").await;
    });
}

#[test]
fn a_formula_is_a_method_for_many_lines() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.show_columns(&["Prognosmetod"]).await;
        let line = "Licenser & serviceavtal";
        page.shows(line, "Prognos", "10 300").await;
        page.click(line, "Prognos").await;
        page.command("prognos för flera").await;
        page.choose("Resten av året", "Formel").await;
        page.choose("Gäller", "Alla rader i tabellen").await;
        page.tick("Låt egna siffror").await;
        // What is no formula says why, and changes nothing.
        page.fill("=Formel", "=utfall/mån").await;
        page.press("=Spara").await;
        page.says("det finns ingen sådan kolumn").await;
        page.fill("=Formel", "=utfall/månader*12").await;
        page.check_accessible("a formula as a method").await;
        page.press("=Spara").await;
        page.shows(line, "Metod", "Formel").await;
        page.shows(line, "Prognos", "10 263").await;
        page.shows("Personalkostnader", "Prognos", "10 565").await;
        // It follows the period.
        page.choose("Utfall t.o.m.", "december").await;
        page.shows(line, "Prognos", "5 987").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(line, "Prognos", "10 263").await;
        // A line's own formula, and a circle, which the cell and the checks say.
        page.click(line, "Prognos").await;
        page.command("egenskaper").await;
        page.fill("=Formel", "=prognos*2").await;
        page.press("=Spara").await;
        page.shows(line, "Prognos", "cirkel").await;
        page.press("Översikt").await;
        page.says("Den räknar med sig själv i en cirkel").await;
        page.press("Drift").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(line, "Prognos", "10 263").await;
        // What is typed over it is the own figure, and the fan has the formula among the methods.
        page.write(line, "Prognos", "10 300").await;
        page.shows(line, "Metod", "Egen").await;
        page.click(line, "Prognos").await;
        page.command("jämför prognosmetoder").await;
        page.find("button", Some("Använd: Formel")).await;
        page.press("Använd: Formel").await;
        page.shows(line, "Prognos", "10 263").await;
    });
}
