//! What views say beside their tables: every figure of the overview, the checks, the charts and the settlement list is in the
//! file, and is what the rules make of the workbook.

use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::lang::{Lang, chart as chart_words, finding, heading, table_file};
use sambudget::model::Workbook;
use sambudget::model::check::Acceptance;
use sambudget::model::drift::{DriftColumn, Kind as LineKind, RowId};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::unit::DisplayUnit;
use sambudget::rules::chart::{self, Kind};
use sambudget::rules::check::findings;
use sambudget::rules::drift::{Lens, Tables};
use sambudget::rules::figures::{Figures, sum};
use sambudget::rules::key::{ShareOf, Span, holding, shares_by};
use sambudget::rules::measure::of_result;
use sambudget::rules::project::all_projects;
use sambudget::rules::scenario::{chain, play};
use sambudget::rules::sense::Sense;
use sambudget::rules::summary::{result, result_parts, settlement};
use sambudget::session::acceptance::code;
use sambudget_xlsx::{Book, Cell, Column};

use super::lists::{Plain, number, plain, rows, sheet, whole, words};
use super::{book_of, examples, support};

/// An amount as it stands in a sheet of this unit.
fn amount(amount: Option<Money>, unit: DisplayUnit) -> Plain {
    let amount = amount.map(|amount| Plain::Number(amount.as_decimal() / unit.unit.in_kronor()));
    amount.unwrap_or(Plain::Other(Cell::Empty))
}

/// What is written of results and of deviations of this workbook, in the unit of its drift tables.
struct Written<'a>(&'a Workbook);

impl Written<'_> {
    fn of(&self, sense: Sense, of: Option<Money>) -> Plain {
        amount(of.map(|of| sense.written(of, &self.0.signs)), self.0.drift_unit)
    }

    fn result(&self, of: Option<Money>) -> Plain {
        self.of(Sense::Result, of)
    }

    fn deviation(&self, sense: Sense, of: Option<Money>) -> Plain {
        let signs = &self.0.signs;
        amount(of.map(|of| sense.written_deviation(of, signs.deviation, signs)), self.0.drift_unit)
    }

    fn effect(&self, of: Option<Money>) -> Plain {
        self.deviation(Sense::Result, of)
    }
}

fn empty() -> Plain {
    Plain::Other(Cell::Empty)
}

/// Holds what the views say in a file against the workbook.
fn check(workbook: &Workbook, lang: Lang) {
    let book = book_of(workbook.clone(), lang);
    let tables = Tables::of(workbook);
    overview(&book, workbook, &tables, lang);
    checks(&book, workbook, &tables, lang);
    settled(&book, workbook, &tables, lang);
    Charts { book: &book, workbook, tables: &tables, lang, written: Written(workbook) }.check();
    assert!(book.sheets.iter().all(|sheet| !sheet.rows.is_empty()));
}

