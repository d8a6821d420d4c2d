//! GSN's action plan: its columns, its groups and sums, and its rule.

use rust_decimal::Decimal;
use sambudget::lang::Lang;
use sambudget::lang::measure::{column, why};
use sambudget::model::measure::{Mark, MeasureColumn};
use sambudget::model::money::Money;
use sambudget::rules::drift::Lens;
use sambudget::rules::measure::{Uncounted, of_result, of_row};
use sambudget::session::sheet::SheetId;
use sambudget::text::number::rounded;

use super::example::Example;

/// The printed columns and ours. A description is the row's header.
const COLUMNS: [(&str, Option<MeasureColumn>); 14] = [
    ("Löp.nr", Some(MeasureColumn::Number)),
    ("Verksamhet som berörs", Some(MeasureColumn::Activity)),
    ("Beskrivning", None),
    ("Ev. mål", Some(MeasureColumn::Goal)),
    ("Beslut: förvaltning eller nämnd?", Some(MeasureColumn::DecidedBy)),
    ("Beslut: datum", Some(MeasureColumn::DecidedOn)),
    ("Är åtgärden planerad el påbörjad?", Some(MeasureColumn::Stage)),
    ("Driftsättning, datum", Some(MeasureColumn::Start)),
    ("Effekt 2021", Some(MeasureColumn::Effect(0))),
    ("Effekt 2022", Some(MeasureColumn::Effect(1))),
    ("Effekt 2023", Some(MeasureColumn::Effect(2))),
    ("Effekt 2024", Some(MeasureColumn::Effect(3))),
    ("Ingår effekten i slutlig helårsprognos? Ja/Nej", Some(MeasureColumn::Marked(Mark::Included))),
    ("Belopp", Some(MeasureColumn::Amount)),
];

#[test]
fn the_form_has_all_its_columns() {
    let Example { organisation, workbook, .. } = Example::open("gsn-2021");
    let published = organisation.table("action-plan");
    assert_eq!(published.column_ids(), COLUMNS.map(|(heading, _)| heading));
    for (heading, ours) in COLUMNS {
        let Some(ours) = ours else { continue };
        assert!(MeasureColumn::ALL.contains(&ours), "{heading}");
        if matches!(ours, MeasureColumn::Effect(_) | MeasureColumn::Amount) {
            assert_eq!(column(Lang::Swedish, ours, &workbook), heading);
        }
    }
}

/// Four groups with a subtotal each and a total, and no measures: what is printed of them is 0,00. Ours are empty, because
/// nobody has said anything of an effect there, which is not the same as an effect of 0; as a figure both are 0.
#[test]
fn its_groups_and_sums() {
    let example = Example::open("gsn-2021");
    let published = example.organisation.table("action-plan");
    assert!(published.rows.is_empty());
    assert!(published.totals.as_ref().unwrap().contains("all 0,00"));
    assert_eq!(Some(example.workbook.plan.len() as u64), published.groups);
    let sheet = example.sheet(SheetId::Measures);
    let names: Vec<&str> = sheet.rows.iter().map(|row| row.header.text.as_str()).collect();
    assert_eq!(names.len(), 5, "four subtotals and the total: {names:?}");
    assert_eq!(names[4], "Totalt");
    for row in &sheet.rows {
        for (_, ours) in
            COLUMNS.iter().filter(|(heading, _)| heading.starts_with("Effekt") || *heading == "Belopp")
        {
            let at = MeasureColumn::ALL.iter().position(|known| Some(*known) == *ours).unwrap();
            assert_eq!(row.cells[at].text, "", "{}", row.header.text);
        }
    }
}

/// Before the measures, their effect and after them: the published prognosis, 0,00, and the published prognosis again, of
/// every row and of the result.
#[test]
fn before_effect_and_after_are_as_published() {
    let example = Example::open("gsn-2021");
    let published = example.organisation.table("drift");
    let unit = published.display_unit();
    let shown = |amount: Option<Money>| rounded(amount.unwrap_or_default(), unit);
    for (row, printed) in example.tables[0].rows.iter().zip(&published.rows) {
        assert_eq!(row.name, printed.label);
        let figures = of_row(&example.tables[0], row, Lens::Total);
        let prognosis = printed.values["prognosis"];
        assert_eq!(
            (shown(figures.before), shown(figures.effect), shown(figures.after)),
            (prognosis, Decimal::ZERO, prognosis),
            "{}",
            printed.label
        );
    }
    let whole = of_result(&example.tables, Lens::Total);
    assert_eq!((whole.before, whole.effect), (whole.after, Some(Money::ZERO)));
}

#[test]
fn its_rule_is_said_in_its_words() {
    let Example { organisation, .. } = Example::open("gsn-2021");
    let rule = organisation.table("action-plan").rule.clone().unwrap();
    let said = why(Lang::Swedish, Uncounted::NotLikely);
    let (words, _) = said.split_once(':').unwrap();
    assert!(rule.contains(&words.replacen("Effekten", "effekten", 1)), "{words}; {rule}");
}
