//! Every kind of message: those that change the workbook store it once, and can be undone.

use sambudget::lang::{Verb, What};
use sambudget::model::drift::{Adjustment, DriftColumn, Kind, Method, Profile, RowId, SubtotalPlace};
use sambudget::model::edit::{Edit, LineChange, Setting};
use sambudget::model::follow_up::{FollowUpLabel, FrozenField};
use sambudget::model::formula::TableRow;
use sambudget::model::id::{GroupId, LineId};
use sambudget::model::investment::ProjectColumn;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::months::BookedYear;
use sambudget::model::note::{Note, NotePlace};
use sambudget::model::period::Month;
use sambudget::rules::drift::Lens;
use sambudget::session::effect::Effect;
use sambudget::session::msg::{Direction, LineProperties, Msg};
use sambudget::session::selection::At;
use sambudget::session::sheet::{SheetId, Subject};
use sambudget::session::spreading::{Spreading, Way};
use sambudget::session::state::{Dialog, Look, StepLabel, View};
use sambudget::session::transfer::{End, Transfer};

use sambudget::model::id::ScenarioId;
use sambudget::model::scenario::Scenario;
use sambudget::model::sentence::Topic;
use sambudget::session::column_sets::sets;
use sambudget::session::command::Command;
use sambudget::session::goals;
use sambudget::session::ranges::Fill;
use sambudget::session::report::{Ask, Settle};
use sambudget::text::clipboard::DecimalSign;

use super::app::{App, HERRLJUNGA, journaled, key, point};

/// Whether a message may change the open workbook by itself. Without a wildcard, so that a new kind of message
/// has to be put in its place here, and in the table below if it changes something.
fn changes(msg: &Msg) -> bool {
    match msg {
        Msg::Key(..)
        | Msg::EditorKey(_)
        | Msg::LeaveEditor
        | Msg::Undo
        | Msg::Redo
        | Msg::Set(_)
        | Msg::SetAll(_)
        | Msg::AddLine(..)
        | Msg::AddGroup(..)
        | Msg::AddProject(..)
        | Msg::AddProjectGroup
        | Msg::AddActivity
        | Msg::RenameActivity(..)
        | Msg::RenameProjectGroup(..)
        | Msg::AddMeasure(_)
        | Msg::AddMeasureGroup(_)
        | Msg::AddMember(..)
        | Msg::AddKey
        | Msg::Delete(_)
        | Msg::DeleteForSure(_)
        | Msg::Move(..)
        | Msg::Drop(..)
        | Msg::UseColumns(..)
        | Msg::LineProperties(..)
        | Msg::GroupProperties(..)
        | Msg::ChangeTotal
        | Msg::MakeDirect
        | Msg::DriftColumns(_)
        | Msg::ProjectColumns(..)
        | Msg::Do(_)
        | Msg::Note(_)
        | Msg::Prognoses(..)
        | Msg::Perform(..)
        | Msg::Spread(_)
        | Msg::Freeze(_)
        | Msg::PutScenario(_)
        | Msg::Goal(_)
        | Msg::Report(Ask::Settle(..))
        | Msg::Transfer(_)
        | Msg::Paste(..)
        | Msg::PasteWith(_)
        | Msg::PasteLarger(_)
        | Msg::Fill(..)
        | Msg::DeleteRows(_)
        | Msg::DeleteRowsForSure(_) => true,
        // These open another workbook, or none; see `keeping` and `points`.
        Msg::Create(_)
        | Msg::OpenExample(_)
        | Msg::OpenShared(_)
        | Msg::NextYear(_)
        | Msg::Open(_)
        | Msg::Loaded(..)
        | Msg::DeleteWorkbook(_)
        | Msg::Points(_)
        | Msg::File(..) => false,
        // Several of these lead to a change; see `comparison`, `scenarios` and `meeting_log`.
        Msg::Compare(_) | Msg::Scenario(_) | Msg::Log(_) | Msg::ToBalance(_) => false,
        Msg::Wall(_)
        | Msg::Address(_)
        | Msg::Report(Ask::Drafts(_) | Ask::Save)
        | Msg::ShowStart
        | Msg::Show(_)
        | Msg::ShowActivity(_)
        | Msg::Look(_)
        | Msg::Measure(_)
        | Msg::ShowMonths(_)
        | Msg::Beside(..)
        | Msg::Lang(_)
        | Msg::Ask(_)
        | Msg::Follow(_)
        | Msg::CloseDialog
        | Msg::DismissNotice
        | Msg::Stored(..)
        | Msg::NotStored(..)
        | Msg::SnapshotStored(..)
        | Msg::SnapshotFailed(..)
        | Msg::Hidden
        | Msg::ExportStranded
        | Msg::SaveSchedule(_)
        | Msg::SaveSettlement
        | Msg::SaveDecisions
        | Msg::FileTooLarge(..)
        | Msg::TableFile(_)
        | Msg::Export(..)
        | Msg::ExportStored(_)
        | Msg::Filed(..)
        | Msg::Point(..)
        | Msg::Sight(_)
        | Msg::Copied(_)
        | Msg::Take(_)
        | Msg::EditInBar(..)
        | Msg::Refer(..)
        | Msg::Fold(..)
        | Msg::Filter(..)
        | Msg::Width(..)
        | Msg::DropColumns(..)
        | Msg::SaveColumns(..)
        | Msg::RenameColumns(..)
        | Msg::ColumnSets(_)
        | Msg::Find(..)
        | Msg::Type(..)
        | Msg::Edit(..)
        | Msg::Draft(_)
        | Msg::RecordElsewhere(..)
        | Msg::Shelf(_)
        | Msg::Arrived
        | Msg::Submit(_)
        | Msg::Kept(_)
        | Msg::Locked(_)
        | Msg::Disk(_)
        | Msg::Chart(_)
        | Msg::GoTo(_) => false,
    }
}

