//! Golden tests: the examples show what the five organisations published; same rows, same columns, same
//! figures. Where the print contradicts itself, both figures are asserted.
//!
//! `published/*.json` hold every printed figure and, by hand, what is inconsistent. `published/beyond.tsv`
//! holds what the checks find beyond that, `published/blank.tsv` the figures that are shown where the print
//! leaves a cell empty.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
#[path = "support/cells.rs"]
mod cells;
#[allow(dead_code)] // each test uses a part
#[path = "support/published.rs"]
mod published;

use cells::{PublishedCell, cells, drift_column, project_column};
use published::{Inconsistency, NAMES, Organisation, Part, example_path, published, published_text};
use rust_decimal::Decimal;
use sambudget::file;
use sambudget::lang::{Lang, heading};
use sambudget::model::Workbook;
use sambudget::model::control::ControlPlace;
use sambudget::model::investment::ProjectColumn;
use sambudget::model::member::BoardForm;
use sambudget::model::money::Money;
use sambudget::model::unit::DisplayUnit;
use sambudget::rules::check::{Finding, calculated, findings};
use sambudget::rules::drift::DriftTable;
use sambudget::rules::project::tag_tables;
use sambudget::rules::summary::{drift_tables, settlement};
use sambudget::text::number::rounded;

/// An example as the app opens it, beside what was published.
struct Example {
    name: &'static str,
    organisation: Organisation,
    workbook: Workbook,
    tables: Vec<DriftTable>,
}

impl Example {
    fn open(name: &'static str) -> Self {
        let text = std::fs::read(example_path(name)).unwrap();
        let workbook = file::read(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let tables = drift_tables(&workbook);
        Self { name, organisation: published(name), workbook, tables }
    }

    fn all() -> impl Iterator<Item = Self> {
        NAMES.into_iter().map(Self::open)
    }

    fn cells(&self) -> Vec<PublishedCell<'_>> {
        cells(&self.workbook, &self.tables, &self.organisation)
    }

    /// The figure that the app shows in a cell, as the organisation writes it.
    fn shown(&self, cell: &PublishedCell) -> Option<Decimal> {
        let figure = calculated(&self.workbook, &self.tables, cell.place)?;
        Some(rounded(cell.turned(figure), cell.table.display_unit()))
    }
}

/// A line of a `.tsv`: the example, and the fields after it.
fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    text.lines().skip(1).map(|line| {
        let mut fields = line.split('\t');
        (fields.next().unwrap(), fields.collect())
    })
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// What the print says against itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Contradiction {
    /// An error: the calculated figure is another one.
    Error,
    /// Rows are rounded one by one.
    Rounding,
    /// Printed parts do not add up to the printed sum.
    Parts,
}

impl Inconsistency {
    fn sort(&self, part: Part) -> Contradiction {
        match &self.why {
            None => Contradiction::Error,
            Some(_) if part == Part::Settlement => Contradiction::Parts,
            Some(why) if why.contains("rounding") => Contradiction::Rounding,
            Some(why) => panic!("what sort of inconsistency is this: {why}?"),
        }
    }

    /// What the other printed figures give.
    fn computed(&self) -> Decimal {
        number(self.computed.split(' ').next().unwrap())
    }
}

/// What the checks found, as written in the print: its sort, where, the printed or shown figure, the other.
type Found = (String, String, String, String, Decimal, Decimal);

fn found(sort: &str, at: [&str; 3], figure: Decimal, other: Decimal) -> Found {
    let [table, row, column] = at.map(str::to_owned);
    (sort.to_owned(), table, row, column, figure, other)
}

const CONTROL: &str = "control";
const ROUNDING: &str = "rounding";
const PARTS: &str = "parts";

/// The sort, place and figures of a finding about printed figures or rounding.
fn about_figures(finding: &Finding) -> Option<(&'static str, ControlPlace, Decimal, Decimal)> {
    match finding {
        Finding::ControlDiffers { place, printed, calculated, .. } => {
            let calculated = calculated.unwrap_or_else(|| panic!("nothing is calculated at {place:?}"));
            Some((CONTROL, *place, *printed, calculated))
        }
        Finding::PrintedPartsDiffer { place, printed, parts, .. } => Some((PARTS, *place, *printed, *parts)),
        Finding::Rounding { place, shown, from_shown, .. } => Some((ROUNDING, *place, *shown, *from_shown)),
        _ => None,
    }
}