fn overview(book: &Book, workbook: &Workbook, tables: &Tables, lang: Lang) {
    let (texts, written) = (lang.texts().later(), Written(workbook));
    let found = rows(book, lang.texts().overview);
    let whole = result(tables);
    let ahead = [DriftColumn::Prognosis, DriftColumn::Deviation]
        .iter()
        .any(|column| workbook.drift_columns.contains(column))
        && whole.prognosis.is_some();
    let investments = all_projects(workbook, tables.formulas(), Lens::Total);
    let lines = tables.iter().flat_map(|table| &table.rows);
    let lines: Vec<_> = lines.filter(|row| matches!(row.id, Some(RowId::Line(_)))).collect();
    let costs = || lines.iter().filter(|row| row.sense == Sense::Kind(LineKind::Cost));
    let used = Figures {
        budget: sum(costs().map(|row| row.total.budget)),
        actual: sum(costs().map(|row| row.total.actual)),
        ..Figures::default()
    };
    let used = used.used_ratio();
    let ratio = |(of, whole): (Money, Money)| of.ratio(whole);
    let unit = workbook.drift_unit.unit.abbreviation();
    let in_unit = |amounts: &[Option<Money>]| match amounts.iter().any(Option::is_some) {
        true => words(unit),
        false => empty(),
    };
    let mut expected: Vec<(String, Vec<Plain>)> = Vec::new();
    let mut put = |name: &str, cells: [Plain; 6]| expected.push((name.to_owned(), cells.to_vec()));
    let of_result = |of: Option<Money>, deviation: Option<Money>| {
        let unit = in_unit(&[of, deviation]);
        [unit, written.result(of), written.effect(deviation), empty(), empty(), empty()]
    };
    if ahead {
        put(texts.expected_result, of_result(whole.prognosis, whole.deviation));
    }
    put(texts.actual_result, of_result(whole.actual, whole.deviation_to_date));
    put(texts.used_of_budget, [empty(), empty(), empty(), number(used), empty(), empty()]);
    let actual = investments.net_actual;
    put(
        texts.investments_total,
        [
            actual.map_or(empty(), |_| words(workbook.investment_unit.unit.abbreviation())),
            amount(actual, workbook.investment_unit),
            empty(),
            number(actual.zip(investments.net_budget).and_then(ratio)),
            empty(),
            empty(),
        ],
    );
    if !workbook.plan.is_empty() {
        let three = of_result_of(tables, Lens::Total);
        for (name, of) in
            [texts.before_measures, texts.effect_of_measures, texts.after_measures].into_iter().zip(three)
        {
            put(name, [in_unit(&[of]), written.result(of), empty(), empty(), empty(), empty()]);
        }
    }
    let mut deviations: Vec<_> = lines
        .iter()
        .filter_map(|row| {
            let of = if ahead { row.total.deviation } else { row.total.deviation_to_date };
            of.filter(|of| !of.is_zero()).map(|of| (row.sense, of))
        })
        .collect();
    deviations.sort_by_key(|(_, of)| std::cmp::Reverse(of.abs()));
    let members = workbook.holders().zip(result_parts(tables)).filter_map(|(holder, part)| {
        let of = if ahead { part.prognosis } else { part.actual };
        of.map(|of| (holder, of))
    });
    let members: Vec<_> = if workbook.activities.is_empty() { Vec::new() } else { members.collect() };
    if found.is_empty() {
        // It has nothing to say.
        let figures = expected.iter().flat_map(|(_, cells)| cells);
        assert!(figures.into_iter().all(|cell| *cell == empty()) && deviations.is_empty());
        return;
    }
    let mut found = found.iter();
    for (name, cells) in expected {
        let (is_sum, row) = found.next().unwrap();
        assert_eq!((*is_sum, &row[0], &row[1..7]), (false, &words(&name), &cells[..]));
    }
    if !deviations.is_empty() {
        assert_eq!(found.next().unwrap().1[0], words(texts.largest_deviations));
        for (sense, of) in deviations.iter().take(8) {
            assert_eq!(found.next().unwrap().1[3], written.deviation(*sense, Some(*of)));
        }
    }
    if !members.is_empty() {
        assert_eq!(found.next().unwrap().1[0], words(texts.per_member));
    }
    for (holder, of) in members {
        let (_, row) = found.next().unwrap();
        let name = heading::holder(lang, holder, workbook);
        assert_eq!((&row[0], &row[2]), (&words(&name), &written.result(Some(of))));
        let [before, effect, _] = of_result_of(tables, Lens::Holder(holder));
        let is_said = ahead && !workbook.plan.is_empty() && before.is_some() && effect.is_some();
        let three = [before, effect].map(|of| written.result(of.filter(|_| is_said)));
        assert_eq!(row[5..7], three);
    }
    assert_eq!(found.next(), None);
}

fn of_result_of(tables: &Tables, lens: Lens) -> [Option<Money>; 3] {
    let three = of_result(tables, lens);
    [three.before, three.effect, three.after]
}

