//! A workbook is worked on in a file on disk: written after each change and read back, never over what somebody else wrote, and
//! found again after a reload. No driver reaches the browser's own dialogs for files, so these hand out files of the origin's
//! private file system, which are written in the same way. Firefox has no such dialogs, and none of this.

use crate::harness::{Browser, Page, Setup, both, run};

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

/// The example, worked on in a file of this name, which has everything of it.
async fn works_in(page: &Page, name: &str) {
    page.press("Sydnärkes IT-nämnd 2022").await;
    page.says("Återställningspunkter").await;
    without_dialogs(page, name).await;
    page.command("Arbeta i en fil på disken").await;
    page.says(&format!("Sparat i {name}")).await;
}

/// The browser does something else where a file is asked for this, until [`as_before`].
async fn instead(page: &Page, of: &str, what: &str, does: &str) {
    page.script(&format!(
        "window.before = [{of}.prototype, '{what}', {of}.prototype.{what}]; {of}.prototype.{what} = {does};"
    ))
    .await;
}

async fn as_before(page: &Page) {
    page.script("const [of, what, before] = window.before; of[what] = before;").await;
}

fn fails(error: &str) -> String {
    format!("async () => {{ throw new DOMException('made so by a test', '{error}'); }}")
}

fn in_chromium(story: impl AsyncFn(&Page)) {
    run(Browser::Chromium, Setup::default(), story);
}

#[test]
fn a_full_disk_is_said_and_the_file_keeps_what_it_had() {
    in_chromium(async |page| {
        works_in(page, "budget.json").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        holds(page, "budget.json", "\"11000000\"").await;
        page.says("Sparat i budget.json").await;
        instead(page, "FileSystemWritableFileStream", "write", &fails("QuotaExceededError")).await;
        page.write("Personalkostnader", "Prognos", "12 500").await;
        page.says("budget.json kunde inte skrivas").await;
        page.says("Disken är full. Alla ändringar finns i webbläsaren.").await;
        page.says("Inte sparat i budget.json").await;
        page.check_accessible("a full disk").await;
        let kept = content(page, "budget.json").await;
        assert!(kept.contains("\"11000000\"") && !kept.contains("\"12500000\""), "{kept}");
        // Pressing the button while it is still full says the same again.
        page.press("=Försök igen").await;
        page.says("Disken är full.").await;
        // All of it is in the browser.
        page.reload().await;
        page.shows("Personalkostnader", "Prognos", "12 500").await;
        page.says("Sparat i budget.json").await;
        holds(page, "budget.json", "\"12500000\"").await;
    });
}

#[test]
fn a_file_that_was_moved_or_deleted_is_said_and_another_one_is_taken() {
    in_chromium(async |page| {
        works_in(page, "budget.json").await;
        let gone = "const done = arguments[0]; navigator.storage.getDirectory()\
            .then(folder => folder.removeEntry('budget.json')).then(() => done(true));";
        page.script_async(gone).await;
        page.write("Personalkostnader", "Prognos", "12 500").await;
        page.says("Filen finns inte där den var: den är flyttad, har ett annat namn eller är borttagen.")
            .await;
        page.says("Inte sparat i budget.json").await;
        page.check_accessible("a file that is gone").await;
        // Neither is it made anew behind anybody's back, nor does work stop.
        page.write("Lokalhyror", "Prognos", "800").await;
        page.says("Filen finns inte där den var").await;
        let names = "const done = arguments[0]; navigator.storage.getDirectory()\
            .then(folder => Array.fromAsync(folder.keys())).then(names => done(names.join()));";
        assert_eq!(page.script_async(names).await, "");
        without_dialogs(page, "ny.json").await;
        page.press("Arbeta i en annan fil").await;
        page.says("Sparat i ny.json").await;
        holds(page, "ny.json", "\"12500000\"").await;
        holds(page, "ny.json", "\"800000\"").await;
        assert!(!page.text().await.contains("Filen finns inte där den var"));
        page.reload().await;
        page.says("Sparat i ny.json").await;
        page.shows("Lokalhyror", "Prognos", "800").await;
    });
}

#[test]
fn a_permission_that_is_taken_back_is_said_and_asked_for_again() {
    in_chromium(async |page| {
        works_in(page, "budget.json").await;
        let before = content(page, "budget.json").await;
        instead(page, "FileSystemFileHandle", "createWritable", &fails("NotAllowedError")).await;
        page.script(
            "const of = Object.getPrototypeOf(FileSystemFileHandle.prototype);\
             window.answer = 'denied'; of.queryPermission = of.requestPermission = async () => window.answer;",
        )
        .await;
        page.write("Personalkostnader", "Prognos", "12 500").await;
        page.says("Webbläsaren får inte skriva i filen. Alla ändringar finns i webbläsaren.").await;
        page.says("Inte sparat i budget.json").await;
        page.check_accessible("a file that may not be written").await;
        // Whoever says no again is not asked on and on, and goes on working.
        page.press("=Försök igen").await;
        page.says("Anslut budget.json igen").await;
        page.write("Lokalhyror", "Prognos", "800").await;
        page.says("Inte sparat i budget.json").await;
        assert_eq!(content(page, "budget.json").await, before);
        as_before(page).await;
        page.script("window.answer = 'granted'").await;
        page.press("Anslut igen").await;
        page.says("Sparat i budget.json").await;
        holds(page, "budget.json", "\"12500000\"").await;
        holds(page, "budget.json", "\"800000\"").await;
    });
}

#[test]
fn two_tabs_work_on_one_file() {
    in_chromium(async |page| {
        works_in(page, "budget.json").await;
        let address = page.location().await;
        let mine = page.web.window().await.expect("a window");
        let other = page.web.new_tab().await.expect("another tab");
        page.web.switch_to_window(other.clone()).await.expect("the other tab");
        page.go(&address).await;
        page.says("Sparat i budget.json").await;
        // Each writes while the other has it open, and neither takes the other for a stranger.
        for (window, row, figure) in [
            (&mine, "Personalkostnader", "12 501"),
            (&other, "Lokalhyror", "801"),
            (&mine, "Personalkostnader", "12 502"),
            (&other, "Lokalhyror", "802"),
        ] {
            page.web.switch_to_window(window.clone()).await.expect("a tab");
            page.write(row, "Prognos", figure).await;
            let kronor = format!("\"{}000\"", figure.replace(' ', ""));
            holds(page, "budget.json", &kronor).await;
            page.says("Sparat i budget.json").await;
        }
        for window in [&mine, &other] {
            page.web.switch_to_window(window.clone()).await.expect("a tab");
            page.shows("Personalkostnader", "Prognos", "12 502").await;
            page.shows("Lokalhyror", "Prognos", "802").await;
            page.says("Sparat i budget.json").await;
            let said = page.text().await;
            assert!(
                !said.contains("ändrats av någon annan") && !said.contains("kunde inte skrivas"),
                "{said}"
            );
        }
        let held = content(page, "budget.json").await;
        assert!(held.contains("\"12502000\"") && held.contains("\"802000\""), "{held}");
        page.web.switch_to_window(other).await.expect("the other tab");
        page.web.close_window().await.expect("closed");
        page.web.switch_to_window(mine).await.expect("the first tab");
    });
}