fn first_line(app: &App) -> LineId {
    app.workbook().lines().next().unwrap().id
}

/// A note on a line.
/// What the form of a line's adjustments sends.
fn adjust(line: LineId) -> Msg {
    let adjustment = Adjustment { holder: None, amount: Money::kronor(5), reason: "X".into() };
    let edit = Edit::Line(line, LineChange::Adjustments(vec![adjustment]));
    Msg::Perform(Box::new(edit), StepLabel { verb: Verb::Adjust, what: What::Named("X".into()) })
}

fn note(line: LineId) -> Note {
    let place = NotePlace::Row(TableRow::Row(RowId::Line(line)));
    Note { place, text: "Ring".into(), by: "Anna".into(), date: String::new() }
}

/// The start of every case: three drift tables, two investment tables, a group, a key that nothing uses.
fn start() -> App {
    let mut app = App::example(HERRLJUNGA);
    let activity = app.workbook().activities[0].id;
    app.send(Msg::AddGroup(activity, None));
    app.send(Msg::EditorKey(key("Escape")));
    app.send(Msg::AddProjectGroup);
    app.show(View::Allocation);
    app.send(Msg::AddKey);
    app.send(Msg::EditorKey(key("Escape")));
    app.show(View::Drift);
    app
}

/// The group that was added: without figures.
fn group(app: &App) -> GroupId {
    app.workbook().activities[0]
        .all_rows()
        .into_iter()
        .rev()
        .find_map(|row| match row {
            sambudget::model::drift::Row::Group(group) => Some(group.id),
            sambudget::model::drift::Row::Line(_) => None,
        })
        .unwrap()
}

