//! A workbook in a link: made of the open one, asked about before anything is stored, and put beside those that are here.

use sambudget::file::fingerprint;
use sambudget::file::link::LinkError;
use sambudget::model::Workbook;
use sambudget::model::drift::DriftColumn::Actual;
use sambudget::session::command::Command;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::sharing::link;
use sambudget::session::state::{Dialog, Notice, View};

use super::app::{App, SYDNARKE_2022};

const STAFF: &str = "Personalkostnader";

fn link_of(app: &App) -> String {
    format!("#{}", link(&app.state).unwrap().unwrap())
}

#[test]
fn a_link_is_asked_about_and_then_stored_as_a_workbook() {
    let mut giver = App::example(SYDNARKE_2022);
    giver.write(STAFF, Actual, "333");
    giver.send(Msg::Do(Command::Share));
    assert_eq!(giver.asks(), Some(&Dialog::Share));
    let link = link_of(&giver);

    let mut taker = App::new();
    let effects = taker.send(Msg::Address(link.clone()));
    assert_eq!(effects, [], "nothing is stored before the answer");
    let Some(Dialog::Shared(shared)) = taker.asks().cloned() else { panic!("{:?}", taker.asks()) };
    assert_eq!(
        (shared.name.as_str(), shared.year, shared.is_here),
        ("Sydnärkes IT-nämnd (SYD-IT)", 2022, false)
    );
    let stored = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Snapshot(_)));
    let effects = taker.send(Msg::OpenShared(shared.link.clone()));
    assert!(stored(&effects), "{effects:?}");
    // It stems from what the link holds.
    let lineage = vec![fingerprint::of(giver.workbook())];
    assert_eq!(*taker.workbook(), Workbook { lineage, ..giver.workbook().clone() });
    assert_eq!((taker.open().view, taker.asks(), &taker.state.notice), (View::Overview, None, &None));
}

#[test]
fn whoever_says_no_has_nothing_new() {
    let link = link_of(&App::example(SYDNARKE_2022));
    let mut taker = App::new();
    taker.send(Msg::Address(link));
    taker.send(Msg::CloseDialog);
    assert!(taker.state.open.is_none() && taker.state.shelf.is_empty() && taker.asks().is_none());
}

#[test]
fn the_workbook_that_is_here_stays_as_it_is() {
    let mut app = App::example(SYDNARKE_2022);
    let link = link_of(&app);
    app.write(STAFF, Actual, "333");
    let (id, before) = (app.workbook().id, app.workbook().clone());
    app.send(Msg::Address(link.clone()));
    assert!(app.state.open.is_none(), "the one that was open is left");
    let Some(Dialog::Shared(shared)) = app.asks() else { panic!("{:?}", app.asks()) };
    assert!(shared.is_here);
    app.send(Msg::OpenShared(link));
    assert_ne!(app.workbook().id, id);
    assert_eq!(app.workbook().name, "Sydnärkes IT-nämnd (SYD-IT) (2)");
    assert!(matches!(app.state.notice, Some(Notice::ImportedBeside { .. })));
    assert_eq!(app.killed_and_opened_at(id).workbook(), &before);
}

#[test]
fn a_cut_link_says_so_and_changes_nothing() {
    let link = link_of(&App::example(SYDNARKE_2022));
    let mut app = App::new();
    app.send(Msg::Address(link[..link.len() / 2].to_owned()));
    assert_eq!(app.state.notice, Some(Notice::LinkRefused(LinkError::Damaged)));
    assert!(app.state.open.is_none() && app.state.shelf.is_empty() && app.asks().is_none());
}

#[test]
fn a_link_waits_until_what_is_typed_is_settled() {
    let mut app = App::example(SYDNARKE_2022);
    let link = link_of(&app);
    app.type_in(app.at(STAFF, Actual), "tre");
    app.send(Msg::Address(link));
    // Text that is no amount stays where it was written.
    let id = app.state.shelf[0].id;
    app.send(Msg::CloseDialog);
    let again = app.killed_and_opened_at(id);
    assert_eq!(again.shows(STAFF, Actual), "tre");
}
