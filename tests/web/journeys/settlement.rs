//! The year's result: its settlement and the list of it, and the balance requirement of an association.

use thirtyfour::prelude::Key;

use crate::harness::both;

#[test]
fn the_result_is_settled_and_listed() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2019").await;
        page.press("Fördelning").await;
        page.shows("Hallsberg", "Andel, kr", "62 191").await;
        page.shows("Hallsberg", "Reglering", "återbetalas").await;
        // Carried over instead, and against what is paid in: the net cost is split.
        page.choose("Reglering", "Förs över till nästa år").await;
        page.shows("Hallsberg", "Reglering", "förs över till nästa år").await;
        page.choose("Jämfört med", "inbetalt bidrag: nettokostnaden delas").await;
        page.find("columnheader", Some("Andel av nettokostnaden")).await;
        page.choose("Nyckel för resultatet", "Ingen nyckel").await;
        page.press("Regleringslista").await;
        page.says("välj en nyckel som har vikter").await;
        page.press("=Stäng").await;
        page.choose("Nyckel för resultatet", "Fördelning enligt reglering 2019").await;
        page.choose("Jämfört med", "noll: resultatet delas").await;
        page.choose("Reglering", "Regleras på första fakturan").await;
        page.shows("Hallsberg", "Andel, kr", "62 191").await;

        page.press("Regleringslista").await;
        page.says("överskott 158 552 kr").await;
        page.says("39,22").await;
        page.check_accessible("the settlement list").await;
        page.find("button", Some("=Skriv ut")).await;
        page.press("Spara som CSV").await;
        let (name, text) = page.downloaded(".csv").await;
        assert!(name.starts_with("Regleringslista Sydnärkes IT-nämnd 2019"), "{name}");
        assert!(text.contains("Hallsberg;62190;39,22;62191;återbetalas"), "{text}");
        assert!(text.contains("Totalt;158551;100,00;158552;"), "{text}");
        // On paper it stands by itself, without its buttons and the page behind it.
        let paper = page.printed(false).await;
        assert_eq!(paper.len(), 1, "{paper:?} in {:?}", page.browser);
        let words = paper[0].split_whitespace().collect::<Vec<_>>().join(" ");
        for expected in
            ["Regleringslista", "Sydnärkes IT-nämnd, 2019", "Askersund", "62 191", "158 552", "Reglering"]
        {
            assert!(words.contains(expected), "no {expected} on paper in {:?}: {words}", page.browser);
        }
        for behind in ["Fördelningsnycklar", "Spara som CSV", "Skriv ut"] {
            assert!(!words.contains(behind), "{behind} on paper in {:?}: {words}", page.browser);
        }
        // A figure says why; closing that comes back to the list, where the arrows go from figure to figure.
        page.press("=62 191").await;
        page.find("dialog", Some("Varför?")).await;
        page.says("avrundat med största rest").await;
        page.check_accessible("why, asked in a list").await;
        page.press("=Stäng").await;
        page.find("dialog", Some("Regleringslista")).await;
        page.script("document.querySelector('.asked').focus()").await;
        let first = "return document.activeElement.textContent";
        let before = page.script(first).await;
        page.keys(Key::Down).await;
        assert_ne!(page.script(first).await, before, "in {:?}", page.browser);
        page.press("=Stäng").await;
    });
}

/// A list longer than a page goes on on the next one, with its headings.
#[test]
fn a_long_list_is_whole_on_paper() {
    both(async |page| {
        let mut workbook = crate::workload::workbook(crate::workload::SIZES[2]);
        workbook.settlement.key = workbook.keys.first().map(|key| key.id);
        let members = workbook.members.len();
        page.open_file("stor.json", sambudget::file::write(&workbook).as_bytes()).await;
        page.press("Fördelning").await;
        page.press("Regleringslista").await;
        page.find("button", Some("=Skriv ut")).await;
        let pages = page.printed(false).await;
        assert!(pages.len() > 2, "{} pages in {:?}", pages.len(), page.browser);
        let all = pages.join("\n");
        let missing: Vec<&str> = workbook
            .members
            .iter()
            .map(|member| member.name.as_str())
            .filter(|name| !all.contains(name))
            .collect();
        assert!(missing.is_empty(), "{} of {members} in {:?}: {missing:?}", missing.len(), page.browser);
        assert!(pages.iter().all(|page| page.contains("Andel, %")), "in {:?}", page.browser);
        // Afterwards the page is as it was.
        page.find("dialog", Some("Regleringslista")).await;
    });
}

#[test]
fn an_association_restores_its_deficits() {
    both(async |page| {
        page.press("ITSAM 2015").await;
        page.press("Fördelning").await;
        let before = page.value("Balanskravsresultat", "Belopp").await;
        page.press("Justeringar och tidigare underskott").await;
        page.fill("Belopp", "100").await;
        page.fill("Skäl", "Realisationsvinst").await;
        page.fill("År", "2014").await;
        page.press("=Spara").await;
        // Half a deficit is none.
        page.says("Ett tidigare underskott behöver både år och ett belopp").await;
        page.fill("Kvar att återställa", "50").await;
        page.check_accessible("what the balance requirement needs").await;
        page.press("=Spara").await;
        page.shows("Realisationsvinst", "Belopp", "100").await;
        let number = |text: &str| text.replace(' ', "").replace('−', "-").parse::<i64>().expect("a number");
        let after = page.value("Balanskravsresultat", "Belopp").await;
        assert_eq!(number(&after) - number(&before), 100, "{before} and {after} in {:?}", page.browser);
        page.shows("Underskott 2014, återställs senast 2017", "Belopp", "−50").await;
        page.check_accessible("the balance requirement").await;
        page.press("Ångra").await;
        page.shows("Balanskravsresultat", "Belopp", &before).await;
    });
}
