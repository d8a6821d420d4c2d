//! The charts of an example as they are shown: their figures, their words, where they lead, and their files.

use sambudget::lang::sentence::surplus_or_deficit;
use sambudget::model::drift::DriftColumn::{Budget, Deviation, Prognosis};
use sambudget::model::drift::Method;
use sambudget::model::edit::{Edit, LineChange};
use sambudget::model::money::Money;
use sambudget::rules::chart::Kind;
use sambudget::rules::drift::Tables;
use sambudget::rules::fan::fan;
use sambudget::rules::sense::Sense;
use sambudget::rules::summary::result;
use sambudget::session::charts::{Ask, Chart, Format, offered, shown};
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::state::View;

use super::app::{App, SYDNARKE_2022};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn example(kind: Kind) -> (App, Chart) {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Charts);
    app.send(Msg::Chart(Ask::Show(kind)));
    let chart = shown(&app.state).unwrap();
    assert_eq!(chart.kind, kind);
    (app, chart)
}

/// A row of the table behind a chart.
fn row(chart: &Chart, name: &str) -> Vec<String> {
    let found = chart.rows.iter().find(|row| row[0].text == name);
    found
        .unwrap_or_else(|| panic!("no {name} in {:?}", chart.rows))
        .iter()
        .map(|cell| plain(&cell.text))
        .collect()
}

/// What is said of the part of a chart with this name.
fn told(chart: &Chart, name: &str) -> String {
    let found = chart.parts.iter().find(|part| part.said.starts_with(name));
    plain(&found.unwrap_or_else(|| panic!("no {name} in {:?}", chart.parts)).said)
}

fn texts(chart: &Chart) -> Vec<String> {
    chart.drawing.labels.iter().map(|label| plain(&label.text)).collect()
}

#[test]
fn the_waterfall_has_the_figures_of_the_table_and_leads_to_its_lines() {
    let (mut app, chart) = example(Kind::Waterfall);
    assert_eq!(
        plain(&chart.summary),
        "Budget: i balans. Prognos: underskott 1 000 tkr, 1 000 tkr sämre. Mest betyder Licenser & serviceavtal, 2 214 tkr sämre."
    );
    // The organisation writes a deficit with a plus.
    assert_eq!(row(&chart, "Resultat"), ["Resultat", "0", "1 000", "−1 000"]);
    let staff = "Personalkostnader";
    assert_eq!(row(&chart, staff), [staff, "12 006", "10 804", "+1 202"]);
    assert_eq!(told(&chart, staff), "Personalkostnader: 1 202 tkr bättre");
    assert_eq!(told(&chart, "Resultat, prognos"), "Resultat, prognos: underskott 1 000 tkr");
    assert!(texts(&chart).contains(&"+1 202".to_owned()), "{:?}", texts(&chart));
    assert!(texts(&chart).contains(&"Sydnärkes IT-nämnd (SYD-IT) 2022 – tkr, utfall t.o.m. juli".to_owned()));

    let part = chart.parts.iter().find(|part| part.said.starts_with(staff)).unwrap();
    app.send(Msg::GoTo(part.to.unwrap()));
    assert_eq!(app.open().view, View::Drift);
    assert_eq!(
        app.row(staff, [Budget, Prognosis, Deviation]).map(|cell| plain(&cell)),
        ["12 006", "10 804", "1 202"]
    );
    // The chart that was looked at is there when one comes back, and follows what was changed.
    app.write(staff, Prognosis, "10 904");
    app.show(View::Charts);
    assert_eq!(row(&shown(&app.state).unwrap(), staff), [staff, "12 006", "10 904", "+1 102"]);
}

#[test]
fn the_waterfall_is_one_members_where_a_member_is_looked_at() {
    let (mut app, _) = example(Kind::Waterfall);
    app.look_at(0);
    let chart = shown(&app.state).unwrap();
    assert!(texts(&chart).iter().any(|text| text.contains("2022, Askersund")), "{:?}", texts(&chart));
    assert_eq!(row(&chart, "Resultat"), ["Resultat", "0", "275", "−275"]);
    let members = sambudget::session::charts::chart(&app.state, Kind::Members).unwrap();
    assert_eq!(row(&members, "Askersund"), ["Askersund", "0", "275", "−275"]);
    assert_eq!(row(&members, "Totalt"), ["Totalt", "0", "1 000", "−1 000"]);
    assert_eq!(
        told(&members, "Askersund"),
        "Askersund: Budget i balans, Prognos underskott 275 tkr, 275 tkr sämre"
    );
}

#[test]
fn used_stands_beside_the_part_of_the_year() {
    let (_, chart) = example(Kind::Used);
    assert_eq!(
        plain(&chart.summary),
        "58 % av året har gått. 6 av 10 rader har använt en större del av sin budget än så."
    );
    assert_eq!(row(&chart, "Resor & Kurser")[3], "261 %");
    assert_eq!(
        told(&chart, "Personalkostnader"),
        "Personalkostnader: 51 % av 12 006 tkr, när 58 % av året har gått"
    );
    assert!(texts(&chart).contains(&"58 % av året".to_owned()));
}

#[test]
fn projects_have_their_three_figures() {
    let (_, chart) = example(Kind::Projects);
    assert_eq!(row(&chart, "IT INVEST LAXÅ"), ["IT INVEST LAXÅ", "1 155", "531", "1 155"]);
    assert_eq!(row(&chart, "Totalt"), ["Totalt", "12 824", "7 505", "12 824"]);
    assert_eq!(
        told(&chart, "IT INVEST LAXÅ"),
        "IT INVEST LAXÅ: Budget 1 155 tkr, Utfall 531 tkr, Prognos 1 155 tkr"
    );
}

