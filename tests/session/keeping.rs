//! Kept and shared: files in and out, what is stored, and addresses.

use sambudget::file;
use sambudget::model::drift::DriftColumn::Actual;
use sambudget::session::comparison::Step;
use sambudget::session::effect::Effect;
use sambudget::session::examples::text;
use sambudget::session::msg::Msg;
use sambudget::session::opening::Stored;
use sambudget::session::points::Keep;
use sambudget::session::state::{Notice, Saved, StorageProblem, View};

use super::app::{App, SYDNARKE_2022, journaled, said};
use super::disk::NOW;

const STAFF: &str = "Personalkostnader";

fn import(app: &mut App, bytes: &[u8]) -> Vec<Effect> {
    app.send(Msg::File("nämnd.json".into(), Some(bytes.to_vec())))
}

#[test]
fn a_file_of_a_workbook_that_is_here_stands_beside_it() {
    let mut app = App::example(SYDNARKE_2022);
    let exported = file::write(app.workbook());
    app.write(STAFF, Actual, "7 000");
    let here = app.workbook().clone();

    import(&mut app, exported.as_bytes());
    app.send(Msg::Compare(Step::Known(false)));
    assert_ne!(app.workbook().id, here.id);
    assert_eq!(
        app.state.notice,
        Some(Notice::ImportedBeside { name: here.name.clone(), as_name: format!("{} (2)", here.name) })
    );
    assert_eq!(app.shows_in_drift(STAFF), "6 163");
    let ids: Vec<_> = app.state.shelf.iter().map(|item| item.id).collect();
    assert!(ids.len() == 2 && ids.contains(&here.id) && ids.contains(&app.workbook().id), "{ids:?}");
    // Apart from its identity it is the file's workbook.
    let same = sambudget::model::Workbook {
        id: here.id,
        name: here.name.clone(),
        lineage: Vec::new(),
        ..app.workbook().clone()
    };
    assert_eq!(file::write(&same), exported);
}

impl App {
    fn shows_in_drift(&mut self, row: &str) -> String {
        self.show(View::Drift);
        self.shows(row, Actual)
    }
}

#[test]
fn a_file_of_a_new_workbook_opens() {
    let mut app = App::new();
    let effects = import(&mut app, text(0).unwrap().as_bytes());
    assert!(effects.contains(&Effect::Snapshot(app.workbook().id)), "{effects:?}");
    assert_eq!(app.state.notice, None);
    assert_eq!(app.open().view, View::Overview);
}

#[test]
fn a_bad_file_changes_nothing_and_says_so() {
    let newer = text(0).unwrap().replacen(&format!("\"{}\"", file::VERSION), "\"2.0\"", 1);
    let truncated = &text(0).unwrap()[..2_000];
    let deep = "[".repeat(100_000);
    let bad: [&[u8]; 8] = [
        b"",
        b"hej",
        b"{}",
        b"\xff\xfe{",
        b"[1, 2]",
        newer.as_bytes(),
        truncated.as_bytes(),
        deep.as_bytes(),
    ];
    for bytes in bad {
        let mut app = App::example(SYDNARKE_2022);
        let (before, shelf) = (app.workbook().clone(), app.state.shelf.clone());
        let effects = import(&mut app, bytes);
        assert!(
            matches!(&app.state.notice, Some(Notice::FileRefused { name, .. }) if name == "nämnd.json"),
            "{:?}",
            app.state.notice
        );
        assert_eq!((app.workbook(), &app.state.shelf), (&before, &shelf));
        assert_eq!(effects, []);
    }
    // What may be copied and pasted instead says so.
    for bytes in [&b"PK\x03\x04..."[..], b"\xD0\xCF\x11\xE0..."] {
        let mut app = App::example(SYDNARKE_2022);
        import(&mut app, bytes);
        assert!(matches!(&app.state.notice, Some(Notice::FileIsSpreadsheet { .. })));
        // It goes when another workbook comes.
        app.send(Msg::OpenExample(1));
        assert_eq!(app.state.notice, None);
    }
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::File("nämnd.json".into(), None));
    assert!(matches!(app.state.notice, Some(Notice::FileUnreadable { .. })));
    app.send(Msg::FileTooLarge("stor.json".into(), 50_000_000));
    assert!(matches!(
        app.state.notice,
        Some(Notice::FileRefused { error: file::FileError::TooLarge { bytes: 50_000_000, .. }, .. })
    ));
}

