//! The tables of a piece of HTML, read leniently: by tags and not by a tree, since nothing but rows and cells counts.
//!
//! Whatever is not closed ends where the next thing starts or at the end of the text, as in a browser. The work
//! is linear in the text, since nothing is looked for twice, and in the rows and columns of merged cells, which
//! are limited.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::grid::Grid;
use super::{BlockCell, DecimalSign, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Refusal, shown};

/// What stands in HTML.
pub(super) struct Found {
    pub grid: Grid,
    /// The decimal sign that its style declares.
    pub declared: Option<DecimalSign>,
    /// Whether this app wrote it.
    pub is_own: bool,
}

/// The attribute of a table that this app wrote.
pub(super) const OWN_TABLE: &str = "data-sambudget";
/// The attribute of what only this app knows of a cell.
pub(super) const OWN_CELL: &str = "data-own";
/// The attribute of a text that stands in the cell in another form.
pub(super) const OWN_TEXT: &str = "data-text";

/// What stands on lines of its own in a cell.
const BLOCKS: [&str; 3] = ["p", "div", "li"];

/// Reads all tables, below each other; `None` if there is no cell.
///
/// # Errors
/// [`Refusal::TooLarge`].
pub(super) fn read(html: &str) -> Result<Option<Found>, Refusal> {
    let mut tokens = Tokens { rest: html };
    let mut reader = Reader::default();
    let mut declared = None;
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => reader.text(text)?,
            Token::Open(name, attributes) => {
                // What stands in these is no text of a cell. LibreOffice puts notes into `comment`.
                if ["style", "script", "title", "comment"].iter().any(|hidden| is(name, hidden)) {
                    let inside = tokens.until_end_of(name);
                    declared = declared.or_else(|| declaration(inside));
                } else {
                    reader.open(name, attributes)?;
                }
            }
            Token::Close(name) => reader.close(name)?,
        }
    }
    reader.end_row()?;
    let Reader { grid, is_own, .. } = reader;
    Ok((grid.columns > 0).then_some(Found { grid, declared, is_own }))
}

/// The decimal sign that Excel declares in its style, as `mso-displayed-decimal-separator:"\,"`. If thousands are
/// said to have the same, the style is somebody's invention.
fn declaration(style: &str) -> Option<DecimalSign> {
    let sign = |name| {
        let (_, value) = style.split_once(name)?;
        let value = value.trim_start_matches(['"', '\'', '\\', ' ', ':']);
        match value.chars().next()? {
            ',' => Some(DecimalSign::Comma),
            '.' => Some(DecimalSign::Point),
            _ => None,
        }
    };
    sign("mso-displayed-decimal-separator")
        .filter(|found| sign("mso-displayed-thousand-separator") != Some(*found))
}

fn is(name: &str, other: &str) -> bool {
    name.eq_ignore_ascii_case(other)
}

enum Token<'a> {
    Text(&'a str),
    /// A tag's name and its attributes, as written.
    Open(&'a str, &'a str),
    Close(&'a str),
}

struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let Some(tag) = self.rest.strip_prefix('<') else {
                return self.text(0);
            };
            if let Some(comment) = tag.strip_prefix("!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            } else if tag.starts_with(['!', '?']) {
                // A doctype, or Excel's condition: `<![if !supportMisalignedColumns]>`.
                self.rest = tag.split_once('>').map_or("", |(_, rest)| rest);
            } else {
                let name = tag.strip_prefix('/').unwrap_or(tag);
                if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    return self.text(1);
                }
                let (inside, rest) = split_tag(name);
                self.rest = rest?;
                let end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
                let (name, attributes) = inside.split_at(end);
                let is_end = tag.starts_with('/');
                return Some(if is_end { Token::Close(name) } else { Token::Open(name, attributes) });
            }
        }
    }

    /// The text to the next `<`, which is not among its first `skip` bytes.
    fn text(&mut self, skip: usize) -> Option<Token<'a>> {
        let end = self.rest.get(skip..)?.find('<').map_or(self.rest.len(), |at| at + skip);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!text.is_empty()).then_some(Token::Text(text))
    }

    /// All that stands before the end tag of this name.
    fn until_end_of(&mut self, name: &str) -> &'a str {
        let ends = |at: &usize| {
            let tag = self.rest.get(at + 2..at + 2 + name.len());
            tag.is_some_and(|tag| is(tag, name))
        };
        let end = self.rest.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(self.rest.len());
        let (inside, rest) = self.rest.split_at(end);
        self.rest = rest;
        inside
    }
}

/// Splits after the name and attributes of a tag, at the `>` that stands in no quotes. Without one the rest is
/// no tag.
fn split_tag(text: &str) -> (&str, Option<&str>) {
    let mut quote = None;
    let mut after_equals = false;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if after_equals && matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '>' => return (&text[..at], text.get(at + 1..)),
            None => {}
        }
        after_equals = c == '=' || after_equals && c.is_ascii_whitespace();
    }
    (text, None)
}

