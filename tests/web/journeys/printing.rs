//! Tables on paper: every row and column, the headings on each page, and nothing cut off.

use std::collections::BTreeSet;

use sambudget::text::municipality;

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
