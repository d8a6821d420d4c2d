//! What spreadsheets put on the clipboard, and what this app puts there, read as people would read it.
//!
//! `fixtures/` has clipboard content (its README says where the forms are from), `expected/` what must be read from
//! each; `UPDATE=1 cargo test --test clipboard` writes the latter anew, to be looked through.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // what cannot be made fails the test

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sambudget::model::unit::Unit;
use sambudget::text::clipboard::{
    Block, BlockCell, DecimalSign, Known, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Refusal, read,
    write,
};
use sambudget::text::number::NumberStyle::{self, English, Swedish};
use sambudget::text::number::{Typed, parse_amount};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clipboard").join(name)
}

/// A block as a table for people: a line for each cell.
fn table(html: Option<&str>, tsv: Option<&str>) -> String {
    let [swedish, english] = [Swedish, English].map(|style| read(html, tsv, style).unwrap());
    let mut table = String::new();
    for (user, block) in [("a Swedish user", &swedish), ("an English user", &english)] {
        let decimals = block.decimals();
        let open =
            if decimals.open > 0 { format!(", open in {} cells", decimals.open) } else { String::new() };
        let asks = if decimals.asks() { ": asks" } else { "" };
        let (sign, known) = (decimals.sign.char(), decimals.known);
        writeln!(table, "# decimal sign for {user}: {sign} {known:?}{open}{asks}").unwrap();
    }
    writeln!(table, "row\tcolumn\tshown\texact\ttyped by a Swedish user\tby an English user").unwrap();
    for (row, (cells, english_cells)) in swedish.rows().zip(english.rows()).enumerate() {
        assert_eq!(cells, english_cells);
        for (column, cell) in cells.iter().enumerate() {
            let typed = [(&swedish, Swedish), (&english, English)].map(|(block, style)| {
                let typed = block.typed(cell, style);
                typed.map_or("undecided".to_owned(), |typed| plainly(&typed))
            });
            let exact = cell.exact.map_or(String::new(), |exact| exact.to_string());
            let (shown, [swedish, english]) = (plainly(&cell.text), typed);
            writeln!(table, "{}\t{}\t{shown}\t{exact}\t{swedish}\t{english}", row + 1, column + 1).unwrap();
        }
    }
    table
}

/// Without what is not seen or breaks a table.
fn plainly(text: &str) -> String {
    text.replace('\u{a0}', "[nbsp]").replace('\n', "[line]").replace('\t', "[tab]")
}

