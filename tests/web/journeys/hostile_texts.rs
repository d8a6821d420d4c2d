//! Text from files never becomes markup: a file with texts that want to be elements, scripts and formulas in every field is
//! walked through, view by view and dialog by dialog.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::harness::{Page, both};
use crate::hostile::{fill, texts};

/// A workbook with something of everything, and in every field of text the next of these.
fn file(own: &[String]) -> String {
    let mut file: Value =
        serde_json::from_str(include_str!("../../files/v1.0/full.json")).expect("a workbook");
    file["version"] = "1.1".into();
    let of =
        |text: &str, field: &str| serde_json::from_str::<Value>(text).expect("a workbook")[field].clone();
    file["plan"] = of(include_str!("../../files/v1.1/plan.json"), "plan");
    file["plan"][0]["measures"][0]["members"] = json!(["m1"]);
    file["balance"] = of(include_str!("../../files/v1.1/balance.json"), "balance");
    file["followUps"] = json!([{"id": "u1", "name": "", "by": "", "date": "", "month": 4, "holders": ["shared"],
        "lines": [{"id": "l99", "activity": "a1", "name": "", "kind": "cost", "budget": "5"}]}]);
    file["notes"] = json!([
        {"month": 7, "text": "x", "by": "x", "date": "x"}, {"row": "l1", "text": "x", "by": "x"},
        {"row": "a1", "text": "x"}, {"row": "p1", "text": "x"}, {"row": "l1", "column": "actual", "text": "x"}]);
    file["acceptances"] = json!([{"finding": "unexplained l4 1", "reason": "x", "by": "x", "date": "x"}]);
    let mut place = 0;
    fill(&mut file, &mut || {
        place += 1;
        own[place % own.len()].clone()
    });
    // Each of them is a row too, so that it can be seen.
    let rows = file["activities"][0]["rows"].as_array_mut().expect("rows");
    for (number, text) in own.iter().enumerate() {
        let id = format!("lx{number}");
        rows.push(json!({"type": "line", "id": id, "name": text, "kind": "cost", "distribution": "direct", "parts": {}}));
    }
    file.to_string()
}

/// The texts of the corpus, and some that are only odd.
fn corpus() -> Vec<String> {
    let long = ["<b>", &"å".repeat(490)].concat();
    let odd =
        ["null", "undefined", "NaN", "__proto__", "constructor", "[object Object]", "0", "%3Cscript%3E"];
    texts().map(str::to_owned).chain(odd.map(str::to_owned)).chain([long]).collect()
}

/// Watches for everything that one of the texts could become.
const WATCH: &str = "
    window.found = [];
    const markup = 'img, iframe, object, embed, math, base, style, mtext, b, script[src*=hostile], link[href*=hostile], \
        a[href^=javascript], a[href*=hostile], [onerror], [onload], [onmouseover], [onfocus], [autofocus][onfocus]';
    const look = (root, where) => {
        const all = [...(root.matches?.(markup) ? [root] : []), ...(root.querySelectorAll?.(markup) ?? [])];
        window.found.push(...all.map(element => where + element.outerHTML.slice(0, 200)));
    };
    window.look = look;
    look(document, 'before: ');
    new MutationObserver(changes => changes.forEach(change => {
        change.addedNodes.forEach(node => look(node, ''));
        if (change.type === 'attributes') look(change.target, '');
    })).observe(document, {subtree: true, childList: true, attributes: true});
    document.addEventListener('securitypolicyviolation', event => window.found.push('policy: ' + event.blockedURI));
    window.shown = new Set();
";

/// What has been found, and which texts can be read somewhere.
const READ: &str = "
    const said = [document.body.textContent, ...[...document.querySelectorAll('*')].flatMap(element =>
        [element.value, element.title, element.ariaLabel, element.ariaDescription])].join('\\n');
    arguments[0].filter(text => said.includes(text)).forEach(text => window.shown.add(text));
    if ([...document.querySelectorAll('dialog')].some(dialog => dialog.textContent === 'hostile')) window.found.push('a dialog');
    return [window.found, document.title === 'hostile'];
";

