//! The report: the same whatever somebody looks at, in the controller's words and in drafted ones, and as HTML that holds
//! nothing but text where people write.

use sambudget::file::{self, fingerprint};
use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{Actual, Prognosis};
use sambudget::model::investment::ProjectColumn;
use sambudget::session::command::Command;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::report::{Ask, Part, Report, ReportTable, Sentence, html, of, page, text};
use sambudget::session::state::View;
use serde_json::Value;

use super::app::{App, HERRLJUNGA, SYDNARKE_2019, SYDNARKE_2022, point};
use super::texts::{fill, texts};

fn report(app: &App) -> Report {
    of(&app.state).unwrap()
}

/// Every sentence, in order.
fn sentences(report: &Report) -> Vec<&Sentence> {
    let parts = report.sections.iter().flat_map(|section| &section.parts);
    parts
        .flat_map(|part| match part {
            Part::Sentence(sentence) => vec![sentence],
            Part::Remarks(remarks) => remarks.iter().flat_map(|of| &of.sentences).collect(),
            Part::Facts(_) | Part::Table(_) => Vec::new(),
        })
        .collect()
}

fn drafts(report: &Report) -> Vec<String> {
    let drafts = sentences(report).into_iter().filter(|sentence| sentence.is_draft());
    drafts.map(|sentence| sentence.text.replace('\u{a0}', " ")).collect()
}

