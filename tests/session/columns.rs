//! Columns that are moved for looking: by steps and by dropping, in every table, and what follows the order that is
//! shown.

use proptest::collection::vec;
use proptest::prelude::*;
use sambudget::model::drift::DriftColumn::{self, Actual, Budget, Comment, Deviation, Prognosis};
use sambudget::session::column_sets::{is_shown, sets};
use sambudget::session::command::{Command, is_available};
use sambudget::session::find::Way;
use sambudget::session::forms::Answer;
use sambudget::session::msg::Msg;
use sambudget::session::ranges::copied;
use sambudget::session::selection::{At, How, Pointed};
use sambudget::session::sheet::{ColumnKey, SheetId};
use sambudget::session::state::{Look, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, point};

/// A table with five columns, by their numbers from 1 in its own order.
fn five() -> (App, SheetId) {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(vec![Budget, Actual, Prognosis, Deviation, Comment]));
    let sheet = app.sheet().id;
    (app, sheet)
}

/// The columns of a table as they are shown, each by its number in the table's own order.
fn shown(app: &App, sheet: SheetId) -> Vec<usize> {
    let table = app.state.table(sheet).unwrap();
    (1..=table.columns.len()).map(|column| table.own_column(column)).collect()
}

/// Selects whole columns, by where they are shown.
fn select(app: &mut App, sheet: SheetId, columns: &[usize]) {
    for (nth, column) in columns.iter().enumerate() {
        let how = if nth == 0 { How::Alone } else { How::Add };
        app.send(Msg::Point(sheet, Pointed::Column(*column), how));
    }
}

/// The selected columns, by where they are shown.
fn selected(app: &App) -> Vec<usize> {
    app.open().selected.as_ref().unwrap().cells.columns()
}