/// A message of each kind that changes the workbook, with what goes before it.
fn changing(app: &App) -> Vec<(Vec<Msg>, Msg)> {
    let workbook = app.workbook();
    let sheet = SheetId::Drift(workbook.activities[0].id);
    let (activity, line) = (workbook.activities[0].id, first_line(app));
    let last_group = workbook.project_groups.last().unwrap().id;
    let project = workbook.projects().next().unwrap().id;
    let project_group = workbook.project_groups[0].id;
    let (member, unused_key) = (app.member(0), workbook.keys.last().unwrap().id);
    let columns = &workbook.drift_columns;
    let budget = At { row: 0, column: 1 + columns.iter().position(|c| *c == DriftColumn::Budget).unwrap() };
    let row = Subject::Row(workbook.activities[0].rows[0].id());
    let by_key = workbook.keys[0].id;
    let part = vec![
        Msg::Look(Look::Lens(sambudget::rules::drift::Lens::Holder(Holder::Member(member)))),
        Msg::Edit(sheet, budget),
        Msg::Draft("1".into()),
        Msg::EditorKey(key("Enter")),
    ];
    let typed = vec![Msg::Edit(sheet, budget), Msg::Draft("77".into())];
    let properties = LineProperties {
        name: "Annat namn".into(),
        kind: Kind::Cost,
        key: Some(by_key),
        method: Some(Method::RunRate),
        formula: None,
        profile: Some(Profile::Even),
    };
    let status = vec![
        Msg::Show(View::Investments),
        Msg::ProjectColumns(project_group, vec![ProjectColumn::Status, ProjectColumn::Budget]),
        Msg::Edit(SheetId::Projects(project_group), At { row: 0, column: 1 }),
        Msg::Draft("notCarriedOut".into()),
    ];
    let other = workbook
        .lines()
        .find(|other| other.id != line && other.kind == app.workbook().line(line).unwrap().kind);
    let to = End { line: other.unwrap().id, lens: Lens::Total };
    let alone = |msg| (Vec::new(), msg);
    vec![
        (vec![point(sheet, budget)], Msg::Key(sheet, key("Delete"))),
        (typed.clone(), Msg::EditorKey(key("Enter"))),
        (typed.clone(), Msg::EditorKey(key("Tab"))),
        (typed, Msg::LeaveEditor),
        (status, Msg::LeaveEditor),
        alone(Msg::Undo),
        (vec![Msg::Undo], Msg::Redo),
        alone(Msg::Set(Setting::PeriodEnd(Month::JANUARY))),
        alone(Msg::SetAll(vec![Setting::Name("X".into()), Setting::Method(Method::RunRate)])),
        alone(Msg::AddLine(activity, None)),
        alone(Msg::AddGroup(activity, Some(row))),
        alone(Msg::AddProject(project_group, Some(Subject::Project(project)))),
        alone(Msg::AddProjectGroup),
        alone(Msg::AddActivity),
        alone(Msg::AddMeasure(None)),
        alone(Msg::AddMeasureGroup(None)),
        (vec![Msg::AddMeasure(None)], Msg::AddMeasure(None)),
        alone(Msg::RenameActivity(activity, "X".into())),
        alone(Msg::RenameProjectGroup(project_group, "X".into())),
        alone(Msg::DeleteForSure(Subject::Activity(activity))),
        alone(Msg::DeleteForSure(Subject::ProjectGroup(last_group))),
        alone(Msg::AddMember("Kumla".into(), Some("1881".into()))),
        alone(Msg::AddKey),
        alone(Msg::Delete(Subject::Key(unused_key))),
        alone(Msg::Delete(Subject::Row(sambudget::model::drift::RowId::Group(group(app))))),
        alone(Msg::DeleteForSure(row)),
        alone(Msg::DeleteForSure(Subject::Project(project))),
        alone(Msg::DeleteForSure(Subject::Holder(Holder::Member(member)))),
        alone(Msg::Move(vec![row], Direction::Down)),
        alone(Msg::Move(vec![Subject::Project(project)], Direction::Down)),
        alone(Msg::Move(vec![Subject::Holder(Holder::Member(member))], Direction::Down)),
        (vec![point(sheet, budget)], Msg::Drop(sheet, 2, true)),
        alone(Msg::UseColumns(sheet, Box::new(sets(&app.state, sheet)[2].clone()))),
        alone(Msg::LineProperties(line, properties)),
        alone(Msg::GroupProperties(group(app), "X".into(), SubtotalPlace::Below)),
        (part.clone(), Msg::ChangeTotal),
        (part, Msg::MakeDirect),
        alone(Msg::DriftColumns(DriftColumn::USUAL.into())),
        alone(Msg::ProjectColumns(project_group, vec![ProjectColumn::Actual])),
        alone(Msg::Set(Setting::Host(Some(app.member(1))))),
        (vec![point(sheet, budget)], Msg::Do(Command::Clear)),
        alone(Msg::Note(note(line))),
        alone(Msg::Prognoses(Month::JANUARY, Method::RunRate, None, vec![line])),
        alone(adjust(line)),
        alone(Msg::Goal(goals::Ask::Goal(None, Box::default()))),
        alone(Msg::Report(Ask::Settle(Topic::Result, Settle::LeaveOut))),
        alone(Msg::PutScenario(Box::new(Scenario {
            id: ScenarioId(1),
            name: "X".into(),
            note: String::new(),
            on: None,
            is_archived: false,
            changes: Vec::new(),
        }))),
        alone(Msg::Freeze(FollowUpLabel { name: "Tertial 1".into(), ..FollowUpLabel::default() })),
        (
            vec![point(sheet, budget)],
            Msg::Spread(Box::new(Spreading { total: Money::kronor(9), way: Way::Equally })),
        ),
        (vec![point(sheet, budget)], Msg::Transfer(Box::new(Transfer { amount: Money::kronor(9), to }))),
        (vec![Msg::Note(note(line))], Msg::Note(Note { text: String::new(), ..note(line) })),
        (vec![point(sheet, budget)], Msg::Paste(None, Some("77".into()))),
        (
            vec![point(sheet, budget), Msg::Paste(None, Some("1,5\n2.5\n1,202".into()))],
            Msg::PasteWith(DecimalSign::Comma),
        ),
        (vec![point(sheet, budget), Msg::Paste(None, Some("77\n".repeat(300)))], Msg::PasteLarger(true)),
        (vec![point(sheet, budget)], Msg::Fill(sheet, At { row: 2, ..budget }, Fill::Copy)),
        alone(Msg::DeleteRows(vec![Subject::Row(sambudget::model::drift::RowId::Group(group(app)))])),
        alone(Msg::DeleteRowsForSure(vec![row, Subject::Project(project)])),
    ]
}

