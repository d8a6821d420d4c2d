//! Allocation keys: new weights from July split the year's amounts anew, and shares are shown rounded.

use thirtyfour::prelude::Key;

use crate::harness::both;

#[test]
fn a_key_that_changes_in_july_splits_the_year_by_its_months() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Fördelning").await;
        let key = "Fördelning enligt reglering 2019";
        for member in ["Askersund", "Hallsberg", "Laxå", "Lekeberg"] {
            page.write(key, member, "1").await;
        }
        page.says("25,00 %").await;
        page.click(key, "Askersund").await;
        page.press("Nya vikter från en månad").await;
        page.check_accessible("new weights from a month").await;
        page.choose("Nyckel", key).await;
        page.choose("Från och med", "juli").await;
        page.press("=Spara").await;

        let july = format!("från juli: {key}");
        // Twice as much as the others from July: two fifths for six months of twelve, and for one of seven.
        page.write(&july, "Askersund", "2").await;
        page.check_accessible("a key with weights from July").await;
        page.says("32,50 %").await;
        page.says("27,14 %").await;

        // The same month again is refused, and the dialog stays.
        page.press("Nya vikter från en månad").await;
        page.choose("Nyckel", key).await;
        page.choose("Från och med", "juli").await;
        page.press("=Spara").await;
        page.says("Nyckeln har redan egna vikter från den månaden.").await;
        page.keys(Key::Escape).await;

        // What it no longer has, one step brings back.
        page.click(&july, "Askersund").await;
        page.chord(&[Key::Control], Key::Delete.value()).await;
        page.until("return !document.body.innerText.includes('från juli:')").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(&july, "Askersund", "2").await;
    });
}
