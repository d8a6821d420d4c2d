//! A workbook is worked on in a file on disk: written after each change and read back, never over what somebody else wrote, and
//! found again after a reload. No driver reaches the browser's own dialogs for files, so these hand out files of the origin's
//! private file system, which are written in the same way. Firefox has no such dialogs, and none of this.

use crate::harness::{Browser, Page, both};

/// The dialogs for files give this one.
async fn without_dialogs(page: &Page, name: &str) {
    page.script(&format!(
        "const file = async () => (await navigator.storage.getDirectory()).getFileHandle('{name}', {{ create: true }});\
         window.showSaveFilePicker = file; window.showOpenFilePicker = async () => [await file()];"
    ))
    .await;
}

/// What stands in the file. One that is replaced while it is read cannot be read to its end; then it is read again.
async fn content(page: &Page, name: &str) -> String {
    let script = format!(
        "const done = arguments[0]; (async () => {{\
           const folder = await navigator.storage.getDirectory();\
           const handle = await folder.getFileHandle('{name}', {{ create: true }});\
           const read = async () => (await handle.getFile()).text();\
           const again = () => new Promise(soon => setTimeout(soon, 20)).then(read).catch(again);\
           done(await read().catch(again));\
         }})();"
    );
    page.script_async(&script).await.as_str().unwrap_or_default().to_owned()
}

/// Somebody else writes the file.
async fn write_from_elsewhere(page: &Page, name: &str, text: &str) {
    let script = format!(
        "const done = arguments[0]; (async () => {{\
           const folder = await navigator.storage.getDirectory();\
           const stream = await (await folder.getFileHandle('{name}')).createWritable();\
           await stream.write({text:?}); await stream.close(); done(true);\
         }})();"
    );
    page.script_async(&script).await;
}

/// Waits until the file holds a text.
async fn holds(page: &Page, name: &str, text: &str) {
    page.wait_until(&format!("{name} has {text}"), async || content(page, name).await.contains(text)).await;
}

/// The file as a colleague leaves it who has opened it and changed a figure.
fn changed(file: &str) -> String {
    let mut workbook: serde_json::Value = serde_json::from_str(file).expect("a workbook");
    let fields = workbook.as_object_mut().expect("an object");
    let fingerprint = fields.remove("fingerprint").expect("a fingerprint");
    fields.insert("lineage".to_owned(), serde_json::json!([fingerprint]));
    workbook.to_string().replace("\"12000000\"", "\"13000000\"")
}

#[test]
fn a_workbook_is_worked_on_in_a_file() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.says("Återställningspunkter").await;
        if page.browser == Browser::Firefox {
            page.chord(&[thirtyfour::Key::Control], 'k').await;
            page.says("Jämför med en fil").await;
            assert_eq!(page.count("option", Some("Arbeta i en fil på disken")).await, 0);
            return;
        }
        without_dialogs(page, "budget.json").await;
        page.command("Arbeta i en fil på disken").await;
        page.says("Sparat i budget.json").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.says("Sparat i budget.json").await;
        holds(page, "budget.json", "\"11000000\"").await;

        // After a reload the browser still knows it.
        page.reload().await;
        page.says("Sparat i budget.json").await;
        page.write("Personalkostnader", "Prognos", "12 000").await;
        holds(page, "budget.json", "\"12000000\"").await;

        // Somebody else writes it: what stands there stays, until it is taken in.
        let theirs = changed(&content(page, "budget.json").await);
        write_from_elsewhere(page, "budget.json", &theirs).await;
        page.write("Licenser & serviceavtal", "Prognos", "7 000").await;
        page.says("budget.json har ändrats av någon annan").await;
        page.check_accessible("a file that was changed by somebody else").await;
        assert_eq!(content(page, "budget.json").await, theirs);
        page.press("=Jämför och slå ihop").await;
        page.says("Jämfört med den senaste gemensamma versionen").await;
        page.press("=Slå ihop").await;
        page.shows("Personalkostnader", "Prognos", "13 000").await;
        page.says("Sparat i budget.json").await;
        holds(page, "budget.json", "\"7000000\"").await;
        assert!(content(page, "budget.json").await.contains("\"13000000\""));
    });
}

#[test]
fn a_file_is_opened_from_disk_and_connected_again_with_one_click() {
    both(async |page| {
        if page.browser == Browser::Firefox {
            page.says("Här finns inga arbetsböcker än").await;
            page.says("eller släpp en fil här").await;
            assert_eq!(page.count("button", Some("Öppna från disken")).await, 0);
            return;
        }
        without_dialogs(page, "kollegas.json").await;
        content(page, "kollegas.json").await;
        write_from_elsewhere(
            page,
            "kollegas.json",
            include_str!("../../../public/examples/sydnarke-2022.json"),
        )
        .await;
        page.press("Öppna från disken").await;
        page.says("Sparat i kollegas.json").await;
        page.press("Drift").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        holds(page, "kollegas.json", "\"11000000\"").await;

        // The browser asks again after it was closed; here it says so only once.
        page.press("Alla arbetsböcker").await;
        page.script(
            "const of = Object.getPrototypeOf(FileSystemFileHandle.prototype);\
             of.queryPermission = async () => 'prompt'; of.requestPermission = async () => 'granted';",
        )
        .await;
        page.press("=Sydnärkes IT-nämnd (SYD-IT)").await;
        page.says("Anslut kollegas.json igen").await;
        page.check_accessible("a file that waits for its permission").await;
        page.press("Drift").await;
        page.write("Personalkostnader", "Prognos", "12 000").await;
        page.says("Inte sparat i kollegas.json").await;
        page.press("Anslut igen").await;
        page.says("Sparat i kollegas.json").await;
        holds(page, "kollegas.json", "\"12000000\"").await;
        page.command("Sluta skriva i filen").await;
        page.says("skrivs inte längre").await;
    });
}