#[test]
fn the_fixtures_are_read_as_expected() {
    let mut fixtures: Vec<_> =
        fs::read_dir(folder("fixtures")).unwrap().map(|entry| entry.unwrap().path()).collect();
    fixtures
        .retain(|path| path.extension().is_some_and(|extension| extension == "html" || extension == "tsv"));
    fixtures.sort();
    assert!(fixtures.len() > 15);
    let mut differ = Vec::new();
    for path in fixtures {
        let content = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let found =
            if name.ends_with("html") { table(Some(&content), None) } else { table(None, Some(&content)) };
        let expected = folder("expected").join(format!("{}.txt", name.replace('.', "-")));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != found {
            differ.push(format!("{name} is read as\n{found}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// A table such as a controller copies, with everything that needs care.
fn ours(style: NumberStyle) -> Block {
    let number = |text: &str, exact: &str| BlockCell {
        text: text.replace('_', if style == Swedish { "\u{a0}" } else { "," }),
        exact: Some(exact.parse().unwrap()),
        own: None,
    };
    let point = if style == Swedish { "," } else { "." };
    let formula = BlockCell { own: Some("=3*45 500*12".into()), ..number("1_638_000", "1638000") };
    Block::new(
        vec![
            vec![BlockCell::text("Rad"), BlockCell::text("Budget"), BlockCell::text("Andel")],
            vec![BlockCell::text("Licenser & \"avtal\""), number("8_086_001", "8086000.5")],
            vec![
                BlockCell::text("Två\nrader"),
                number("−1_203", "-1202.5"),
                number(&format!("12{point}3 %"), "0.1234"),
            ],
            vec![BlockCell::text("Formel"), formula, BlockCell::text("=1+1")],
            vec![BlockCell::text("Oläst"), BlockCell::text("1.202"), BlockCell::text("ca 1 202")],
            vec![BlockCell::text("Två  blanka"), number("0", "0"), number("0", "0.0000000001")],
        ],
        style,
    )
}

/// `fixtures/sambudget-*.html` is what LibreOffice has been shown; see the README there.
#[test]
fn what_we_write_is_what_libreoffice_was_shown() {
    for (style, language) in [(Swedish, "sv"), (English, "en")] {
        let written = write(&ours(style), style);
        for (extension, text) in [("html", written.html), ("tsv", written.tsv)] {
            let path = folder("fixtures").join(format!("sambudget-{language}.{extension}"));
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&path, &text).unwrap();
            }
            assert_eq!(
                fs::read_to_string(&path).unwrap_or_default(),
                text,
                "paste it into LibreOffice again"
            );
        }
    }
}

#[test]
fn our_own_copy_comes_back_whole() {
    for style in [Swedish, English] {
        let block = ours(style);
        // Also into a window where somebody writes the other way.
        for reader in [Swedish, English] {
            let back = read(Some(&write(&block, style).html), None, reader).unwrap();
            assert_eq!(back, block);
            // What this app could not read is not read because it went over the clipboard.
            assert_eq!(back.typed(&BlockCell::text("1.202"), reader).unwrap(), "1.202");
        }
    }
}

#[test]
fn a_pasted_number_becomes_the_right_amount() {
    // From a Swedish Excel into an English interface, and the other way; in tkr.
    for (name, user, row, column, amount) in [
        ("excel-sv.html", English, 2, 1, "8086000500"),
        ("excel-sv.html", English, 2, 2, "-1202350"),
        ("excel-en.html", Swedish, 0, 1, "8086000500"),
        ("excel-en.html", Swedish, 0, 2, "1202000"),
        ("excel-en.html", Swedish, 1, 1, "-1202000"),
        ("excel-en.html", Swedish, 1, 2, "1202.5"),
        ("excel-2003-sv.html", English, 0, 1, "1202345"),
        ("excel-2003-sv.html", English, 3, 1, "1202345"),
        ("libreoffice-sv.html", English, 4, 1, "-1202000"),
        ("text-inferred.tsv", English, 1, 1, "-2450000"),
        ("text-inferred.tsv", English, 1, 2, "700"),
    ] {
        let content = fs::read_to_string(folder("fixtures").join(name)).unwrap();
        let (html, tsv) =
            if name.ends_with("html") { (Some(&*content), None) } else { (None, Some(&*content)) };
        let block = read(html, tsv, user).unwrap();
        let cell = &block.rows().nth(row).unwrap()[column];
        let read = parse_amount(&block.typed(cell, user).unwrap(), Unit::Tkr, user);
        let Ok(Typed::Amount(money)) = read else { panic!("{name} {row} {column}: {cell:?} gives {read:?}") };
        assert_eq!(money.to_string(), amount, "{name} {row} {column}");
    }
}

#[test]
fn what_a_cell_says_about_the_decimal_sign() {
    use DecimalSign::{Comma, Point};
    use Known::{Assumed, Contradictory, Inferred};
    for (text, sign, known, open) in [
        ("1,5", Comma, Inferred, 0),
        ("1.5", Point, Inferred, 0),
        ("1.202,00", Comma, Inferred, 0),
        ("1,202.00", Point, Inferred, 0),
        ("1.202.000", Comma, Inferred, 0),
        ("1,202,000", Point, Inferred, 0),
        ("0,202", Comma, Inferred, 0),
        (".202", Point, Inferred, 0),
        ("1202,500", Comma, Inferred, 0),
        ("1 202,500", Comma, Inferred, 0),
        ("(1,5 %)", Comma, Inferred, 0),
        ("SEK 1.50-", Point, Inferred, 0),
        ("1,202", Comma, Assumed, 1),
        ("1.202", Comma, Assumed, 1),
        ("1.202\t15.300 kr\t-7.000", Comma, Assumed, 3),
        ("1.202\t15.300\t1,5", Comma, Inferred, 2),
        ("1,202\t1.5", Point, Inferred, 1),
        ("1,5\t1.5", Comma, Contradictory, 0),
        ("1,5\t1.5\t1,202", Comma, Contradictory, 1),
        ("1 202\t-\t\ttext\t2022-07-31\t12:30\t1.5.2\t1,5 euro\t5,", Comma, Assumed, 0),
    ] {
        let decimals = read(None, Some(text), Swedish).unwrap().decimals();
        assert_eq!((decimals.sign, decimals.known, decimals.open), (sign, known, open), "{text}");
        assert_eq!(decimals.asks(), known == Contradictory && open > 0, "{text}");
    }
}

#[test]
fn what_nothing_decides_is_asked() {
    let mut block = read(None, Some("1,5\t1.5\t1,202\t1.202\t1,202,000-"), Swedish).unwrap();
    let typed = |block: &Block| -> Vec<_> {
        let cells = block.rows().flatten();
        cells.map(|cell| block.typed(cell, English).map(std::borrow::Cow::into_owned)).collect()
    };
    let [half, million] = ["1.5", "−1202000"].map(|text| Some(text.to_owned()));
    assert_eq!(typed(&block), [half.clone(), half.clone(), None, None, million.clone()]);
    block.choose(DecimalSign::Point);
    assert!(!block.decimals().asks());
    // What can be a number only with the other sign stays as it is, and is read as if it had been typed.
    let [point, thousand, comma] = ["1.202", "1202", "1,5"].map(|text| Some(text.to_owned()));
    assert_eq!(typed(&block), [comma, half, thousand, point, million]);
}

#[test]
fn an_exact_value_decides_before_the_users_own_sign() {
    let typed = |cells: &str| {
        let block = read(Some(&format!("<table>{cells}")), None, Swedish).unwrap();
        block.typed(&block.rows().next().unwrap()[0], Swedish).unwrap().into_owned()
    };
    // A whole number in English, or thousands with three decimals in Swedish.
    let either = "<td sdval=1202.5>1,203";
    assert_eq!(typed(either), "1202,5");
    assert_eq!(typed(&format!("{either}<td sdval=1.5>1.5")), "1202,5");
    assert_eq!(typed(&format!("{either}<td sdval=1,5>1,5")), "1,2025");
    // Newer LibreOffice cuts what it writes in Google's way.
    let cut = "data-sheets-value='{\"1\":3,\"3\":1202}'";
    assert_eq!(typed(&format!("<td sdval=1202,5 {cut}>1203")), "1202,5");
    assert_eq!(typed(&format!("<td {cut} sdval=1202,5>1203")), "1202,5");
    assert_eq!(typed(&format!("<td {cut}>1202,50")), "1202,50");
}

#[test]
fn a_declaration_that_no_cell_bears_out_is_no_answer() {
    let html = |sign, cell| {
        let style = format!("<style>table {{mso-displayed-decimal-separator: '\\{sign}';}}</style>");
        read(Some(&format!("{style}<table><td>{cell}<td>1,202</table>")), None, Swedish).unwrap().decimals()
    };
    assert_eq!((html('.', "1.5").sign, html('.', "1.5").known), (DecimalSign::Point, Known::Declared));
    assert_eq!((html('.', "x").sign, html('.', "x").known), (DecimalSign::Point, Known::Declared));
    assert!(html('.', "1,5").asks());
    assert_eq!(html(';', "x").known, Known::Assumed);
    let both =
        "<style>{mso-displayed-decimal-separator:\"\\,\"; mso-displayed-thousand-separator:\"\\,\";}</style>";
    let block = read(Some(&format!("{both}<table><td>1.5</table>")), None, Swedish).unwrap();
    assert_eq!(block.decimals().known, Known::Inferred);
}

fn texts(html: &str) -> Vec<Vec<String>> {
    let block = read(Some(html), Some("no table"), Swedish).unwrap();
    block.rows().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
}

#[test]
fn broken_and_odd_html() {
    for (html, expected) in [
        ("<table><tr><td>a<td>b<tr><td>c", vec![vec!["a", "b"], vec!["c", ""]]),
        ("<TABLE><TD>a</TD></TABLE>", vec![vec!["a"]]),
        (
            "<table><tr><td>a &lt; b &amp c &#x41;&#66; &unknown; &#xFFFFFFFF; &</table>",
            vec![vec!["a < b &amp c AB &unknown; &#xFFFFFFFF; &"]],
        ),
        ("<table><tr><td title='>' x = \"a'>b\">1 < 2 <3</td></tr>", vec![vec!["1 < 2 <3"]]),
        ("<table><tr><td>a<!-- <td>b --><![if x]><td>c<?php ?></table>", vec![vec!["a", "c"]]),
        ("<table><tr><td>\n a \t b\r\n<br>\n c <p>d</p><p>e</p></td></table>", vec![vec!["a b\nc\nd\ne"]]),
        ("<table><tr><td>&nbsp;</td><td> &nbsp;1&nbsp;202 </td></table>", vec![vec!["", "1\u{a0}202"]]),
        ("<table><tr><td colspan=0>a<td rowspan=-1>b<td colspan=x>c</table>", vec![vec!["a", "b", "c"]]),
        (
            "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d",
            vec![vec!["a", "", "b"], vec!["", "", "c"], vec!["d", "", ""]],
        ),
        ("<table><tr><td rowspan=99>a</table><table><tr><td>b", vec![vec!["a"], vec!["b"]]),
        (
            "<table><tr><td>a<tr style='display:none'><td>b<tr><td style='display: none'>c<td>d",
            vec![vec!["a"], vec!["d"]],
        ),
        ("<table><td>a<table><tr><td>b<td>c<tr><td>d</table>e<td>f</table>", vec![vec!["a\nb c\nd\ne", "f"]]),
        ("<table><tr><td>a</table></table></td><tr><td>b", vec![vec!["a"]]),
        ("<p>x</p>", vec![vec!["no table"]]),
        ("<table></table><table><tr></tr></table>", vec![vec!["no table"]]),
        ("<table><tr><td><", vec![vec!["<"]]),
        ("<table><tr><td>a</td><td title=\"", vec![vec!["a"]]),
        ("<table><tr><td>a<style>b", vec![vec!["a"]]),
        ("<table><tr><td>a<script>'</td>'</SCRIPT>b", vec![vec!["ab"]]),
    ] {
        assert_eq!(texts(html), expected, "{html}");
    }
}

#[test]
fn text_with_tabs() {
    let texts = |tsv: &str| -> Vec<Vec<String>> {
        let block = read(Some("<b>no table</b>"), Some(tsv), Swedish).unwrap();
        block.rows().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
    };
    for (tsv, expected) in [
        ("a", vec![vec!["a"]]),
        ("a\n", vec![vec!["a"]]),
        ("a\r\nb\tc\r\n", vec![vec!["a", ""], vec!["b", "c"]]),
        ("a\rb", vec![vec!["a"], vec!["b"]]),
        ("a\t", vec![vec!["a", ""]]),
        ("\n\n", vec![vec![""], vec![""]]),
        ("\"a\tb\nc \"\"d\"\"\"\te", vec![vec!["a\tb\nc \"d\"", "e"]]),
        ("\"quoted\"\t\"\"\tsay \"hej\"", vec![vec!["\"quoted\"", "\"\"", "say \"hej\""]]),
        ("\"a\t\"b\"\tc", vec![vec!["\"a", "\"b\"", "c"]]),
        ("\"a\nb", vec![vec!["\"a"], vec!["b"]]),
        ("\"\"\"", vec![vec!["\"\"\""]]),
        ("\"\"\"\"", vec![vec!["\""]]),
    ] {
        assert_eq!(texts(tsv), expected, "{tsv:?}");
    }
    assert_eq!(read(None, None, Swedish), Err(Refusal::Nothing));
    assert_eq!(read(Some(""), Some(""), Swedish), Err(Refusal::Nothing));
}

#[test]
fn limits() {
    let size =
        |html: &str| read(Some(html), None, Swedish).map(|block| (block.rows().len(), block.columns()));
    let (rows, columns) = (MOST_ROWS as usize, MOST_COLUMNS as usize);
    assert_eq!(size(&format!("<table>{}", "<tr><td>a<td>".repeat(rows))), Ok((rows, 2)));
    assert_eq!(size(&format!("<table>{}", "<tr><td>".repeat(rows + 1))), Err(Refusal::TooLarge));
    assert_eq!(size(&format!("<table>{}", "<td>a".repeat(columns))), Ok((1, columns)));
    assert_eq!(size(&format!("<table>{}", "<td>a".repeat(columns + 1))), Err(Refusal::TooLarge));
    assert_eq!(size(&format!("<table><td>{}", "a".repeat(MOST_TEXT))), Ok((1, 1)));
    assert_eq!(size(&format!("<table><td>{}", "a".repeat(MOST_TEXT + 1))), Err(Refusal::TooLarge));
    let row = format!("<tr>{}", "<td>a".repeat(1000));
    assert_eq!(size(&format!("<table>{}", row.repeat(MOST_CELLS / 1000))), Ok((MOST_CELLS / 1000, 1000)));
    assert_eq!(size(&format!("<table>{}", row.repeat(MOST_CELLS / 1000 + 1))), Err(Refusal::TooLarge));

    // Whole rows and columns of a sheet are mostly empty.
    let whole = "<table><tr><td>a<td colspan=16383><tr style='mso-xlrowspan:1048575'><td colspan=16384>";
    assert_eq!(size(whole), Ok((1, 1)));
    let beyond = "<table><tr style='mso-xlrowspan:99999999999'><td><tr><td>a";
    assert_eq!(size(beyond), Err(Refusal::TooLarge));
    let tsv = |tsv: &str| read(None, Some(tsv), Swedish).map(|block| (block.rows().len(), block.columns()));
    assert_eq!(tsv(&format!("a{}\nb\tc{}", "\t".repeat(16_383), "\n".repeat(1_048_576))), Ok((2, 2)));
    assert_eq!(tsv(&format!("{}a", "\t".repeat(columns))), Err(Refusal::TooLarge));
    assert_eq!(tsv(&"a".repeat(MOST_TEXT + 1)), Err(Refusal::TooLarge));
    // An empty block stays as large as it was copied.
    assert_eq!(tsv("\t\n\t\n\t\n"), Ok((3, 2)));
}

#[test]
fn hostile_text_is_read_calmly() {
    for piece in [
        "<",
        "</",
        "<!--",
        "<!",
        "<a b='",
        "<td a=\"",
        "&",
        "&#",
        "<style>",
        "</style",
        "<table>",
        "<table><tr><td>",
        "<td rowspan=65534 colspan=9999>",
        "<tr><td rowspan=65534>",
        "<col span=9999 style=display:none>",
        "\"",
        "\t\"",
        "\"\"\t",
        "\t\"\"\"b",
        "\"a\"\"\t",
        "1,",
        "(",
        "- ",
        "kr ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        for html in [text.clone(), format!("<table><tr><td>{text}"), format!("<table>{text}")] {
            let _ = read(Some(&html), Some(&text), Swedish);
        }
    }
}
