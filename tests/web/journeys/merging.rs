//! Workbooks are compared with colleagues' files and merged: one conflict, one choice, one step; and several files in one go.

use crate::harness::{Page, both};

/// The saved workbook as a colleague gives it back: with another prognosis of a line.
fn returned(saved: &str, line: &str, prognosis: &str) -> String {
    let mut workbook: serde_json::Value = serde_json::from_str(saved).expect("a workbook");
    let fields = workbook.as_object_mut().expect("an object");
    let fingerprint = fields.remove("fingerprint").expect("a fingerprint");
    fields.insert("lineage".to_owned(), serde_json::json!([fingerprint]));
    let found = find(&mut workbook["activities"], line).expect("the line");
    found["amounts"]["prognosis"] = prognosis.into();
    workbook.to_string()
}

fn find<'a>(within: &'a mut serde_json::Value, line: &str) -> Option<&'a mut serde_json::Value> {
    if within["name"] == line {
        return Some(within);
    }
    match within {
        serde_json::Value::Array(items) => items.iter_mut().find_map(|item| find(item, line)),
        serde_json::Value::Object(_) => find(&mut within["rows"], line),
        _ => None,
    }
}

/// Chooses files in the dialog of the command.
async fn compare_with(page: &Page, files: &[(&str, String)]) {
    page.command("Jämför med en fil").await;
    page.says("Välj en kollegas fil").await;
    page.open_files(files).await;
}

#[test]
fn one_conflict_is_chosen_and_undo_takes_all_back() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.press("Spara till fil").await;
        let (_, saved) = page.downloaded("2022.json").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;

        compare_with(page, &[("Laxå.json", returned(&saved, "Personalkostnader", "11500000"))]).await;
        page.says("1 val återstår.").await;
        page.check_accessible("a comparison").await;
        page.press("=Slå ihop").await;
        page.says("Välj först").await;
        page.press("=Alla filens").await;
        page.says("Inga val återstår.").await;
        page.press("=Slå ihop").await;
        page.says("kom in från Laxå.json").await;
        page.shows("Personalkostnader", "Prognos", "11 500").await;
        page.press("Ångra: slå ihop med Laxå.json").await;
        page.shows("Personalkostnader", "Prognos", "11 000").await;
    });
}

#[test]
fn several_files_come_in_at_once() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.press("Spara till fil").await;
        let (_, saved) = page.downloaded("2022.json").await;
        let files = [
            ("Laxå.json", returned(&saved, "Personalkostnader", "11000000")),
            ("Askersund.json", returned(&saved, "Licenser & serviceavtal", "10000000")),
        ];
        compare_with(page, &files).await;
        page.says("Fil 1 av 2").await;
        page.press("=Nästa fil").await;
        page.says("Fil 2 av 2").await;
        page.press("=Slå ihop").await;
        page.shows("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Licenser & serviceavtal", "Prognos", "10 000").await;
        page.press("Ångra: slå ihop med").await;
        page.shows("Summa", "Prognos", "1 000").await;
    });
}

#[test]
fn the_same_figures_have_the_same_fingerprint() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        let shown = async || {
            page.until("return !!document.querySelector('.status .fingerprint')").await;
            page.script("return document.querySelector('.status .fingerprint').ariaLabel").await
        };
        let before = shown().await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.until("return !document.querySelector('.status .fingerprint')").await;
        assert_ne!(shown().await, before);
        page.press("Ångra").await;
        page.until("return !document.querySelector('.status .fingerprint')").await;
        assert_eq!(shown().await, before);
        page.press("Fingeravtryck").await;
        page.says("Samma fingeravtryck betyder samma siffror").await;
        page.check_accessible("what a fingerprint is for").await;
    });
}

/// The workbook as somebody else made it: with other identities, and nothing that it stems from.
fn made_anew(saved: &str) -> String {
    let mut workbook: serde_json::Value = serde_json::from_str(saved).expect("a workbook");
    let fields = workbook.as_object_mut().expect("an object");
    ["fingerprint", "lineage"].iter().for_each(|name| drop(fields.remove(*name)));
    let workbook = sambudget::file::read(workbook.to_string().as_bytes()).expect("a workbook");
    let other = sambudget::file::renamed(&workbook, &mut |id| format!("{id}7z"));
    let mut other = other.expect("a workbook");
    other.id = sambudget::model::id::WorkbookId(99);
    sambudget::file::write(&other)
}

#[test]
fn a_board_that_somebody_made_anew_is_compared_by_names() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.press("Spara till fil").await;
        let (_, saved) = page.downloaded("2022.json").await;
        let other = made_anew(&returned(&saved, "Personalkostnader", "11500000"));
        compare_with(page, &[("Laxå.json", other)]).await;
        page.says("Den är jämförd efter namn").await;
        page.says("1 val återstår.").await;
        page.check_accessible("a comparison by names").await;
        page.press("=Alla filens").await;
        page.press("=Slå ihop").await;
        page.says("kom in från Laxå.json").await;
        page.shows("Personalkostnader", "Prognos", "11 500").await;
    });
}

/// The weights of two members in a returned file, of a workbook without the version that both stem from.
#[test]
fn all_of_a_member_is_chosen_with_the_keyboard() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.press("Spara till fil").await;
        let (_, saved) = page.downloaded("2022.json").await;
        let mut file: serde_json::Value = serde_json::from_str(&saved).expect("a workbook");
        let fields = file.as_object_mut().expect("an object");
        ["fingerprint", "lineage"].iter().for_each(|name| drop(fields.remove(*name)));
        let weights = file["keys"][0]["weights"].as_object_mut().expect("weights");
        for (_, weight) in weights.iter_mut().take(2) {
            *weight = "4711".into();
        }
        compare_with(page, &[("Laxå.json", file.to_string())]).await;
        page.says("Askersund, 1 val").await;
        page.check_accessible("choices by member").await;
        page.find("button", Some("Alla filens: Askersund"))
            .await
            .focus()
            .await
            .expect("it takes the keyboard");
        page.keys(thirtyfour::Key::Enter).await;
        page.says("Askersund: filens i 1 val. 1 val återstår.").await;
        page.keys(thirtyfour::Key::Tab).await;
        page.keys(" ").await;
        page.says("Hallsberg: mitt i 1 val. Inga val återstår.").await;
        page.press("=Slå ihop").await;
        page.says("1 ändring kom in från Laxå.json").await;
    });
}