/// The attributes of a tag, one after the other; values as written.
struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.0.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='));
        let end =
            text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '=')).unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            self.0 = rest;
            return (!name.is_empty()).then_some((name, ""));
        };
        let value = value.trim_start();
        let quoted = |quote| value.strip_prefix(quote).and_then(|value: &str| value.split_once(quote));
        let bare = || value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()));
        let (value, rest) = quoted('"').or_else(|| quoted('\'')).unwrap_or_else(bare);
        self.0 = rest;
        Some((name, value))
    }
}

/// Text with its character references resolved; unknown ones stay.
fn unescape(text: &str) -> Cow<'_, str> {
    let Some((start, mut rest)) = text.split_once('&') else { return Cow::Borrowed(text) };
    let mut plain = start.to_owned();
    loop {
        // The longest name below has 6 letters, the longest number 7 digits.
        let end = rest.bytes().take(9).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(rest.get(..end)?)?, rest.get(end + 1..)?))) {
            Some((character, after)) => {
                plain.push(character);
                rest = after;
            }
            None => plain.push('&'),
        }
        match rest.split_once('&') {
            Some((text, after)) => {
                plain.push_str(text);
                rest = after;
            }
            None => {
                plain.push_str(rest);
                return Cow::Owned(plain);
            }
        }
    }
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code =
            hexadecimal.map_or_else(|| number.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok());
        return char::from_u32(code?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "thinsp" => '\u{2009}',
        "shy" => '\u{ad}',
        "minus" => '\u{2212}',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "sect" => '§',
        "aring" => 'å',
        "auml" => 'ä',
        "ouml" => 'ö',
        "eacute" => 'é',
        "Aring" => 'Å',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Eacute" => 'É',
        _ => return None,
    })
}

/// The tables, while they are read.
#[derive(Default)]
struct Reader {
    grid: Grid,
    is_own: bool,
    /// How many tables are open; what stands in an inner one is text of the outer one's cell.
    depth: u32,
    /// The row that is read. Its cells go to the row `grid.rows`, which has no cells yet.
    row: Option<Row>,
    cell: Option<OpenCell>,
    /// How many rows have been read, hidden ones too.
    rows: u32,
    /// For each column, the row from which on no merged cell stands in it, counted as `rows`.
    free_from: Vec<u32>,
    /// How many columns `col` has told of, and the hidden ones among them.
    columns: u32,
    hidden: Vec<u32>,
}

struct Row {
    is_hidden: bool,
    /// For how many rows it stands: Excel writes empty rows as one, with `mso-xlrowspan`.
    height: u32,
    column: u32,
    /// One more than the last shown column that was put.
    shown: u32,
    cells: Vec<(u32, BlockCell)>,
}

struct OpenCell {
    cell: BlockCell,
    columns: u32,
    rows: u32,
    is_hidden: bool,
    /// The text that stands for what is in the cell.
    text: Option<String>,
    /// Whether blanks come before the next letter.
    has_blank: bool,
}

