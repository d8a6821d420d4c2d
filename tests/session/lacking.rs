//! Sums that leave something out are marked, whatever it is, in every column and in every table.

use sambudget::model::drift::DriftColumn::{
    self, Actual, Budget, BudgetToDate, Deviation, DeviationToDate, PriorActual, Prognosis, UsedPercent,
};
use sambudget::model::drift::Method;
use sambudget::model::edit::Setting;
use sambudget::model::investment::ProjectColumn;
use sambudget::session::msg::{LineProperties, Msg};
use sambudget::session::overview::overview;
use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, SheetId};
use sambudget::session::state::View;

use super::app::{App, SYDNARKE_2022, key};

const STAFF: &str = "Personalkostnader";
const RENT: &str = "Lokalkostnader";
const RESULT: &str = "Resultat";
const COLUMNS: [DriftColumn; 8] =
    [PriorActual, Budget, BudgetToDate, Actual, DeviationToDate, UsedPercent, Prognosis, Deviation];

/// A board with figures in every column, on two lines.
fn board() -> App {
    let mut app = App::new_board();
    let mut columns = COLUMNS.to_vec();
    columns.push(DriftColumn::Method);
    app.send(Msg::DriftColumns(columns));
    app.send(Msg::Set(Setting::Method(Method::AsBudget)));
    for line in [STAFF, RENT] {
        for column in [PriorActual, Budget, Actual] {
            app.write(line, column, "300");
        }
    }
    app
}

/// The columns in which a row is marked.
fn marked(app: &App, row: &str) -> Vec<DriftColumn> {
    COLUMNS.into_iter().filter(|column| is_marked(&app.cell(row, *column))).collect()
}

/// Whether a cell is marked; then it says why.
fn is_marked(cell: &Cell) -> bool {
    assert!(!cell.lacks || cell.about.contains("Ofullständig"), "{cell:?}");
    cell.lacks
}

#[test]
fn every_sum_above_a_cell_that_does_not_count_is_marked_in_every_column_that_it_counts_in() {
    // What stands in one member's cell, and the columns that it belongs to. The results have no used part.
    let table: [(DriftColumn, &str, &[DriftColumn]); 5] = [
        (Budget, "se bilaga", &[Budget, BudgetToDate, DeviationToDate, UsedPercent, Prognosis, Deviation]),
        (Budget, "=1/0", &[Budget, BudgetToDate, DeviationToDate, UsedPercent, Prognosis, Deviation]),
        (Actual, "se bilaga", &[Actual, DeviationToDate, UsedPercent]),
        (Actual, "=1/0", &[Actual, DeviationToDate, UsedPercent]),
        (PriorActual, "=[Lokalkostnader; gemensamt; utfall]/0", &[PriorActual]),
    ];
    for (column, text, columns) in table {
        let mut app = board();
        let before = app.workbook().clone();
        app.look_at(1);
        app.write(STAFF, column, text);
        let own = app.cell(STAFF, column);
        assert!(own.unread && !own.lacks, "{text}: the cell itself has its own mark");
        app.look_at_total();
        assert_eq!(marked(&app, STAFF), columns, "{text}");
        assert_eq!(
            app.shows(STAFF, column),
            "200",
            "{text}: what is known is shown, as the sums above count it"
        );
        let of_result: Vec<DriftColumn> = columns.iter().copied().filter(|c| *c != UsedPercent).collect();
        assert_eq!(marked(&app, RESULT), of_result, "{text}");
        assert_eq!((marked(&app, RENT), app.shows(RESULT, column)), (vec![], "\u{2212}500".into()), "{text}");
        app.look_at(0);
        assert_eq!(marked(&app, RESULT), [], "{text}: others lack nothing");
        app.look_at(1);
        assert_eq!(marked(&app, RESULT), of_result, "{text}");

        // Mended, nothing is marked; and the mark comes back with it.
        app.write(STAFF, column, "100");
        app.look_at_total();
        assert_eq!(marked(&app, RESULT), [], "{text}");
        app.send(Msg::Undo);
        assert_eq!(marked(&app, RESULT), of_result, "{text}");
        app.send(Msg::Undo);
        assert_eq!(app.workbook(), &before);
        assert_eq!(marked(&app, RESULT), [], "{text}");
    }
}

#[test]
fn a_total_of_nothing_but_text_shows_it() {
    let mut app = App::new_board();
    app.look_at(1);
    app.write(STAFF, Budget, "se bilaga");
    app.look_at_total();
    let cell = app.cell(STAFF, Budget);
    assert_eq!((cell.text.as_str(), cell.unread, cell.lacks), ("se bilaga", true, false));
    assert!(is_marked(&app.cell(RESULT, Budget)), "an empty sum that leaves something out is not just empty");
}

