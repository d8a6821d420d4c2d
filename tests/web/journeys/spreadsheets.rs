//! Files of spreadsheets: the workbook is saved as one and read in again, and a hostile one is answered in words.

use miniz_oxide::deflate::core::{CompressorOxide, create_comp_flags_from_zip_params};
use miniz_oxide::deflate::stream::deflate;
use miniz_oxide::{DataFormat, MZFlush};
use sambudget_xlsx::{FoundCell, Limits, read};

use crate::harness::both;

const LIMITS: Limits = Limits { bytes: 1 << 24, cells: 10_000, rows: 10_000, columns: 100, text: 32_767 };

#[test]
fn the_workbook_is_saved_as_a_spreadsheet_and_read_in_again() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Lokalhyror", "Budget", "760,5").await;
        page.is_kept().await;
        let mut loaded = page.requests();
        loaded.retain(|address| !address.ends_with("/worker.js"));
        page.command("Spara som Excel-fil").await;
        let (name, bytes) = page.downloaded_bytes(".xlsx").await;
        page.says("Sparat: Sydnärkes IT-nämnd").await;
        assert!(name.contains("2022"), "{name}");
        assert!(bytes.starts_with(b"PK\x03\x04"));
        let found = read(&bytes, LIMITS).expect("a file that the reader knows");
        let sheets: Vec<&str> = found.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(&sheets[..2], ["Ekonomiskt resultat", "Ekonomiskt resultat Budget 2022"]);
        assert!(sheets.contains(&"Medlemmar"), "{sheets:?}");
        let cells = found.sheets[0].cells.as_ref().expect("few cells");
        assert!(cells.iter().any(|(_, _, cell)| *cell == FoundCell::Number("760.5".into())));

        page.command("Läs in en fil i tabellen").await;
        page.open_file(&name, &bytes).await;
        page.says("0 celler ändras.").await;
        page.choose("Blad", "Medlemmar").await;
        page.until("return document.querySelector('dialog input[type=text]').value.startsWith('A1:')").await;
        page.choose("Blad", "Ekonomiskt resultat").await;
        page.says("0 celler ändras.").await;
        page.check_accessible("a file of spreadsheets that is read in").await;
        page.press("Avbryt").await;
        // The program that does it was kept with the rest of the page.
        let mut asked = page.requests();
        // A browser that starts a program looks by itself whether there is a newer service worker.
        asked.retain(|address| !address.ends_with("/worker.js"));
        assert_eq!(asked, loaded, "the network was used after the first load");
        page.check_quiet().await;
    });
}

#[test]
fn a_bomb_is_answered_in_words() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        page.command("Läs in en fil i tabellen").await;
        page.open_file("bomb.xlsx", &bomb(600_000_000)).await;
        page.says("uppackad är den större än vad som läses").await;
        // One that lies about it is no better.
        page.open_file("liar.xlsx", &bomb(100)).await;
        page.says("spara den som xlsx eller CSV").await;
        // The page is as alive as before.
        page.press("Avbryt").await;
        page.shows("Lokalhyror", "Budget", "755").await;
    });
}

/// A small archive that says it holds so many bytes, and unpacks to 600 million.
fn bomb(told: u32) -> Vec<u8> {
    let raw = create_comp_flags_from_zip_params(9, DataFormat::Raw.to_window_bits(), 0);
    let mut compressor = CompressorOxide::new(raw);
    let mut block = vec![0; 10_000];
    let made = deflate(&mut compressor, &vec![b' '; 1_000_000], &mut block, MZFlush::Sync);
    block.truncate(made.bytes_written);
    // What is packed refers to nothing before it, so it can stand there again and again.
    let mut packed = block.repeat(600);
    packed.extend([3, 0]);
    let size = u32::try_from(packed.len()).expect("a small archive").to_le_bytes();
    let name = b"xl/workbook.xml";
    // Version, flags, deflate, time, date and sum; packed and unpacked size; lengths of name and more.
    let mut about = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    about.extend(size);
    about.extend(told.to_le_bytes());
    about.extend([u8::try_from(name.len()).expect("a short name"), 0, 0, 0]);
    let local = [b"PK\x03\x04".as_slice(), &about, name, &packed].concat();
    let central = [b"PK\x01\x02\x14\x00".as_slice(), &about, &[0; 14], name].concat();
    let start = u32::try_from(local.len()).expect("a small archive").to_le_bytes();
    let length = u32::try_from(central.len()).expect("one part").to_le_bytes();
    let end = [b"PK\x05\x06".as_slice(), &[0, 0, 0, 0, 1, 0, 1, 0], &length, &start, &[0, 0]].concat();
    [local, central, end].concat()
}
