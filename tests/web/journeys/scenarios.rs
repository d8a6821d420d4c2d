//! Scenarios, from the question at the meeting to what each member's part becomes.

use crate::harness::both;

#[test]
fn a_question_becomes_a_scenario_beside_the_base() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Scenarier").await;
        page.says("Inga scenarier än.").await;
        page.press("=Nytt scenario…").await;
        page.fill("Namn", "+2 % löner").await;
        page.press("=Spara").await;
        page.says("Ändringar i +2 % löner").await;
        page.press("Ändra prognoser…").await;
        page.choose("Rad eller grupp", "Personalkostnader").await;
        page.fill("Hur mycket", "2").await;
        page.press("=Spara").await;
        page.says("216 tkr sämre än basen").await;
        // Down to each member, and they add up.
        page.shows("Askersund", "+2 % löner − bas", "−59").await;
        page.shows("Prognostiserat resultat", "+2 % löner − bas", "−216").await;
        page.shows("Personalkostnader", "+2 % löner", "11 020").await;
        page.check_accessible("a scenario beside the base").await;

        // The base moves, and the scenario with it.
        page.press("=Drift").await;
        page.write("Lokalhyror", "Prognos", "856").await;
        page.press("=Scenarier").await;
        page.says("Underskott 1 317 tkr").await;

        // What is tried from the table itself.
        page.press("=Drift").await;
        page.click("Övrigt tjänsteköp", "Prognos").await;
        page.command("Pröva i ett scenario").await;
        page.fill("Hur mycket", "10").await;
        page.press("=Spara").await;
        page.press("=Scenarier").await;
        page.says("Övrigt tjänsteköp: +10").await;
        page.press("Ta bort ändringen Personalkostnader").await;
        page.says("Övrigt tjänsteköp: +10").await;
        page.reload().await;
        page.says("Övrigt tjänsteköp: +10").await;
        page.press("=Kopiera scenariot +2 % löner").await;
        page.says("+2 % löner (2)").await;
        page.press("=Ta bort scenariot +2 % löner (2)").await;
        page.tick("=+2 % löner").await;
        let cards =
            "return [...document.querySelectorAll('h3')].some(e => e.textContent.startsWith('Basen'))";
        assert_eq!(page.script(cards).await, false, "in {:?}", page.browser);
    });
}