impl Reader {
    fn open(&mut self, name: &str, attributes: &str) -> Result<(), Refusal> {
        if is(name, "table") {
            self.depth = self.depth.saturating_add(1);
            if self.depth == 1 {
                self.start_table();
                self.is_own |= Attributes(attributes).any(|(name, _)| is(name, OWN_TABLE));
            }
        }
        match self.depth {
            0 => {}
            1 if is(name, "tr") => self.start_row(attributes)?,
            1 if is(name, "td") || is(name, "th") => self.start_cell(attributes)?,
            1 if is(name, "col") => self.column(attributes),
            _ if is(name, "br") => self.line_break(false),
            _ if is(name, "tr") || BLOCKS.iter().any(|block| is(name, block)) => self.line_break(true),
            _ if is(name, "td") || is(name, "th") => self.text(" ")?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Refusal> {
        if is(name, "table") {
            if self.depth == 1 {
                self.end_row()?;
            }
            self.depth = self.depth.saturating_sub(1);
            self.line_break(true);
        } else if BLOCKS.iter().any(|block| is(name, block)) {
            self.line_break(true);
        } else if self.depth == 1 && is(name, "tr") {
            self.end_row()?;
        } else if self.depth == 1 && (is(name, "td") || is(name, "th")) {
            self.end_cell();
        }
        Ok(())
    }

    fn start_table(&mut self) {
        self.free_from.clear();
        self.hidden.clear();
        self.columns = 0;
    }

    fn column(&mut self, attributes: &str) {
        let (mut span, mut is_hidden) = (1, false);
        for (name, value) in Attributes(attributes) {
            if is(name, "span") {
                span = number(value);
            } else if is(name, "style") {
                is_hidden = hides(value);
            }
        }
        let end = self.columns.saturating_add(span).min(MOST_COLUMNS);
        if is_hidden {
            self.hidden.extend(self.columns..end);
        }
        self.columns = end;
    }

    fn start_row(&mut self, attributes: &str) -> Result<(), Refusal> {
        self.end_row()?;
        if self.rows >= MOST_ROWS {
            return Err(Refusal::TooLarge);
        }
        let style = Attributes(attributes).find(|(name, _)| is(name, "style")).unwrap_or_default().1;
        let height = style.split_once("mso-xlrowspan:").map_or(1, |(_, height)| number(height));
        self.row = Some(Row { is_hidden: hides(style), height, column: 0, shown: 0, cells: Vec::new() });
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        self.end_cell();
        let Some(row) = self.row.take() else { return Ok(()) };
        self.rows += 1;
        if row.is_hidden {
            return Ok(());
        }
        let at = self.grid.rows;
        for (column, cell) in row.cells {
            self.grid.put(at, column, cell)?;
        }
        self.grid.rows = at.saturating_add(row.height);
        self.grid.columns = self.grid.columns.max(row.shown);
        Ok(())
    }

    fn start_cell(&mut self, attributes: &str) -> Result<(), Refusal> {
        self.end_cell();
        if self.row.is_none() {
            self.start_row("")?;
        }
        let mut cell = BlockCell::default();
        let (mut columns, mut rows, mut is_hidden, mut text) = (1, 1, false, None);
        let most_digits = if self.is_own { Decimal::MAX_SCALE } else { shown::EXACT_DIGITS };
        let exact = |value: &str| shown::value(value, most_digits);
        for (name, value) in Attributes(attributes) {
            if is(name, "colspan") {
                columns = number(value);
            } else if is(name, "rowspan") {
                rows = number(value);
            } else if is(name, "style") {
                is_hidden = hides(value);
            } else if is(name, "sdval") {
                // LibreOffice's own; it also writes Google's, but cut to a whole number.
                cell.exact = exact(value).or(cell.exact);
            } else if is(name, "x:num") {
                cell.exact = cell.exact.or_else(|| exact(value));
            } else if is(name, "data-sheets-value") {
                // JSON of numbered fields: 1 is the kind, and a number is of kind 3 and stands in 3.
                let value = unescape(value);
                let number =
                    value.strip_prefix(r#"{"1":3,"3":"#).and_then(|value| value.split([',', '}']).next());
                cell.exact = cell.exact.or_else(|| number.and_then(exact));
            } else if is(name, OWN_CELL) {
                cell.own = Some(unescape(value).into_owned());
            } else if is(name, OWN_TEXT) {
                text = Some(unescape(value).into_owned());
            }
        }
        if !self.is_own {
            (cell.own, text) = (None, None);
        }
        self.cell = Some(OpenCell { cell, columns, rows, is_hidden, text, has_blank: false });
        Ok(())
    }

    fn end_cell(&mut self) {
        let (Some(open), Some(row)) = (self.cell.take(), &mut self.row) else { return };
        let OpenCell { mut cell, columns, rows, is_hidden, text, .. } = open;
        while self.free_from.get(row.column as usize).is_some_and(|free| *free > self.rows) {
            row.column += 1;
        }
        let is_hidden_column = self.hidden.binary_search(&row.column).is_ok();
        if is_hidden && !is_hidden_column {
            return;
        }
        let end = row.column.saturating_add(columns);
        if rows > 1 {
            let free = self.rows.saturating_add(rows);
            let end = end.min(MOST_COLUMNS) as usize;
            self.free_from.resize(self.free_from.len().max(end), 0);
            self.free_from.iter_mut().take(end).skip(row.column as usize).for_each(|from| *from = free);
        }
        let shown = |column: u32| column - self.hidden.partition_point(|hidden| *hidden < column) as u32;
        if let Some(text) = text {
            cell.text = text;
        } else if !self.is_own {
            cell.text.truncate(cell.text.trim_end().len());
            cell.text.drain(..cell.text.len() - cell.text.trim_start().len());
        }
        if !is_hidden_column {
            row.cells.push((shown(row.column), cell));
        }
        row.shown = row.shown.max(shown(end));
        row.column = end;
    }

    /// A new line; in front of a block only if something stands before it.
    fn line_break(&mut self, is_block: bool) {
        if let Some(OpenCell { cell: BlockCell { text, .. }, has_blank, .. }) = &mut self.cell {
            *has_blank = false;
            if !is_block || !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        let Some(OpenCell { cell, has_blank, .. }) = &mut self.cell else { return Ok(()) };
        let text = unescape(text);
        if self.is_own {
            cell.text.push_str(&text);
        } else {
            for c in text.chars() {
                // Line breaks and tabs in HTML are blanks, and blanks are one.
                if c.is_ascii_whitespace() {
                    *has_blank = true;
                    continue;
                }
                if *has_blank && !cell.text.is_empty() && !cell.text.ends_with('\n') {
                    cell.text.push(' ');
                }
                *has_blank = false;
                cell.text.push(c);
            }
        }
        if cell.text.len() > MOST_TEXT { Err(Refusal::TooLarge) } else { Ok(()) }
    }
}

/// Whether a style hides what has it.
fn hides(style: &str) -> bool {
    style.split_once("display:").is_some_and(|(_, value)| value.trim_start().starts_with("none"))
}

/// The whole number that a text starts with, at least 1.
fn number(text: &str) -> u32 {
    let digits = text.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let number = digits.get(..end).unwrap_or_default();
    number.parse().unwrap_or(if number.is_empty() { 1 } else { u32::MAX }).max(1)
}
