//! Notes on rows, cells and months: written in a form, shown, listed, found, and gone with what they are about.

use sambudget::file::{limit, write};
use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{Actual, Budget, Comment, Prognosis};
use sambudget::model::drift::{Line, Row, RowId};
use sambudget::model::edit::Setting;
use sambudget::model::formula::TableRow;
use sambudget::model::id::LineId;
use sambudget::model::member::Holder;
use sambudget::model::note::{Note, NotePlace};
use sambudget::model::period::Month;
use sambudget::rules::drift::Lens;
use sambudget::session::command::{Command, is_available, name};
use sambudget::session::find::Way;
use sambudget::session::forms::{Answer, Field, form};
use sambudget::session::msg::Msg;
use sambudget::session::notes::entries;
use sambudget::session::ranges::copied;
use sambudget::session::selection::At;
use sambudget::session::sheet::{SheetId, Subject};
use sambudget::session::state::{Dialog, Look, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, point};

const STAFF: &str = "Personalkostnader";

impl App {
    /// Does a note's command, and sends its form with these answers.
    #[track_caller]
    fn note(&mut self, command: Command, [text, by, date]: [&str; 3]) {
        self.send(Msg::Do(command));
        assert!(matches!(self.asks(), Some(Dialog::Note(_))), "{:?}", self.asks());
        self.send(Msg::Submit([text, by, date].map(|text| Answer::Text(text.into())).into()));
    }

    /// Points at a cell and writes a note there.
    #[track_caller]
    fn note_at(&mut self, (sheet, at): (SheetId, At), answers: [&str; 3]) {
        self.send(point(sheet, at));
        self.note(Command::Note, answers);
        assert_eq!(self.asks(), None);
    }

    fn listed(&self) -> Vec<(String, String, String)> {
        entries(&self.state).into_iter().map(|entry| (entry.about, entry.text, entry.signed)).collect()
    }

    fn abouts(&self) -> Vec<String> {
        entries(&self.state).into_iter().map(|entry| entry.about).collect()
    }

    fn here(&self) -> (SheetId, At) {
        let cursor = self.open().cursor().unwrap();
        (cursor.sheet, cursor.at)
    }
}

fn drift(example: usize) -> App {
    let mut app = App::example(example);
    app.show(View::Drift);
    app
}

#[test]
fn a_note_stands_at_its_cell_and_nowhere_else() {
    let mut app = drift(SYDNARKE_2022);
    let before = app.workbook().clone();
    app.note_at(app.at(STAFF, Prognosis), [" Vakanser\ntill maj ", "Anna Ek", "12 augusti"]);
    assert_eq!(app.cell(STAFF, Prognosis).note, "Anteckning: Vakanser\ntill maj (Anna Ek, 12 augusti)");
    assert_eq!(app.cell(STAFF, Actual).note, "");
    assert_eq!(app.cell("Intäkter", Prognosis).note, "");
    assert_eq!(app.sheet().rows.iter().filter(|row| !row.header.note.is_empty()).count(), 0);
    assert_eq!(name(&app.state, Command::Undo), "Ångra: anteckna om Personalkostnader, Prognos");
    app.can_be_undone(&before);

    // Another lens is another cell; side by side shows both.
    app.look_at(0);
    assert_eq!(app.cell(STAFF, Prognosis).note, "");
    app.note_at(app.at(STAFF, Prognosis), ["Askersunds", "", ""]);
    assert_eq!(app.cell(STAFF, Prognosis).note, "Anteckning: Askersunds");
    app.send(Msg::Look(Look::SideBySide));
    app.send(Msg::Measure(Prognosis));
    let noted = |app: &App, column| {
        let (_, at) = app.at_index(STAFF, column);
        app.cell_at(at).unwrap().note
    };
    assert_eq!(noted(&app, 1), "Anteckning: Vakanser\ntill maj (Anna Ek, 12 augusti)");
    assert_eq!(noted(&app, 2), "Anteckning: Askersunds");
    assert_eq!(noted(&app, 3), "");
    app.send(Msg::Measure(Actual));
    assert_eq!(noted(&app, 1), "");
}

