//! Laws of the clipboard: what is copied is pasted, in both forms, and no text makes the reader panic.

use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::model::money::Money;
use sambudget::model::unit::{DisplayUnit, Unit};
use sambudget::text::clipboard::{Block, BlockCell, MOST_CELLS, MOST_COLUMNS, MOST_TEXT, read, write};
use sambudget::text::number::{NumberStyle, Typed, format_amount, format_percent, parse_amount};

fn styles() -> impl Strategy<Value = NumberStyle> {
    prop_oneof![Just(NumberStyle::Swedish), Just(NumberStyle::English)]
}

/// Texts of what means something in one of the two forms, and of anything else.
fn texts() -> impl Strategy<Value = String> {
    let pieces = vec![
        "", " ", "  ", "\t", "\n", "\r\n", "\r", "\"", "\"\"", "&", "&amp;", "<", "</td>", "<td>", "<br>",
        "-->", "å", "\u{a0}", "=1+1", "1.202", "1 202", "kr", "'", "{", "\\", "\u{2028}", "💰",
    ];
    let pieces = vec(proptest::sample::select(pieces), 0..5).prop_map(|pieces| pieces.concat());
    prop_oneof![pieces, any::<String>()]
}

/// An amount in tkr of any size, with what the app shows for it.
fn numbers(style: NumberStyle) -> impl Strategy<Value = BlockCell> {
    let unit =
        (0..=DisplayUnit::MOST_DECIMALS).prop_map(|decimals| DisplayUnit { unit: Unit::Tkr, decimals });
    let amounts = (any::<i64>(), 0..=7_u32, 0..=19_u32).prop_map(|(n, decimals, smaller)| {
        Decimal::new(n / 10_i64.pow(smaller.min(18)), decimals) % Decimal::from(Money::LIMIT / 1000)
    });
    (amounts, unit, any::<bool>(), proptest::option::of(texts())).prop_map(
        move |(exact, unit, is_percent, own)| {
            let (exact, text) = if is_percent {
                let ratio = exact % Decimal::ONE_THOUSAND;
                (ratio, format_percent(ratio, u32::from(unit.decimals), style))
            } else {
                (exact, format_amount(Money::calculated(exact * Decimal::ONE_THOUSAND), unit, style))
            };
            BlockCell { text, exact: Some(exact.normalize()), own }
        },
    )
}

fn cells(style: NumberStyle) -> impl Strategy<Value = BlockCell> {
    prop_oneof![numbers(style), texts().prop_map(BlockCell::text)]
}

fn blocks() -> impl Strategy<Value = (Block, NumberStyle)> {
    (styles(), 1..6_usize).prop_flat_map(|(style, columns)| {
        vec(vec(cells(style), columns), 1..6).prop_map(move |rows| (Block::new(rows, style), style))
    })
}

