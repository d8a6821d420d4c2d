//! Comparing with files that have no identity in common with the workbook, and choosing member by member.

use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::drift::DriftColumn::{Actual, Budget, Prognosis};
use sambudget::model::id::WorkbookId;
use sambudget::session::comparison::{Comparison, Step};
use sambudget::session::examples::text;
use sambudget::session::msg::Msg;
use sambudget::session::state::Notice;

use super::app::{App, SYDNARKE_2019, SYDNARKE_2022, said};
use super::comparison::{FILE, colleague, compare, rows, saved, step};

const STAFF: &str = "Personalkostnader";
const LICENCES: &str = "Licenser & serviceavtal";

/// The workbook as somebody else made it, with other identities and without any history.
fn made_anew(workbook: &Workbook) -> Workbook {
    let mut count = 1 << 45;
    let other = file::renamed(workbook, &mut |id| {
        count += 1;
        let new = sambudget::model::id::LineId(count).to_string();
        id[..1].to_owned() + &new[1..]
    });
    Workbook { id: WorkbookId(9), lineage: Vec::new(), ..other.unwrap() }
}

fn comparison(app: &App) -> &Comparison {
    app.state.comparison.as_deref().unwrap()
}

#[test]
fn a_board_that_somebody_made_anew_is_compared_by_names() {
    let mut app = App::example(SYDNARKE_2022);
    let mut other = colleague(&file::write(&made_anew(app.workbook())));
    assert_ne!(other.line(STAFF).id, app.line(STAFF).id);
    other.write(STAFF, Prognosis, "11 500");
    let file = saved(&mut other);

    let before = app.workbook().clone();
    compare(&mut app, &[(FILE, &file)]);
    assert_eq!(rows(&app), ["Personalkostnader | Prognos | 10 804 tkr | 11 500 tkr | choice"]);
    let shown = comparison(&app).shown().unwrap();
    let by_names = shown.by_names.unwrap();
    assert_eq!((shown.base, by_names.all, by_names.ambiguous.len()), (None, by_names.found, 0));
    step(&mut app, Step::ChooseAll(None, true));
    step(&mut app, Step::Go);
    assert_eq!(app.state.notice, Some(Notice::Merged { changes: 1, names: FILE.into() }));
    assert_eq!(app.shows(STAFF, Prognosis), "11 500");
    assert_eq!(app.line(STAFF).id, before.line(app.line(STAFF).id).unwrap().id);
    // What comes of it stems from nothing in the file.
    assert_eq!(app.workbook().lineage, before.lineage);
    app.can_be_undone(&before);
    // With itself there is nothing to say.
    let same = file::write(&made_anew(app.workbook()));
    compare(&mut app, &[(FILE, &same)]);
    assert_eq!(rows(&app), [] as [&str; 0]);
}

#[test]
fn what_is_missing_or_ambiguous_comes_or_goes_by_choice() {
    let mut app = App::example(SYDNARKE_2022);
    let own = file::write(app.workbook());
    let renamed = file::write(&made_anew(app.workbook())).replacen(STAFF, "Löner", 1);
    compare(&mut app, &[(FILE, &renamed)]);
    let by_names = comparison(&app).shown().unwrap().by_names.unwrap();
    assert_eq!((by_names.found, by_names.ambiguous.len()), (by_names.all - 1, 0));
    let shown: Vec<String> = rows(&app).into_iter().filter(|row| row.contains("hela raden")).collect();
    assert_eq!(
        shown,
        [
            "Personalkostnader | hela raden | finns | finns inte | choice",
            "Löner | hela raden | finns inte | finns | choice"
        ]
    );
    step(&mut app, Step::ChooseAll(None, true));
    step(&mut app, Step::Go);
    assert_eq!(app.shows("Löner", Prognosis), "10 804");
    assert!(app.workbook().lines().all(|line| line.name != STAFF));

    // Two lines of one name: nobody can tell which is which.
    let mut app = App::new();
    let twice = own.replacen(LICENCES, STAFF, 1);
    app.send(Msg::File(FILE.into(), Some(twice.into_bytes())));
    let other = file::write(&made_anew(app.workbook()));
    compare(&mut app, &[(FILE, &other)]);
    let shown = comparison(&app).shown().unwrap();
    assert_eq!(shown.by_names.unwrap().ambiguous, [STAFF]);
}