#[test]
fn every_change_is_stored_once_and_can_be_undone() {
    for (first, msg) in changing(&start()) {
        assert!(changes(&msg), "{msg:?}");
        let mut app = start();
        for msg in first {
            app.send(msg);
        }
        let before = app.workbook().clone();
        let effects = app.send(msg.clone());
        assert!(app.workbook() != &before, "{msg:?} changed nothing");
        assert_eq!(journaled(&effects).len(), 1, "{msg:?}");
        let mut items = effects.iter().filter_map(|effect| match effect {
            Effect::Journal { item, .. } => Some((item.id, item.name.clone())),
            _ => None,
        });
        assert_eq!(items.next(), Some((app.workbook().id, app.workbook().name.clone())), "{msg:?}");
        if !matches!(msg, Msg::Undo) {
            app.can_be_undone(&before);
        }
    }
}

#[test]
fn looking_changes_and_stores_nothing() {
    let app = start();
    let workbook = app.workbook();
    let sheet = app.open().sheets()[0];
    let looking = [
        Msg::Show(View::Overview),
        Msg::ShowActivity(workbook.activities[1].id),
        Msg::Look(Look::SideBySide),
        Msg::Measure(DriftColumn::Actual),
        Msg::ShowMonths(BookedYear::Prior),
        Msg::Beside(FrozenField::Budget, true),
        Msg::Lang(sambudget::lang::Lang::English),
        Msg::Ask(Dialog::Settings),
        Msg::CloseDialog,
        point(sheet, At { row: 2, column: 1 }),
        Msg::Edit(sheet, At { row: 2, column: 1 }),
        Msg::LeaveEditor,
        Msg::Key(sheet, key("ArrowDown")),
    ];
    for msg in looking {
        let mut app = start();
        let before = app.workbook().clone();
        let effects = app.send(msg.clone());
        assert_eq!((app.workbook(), journaled(&effects).len()), (&before, 0), "{msg:?}");
    }
}

#[test]
fn messages_about_what_is_gone_do_nothing() {
    let gone = start();
    let (line, activity) = (first_line(&gone), gone.workbook().activities[0].id);
    let project = gone.workbook().projects().next().unwrap().id;
    let row = Subject::Row(sambudget::model::drift::RowId::Line(line));
    let messages = |sheet| {
        [
            Msg::Delete(row),
            Msg::DeleteForSure(row),
            Msg::Move(vec![row], Direction::Up),
            Msg::Delete(Subject::Project(project)),
            Msg::AddLine(activity, Some(row)),
            Msg::RenameActivity(activity, "X".into()),
            Msg::Note(note(line)),
            Msg::Edit(sheet, At { row: 900, column: 900 }),
            Msg::Key(sheet, key("Delete")),
            Msg::Type(sheet, "x".into()),
            Msg::ChangeTotal,
            Msg::MakeDirect,
            Msg::Undo,
            Msg::Redo,
            Msg::OpenExample(99),
        ]
    };
    // In another workbook, where none of it is, and with none open.
    for msg in messages(SheetId::Drift(activity)) {
        let mut app = App::new_board();
        let before = app.workbook().clone();
        app.send(msg.clone());
        assert_eq!(app.workbook(), &before, "{msg:?}");
        let mut app = App::new();
        app.send(msg.clone());
        assert!(app.state.open.is_none(), "{msg:?}");
    }
}
