//! Decisions under budgets: written in a dialog, summed in the cell, refused where one types over them, listed and printed.

use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

const LINE: &str = "Licenser & serviceavtal";

async fn decide(page: &Page) {
    page.click(LINE, "Budget").await;
    page.chord(&[Key::Alt, Key::Shift], 'b').await;
    page.find("heading", Some("Beslut")).await;
}

#[test]
fn supplements_are_decided_summed_listed_and_printed() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.is_whole().await;
        page.press("Kolumner").await;
        page.tick("Tilläggsbudget").await;
        page.press("=Spara").await;
        page.shows(LINE, "Budget 2022", "8 086").await;

        // What stood there is the first decision; two more, of which one has a day that there is not.
        decide(page).await;
        page.fill_in("Beslut 2", "Datum", "14/3").await;
        page.fill_in("Beslut 2", "Referens", "KS § 45").await;
        page.fill_in("Beslut 2", "Belopp", "250").await;
        page.fill_in("Beslut 2", "Skäl", "Nya avtal").await;
        page.fill_in("Beslut 3", "Datum", "2022-02-30").await;
        page.fill_in("Beslut 3", "Belopp", "-50").await;
        page.press("=Spara").await;
        page.says("Beslut 3: ”2022-02-30” är ingen dag i kalendern.").await;
        page.check_accessible("the decisions of a budget").await;
        page.fill_in("Beslut 3", "Datum", "2022-02-28").await;
        page.press("=Spara").await;
        page.shows(LINE, "Tilläggsbudget", "200").await;
        page.shows(LINE, "Budget 2022", "8 286").await;

        // The cell says so by more than a colour, and what is typed over it is refused.
        let cell = page.cell(LINE, "Tilläggsbudget").await;
        cell.click().await.expect("a click");
        page.says("Summa av 2 beslut. Alt+Skift+B öppnar dem").await;
        let title = cell.attr("title").await.expect("a cell").unwrap_or_default();
        assert!(title.contains("Summa av 2 beslut"), "{title}");
        let mark = "return getComputedStyle(document.querySelector('td.decided'), '::before').content";
        assert!(page.script(mark).await.as_str().is_some_and(|mark| mark.contains('§')));
        page.keys("7").await;
        page.shows(LINE, "Tilläggsbudget", "200").await;
        page.check_accessible("a table with decisions").await;
        // Emptied with its neighbours, it stays and it is said.
        page.keys(Key::Delete).await;
        page.says("Summor av beslut ändras i besluten").await;
        page.shows(LINE, "Tilläggsbudget", "200").await;
        // Editing opens the decisions; a changed amount is the new sum.
        page.click(LINE, "Tilläggsbudget").await;
        page.keys(Key::F2).await;
        page.find("heading", Some("Beslut")).await;
        page.fill_in("Beslut 2", "Belopp", "300").await;
        page.press("=Spara").await;
        page.shows(LINE, "Tilläggsbudget", "250").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(LINE, "Tilläggsbudget", "200").await;
        // They are there after the page has gone.
        page.reload().await;
        page.shows(LINE, "Tilläggsbudget", "200").await;

        // All of them, by date, on paper and as a file.
        page.chord(&[Key::Control], 'k').await;
        page.keys("alla beslut").await;
        page.keys(Key::Enter).await;
        page.find("heading", Some("Alla beslut")).await;
        page.says("Summa kostnader").await;
        let text = page.text().await;
        let text = &text[text.rfind("Referens").expect("the list")..];
        let places = ["2022-02-28", "2022-03-14"].map(|date| text.find(date));
        assert!(places[0].is_some() && places[0] < places[1], "{text}");
        page.check_accessible("all decisions").await;
        for landscape in [false, true] {
            let paper = page.printed(landscape).await.join("\n");
            for word in ["Alla beslut", "Referens", "KS § 45", "Nya", "250 000", "Summa"] {
                assert!(paper.contains(word), "no {word} on paper in {:?}:\n{paper}", page.browser);
            }
            for word in ["Personalkostnader", "Spara som CSV", "Inställningar"] {
                assert!(!paper.contains(word), "{word} on paper in {:?}:\n{paper}", page.browser);
            }
        }
        page.press("Spara som CSV").await;
        let (name, saved) = page.downloaded(".csv").await;
        assert!(name.starts_with("Alla beslut Sydnärkes"), "{name}");
        assert!(
            saved.contains("2022-03-14;KS § 45;Licenser & serviceavtal;Hela raden;Tilläggsbudget;250000;")
        );
        page.press("=Stäng").await;
    });
}