#[test]
fn every_published_figure_comes_out() {
    let beyond: Vec<_> = lines(include_str!("published/beyond.tsv")).collect();
    for example in Example::all() {
        let mut compared = 0;
        for cell in example.cells() {
            let Some(printed) = cell.printed else { continue };
            let at = format!("{}, {}, {}, {}", example.name, cell.table.id, cell.row.label, cell.column);
            let shown = example.shown(&cell).unwrap_or_else(|| panic!("{at}: nothing is shown"));
            compared += 1;
            let mut listed = cell.table.published_inconsistencies.iter();
            let listed = listed.find(|i| (&i.row, &*i.column) == (&cell.row.label, cell.column));
            let control = [CONTROL, &cell.table.id, &cell.row.label, cell.column];
            let beyond = beyond.iter().find(|(name, fields)| *name == example.name && fields[..4] == control);
            match (listed.map(|listed| (listed, listed.sort(cell.table.part()))), beyond) {
                (Some((listed, Contradiction::Error)), None) => {
                    assert_eq!((printed, shown), (listed.published, listed.computed()), "{at}");
                    assert_ne!(printed, shown, "{at}");
                }
                (Some((listed, Contradiction::Rounding | Contradiction::Parts)), None) => {
                    assert_eq!((printed, shown), (listed.published, listed.published), "{at}");
                    assert_ne!(listed.computed(), shown, "{at}");
                }
                (None, Some((_, fields))) => {
                    assert_eq!((printed, shown), (number(fields[4]), number(fields[5])), "{at}");
                }
                (None, None) => assert_eq!(shown, printed, "{at}"),
                (Some(_), Some(_)) => panic!("{at}: listed twice"),
            }
        }
        assert_eq!(compared, figures_in_json(example.name), "{}", example.name);
    }
}

/// How many figures the tables of a published file hold, counted without knowing what they mean.
fn figures_in_json(name: &str) -> usize {
    let json: serde_json::Value = serde_json::from_str(&published_text(name)).unwrap();
    let tables = json["tables"].as_array().unwrap();
    let rows = tables.iter().flat_map(|table| table["rows"].as_array().unwrap());
    rows.map(|row| row["values"].as_object().unwrap().len()).sum()
}

#[test]
fn figures_per_table() {
    // Printed here, so that a table that lost rows is seen.
    let counts = |example: &Example| -> Vec<(String, usize)> {
        let count = |id: &str| {
            example.cells().iter().filter(|cell| cell.table.id == id && cell.printed.is_some()).count()
        };
        let tables = &example.organisation.tables;
        tables.iter().map(|table| (table.id.clone(), count(&table.id))).collect()
    };
    let all: Vec<_> = Example::all().flat_map(|example| counts(&example)).collect();
    let all: Vec<_> = all.iter().map(|(id, count)| (id.as_str(), *count)).collect();
    assert_eq!(
        all,
        [
            ("drift", 44),
            ("investments", 24),
            ("drift", 33),
            ("investments", 18),
            ("sydnet", 6),
            ("settlement", 5),
            ("drift-ekonomi", 30),
            ("drift-personal", 29),
            ("drift-it", 26),
            ("investments", 35),
            ("summary", 8),
            ("investment-requests", 6),
            ("drift", 18),
            ("investments", 7),
            ("action-plan", 0),
            ("drift", 23),
            ("investments-members", 18),
            ("investments-own", 28),
        ]
    );
}