#[test]
fn rows_months_and_cells_without_figures_have_notes_too() {
    let mut app = drift(SYDNARKE_2022);
    let (sheet, at) = app.at(STAFF, Budget);
    app.send(point(sheet, at));
    app.note(Command::NoteRow, ["Om raden", "Anna", ""]);
    let head = app.at_index(STAFF, 0);
    assert_eq!(app.cell_at(head.1).unwrap().note, "Anteckning: Om raden (Anna)");
    // In the row's header the cell's note is the row's.
    app.note_at(head, ["Om raden igen", "Anna", ""]);
    assert_eq!(app.workbook().notes.len(), 1);
    let last = app.sheet().rows.len() - 1;
    app.note_at((sheet, At { row: last, column: 0 }), ["Om resultatet", "", "1/8"]);
    app.send(Msg::DriftColumns(vec![Budget, Comment]));
    app.note_at(app.at(STAFF, Comment), ["Om kommentaren", "", ""]);
    app.note(Command::NoteMonth, ["Avstämt", "Bo", "2 augusti"]);
    let listed = app.listed();
    let listed: Vec<_> = listed.iter().map(|(a, t, s)| (a.as_str(), t.as_str(), s.as_str())).collect();
    let result = app.sheet().rows[last].header.text.clone();
    assert_eq!(
        listed,
        [
            ("juli 2022", "Avstämt", "Bo, 2 augusti"),
            (STAFF, "Om raden igen", "Anna"),
            ("Personalkostnader, Kommentar", "Om kommentaren", ""),
            (result.as_str(), "Om resultatet", "1/8"),
        ]
    );
    // The period moves on; the note stays with its month.
    let august = Month::new(8).unwrap();
    app.send(Msg::Set(Setting::PeriodEnd(august)));
    app.note(Command::NoteMonth, ["Augusti", "", ""]);
    assert_eq!(app.abouts()[..2], ["juli 2022", "augusti 2022"]);

    app.show(View::Investments);
    let sheet = app.open().sheets()[0];
    app.note_at((sheet, At { row: 0, column: 0 }), ["Om projektet", "", ""]);
    app.note_at((sheet, At { row: 0, column: 1 }), ["Om cellen", "", ""]);
    let abouts = app.abouts();
    assert_eq!((abouts.len(), abouts[3].starts_with(&abouts[2])), (4, true), "{abouts:?}");
    app.show(View::Allocation);
    let sheet = app.open().sheets()[0];
    app.send(point(sheet, At { row: 0, column: 1 }));
    assert!(!is_available(&app.state, Command::Note) && !is_available(&app.state, Command::NoteRow));
    assert_eq!(app.listed(), []);
    app.show(View::Overview);
    // All of them, and which table each is of.
    let abouts = app.abouts();
    assert_eq!((abouts.len(), abouts[0].as_str()), (app.workbook().notes.len(), "juli 2022"));
    let table = &app.workbook().activities[0].name;
    assert_eq!(abouts[2], format!("{table}: {STAFF}"));
}

#[test]
fn the_form_proposes_who_and_leaves_what_stands() {
    let mut app = drift(SYDNARKE_2022);
    let fields = |app: &App| -> Vec<Field> {
        let form = form(&app.state, app.asks().unwrap()).unwrap();
        form.sections.into_iter().flat_map(|section| section.fields).collect()
    };
    let texts = Lang::Swedish.texts();
    let (sheet, at) = app.at(STAFF, Prognosis);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Note));
    assert_eq!(form(&app.state, app.asks().unwrap()).unwrap().about.unwrap(), "Personalkostnader, Prognos");
    assert_eq!(
        fields(&app),
        [
            Field::Prose { label: texts.later().note_text, text: String::new() },
            Field::Text { label: texts.later().note_by.into(), text: String::new() },
            Field::Today { label: texts.later().note_date.into() },
        ]
    );
    app.send(Msg::CloseDialog);
    app.note(Command::Note, ["Ring", "Anna", "i dag"]);
    // Elsewhere the same name is proposed; here what was written stays until it is changed.
    app.send(point(sheet, At { column: at.column - 1, ..at }));
    app.send(Msg::Do(Command::Note));
    assert_eq!(fields(&app)[1], Field::Text { label: texts.later().note_by.into(), text: "Anna".into() });
    app.send(Msg::CloseDialog);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Note));
    assert_eq!(fields(&app)[2], Field::Text { label: texts.later().note_date.into(), text: "i dag".into() });
    let (before, history) = (app.workbook().clone(), app.open().history.clone());
    let answers = form(&app.state, app.asks().unwrap()).unwrap().answers();
    app.send(Msg::Submit(answers));
    assert_eq!((app.asks(), app.workbook(), &app.open().history), (None, &before, &history));

    // Without text it is none: one that was there goes away, and of a new one there is nothing to keep.
    app.note(Command::Note, [" \n ", "Anna", ""]);
    assert_eq!(app.workbook().notes, []);
    assert_eq!(name(&app.state, Command::Undo), "Ångra: ta bort anteckning om Personalkostnader, Prognos");
    app.note(Command::Note, [" ", "Anna", ""]);
    assert_eq!(app.state.form_error.as_deref(), Some(texts.later().note_missing));
    app.send(Msg::CloseDialog);
    app.send(Msg::Undo);
    assert!(is_available(&app.state, Command::RemoveNote));
    let before = app.workbook().clone();
    app.send(Msg::Do(Command::RemoveNote));
    assert_eq!(app.workbook().notes, []);
    assert!(!is_available(&app.state, Command::RemoveNote));
    app.can_be_undone(&before);
}

