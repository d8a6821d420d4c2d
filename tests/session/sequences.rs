//! Laws of whatever people do with a table, in any order: taken back step by step it was never done, and done again it is
//! all there; and what is copied and pasted where it stood changes no figure and no formula.

use proptest::collection::vec;
use proptest::prelude::*;
use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::drift::{DriftColumn, Line, LineField, Place};
use sambudget::model::entry::Entry;
use sambudget::model::measure::{Mark, MeasureColumn};
use sambudget::model::money::Money;
use sambudget::rules::drift::Lens;
use sambudget::session::command::{Command, is_available};
use sambudget::session::forms::{Answer, form};
use sambudget::session::msg::Msg;
use sambudget::session::ranges::{Fill, copied};
use sambudget::session::selection::{At, How, Pointed};
use sambudget::session::sheet::SheetId;
use sambudget::session::spreading::{Spreading, Way};
use sambudget::session::state::{Dialog, Look, View};
use sambudget::session::transfer::{End, Transfer};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, key, point};

/// Something that people do; places are taken modulo the size of the table.
#[derive(Debug, Clone)]
enum Act {
    /// Points at a cell, and drags to another one.
    Select((usize, usize), (usize, usize)),
    /// Types over the cursor's cell, and presses this key.
    Write(&'static str, &'static str),
    /// Copies what is selected and pastes it from a cell on.
    CopyTo(usize, usize),
    /// Pastes a text.
    Paste(&'static str),
    /// Drags the fill handle so many rows.
    Fill(usize, Fill),
    Do(Command),
    Cut,
    /// Spreads a total over what is selected.
    Spread(i64, Way),
    /// Moves an amount from the cursor's cell to the total of a line.
    Transfer(i64, usize),
    Look(usize),
    Show(View),
    /// Adjusts the line that the cursor stands on: by how much, and whose.
    Adjust(i64, usize),
    /// Adds a measure that touches every so many of the lines and members, secured and included.
    AddMeasure(usize),
    Lang(Lang),
}

const VIEWS: [View; 7] = [
    View::Drift,
    View::Drift,
    View::Investments,
    View::Allocation,
    View::Months,
    View::Measures,
    View::Measures,
];
const WAYS: [Way; 3] = [Way::InProportion, Way::Equally, Way::LikeColumn(DriftColumn::Actual)];

fn act() -> BoxedStrategy<Act> {
    let texts = [
        "100",
        "-2 500,25",
        "",
        "ungefär",
        "=utfall*2",
        "=budget+prognos",
        "=1/0",
        "=prognos",
        "+5 %",
        "7,125",
        "=SUMMA(budget; utfall)",
        "=[Lokalhyror][prognos]-1",
        // Ticks what can be ticked, and is a start of a measure.
        " ",
        "1 september",
    ];
    let pasted = ["1\t2\n3\t4", "12,5\n\n=budget", "hej", "1 202\t=utfall/3\t-\nx\ty\tz", ""];
    let commands = [
        Command::Clear,
        Command::FillDown,
        Command::FillRight,
        Command::SelectRows,
        Command::SelectColumns,
        Command::SelectAll,
        Command::InsertRow,
        Command::InsertGroup,
        Command::DeleteRows,
        Command::MoveUp,
        Command::MoveDown,
        Command::Group,
        Command::Ungroup,
        Command::Fold,
        Command::SortAscending,
        Command::Unsort,
        Command::HideColumns,
        Command::ShowColumns,
        Command::Undo,
        Command::Redo,
    ];
    let place = || (0..14_usize, 0..15_usize);
    let measure = prop_oneof![
        (-900..900i64, 0..9_usize).prop_map(|(amount, whose)| Act::Adjust(amount, whose)),
        (1..5_usize).prop_map(Act::AddMeasure),
    ]
    .boxed();
    prop_oneof![
        6 => (place(), place()).prop_map(|(from, to)| Act::Select(from, to)),
        6 => (proptest::sample::select(texts.to_vec()), proptest::sample::select(&["Enter", "Tab", "Escape"][..]))
            .prop_map(|(text, key)| Act::Write(text, key)),
        3 => place().prop_map(|(row, column)| Act::CopyTo(row, column)),
        2 => proptest::sample::select(pasted.to_vec()).prop_map(Act::Paste),
        1 => (0..8_usize, any::<bool>())
            .prop_map(|(rows, series)| Act::Fill(rows, if series { Fill::Series } else { Fill::Copy })),
        8 => proptest::sample::select(commands.to_vec()).prop_map(Act::Do),
        1 => Just(Act::Cut),
        2 => (-9_000_000..90_000_000i64, proptest::sample::select(&WAYS[..]))
            .prop_map(|(total, way)| Act::Spread(total, way)),
        1 => (-900_000..900_000i64, 0..30_usize).prop_map(|(amount, line)| Act::Transfer(amount, line)),
        1 => (0..4_usize).prop_map(Act::Look),
        3 => proptest::sample::select(&VIEWS[..]).prop_map(Act::Show),
        2 => measure,
        1 => proptest::sample::select(&Lang::ALL[..]).prop_map(Act::Lang),
    ]
    .boxed()
}

/// The sheet that keys go to, and a cell of it.
fn cell(app: &App, (row, column): (usize, usize)) -> Option<(SheetId, At)> {
    let sheet = app.open().cursor().map(|cursor| cursor.sheet);
    let sheet = sheet.filter(|sheet| app.state.table(*sheet).is_some());
    let sheet = sheet.or_else(|| app.open().sheets().first().copied())?;
    let shape = app.state.table(sheet)?.shape();
    (shape.rows > 0).then(|| (sheet, At { row: row % shape.rows, column: column % shape.columns }))
}

/// What is asked is answered: with yes where something is to go, else not at all. What is refused is given up.
fn settle(app: &mut App) {
    match app.asks().cloned() {
        Some(Dialog::Delete(subject)) => drop(app.send(Msg::DeleteForSure(subject))),
        Some(Dialog::DeleteRows(subjects)) => drop(app.send(Msg::DeleteRowsForSure(subjects))),
        Some(Dialog::PasteLarger(_)) => drop(app.send(Msg::PasteLarger(true))),
        Some(Dialog::PartOfTotal(_)) => drop(app.send(Msg::MakeDirect)),
        Some(_) => drop(app.send(Msg::CloseDialog)),
        None => {}
    }
    if app.open().editor.is_some() {
        app.send(Msg::EditorKey(key("Enter")));
    }
    if app.open().editor.is_some() {
        app.send(Msg::EditorKey(key("Escape")));
    }
    if app.asks().is_some() {
        app.send(Msg::CloseDialog);
    }
}

/// Has a command ask, and answers with what stands in the form, changed.
fn answer(app: &mut App, command: Command, change: impl Fn(usize, Answer) -> Answer) {
    if !is_available(&app.state, command) {
        return;
    }
    app.send(Msg::Do(command));
    if let Some(asked) = app.asks().and_then(|dialog| form(&app.state, dialog)) {
        let answers = asked.answers().into_iter().enumerate().map(|(nth, answer)| change(nth, answer));
        let answers = answers.collect();
        app.send(Msg::Submit(answers));
    }
}

fn add_measure(app: &mut App, every: usize) {
    app.show(View::Measures);
    app.send(Msg::AddMeasure(None));
    settle(app);
    // The last row but the total.
    let row = app.state.table(SheetId::Measures).map_or(0, |table| table.rows.len().saturating_sub(2));
    app.send(point(SheetId::Measures, At { row, column: 1 }));
    answer(app, Command::Properties, |nth, answer| match answer {
        Answer::On(_) => Answer::On(nth % every == 0),
        answer => answer,
    });
    let written = [
        (MeasureColumn::Effect(0), "1200"),
        (MeasureColumn::Marked(Mark::Secured), " "),
        (MeasureColumn::Marked(Mark::Included), " "),
    ];
    for (column, text) in written {
        let column = MeasureColumn::ALL.iter().position(|known| *known == column).map_or(0, |at| at + 1);
        app.send(point(SheetId::Measures, At { row, column }));
        perform(app, Act::Write(text, "Enter"));
    }
}

fn perform(app: &mut App, act: Act) {
    match act {
        Act::Select(from, to) => {
            if let (Some((sheet, from)), Some((_, to))) = (cell(app, from), cell(app, to)) {
                app.send(point(sheet, from));
                app.send(Msg::Point(sheet, Pointed::Cell(to), How::Extend));
            }
        }
        Act::Write(text, ending) => {
            if let Some(sheet) = app.open().cursor().map(|cursor| cursor.sheet) {
                app.send(Msg::Type(sheet, text.chars().take(1).collect()));
                app.send(Msg::Draft(text.to_owned()));
                app.send(Msg::EditorKey(key(ending)));
            }
        }
        Act::CopyTo(row, column) => {
            if let (Some(written), Some((sheet, at))) = (copied(&app.state), cell(app, (row, column))) {
                app.send(point(sheet, at));
                app.send(Msg::Paste(Some(written.html), Some(written.tsv)));
            }
        }
        Act::Paste(text) => drop(app.send(Msg::Paste(None, Some(text.to_owned())))),
        Act::Fill(rows, how) => {
            if let Some((sheet, at)) = app.open().cursor().map(|cursor| (cursor.sheet, cursor.at))
                && let Some((_, to)) = cell(app, (at.row + rows, at.column))
            {
                app.send(Msg::Fill(sheet, At { row: to.row, ..at }, how));
            }
        }
        Act::Do(command) => {
            if is_available(&app.state, command) {
                app.send(Msg::Do(command));
            }
        }
        Act::Spread(total, way) => {
            let total = Money::kronor(total);
            app.send(Msg::Spread(Box::new(Spreading { total, way })));
        }
        Act::Transfer(amount, line) => {
            let to = app.workbook().lines().map(|line| line.id).nth(line);
            if let Some(line) = to {
                let (amount, to) = (Money::kronor(amount), End { line, lens: Lens::Total });
                app.send(Msg::Transfer(Box::new(Transfer { amount, to })));
            }
        }
        Act::Cut => {
            // To be pasted somewhere by what comes next.
            if let Some(written) = copied(&app.state) {
                app.send(Msg::Copied(true));
                let at = app.open().cursor().map(|cursor| (cursor.sheet, cursor.at));
                if let Some((sheet, to)) = at.and_then(|(_, at)| cell(app, (at.row + 1, at.column + 1))) {
                    app.send(point(sheet, to));
                }
                app.send(Msg::Paste(Some(written.html), Some(written.tsv)));
            }
        }
        Act::Look(3) => drop(app.send(Msg::Look(Look::SideBySide))),
        Act::Look(index) if index < app.workbook().members.len() => app.look_at(index),
        Act::Look(_) => app.look_at_total(),
        Act::Show(view) => app.show(view),
        Act::Adjust(amount, whose) => {
            answer(app, Command::Adjustments, |nth, answer| match nth {
                0 => Answer::Text(amount.to_string()),
                1 => Answer::Text("Avtalet omförhandlas".to_owned()),
                2 => Answer::At(whose),
                _ => answer,
            });
        }
        Act::AddMeasure(every) => add_measure(app, every),
        Act::Lang(lang) => drop(app.send(Msg::Lang(lang))),
    }
    settle(app);
}

/// How many steps there are, taken one after the other.
fn all(app: &mut App, step: &Msg) -> usize {
    let mut steps = 0;
    loop {
        let left = if *step == Msg::Undo {
            app.open().history.next_undo().is_some()
        } else {
            app.open().history.next_redo().is_some()
        };
        if !left {
            return steps;
        }
        app.send(step.clone());
        steps += 1;
    }
}

/// The names of all lines, and what stands in their cells.
fn lines(workbook: &Workbook) -> Vec<(String, Vec<Entry<Money>>)> {
    let places: Vec<Place> = [Place::Total].into_iter().chain(workbook.holders().map(Place::Part)).collect();
    let entries = |line: &Line| {
        let all =
            places.iter().flat_map(|place| LineField::ALL.map(|field| line.entry(*place, field).clone()));
        all.collect()
    };
    workbook.lines().map(|line| (line.name.clone(), entries(line))).collect()
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(48))]

    #[test]
    fn whatever_was_done_is_taken_back_and_done_again(
        acts in vec(act(), 1..25),
        example in proptest::sample::select(&[SYDNARKE_2022, HERRLJUNGA][..]),
    ) {
        let mut app = App::example(example);
        let before: Workbook = app.workbook().clone();
        for act in acts {
            perform(&mut app, act);
        }
        let after = app.workbook().clone();
        // What had been taken back is done first, so that the newest step is the last.
        let ahead = all(&mut app, &Msg::Redo);
        let newest = app.workbook().clone();
        let steps = all(&mut app, &Msg::Undo);
        prop_assert!(app.workbook() == &before, "undoing {steps} steps does not lead back");
        for _ in 0..steps - ahead.min(steps) {
            app.send(Msg::Redo);
        }
        prop_assert!(app.workbook() == &after, "redoing does not lead to where it was");
        all(&mut app, &Msg::Redo);
        prop_assert!(app.workbook() == &newest, "redoing all does not lead to the end");
    }

    #[test]
    fn what_is_copied_and_pasted_where_it_stood_is_the_same(
        acts in vec(act(), 0..12),
        from in (0..14_usize, 0..7_usize),
        to in (0..14_usize, 0..7_usize),
    ) {
        let mut app = App::example(SYDNARKE_2022);
        acts.into_iter().for_each(|act| perform(&mut app, act));
        app.show(View::Drift);
        perform(&mut app, Act::Select(from, to));
        let (figures, before) = (app.open().tables.clone(), lines(app.workbook()));
        if let Some(written) = copied(&app.state) {
            app.send(Msg::Paste(Some(written.html), Some(written.tsv.clone())));
            prop_assert_eq!(app.asks(), None);
            prop_assert!(app.open().tables == figures, "a figure has changed: {}", written.tsv);
            let after = lines(app.workbook());
            prop_assert_eq!(after.len(), before.len());
            for ((name, before), (name_after, after)) in before.iter().zip(&after) {
                prop_assert_eq!(name, name_after);
                for (before, after) in before.iter().zip(after) {
                    // A prognosis that a method gave is the own figure now, as if it had been typed.
                    prop_assert!(before == after || *before == Entry::Empty, "{name}: {before:?} {after:?}");
                }
            }
        }
    }
}
