//! A page that is zoomed in, or on a small screen, is as usable; and so it is in the system's own few colours.

use thirtyfour::prelude::*;

use crate::harness::{Browser, Page, Setup, both, run};

/// What of the page sticks out at the right and is not within something that scrolls.
const OUTSIDE: &str = "
    const scrolls = e => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const out = [...document.querySelectorAll('body *')].filter(e => {
        const box = e.getBoundingClientRect();
        return e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 1 &&
            (box.right > innerWidth + 1 || box.left < -1) && !scrolls(e) && !e.closest('.quiet, .said, .skip');
    });
    return [document.documentElement.scrollWidth <= innerWidth,
        ...out.map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40))].join('; ');";

async fn fits(page: &Page, what: &str) {
    let found = page.script(OUTSIDE).await;
    assert_eq!(found.as_str(), Some("true"), "{what} in {:?}", page.browser);
}

/// Whether an element is whole within the window once it has been scrolled to, and nothing lies over its middle.
async fn reachable(page: &Page, role: &str, name: &str) {
    let element = page.find(role, Some(name)).await;
    let script = "const [e] = arguments; e.scrollIntoView({ block: 'center' });\
        const box = e.getBoundingClientRect();\
        const x = box.left + box.width / 2, y = box.top + box.height / 2;\
        const top = document.elementFromPoint(x, y);\
        return box.left >= 0 && box.right <= innerWidth + 1 && box.top >= 0 && box.bottom <= innerHeight + 1 &&\
            (e.contains(top) || top?.contains(e) || e.labels?.[0]?.contains(top)) === true;";
    let element = element.to_json().expect("an element");
    let found = page.web.execute(script, vec![element]).await.expect("a script");
    assert_eq!(found.json(), &true, "{role} {name} cannot be reached in {:?}", page.browser);
}

/// A cell, scrolled to the middle: the bar at the bottom may lie over it elsewhere.
async fn in_sight(page: &Page, row: &str, column: &str) -> WebElement {
    let cell = page.cell(row, column).await.to_json().expect("an element");
    let script = "arguments[0].scrollIntoView({ block: 'center', inline: 'center' });\
        requestAnimationFrame(() => requestAnimationFrame(arguments[1]))";
    page.web.execute_async(script, vec![cell]).await.expect("a script");
    // What was scrolled to may now be shown by another element.
    page.cell(row, column).await
}

/// Types over a cell.
async fn write(page: &Page, row: &str, column: &str, text: &str) {
    in_sight(page, row, column).await.click().await.expect("a click");
    page.keys(text).await;
    page.keys(Key::Enter).await;
}

/// An edit, the menu, a refusal and a dialog on a page that is zoomed in.
async fn story(page: &Page, percent: u32) {
    page.zoom(percent).await;
    fits(page, "start page").await;
    page.press("Sydnärkes IT-nämnd 2022").await;
    page.shows("Summa", "Prognos", "1 000").await;
    for view in ["Översikt", "Månader", "Investeringar", "Åtgärder", "Fördelning", "Drift"] {
        page.press(view).await;
        fits(page, view).await;
    }
    page.pick("Sida vid sida").await;
    fits(page, "side by side").await;
    page.pick("Totalt").await;
    for button in ["Spara till fil", "Inställningar", "Tangenter", "English", "Kolumner", "Alla arbetsböcker"]
    {
        reachable(page, "button", button).await;
    }
    reachable(page, "combobox", "Enhet").await;
    reachable(page, "textbox", "Cellens innehåll").await;

    write(page, "Personalkostnader", "Prognos", "11 804").await;
    page.shows("Summa", "Prognos", "2 000").await;
    // What stands in the cursor's cell is in sight wherever it goes.
    for key in [Key::End, Key::Home] {
        page.chord(&[Key::Control], key.value()).await;
        let inside = "const cell = document.querySelector('[data-cursor] .cell-text').getBoundingClientRect();\
            const frame = document.querySelector('.grid-frame').getBoundingClientRect();\
            return cell.left >= frame.left - 1 && cell.right <= frame.right + 1 && cell.right <= innerWidth;";
        page.until(inside).await;
    }

    // Rows are drawn where the table is scrolled to.
    page.script("document.querySelector('.grid-frame').scrollTop = 9999").await;
    let cell = in_sight(page, "Lokalhyror", "Budget").await;
    page.web.action_chain().context_click_element(&cell).perform().await.expect("a right click");
    fits(page, "a menu").await;
    reachable(page, "menuitem", "Filtrera rader").await;
    page.click_on("menuitem", "Filtrera rader").await;
    fits(page, "a dialog").await;
    page.fill("Raden innehåller", "kostnader").await;
    reachable(page, "button", "Visa raderna").await;
    page.press("Visa raderna").await;
    page.says("3 av 10 rader visas.").await;
    page.press("Visa alla rader").await;

    page.pick("Askersund").await;
    page.script("document.querySelector('.grid-frame').scrollTop = 0").await;
    write(page, "Personalkostnader", "Budget", "x").await;
    page.says("Det går inte att läsa som ett belopp").await;
    let whole = "const box = document.getElementById('refusal').getBoundingClientRect();\
        return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight && box.top >= 0;";
    page.until(whole).await;
    page.keys(Key::Escape).await;
}

#[test]
fn everything_works_at_twice_the_size() {
    both(async |page| story(page, 200).await);
}

#[test]
fn everything_works_at_four_times_the_size() {
    both(async |page| story(page, 400).await);
}