/// Texts of the pieces of clipboards, mostly out of place.
fn debris() -> impl Strategy<Value = String> {
    let pieces = vec![
        "<table>",
        "</table>",
        "<tr",
        "<tr>",
        "<td>",
        "<td",
        " colspan=3",
        " rowspan='2",
        " style=\"display:none\"",
        ">",
        "</td>",
        "<br>",
        "<style>",
        "</style>",
        "mso-displayed-decimal-separator:\"\\,\";",
        "<!--",
        "-->",
        "<![if",
        "<p>",
        " x:num=\"1.5E-3\"",
        " sdval=1,5",
        " data-sheets-value='{\"1\":3,\"3\":7}'",
        " data-sambudget",
        " data-own=x",
        "&nbsp;",
        "&#9;",
        "&",
        ";",
        "1,202",
        "-1.5 %",
        "(12",
        ") kr",
        "<col span=2 style='display:none'>",
        "\"",
        "\t",
        "\r\n",
        "<comment>",
        "</comment>",
        "<tr style='mso-xlrowspan:9'>",
        "å",
        "\0",
    ];
    vec(proptest::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

/// What a typed text in tkr means, in kronor or percent.
fn meaning(typed: &str, style: NumberStyle) -> Option<Decimal> {
    match parse_amount(typed, Unit::Tkr, style) {
        Ok(Typed::Amount(money)) => Some(money.as_decimal().normalize()),
        Ok(Typed::Percent(percent)) => Some(percent.normalize()),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_copied_is_pasted((block, style) in blocks(), reader in styles()) {
        let written = write(&block, style);
        prop_assert_eq!(read(Some(&written.html), Some("not this"), reader), Ok(block));
    }

    #[test]
    fn what_is_copied_is_typed_by_others((block, style) in blocks(), reader in styles()) {
        let back = read(Some(&write(&block, style).html), None, reader).unwrap();
        for cell in back.rows().flatten() {
            let typed = back.typed(cell, reader);
            let Some(exact) = cell.exact else {
                prop_assert_eq!(typed.as_deref(), Some(&*cell.text));
                continue;
            };
            let times = if cell.text.ends_with('%') { Decimal::ONE_HUNDRED } else { Decimal::ONE_THOUSAND };
            prop_assert_eq!(meaning(&typed.unwrap(), reader), Some((exact * times).normalize()), "{:?}", cell);
        }
    }

    #[test]
    fn text_alone_brings_the_same_texts_and_values((block, style) in blocks()) {
        let tsv = write(&block, style).tsv;
        let Ok(back) = read(None, Some(&tsv), style) else {
            // A single empty cell is no text at all.
            prop_assert!(tsv.is_empty() && block.rows().len() == 1 && block.columns() == 1);
            return Ok(());
        };
        prop_assert_eq!((back.columns(), back.rows().len()), (block.columns(), block.rows().len()));
        for (copied, pasted) in block.rows().flatten().zip(back.rows().flatten()) {
            let Some(exact) = copied.exact else {
                prop_assert_eq!(&copied.text, &pasted.text);
                continue;
            };
            // As plain text it is read as if it had been typed.
            let times = if copied.text.ends_with('%') { Decimal::ONE_HUNDRED } else { Decimal::ONE_THOUSAND };
            prop_assert_eq!(meaning(&pasted.text, style), Some((exact * times).normalize()), "{:?}", pasted.text);
        }
    }

    #[test]
    fn no_text_panics_or_exceeds_the_limits(html in prop_oneof![debris(), any::<String>()], tsv in texts(), style in styles()) {
        for (html, tsv) in [(Some(&*html), None), (None, Some(&*html)), (Some(&*html), Some(&*tsv))] {
            let Ok(block) = read(html, tsv, style) else { continue };
            prop_assert!(block.columns() >= 1 && block.columns() <= MOST_COLUMNS as usize);
            prop_assert!(block.rows().len() >= 1 && block.rows().len() * block.columns() <= MOST_CELLS);
            for cell in block.rows().flatten() {
                prop_assert!(cell.text.len() <= MOST_TEXT);
                let _ = block.typed(cell, style);
            }
            // Whatever has been read can be written and read again.
            let written = write(&block, style);
            let texts = |block: &Block| block.rows().flatten().map(|cell| cell.text.clone()).collect::<Vec<_>>();
            prop_assert_eq!(texts(&read(Some(&written.html), None, style).unwrap()), texts(&block));
        }
    }

    #[test]
    fn no_digit_is_dropped_or_made(text in "[-−(]?[0-9]{1,3}([ .,][0-9]{1,3}){0,3}[)%-]?( kr)?", around in "(1,5|1.5|)", style in styles()) {
        let block = read(None, Some(&format!("{text}\t{around}")), style).unwrap();
        let cell = block.rows().flatten().next().unwrap();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        if let Some(typed) = block.typed(cell, style) {
            prop_assert_eq!(digits(&typed), digits(&text));
        }
    }
}