#[test]
fn same_rows_and_columns_in_the_same_order() {
    for Example { name, organisation, workbook, tables } in Example::all() {
        let activities = workbook.activities.iter().zip(&tables);
        assert_eq!(organisation.about(Part::Drift).count(), activities.len(), "{name}");
        for (published, (activity, table)) in organisation.about(Part::Drift).zip(activities) {
            assert_eq!(activity.name, published.title);
            let rows: Vec<_> = table.rows.iter().map(|row| &row.name).collect();
            assert_eq!(rows, published.rows.iter().map(|row| &row.label).collect::<Vec<_>>(), "{name}");
            let columns: Vec<_> =
                published.column_ids().iter().map(|id| drift_column(published, id)).collect();
            assert_eq!(workbook.drift_columns, columns, "{name}");
            assert_eq!(workbook.drift_unit, published.display_unit(), "{name}");
        }
        assert_eq!(organisation.about(Part::Projects).count(), workbook.project_groups.len(), "{name}");
        for (published, group) in organisation.about(Part::Projects).zip(&workbook.project_groups) {
            let with_number = |project: &sambudget::model::investment::Project| {
                format!("{} {}", project.number, project.name).trim_start().to_owned()
            };
            let rows: Vec<_> = group.projects.iter().map(with_number).collect();
            let projects = published.rows.iter().filter(|row| !row.is_total());
            let mut labels: Vec<_> = projects.map(|row| row.label.clone()).collect();
            if labels.is_empty() {
                // GSN prints only the total; one project stands for all of them.
                labels.push(published.title.clone());
            }
            assert_eq!(rows, labels, "{name}");
            match published.rows.iter().find(|row| row.is_total()) {
                Some(total) => assert_eq!(group.total_name, total.label, "{name}"),
                None => assert_eq!((published.id.as_str(), rows.len()), ("investment-requests", 1)),
            }
            let mut columns: Vec<_> =
                published.column_ids().iter().map(|id| project_column(published, id)).collect();
            if name == "itsam-2015" {
                // The notes are printed beside the figures.
                columns.extend([ProjectColumn::Status, ProjectColumn::Comment]);
            }
            assert_eq!(group.columns, columns, "{name}");
            assert!(published.title.starts_with(&group.name), "{name}");
            assert_eq!(workbook.investment_unit, published.display_unit(), "{name}");
        }
    }
}

#[test]
fn summaries_tags_and_settlements_have_the_published_rows() {
    for Example { name, organisation, workbook, tables } in Example::all() {
        let members: Vec<_> = workbook.members.iter().map(|member| member.name.as_str()).collect();
        for published in &organisation.tables {
            let rows = published.rows.iter().filter(|row| !row.is_total());
            let labels: Vec<_> = rows.map(|row| &*row.label).collect();
            match published.part() {
                Part::Drift | Part::Projects => {}
                Part::Summary => {
                    let names: Vec<_> = workbook.activities.iter().map(|activity| &*activity.name).collect();
                    assert_eq!(names, ["Ekonomiavdelningen", "Personalavdelningen", "IT, växel och telefoni"]);
                    // The summary writes the last name with two commas.
                    assert_eq!(labels, ["Ekonomiavdelningen", "Personalavdelningen", "IT, växel, telefoni"]);
                }
                Part::Tag => {
                    let [tag] = &tag_tables(&workbook)[..] else { panic!("one tag") };
                    assert_eq!(published.title, format!("Varav projekt {} (ej med i budget)", tag.tag));
                    let name = |holder| heading::holder(Lang::Swedish, holder, &workbook);
                    let names: Vec<_> = tag.holders.iter().map(|(holder, _)| name(*holder)).collect();
                    let (shared, of_members) = labels.split_last().unwrap();
                    assert_eq!(names[..4], *of_members);
                    assert_eq!((names[4].as_str(), *shared), ("Gemensamt", "Gemensamma kostnader"));
                }
                Part::Settlement => {
                    let parts = settlement(&workbook, &tables).parts.unwrap();
                    let name = |id| workbook.member(id).unwrap().name.as_str();
                    let names: Vec<_> = parts.iter().map(|(id, _)| name(*id)).collect();
                    assert_eq!((&names, &members), (&labels, &labels), "{}", organisation.year);
                }
                Part::ActionPlan => {
                    assert_eq!((name, labels.len(), published.rows.len()), ("gsn-2021", 0, 0));
                }
            }
        }
    }
}

