//! Sydnärke in July 2022, as a meeting: three questions, all of them together, and what each comes to for each member, to the
//! krona as it was worked out by hand (`tests/cases/scenarios.tsv`).

use sambudget::text::number::{NumberStyle, format_number};

use crate::harness::{Page, both};
use crate::sydnarke::sydnarke;
use crate::table::cases;

/// A new scenario of this name, on the base or on another.
async fn new(page: &Page, name: &str, on: &str) {
    page.press("=Nytt scenario…").await;
    page.fill("Namn", name).await;
    page.choose("Bygger på", on).await;
    page.press("=Spara").await;
    page.says(&format!("Ändringar i {name}")).await;
}

async fn postpone(page: &Page, project: &str) {
    page.press("Flytta eller minska ett projekt…").await;
    page.choose("Projekt", project).await;
    page.fill("Månader senare", "6").await;
    page.press("=Spara").await;
    page.says(&format!("{project}: 6 månader senare")).await;
}

async fn end(page: &Page, consultant: &str) {
    page.press("Pröva en åtgärd…").await;
    page.choose("Åtgärd", consultant).await;
    page.press("=Spara").await;
    page.says(&format!("{consultant}: räknas med")).await;
}

async fn raise_wages(page: &Page) {
    page.press("Ändra prognoser…").await;
    page.choose("Rad eller grupp", "Personalkostnader").await;
    page.fill("Hur mycket", "2").await;
    page.press("=Spara").await;
    page.says("Personalkostnader: +2 %").await;
}

/// What a scenario changes for the board and for each member, as the page shows it, is what was worked out.
async fn comes_to(page: &Page, name: &str) {
    let all = cases(include_str!("../../cases/scenarios.tsv"), 7);
    let case = all.iter().find(|case| case[0] == name).expect("a case");
    let rows = ["Prognostiserat resultat", "Askersund", "Hallsberg", "Laxå", "Lekeberg"];
    for (row, expected) in rows.into_iter().zip(&case[1..]) {
        let expected = format_number(expected.parse().expect("a number"), None, NumberStyle::Swedish);
        page.shows(row, &format!("{name} − bas"), &expected.replace('\u{a0}', " ")).await;
    }
    // Out of the way of the next one.
    page.tick(&format!("={name}")).await;
}

#[test]
fn sydnarke_asks_what_if_and_sees_each_members_kronor() {
    let file = sambudget::file::write(&sydnarke());
    both(async |page| {
        page.open_file("sydnarke.json", file.as_bytes()).await;
        page.choose("Enhet", "kr").await;
        page.press("=Scenarier").await;
        new(page, "Skjut upp investeringar", "Basen").await;
        postpone(page, "IT INVEST LEKEBERG").await;
        postpone(page, "IT-INVEST. GEMENSAMT").await;
        comes_to(page, "Skjut upp investeringar").await;
        new(page, "Avsluta konsulter", "Basen").await;
        end(page, "Konsult 1").await;
        end(page, "Konsult 2").await;
        comes_to(page, "Avsluta konsulter").await;
        new(page, "+2 % löner", "Basen").await;
        raise_wages(page).await;
        comes_to(page, "+2 % löner").await;
        new(page, "Alla tre", "Skjut upp investeringar").await;
        end(page, "Konsult 1").await;
        end(page, "Konsult 2").await;
        raise_wages(page).await;
        comes_to(page, "Alla tre").await;
    });
}
