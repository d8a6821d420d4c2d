//! Keyboards of every kind, and what was typed is kept however the cell is left.

use thirtyfour::prelude::*;

use crate::harness::{Browser, Page, Setup, both, run};

const DRAFT: &str = "return document.activeElement.value";

/// What stands in the editor.
async fn draft(page: &Page) -> String {
    page.script(DRAFT).await.as_str().unwrap_or_default().to_owned()
}

/// Ways to leave a cell.
#[derive(Debug, Clone, Copy)]
enum Way {
    Enter,
    Tab,
    Click,
    Button,
    View,
    Start,
    OtherWindow,
    Reload,
    Close,
}

const WAYS: [Way; 9] = [
    Way::Enter,
    Way::Tab,
    Way::Click,
    Way::Button,
    Way::View,
    Way::Start,
    Way::OtherWindow,
    Way::Reload,
    Way::Close,
];

#[test]
fn what_is_typed_is_kept_however_the_cell_is_left() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        let address = page.location().await;
        for (index, way) in WAYS.into_iter().enumerate() {
            let mine = page.web.window().await.expect("a window");
            let other = page.web.new_tab().await.expect("another window");
            page.web.switch_to_window(mine.clone()).await.expect("the first window");
            page.click("Lokalhyror", "Prognos").await;
            let typed = (700 + index).to_string();
            page.keys(typed.as_str()).await;
            assert_eq!(draft(page).await, typed);
            match way {
                Way::Enter => page.keys(Key::Enter).await,
                Way::Tab => page.keys(Key::Tab).await,
                Way::Click => page.click("Intäkter", "Budget").await,
                Way::Button => page.press("Tangenter").await,
                Way::View => page.press("Investeringar").await,
                Way::Start => page.press("Alla arbetsböcker").await,
                Way::OtherWindow => page.web.switch_to_window(other.clone()).await.expect("a window"),
                Way::Reload => page.web.refresh().await.expect("a page"),
                Way::Close => page.web.close_window().await.expect("closed"),
            }
            // Another window sees what is stored, while the first is as it was left.
            page.web.switch_to_window(other.clone()).await.expect("the other window");
            page.go(&address).await;
            page.shows("Lokalhyror", "Prognos", &typed).await;
            if !matches!(way, Way::Close) {
                page.web.switch_to_window(mine).await.expect("the first window");
                page.web.close_window().await.expect("closed");
                page.web.switch_to_window(other).await.expect("the other window");
            }
        }
    });
}

#[test]
fn the_numeric_pad_and_swedish_letters_type_what_they_say() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        let pad = |digit: char| char::from_u32(Key::NumPad0.value() as u32 + digit as u32 - '0' as u32);
        let pad = |digit| pad(digit).expect("a key");
        // `1.202` could be a thousand times as much: this key types the decimal sign, whatever the layout says.
        page.click("Lokalhyror", "Prognos").await;
        let keys = [pad('1'), Key::Decimal.value(), pad('2'), pad('0'), pad('2')];
        page.keys(keys.iter().collect::<String>()).await;
        assert_eq!(draft(page).await, "1,202", "in {:?}", page.browser);
        page.keys(Key::Enter).await;
        page.click("Lokalhyror", "Prognos").await;
        page.keys(Key::F2).await;
        assert_eq!(draft(page).await, "1,202");
        page.keys(Key::Escape).await;
        // It may begin a cell; minus, plus and division of the pad are themselves.
        let cases = [
            (vec![Key::Decimal.value(), pad('5')], ",5", "1"),
            (vec![Key::Subtract.value(), pad('5')], "-5", "−5"),
            (vec![Key::Add.value(), pad('7')], "+7", "7"),
            (
                vec!['=', pad('9'), Key::Divide.value(), pad('4'), Key::Multiply.value(), pad('4')],
                "=9/4*4",
                "9",
            ),
        ];
        for (keys, typed, shown) in cases {
            page.click("Lokalhyror", "Prognos").await;
            page.keys(keys.iter().collect::<String>()).await;
            assert_eq!(draft(page).await, typed, "in {:?}", page.browser);
            page.keys(Key::Enter).await;
            page.shows("Lokalhyror", "Prognos", shown).await;
        }
        // In the bar over the table, and in the middle of a text.
        page.click("Lokalhyror", "Prognos").await;
        page.click_on("textbox", "Cellens innehåll").await;
        page.chord(&[Key::Control], 'a').await;
        page.keys("12").await;
        page.keys(Key::Left).await;
        page.keys(Key::Decimal).await;
        assert_eq!(draft(page).await, "1,2");
        page.keys(Key::Enter).await;
        // Letters begin a text cell, the first one too.
        for name in ["åäö", "Övrigt", "Él niño", "€ 5"] {
            page.click("Resor & Kurser", "Budget").await;
            page.keys(Key::Home).await;
            page.keys(name).await;
            assert_eq!(draft(page).await, name, "in {:?}", page.browser);
            page.keys(Key::Enter).await;
            page.find("rowheader", Some(&format!("={name}"))).await;
            page.chord(&[Key::Control], 'z').await;
            page.find("rowheader", Some("Resor & Kurser")).await;
        }
    });
}

