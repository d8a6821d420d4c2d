//! Tables on paper: every row and column, the headings on each page, and nothing cut off.

use std::collections::BTreeSet;

use sambudget::text::municipality;
use thirtyfour::prelude::Key;

use crate::harness::{Page, both};
use crate::workload;

/// Opens the workbook of 30 members and 60 lines in groups of ten.
async fn open(page: &Page) {
    let medium = sambudget::file::write(&workload::workbook(workload::SIZES[1]));
    page.open_file("mellan.json", medium.as_bytes()).await;
    page.says("Storlek M").await;
    page.press("=Drift").await;
    page.shows("Rad 1", "Budget", &page.value("Rad 1", "Budget").await).await;
}

/// How often each line of the workbook is named on these pages.
fn lines(pages: &[String]) -> Vec<usize> {
    let words: Vec<Vec<&str>> = pages.iter().map(|page| page.split_whitespace().collect()).collect();
    (1..=60)
        .map(|number| {
            let number = number.to_string();
            let named = |page: &Vec<&str>| {
                page.windows(2).filter(|pair| pair[0] == "Rad" && pair[1] == number).count()
            };
            words.iter().map(named).sum()
        })
        .collect()
}

#[test]
fn every_row_is_on_paper_under_its_headings() {
    both(async |page| {
        open(page).await;
        for landscape in [false, true] {
            let pages = page.printed(landscape).await;
            assert!(pages.len() >= 2, "{} pages in {:?}", pages.len(), page.browser);
            assert_eq!(lines(&pages), [1; 60], "in {:?}", page.browser);
            // The numbers of the rows are for the mouse.
            let words: Vec<&str> = pages.iter().flat_map(|page| page.split_whitespace()).collect();
            let is_numbered =
                |three: &&[&str]| three[1] == "Rad" && three[0].parse().is_ok_and(|n: u32| n < 90);
            let numbered = words.windows(3).filter(is_numbered).count();
            assert!(numbered < 30, "{numbered} rows with numbers in {:?}", page.browser);
            for (number, text) in pages.iter().enumerate() {
                for heading in ["Budget", "Utfall", "Prognos", "Avvikelse"] {
                    assert!(text.contains(heading), "no {heading} on page {number} in {:?}", page.browser);
                }
            }
            // The last column is whole: its figures are those on the screen.
            let all = pages.join("\n");
            let deviation = page.value("Rad 1", "Avvikelse").await;
            assert!(all.contains(&deviation), "{deviation} in {:?}", page.browser);
            // The bottom line stands once, and what can only be clicked does not.
            let total = page.value("Resultat", "Budget").await;
            assert_eq!(all.matches(&total).count(), 1, "the result {total} in {:?}", page.browser);
            for control in ["Flytta upp", "Inställningar", "Spara till fil", "Alla arbetsböcker"] {
                assert!(!all.contains(control), "{control} on paper in {:?}", page.browser);
            }
        }
        // Afterwards the screen is as before.
        let cells = page.script("return document.querySelectorAll('[role=grid]').length").await;
        assert_eq!(cells, 1);
    });
}

#[test]
fn a_table_wider_than_paper_goes_on_below_with_its_names() {
    both(async |page| {
        open(page).await;
        page.pick("Sida vid sida").await;
        let members: Vec<&str> = municipality::all().take(30).map(|known| known.name).collect();
        page.find("columnheader", Some(members[0])).await;
        let pages = page.printed(true).await;
        // Each page has all its columns whole: every member is a heading somewhere, beside every line.
        let named: BTreeSet<&str> =
            members.iter().copied().filter(|name| pages.iter().any(|page| page.contains(name))).collect();
        assert_eq!(named, members.iter().copied().collect(), "in {:?}", page.browser);
        let often: BTreeSet<usize> = lines(&pages).into_iter().collect();
        assert!(often.len() == 1 && often.iter().all(|times| *times >= 2), "{often:?} in {:?}", page.browser);
        // The figures of the last member are there, whole.
        let last =
            page.script("return document.querySelector('[role=grid]').parentElement.scrollWidth").await;
        assert!(last.as_u64().is_some_and(|width| width > 1380), "it is a wide table: {last}");
        assert_eq!(page.script("return document.querySelectorAll('[role=grid]').length").await, 1);
    });
}

#[test]
fn months_measures_and_investments_are_whole_on_paper() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Månader").await;
        page.click_on("rowheader", "Lokalhyror").await;
        page.keys(Key::Right).await;
        for month in 1..=12 {
            page.keys((7_000 + month).to_string().as_str()).await;
            page.keys(Key::Tab).await;
        }
        page.says("Sparat").await;
        let all = page.printed(false).await.join("\n");
        let headings = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
        for (month, heading) in (1..=12).zip(headings) {
            let amount = format!("7 {month:03}");
            assert!(all.contains(heading), "no {heading} in {:?}:\n{all}", page.browser);
            // The line's, and the sum of all.
            assert_eq!(all.matches(&amount).count(), 2, "{amount} in {:?}:\n{all}", page.browser);
        }
        // Seven months of it, in both sums and the bottom line's.
        assert!(all.contains("49 028"), "in {:?}:\n{all}", page.browser);

        page.press("=Åtgärder").await;
        page.press("+ Åtgärd").await;
        page.keys("Konsulter ersätts av egen personal").await;
        page.keys(Key::Enter).await;
        page.write_far("Konsulter ersätts", "Effekt 2022", "1 207").await;
        page.write_far("Konsulter ersätts", "Effekt 2025", "1 399").await;
        page.click_on("rowheader", "Konsulter ersätts").await;
        for landscape in [false, true] {
            let pages = page.printed(landscape).await;
            let all = pages.join("\n");
            for text in [
                "Driftsättning",
                "Säkerställd",
                "Ingår i",
                "Belopp",
                "1 207",
                "1 399",
                "Underskott 1 000 tkr",
            ] {
                assert!(all.contains(text), "no {text} of the plan in {:?}:\n{all}", page.browser);
            }
            // Where the table goes on below, its names go along.
            let parts = all.matches("Totalt").count();
            assert!(parts >= 2, "the plan is wider than paper, in {:?}:\n{all}", page.browser);
            for control in ["Rader och medlemmar", "Flytta upp", "+ Åtgärd"] {
                assert!(!all.contains(control), "{control} on paper in {:?}", page.browser);
            }
        }

        page.press("=Investeringar").await;
        let all = page.printed(false).await.join("\n");
        for project in ["LEKEBERG", "LAXÅ", "ASKERSUND", "HALLSBERG"] {
            assert_eq!(all.matches(project).count(), 1, "{project} in {:?}:\n{all}", page.browser);
        }
        for text in ["Utfall", "Prognos", "Avvikelse", "12 824", "7 505"] {
            assert!(all.contains(text), "no {text} of the projects in {:?}:\n{all}", page.browser);
        }
        assert!(!all.contains("Ny investeringstabell"), "in {:?}", page.browser);
    });
}