#[test]
fn what_could_not_be_stored_stays_in_memory_and_says_so() {
    for problem in [StorageProblem::Full, StorageProblem::Unavailable] {
        let mut app = App::example(SYDNARKE_2022);
        app.disk.broken = Some(problem);
        app.write(STAFF, Actual, "7 000");
        let id = app.workbook().id;
        assert_eq!(app.open().saved, Saved::Failed(problem));
        assert_eq!(app.state.notice, Some(Notice::NotSaved(problem)));
        assert_eq!(app.shows(STAFF, Actual), "7 000");
        let written = file::fingerprint::write(app.workbook());
        let effects = app.send(Msg::Export(id, NOW.into()));
        assert!(matches!(&effects[0], Effect::Download { text, .. } if *text == written));

        // When storing works again, the notice goes.
        app.disk.broken = None;
        let effects = app.write(STAFF, Actual, "7 001");
        assert_eq!(journaled(&effects).len(), 3, "the steps that could not be stored, too");
        assert_eq!((&app.open().saved, &app.state.notice), (&Saved::At(NOW.into()), &None));
    }
}

#[test]
fn export_names_the_file_and_notes_when() {
    let mut app = App::example(SYDNARKE_2022);
    let id = app.workbook().id;
    let effects = app.send(Msg::Export(id, NOW.into()));
    assert!(
        matches!(&effects[0], Effect::Download { name, .. } if name == "Sydnärkes IT-nämnd (SYD-IT) 2022.json")
    );
    assert_eq!(said(&effects), "Sparad till fil: Sydnärkes IT-nämnd (SYD-IT) 2022.json");
    assert!(matches!(&effects[2], Effect::StoreItem(item) if item.exported.as_deref() == Some(NOW)));
    app.send(Msg::ShowStart);
    let effects = app.send(Msg::Export(id, NOW.into()));
    assert_eq!(effects, [Effect::DownloadStored(id)]);
}

/// What others make of a file stems from it, wherever it was saved.
#[test]
fn a_file_that_is_saved_on_the_start_page_is_in_the_lineage_too() {
    let mut app = App::example(SYDNARKE_2022);
    app.write(STAFF, Actual, "7 000");
    let (id, version) = (app.workbook().id, file::fingerprint::of(app.workbook()));
    app.send(Msg::ShowStart);
    app.send(Msg::Export(id, NOW.into()));
    let stored = || Box::new(app.disk.of(id));
    let filed = Msg::Filed(id, stored(), NOW.into());
    let effects = app.send(filed);
    assert_eq!(journaled(&effects).len(), 1, "{effects:?}");
    assert!(app.state.shelf.iter().any(|item| item.exported.as_deref() == Some(NOW)));
    assert_eq!(app.killed_and_opened_at(id).workbook().lineage.first(), Some(&version));
    // Once more: the same version is known already.
    let stored = Box::new(app.disk.of(id));
    let effects = app.send(Msg::Filed(id, stored, NOW.into()));
    assert!(matches!(effects[..], [Effect::StoreItem(_), Effect::Keep(_)]), "{effects:?}");
    // What cannot be read is no copy to rely on.
    let broken = Stored { snapshot: Some((0, b"{".to_vec())), ..Stored::default() };
    assert_eq!(app.send(Msg::Filed(id, Box::new(broken), NOW.into())), []);
}

#[test]
fn an_example_that_was_changed_is_not_overwritten() {
    let mut app = App::example(SYDNARKE_2022);
    let id = app.workbook().id;
    app.send(Msg::ShowStart);
    let effects = app.send(Msg::OpenExample(SYDNARKE_2022));
    assert_eq!(effects, [Effect::Load(id, View::Drift)]);
    assert_eq!(app.state.notice, Some(Notice::ExampleWasHere));
}

