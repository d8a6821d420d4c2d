//! A passphrase locks a workbook, as a file and in a link: by the browser's own encryption, as another program knows it too.

use crate::harness::{Page, both};

/// Locked by `tests/reference/locked.py`.
const REFERENCE: &str = include_str!("../../files/locked/sydnarke-2022.json");
const PASSPHRASE: &str = "blåbärspaj & räksmörgås";

async fn unlock(page: &Page, passphrase: &str) {
    page.fill("=Lösenord", passphrase).await;
    page.press("=Lås upp").await;
}

#[test]
fn a_file_that_another_program_locked_opens_with_its_passphrase() {
    both(async |page| {
        page.open_file("låst.json", REFERENCE.as_bytes()).await;
        page.says("Filen ”låst.json” är låst med ett lösenord.").await;
        page.check_accessible("the question for a passphrase").await;
        unlock(page, "blåbärspaj").await;
        page.says("Lösenordet stämmer inte. Försök igen.").await;
        // The same letters, the way a Mac may write them: ä as a and its dots.
        let script = "const field = document.querySelector('dialog input[type=password]');\
            field.value = arguments[0].normalize('NFD'); field.dispatchEvent(new Event('input', { bubbles: true }));";
        page.script(&script.replace("arguments[0]", &format!("{PASSPHRASE:?}"))).await;
        page.press("=Lås upp").await;
        page.press("Drift").await;
        page.shows("Summa", "Prognos", "1 000").await;

        page.press("Alla arbetsböcker").await;
        let broken = REFERENCE.replacen("\"LV/b", "\"LV/c", 1);
        page.open_file("trasig.json", broken.as_bytes()).await;
        page.says("Filen är avklippt eller ändrad sedan den låstes.").await;
    });
}

#[test]
fn a_workbook_is_locked_and_comes_back_by_file_and_link() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.command("Spara eller dela med lösenord").await;
        page.says("Ett glömt lösenord går inte att återställa").await;
        page.check_accessible("the dialog that locks").await;
        page.fill("=Lösenord", PASSPHRASE).await;
        page.press("Lås med lösenordet").await;
        page.says("Lösenorden är inte lika.").await;
        page.fill("Upprepa lösenordet", PASSPHRASE).await;
        page.press("Lås med lösenordet").await;
        page.says("Länken och filen är låsta med lösenordet.").await;
        let link = page.script("return document.querySelector('dialog input[readonly]').value").await;
        let link = link.as_str().unwrap_or_default().to_owned();
        assert!(link.starts_with(&format!("{}#share=2.", page.address())), "{link}");
        page.press("Spara låst fil").await;
        let (_, file) = page.downloaded("låst.json").await;
        assert!(file.contains("\"iterations\": 600000,") && !file.contains("Personal"), "{file}");
        page.press("=Stäng").await;
        page.says("Sparat").await;
        // The passphrase is nowhere: neither in storage nor in the page.
        let kept =
            page.script("return JSON.stringify(localStorage) + document.documentElement.outerHTML").await;
        assert!(!kept.as_str().unwrap_or_default().contains("räksmörgås"), "the passphrase is kept");

        page.write("Personalkostnader", "Prognos", "10 000").await;
        page.says("Sparat").await;
        page.command("Jämför med en fil").await;
        page.says("Välj en kollegas fil").await;
        page.open_files(&[("kollega.json", file)]).await;
        page.says("Filen ”kollega.json” är låst").await;
        unlock(page, PASSPHRASE).await;
        page.says("Jämfört med den senaste gemensamma versionen").await;
        page.press("=Avbryt").await;

        page.web.goto("about:blank").await.expect("a page");
        page.go(&link).await;
        page.says("Länken är låst med ett lösenord.").await;
        unlock(page, PASSPHRASE).await;
        page.says("Öppna delad arbetsbok?").await;
        page.press("=Öppna").await;
        page.press("Drift").await;
        page.shows("Summa", "Prognos", "1 196").await;
    });
}

#[test]
fn a_workbook_on_the_shelf_is_saved_with_a_password() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.says("Sparat").await;
        page.press("Alla arbetsböcker").await;
        page.press("Spara med lösenord: Sydnärkes").await;
        page.says("utan det kan ingen läsa filen").await;
        page.check_accessible("locking a workbook on the shelf").await;
        assert_eq!(page.count("button", Some("=Spara låst fil")).await, 0);
        page.fill("=Lösenord", PASSPHRASE).await;
        page.fill("Upprepa lösenordet", PASSPHRASE).await;
        page.press("Lås med lösenordet").await;
        page.says("Filen är låst med lösenordet.").await;
        page.press("=Spara låst fil").await;
        let (_, file) = page.downloaded("låst.json").await;
        assert!(file.contains("\"iterations\": 600000,") && !file.contains("Personal"), "{file}");
        page.press("=Stäng").await;
        // It counts as saved to a file, and is what was on the shelf.
        page.until("return !document.querySelector('table.list').textContent.includes('aldrig')").await;
        let kept = page.script("return JSON.stringify(localStorage) + document.body.outerHTML").await;
        assert!(!kept.as_str().unwrap_or_default().contains("räksmörgås"), "the passphrase is kept");
        page.press("Sydnärkes IT-nämnd (SYD-IT)").await;
        page.press("=Drift").await;
        page.write("Personalkostnader", "Prognos", "12 000").await;
        page.says("Sparat").await;
        page.command("Jämför med en fil").await;
        page.says("Välj en kollegas fil").await;
        page.open_files(&[("kollega.json", file)]).await;
        unlock(page, PASSPHRASE).await;
        page.says("Jämfört med den senaste gemensamma versionen").await;
    });
}