fn tables(report: &Report) -> Vec<&ReportTable> {
    let parts = report.sections.iter().flat_map(|section| &section.parts);
    parts
        .filter_map(|part| match part {
            Part::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

#[test]
fn it_has_the_order_of_a_board_and_ends_with_the_fingerprint() {
    let app = App::example(SYDNARKE_2022);
    let report = report(&app);
    assert_eq!(report.title, "Sydnärkes IT-nämnd (SYD-IT): ekonomisk rapport 2022");
    assert_eq!(report.period, "Utfall till och med juli 2022");
    let headings: Vec<_> = report.sections.iter().map(|section| section.heading).collect();
    assert_eq!(headings, ["Sammanfattning", "Drift", "Investeringar", "Avräkning per medlem"]);
    let end = report.end.last().unwrap();
    assert_eq!(*end, format!("Fingeravtryck {}", fingerprint::of(app.workbook())));

    // Several activities, each with its table, and their results together.
    let captions = |index| -> Vec<String> {
        let app = App::example(index);
        let report = of(&app.state).unwrap();
        tables(&report).iter().map(|table| table.caption.clone()).collect()
    };
    let all = captions(HERRLJUNGA);
    assert_eq!(
        all[..4],
        ["Ekonomiavdelningen", "Personalavdelningen", "IT, växel och telefoni", "Resultat per verksamhet"]
    );
    // The action plan, and the balance requirement of an association.
    assert!(captions(3).contains(&"Åtgärder".to_owned()), "{:?}", captions(3));
    assert!(captions(4).contains(&"Balanskrav".to_owned()), "{:?}", captions(4));
}

#[test]
fn sentences_are_drafted_from_the_figures_and_marked() {
    let mut app = App::example(SYDNARKE_2022);
    let with = report(&app);
    let drafted = drafts(&with);
    assert_eq!(
        drafted[..2],
        [
            "Årets resultat prognosticeras bli ett underskott om 1 000 tkr, 1 000 tkr sämre än budget.",
            "Investeringarna prognosticeras uppgå till 12 824 tkr, enligt budget.",
        ]
    );
    let staff = "Personalkostnader prognosticeras ge ett överskott om 1 202 tkr mot budget.";
    assert!(drafted.iter().any(|text| text == staff), "{drafted:?}");
    // At a year's end there is an outcome.
    let year = drafts(&report(&App::example(SYDNARKE_2019)));
    assert_eq!(year[0], "Årets resultat blev ett överskott om 159 tkr, 159 tkr bättre än budget.");

    // Without them, what the controller wrote is all that is said.
    app.send(Msg::Report(Ask::Drafts(false)));
    let without = report(&app);
    assert_eq!(drafts(&without), [""; 0]);
    let own = |report: &Report| {
        let own = sentences(report).into_iter().filter(|sentence| !sentence.is_draft());
        own.map(|sentence| sentence.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(own(&without), own(&with));
    assert!(!own(&with).is_empty());
    assert!(!page(&without).contains("Utkast") && page(&with).contains("Utkast"));
    assert!(!text(&without).contains("Utkast") && text(&with).contains("[Utkast]"));
    // It is about what is printed now; nothing of the workbook changes.
    app.send(Msg::Report(Ask::Drafts(true)));
    assert_eq!(report(&app), with);
}

#[test]
fn it_is_the_same_whatever_is_looked_at() {
    let mut app = App::example(SYDNARKE_2022);
    let before = report(&app);
    app.look_at(1);
    let (sheet, at) = app.at("Lokalhyror", Actual);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::SortAscending));
    assert!(app.open().arrangements.contains_key(&sheet), "it is looked at otherwise");
    app.show(View::Report);
    assert_eq!(report(&app), before);
}

#[test]
fn what_cannot_be_read_is_marked_where_it_stands_and_in_its_sums() {
    let mut app = App::example(SYDNARKE_2022);
    app.write("Lokalhyror", Actual, "efter sommaren");
    let report = report(&app);
    let table = tables(&report)[0];
    let column = table.columns.iter().position(|column| column.heading.starts_with("Utfall")).unwrap();
    let row = |name: &str| &table.rows.iter().find(|row| row.name == name).expect(name).cells[column];
    assert_eq!(row("Lokalhyror"), "efter sommaren\u{a0}*");
    assert!(table.rows.last().unwrap().cells[column].ends_with('*'), "{:?}", table.rows.last());
    assert!(table.note.contains(" * Ofullständig"), "{}", table.note);
    assert!(!tables(&report)[1].note.contains('*'));
    // What is split is of the actual: the settlement says so too. The prognosis is whole.
    assert!(text(&report).contains("Avräkning per medlem\nÅrets resultat (Utfall)"));
    let lacks = "Ofullständig: det som inte kan läsas eller räknas ut är inte med.";
    let settled = report.sections.last().unwrap();
    assert!(matches!(&settled.parts[0], Part::Facts(facts) if facts.last().unwrap() == lacks), "{settled:?}");
    assert!(!drafts(&report)[0].contains(lacks));

    // Nothing is drafted of a line that is not known, and the sentence on the result says what it leaves out.
    app.write("Övriga kostnader", Prognosis, "oklart");
    let drafted = drafts(&self::report(&app));
    assert!(drafted[0].ends_with(&format!("budget. {lacks}")), "{drafted:?}");
    assert!(!drafted.iter().any(|text| text.starts_with("Övriga kostnader")), "{drafted:?}");
}

#[test]
fn a_table_with_more_columns_than_a_page_has_room_for_is_in_parts() {
    let mut app = App::example(SYDNARKE_2022);
    let group = app.workbook().project_groups[0].id;
    assert!(!report(&app).is_wide());
    let all = ProjectColumn::ALL.to_vec();
    app.send(Msg::ProjectColumns(group, all));
    let report = report(&app);
    assert!(report.is_wide() && page(&report).contains("landscape"));
    let parts: Vec<_> = tables(&report).into_iter().filter(|t| t.caption.contains(" av ")).collect();
    assert!(parts.len() >= 2 && parts[0].caption == format!("Investeringar (del 1 av {})", parts.len()));
    // Each with the names of all rows; together they have every column of figures, once.
    let headings: Vec<_> = parts.iter().flat_map(|part| &part.columns).map(|of| &of.heading).collect();
    assert!(headings.len() >= 20, "{headings:?}");
    assert!((1..headings.len()).all(|at| !headings[..at].contains(&headings[at])), "{headings:?}");
    for part in &parts {
        assert_eq!(part.rows.len(), 6);
        assert!(
            part.columns.len() <= 14 && part.rows.iter().all(|row| row.cells.len() == part.columns.len())
        );
        assert_eq!(part.rows[5].name, "Summa");
    }
}

#[test]
fn it_is_saved_as_a_page_of_its_own_in_the_language_of_the_user() {
    let mut app = App::example(SYDNARKE_2022);
    let effects = app.send(Msg::Report(Ask::Save));
    let [Effect::Download { name, text }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(name, "Rapport Sydnärkes IT-nämnd (SYD-IT) 2022.html");
    assert!(text.starts_with("<!DOCTYPE html>\n<html lang=\"sv\">") && text.ends_with("</html>\n"));
    for outside in ["http", "src=", "url(", "<script", "style="] {
        assert!(!text.contains(outside), "{outside} in a page that needs nothing else");
    }
    app.state.lang = Lang::English;
    let effects = app.send(Msg::Report(Ask::Save));
    let [Effect::Download { name, text }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(name, "Report Sydnärkes IT-nämnd (SYD-IT) 2022.html");
    for said in [
        "<html lang=\"en\">",
        "financial report 2022",
        "expected to be a deficit of 1,000\u{a0}tkr, 1,000\u{a0}tkr worse than budget.",
        "<h2>Settlement per member</h2>",
        "<span class=\"draft\">Draft</span>",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

/// Every tag that the report is written with.
const TAGS: &str = "h1 /h1 h2 /h2 h3 /h3 p /p ul /ul li /li b /b /span footer /footer table /table caption /caption thead /thead tbody /tbody tr /tr \
    th /th td /td";
const WITH: [&str; 12] = [
    "p class=\"note\"",
    "span class=\"draft\"",
    "tr class=\"group\"",
    "tr class=\"sum\"",
    "th scope=\"col\"",
    "th scope=\"col\" class=\"number\"",
    "th scope=\"row\"",
    "th scope=\"row\" class=\"deep1\"",
    "th scope=\"row\" class=\"deep2\"",
    "th scope=\"row\" class=\"deep3\"",
    "td class=\"number\"",
    "br",
];

/// The texts of HTML that is made of nothing but these tags, in order.
fn texts_of(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in html.replace("<br>", "\n").split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        assert!(WITH.contains(&tag) || TAGS.split_whitespace().any(|known| known == tag), "<{tag}>");
        assert!(!text.contains('>') && !text.contains('"'), "{text:?} is not escaped");
        let mut plain = text.to_owned();
        for (entity, letter) in
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#9;", "\t"), ("&#13;", "\r"), ("&amp;", "&")]
        {
            plain = plain.replace(entity, letter);
        }
        found.extend(Some(plain.trim().to_owned()).filter(|text| !text.is_empty()));
    }
    found
}

/// The texts of a report, in order.
fn texts_in(report: &Report) -> Vec<String> {
    let mut said = vec![report.title.clone(), report.period.clone()];
    for section in &report.sections {
        said.push(section.heading.to_owned());
        for part in &section.parts {
            match part {
                Part::Facts(facts) => said.extend(facts.iter().cloned()),
                Part::Sentence(sentence) => said.extend(spoken(sentence)),
                Part::Remarks(remarks) => {
                    said.push("Kommentarer".to_owned());
                    for remark in remarks {
                        for sentence in &remark.sentences {
                            said.extend((!sentence.is_draft()).then(|| format!("{}:", remark.name)));
                            said.extend(spoken(sentence));
                        }
                    }
                }
                Part::Table(table) => {
                    said.extend([table.caption.clone(), table.corner.to_owned()]);
                    said.extend(table.columns.iter().map(|column| column.heading.clone()));
                    for row in &table.rows {
                        said.push(row.name.clone());
                        said.extend(row.cells.iter().cloned());
                    }
                    said.push(table.note.clone());
                }
            }
        }
    }
    said.extend(report.end.iter().cloned());
    let said = said.into_iter().map(|text| text.trim().to_owned());
    said.filter(|text| !text.is_empty()).collect()
}

fn spoken(sentence: &Sentence) -> Vec<String> {
    let draft = sentence.is_draft().then(|| "Utkast".to_owned());
    draft.into_iter().chain([sentence.text.clone()]).collect()
}

#[test]
fn every_text_is_text_in_the_html() {
    let files = [
        include_str!("../files/v1.0/full.json"),
        include_str!("../files/v1.1/plan.json"),
        include_str!("../files/v1.1/capital.json"),
        include_str!("../files/v1.1/balance.json"),
    ];
    let mut found = 0;
    for hostile in texts() {
        for text in files {
            let mut json: Value = serde_json::from_str(text).unwrap();
            fill(&mut json, &mut || hostile.to_owned());
            let text = json.to_string();
            file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error} with {hostile}"));
            let mut app = App::new();
            app.send(Msg::File("fil.json".into(), Some(text.into_bytes())));
            let report = report(&app);
            let html = html(&report);
            let written = texts_of(&html);
            for (written, said) in written.iter().zip(texts_in(&report)) {
                assert_eq!(*written, said, "{hostile}");
            }
            assert_eq!(written.len(), texts_in(&report).len(), "{hostile}");
            found += written.iter().filter(|text| text.contains(hostile.trim())).count();
            // The page around it has the title besides, and nothing else of the file.
            let page = page(&report);
            let (head, rest) = page.split_once("<main>\n").unwrap();
            assert!(rest.starts_with(&html));
            assert_eq!(head.matches("<title>").count(), 1);
            assert_eq!(head.matches('<').count(), 11, "{head}");
        }
    }
    assert!(found > 1_000, "the texts stand in {found} places");
}