/// Three years lie between, but the board has the same members and most of its lines.
#[test]
fn a_file_of_another_year_matches_as_far_as_names_go() {
    let mut app = App::example(SYDNARKE_2022);
    let of_2019 = file::read(text(SYDNARKE_2019).unwrap().as_bytes()).unwrap();
    compare(&mut app, &[("2019.json", &file::write(&made_anew(&of_2019)))]);
    let shown = comparison(&app).shown().unwrap();
    assert_eq!(shown.other_year, Some(2019));
    let by_names = shown.by_names.unwrap();
    assert!(by_names.found > 5 && by_names.found < by_names.all, "{by_names:?}");
    // The examples have short identities that happen to be the same; they say nothing.
    compare(&mut app, &[("2019.json", &file::write(&of_2019))]);
    assert!(comparison(&app).shown().unwrap().by_names.is_some());
}

#[test]
fn all_of_a_member_is_chosen_in_one_go() {
    let mut app = App::new_board();
    let sent = saved(&mut app);
    let mut other = colleague(&sent);
    for (place, amount) in ["100", "200"].into_iter().enumerate() {
        for (app, more) in [(&mut app, "0"), (&mut other, "5")] {
            app.look_at(place);
            for column in [Budget, Actual] {
                app.write(STAFF, column, &[amount, more].concat());
            }
        }
    }
    let file = saved(&mut other);
    compare(&mut app, &[(FILE, &file)]);
    let members = comparison(&app).members();
    let names: Vec<(&str, usize)> = members.iter().map(|of| (of.name.as_str(), of.choices)).collect();
    let [first, second] = [0, 1].map(|place| app.workbook().members[place].name.clone());
    assert_eq!(names, [(first.as_str(), 2), (second.as_str(), 2)]);
    let effects = step(&mut app, Step::ChooseMember(members[1].id, true));
    assert_eq!(said(&effects), format!("{second}: filens i 2 val. 2 val återstår."));
    assert_eq!(
        said(&step(&mut app, Step::ChooseMember(members[0].id, false))),
        format!("{first}: mitt i 2 val. Inga val återstår.")
    );
    step(&mut app, Step::Go);
    app.look_at(0);
    assert_eq!(app.row(STAFF, [Budget, Actual]), ["1 000", "1 000"]);
    app.look_at(1);
    assert_eq!(app.row(STAFF, [Budget, Actual]), ["2 005", "2 005"]);
}

/// A newer version of the app has a field for colours.
#[test]
fn what_a_newer_version_has_in_the_file_comes_along() {
    let mut app = App::example(SYDNARKE_2022);
    let sent = saved(&mut app);
    let mut other = colleague(&sent);
    other.write(STAFF, Prognosis, "11 500");
    let name = format!("\"name\": \"{LICENCES}\"");
    let file = saved(&mut other).replacen(&name, &format!("\"colour\": \"red\", {name}"), 1);
    assert!(file.contains("colour"));
    let before = app.workbook().clone();
    compare(&mut app, &[(FILE, &file)]);
    assert_eq!(rows(&app).len(), 1, "nobody sees it");
    step(&mut app, Step::Go);
    assert!(file::write(app.workbook()).contains("\"colour\": \"red\""));
    assert!(file::write(app.killed_and_opened().workbook()).contains("\"colour\": \"red\""));
    app.send(Msg::Undo);
    assert_eq!(app.workbook().unknown, before.unknown);

    // By names too: it belongs to the same line under another identity.
    let mut app = App::example(SYDNARKE_2022);
    let strange = file::write(&made_anew(&file::read(file.as_bytes()).unwrap()));
    assert!(strange.contains("colour"));
    compare(&mut app, &[(FILE, &strange)]);
    step(&mut app, Step::ChooseAll(None, true));
    step(&mut app, Step::Go);
    let own = format!("\"{} colour\":\"red\"", app.line(LICENCES).id);
    assert!(app.workbook().unknown.contains(&own), "{}", app.workbook().unknown);
}
