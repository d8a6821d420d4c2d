//! What is stored of a workbook for the start page, beside the workbook: one small JSON object.
//!
//! ```text
//! {"name":"Sydnärke","year":2022,"changed":"2026-11-21 14:32","exported":null,"bytes":48211}
//! ```

use serde::Serialize;

use super::cursor::{At, Refusal};
use super::json;
use super::write::json as written;

/// What the start page says of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Line {
    /// The board's name.
    pub name: String,
    /// The fiscal year.
    pub year: u16,
    /// When it was last changed here, as people write it.
    pub changed: String,
    /// When it was last saved to a file; `None` if it never was.
    pub exported: Option<String>,
    /// Its size in storage, in bytes; 0 if that was not noted.
    pub bytes: usize,
}

/// Reads a line; `None` if it is none. It can be made anew from the workbook, so nobody needs to know why.
#[must_use]
pub fn read(text: &str) -> Option<Line> {
    let root = json::parse(text.as_bytes()).ok()?;
    line(&At::top(&root)).ok()
}

fn line(at: &At<'_>) -> Result<Line, Refusal> {
    let fields = at.object()?;
    let year = fields.need("year").whole(0, u16::MAX.into())?;
    let bytes = fields.get("bytes").map_or(Ok(0), |at| at.whole(0, u32::MAX))?;
    Ok(Line {
        name: fields.need("name").prose()?,
        year: u16::try_from(year).unwrap_or_default(),
        changed: fields.need("changed").prose()?,
        exported: fields.get("exported").filter(|at| !at.is_null()).map(|at| at.prose()).transpose()?,
        bytes: usize::try_from(bytes).unwrap_or_default(),
    })
}

/// Writes a line.
#[must_use]
pub fn write(line: &Line) -> String {
    written(line)
}

#[cfg(test)]
mod tests {
    use super::{Line, read, write};

    #[test]
    fn what_is_written_reads_back() {
        let exported = [None, Some("2026-11-21 15:00".to_owned())];
        for exported in exported {
            let line = Line {
                name: "Sydnärkes \"IT\"-nämnd".to_owned(),
                year: 2022,
                changed: "2026-11-21 14:32".to_owned(),
                exported,
                bytes: 48_211,
            };
            assert_eq!(read(&write(&line)), Some(line));
        }
    }

    #[test]
    fn older_lines_have_no_size_and_others_are_refused() {
        let older = r#"{"name":"A","year":2022,"changed":"","exported":null}"#;
        assert_eq!(read(older).map(|line| line.bytes), Some(0));
        for bad in
            ["", "{}", "null", r#"{"name":"A"}"#, r#"{"name":1,"year":2022,"changed":""}"#, "{\"name\":"]
        {
            assert_eq!(read(bad), None, "{bad}");
        }
        let too_late = r#"{"name":"A","year":70000,"changed":""}"#;
        assert_eq!(read(too_late), None);
    }
}
