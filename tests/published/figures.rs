//! Every published figure comes out, and none is passed over.

use super::example::{CONTROL, Contradiction, Example, lines, number};
use super::published::published_text;

#[test]
fn every_published_figure_comes_out() {
    let beyond: Vec<_> = lines(include_str!("beyond.tsv")).collect();
    for example in Example::all() {
        let mut compared = 0;
        for cell in example.cells() {
            let Some(printed) = cell.printed else { continue };
            let at = format!("{}, {}, {}, {}", example.name, cell.table.id, cell.row.label, cell.column);
            let shown = example.shown(&cell).unwrap_or_else(|| panic!("{at}: nothing is shown"));
            compared += 1;
            let mut listed = cell.table.published_inconsistencies.iter();
            let listed = listed.find(|i| (&i.row, &*i.column) == (&cell.row.label, cell.column));
            let control = [CONTROL, &cell.table.id, &cell.row.label, cell.column];
            let beyond = beyond.iter().find(|(name, fields)| *name == example.name && fields[..4] == control);
            match (listed.map(|listed| (listed, listed.sort(cell.table.part()))), beyond) {
                (Some((listed, Contradiction::Error)), None) => {
                    assert_eq!((printed, shown), (listed.published, listed.computed()), "{at}");
                    assert_ne!(printed, shown, "{at}");
                }
                (Some((listed, Contradiction::Rounding | Contradiction::Parts)), None) => {
                    assert_eq!((printed, shown), (listed.published, listed.published), "{at}");
                    assert_ne!(listed.computed(), shown, "{at}");
                }
                (None, Some((_, fields))) => {
                    assert_eq!((printed, shown), (number(fields[4]), number(fields[5])), "{at}");
                }
                (None, None) => assert_eq!(shown, printed, "{at}"),
                (Some(_), Some(_)) => panic!("{at}: listed twice"),
            }
        }
        assert_eq!(compared, figures_in_json(example.name), "{}", example.name);
    }
}

/// How many figures the tables of a published file hold, counted without knowing what they mean.
pub fn figures_in_json(name: &str) -> usize {
    let json: serde_json::Value = serde_json::from_str(&published_text(name)).unwrap();
    let tables = json["tables"].as_array().unwrap();
    let rows = tables.iter().flat_map(|table| table["rows"].as_array().unwrap());
    rows.map(|row| row["values"].as_object().unwrap().len()).sum()
}

#[test]
fn figures_per_table() {
    // Printed here, so that a table that lost rows is seen.
    let counts = |example: &Example| -> Vec<(String, usize)> {
        let count = |id: &str| {
            example.cells().iter().filter(|cell| cell.table.id == id && cell.printed.is_some()).count()
        };
        let tables = &example.organisation.tables;
        tables.iter().map(|table| (table.id.clone(), count(&table.id))).collect()
    };
    let all: Vec<_> = Example::all().flat_map(|example| counts(&example)).collect();
    let all: Vec<_> = all.iter().map(|(id, count)| (id.as_str(), *count)).collect();
    assert_eq!(
        all,
        [
            ("drift", 44),
            ("investments", 24),
            ("drift", 33),
            ("investments", 18),
            ("sydnet", 6),
            ("settlement", 5),
            ("drift-ekonomi", 30),
            ("drift-personal", 29),
            ("drift-it", 26),
            ("investments", 35),
            ("summary", 8),
            ("investment-requests", 6),
            ("drift", 18),
            ("investments", 7),
            ("action-plan", 0),
            ("drift", 23),
            ("investments-members", 18),
            ("investments-own", 28),
        ]
    );
}

#[test]
fn empty_cells_are_empty_or_listed() {
    let listed: Vec<_> = lines(include_str!("blank.tsv")).collect();
    let mut shown = Vec::new();
    for example in Example::all() {
        for cell in example.cells().iter().filter(|cell| cell.printed.is_none()) {
            if let Some(figure) = example.shown(cell) {
                let at = [&cell.table.id, &cell.row.label, cell.column].map(str::to_owned);
                shown.push((example.name, at, figure));
            }
        }
    }
    let listed: Vec<_> = listed
        .iter()
        .map(|(name, fields)| {
            (*name, [fields[0], fields[1], fields[2]].map(str::to_owned), number(fields[3]))
        })
        .collect();
    assert_eq!(shown, listed);
}
