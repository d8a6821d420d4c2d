//! Members, keys and tables: what may go, what asks first, what is refused.

use sambudget::lang::{Verb, What};
use sambudget::model::drift::DriftColumn::Budget;
use sambudget::model::drift::{Distribution, LineField, Row, RowId};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::id::LineId;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::months::{Booked, BookedYear, Months};
use sambudget::model::period::Month;
use sambudget::session::msg::{Direction, Msg};
use sambudget::session::sheet::Subject;
use sambudget::session::state::{Dialog, Notice, StepLabel, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, key};

const STAFF: &str = "Personalkostnader";

fn holder(app: &App, index: usize) -> Subject {
    Subject::Holder(Holder::Member(app.member(index)))
}

#[test]
fn a_member_with_figures_asks_first_and_comes_back_whole() {
    let mut app = App::example(SYDNARKE_2022);
    // A direct line too, so that the member has amounts of its own, and it is the host, and has a project.
    app.look_at(3);
    app.write(STAFF, Budget, "2 000");
    app.send(Msg::MakeDirect);
    app.show(View::Allocation);
    let before = app.workbook().clone();
    assert_eq!(before.host, Some(app.member(3)));

    app.send(Msg::Delete(holder(&app, 3)));
    assert_eq!(app.asks(), Some(&Dialog::Delete(Subject::Holder(Holder::Member(before.members[3].id)))));
    assert_eq!(app.workbook(), &before);
    app.send(Msg::CloseDialog);
    assert_eq!(app.workbook(), &before);

    app.send(Msg::Delete(holder(&app, 3)));
    app.send(Msg::DeleteForSure(holder(&app, 3)));
    assert_eq!((app.asks(), app.workbook().members.len()), (None, 3));
    assert_eq!(app.workbook().host, None);
    let lekeberg = app.workbook().projects().find(|p| p.name == "IT INVEST LEKEBERG").unwrap();
    assert_eq!(lekeberg.holder, Holder::Shared);
    app.can_be_undone(&before);
}

#[test]
fn a_member_without_figures_goes_at_once() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::AddMember("Kumla".into(), Some("1881".into())));
    let before = app.workbook().clone();
    app.send(Msg::Delete(holder(&app, 4)));
    assert_eq!((app.asks(), app.workbook().members.len()), (None, 4));
    app.can_be_undone(&before);
}

#[test]
fn whose_figures_are_shown_falls_back_when_the_member_goes() {
    let mut app = App::example(SYDNARKE_2022);
    app.look_at(0);
    app.send(Msg::DeleteForSure(holder(&app, 0)));
    assert_eq!(app.shows(STAFF, Budget), "12 006");
}

#[test]
fn the_last_of_its_kind_stays() {
    let mut app = App::example(SYDNARKE_2022);
    for index in (1..4).rev() {
        app.send(Msg::DeleteForSure(holder(&app, index)));
    }
    let before = app.workbook().clone();
    let messages = [
        Msg::Delete(holder(&app, 0)),
        Msg::Delete(Subject::Activity(before.activities[0].id)),
        Msg::DeleteForSure(Subject::Activity(before.activities[0].id)),
        Msg::Delete(Subject::ProjectGroup(before.project_groups[0].id)),
    ];
    for msg in messages {
        app.send(Msg::DismissNotice);
        app.send(msg.clone());
        assert_eq!(app.state.notice, Some(Notice::LastOne), "{msg:?}");
        assert_eq!((app.asks(), app.workbook()), (None, &before), "{msg:?}");
    }
}

#[test]
fn a_key_in_use_stays_and_says_so() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    let used = before.keys[0].id;
    for msg in [Msg::Delete(Subject::Key(used)), Msg::DeleteForSure(Subject::Key(used))] {
        app.send(Msg::DismissNotice);
        app.send(msg);
        assert_eq!(app.state.notice, Some(Notice::KeyInUse(used)));
        assert_eq!(app.workbook(), &before);
    }
    app.show(View::Allocation);
    app.send(Msg::AddKey);
    app.send(Msg::EditorKey(key("Escape")));
    let unused = app.workbook().keys[1].id;
    app.send(Msg::Delete(Subject::Key(unused)));
    assert_eq!(app.workbook(), &before);
}