/// The elements, and the attributes that run something, of what was copied as HTML.
const TAGS: &str = "
    const tags = [...window.html.matchAll(/<\\/?([^\\s>\\/]+)/g)].map(found => found[1].toLowerCase());
    // What stands in quotes is a value, whatever it says.
    const values = /=(\"[^\"]*\"|'[^']*')/g;
    const named = [...window.html.matchAll(/<[a-z](?:[^\"'>]|\"[^\"]*\"|'[^']*')*>/gi)].map(tag => tag[0].replace(values, ''));
    const running = named.flatMap(tag => tag.match(/\\son[a-z]+/gi) ?? []);
    return [...new Set([...tags, ...running])].map(tag => tag.startsWith('!--table') ? '!--table' : tag);
";

async fn check(page: &Page, corpus: &[String], place: &str) {
    let read = page.web.execute(READ, vec![json!(corpus)]).await.expect("a script");
    assert_eq!(read.json(), &json!([[], false]), "{place} in {:?}", page.browser);
}

/// That each of the texts could be read as it is written, somewhere along the way.
async fn all_were_read(page: &Page, corpus: &[String]) {
    let script = "return arguments[0].filter(text => !window.shown.has(text))";
    let missing = page.web.execute(script, vec![json!(corpus)]).await.expect("a script");
    assert_eq!(missing.json(), &json!([]), "in {:?}", page.browser);
}

async fn open(page: &Page, corpus: &[String]) {
    page.script(WATCH).await;
    page.open_file("elak.json", file(corpus).as_bytes()).await;
    page.says("Översikt").await;
}

#[test]
fn no_text_becomes_markup_in_a_view_or_on_paper() {
    both(async |page| {
        let corpus = corpus();
        open(page, &corpus).await;
        let views = [
            "Översikt",
            "Drift",
            "Månader",
            "Investeringar",
            "Åtgärder",
            "Uppföljning",
            "Fördelning",
            "Rapport",
        ];
        for view in views {
            page.press(&format!("={view}")).await;
            check(page, &corpus, view).await;
            // The first cell: what the bar, the field and the explanation say of it.
            let grids = page.count("grid", None).await;
            if grids > 0 {
                let cells = page.web.find_all(By::Css("[role=grid] [role=gridcell]")).await.expect("cells");
                if let Some(cell) = cells.first() {
                    let _ = cell.click().await;
                    page.keys(Key::F2).await;
                    check(page, &corpus, &format!("{view}, in a cell")).await;
                    page.keys(Key::Escape).await;
                }
            }
        }
        page.press("=Drift").await;
        let first = page.web.find(By::Css("[role=grid] [role=gridcell]")).await.expect("a cell");
        first.click().await.expect("a click");
        // Only the rows in sight are there.
        for _ in 0..6 {
            page.keys(Key::PageDown).await;
            check(page, &corpus, "further down").await;
        }
        let paper = page.printed(true).await.join("\n");
        assert!(
            paper.contains("<script>") || paper.contains("onerror") || paper.contains("hostile"),
            "{paper}"
        );
        check(page, &corpus, "on paper").await;
        all_were_read(page, &corpus).await;
        page.check_quiet().await;
    });
}

#[test]
fn no_text_becomes_markup_in_a_dialog_or_on_the_clipboard() {
    both(async |page| {
        let corpus = corpus();
        open(page, &corpus).await;
        page.press("=Drift").await;
        let commands = [
            "Inställningar",
            "Alla beslut",
            "Kapitalkostnad år för år",
            "Regleringslista",
            "Kontrollsummor",
            "Återställningspunkter",
            "Ta en återställningspunkt",
            "Dela",
            "prognos för flera",
            "jämför prognosmetoder",
            "filtrera rader",
        ];
        for command in commands {
            let cells = page.web.find_all(By::Css("[role=grid] [role=gridcell]")).await.expect("cells");
            cells[0].click().await.expect("a click");
            page.command(command).await;
            page.until("return !!document.querySelector('dialog[open]')").await;
            check(page, &corpus, command).await;
            page.keys(Key::Escape).await;
            page.until("return !document.querySelector('dialog[open]')").await;
        }
        // A colleague's file of the same workbook, with every text another one.
        let mut turned = corpus.clone();
        turned.rotate_left(1);
        page.command("Jämför med en fil").await;
        page.says("Välj en kollegas fil").await;
        page.open_files(&[("<img src=x onerror=alert(1)>.json", file(&turned))]).await;
        page.says("val återstår").await;
        check(page, &corpus, "a comparison").await;
        page.press("=Alla mina").await;
        page.press("=Slå ihop").await;
        page.says("kom in från").await;
        check(page, &corpus, "after a merge").await;
        // What the clipboard gets is text in the cells of a table.
        page.script("document.addEventListener('copy', event => window.html = event.clipboardData.getData('text/html'))")
            .await;
        page.press("=Drift").await;
        let cells = page.web.find_all(By::Css("[role=grid] [role=gridcell]")).await.expect("cells");
        cells[0].click().await.expect("a click");
        page.chord(&[Key::Control], 'a').await;
        page.chord(&[Key::Control], 'c').await;
        page.until("return !!window.html").await;
        let tags = page.script(TAGS).await;
        let ours = [
            "!--table",
            "body",
            "br",
            "col",
            "colgroup",
            "google-sheets-html-origin",
            "head",
            "html",
            "meta",
            "style",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
        ];
        for tag in tags.as_array().expect("tags") {
            let tag = tag.as_str().unwrap_or_default();
            assert!(ours.contains(&tag), "{tag} on the clipboard in {:?}", page.browser);
        }
        check(page, &corpus, "on the clipboard").await;
        page.press("Alla arbetsböcker").await;
        check(page, &corpus, "the start page").await;
        page.check_quiet().await;
    });
}
