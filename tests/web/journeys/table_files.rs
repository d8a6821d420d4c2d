//! Tables in files of other programs: read into a table after a look at what that does, and saved.

use crate::harness::both;

#[test]
fn a_file_is_looked_at_and_read_into_the_table() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        page.command("Läs in en fil i tabellen").await;
        page.find("dialog", Some("Läs in en fil i tabellen")).await;
        // What is no table is said in words.
        page.open_file("bok.xlsx", b"PK\x03\x04").await;
        page.says("spara den som xlsx eller CSV").await;
        let file = "Rad;Budget;Utfall\r\nLokalhyror;760,5;410\r\nMolntj\u{e4}nster;300;\r\nSumma;1;1\r\n";
        let latin: Vec<u8> = file.chars().map(|letter| u32::from(letter) as u8).collect();
        page.open_file("budget.csv", &latin).await;
        page.says("2 celler ändras.").await;
        page.says("1 rad finns inte i tabellen och läses inte in: Molntjänster").await;
        page.check_accessible("a file that is read in").await;
        page.tick("Lägg till rader för namn").await;
        page.says("1 rad läggs till sist: Molntjänster").await;
        // The keyboard is still where the tick was, for the dialog is not built anew.
        let focused = "return document.activeElement.type";
        assert_eq!(page.script(focused).await, "checkbox", "in {:?}", page.browser);
        page.choose("Kolumn 3 går till", "(läses inte in)").await;
        page.says("1 cell ändras.").await;
        page.press("=Läs in").await;
        page.shows("Lokalhyror", "Budget", "761").await;
        page.shows("Molntjänster", "Budget", "300").await;
        page.says("Inläst: 2 celler och 1 rad tillagda.").await;

        page.command("Spara tabellen som CSV (semikolon").await;
        let (name, text) = page.downloaded("resultat.csv").await;
        assert!(name.starts_with("Sydnärkes IT-nämnd"), "{name}");
        assert!(text.contains("\nLokalhyror;760,5;"), "{text}");
        page.command("Spara alla siffror som lång tabell").await;
        let (_, text) = page.downloaded("tidy.csv").await;
        assert!(text.contains(",Molntjänster,"), "{text}");
    });
}