#[test]
fn what_is_written_stays_within_what_a_file_keeps() {
    let mut app = drift(SYDNARKE_2022);
    let strange = "<script>\u{7}\r\n\t=1+1\u{85}</script>";
    let (sheet, at) = app.at(STAFF, Prognosis);
    app.note_at((sheet, at), [strange, strange, &"å".repeat(900)]);
    let note: &Note = &app.workbook().notes[0];
    assert_eq!(note.text, "<script>\n\t=1+1</script>");
    assert_eq!((note.by.contains(char::is_control), note.date.chars().count()), (false, 500));
    app.note(Command::Note, [&"å".repeat(20_001), "", ""]);
    assert_eq!(app.state.form_error.as_deref(), Some(Lang::Swedish.texts().later().note_too_long));
    app.send(Msg::CloseDialog);
    app.note(Command::Note, [&"å".repeat(20_000), "", ""]);
    assert_eq!(app.asks(), None);
}

#[test]
fn notes_go_and_come_back_with_what_they_are_about() {
    for what in ["line", "group", "member", "table", "project"] {
        let mut app = drift(HERRLJUNGA);
        let workbook = app.workbook().clone();
        let activity = &workbook.activities[0];
        let holds = |row: &&&Row| match row {
            Row::Group(group) => group.lines().iter().any(|line| line.name == STAFF),
            Row::Line(_) => false,
        };
        let rows = activity.all_rows();
        let around = rows.iter().find(holds).expect("a group around it");
        app.look_at(0);
        app.note_at(app.at(STAFF, Budget), ["medlemmens", "", ""]);
        app.look_at_total();
        app.note_at(app.at_index(STAFF, 0), ["radens", "", ""]);
        app.note_at(app.at(STAFF, Budget), ["cellens", "", ""]);
        app.show(View::Investments);
        let sheet = app.open().sheets()[0];
        app.note_at((sheet, At { row: 0, column: 0 }), ["projektets", "", ""]);
        app.show(View::Drift);
        let before = app.workbook().clone();
        let (subject, left) = match what {
            "line" => (Subject::Row(RowId::Line(app.line(STAFF).id)), 1),
            "group" => (Subject::Row(around.id()), 1),
            "member" => (Subject::Holder(Holder::Member(workbook.members[0].id)), 3),
            "table" => (Subject::Activity(activity.id), 1),
            _ => {
                let project = workbook.project_groups[0].projects[0].id;
                (Subject::Project(project), 3)
            }
        };
        app.send(Msg::DeleteForSure(subject));
        assert_eq!(app.workbook().notes.len(), left, "{what}");
        app.can_be_undone(&before);
        app.send(Msg::Undo);
        let again = app.killed_and_opened();
        assert_eq!(again.workbook(), &before, "{what}");
    }
}

