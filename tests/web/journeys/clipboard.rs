//! The real clipboard, between this page and other programs.

use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../../clipboard/fixtures/", $name))
    };
}

/// What stands in a cell to be edited: the exact amount.
async fn exact(page: &Page, row: &str, column: &str) -> String {
    page.click(row, column).await;
    page.keys(Key::F2).await;
    page.until("return document.activeElement.closest('.entry') !== null").await;
    let draft = page.script("return document.activeElement.value").await;
    page.keys(Key::Escape).await;
    draft.as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_other_programs_copy_is_read_with_its_exact_amounts() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        // The name of a row that they bring, a column, what it shows, and the exact amount that stands there.
        let programs = [
            (
                "excel-sv",
                fixture!("excel-sv.html"),
                fixture!("excel-sv.tsv"),
                [
                    ("Licenser & serviceavtal", "Budget", "8 086 001", "8086000,5"),
                    ("Fibernät", "Utfall", "1 202", "1202"),
                ],
            ),
            (
                "google-sv",
                fixture!("google-sv.html"),
                fixture!("google-sv.tsv"),
                [
                    ("Licenser & avtal", "Budget", "8 086 001", "8086000,5"),
                    ("Resor till nämnden", "Utfall", "1 202", "1202"),
                ],
            ),
            (
                "libreoffice-sv",
                fixture!("libreoffice-sv.html"),
                fixture!("libreoffice-sv.tsv"),
                [
                    ("Licenser & avtal", "Utfall", "1 202", "1202,345"),
                    ("Tusental", "Budget", "1 202", "1202,345"),
                ],
            ),
        ];
        for (program, html, text, cells) in programs {
            page.copied_elsewhere(text, Some(html)).await;
            page.click("Datorer & basutrustning", "Budget").await;
            page.keys(Key::Home).await;
            page.chord(&[Key::Control], 'v').await;
            page.says("celler inklistrade").await;
            for (row, column, shown, amount) in cells {
                page.shows(row, column, shown).await;
                assert_eq!(
                    exact(page, row, column).await,
                    amount,
                    "{row} of {program} in {:?}",
                    page.browser
                );
            }
            page.chord(&[Key::Control], 'z').await;
            page.shows("Datorer & basutrustning", "Budget", "200").await;
        }
    });
}

#[test]
fn other_programs_get_what_is_copied_here() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Datorer & basutrustning", "Budget", "200,4").await;
        page.select(("Personalkostnader", "Budget"), ("Datorer & basutrustning", "Utfall")).await;
        page.chord(&[Key::Control], 'c').await;
        let (text, html) = page.pasted_elsewhere().await;
        // Text has what is exact; the table shows what is seen here, and tells the amounts to each program in its words.
        assert_eq!(text.trim_end(), "12006\t6163\n200,4\t166", "in {:?}", page.browser);
        for part in [
            r#"mso-displayed-decimal-separator:"\,""#,
            r#"x:num="200.4""#,
            r#"sdval="200.4""#,
            "&quot;3&quot;:200.4}",
            ">200</td>",
            ">12 006</td>",
        ] {
            let html = html.replace('\u{a0}', " ").replace("&nbsp;", " ");
            assert!(html.contains(part), "no {part} in {:?}: {html}", page.browser);
        }
    });
}

