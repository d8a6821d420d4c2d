//! Income of projects: columns that are switched on, a grant, and what is left after it.

use crate::harness::both;

#[test]
fn a_grant_is_written_beside_the_expenditure_and_the_deviation_is_net() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Investeringar").await;
        let project = "IT INVEST ASKERSUND";
        page.press("Kolumner").await;
        for column in ["Inkomst, budget", "Nettobudget", "Inkomst, prognos", "Nettoprognos"] {
            page.click_on("checkbox", column).await;
        }
        page.press("=Spara").await;
        let budget = page.value(project, "Nettobudget").await;
        let number =
            |text: &str| text.replace(' ', "").replace('\u{2212}', "-").parse::<i64>().expect("a number");
        let deviation = number(&page.value(project, "Avvikelse").await);
        page.write(project, "Inkomst, budget", "45").await;
        let net = |less: i64| {
            let text = (number(&budget) - less).to_string();
            let at = text.len().saturating_sub(3);
            format!("{} {}", &text[..at], &text[at..])
        };
        page.shows(project, "Nettobudget", &net(45)).await;
        // The income comes as it was budgeted: nothing deviates by it, until it is known to be less.
        page.shows(project, "Inkomst, prognos", "45").await;
        assert_eq!(number(&page.value(project, "Avvikelse").await), deviation);
        page.write(project, "Inkomst, prognos", "40").await;
        page.shows(project, "Inkomst, prognos", "40").await;
        assert_eq!(number(&page.value(project, "Avvikelse").await), deviation - 5);
        page.check_accessible("projects with income").await;
    });
}