fn checks(book: &Book, workbook: &Workbook, tables: &Tables, lang: Lang) {
    let said = table_file::words(lang);
    let mut found: Vec<_> =
        rows(book, lang.texts().later().checks).into_iter().map(|(_, cells)| cells[1..].to_vec()).collect();
    for of in findings(workbook, tables) {
        let sentence = words(&finding::sentence(lang, workbook, &of));
        let accepted = workbook.acceptances.iter().find(|known| known.finding == code(&of));
        let at = found.iter().position(|cells| {
            cells[0] == sentence && (cells[1] == words(said.is_accepted)) == accepted.is_some()
        });
        let cells = found.swap_remove(at.expect("what the checks find"));
        let [reason, by, date] =
            accepted.map(|of| [&of.reason, &of.by, &of.date].map(|text| words(text))).unwrap_or_else(|| {
                assert_ne!(cells[1], empty());
                [empty(), empty(), empty()]
            });
        assert_eq!(cells[2..], [reason, by, date]);
    }
    assert_eq!(found, Vec::<Vec<Plain>>::new());
}

fn settled(book: &Book, workbook: &Workbook, tables: &Tables, lang: Lang) {
    let texts = lang.texts().later();
    let found = rows(book, texts.settlement_list);
    let of = settlement(workbook, tables);
    let key = workbook.settlement.key.and_then(|key| workbook.key(key));
    let span = Span::settled(workbook.settlement.basis);
    let shares = key.and_then(|key| shares_by(workbook, key, ShareOf::Over(span)));
    let (Some(key), Some(shares), Some(parts)) = (key, shares, of.parts) else {
        assert!(found.is_empty());
        return;
    };
    let columns = &sheet(book, texts.settlement_list).columns;
    let at = |name: &str| columns.iter().position(|column| column.heading == name);
    let (share, part) = (at(table_file::words(lang).share).unwrap(), format!("{} (kr)", texts.to_get_or_pay));
    let (weight, part) = (at(texts.weight), at(&part).unwrap());
    let held = holding(workbook, key, span).unwrap_or_default();
    assert_eq!(weight.is_some(), held.len() <= 1);
    for (at, (member, amount)) in parts.iter().enumerate() {
        let cells = &found[at].1;
        assert_eq!(cells[0], words(&heading::holder(lang, Holder::Member(*member), workbook)));
        assert_eq!(cells[share], number(Some(shares[at])));
        assert_eq!(cells[part], number(Some(amount.as_decimal())));
        if let (Some(weight), [held]) = (weight, &held[..]) {
            assert_eq!(cells[weight], number(held.weights.get(at).copied()));
        }
    }
    let (is_sum, total) = &found[parts.len()];
    let sum: Money = parts.iter().map(|(_, part)| *part).sum();
    assert!(is_sum);
    assert_eq!((&total[share], &total[part]), (&number(Some(Decimal::ONE)), &number(Some(sum.as_decimal()))));
    // Beneath them stands by which key.
    assert!(found[parts.len() + 1..].iter().any(|(_, cells)| match &cells[0] {
        Plain::Other(Cell::Text(text)) => text.contains(&key.name),
        _ => false,
    }));
}

/// What is said of a chart has none.
fn has_figures(row: &[Plain]) -> bool {
    row.iter().any(|cell| *cell != empty())
}

/// The charts of a file, and what they are to be.
struct Charts<'a> {
    book: &'a Book,
    workbook: &'a Workbook,
    tables: &'a Tables,
    lang: Lang,
    written: Written<'a>,
}

