//! Editing in place: totals, result and each member's part follow the key that commits, and stay.

use thirtyfour::prelude::Key;

use crate::harness::both;

#[test]
fn an_edit_changes_line_result_and_member_parts_and_survives_a_reload() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Personalkostnader", "Avvikelse", "1 202").await;
        page.shows("Summa", "Prognos", "1 000").await;

        page.pick("Askersund").await;
        let before = page.value("Personalkostnader", "Prognos").await;
        page.pick("Totalt").await;

        page.write("Personalkostnader", "Prognos", "11 804").await;
        page.shows("Personalkostnader", "Prognos", "11 804").await;
        page.shows("Personalkostnader", "Avvikelse", "202").await;
        page.shows("Summa", "Prognos", "2 000").await;
        page.shows("Summa", "Avvikelse", "−2 000").await;

        page.pick("Askersund").await;
        let after = page.value("Personalkostnader", "Prognos").await;
        assert_ne!(before, after, "the member's part follows the line");
        // 11 804 tkr × 43 621 / 158 551 = 3 247,6 tkr
        assert_eq!(after, "3 248");

        page.reload().await;
        page.shows("Personalkostnader", "Prognos", "11 804").await;
        page.shows("Summa", "Avvikelse", "−2 000").await;
    });
}

#[test]
fn keys_move_commit_and_cancel() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.click("Personalkostnader", "Budget").await;
        page.keys("12000").await;
        page.keys(Key::Tab).await;
        page.shows("Personalkostnader", "Budget", "12 000").await;
        // The cursor now stands on Utfall of the same row.
        page.keys("6000").await;
        page.keys(Key::Enter).await;
        page.shows("Personalkostnader", "Utfall", "6 000").await;
        // Down one row, back where the run of Tab keys began; Esc gives the old figure back.
        page.keys("999").await;
        page.keys(Key::Escape).await;
        page.shows("Datorer & basutrustning", "Budget", "200").await;
        // F2 edits what stands there, arrows move.
        page.keys(Key::Up).await;
        page.keys(Key::Right).await;
        page.keys(Key::F2).await;
        page.keys("5").await;
        page.keys(Key::Enter).await;
        page.shows("Personalkostnader", "Utfall", "60 005").await;
        // Undo and redo by keys.
        page.chord(&[Key::Control], 'z').await;
        page.shows("Personalkostnader", "Utfall", "6 000").await;
        page.chord(&[Key::Control], 'y').await;
        page.shows("Personalkostnader", "Utfall", "60 005").await;
        page.press("Ångra: ändra Personalkostnader").await;
        page.shows("Personalkostnader", "Utfall", "6 000").await;
    });
}

#[test]
fn arrows_commit_what_was_typed_and_letters_look_choices_up() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.click("Personalkostnader", "Budget").await;
        page.keys("500").await;
        page.keys(Key::Down).await;
        page.keys("600").await;
        page.keys(Key::Right).await;
        page.keys("700").await;
        page.keys(Key::Enter).await;
        page.shows("Personalkostnader", "Budget", "500").await;
        page.shows("Datorer & basutrustning", "Budget", "600").await;
        page.shows("Datorer & basutrustning", "Utfall", "700").await;
        page.press("Kolumner").await;
        page.tick("Prognosmetod").await;
        page.press("=Spara").await;
        page.click("Lokalhyror", "Metod").await;
        page.keys("löp").await;
        page.keys(Key::Enter).await;
        page.shows("Lokalhyror", "Metod", "Löpande takt").await;
    });
}

#[test]
fn what_cannot_be_read_stays_and_is_marked() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        for text in ["ungefär 12", "3*4", "12345678901234567890123456789012345"] {
            page.write("Resor & Kurser", "Budget", text).await;
            page.shows("Resor & Kurser", "Budget", text).await;
            // The bar at the bottom says what is wrong with the cell under the cursor.
            page.keys(Key::Up).await;
            page.says("Kan inte läsas").await;
            page.shows("Summa", "Budget", "−100").await;
        }
        // A sum that leaves it out says so, in every column that it counts in.
        for column in ["Budget", "Avvikelse"] {
            page.click("Summa", column).await;
            page.says("Ofullständig: det som inte kan läsas").await;
        }
        page.press("Översikt").await;
        page.says("kan inte läsas och räknas inte med").await;
        page.press("Gå till: Resor & Kurser").await;
        page.keys("100").await;
        page.keys(Key::Enter).await;
        page.shows("Resor & Kurser", "Budget", "100").await;
        page.shows("Summa", "Budget", "0").await;
    });
}