#[test]
fn empty_cells_are_empty_or_listed() {
    let listed: Vec<_> = lines(include_str!("published/blank.tsv")).collect();
    let mut shown = Vec::new();
    for example in Example::all() {
        for cell in example.cells().iter().filter(|cell| cell.printed.is_none()) {
            if let Some(figure) = example.shown(cell) {
                let at = [&cell.table.id, &cell.row.label, cell.column].map(str::to_owned);
                shown.push((example.name, at, figure));
            }
        }
    }
    let listed: Vec<_> = listed
        .iter()
        .map(|(name, fields)| (*name, [fields[0], fields[1], fields[2]].map(str::to_owned), number(fields[3])))
        .collect();
    assert_eq!(shown, listed);
}

#[test]
fn the_checks_find_what_is_listed_and_nothing_else() {
    for example in Example::all() {
        let cells = example.cells();
        let mut expected: Vec<Found> = Vec::new();
        for table in &example.organisation.tables {
            for listed in &table.published_inconsistencies {
                let sort = match listed.sort(table.part()) {
                    Contradiction::Error => CONTROL,
                    Contradiction::Rounding => ROUNDING,
                    Contradiction::Parts => PARTS,
                };
                let at = [&*table.id, &*listed.row, &*listed.column];
                expected.push(found(sort, at, listed.published, listed.computed()));
            }
        }
        for (name, fields) in lines(include_str!("published/beyond.tsv")) {
            if name == example.name {
                let [sort, table, row, column, figure, other, _] = fields[..] else { panic!("{fields:?}") };
                expected.push(found(sort, [table, row, column], number(figure), number(other)));
            }
        }
        let about = findings(&example.workbook, &example.tables);
        let mut all: Vec<Found> = about
            .iter()
            .filter_map(about_figures)
            .map(|(sort, place, figure, other)| {
                let cell = cells.iter().find(|cell| cell.place == place);
                let cell = cell.unwrap_or_else(|| panic!("not in print: {place:?}, {figure}, {other}"));
                let written = |figure: Decimal| if cell.opposite { -figure } else { figure };
                let at = [&*cell.table.id, &*cell.row.label, cell.column];
                found(sort, at, written(figure), written(other))
            })
            .collect();
        all.sort();
        expected.sort();
        assert_eq!(all, expected, "{}", example.name);
    }
}

#[test]
fn every_calculated_figure_has_its_control() {
    for example in Example::all() {
        let controls = &example.workbook.controls;
        let cells = example.cells();
        for cell in cells.iter().filter(|cell| cell.calculated) {
            let Some(printed) = cell.printed else { continue };
            let kronor = cell.turned(cell.table.kronor(printed));
            let unit = cell.table.display_unit();
            assert!(
                controls.iter().any(|c| (c.place, c.printed, c.unit) == (cell.place, kronor, unit)),
                "{}: {} {}",
                example.name,
                cell.row.label,
                cell.column
            );
        }
        assert!(controls.iter().all(|control| cells.iter().any(|cell| cell.place == control.place)));
    }
}

#[test]
fn the_lost_krona_of_2019() {
    let Example { workbook, tables, organisation, .. } = Example::open("sydnarke-2019");
    let settled = settlement(&workbook, &tables);
    assert_eq!(settled.result, Some(Money::kronor(158_552)));
    let parts = settled.parts.unwrap();
    assert_eq!(parts.iter().map(|(_, part)| *part).sum::<Money>(), Money::kronor(158_552));
    let rows = &organisation.table("settlement").rows;
    for ((_, part), row) in parts.iter().zip(rows) {
        let off = part.as_decimal() - row.values["share"];
        assert!(off.abs() <= Decimal::ONE, "{}: {part:?}", row.label);
    }
    let printed: Decimal = rows.iter().filter(|row| !row.is_total()).map(|row| row.values["share"]).sum();
    assert_eq!(printed, Decimal::from(158_551));
}

