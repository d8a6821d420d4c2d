//! Workbooks travel as files: saved, cleared, opened again; wrong files change nothing.

use crate::harness::both;

#[test]
fn save_clear_and_open_give_the_same_workbook() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.press("Spara till fil").await;
        let (name, saved) = page.downloaded("2022.json").await;
        assert!(name.starts_with("Sydnärkes IT-nämnd"), "{name}");

        page.press("Alla arbetsböcker").await;
        page.press("Ta bort").await;
        page.press("=Ta bort").await;
        page.says("Här finns inga arbetsböcker än").await;
        page.reload().await;
        page.says("Här finns inga arbetsböcker än").await;

        page.open_file("min budget.json", saved.as_bytes()).await;
        page.press("Drift").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.press("Spara till fil").await;
        let (_, again) = page.downloaded("1).json").await;
        // Since then it stems from that file.
        let without_lineage = |text: &str| {
            let mut file: serde_json::Value = serde_json::from_str(text).expect("a file");
            file.as_object_mut().expect("an object").remove("lineage");
            file
        };
        assert_eq!(without_lineage(&again), without_lineage(&saved), "the same workbook");
        assert_ne!(again, saved);
    });
}

#[test]
fn a_workbook_that_is_here_is_not_overwritten() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Spara till fil").await;
        let (_, saved) = page.downloaded("2022.json").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.press("Alla arbetsböcker").await;
        page.open_file("gammal.json", saved.as_bytes()).await;
        page.says("Arbetsboken finns redan här").await;
        page.press("Öppna bredvid").await;
        page.says("fanns redan här").await;
        page.press("Drift").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.press("Alla arbetsböcker").await;
        for name in ["=Sydnärkes IT-nämnd (SYD-IT)", "=Sydnärkes IT-nämnd (SYD-IT) (2)"] {
            assert_eq!(page.count("button", Some(name)).await, 1, "{name}");
        }
    });
}

#[test]
fn wrong_files_say_why_and_change_nothing() {
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let large = " ".repeat(50 * 1024 * 1024);
    let good = include_str!("../../../public/examples/sydnarke-2022.json");
    let cut = &good[..good.len() / 2];
    let newer = good.replacen("\"1.1\"", "\"2.0\"", 1);
    let wrong_kind = good.replacen("\"kind\": \"revenue\"", "\"kind\": \"income\"", 1);
    let hostile = good.replacen("Personalkostnader", "<img src=x onerror=alert(1)>", 1);
    both(async |page| {
        let cases = [
            ("bild.json", "\u{fffd}PNG not json", "inte JSON"),
            ("annat.json", "{\"hej\": 1}", "inte en arbetsbok från Sambudget"),
            ("avkortad.json", cut, "avkortad"),
            ("nyare.json", &newer, "nyare Sambudget"),
            ("fel.json", &wrong_kind, "\"income\""),
            ("djup.json", &deep, "nivåer"),
            ("stor.json", &large, "det största som läses"),
        ];
        for (name, content, reason) in cases {
            page.open_file(name, content.as_bytes()).await;
            page.says(&format!("Filen ”{name}” öppnades inte")).await;
            page.says(reason).await;
            page.says("Inget har ändrats.").await;
            page.says("Här finns inga arbetsböcker än").await;
            page.press("Stäng meddelandet").await;
        }
        // Text from files never becomes markup.
        page.open_file("elak.json", hostile.as_bytes()).await;
        page.press("Drift").await;
        page.says("<img src=x onerror=alert(1)>").await;
        assert_eq!(page.script("return document.querySelectorAll('img').length").await, 0);
    });
}