#[test]
fn leaving_a_cell_in_any_way_commits_it() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        // A click elsewhere.
        page.click("Lokalhyror", "Prognos").await;
        page.keys("700").await;
        page.click("Intäkter", "Budget").await;
        page.shows("Lokalhyror", "Prognos", "700").await;
        // Another view.
        page.click("Lokalhyror", "Prognos").await;
        page.keys("701").await;
        page.press("Investeringar").await;
        page.press("Drift").await;
        page.shows("Lokalhyror", "Prognos", "701").await;
        // A reload.
        page.click("Lokalhyror", "Prognos").await;
        page.keys("702").await;
        page.reload().await;
        page.shows("Lokalhyror", "Prognos", "702").await;
        // What reads formulas comes a little later; `loading` shows what happens before it.
        page.is_whole().await;
        // A formula that is not finished stays as text, and is gone on with.
        for is_reload in [false, true] {
            page.click("Lokalhyror", "Prognos").await;
            page.keys("=(12").await;
            match is_reload {
                true => page.reload().await,
                false => page.click("Intäkter", "Budget").await,
            }
            page.shows("Lokalhyror", "Prognos", "=(12").await;
            page.is_whole().await;
            page.click("Lokalhyror", "Prognos").await;
            page.keys(Key::F2).await;
            page.keys("*60)").await;
            page.keys(Key::Enter).await;
            page.shows("Lokalhyror", "Prognos", "720").await;
        }
    });
}

#[test]
fn a_members_part_of_a_by_key_line_asks_what_is_meant() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.pick("Laxå").await;
        page.write("Lokalhyror", "Budget", "200").await;
        page.says("Medlemmens del eller hela raden?").await;
        page.press("Gör raden direkt").await;
        page.shows("Lokalhyror", "Budget", "200").await;
        page.pick("Totalt").await;
        // 755 − 104,9 (Laxås del enligt nyckeln) + 200
        page.shows("Lokalhyror", "Budget", "850").await;
        // It is spread over the members now, and a formula is its amount.
        page.write("Lokalhyror", "Budget", "=2*500").await;
        page.shows("Lokalhyror", "Budget", "1 000").await;
        page.says("Formeln blev sitt belopp: raden fördelas direkt på medlemmarna").await;
    });
}

#[test]
fn side_by_side_shows_every_member_and_follows_edits() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.pick("Sida vid sida").await;
        page.choose("Kolumn", "Prognos").await;
        page.shows("Summa", "Totalt", "1 000").await;
        page.write("Intäkter", "Totalt", "−39154").await;
        page.shows("Intäkter", "Totalt", "−39 154").await;
        page.shows("Summa", "Totalt", "900").await;
        // 900 tkr × 62 190 / 158 551 = 353,0 tkr
        page.shows("Summa", "Hallsberg", "353").await;
    });
}

#[test]
fn rows_are_added_renamed_moved_and_deleted() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.click("Lokalhyror", "Rad").await;
        page.press("+ Rad").await;
        page.keys("Konsulter").await;
        page.keys(Key::Tab).await;
        page.keys("400").await;
        page.keys(Key::Enter).await;
        page.shows("Konsulter", "Budget", "400").await;
        page.shows("Summa", "Budget", "400").await;
        page.click("Konsulter", "Budget").await;
        page.press("Flytta upp").await;
        let rows = page
            .script("return [...document.querySelectorAll('[role=rowheader]')].map(e => e.textContent)")
            .await;
        let rows: Vec<String> = serde_json::from_value(rows).expect("names");
        let at = |name: &str| {
            rows.iter().position(|row| row == name).unwrap_or_else(|| panic!("no row {name} in {rows:?}"))
        };
        assert!(at("Konsulter") < at("Lokalhyror"), "{rows:?}");
        page.press("=Ta bort").await;
        page.says("”Konsulter” har belopp").await;
        page.press("=Ta bort").await;
        page.shows("Summa", "Budget", "0").await;
        assert!(!page.text().await.contains("Konsulter"));
    });
}

#[test]
fn a_member_with_figures_asks_before_it_goes() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Fördelning").await;
        // What is refused waits with the reason, and can be given up from wherever one has clicked meanwhile.
        for clicks in 0..3 {
            page.click("Laxå", "Kommunkod").await;
            page.keys("12").await;
            page.keys(Key::Enter).await;
            page.says("En kommunkod är fyra siffror").await;
            for _ in 0..clicks {
                page.find("heading", None).await.click().await.expect("a click");
            }
            page.keys(Key::Escape).await;
            page.shows("Laxå", "Kommunkod", "1860").await;
            page.until("return !document.body.innerText.includes('En kommunkod är fyra siffror')").await;
        }
        page.write("Laxå", "Kommunkod", "9999").await;
        page.says("ingen kommun har den kommunkoden").await;
        page.click("Laxå", "Kommunkod").await;
        page.press("=Ta bort").await;
        page.says("Ta bort medlemmen?").await;
        page.press("=Ta bort").await;
        page.press("Drift").await;
        page.find("radio", Some("Lekeberg")).await;
        assert_eq!(page.count("radio", Some("Laxå")).await, 0);
        page.press("Ångra: ta bort Laxå").await;
        page.find("radio", Some("Laxå")).await;
    });
}