#[test]
fn a_formula_that_reads_such_a_sum_leaves_it_out_too_and_so_do_the_sums_that_count_it() {
    let mut app = board();
    app.look_at(0);
    app.write(STAFF, Actual, "=[Resultat; totalt; budget]*2");
    app.write(RENT, PriorActual, "=[Personalkostnader; utfall]");
    app.look_at_total();
    assert_eq!(marked(&app, RESULT), []);
    app.look_at(1);
    app.write(RENT, Budget, "se bilaga");
    app.look_at(0);
    assert_eq!(marked(&app, STAFF), [Actual, DeviationToDate, UsedPercent]);
    assert_eq!(marked(&app, RENT), [PriorActual], "by way of another formula");
    assert!(app.cell(STAFF, Actual).about.contains("Beräknas med formeln"));
    assert_eq!(marked(&app, RESULT), [PriorActual, Actual, DeviationToDate]);
    app.send(Msg::Undo);
    assert_eq!(marked(&app, RESULT), []);
}

#[test]
fn parts_that_are_not_known_are_left_out_of_each_members_sums() {
    let mut app = board();
    app.show(View::Allocation);
    app.send(Msg::AddKey);
    app.send(Msg::EditorKey(key("Escape")));
    app.show(View::Drift);
    let (line, id) = (app.line(STAFF).clone(), app.line(STAFF).id);
    let key = app.workbook().keys.last().map(|key| key.id);
    let properties =
        LineProperties { name: line.name, kind: line.kind, key, method: None, formula: None, profile: None };
    app.send(Msg::LineProperties(id, properties));
    assert_eq!(marked(&app, RESULT), [], "the total is known");
    app.look_at(0);
    assert_eq!(app.shows(STAFF, Budget), "");
    let cell = app.cell(STAFF, Budget);
    assert!(cell.lacks && cell.about.starts_with("Nyckeln saknar vikter"), "{cell:?}");
    assert_eq!(
        marked(&app, RESULT),
        [PriorActual, Budget, BudgetToDate, Actual, DeviationToDate, Prognosis, Deviation]
    );
}

/// The cells of a table that are marked.
fn marked_in(app: &App, sheet: SheetId) -> Vec<String> {
    let table = app.state.table(sheet).unwrap();
    let (rows, columns) = (table.shape().rows, table.shape().columns);
    let cells = (0..rows).flat_map(|row| (1..columns).map(move |column| At { row, column }));
    cells
        .filter(|at| table.cell(*at).is_some_and(|cell| is_marked(&cell)))
        .map(|at| table.name_of(at))
        .collect()
}

#[test]
fn other_tables_are_marked_alike() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Investments);
    let sheet = app.open().sheets()[0];
    assert_eq!(marked_in(&app, sheet), [""; 0]);
    let (row, column) = {
        let table = app.state.table(sheet).unwrap();
        let column =
            (1..table.shape().columns).find(|column| table.heading(*column).starts_with("Utfall")).unwrap();
        (0, column)
    };
    app.type_in((sheet, At { row, column }), "=1/0");
    app.send(Msg::EditorKey(key("Enter")));
    let found = marked_in(&app, sheet);
    assert!(found.iter().any(|name| name.starts_with("Summa") && name.contains("Utfall")), "{found:?}");
    assert!(found.iter().all(|name| !name.ends_with("Budget")), "{found:?}");

    app.show(View::Drift);
    app.write(STAFF, Actual, "se bilaga");
    app.show(View::Allocation);
    assert_eq!(marked_in(&app, SheetId::Settlement).len(), app.workbook().members.len() + 1);
    let members = marked_in(&app, SheetId::Members);
    assert!(members.iter().all(|name| name.contains("Utfall")) && !members.is_empty(), "{members:?}");
    let incomplete: Vec<bool> = overview(&app.state)
        .headlines
        .iter()
        .map(|headline| headline.more.contains("Ofullständig"))
        .collect();
    assert_eq!(
        incomplete,
        [false, true, true, true],
        "the expected result, that so far, what is used, investments"
    );
}

#[test]
fn of_which_sums_are_marked_too() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Investments);
    let sheet = app.open().sheets()[0];
    let group = app.workbook().project_groups[0].id;
    app.send(Msg::ProjectColumns(group, vec![ProjectColumn::Tags, ProjectColumn::Actual]));
    let write = |app: &mut App, row, column, text: &str| {
        app.type_in((sheet, At { row, column }), text);
        app.send(Msg::EditorKey(key("Enter")));
    };
    write(&mut app, 0, 1, "Fiber");
    write(&mut app, 1, 1, "Fiber");
    let tag = SheetId::Tag(0);
    assert_eq!(marked_in(&app, tag), [""; 0]);
    write(&mut app, 0, 2, "se bilaga");
    let found = marked_in(&app, tag);
    assert_eq!(found.len(), 2, "the part of one holder, and the total: {found:?}");
    assert!(found[1].starts_with("Totalt"), "{found:?}");
}