/// How parts of a table look: background, letters, outline and shadow, border.
async fn look(page: &Page, cell: &WebElement) -> String {
    let script = "const s = getComputedStyle(arguments[0]);\
        const t = getComputedStyle(arguments[0].querySelector('.cell-text') ?? arguments[0]);\
        const b = getComputedStyle(arguments[0], '::before');\
        return [s.backgroundColor, s.color, s.fontStyle, s.fontWeight, s.borderTopWidth,\
            s.outlineStyle === 'none' ? '' : s.outlineStyle + s.outlineWidth + s.outlineColor,\
            b.content === 'none' ? '' : b.borderTopWidth + b.borderTopStyle, t.textDecorationLine].join('|');";
    let found = page.web.execute(script, vec![cell.to_json().expect("an element")]).await.expect("a script");
    found.json().as_str().unwrap_or_default().to_owned()
}

#[test]
fn forced_colours_tell_apart_what_differs() {
    run(Browser::Chromium, Setup::default(), async |page| {
        page.force_colours().await;
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Resor & Kurser", "Budget", "ungefär 12").await;
        page.click("Övriga kostnader", "Budget").await;
        page.chord(&[Key::Alt, Key::Shift], 'h').await;
        page.says("1 cell hålls fast.").await;
        page.click("Kapitalkostnader", "Budget").await;
        page.chord(&[Key::Control], 'x').await;
        page.says("Flyttas när du klistrar in.").await;
        page.click("Personalkostnader", "Budget").await;
        page.chord(&[Key::Shift], Key::Right.value()).await;
        let mut looks = Vec::new();
        for (what, row, column) in [
            ("an input", "Lokalhyror", "Utfall"),
            ("a result", "Lokalhyror", "Avvikelse"),
            ("the cursor", "Personalkostnader", "Budget"),
            ("selected", "Personalkostnader", "Utfall"),
            ("a fault", "Resor & Kurser", "Budget"),
            ("the bottom line", "Summa", "Budget"),
            ("held", "Övriga kostnader", "Budget"),
            ("cut", "Kapitalkostnader", "Budget"),
        ] {
            looks.push((what, look(page, &page.cell(row, column).await).await));
        }
        // The cell that a formula takes while it is written.
        page.click("Lokalhyror", "Prognos").await;
        page.keys("=").await;
        page.keys(Key::Left).await;
        page.keys(Key::Left).await;
        looks.push(("taken by a formula", look(page, &page.cell("Lokalhyror", "Budget").await).await));
        page.keys(Key::Escape).await;
        // Letters are seen on what is behind them, also where the two come from different rules.
        for (what, found) in &looks {
            let [background, letters] = [0, 1].map(|part| found.split('|').nth(part));
            assert_ne!(background, letters, "{what} cannot be read: {found}");
        }
        for (index, (what, found)) in looks.iter().enumerate() {
            for (other, same) in &looks[..index] {
                assert_ne!(found, same, "{what} looks as {other}");
            }
        }
        // A menu has an edge, and shows where the keyboard is in it.
        page.right_click(&page.cell("Lokalhyror", "Budget").await).await;
        let first = look(page, &page.find("menuitem", Some("Klipp ut")).await).await;
        let second = look(page, &page.find("menuitem", Some("Kopiera")).await).await;
        assert_ne!(first, second, "the menu's items");
        let edge = "const s = getComputedStyle(document.querySelector('[role=menu]'));\
            return s.borderTopStyle !== 'none' && parseFloat(s.borderTopWidth) >= 1";
        assert_eq!(page.script(edge).await, true, "the menu's edge");
        page.keys(Key::Escape).await;
        // What is chosen, and what has the focus.
        let chosen = page.find("radio", Some("Totalt")).await;
        let script = "const of = e => { const s = getComputedStyle(e.closest('label'));\
                return s.backgroundColor + s.borderTopWidth + s.borderTopColor + s.fontWeight; };\
            return of(arguments[0]) !== of(arguments[1]);";
        let other = page.find("radio", Some("Laxå")).await;
        let both = vec![chosen.to_json().expect("an element"), other.to_json().expect("an element")];
        assert_eq!(page.web.execute(script, both).await.expect("a script").json(), &true);
        page.keys(Key::Escape).await;
        page.chord(&[Key::Shift], Key::Tab.value()).await;
        let outline = "const s = getComputedStyle(document.activeElement);\
            return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2";
        page.until(outline).await;
    });
}

/// How high the grid's first row is, how wide its second heading, and how many of its figures are larger than their cells.
const SIZES: &str = "
    const [row, heading] = ['tbody [role=row]', '[role=columnheader][aria-colindex=\"2\"]']
        .map(part => document.querySelector('[role=grid] ' + part).getBoundingClientRect());
    const cut = [...document.querySelectorAll('[role=grid] [role=gridcell][aria-colindex=\"2\"]')].filter(cell => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        const [inner, outer] = [text, cell].map(part => part.getBoundingClientRect());
        return inner.width > outer.width || inner.height > outer.height;
    });
    return [row.height, heading.width, cut.length]";

#[test]
fn rows_and_columns_follow_the_size_of_the_letters() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        let sizes = async || -> [f64; 3] { serde_json::from_value(page.script(SIZES).await).expect("sizes") };
        let before = sizes().await;
        assert_eq!(before[2], 0.0, "{before:?} in {:?}", page.browser);
        page.text_size(200).await;
        page.until(&format!("return (() => {{ {SIZES} }})()[0] > {}", before[0] * 1.9)).await;
        let large = sizes().await;
        assert!(large[1] > before[1] * 1.5 && large[2] == 0.0, "{before:?} {large:?} in {:?}", page.browser);
        page.text_size(100).await;
        page.until(&format!("return (() => {{ {SIZES} }})()[0] < {}", before[0] * 1.1)).await;
        assert_eq!(sizes().await, before, "in {:?}", page.browser);
    });
}
