//! What formulas give, from a table that a controller can read, and how pointing at cells is written.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

use sambudget::file;
use sambudget::lang::{Lang, formula};
use sambudget::model::Workbook;
use sambudget::model::drift::{DriftColumn, RowId};
use sambudget::model::formula::{Figure, ProjectRow, TableRow};
use sambudget::model::id::{ActivityId, LineId, MemberId, ProjectId};
use sambudget::model::investment::ProjectColumn;
use sambudget::model::member::Holder;
use sambudget::rules::formula::evaluate;
use sambudget::rules::sense::Sense;
use sambudget::rules::summary::drift_tables;
use sambudget::text::formula::{View, parse, print, reference};
use sambudget::text::number::format_number;

fn sydnarke() -> Workbook {
    file::read(include_bytes!("../public/examples/sydnarke-2022.json")).unwrap()
}

fn line(id: u64, holder: Option<Holder>, column: DriftColumn) -> Figure {
    Figure::Drift { row: TableRow::Row(RowId::Line(LineId(id))), holder, column }
}

fn lang(name: &str) -> Lang {
    if name == "English" { Lang::English } else { Lang::Swedish }
}

/// What a formula gives in the cell of the table: a number in tkr, or why there is none.
fn given(workbook: &Workbook, lang: Lang, text: &str) -> String {
    let at = line(2, None, DriftColumn::Prognosis);
    let view = View { workbook, at, style: lang.numbers() };
    let formula = match parse(text, view) {
        Ok(formula) => formula,
        Err(error) => {
            let found: String = text.chars().skip(error.at).take(error.length).collect();
            let (character, found) = match lang {
                Lang::Swedish => ("tecken", format!(" ”{found}”")),
                Lang::English => ("character", format!(" \"{found}\"")),
            };
            let found = if error.length == 0 { String::new() } else { found };
            return format!("{character} {}{found}: {}", error.at + 1, formula::problem(lang, error.problem));
        }
    };
    // It is the same when it is read again as it is shown, in both languages.
    let tables = drift_tables(workbook);
    let outcome = evaluate(workbook, &tables, &formula, at);
    for style in Lang::ALL.map(Lang::numbers) {
        let view = View { style, ..view };
        let again = parse(&print(&formula, view), view).unwrap();
        assert_eq!(again.expression(), formula.expression(), "{text}");
        assert_eq!(evaluate(workbook, &tables, &again, at), outcome, "{text}");
    }
    match outcome {
        Ok(amount) => {
            let tkr = amount.as_decimal() / rust_decimal::Decimal::from(1000);
            let decimals = tkr.normalize().scale().min(6);
            let shown = format_number(tkr, Some(decimals), lang.numbers());
            // Without what separates thousands, which is not what this is about.
            let between = if lang == Lang::English { ',' } else { '\u{a0}' };
            shown.replace(between, "").replace('−', "-")
        }
        Err(fault) => formula::fault(lang, workbook, &fault),
    }
}

