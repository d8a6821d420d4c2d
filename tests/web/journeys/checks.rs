//! Remarks of the checks that are found to be all right, and no longer so.

use crate::harness::both;

#[test]
fn a_remark_is_accepted_with_a_reason_and_taken_back() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2019").await;
        page.press("Översikt").await;
        let remark = "Utrustning och datakommunikation, Avvikelse 2019: tryckt 784 tkr, rätt är 981 tkr.";
        page.says(remark).await;
        page.press(&format!("Godta: {remark}")).await;
        page.find("heading", Some("Godta anmärkningen")).await;
        page.press("=Godta").await;
        page.says("Skriv varför anmärkningen är i sin ordning.").await;
        page.fill("Varför är det i sin ordning?", "Tryckfel i årsrapporten").await;
        page.fill("Av", "Anna Ek").await;
        page.check_accessible("accepting a remark").await;
        page.press("=Godta").await;
        // It stands apart, with its reason.
        page.until(&format!(
            "return ![...document.querySelectorAll('button')].some(b => b.ariaLabel === 'Godta: {remark}')"
        ))
        .await;
        page.press("Godtagna (1)").await;
        page.says("Tryckfel i årsrapporten (Anna Ek, ").await;
        page.check_accessible("an accepted remark").await;
        page.reload().await;
        page.press("Godtagna (1)").await;
        page.press(&format!("Ta tillbaka: {remark}")).await;
        page.find("button", Some(&format!("Godta: {remark}"))).await;
        page.press("Ångra").await;
        page.find("button", Some("Godtagna (1)")).await;
        // Another figure is another remark.
        page.press("Ångra").await;
        page.find("button", Some(&format!("Godta: {remark}"))).await;
    });
}