#[test]
fn one_goes_from_note_to_note_and_finds_their_words() {
    let mut app = drift(SYDNARKE_2022);
    assert!(!is_available(&app.state, Command::NextNote));
    let places = [app.at("Intäkter", Budget), app.at(STAFF, Actual), app.at("Lokalhyror", Prognosis)];
    app.look_at(1);
    app.note_at(app.at(STAFF, Actual), ["fakturan från Telia", "", ""]);
    app.look_at_total();
    app.note_at(places[2], ["hyran höjs", "Anna", ""]);
    app.note_at(places[0], ["bidraget väntas", "", ""]);
    app.send(Msg::Do(Command::NoteMonth));
    app.send(Msg::CloseDialog);
    app.send(point(places[1].0, places[1].1));
    // From a cell without a note to the one that comes after it, in another lens.
    app.send(Msg::Do(Command::NextNote));
    let holder = Holder::Member(app.member(1));
    let theirs = Look::Lens(Lens::Holder(holder));
    assert_eq!((app.open().look, app.here()), (theirs, places[1]));
    let mut seen = Vec::new();
    for command in [Command::NextNote, Command::NextNote, Command::PreviousNote, Command::PreviousNote] {
        app.send(Msg::Do(command));
        seen.push(app.here());
    }
    assert_eq!(seen, [places[2], places[0], places[2], places[1]]);

    app.look_at_total();
    app.send(Msg::Find("HÖJS".into(), Way::Forward));
    assert_eq!(app.here(), places[2]);
    // What is noted of figures that are not looked at is found where nothing else is.
    app.send(Msg::Find("telia".into(), Way::Forward));
    assert_eq!((app.open().look, app.here()), (theirs, places[1]));
}

#[test]
fn a_note_is_neither_copied_nor_cleared_with_its_cell() {
    let mut app = drift(SYDNARKE_2022);
    app.note_at(app.at(STAFF, Budget), ["hemligt", "", ""]);
    let (sheet, at) = app.at(STAFF, Budget);
    app.send(point(sheet, at));
    let written = copied(&app.state).unwrap();
    assert!(!written.html.contains("hemligt") && !written.tsv.contains("hemligt"), "{}", written.html);
    app.clear(STAFF, Budget);
    assert_eq!(app.cell(STAFF, Budget).note, "Anteckning: hemligt");
    let month = NotePlace::Month(Month::JANUARY);
    assert_eq!(app.workbook().note(month), None);
}

#[test]
fn a_workbook_takes_no_more_notes_than_its_file() {
    let mut workbook = drift(SYDNARKE_2022).workbook().clone();
    let line = workbook.lines().next().unwrap().clone();
    let rows = &mut workbook.activities[0].rows;
    *rows = (1..=limit::NOTES as u64)
        .map(|n| Row::Line(Line { id: LineId(n), name: format!("Rad {n}"), ..line.clone() }))
        .collect();
    workbook.controls.clear();
    let place = |n| NotePlace::Row(TableRow::Row(RowId::Line(LineId(n))));
    workbook.notes =
        (2..=limit::NOTES as u64).map(|n| Note { text: "x".into(), ..Note::none(place(n)) }).collect();
    let mut app = App::new();
    app.send(Msg::File("full.json".into(), Some(write(&workbook).into())));
    app.show(View::Drift);
    app.note_at(app.at_index("Rad 1", 0), ["den sista", "", ""]);
    let (sheet, at) = app.at_index("Rad 1", 1);
    app.send(point(sheet, at));
    app.note(Command::Note, ["en till", "", ""]);
    assert_eq!(app.state.form_error.as_deref(), Some(Lang::Swedish.texts().later().too_many_notes));
    app.send(Msg::CloseDialog);
    // One that is there can still be changed.
    app.note_at(app.at_index("Rad 1", 0), ["ändrad", "", ""]);
    assert_eq!(app.workbook().notes.len(), limit::NOTES);
}

#[test]
fn a_form_about_what_is_gone_closes() {
    let mut app = drift(SYDNARKE_2022);
    let (sheet, at) = app.at(STAFF, Budget);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Note));
    let dialog = app.asks().unwrap().clone();
    let line = app.line(STAFF).id;
    app.send(Msg::DeleteForSure(Subject::Row(RowId::Line(line))));
    // As when another tab took the line away while this one wrote.
    app.send(Msg::Ask(dialog.clone()));
    assert_eq!(form(&app.state, &dialog), None);
    let before = app.workbook().clone();
    app.send(Msg::Submit(["Ring", "Anna", ""].map(|text| Answer::Text(text.into())).into()));
    assert_eq!((app.asks(), app.workbook()), (None, &before));
}