#[test]
fn boards_members_and_hosts() {
    for Example { name, organisation, workbook, .. } in Example::all() {
        assert_eq!(workbook.name, organisation.organisation);
        assert_eq!(workbook.year.number(), organisation.year);
        let end = format!("{}-{:02}-", organisation.year, workbook.period_end.number());
        assert!(organisation.period_end.starts_with(&end), "{name}");
        let association = workbook.form == BoardForm::Association;
        assert_eq!((association, workbook.host.is_none()), (name == "itsam-2015", name == "itsam-2015"));
    }
    let members = |name| {
        let workbook = Example::open(name).workbook;
        let host = workbook.host.and_then(|id| workbook.member(id)).map(|member| member.name.clone());
        let code = |member: &sambudget::model::member::Member| member.code.clone().unwrap_or_default();
        let codes: Vec<_> = workbook.members.iter().map(|m| format!("{} {}", m.name, code(m))).collect();
        (codes.join(", "), host.unwrap_or_default())
    };
    let sydnarke = ("Askersund 1882, Hallsberg 1861, Laxå 1860, Lekeberg 1814".to_owned(), "Lekeberg".to_owned());
    assert_eq!(members("sydnarke-2022"), sydnarke);
    assert_eq!(members("sydnarke-2019"), sydnarke);
    let herrljunga = ("Herrljunga 1466, Vårgårda 1442".to_owned(), "Herrljunga".to_owned());
    assert_eq!(members("herrljunga-vargarda-2020"), herrljunga);
    let gsn = ("Ludvika 2085, Övriga samverkande kommuner ".to_owned(), "Ludvika".to_owned());
    assert_eq!(members("gsn-2021"), gsn);
    let itsam = "Boxholm 0560, Kinda 0513, Vimmerby 0884, Ydre 0512, Åtvidaberg 0561, Ödeshög 0509";
    assert_eq!(members("itsam-2015"), (itsam.to_owned(), String::new()));
}

#[test]
fn published_volumes_are_the_keys_of_itsam() {
    let Example { workbook, tables, organisation, .. } = Example::open("itsam-2015");
    let volumes = organisation.volumes_for_allocation_keys.unwrap();
    for (key, volume) in workbook.keys.iter().zip(["workstations", "tablets", "extensions", "mobile"]) {
        for member in &workbook.members {
            let weight = key.weight(member.id).value().map(|weight| weight.as_decimal());
            assert_eq!(weight, volumes.rows[&member.name][volume].map(Decimal::from), "{}", key.name);
        }
        let sum = sambudget::rules::key::weight_sum(key);
        assert_eq!(sum, volumes.totals.get(volume).copied().map_or(sum, Decimal::from), "{}", key.name);
    }
    let missing: Vec<_> = findings(&workbook, &tables)
        .into_iter()
        .filter_map(|finding| match finding {
            Finding::WeightMissing(key, member) => {
                Some((workbook.key(key)?.name.clone(), workbook.member(member)?.name.clone()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(missing, [("Mobilabonnemang".to_owned(), "Vimmerby".to_owned())]);
    let result = tables[0].result().actual.map(|result| rounded(result, DisplayUnit::TKR));
    assert_eq!(result, organisation.balance_requirement.get("balance_requirement_result").copied());
}

#[test]
fn published_notes_are_statuses_and_comments() {
    let mut notes = 0;
    for Example { organisation, workbook, .. } in Example::all() {
        for (published, group) in organisation.about(Part::Projects).zip(&workbook.project_groups) {
            for (row, project) in published.rows.iter().zip(&group.projects) {
                let Some(note) = &row.note else { continue };
                notes += 1;
                let by = project.budgeted_by.and_then(|id| workbook.member(id)).map(|m| &m.name);
                let status = heading::status(Lang::Swedish, project.status);
                let said = [
                    by.map(|name| format!("budgeterad i {name}")).unwrap_or_default(),
                    if project.comment.is_empty() { status } else { project.comment.clone() },
                ];
                assert!(said.contains(note) || note.is_empty(), "{}: {note}, but {said:?}", row.label);
            }
        }
    }
    assert_eq!(notes, 2 + 11 + 12);
}
