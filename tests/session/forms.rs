//! Forms as values: sent as they open they change nothing, and what cannot be taken says why.

use sambudget::lang::Lang;
use sambudget::lang::capital::words;
use sambudget::model::drift::{Kind, Profile, RowId, SubtotalPlace};
use sambudget::session::command::Command;
use sambudget::session::forms::{Answer, Field, form};
use sambudget::session::msg::Msg;
use sambudget::session::state::Dialog;

use super::app::{App, HERRLJUNGA, SYDNARKE_2022};

impl App {
    /// Opens a form and sends it with some answers changed, by the place of their field.
    pub fn fill(&mut self, dialog: &Dialog, changes: impl IntoIterator<Item = (usize, Answer)>) {
        self.send(Msg::Ask(dialog.clone()));
        let mut answers = form(&self.state, dialog).expect("a form").answers();
        for (at, answer) in changes {
            answers[at] = answer;
        }
        self.send(Msg::Submit(answers));
    }
}

fn written(text: &str) -> Answer {
    Answer::Text(text.into())
}

#[test]
fn sent_as_it_opens_a_form_changes_nothing() {
    for example in 0..5 {
        let mut app = App::example(example);
        let before = app.workbook().clone();
        let rows = before.activities.iter().flat_map(|activity| activity.all_rows());
        let of_rows = rows.map(|row| match row.id() {
            RowId::Line(id) => Dialog::Line(id),
            RowId::Group(id) => Dialog::Group(id),
        });
        let of_tables = before.project_groups.iter().map(|group| Dialog::ProjectColumns(group.id));
        for dialog in of_rows.chain(of_tables).chain([Dialog::Settings, Dialog::DriftColumns]) {
            app.fill(&dialog, []);
            assert_eq!((app.workbook(), app.asks()), (&before, None), "{dialog:?}");
        }
    }
}

#[test]
fn answers_become_properties() {
    let mut app = App::example(SYDNARKE_2022);
    let line = app.workbook().lines().next().unwrap().id;
    let months = (0..12).map(|month| (5 + month, written(if month == 6 { "12" } else { "" })));
    let by_month = (4, Answer::At(2));
    app.fill(
        &Dialog::Line(line),
        [(0, written(" Hyror ")), (1, Answer::At(1)), by_month].into_iter().chain(months),
    );
    let line = app.workbook().line(line).unwrap();
    assert_eq!((line.name.as_str(), line.kind), ("Hyror", Kind::Cost));
    let Some(Profile::Months(weights)) = line.profile else { panic!("{:?}", line.profile) };
    assert_eq!(weights.iter().sum::<rust_decimal::Decimal>(), 12.into());

    let mut app = App::example(HERRLJUNGA);
    let group = app.workbook().activities[0].all_rows()[0].id();
    let RowId::Group(group) = group else { panic!("a group first") };
    let places = [(SubtotalPlace::Above, 0), (SubtotalPlace::Below, 1)];
    for (place, at) in places {
        app.fill(&Dialog::Group(group), [(1, Answer::At(at))]);
        assert_eq!(app.workbook().group(group).unwrap().subtotal, place);
    }
}

#[test]
fn what_cannot_be_taken_says_why_and_waits() {
    let texts = sambudget::lang::Lang::Swedish.texts();
    let mut app = App::example(SYDNARKE_2022);
    let line = Dialog::Line(app.workbook().lines().next().unwrap().id);
    let no_weights = (0..12).map(|month| (5 + month, written("0"))).chain([(4, Answer::At(2))]);
    let cases = [
        (Dialog::Settings, vec![(0, written("  "))], texts.later().name_missing, 0),
        (Dialog::Settings, vec![(1, written("20222"))], texts.later().year_wrong, 1),
        (Dialog::Settings, vec![(19, written("mycket"))], texts.later().limit_wrong, 19),
        (Dialog::Settings, vec![(20, written("x"))], texts.later().limit_wrong, 20),
        (Dialog::Settings, vec![(28, written("200"))], words(Lang::Swedish).rate_wrong, 28),
        (line.clone(), vec![(0, written(""))], texts.later().name_missing, 0),
        (line.clone(), no_weights.collect(), texts.later().profile_wrong, 5),
        (line.clone(), vec![(4, Answer::At(2)), (7, written("x"))], texts.later().profile_wrong, 7),
    ];
    let before = app.workbook().clone();
    for (dialog, changes, reason, field) in cases {
        app.fill(&dialog, changes.clone());
        assert_eq!(
            (app.state.form_error.as_deref(), app.asks(), app.workbook()),
            (Some(reason), Some(&dialog), &before)
        );
        assert_eq!(app.state.wrong_field, Some(field), "{reason}");
        app.send(Msg::CloseDialog);
        // Neither the same dialog nor another says it when it is opened next, by whatever way.
        for open in [Msg::Ask(dialog.clone()), Msg::Do(Command::Settings)] {
            app.fill(&dialog, changes.clone());
            app.send(Msg::CloseDialog);
            app.send(open);
            assert_eq!((&app.state.form_error, app.state.wrong_field), (&None, None));
        }
    }
    // Answers that belong to no field of the form are no reason to fall over.
    app.send(Msg::Submit(vec![Answer::At(99), Answer::On(true)]));
    assert_eq!(app.workbook(), &before);
}

#[test]
fn ticked_columns_come_where_they_usually_stand() {
    let mut app = App::example(SYDNARKE_2022);
    let fields = form(&app.state, &Dialog::DriftColumns).unwrap().sections[0].fields.clone();
    let at =
        fields.iter().position(|field| matches!(field, Field::Tick { label, .. } if label == "Prognosmetod"));
    app.fill(&Dialog::DriftColumns, [(at.unwrap(), Answer::On(true))]);
    let headings: Vec<_> = app.sheet().columns;
    let headings: Vec<_> = headings.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["Budget 2022", "Utfall t.o.m. juli", "Metod", "Prognos 2022", "Avvikelse"]);
}
