//! What the benchmarks found: figures beside their limits, as a table to read and a file for programs.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::{Value, json};

/// What one measure found of one subject at one size.
#[derive(Debug, Clone, Default)]
pub struct Figure {
    /// What was measured.
    pub measure: String,
    /// The size of the workbook; empty where it plays no part.
    pub size: &'static str,
    /// What it was measured on: ours, or one of the peers of the run.
    pub subject: &'static str,
    /// The unit of the values.
    pub unit: &'static str,
    /// How often it was measured.
    pub samples: usize,
    /// The median; `None` if it could not be measured, and then the note says why.
    pub median: Option<f64>,
    /// The 95th percentile, where there are enough samples.
    pub high: Option<f64>,
    /// What it is held to.
    pub limit: Option<Limit>,
    /// What else is to be known.
    pub note: String,
}

/// What a figure is held to.
#[derive(Debug, Clone)]
pub struct Limit {
    /// In words.
    pub text: String,
    /// Whether it holds.
    pub holds: bool,
}

/// Median and 95th percentile of samples, in their unit; `None` without samples.
pub fn percentiles(samples: &[f64]) -> Option<(f64, f64)> {
    let mut all = samples.to_vec();
    all.sort_by(f64::total_cmp);
    let last = all.len().checked_sub(1)?;
    Some((all[last / 2], all[last * 95 / 100]))
}

impl Figure {
    /// The figure of samples.
    pub fn of(
        measure: &str,
        size: &'static str,
        subject: &'static str,
        unit: &'static str,
        samples: &[f64],
    ) -> Self {
        let found = percentiles(samples);
        Self {
            measure: measure.to_owned(),
            size,
            subject,
            unit,
            samples: samples.len(),
            median: found.map(|(median, _)| median),
            high: found.filter(|_| samples.len() >= 10).map(|(_, high)| high),
            ..Self::default()
        }
    }

    /// How many times larger the median is at L than at S.
    pub fn growth(measure: &str, subject: &'static str, small: Option<f64>, large: Option<f64>) -> Self {
        let ratio = small.zip(large).map(|(small, large)| large / small.max(1e-9));
        Self {
            measure: measure.to_owned(),
            size: "L/S",
            subject,
            unit: "×",
            samples: usize::from(ratio.is_some()),
            median: ratio,
            ..Self::default()
        }
    }

    /// Holds the median to at most `most`.
    #[must_use]
    pub fn at_most(self, most: f64) -> Self {
        let holds = self.median.is_some_and(|median| median <= most);
        let text = format!("≤ {} {}", number(most), self.unit);
        self.limit(text, holds)
    }

    /// Holds it to something said in words.
    #[must_use]
    pub fn limit(mut self, text: String, holds: bool) -> Self {
        self.limit = Some(Limit { text, holds });
        self
    }

    /// Adds a remark.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    fn json(&self) -> Value {
        json!({
            "measure": self.measure, "size": self.size, "subject": self.subject, "unit": self.unit,
            "samples": self.samples, "median": self.median, "p95": self.high, "note": self.note,
            "limit": self.limit.as_ref().map(|limit| &limit.text),
            "holds": self.limit.as_ref().map(|limit| limit.holds),
        })
    }
}

/// A number with three digits that say something.
pub fn number(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size < 0.01 => format!("{value:.4}"),
        size if size < 1.0 => format!("{value:.3}"),
        size if size < 10.0 => format!("{value:.2}"),
        size if size < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// Prints figures as an aligned table under a heading.
pub fn print(heading: &str, figures: &[Figure]) {
    let value = |found: Option<f64>, unit: &str| {
        found.map_or_else(|| "–".to_owned(), |found| format!("{} {unit}", number(found)))
    };
    let head = ["measure", "size", "of", "median", "95 %", "n", "limit", "", "note"].map(String::from);
    let rows = figures.iter().map(|figure| {
        let limit = figure.limit.as_ref();
        [
            figure.measure.clone(),
            figure.size.to_owned(),
            figure.subject.to_owned(),
            value(figure.median, figure.unit),
            value(figure.high, figure.unit),
            figure.samples.to_string(),
            limit.map(|limit| limit.text.clone()).unwrap_or_default(),
            limit.map(|limit| if limit.holds { "holds" } else { "NOT YET" }).unwrap_or_default().to_owned(),
            figure.note.clone(),
        ]
    });
    let table: Vec<_> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| table.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<_> = (0..9).map(width).collect();
    println!("\n{heading}\n");
    for row in &table {
        let mut line = String::new();
        for (column, text) in row.iter().enumerate() {
            let room = " ".repeat(widths[column] - text.chars().count());
            let _ = match column {
                3..=5 => write!(line, "{room}{text}  "),
                _ => write!(line, "{text}{room}  "),
            };
        }
        println!("{}", line.trim_end());
    }
}

/// Writes figures into `target/bench/`, and says where.
pub fn save(name: &str, figures: &[Figure]) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    let file = folder.join(format!("{name}.json"));
    let all: Vec<_> = figures.iter().map(Figure::json).collect();
    let text = serde_json::to_string_pretty(&all).expect("figures");
    std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, text)).expect("a file");
    println!("\nWritten to {}", file.display());
}
