//! The published tables as they stand in `tests/published/*.json`: the organisations' own figures, their own
//! mistakes included.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use sambudget::model::money::Money;
use sambudget::model::unit::{DisplayUnit, Unit};
use serde::Deserialize;

/// The examples, in the order that they are offered and numbered.
pub const NAMES: [&str; 5] =
    ["sydnarke-2022", "sydnarke-2019", "herrljunga-vargarda-2020", "gsn-2021", "itsam-2015"];

/// What one organisation published about one year.
#[derive(Deserialize)]
pub struct Organisation {
    pub organisation: String,
    pub form: String,
    pub host: Option<String>,
    pub members: Vec<String>,
    pub year: u16,
    pub period_end: String,
    pub source: String,
    pub tables: Vec<Table>,
    pub volumes_for_allocation_keys: Option<Volumes>,
    #[serde(default)]
    pub said_in_the_text: serde_json::Value,
    #[serde(default)]
    pub balance_requirement: BTreeMap<String, Decimal>,
}

/// A published table.
#[derive(Deserialize)]
pub struct Table {
    pub id: String,
    pub title: String,
    pub unit: String,
    pub decimals: u8,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Of an action plan: how many groups it has, what is said of its sums, and when a measure counts.
    pub groups: Option<u64>,
    pub totals: Option<String>,
    pub rule: Option<String>,
    #[serde(default)]
    pub published_inconsistencies: Vec<Inconsistency>,
}

/// A column of figures; the action plan's are only headings.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Column {
    Figures { id: String },
    Heading(String),
}

/// A row as it is printed.
#[derive(Deserialize)]
pub struct Row {
    pub label: String,
    pub kind: String,
    /// The printed figures by column; a column that is not here is an empty cell.
    pub values: BTreeMap<String, Decimal>,
    pub note: Option<String>,
}

/// A printed figure that the other printed figures contradict.
#[derive(Deserialize)]
pub struct Inconsistency {
    pub row: String,
    pub column: String,
    pub published: Decimal,
    /// What the printed figures give; may have more words after the number.
    pub computed: String,
    /// Why, where it is not an error but rounding.
    pub why: Option<String>,
}

/// Volumes per member municipality, from which allocation keys can be made.
#[derive(Deserialize)]
pub struct Volumes {
    pub title: String,
    pub rows: BTreeMap<String, BTreeMap<String, Option<u32>>>,
    pub totals: BTreeMap<String, u32>,
}

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A drift table.
    Drift,
    /// An investment table.
    Projects,
    /// The results of all drift tables.
    Summary,
    /// The "of which" sum of a tag.
    Tag,
    /// The settlement of the year's result.
    Settlement,
    /// Measures.
    ActionPlan,
}

/// The folder of the project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where the workbook of an example stands.
pub fn example_path(name: &str) -> PathBuf {
    project().join("public/examples").join(name).with_extension("json")
}

/// The JSON text of what an organisation published.
pub fn published_text(name: &str) -> String {
    let path = project().join("tests/published").join(name).with_extension("json");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What an organisation published.
pub fn published(name: &str) -> Organisation {
    serde_json::from_str(&published_text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

impl Organisation {
    /// The table with this id.
    pub fn table(&self, id: &str) -> &Table {
        let found = self.tables.iter().find(|table| table.id == id);
        found.unwrap_or_else(|| panic!("{} has no table {id}", self.organisation))
    }

    /// The tables about `part`, in order.
    pub fn about(&self, part: Part) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(move |table| table.part() == part)
    }
}

impl Table {
    /// What the table is about.
    pub fn part(&self) -> Part {
        match self.id.as_str() {
            "summary" => Part::Summary,
            "sydnet" => Part::Tag,
            "settlement" => Part::Settlement,
            "action-plan" => Part::ActionPlan,
            id if id.starts_with("drift") => Part::Drift,
            id if id.starts_with("investment") => Part::Projects,
            id => panic!("what is the table {id} about?"),
        }
    }

    /// The ids of its columns of figures, in order.
    pub fn column_ids(&self) -> Vec<&str> {
        self.columns
            .iter()
            .map(|column| match column {
                Column::Figures { id } => id.as_str(),
                Column::Heading(text) => text.as_str(),
            })
            .collect()
    }

    /// Whether it has this column.
    pub fn has(&self, column: &str) -> bool {
        self.column_ids().contains(&column)
    }

    /// The unit that it is printed in.
    pub fn display_unit(&self) -> DisplayUnit {
        let unit = Unit::ALL.into_iter().find(|unit| unit.abbreviation() == self.unit);
        let unit = unit.unwrap_or_else(|| panic!("what is the unit {}?", self.unit));
        DisplayUnit { unit, decimals: self.decimals }
    }

    /// A printed figure in kronor, with its printed sign.
    pub fn kronor(&self, figure: Decimal) -> Money {
        Money::calculated(figure * self.display_unit().unit.in_kronor())
    }

    /// The row with this label.
    pub fn row(&self, label: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.label == label)
    }
}

impl Row {
    /// Whether it is a sum over other rows.
    pub fn is_total(&self) -> bool {
        self.kind == "total"
    }
}