#[test]
fn tables_come_go_and_are_renamed() {
    let mut app = App::example(HERRLJUNGA);
    let first = app.workbook().clone();
    app.send(Msg::AddActivity);
    let added = app.open().activity.unwrap();
    assert_eq!(app.workbook().activities.last().map(|a| a.id), Some(added), "the new table is shown");
    app.can_be_undone(&first);
    app.send(Msg::RenameActivity(added, "Växel".into()));
    assert_eq!(app.workbook().activity(added).unwrap().name, "Växel");
    app.send(Msg::ShowActivity(added));
    app.send(Msg::Delete(Subject::Activity(added)));
    assert_eq!(app.workbook(), &first);
    assert_eq!(app.open().activity, Some(first.activities[0].id), "another table is shown");

    app.send(Msg::AddProjectGroup);
    let group = app.workbook().project_groups.last().unwrap().id;
    app.send(Msg::RenameProjectGroup(group, "Nät".into()));
    assert_eq!(app.workbook().project_group(group).unwrap().name, "Nät");
    app.send(Msg::Delete(Subject::ProjectGroup(group)));
    assert_eq!(app.workbook(), &first);
}

#[test]
fn members_change_places() {
    let mut app = App::new_board();
    app.look_at_total();
    app.write(STAFF, Budget, "100");
    let before = app.workbook().clone();
    assert_eq!(app.parts(STAFF, LineField::OriginalBudget), ["34", "33", "33"]);
    app.send(Msg::Move(vec![holder(&app, 0)], Direction::Down));
    assert_eq!(app.parts(STAFF, LineField::OriginalBudget), ["33", "34", "33"], "amounts go with the member");
    app.can_be_undone(&before);
    app.send(Msg::Undo);
    app.send(Msg::Move(vec![holder(&app, 0)], Direction::Up));
    assert_eq!(app.workbook(), &before, "already first");
}

#[test]
fn a_line_with_months_alone_asks_before_it_goes() {
    let mut app = App::example(SYDNARKE_2022);
    let mut line = app.line(STAFF).clone();
    let mut months = Months::default();
    months.replace(BookedYear::This, Month::JANUARY, Entry::Value(Booked(Money::kronor(7))));
    (line.id, line.months) = (LineId(77), Some(Box::new(months)));
    line.distribution = Distribution::Direct(sambudget::model::parts::Parts::new());
    let position = app.workbook().position(RowId::Line(app.line(STAFF).id)).unwrap();
    let insert = Edit::InsertRow(position, Row::Line(line));
    app.send(Msg::Perform(Box::new(insert), StepLabel { verb: Verb::Add, what: What::Rows(1) }));
    let subject = Subject::Row(RowId::Line(LineId(77)));
    app.send(Msg::Delete(subject));
    assert_eq!(app.asks(), Some(&Dialog::Delete(subject)));
    assert!(app.workbook().line(LineId(77)).is_some());
}

#[test]
fn rows_with_figures_ask_before_they_go() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    let row = RowId::Line(app.line(STAFF).id);
    app.send(Msg::Delete(Subject::Row(row)));
    assert_eq!(app.asks(), Some(&Dialog::Delete(Subject::Row(row))));
    app.send(Msg::DeleteForSure(Subject::Row(row)));
    assert_eq!(app.workbook().lines().count(), before.lines().count() - 1);
    app.can_be_undone(&before);
    app.send(Msg::Undo);

    let project = before.project_groups[0].projects[0].id;
    app.send(Msg::Delete(Subject::Project(project)));
    assert_eq!(app.asks(), Some(&Dialog::Delete(Subject::Project(project))));
    app.send(Msg::DeleteForSure(Subject::Project(project)));
    assert_eq!(app.workbook().project(project), None);
    app.can_be_undone(&before);
}

#[test]
fn a_table_with_figures_asks() {
    let mut app = App::example(HERRLJUNGA);
    let before = app.workbook().clone();
    let subjects =
        [Subject::Activity(before.activities[1].id), Subject::ProjectGroup(before.project_groups[0].id)];
    for subject in subjects {
        app.send(Msg::Delete(subject));
        assert_eq!((app.asks(), app.workbook()), (Some(&Dialog::Delete(subject)), &before));
        app.send(Msg::DeleteForSure(subject));
        assert_eq!(app.asks(), None);
        app.can_be_undone(&before);
        app.send(Msg::Undo);
    }
}

#[test]
fn rows_are_added_one_after_the_other() {
    let mut app = App::new_board();
    for name in ["Bränsle", "Slang", "Stegar"] {
        let cursor = app.open().cursor().expect("a cursor");
        let activity = app.workbook().activities[0].id;
        let after = app.state.table(cursor.sheet).unwrap().rows[cursor.at.row].subject;
        app.send(Msg::AddLine(activity, Some(after)));
        app.send(Msg::Draft(name.into()));
        app.send(Msg::EditorKey(key("Enter")));
        assert_eq!(app.open().cursor().map(|cursor| cursor.at.column), Some(1), "at its first figure");
    }
    let names: Vec<_> = app.workbook().lines().map(|line| line.name.as_str()).take(5).collect();
    assert_eq!(names[1..4], ["Bränsle", "Slang", "Stegar"], "{names:?}");
}
