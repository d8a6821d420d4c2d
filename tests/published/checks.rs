//! What the checks find in the print: what is listed, and nothing else.

use rust_decimal::Decimal;
use sambudget::lang::Lang;
use sambudget::lang::finding::sentence;
use sambudget::model::control::ControlPlace;
use sambudget::model::money::Money;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::summary::settlement;
use sambudget::text::number::NumberStyle::Swedish;
use sambudget::text::number::format_number;

use super::example::{CONTROL, Contradiction, Example, PARTS, ROUNDING, lines, number};

/// What the checks found, as written in the print: its sort, where, the printed or shown figure, the other.
type Found = (String, String, String, String, Decimal, Decimal);

fn found(sort: &str, at: [&str; 3], figure: Decimal, other: Decimal) -> Found {
    let [table, row, column] = at.map(str::to_owned);
    (sort.to_owned(), table, row, column, figure, other)
}

/// The sort, place and figures of a finding about printed figures or rounding.
fn about_figures(finding: &Finding) -> Option<(&'static str, ControlPlace, Decimal, Decimal)> {
    match finding {
        Finding::ControlDiffers { place, printed, calculated, .. } => {
            let calculated = calculated.unwrap_or_else(|| panic!("nothing is calculated at {place:?}"));
            Some((CONTROL, *place, *printed, calculated))
        }
        Finding::PrintedPartsDiffer { place, printed, parts, .. } => Some((PARTS, *place, *printed, *parts)),
        Finding::Rounding { place, shown, from_shown, .. } => Some((ROUNDING, *place, *shown, *from_shown)),
        _ => None,
    }
}

#[test]
fn the_checks_find_what_is_listed_and_nothing_else() {
    for example in Example::all() {
        let cells = example.cells();
        let mut expected: Vec<Found> = Vec::new();
        for table in &example.organisation.tables {
            for listed in &table.published_inconsistencies {
                let sort = match listed.sort(table.part()) {
                    Contradiction::Error => CONTROL,
                    Contradiction::Rounding => ROUNDING,
                    Contradiction::Parts => PARTS,
                };
                let at = [&*table.id, &*listed.row, &*listed.column];
                expected.push(found(sort, at, listed.published, listed.computed()));
            }
        }
        for (name, fields) in lines(include_str!("beyond.tsv")) {
            if name == example.name {
                let [sort, table, row, column, figure, other, _] = fields[..] else { panic!("{fields:?}") };
                expected.push(found(sort, [table, row, column], number(figure), number(other)));
            }
        }
        let about = findings(&example.workbook, &example.tables);
        let mut all: Vec<Found> = about
            .iter()
            .filter_map(about_figures)
            .map(|(sort, place, figure, other)| {
                let cell = cells.iter().find(|cell| cell.place == place);
                let cell = cell.unwrap_or_else(|| panic!("not in print: {place:?}, {figure}, {other}"));
                found(sort, [&*cell.table.id, &*cell.row.label, cell.column], figure, other)
            })
            .collect();
        all.sort();
        expected.sort();
        assert_eq!(all, expected, "{}", example.name);
    }
}

#[test]
fn every_calculated_figure_has_its_control() {
    for example in Example::all() {
        let controls = &example.workbook.controls;
        let cells = example.cells();
        for cell in cells.iter().filter(|cell| cell.calculated) {
            let Some(printed) = cell.printed else { continue };
            let kronor = cell.turned(cell.table.kronor(printed));
            let unit = cell.table.display_unit();
            assert!(
                controls.iter().any(|c| (c.place, c.printed, c.unit) == (cell.place, kronor, unit)),
                "{}: {} {}",
                example.name,
                cell.row.label,
                cell.column
            );
        }
        assert!(controls.iter().all(|control| cells.iter().any(|cell| cell.place == control.place)));
    }
}

#[test]
fn the_lost_krona_of_2019() {
    let Example { workbook, tables, organisation, .. } = Example::open("sydnarke-2019");
    let settled = settlement(&workbook, &tables);
    assert_eq!(settled.result, Some(Money::kronor(158_552)));
    let parts = settled.parts.unwrap();
    assert_eq!(parts.iter().map(|(_, part)| *part).sum::<Money>(), Money::kronor(158_552));
    let rows = &organisation.table("settlement").rows;
    for ((_, part), row) in parts.iter().zip(rows) {
        let off = part.as_decimal() - row.values["share"];
        assert!(off.abs() <= Decimal::ONE, "{}: {part:?}", row.label);
    }
    let printed: Decimal = rows.iter().filter(|row| !row.is_total()).map(|row| row.values["share"]).sum();
    assert_eq!(printed, Decimal::from(158_551));
}

#[test]
fn errors_in_print_are_named_with_both_figures() {
    for example in Example::all() {
        let findings = findings(&example.workbook, &example.tables);
        for table in &example.organisation.tables {
            let errors = table.published_inconsistencies.iter();
            for listed in errors.filter(|listed| listed.sort(table.part()) == Contradiction::Error) {
                let figure = |figure| format_number(figure, Some(u32::from(table.decimals)), Swedish);
                let said = [listed.row.clone(), figure(listed.published), figure(listed.computed())];
                let mut sentences = findings
                    .iter()
                    .filter(|finding| matches!(finding, Finding::ControlDiffers { .. }))
                    .map(|finding| sentence(Lang::Swedish, &example.workbook, finding));
                assert!(
                    sentences.any(|sentence| said.iter().all(|word| sentence.contains(word))),
                    "{said:?}"
                );
            }
        }
    }
}