#[test]
fn only_what_has_figures_is_offered() {
    let app = App::example(SYDNARKE_2022);
    assert_eq!(offered(&app.state), [Kind::Waterfall, Kind::Used, Kind::Members, Kind::Projects]);
    let mut empty = App::new_board();
    assert_eq!(offered(&empty.state), []);
    assert_eq!(shown(&empty.state), None);
    // A chart that has nothing to show any more gives way to one that has.
    empty.send(Msg::Chart(Ask::Show(Kind::Capital)));
    assert_eq!(shown(&empty.state), None);
    assert_eq!(empty.send(Msg::Chart(Ask::Save(Kind::Capital, Format::Svg))), []);
}

#[test]
fn the_prognosis_is_followed_from_one_follow_up_to_the_next() {
    let (mut app, _) = example(Kind::Waterfall);
    let label = sambudget::model::follow_up::FollowUpLabel { name: "Juli".into(), ..Default::default() };
    app.send(Msg::Freeze(label));
    app.show(View::Drift);
    app.write("Personalkostnader", Prognosis, "11 804");
    app.send(Msg::Chart(Ask::Show(Kind::Trend)));
    let chart = shown(&app.state).unwrap();
    assert_eq!(chart.kind, Kind::Trend);
    assert_eq!(
        plain(&chart.summary),
        "Prognosen för resultatet var underskott 1 000 tkr (Juli) och är underskott 2 000 tkr (Nu): 1 000 tkr sämre."
    );
    let amounts: Vec<String> = chart.rows.iter().map(|row| plain(&row[3].text)).collect();
    assert_eq!(amounts[..2], ["1 000", "2 000"]);

    // How far the methods reach is what comes of it when each line goes by its worst, or its best.
    let ends = [false, true].map(|best| {
        let mut workbook = app.workbook().clone();
        let open = app.open();
        for line in app.workbook().lines() {
            let fan = fan(&open.workbook, &open.tables, line);
            let way = |of: &(Method, Option<Money>)| {
                let sense = Sense::Kind(line.kind);
                of.1.map(|figure| sense.deviation(Money::ZERO, if best { -figure } else { figure }))
            };
            let methods = fan.figures.iter().filter(|(method, figure)| {
                figure.is_some() && (*method != Method::Typed || fan.chosen == Method::Typed)
            });
            let chosen = methods.min_by_key(|of| way(of)).unwrap().0;
            workbook.apply(Edit::Line(line.id, LineChange::Method(Some(chosen)))).unwrap();
        }
        result(&Tables::of(&workbook)).prognosis.unwrap()
    });
    let lines = app.state.lang;
    let said = ends.map(|end| surplus_or_deficit(lines, end, app.workbook().drift_unit));
    let note = format!("Med andra metoder för raderna slutar året mellan {} och {}.", said[0], said[1]);
    assert!(chart.notes.contains(&note), "{note} in {:?}", chart.notes);
    assert!(ends[0] < ends[1]);
    // One member's is not known.
    app.look_at(0);
    let of_one = shown(&app.state).unwrap();
    assert_eq!(of_one.rows.len() + 2, chart.rows.len());
}

#[test]
fn a_chart_is_saved_as_a_file_that_needs_nothing_else() {
    let (mut app, chart) = example(Kind::Waterfall);
    let effects = app.send(Msg::Chart(Ask::Save(Kind::Waterfall, Format::Svg)));
    let [Effect::Download { name, text }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(name, "Från budget till prognos Sydnärkes IT-nämnd (SYD-IT) 2022.svg");
    assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    for said in ["Licenser &amp;", "+1\u{a0}202", "Mest betyder"] {
        assert!(text.contains(said), "no {said} in {text}");
    }
    assert!(!text.contains("class=") && !text.contains("style="), "{text}");
    let effects = app.send(Msg::Chart(Ask::Save(Kind::Waterfall, Format::Png)));
    let [Effect::Picture { name, svg, size }] = &effects[..] else { panic!("{effects:?}") };
    assert!(name.ends_with("2022.png"));
    assert_eq!((svg, *size), (text, (1_120, chart.drawing.height)));
}

#[test]
fn where_results_are_many_times_the_steps_the_scale_begins_near_them_and_says_so() {
    let (mut app, chart) = example(Kind::Waterfall);
    let begins =
        |chart: &Chart| texts(chart).iter().any(|text| text.ends_with("Skalan börjar inte vid noll"));
    assert!(!begins(&chart));
    app.show(View::Drift);
    let row = "Intäkter";
    app.write(row, Budget, "150 000");
    app.write(row, Prognosis, "150 010");
    app.show(View::Charts);
    let chart = shown(&app.state).unwrap();
    assert!(begins(&chart), "{:?}", texts(&chart));
    // Steps can be seen: the largest is a fifth of the drawing and more.
    let heights = chart.drawing.areas.iter().map(|(area, _)| area.height);
    assert!(heights.filter(|height| *height > 40).count() > 3, "{:?}", chart.drawing.areas);
    assert!(texts(&chart).iter().any(|text| text.starts_with("−1") && text.len() > 7), "{:?}", texts(&chart));
}
