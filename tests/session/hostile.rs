//! Text from files is text: in every list that is saved as CSV, what begins like a formula, or holds the marks between
//! cells, is a cell of text and nothing else (`tests/files/hostile.txt`).

use sambudget::file;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use serde_json::Value;

use super::app::App;
use super::texts::{fill, texts};

/// The cells of CSV as a spreadsheet takes them apart.
fn cells(csv: &str) -> Vec<String> {
    let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut left = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = left.next() {
        match c {
            '"' if is_quoted && left.peek() == Some(&'"') => {
                cell.push('"');
                left.next();
            }
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            ';' | '\r' | '\n' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    assert!(!is_quoted, "a quote is open at the end of {csv}");
    cells
}

#[test]
fn no_text_of_a_file_is_a_formula_in_a_list() {
    let files = [
        include_str!("../files/v1.0/full.json"),
        include_str!("../files/v1.1/decisions.json"),
        include_str!("../files/v1.1/capital.json"),
    ];
    let mut found = 0;
    for hostile in texts() {
        for text in files {
            let mut json: Value = serde_json::from_str(text).unwrap();
            fill(&mut json, &mut || hostile.to_owned());
            let text = json.to_string();
            let workbook =
                file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error} with {hostile}"));
            assert_eq!(workbook.name, hostile);
            let mut app = App::new();
            app.send(Msg::File("fil.json".into(), Some(text.into_bytes())));
            for msg in [Msg::SaveDecisions, Msg::SaveSettlement, Msg::SaveSchedule(None)] {
                for effect in app.send(msg) {
                    let Effect::Download { text, .. } = effect else { continue };
                    for cell in cells(&text) {
                        let is_number =
                            cell.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
                                && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ',' | '.'));
                        let is_formula =
                            cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
                        assert!(is_number || !is_formula, "{cell:?} in {text}");
                        found += usize::from(cell.contains(hostile));
                    }
                }
            }
        }
    }
    assert!(found > 50, "the texts are in {found} cells");
}
