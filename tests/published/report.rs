//! The report of each organisation has every figure that it published, at its row and in its column, in its own signs.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn;
use sambudget::session::report::{Part as Piece, Report, ReportTable, of};
use sambudget::session::state::{Open, Saved, State, View};
use sambudget::text::number::{NumberStyle, format_number};

use super::cells::{PublishedCell, drift_column};
use super::example::Example;
use super::figures::figures_in_json;
use super::published::Part;

/// The report of an example, as a controller who writes no sentence gets it.
fn report(example: &Example) -> Report {
    let mut state = State::new(Lang::Swedish, Vec::new(), 7);
    let mut open = Open::new(example.workbook.clone(), View::Report, Saved::Pending);
    open.without_drafts = true;
    state.open = Some(open);
    of(&state).unwrap()
}

fn tables<'a>(report: &'a Report, section: &str) -> Vec<&'a ReportTable> {
    let section = report.sections.iter().find(|of| of.heading == section).expect(section);
    let table = |piece: &'a Piece| match piece {
        Piece::Table(table) => Some(table),
        _ => None,
    };
    section.parts.iter().filter_map(table).collect()
}

/// What the report says where a published figure belongs.
fn written(example: &Example, report: &Report, cell: &PublishedCell) -> String {
    let published = cell.table;
    let part = published.part();
    let nth = example.organisation.about(part).position(|of| std::ptr::eq(of, published)).unwrap();
    let at = published.rows.iter().position(|row| std::ptr::eq(row, cell.row)).unwrap();
    let column = || published.column_ids().iter().position(|id| *id == cell.column).unwrap();
    let (table, row, column) = match part {
        Part::Drift => (tables(report, "Drift")[nth], at, column()),
        Part::Summary => {
            let wanted = drift_column(published, cell.column);
            let shown: &[DriftColumn] = &example.workbook.drift_columns;
            let column = shown.iter().position(|column| *column == wanted).unwrap();
            (tables(report, "Drift")[example.workbook.activities.len()], at, column)
        }
        Part::Projects => {
            // Where only the total is published, the one project stands above it.
            let spare = usize::from(published.rows[0].is_total());
            (tables(report, "Investeringar")[nth], at + spare, column())
        }
        Part::Tag => (tables(report, "Investeringar")[example.workbook.project_groups.len() + nth], at, 0),
        Part::Settlement => {
            let table = tables(report, "Avräkning per medlem")[nth];
            let column = table.columns.iter().position(|column| column.heading == "Att få eller betala");
            (table, at, column.unwrap_or_else(|| panic!("{:?}", table.columns)))
        }
        Part::ActionPlan => panic!("it has no figures"),
    };
    let found = &table.rows[row];
    // The settlement's sum, and some names, are printed in other words.
    if matches!(part, Part::Drift | Part::Projects) {
        assert_eq!(found.name, cell.row.label, "{}", example.name);
    }
    found.cells[column].clone()
}

#[test]
fn every_published_figure_stands_in_the_report() {
    for example in Example::all() {
        let report = report(&example);
        let mut compared = 0;
        for cell in example.cells().iter().filter(|cell| cell.printed.is_some()) {
            let decimals = Some(u32::from(cell.table.decimals));
            let shown = example.shown(cell).map(|shown| format_number(shown, decimals, NumberStyle::Swedish));
            let at = format!("{}, {}, {}, {}", example.name, cell.table.id, cell.row.label, cell.column);
            assert_eq!(written(&example, &report, cell), shown.unwrap_or_default(), "{at}");
            compared += 1;
        }
        assert_eq!(compared, figures_in_json(example.name), "{}", example.name);
    }
}

#[test]
fn comments_and_statuses_stand_in_the_report_in_their_own_words() {
    let mut found = 0;
    for example in Example::all() {
        let text = sambudget::session::report::text(&report(&example));
        let lines = example.workbook.lines().map(|line| &line.comment);
        let projects = example.workbook.projects().map(|project| &project.comment);
        for comment in lines.chain(projects).filter(|comment| !comment.is_empty()) {
            assert!(text.contains(comment.as_str()), "{}: {comment}", example.name);
            found += 1;
        }
        for project in example.workbook.projects().filter(|_| example.name == "itsam-2015") {
            let status = sambudget::lang::heading::status(Lang::Swedish, project.status);
            let row = text.lines().find(|line| line.starts_with(&project.name) && line.contains('\t'));
            assert!(row.is_some_and(|row| row.contains(&status)), "{}: {status}", project.name);
        }
    }
    assert!(found > 5, "{found} comments");
}

#[test]
fn units_and_signs_stand_under_each_table() {
    let notes = |name| -> Vec<String> {
        let report = report(&Example::open(name));
        let tables = report.sections.iter().flat_map(|section| &section.parts);
        let note = |piece: &Piece| match piece {
            Piece::Table(table) => Some(table.note.clone()),
            _ => None,
        };
        tables.filter_map(note).collect()
    };
    for name in super::published::NAMES {
        assert!(notes(name).iter().all(|note| note.starts_with("Belopp i ")), "{name}: {:?}", notes(name));
    }
    assert_eq!(
        notes("sydnarke-2022"),
        [
            "Belopp i tkr. Med minus skrivs intäkter. Resultat: plus är underskott. Avvikelse: plus är bättre än budget.",
            "Belopp i tkr. Utgifter skrivs med plus. Avvikelse: plus är bättre än budget.",
            "Belopp i kronor. Överskott är positivt: det går tillbaka till medlemmen. I driften och per medlem är resultatet skrivet med omvänt tecken.",
        ]
    );
    assert!(
        notes("gsn-2021")[1].starts_with("Belopp i mnkr.")
            && notes("gsn-2021")[1].contains("utfall minus budget")
    );
    assert!(notes("itsam-2015")[0].contains("Med minus skrivs kostnader."));
}