/// Input methods are Chromium's to drive; the field is the same in both browsers.
#[test]
fn input_methods_and_dead_keys_lose_nothing() {
    run(Browser::Chromium, Setup::default(), async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        // The decimal key of a Swedish layout, and of another one.
        for key in [",", "."] {
            page.click("Lokalhyror", "Prognos").await;
            page.physical_key("Numpad7", "7").await;
            page.physical_key("NumpadDecimal", key).await;
            page.physical_key("Numpad5", "5").await;
            assert_eq!(draft(page).await, "7,5", "{key}");
            page.keys(Key::Escape).await;
        }

        // A composition begins on a cell that is only selected.
        page.click("Resor & Kurser", "Budget").await;
        page.keys(Key::Home).await;
        for composing in ["k", "ka", "かん", "漢"] {
            page.compose(composing).await;
            assert_eq!(draft(page).await, composing);
        }
        // The Enter that chooses what is meant does not end the cell.
        page.physical_key("Enter", "Enter").await;
        assert_eq!(draft(page).await, "漢");
        assert_eq!(page.count("rowheader", Some("漢")).await, 0, "committed while it was composed");
        page.composed("漢字").await;
        assert_eq!(draft(page).await, "漢字");
        page.keys(Key::Enter).await;
        page.find("rowheader", Some("=漢字")).await;

        // A dead key shows itself until it has its letter.
        page.click("Övriga kostnader", "Budget").await;
        page.keys(Key::Home).await;
        page.physical_key("Equal", "Dead").await;
        page.compose("´").await;
        page.composed("é").await;
        page.keys("té").await;
        assert_eq!(draft(page).await, "été");
        page.keys(Key::Enter).await;
        page.find("rowheader", Some("=été")).await;

        // Left while it is composed, what stands there is kept.
        page.click("Lokalhyror", "Budget").await;
        page.keys(Key::Home).await;
        page.compose("kont").await;
        page.click("Intäkter", "Budget").await;
        page.find("rowheader", Some("=kont")).await;
        // And where nothing can be written, nothing is.
        page.click("Intäkter", "Avvikelse").await;
        page.compose("x").await;
        page.composed("xy").await;
        assert_eq!(draft(page).await, "");
    });
}

#[test]
fn what_its_cell_cannot_take_waits_over_a_reload() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        // A part that follows from a key takes an amount, and no text.
        page.pick("Laxå").await;
        page.click("Lokalhyror", "Budget").await;
        page.keys("=3*").await;
        page.reload().await;
        page.until("return document.activeElement.value === '=3*'").await;
        page.says("Lokalhyror, Budget").await;
        page.check_accessible("a formula that waited").await;
        // It goes on from there.
        page.keys("30").await;
        page.keys(Key::Enter).await;
        page.says("Medlemmens del eller hela raden?").await;
        page.press("Avbryt").await;
        page.reload().await;
        page.shows("Lokalhyror", "Budget", "755").await;
        page.until("return document.activeElement.value !== '=3*'").await;
        page.check_quiet().await;
    });
}