#[test]
fn the_table_of_formulas() {
    let workbook = sydnarke();
    let mut wrong = Vec::new();
    for row in include_str!("cases/formulas.tsv").lines().filter(|row| !row.starts_with('#')) {
        let [style, text, expected] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not three columns: {row}");
        };
        let found = given(&workbook, lang(style), text);
        if found != expected {
            wrong.push(format!("{row}\n    gives: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn pointing_writes_what_is_read_back() {
    let workbook = sydnarke();
    let member = |index: usize| Some(Holder::Member(workbook.members[index].id));
    let bottom = |id, holder, column| Figure::Drift { row: TableRow::Result(ActivityId(id)), holder, column };
    let project = |id, column| Figure::Project { row: ProjectRow::Project(ProjectId(id)), column };
    use DriftColumn::{Actual, Budget, Prognosis};
    // Where the cell is, what is pointed at, and what is written.
    let cases = [
        (line(2, None, Prognosis), line(2, None, Actual), "utfall"),
        (line(2, None, Prognosis), line(9, None, Prognosis), "[Lokalhyror]"),
        (line(2, None, Prognosis), line(9, None, Actual), "[Lokalhyror; utfall]"),
        (line(2, None, Prognosis), line(9, member(2), Actual), "[Lokalhyror; Laxå; utfall]"),
        (line(2, None, Prognosis), line(2, member(2), Prognosis), "[Personalkostnader; Laxå]"),
        (line(2, member(2), Actual), line(9, member(2), Actual), "[Lokalhyror]"),
        (line(2, member(2), Actual), line(9, None, Actual), "[Lokalhyror; totalt]"),
        (line(2, None, Actual), line(9, Some(Holder::Shared), Actual), "[Lokalhyror; gemensamt]"),
        // Both tables end in `Summa`: the name means that of the own table.
        (line(2, None, Budget), bottom(1, None, Budget), "[Summa]"),
        (project(2, ProjectColumn::Budget), bottom(1, None, Budget), "[Summa#a1]"),
        (line(2, None, Budget), project(2, ProjectColumn::Actual), "[IT INVEST LAXÅ; utfall]"),
        (line(2, None, Actual), project(2, ProjectColumn::Actual), "[IT INVEST LAXÅ]"),
        (project(1, ProjectColumn::Actual), project(2, ProjectColumn::Actual), "[IT INVEST LAXÅ]"),
        (line(2, None, Actual), project(2, ProjectColumn::Requested(2023)), "[IT INVEST LAXÅ; äskande2023]"),
        // What is gone has its identity behind a word that says so.
        (line(2, None, Actual), line(99, None, Actual), "[#REFERENS!#l2r]"),
        (
            line(2, None, Actual),
            line(9, Some(Holder::Member(MemberId(99))), Actual),
            "[Lokalhyror; #REFERENS!#m2r]",
        ),
    ];
    for (at, pointed, expected) in cases {
        let view = View { workbook: &workbook, at, style: Lang::Swedish.numbers() };
        assert_eq!(reference(pointed, view), expected);
        let formula = parse(&format!("={expected}"), view).unwrap();
        let read = formula.expression().references()[0].seen_from(at);
        assert_eq!(read, Some(pointed), "{expected}");
    }
}

#[test]
fn rows_of_one_name_have_their_identity_beside_it() {
    let mut workbook = sydnarke();
    let rows = &mut workbook.activities[0].rows;
    for row in rows.iter_mut().skip(2).take(3) {
        let sambudget::model::drift::Row::Line(line) = row else { panic!("a line") };
        line.name = ["Konto [1]", "Licens; drift", "Lokalhyror"][(line.id.0 - 3) as usize].into();
    }
    let at = line(2, None, DriftColumn::Actual);
    let view = View { workbook: &workbook, at, style: Lang::Swedish.numbers() };
    let called = |id| reference(line(id, None, DriftColumn::Actual), view);
    assert_eq!([3, 4, 5, 9].map(called), ["[#l3]", "[#l4]", "[Lokalhyror#l5]", "[Lokalhyror#l9]"]);
    let error = parse("=[Lokalhyror]", view).unwrap_err();
    assert_eq!(formula::problem(Lang::Swedish, error.problem), "flera rader heter så");
}

#[test]
fn hostile_texts_are_refused_calmly() {
    let workbook = sydnarke();
    let at = line(2, None, DriftColumn::Prognosis);
    let view = View { workbook: &workbook, at, style: Lang::Swedish.numbers() };
    let pieces =
        ["(", "-", "1+", "%", "[", "OM(", "=", "^", "1^", "💰", "\0", "utfall", "[a;", "1 ", ";", "\u{301}"];
    for piece in pieces {
        for count in [50, 500, 1_900, 200_000] {
            let text = format!("={}", piece.repeat(count));
            assert!(parse(&text, view).is_err(), "{piece} × {count}");
        }
    }
    let deep = format!("={}1{}", "(".repeat(49), ")".repeat(49));
    assert!(parse(&deep, view).is_ok());
    let wide = format!("=1{}", "+1".repeat(199));
    assert!(parse(&wide, view).is_ok());
    assert!(parse(&format!("{wide}+1"), view).is_err());
}

#[test]
fn the_amount_of_a_formula_has_the_signs_inside() {
    let workbook = sydnarke();
    let tables = drift_tables(&workbook);
    let at = line(1, None, DriftColumn::Prognosis);
    let view = View { workbook: &workbook, at, style: Lang::Swedish.numbers() };
    // Revenue is written with a minus: 100 more of it is 100 less in the cell.
    let formula = parse("=budget-100", view).unwrap();
    let amount = evaluate(&workbook, &tables, &formula, at).unwrap();
    assert_eq!(amount.to_string(), "39112000");
    let signs = &workbook.signs;
    let written = Sense::Kind(sambudget::model::drift::Kind::Revenue).written(amount, signs);
    assert_eq!(written.to_string(), "-39112000");
}