#[test]
fn what_is_stored_but_broken_is_kept_and_offered() {
    let mut app = App::example(SYDNARKE_2022);
    let id = app.workbook().id;
    app.send(Msg::ShowStart);
    app.disk.change(id, |stored| stored.snapshot = Some((0, b"{\"format\":".to_vec())));
    app.send(Msg::Open(id));
    let effects = app.send(app.disk.loaded(id, View::Drift));
    assert!(matches!(app.state.notice, Some(Notice::BrokenWorkbook { id: broken, .. }) if broken == id));
    assert!(
        !effects.iter().any(|e| matches!(e, Effect::Remove(_) | Effect::Snapshot(_) | Effect::Tidy { .. })),
        "{effects:?}"
    );
    assert!(app.state.shelf.iter().any(|item| item.id == id && !item.readable));
    assert_eq!(app.send(Msg::ExportStored(id)), [Effect::DownloadStored(id)]);
    // The example can be opened all the same, as another workbook.
    app.send(Msg::OpenExample(SYDNARKE_2022));
    assert_ne!(app.workbook().id, id);

    app.send(Msg::ShowStart);
    app.send(Msg::Open(id));
    app.send(Msg::Loaded(id, View::Drift, Box::default()));
    assert_eq!(app.state.notice, Some(Notice::WorkbookGone));
    app.send(Msg::Open(id));
    app.send(Msg::Loaded(id, View::Drift, Box::new(Stored { is_blocked: true, ..Stored::default() })));
    assert_eq!(app.state.notice, Some(Notice::StorageUnreachable));
}

#[test]
fn a_deleted_workbook_is_gone() {
    let mut app = App::example(SYDNARKE_2022);
    let id = app.workbook().id;
    let effects = app.send(Msg::DeleteWorkbook(id));
    assert!(matches!(&effects[0], Effect::Keep(Keep::Bin(item)) if item.id == id));
    assert!(app.state.open.is_none() && app.state.shelf.is_empty());
}

#[test]
fn addresses_lead_where_they_say() {
    let hash = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Address { hash, .. } => Some(hash.clone()),
            _ => None,
        })
    };
    let mut app = App::new();
    let effects = app.send(Msg::OpenExample(SYDNARKE_2022));
    assert_eq!(hash(&effects).as_deref(), Some("#/w1/drift"));
    let views = [
        (View::Overview, "#/w1/oversikt"),
        (View::Drift, "#/w1/drift"),
        (View::Investments, "#/w1/investeringar"),
        (View::Allocation, "#/w1/fordelning"),
    ];
    for (view, address) in views {
        assert_eq!(hash(&app.send(Msg::Show(view))).as_deref(), Some(address));
        app.send(Msg::Show(View::Overview));
        app.send(Msg::Address(address.into()));
        assert_eq!(app.open().view, view, "{address}");
    }
    let id = app.workbook().id;
    app.send(Msg::Address("#/".into()));
    assert!(app.state.open.is_none());
    // Back again: the shell is asked for the text, and gives it.
    assert_eq!(app.send(Msg::Address("#/w1/investeringar".into())), [Effect::Load(id, View::Investments)]);
    app.send(app.disk.loaded(id, View::Investments));
    assert_eq!((app.open().view, app.workbook().id), (View::Investments, id));
    for nonsense in ["", "#", "#/x/y", "#/wÅ", "utan streck", "#/w1z9999999999999999/drift"] {
        app.send(Msg::Address(nonsense.into()));
        assert!(app.state.open.is_none(), "{nonsense} is the start page");
    }
}

#[test]
fn a_file_of_a_newer_version_says_so_and_keeps_what_is_new() {
    let version = format!("\"version\": \"{}\"", file::VERSION);
    let newer = text(0).unwrap().replacen(&version, "\"version\": \"1.9\", \"season\": [1.50]", 1);
    let mut app = App::new();
    import(&mut app, newer.as_bytes());
    assert_eq!(app.state.notice, Some(Notice::ImportedNewer { version: "1.9".into(), beside: None }));
    app.show(View::Drift);
    app.write(STAFF, Actual, "7 000");
    assert!(file::compact(app.workbook()).ends_with(r#","season":[1.50]}"#));

    import(&mut app, newer.as_bytes());
    app.send(Msg::Compare(Step::Known(false)));
    let name = app.workbook().name.clone();
    assert!(
        matches!(&app.state.notice, Some(Notice::ImportedNewer { beside: Some((_, as_name)), .. }) if *as_name == name),
        "{:?}",
        app.state.notice
    );
}
