//! The charts of an example as they are shown: their figures, their words, where they lead, and their files.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{Budget, Prognosis};
use sambudget::rules::chart::Kind;
use sambudget::session::charts::{Ask, Chart, Format, chart, offered, shown};
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
    let found = chart.rows.iter().find(|row| row[0] == name);
    found.unwrap_or_else(|| panic!("no {name} in {:?}", chart.rows)).iter().map(|cell| plain(cell)).collect()
}

#[test]
fn the_waterfall_has_the_figures_of_the_table_and_leads_to_its_lines() {
    let (mut app, chart) = example(Kind::Waterfall);
    assert_eq!(plain(&chart.summary), "");
    assert_eq!(row(&chart, "Resultat"), [""]);
    let part = chart.parts.iter().find(|part| part.said.starts_with("Personalkostnader")).unwrap();
    assert_eq!(plain(&part.said), "");
    app.send(Msg::GoTo(part.to.unwrap()));
    assert_eq!(app.open().view, View::Drift);
    assert_eq!(app.shows("Personalkostnader", Prognosis), "");
    assert_eq!(app.shows("Personalkostnader", Budget), "");
}