#[test]
fn columns_go_where_they_are_dropped_and_stay_selected() {
    use Command::{MoveLeft, MoveRight};
    // What is selected and where it is dropped (on which column, behind it or before it), and what is shown then.
    type Drop = (&'static [usize], (usize, bool), [usize; 5], &'static [usize]);
    let drops: [Drop; 8] = [
        (&[1], (3, true), [2, 3, 1, 4, 5], &[3]),
        (&[1], (3, false), [2, 1, 3, 4, 5], &[2]),
        (&[5], (1, false), [5, 1, 2, 3, 4], &[1]),
        (&[2, 3], (5, true), [1, 4, 5, 2, 3], &[4, 5]),
        // Several that do not stand together are together then, in the order that they are shown in.
        (&[5, 1], (3, true), [2, 3, 1, 5, 4], &[3, 4]),
        // On themselves or where they stand: nothing.
        (&[2], (2, true), [1, 2, 3, 4, 5], &[2]),
        (&[2], (1, true), [1, 2, 3, 4, 5], &[2]),
        (&[2, 3], (3, false), [1, 2, 3, 4, 5], &[2, 3]),
    ];
    for (columns, (onto, after), expected, then) in drops {
        let (mut app, sheet) = five();
        let before = app.workbook().clone();
        select(&mut app, sheet, columns);
        app.send(Msg::DropColumns(sheet, onto, after));
        assert_eq!(shown(&app, sheet), expected, "{columns:?} on {onto}");
        assert_eq!(selected(&app), then, "{columns:?} on {onto}");
        // It is a way of looking: no step, and nothing of the workbook.
        assert!(app.workbook() == &before);
    }
    type Step = (&'static [usize], Command, Option<[usize; 5]>);
    let steps: [Step; 6] = [
        (&[2], MoveLeft, Some([2, 1, 3, 4, 5])),
        (&[2], MoveRight, Some([1, 3, 2, 4, 5])),
        (&[3, 4], MoveLeft, Some([1, 3, 4, 2, 5])),
        (&[1], MoveLeft, None),
        (&[4, 5], MoveRight, None),
        // The names stand still, and all columns together have nowhere to go.
        (&[1, 2, 3, 4, 5], MoveLeft, None),
    ];
    for (columns, command, expected) in steps {
        let (mut app, sheet) = five();
        select(&mut app, sheet, columns);
        assert_eq!(is_available(&app.state, command), expected.is_some(), "{columns:?} {command:?}");
        app.send(Msg::Do(command));
        assert_eq!(shown(&app, sheet), expected.unwrap_or([1, 2, 3, 4, 5]), "{columns:?} {command:?}");
    }
    // A cell takes its column along; the name of a row has none.
    let (mut app, sheet) = five();
    app.send(point(sheet, At { row: 2, column: 1 }));
    app.send(Msg::Do(MoveRight));
    app.send(Msg::Do(MoveRight));
    assert_eq!(shown(&app, sheet), [2, 3, 1, 4, 5]);
    assert_eq!(app.open().cursor().unwrap().at, At { row: 2, column: 3 });
    app.send(point(sheet, At { row: 2, column: 0 }));
    assert!(!is_available(&app.state, MoveRight));
}

#[test]
fn what_is_written_copied_found_and_hidden_follows_the_shown_order() {
    let (mut app, sheet) = five();
    // Deviation comes first, before the budget.
    select(&mut app, sheet, &[4]);
    app.send(Msg::DropColumns(sheet, 1, false));
    assert_eq!(shown(&app, sheet), [4, 1, 2, 3, 5]);
    let row = app.at("Lokalhyror", Budget).1.row;
    app.type_in((sheet, At { row, column: 2 }), "800");
    app.send(Msg::EditorKey(super::app::key("Enter")));
    let text = |app: &App, column| app.cell_at(At { row, column }).unwrap().text;
    assert_eq!(text(&app, 2), "800");

    app.send(point(sheet, At { row, column: 1 }));
    app.send(Msg::Point(sheet, Pointed::Cell(At { row, column: 3 }), How::Extend));
    let tsv = copied(&app.state).unwrap().tsv;
    assert_eq!(tsv.trim_end().split('\t').collect::<Vec<_>>(), [1, 2, 3].map(|column| text(&app, column)));

    // A block is pasted as it is seen: over budget and actual, which stand second and third now.
    app.send(point(sheet, At { row, column: 2 }));
    app.send(Msg::Paste(None, Some("810\t420".into())));
    assert_eq!([text(&app, 2), text(&app, 3)], ["810", "420"]);

    // Going to a figure, and finding it, ends in its column.
    app.send(Msg::Find("810".into(), Way::Forward));
    assert_eq!(app.open().cursor().unwrap().at, At { row, column: 2 });

    // Hiding takes the column that is seen.
    select(&mut app, sheet, &[2]);
    app.send(Msg::Do(Command::HideColumns));
    assert_eq!(app.workbook().drift_columns, [Actual, Prognosis, Deviation, Comment]);
    assert_eq!(shown(&app, sheet), [3, 1, 2, 4]);
    app.send(Msg::Undo);
    assert_eq!(shown(&app, sheet), [4, 1, 2, 3, 5]);
}

#[test]
fn each_table_has_its_own_order_and_keeps_it_over_a_reload() {
    let (mut app, sheet) = five();
    select(&mut app, sheet, &[5]);
    app.send(Msg::DropColumns(sheet, 1, false));
    app.send(Msg::Look(Look::SideBySide));
    let beside = app.sheet().id;
    let members = shown(&app, beside);
    select(&mut app, beside, &[2]);
    app.send(Msg::Do(Command::MoveRight));
    assert_ne!(shown(&app, beside), members);
    app.show(View::Allocation);
    select(&mut app, SheetId::Keys, &[1]);
    app.send(Msg::Do(Command::MoveRight));
    let keys = shown(&app, SheetId::Keys);
    assert_eq!(keys[..2], [2, 1]);

    let again = app.killed_and_opened();
    assert_eq!(again.open().arrangements, app.open().arrangements);
    assert_eq!(shown(&again, sheet), [5, 1, 2, 3, 4]);
    assert_eq!(shown(&again, SheetId::Keys), keys);
}

#[test]
fn resetting_brings_the_tables_own_columns_back() {
    let (mut app, sheet) = five();
    select(&mut app, sheet, &[2]);
    assert!(!is_available(&app.state, Command::ResetColumns));
    app.send(Msg::Do(Command::MoveLeft));
    app.send(Msg::Width(sheet, ColumnKey::Drift(Budget), Some(200)));
    app.send(Msg::Do(Command::SortDescending));
    app.send(Msg::Do(Command::ResetColumns));
    assert_eq!(shown(&app, sheet), [1, 2, 3, 4, 5]);
    let left = &app.open().arrangements[&sheet];
    assert!(left.placed.is_empty() && left.widths.is_empty());
    assert!(left.sort.is_some(), "rows are another matter");

    app.send(Msg::Look(Look::SideBySide));
    let sheet = app.sheet().id;
    let all = shown(&app, sheet);
    select(&mut app, sheet, &[2]);
    app.send(Msg::Do(Command::HideColumns));
    assert!(is_available(&app.state, Command::ResetColumns));
    app.send(Msg::Do(Command::ResetColumns));
    assert_eq!(shown(&app, sheet), all);
}

#[test]
fn a_column_that_comes_stands_behind_the_one_that_it_follows() {
    let (mut app, sheet) = five();
    // Prognosis first.
    select(&mut app, sheet, &[3]);
    app.send(Msg::DropColumns(sheet, 1, false));
    let with =
        vec![Budget, Actual, DriftColumn::Method, Prognosis, DriftColumn::RawPrognosis, Deviation, Comment];
    app.send(Msg::DriftColumns(with));
    // The method behind the actual, the raw prognosis behind the prognosis.
    assert_eq!(shown(&app, sheet), [4, 5, 1, 2, 3, 6, 7]);
    app.send(Msg::DriftColumns(vec![DriftColumn::PriorActual, Budget, Prognosis]));
    assert_eq!(shown(&app, sheet), [1, 3, 2]);
}

#[test]
fn sets_of_columns_keep_the_order_that_is_shown() {
    let save = |app: &mut App| {
        app.send(Msg::Do(Command::SaveColumns));
        app.send(Msg::Submit(vec![Answer::Text("Mina".into())]));
        assert_eq!(app.asks(), None);
    };
    let choose = |app: &mut App, sheet, name: &str| {
        let set = sets(&app.state, sheet).into_iter().find(|set| set.name == name).unwrap();
        app.send(Msg::UseColumns(sheet, Box::new(set)));
    };
    // Where the columns are the workbook's, choosing the set gives the workbook their order.
    let (mut app, sheet) = five();
    select(&mut app, sheet, &[4]);
    app.send(Msg::DropColumns(sheet, 1, false));
    save(&mut app);
    choose(&mut app, sheet, "Vanliga kolumner");
    assert_eq!(app.workbook().drift_columns, DriftColumn::USUAL);
    assert!(app.open().arrangements[&sheet].placed.is_empty());
    choose(&mut app, sheet, "Mina");
    assert_eq!(app.workbook().drift_columns, [Deviation, Budget, Actual, Prognosis, Comment]);
    // Elsewhere it is for looking only.
    app.send(Msg::Look(Look::SideBySide));
    let (sheet, before) = (app.sheet().id, app.workbook().clone());
    let all = shown(&app, sheet);
    select(&mut app, sheet, &[all.len()]);
    app.send(Msg::DropColumns(sheet, 1, false));
    let moved = shown(&app, sheet);
    save(&mut app);
    choose(&mut app, sheet, "Alla kolumner");
    assert_eq!(shown(&app, sheet), all);
    choose(&mut app, sheet, "Mina");
    assert_eq!(shown(&app, sheet), moved);
    let mine = sets(&app.state, sheet).into_iter().find(|set| set.name == "Mina").unwrap();
    assert!(is_shown(&app.state, sheet, &mine));
    assert!(app.workbook() == &before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is moved, every table shows each of its columns once, and each cell is the same one.
    #[test]
    fn moving_loses_no_column(moves in vec((0usize..9, 0usize..9, 0usize..9, any::<bool>()), 1..8)) {
        let mut app = App::example(HERRLJUNGA);
        for view in [View::Drift, View::Investments, View::Allocation] {
            app.show(view);
            for sheet in app.open().sheets() {
                let cells = |app: &App| {
                    let table = app.state.table(sheet).unwrap();
                    let shape = table.shape();
                    let mut cells: Vec<_> = (0..shape.columns)
                        .map(|column| {
                            let texts: Vec<String> =
                                (0..shape.rows).map(|row| table.cell(At { row, column }).unwrap().text).collect();
                            (table.own_column(column), table.heading(column), texts)
                        })
                        .collect();
                    cells.sort();
                    cells
                };
                let before = cells(&app);
                for (first, last, onto, after) in &moves {
                    let count = before.len() - 1;
                    let column = |at: &usize| 1 + at % count;
                    app.send(Msg::Point(sheet, Pointed::Column(column(first)), How::Alone));
                    app.send(Msg::Point(sheet, Pointed::Column(column(last)), How::Extend));
                    app.send(Msg::DropColumns(sheet, column(onto), *after));
                    prop_assert_eq!(&cells(&app), &before);
                }
            }
        }
    }
}
