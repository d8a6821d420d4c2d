//! What is stored of a restore point beside the workbook's text, and of a workbook in the bin: one small JSON object each.
//!
//! ```text
//! {"when":"2026-11-21 14:32:05","why":"before","verb":"paste","cells":340,"step":17,"bytes":48211,"fingerprint":""}
//! {"deleted":"2026-11-21 14:32:05","name":"Sydnärke","year":2022,"bytes":48211}
//! ```

use serde::Serialize;

use super::cursor::{At, Fields, Refusal};
use super::journal::{Label, LabelWhat};
use super::json;
use super::write::json as written;

/// A workbook as it was at some time, kept so that one can go back to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What it is known by among the points of its workbook.
    pub id: String,
    /// When it was taken, as people write it.
    pub when: String,
    /// Why it was taken.
    pub why: Why,
    /// The number of the newest step that it holds.
    pub step: u64,
    /// The size of its text in bytes.
    pub bytes: usize,
    /// What its content is known by in files; empty where that was not noted.
    pub fingerprint: String,
}

/// Why a point was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Before the first change of a day.
    Day,
    /// A while of work had gone since the point before.
    Work,
    /// Before a step that changes much.
    Before(Label),
    /// When the workbook of the next year was made of it.
    NextYear,
    /// It was saved to a file.
    Saved,
    /// Somebody wanted it, under this name.
    Named(String),
}

/// A workbook in the bin.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Binned {
    /// When it was put there, as people write it.
    pub deleted: String,
    /// The board's name.
    pub name: String,
    /// The fiscal year.
    pub year: u16,
    /// Its size in storage, in bytes.
    pub bytes: usize,
    /// Its line on the start page, with which it comes back there.
    pub line: String,
}

/// The fields of a point.
#[derive(Serialize)]
struct Fielded<'a> {
    when: &'a str,
    why: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    verb: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cells: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
    step: u64,
    bytes: usize,
    fingerprint: &'a str,
}

/// Writes what is stored of a point; what it is known by is the name that this stands under.
#[must_use]
pub fn write(point: &Point) -> String {
    let Point { when, why, step, bytes, fingerprint, .. } = point;
    let (mut verb, mut name, mut cells, mut rows) = (None, None, None, None);
    let why = match why {
        Why::Day => "day",
        Why::Work => "work",
        Why::Before(label) => {
            verb = Some(label.verb.as_str());
            match &label.what {
                LabelWhat::Named(named) => name = Some(named.as_str()),
                LabelWhat::Cells(count) => cells = Some(*count),
                LabelWhat::Rows(count) => rows = Some(*count),
            }
            "before"
        }
        Why::NextYear => "nextYear",
        Why::Saved => "saved",
        Why::Named(named) => {
            name = Some(named.as_str());
            "named"
        }
    };
    let (step, bytes) = (*step, *bytes);
    written(&Fielded { when, why, verb, name, cells, rows, step, bytes, fingerprint })
}

/// Reads what is stored of the point that is known by `id`; `None` if it is none.
#[must_use]
pub fn read(id: &str, text: &str) -> Option<Point> {
    let root = json::parse(text.as_bytes()).ok()?;
    point(id, &At::top(&root)).ok()
}

fn point(id: &str, at: &At<'_>) -> Result<Point, Refusal> {
    let fields = at.object()?;
    let name = || fields.need("name").prose();
    let why = match fields.need("why").text()? {
        "day" => Why::Day,
        "before" => Why::Before(Label { verb: fields.need("verb").name()?, what: what(&fields)? }),
        "nextYear" => Why::NextYear,
        "saved" => Why::Saved,
        "named" => Why::Named(name()?),
        // Also what a newer version has a word for.
        _ => Why::Work,
    };
    Ok(Point {
        id: id.to_owned(),
        when: fields.need("when").name()?,
        why,
        step: u64::from(fields.need("step").whole(0, u32::MAX)?),
        bytes: size(&fields, "bytes")?,
        fingerprint: fields.get("fingerprint").map_or(Ok(String::new()), |at| at.prose())?,
    })
}

fn what(fields: &Fields<'_>) -> Result<LabelWhat, Refusal> {
    if fields.get("cells").is_some() {
        return size(fields, "cells").map(LabelWhat::Cells);
    }
    if fields.get("rows").is_some() {
        return size(fields, "rows").map(LabelWhat::Rows);
    }
    fields.need("name").prose().map(LabelWhat::Named)
}

fn size<'a>(fields: &Fields<'a>, name: &'a str) -> Result<usize, Refusal> {
    Ok(usize::try_from(fields.need(name).whole(0, u32::MAX)?).unwrap_or(usize::MAX))
}

/// Writes what is stored of a workbook in the bin.
#[must_use]
pub fn write_binned(binned: &Binned) -> String {
    written(binned)
}

/// Reads it; `None` if it is none.
#[must_use]
pub fn read_binned(text: &str) -> Option<Binned> {
    let root = json::parse(text.as_bytes()).ok()?;
    let binned = |at: &At<'_>| -> Result<Binned, Refusal> {
        let fields = at.object()?;
        Ok(Binned {
            deleted: fields.need("deleted").name()?,
            name: fields.need("name").prose()?,
            year: u16::try_from(fields.need("year").whole(0, u16::MAX.into())?).unwrap_or_default(),
            bytes: size(&fields, "bytes")?,
            line: fields.need("line").prose()?,
        })
    };
    binned(&At::top(&root)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(why: Why) -> Point {
        let (when, fingerprint) = ("2026-11-21 14:32:05".to_owned(), "abc".to_owned());
        Point { id: "17.2a".to_owned(), when, why, step: 17, bytes: 48_211, fingerprint }
    }

    #[test]
    fn points_read_back() {
        let before = |what| Why::Before(Label { verb: "paste".to_owned(), what });
        for why in [
            Why::Day,
            Why::Work,
            before(LabelWhat::Cells(340)),
            before(LabelWhat::Rows(3)),
            before(LabelWhat::Named("Drift \"A\"".to_owned())),
            Why::NextYear,
            Why::Saved,
            Why::Named("före nämnden".to_owned()),
        ] {
            let point = point(why);
            assert_eq!(read("17.2a", &write(&point)), Some(point));
        }
    }

    #[test]
    fn what_is_newer_is_a_point_of_work_and_what_is_broken_none() {
        let newer = write(&point(Why::Day)).replace("\"day\"", "\"eclipse\"");
        assert_eq!(read("17.2a", &newer), Some(point(Why::Work)));
        for bad in ["", "{}", "null", r#"{"when":"x","why":"day","step":-1,"bytes":1}"#] {
            assert_eq!(read("1", bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_in_the_bin_reads_back() {
        let line = r#"{"name":"A","year":2022}"#.to_owned();
        let deleted = "2026-11-21 14:32:05".to_owned();
        let binned = Binned { deleted, name: "A".to_owned(), year: 2022, bytes: 12, line };
        assert_eq!(read_binned(&write_binned(&binned)), Some(binned));
        assert_eq!(read_binned("{}"), None);
    }
}
