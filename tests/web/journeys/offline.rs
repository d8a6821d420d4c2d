//! Without a network, and through a new version: after one visit everything works, and nothing is forced. The server of the
//! story ends, and that is the network. A Firefox that a driver loads again passes its service worker by, as with the Shift
//! key held; so here the page does that itself.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::harness::{Page, both};

/// What the page that is shown says of itself.
const DESCRIPTION: &str = "return document.querySelector('meta[name=description]').content";
/// How many builds the browser keeps.
const KEPT: &str =
    "const done = arguments[arguments.length - 1]; caches.keys().then(keys => done(keys.length));";
/// Whether a newer build is neither on its way nor waiting.
const NOTHING_NEW: &str = "const done = arguments[arguments.length - 1];\
     navigator.serviceWorker.getRegistration().then(found => done(!found.installing && !found.waiting));";

/// A new release takes the place of the one in a folder: its page says something else of itself.
fn publish(folder: &Path, description: &str) {
    let page = folder.join("index.html");
    let text = std::fs::read_to_string(&page).expect("a page");
    let (before, rest) = text.split_once("name=\"description\" content=\"").expect("a description");
    let (_, after) = rest.split_once('"').expect("its end");
    let text = format!("{before}name=\"description\" content=\"{description}\"{after}");
    std::fs::write(&page, text).expect("a page");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/offline");
    let written = Command::new(script).arg(folder).status().expect("scripts/offline");
    assert!(written.success(), "scripts/offline failed");
}

/// Loads the page again, as a user does without the Shift key.
async fn again(page: &Page) {
    page.script("window.isOld = true; setTimeout(() => location.reload());").await;
    let is_new = "return !window.isOld && document.querySelector('h1') !== null";
    page.wait_until("the page is loaded again", async || {
        // In between there is no page that could answer.
        let said = page.web.execute(is_new, Vec::new()).await;
        said.is_ok_and(|said| *said.json() == true)
    })
    .await;
}

/// Waits until the browser keeps so many builds.
async fn keeps(page: &Page, builds: u64) {
    page.wait_until(&format!("{builds} builds are kept"), async || page.script_async(KEPT).await == builds)
        .await;
}

#[test]
fn after_one_visit_everything_works_without_a_network() {
    both(async |page| {
        page.says("Ny arbetsbok").await;
        page.is_kept().await;
        page.stop_serving();
        again(page).await;
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Utfall", "6200").await;
        page.says("Sparat").await;
        again(page).await;
        page.shows("Personalkostnader", "Utfall", "6 200").await;
        // The second part too, and what it looks like.
        page.press("Inställningar").await;
        page.says("Arbetsbokens inställningar").await;
        page.press("Avbryt").await;
        for view in ["Översikt", "Månader", "Investeringar", "Drift"] {
            page.press(view).await;
        }
        page.write("Lokalhyror", "Prognos", "=budget+45").await;
        page.says("Sparat").await;
        page.visit().await;
        page.press("Herrljunga").await;
        page.says("Sparat").await;
        assert!(!page.text().await.contains("kunde inte hämtas"));
        let failed = page
            .script_async(
                "const done = arguments[arguments.length - 1];\
                 Promise.all(['manifest.webmanifest', 'icon-512.png', 'examples/gsn-2021.json', 'index.html'].map(f => fetch(f)))\
                 .then(all => done(all.filter(a => !a.ok).length), String);",
            )
            .await;
        assert_eq!(failed, 0, "in {:?}", page.browser);
    });
}

#[test]
fn a_new_version_is_offered_and_taken_when_somebody_wants_it() {
    both(async |page| {
        let folder = page.served_copy();
        page.is_kept().await;
        let first = page.script(DESCRIPTION).await;
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.says("Sparat").await;
        publish(&folder, "the second");
        // The page that comes is the one that is kept; the new one is fetched meanwhile, and offered.
        again(page).await;
        page.says("En ny version finns").await;
        assert_eq!(page.script(DESCRIPTION).await, first);
        page.check_accessible("a new version is offered").await;
        page.write("Personalkostnader", "Utfall", "6200").await;
        page.says("Sparat").await;
        // Nothing is forced: it is offered again.
        again(page).await;
        page.says("En ny version finns").await;
        assert_eq!(page.script(DESCRIPTION).await, first);
        page.press("Ladda om").await;
        page.until(&DESCRIPTION.replace("content", "content === 'the second'")).await;
        page.shows("Personalkostnader", "Utfall", "6 200").await;
        keeps(page, 1).await;
        page.stop_serving();
        again(page).await;
        page.shows("Personalkostnader", "Utfall", "6 200").await;
        assert_eq!(page.script(DESCRIPTION).await, "the second");
    });
}

#[test]
fn a_half_fetched_version_leaves_the_one_of_before_whole() {
    both(async |page| {
        let folder = page.served_copy();
        page.is_kept().await;
        let first = page.script(DESCRIPTION).await;
        publish(&folder, "the second");
        page.withhold(Some("icon-512.png"));
        let asked = || page.requests().iter().filter(|address| address.ends_with("icon-512.png")).count();
        let before = asked();
        again(page).await;
        page.wait_until("a new version is looked for and not taken", async || {
            asked() > before && page.script_async(NOTHING_NEW).await == true
        })
        .await;
        keeps(page, 1).await;
        again(page).await;
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Inställningar").await;
        page.says("Arbetsbokens inställningar").await;
        assert_eq!(page.script(DESCRIPTION).await, first);
        assert!(!page.text().await.contains("En ny version"), "half a version was offered");
        // A file that is not what the release says is no better than one that is missing.
        page.withhold(None);
        std::fs::write(folder.join("icon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>")
            .expect("an icon");
        again(page).await;
        page.press("Översikt").await;
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        assert!(!page.text().await.contains("En ny version"), "a version was offered that is not whole");
        // Once it is whole it comes.
        publish(&folder, "the third");
        again(page).await;
        page.says("En ny version finns").await;
        page.press("Ladda om").await;
        page.until(&DESCRIPTION.replace("content", "content === 'the third'")).await;
        keeps(page, 1).await;
    });
}