impl Charts<'_> {
    /// The figures in the rows of a chart that has some.
    fn figures(&self, title: &str) -> Vec<Vec<Plain>> {
        let caption = table_file::words(self.lang).chart_named.replace("{}", title);
        let Some(sheet) = self.book.sheets.iter().find(|sheet| sheet.caption == caption) else {
            return Vec::new();
        };
        let figures = sheet.rows.iter().map(|row| row.cells[1..].iter().map(plain).collect());
        figures.filter(|row: &Vec<Plain>| has_figures(row)).collect()
    }

    fn is(&self, title: &str, mut expected: Vec<Vec<Plain>>) {
        expected.retain(|row| has_figures(row));
        assert_eq!(self.figures(title), expected, "{title}");
    }

    fn check(&self) {
        let title = |kind| chart_words::title(self.lang, kind);
        self.fall(title(Kind::Waterfall), chart::waterfall(self.tables, Lens::Total).as_ref());
        let three = |of: &Figures| {
            let amounts = [of.budget, of.prognosis].map(|of| self.written.result(of));
            amounts.into_iter().chain([self.written.effect(of.deviation)]).collect::<Vec<_>>()
        };
        let parts = chart::parts(self.workbook, self.tables);
        let total = (!parts.is_empty()).then(|| three(&result(self.tables)));
        self.is(title(Kind::Members), parts.iter().map(|part| three(&part.figures)).chain(total).collect());
        let used = chart::used(self.tables, Lens::Total).into_iter().map(|line| {
            let amounts = [line.budget, line.actual].map(|of| self.written.of(line.row.sense, Some(of)));
            amounts.into_iter().chain([number(Some(line.ratio))]).collect()
        });
        self.is(title(Kind::Used), used.collect());
        self.projects(title(Kind::Projects));
        self.coming(title(Kind::Capital));
        let trend = chart::trend(self.workbook, self.tables, Lens::Total);
        let reach = chart::reach(self.workbook, self.tables).filter(|_| !trend.is_empty());
        let reach = reach.into_iter().flat_map(|(worst, best)| {
            [worst, best].map(|of| vec![empty(), empty(), self.written.result(Some(of))])
        });
        let trend = trend
            .iter()
            .map(|of| [of.budget, of.actual, of.prognosis].map(|of| self.written.result(of)).to_vec());
        self.is(title(Kind::Trend), trend.chain(reach).collect());
        self.scenarios(title(Kind::Beside));
    }

    /// Each line that makes a difference, in no order that is held here, and the results.
    fn fall(&self, title: &str, fall: Option<&chart::Waterfall<'_>>) {
        let Some(fall) = fall else { return self.is(title, Vec::new()) };
        let row = |sense, before, after, effect| {
            vec![
                self.written.of(sense, before),
                self.written.of(sense, after),
                self.written.effect(Some(effect)),
            ]
        };
        let mut found = self.figures(title);
        let total = row(Sense::Result, Some(fall.from), Some(fall.to), fall.to - fall.from);
        assert_eq!(found.pop(), Some(total));
        for step in &fall.steps {
            let expected = row(step.row.sense, step.before, step.after, step.effect);
            let at = found.iter().position(|row| *row == expected).expect("a line that makes a difference");
            found.swap_remove(at);
        }
        assert_eq!(found, Vec::<Vec<Plain>>::new());
    }

    fn projects(&self, title: &str) {
        let all = chart::projects(self.workbook, self.tables.formulas());
        let total = (!all.projects.is_empty()).then_some(&all.total);
        let rows = all.projects.iter().map(|(.., of)| of).chain(total).map(|of| {
            let three = [of.net_budget, of.net_actual, of.net_prognosis];
            three.map(|of| amount(of, self.workbook.investment_unit)).to_vec()
        });
        self.is(title, rows.collect());
    }

    fn coming(&self, title: &str) {
        let years = chart::coming(self.workbook, self.tables.formulas());
        let total = years.iter().copied().reduce(sambudget::rules::capital::Year::plus);
        let rows = years.iter().copied().chain(total).map(|of| {
            let three = [of.depreciation, of.interest, of.cost()];
            three.map(|of| amount(Some(of), self.workbook.drift_unit)).to_vec()
        });
        self.is(title, rows.collect());
    }

    fn scenarios(&self, title: &str) {
        let base = result(self.tables).prognosis;
        let shown: Vec<_> = self.workbook.scenarios.iter().filter(|of| !of.is_archived).take(5).collect();
        if shown.is_empty() || base.is_none() {
            return self.is(title, Vec::new());
        }
        let mut expected = vec![vec![self.written.result(base), empty()]];
        for of in shown {
            let played = play(self.workbook, self.tables, &chain(&self.workbook.scenarios, of.id));
            let after = result(&played.tables).prognosis;
            let difference = base.zip(after).map(|(before, after)| after - before);
            expected.push(vec![self.written.result(after), self.written.effect(difference)]);
            let fall = chart::moved(self.tables, &played.tables, Lens::Total);
            // Two of the same name have a sheet each of the same caption.
            if self.workbook.scenarios.iter().filter(|known| known.name == of.name).count() == 1 {
                self.fall(&chart_words::of_scenario(self.lang, &of.name), fall.as_ref());
            }
        }
        self.is(title, expected);
    }
}

