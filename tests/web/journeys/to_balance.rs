//! To balance, from a deficit to a scenario that reaches zero, with why.

use crate::harness::both;

#[test]
fn a_deficit_comes_to_balance() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Scenarier").await;
        page.press("=Till balans…").await;
        page.says("inte ikryssat hålls fast").await;
        page.check_accessible("what may move").await;
        // Something must move.
        page.press("=Visa förslaget").await;
        page.says("Välj något som får ändras").await;
        page.fill("Personalkostnader", "5").await;
        page.press("=Visa förslaget").await;
        page.says("Till målet saknas 459 800 kr").await;

        // It is not enough: more may move.
        page.press("=Ändra villkoren").await;
        page.fill("Övrigt tjänsteköp", "10 %").await;
        page.fill("Lokalhyror", "50 tkr").await;
        page.press("=Visa förslaget").await;
        page.says("Från underskott 1 000 000 kr till 0 kr: 3 ändringar.").await;
        page.says("1. Personalkostnader: −540 200 kr").await;
        page.says("3. Lokalhyror: −20 300 kr").await;
        page.says("Täcker resten").await;
        page.check_accessible("a proposal").await;
        page.press("=Gör till scenario").await;
        page.says("Ändringar i Till balans").await;
        page.says("1 000 tkr bättre än basen").await;
        page.shows("Prognostiserat resultat", "Till balans", "0").await;

        // One step back, and again from the command palette: what was asked for is still there.
        page.command("Ångra").await;
        page.says("Inga scenarier än.").await;
        page.command("Till balans…").await;
        page.press("=Visa förslaget").await;
        page.says("3. Lokalhyror: −20 300 kr").await;
        page.press("=Stäng").await;
    });
}