#[test]
fn what_does_not_fit_or_can_be_read_in_two_ways_asks_first() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        let more = "Kapitalkostnader\t13 000\t6 000\nKonsulter\t400\t100\nUtbildning\t50\t25\n";
        let paste_last = async || {
            page.copied_elsewhere(more, None).await;
            page.click("Kapitalkostnader", "Budget").await;
            page.keys(Key::Home).await;
            page.keys(Key::Left).await;
            page.chord(&[Key::Control], 'v').await;
            page.says("Det som klistras in är 2 rader större än vad som ryms i tabellen.").await;
        };
        paste_last().await;
        page.check_accessible("a larger paste").await;
        page.press("Klistra in det som ryms").await;
        page.shows("Kapitalkostnader", "Budget", "13 000").await;
        assert_eq!(page.count("rowheader", Some("Konsulter")).await, 0);
        page.find("rowheader", Some("=Summa")).await;
        page.chord(&[Key::Control], 'z').await;
        paste_last().await;
        page.press("Lägg till rader").await;
        page.shows("Konsulter", "Budget", "400").await;
        page.shows("Utbildning", "Utfall", "25").await;
        // 13 365 became 13 000, and 450 came.
        page.shows("Summa", "Budget", "85").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Kapitalkostnader", "Budget", "13 365").await;
        assert_eq!(page.count("rowheader", Some("Konsulter")).await, 0, "one step in {:?}", page.browser);

        page.press("Investeringar").await;
        page.copied_elsewhere("IT-INVEST. GEMENSAMT\t3 100\nNytt nät\t500\n", None).await;
        page.click_on("rowheader", "IT-INVEST. GEMENSAMT").await;
        page.chord(&[Key::Control], 'v').await;
        page.says("Det som klistras in är 1 rad större än vad som ryms i tabellen.").await;
        page.press("Lägg till rader").await;
        page.find("rowheader", Some("Nytt nät")).await;
        page.check_accessible("a new project").await;

        page.press("=Drift").await;
        page.copied_elsewhere("", Some(fixture!("page-contradictory.html"))).await;
        page.click("Övrigt tjänsteköp", "Budget").await;
        page.chord(&[Key::Control], 'v').await;
        page.says("Vilket decimaltecken?").await;
        page.check_accessible("the decimal sign").await;
        page.press("Punkt: 1.5").await;
        page.shows("Övriga kostnader", "Prognos", "1 202").await;
        page.says("Decimaltecken: punkt, som du valde.").await;
    });
}

#[test]
fn a_pasted_table_goes_by_its_headings_and_names() {
    // As Excel writes it: other columns in another order, another order of rows, and a sum of its own.
    let html = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><style>\
        br{mso-data-placement:same-cell;} td{mso-displayed-decimal-separator:\"\\,\";}</style><table>\
        <tr><td>Rad<td>Konto<td>Utfall<td>Budget 2022</tr>\
        <tr><td>Lokalhyror<td>6010<td>410<td>760</tr>\
        <tr><td>resor &amp; kurser<td>5800<td>262<td>110</tr>\
        <tr><td>Summa hittills<td><td>672<td>870</tr></table></html>";
    let text = "Rad\tKonto\tUtfall\tBudget 2022\nLokalhyror\t6010\t410\t760\n";
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        page.copied_elsewhere(text, Some(html)).await;
        page.click("Personalkostnader", "Budget").await;
        page.chord(&[Key::Control], 'v').await;
        page.says("4 celler inklistrade.").await;
        page.says("Kolumnerna är satta efter rubrikerna. Raderna är satta efter namnen.").await;
        page.says("Finns inte i tabellen: Summa hittills, Konto.").await;
        let cells = [
            ("Lokalhyror", "Budget", "760"),
            ("Lokalhyror", "Utfall", "410"),
            ("Resor & Kurser", "Budget", "110"),
            ("Resor & Kurser", "Utfall", "262"),
            ("Personalkostnader", "Budget", "12 006"),
        ];
        for (row, column, shown) in cells {
            page.shows(row, column, shown).await;
        }
        page.check_accessible("a table that was pasted by its names").await;
        page.press("Ångra: klistra in 4 celler").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        page.shows("Resor & Kurser", "Utfall", "261").await;

        // What is calculated is only copied.
        page.click("Lokalhyror", "Avvikelse").await;
        page.chord(&[Key::Control], 'x').await;
        page.says("1 cell är beräknad och står kvar.").await;
        page.check_quiet().await;
    });
}