/// With an acceptance beside what the list of `filled` has.
fn accepted() -> Workbook {
    let mut workbook = whole();
    let first = code(&findings(&workbook, &Tables::of(&workbook))[0]);
    let of = |text: &str| text.to_owned();
    workbook.acceptances =
        vec![Acceptance { finding: first, reason: of("=Avtalat"), by: of("@Anna"), date: of("1 sep") }];
    workbook
}

#[test]
fn what_views_say_is_what_the_rules_make_of_it() {
    for lang in [Lang::Swedish, Lang::English] {
        check(&accepted(), lang);
    }
    for (_, workbook) in examples() {
        check(&workbook, Lang::Swedish);
    }
}

#[test]
fn an_empty_workbook_has_no_sheets_of_views() {
    let mut workbook = whole();
    workbook.activities.clear();
    workbook.project_groups.clear();
    workbook.scenarios.clear();
    workbook.controls.clear();
    let book = book_of(workbook, Lang::Swedish);
    assert!(book.sheets.iter().all(|sheet| !sheet.rows.is_empty()));
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    for none in ["Översikt", "Från budget till prognos", "Regleringslista"] {
        assert!(!names.contains(&none), "{names:?}");
    }
}

#[test]
fn views_read_well() {
    let book = book_of(accepted(), Lang::Swedish);
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let views = [
        "Översikt",
        "Kontroller",
        "Regleringslista",
        "Från budget till prognos",
        "Diagram Förbrukat av budget",
        "Diagram Medlemmarnas andelar",
        "Diagram Investeringar",
    ];
    let first = names.iter().position(|name| *name == views[0]).unwrap();
    assert_eq!(names[first..first + views.len()], views);
    assert!(names.iter().all(|name| name.chars().count() <= 31), "{names:?}");
    let headings = |caption: &str| -> Vec<&str> {
        sheet(&book, caption).columns.iter().map(|Column { heading, .. }| heading.as_str()).collect()
    };
    assert_eq!(
        headings("Översikt"),
        [
            "Översikt",
            "Enhet",
            "Belopp",
            "Avvikelse mot budget",
            "Del av budget",
            "Före åtgärder",
            "Effekt av åtgärder",
            "Med ord"
        ]
    );
    assert_eq!(
        headings("Diagram: Förbrukat av budget"),
        ["Rad", "Budget (tkr)", "Utfall (tkr)", "Förbrukat"]
    );
    let format = |cell: &Cell| match cell {
        Cell::Number { format, .. } => format.clone(),
        other => panic!("no number: {other:?}"),
    };
    let used = &sheet(&book, "Diagram: Förbrukat av budget").rows[0].cells;
    assert_eq!(format(&used[1]), "#,##0;\"\u{2212}\"#,##0");
    assert_eq!(format(&used[3]), "#,##0 %;\"\u{2212}\"#,##0 %");
    let share = &sheet(&book, "Regleringslista").rows[0].cells[2];
    assert!(format(share).contains('%'), "{share:?}");
    let accepted = sheet(&book, "Kontroller").rows.iter().map(|row| &row.cells);
    let accepted: Vec<_> = accepted.filter(|cells| cells[2] == Cell::Text("godtagen".into())).collect();
    assert_eq!(accepted.len(), 1);
    assert_eq!(accepted[0][3], Cell::Text("=Avtalat".into()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn views_have_every_figure(workbook in support::workbook::workbook(), swedish: bool) {
        check(&workbook, if swedish { Lang::Swedish } else { Lang::English });
    }
}
