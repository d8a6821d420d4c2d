//! Finding words and figures, and rows by their name.

use super::effect::Effect;
use super::goals::found::{self, GoalPlace};
use super::moving::is_movable;
use super::place::Destination;
use super::selection::At;
use super::sheet::{SheetId, Table};
use super::state::{Look, Open, State, View};
use super::{cursor, notes};
use crate::model::months::BookedYear;
use crate::rules::drift::Lens;
use crate::text::letters::lower_letter;

/// Which way the search goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the next place.
    Forward,
    /// To the place before.
    Back,
}

/// Where words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// In a cell, or in a note.
    Cell(Destination),
    /// In a goal, or in one of its indicators.
    Goal(GoalPlace),
}

/// Where the next cell or goal stands whose text or note has all the words, from the cursor on: first through what has the
/// cursor, then through the tables and goals of the other views, and around to the cursor again. `None` if there is none.
#[must_use]
pub fn find(state: &State, words: &str, way: Way) -> Option<Found> {
    let words = plain(words);
    let open = state.open.as_ref().filter(|_| !words.is_empty())?;
    let places = all_places(open);
    let cursor = open.cursor();
    // Whoever looks at the goals searches on from them.
    let here = match open.view {
        View::Goals => places.iter().position(|(_, sheet)| sheet.is_none()),
        _ => cursor.and_then(|cursor| places.iter().position(|(_, sheet)| *sheet == Some(cursor.sheet))),
    };
    let count = places.len();
    let start = here.unwrap_or_default();
    // What has the cursor comes twice: from the cursor to its end, and at last from its start to the cursor.
    let in_views = (0..=count).find_map(|step| {
        let index = match way {
            Way::Forward => (start + step) % count.max(1),
            Way::Back => (start + count - step % count.max(1)) % count.max(1),
        };
        let (view, sheet) = *places.get(index)?;
        let is_here = here.is_some() && step == 0;
        let Some(sheet) = sheet else {
            let from = open.found_goal.filter(|_| is_here);
            return found::next(state, |text| fits(text, &words), from, way).map(Found::Goal);
        };
        let table = state.table(sheet)?;
        let from = cursor.filter(|_| is_here).map(|cursor| cursor.at);
        let found = in_table(&table, &words, from, way)?;
        let subject = table.rows.get(found.row)?.subject;
        Some(Found::Cell(Destination {
            view,
            look: open.look,
            activity: sheet.activity(),
            sheet,
            subject,
            column: table.own_column(found.column),
        }))
    });
    // What is noted of somebody's figures that are not looked at now.
    in_views.or_else(|| notes::find(state, |text| fits(text, &words)).map(Found::Cell))
}

/// Goes to what was found, and says so where no cursor does.
pub(super) fn go_to(state: &mut State, found: &Found) -> Vec<Effect> {
    match found {
        Found::Cell(destination) => cursor::go_to(state, destination),
        Found::Goal(place) => found::go_to(state, *place),
    }
}

/// Where words are looked for: the tables of all views, in the order of the tabs, and the goals among them.
fn all_places(open: &Open) -> Vec<(View, Option<SheetId>)> {
    let mut places = Vec::new();
    let mut sheets = all_sheets(open).into_iter().peekable();
    for view in View::ALL {
        while let Some((view, sheet)) = sheets.next_if(|(known, _)| *known == view) {
            places.push((view, Some(sheet)));
        }
        if view == View::Goals {
            places.push((view, None));
        }
    }
    places
}

/// The tables of all views, in the order of the tabs, as they are looked at now.
fn all_sheets(open: &Open) -> Vec<(View, SheetId)> {
    let mut sheets = Vec::new();
    for view in View::ALL {
        match view {
            View::Drift => {
                for activity in &open.workbook.activities {
                    sheets.push((view, open.look.sheet(activity.id)));
                }
            }
            View::Months => {
                for activity in &open.workbook.activities {
                    sheets.extend(BookedYear::ALL.map(|year| (view, SheetId::Months(activity.id, year))));
                }
            }
            _ => sheets.extend(open.sheets_of(view).into_iter().map(|sheet| (view, sheet))),
        }
    }
    sheets
}

/// The next cell of a table with the words, after `from` or from its edge.
fn in_table(table: &Table, words: &str, from: Option<At>, way: Way) -> Option<At> {
    let shape = table.shape();
    let count = shape.rows * shape.columns;
    let place = |at: At| at.row * shape.columns + at.column;
    let at = |place: usize| At { row: place / shape.columns.max(1), column: place % shape.columns.max(1) };
    let has = |place: &usize| {
        table.cell(at(*place)).is_some_and(|cell| fits(&cell.text, words) || fits(&cell.note, words))
    };
    match way {
        Way::Forward => (from.map_or(0, |from| place(from) + 1)..count).find(has),
        Way::Back => (0..from.map_or(count, place)).rev().find(has),
    }
    .map(at)
}

fn fits(text: &str, words: &str) -> bool {
    !text.is_empty() && plain(text).contains(words)
}

/// A text as it is searched: small letters, one kind of space and of minus, figures without spaces between them.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{2212}' => plain.push('-'),
            letter if letter.is_whitespace() => {
                let between_digits = plain.ends_with(|c: char| c.is_ascii_digit())
                    && letters.peek().is_some_and(char::is_ascii_digit);
                if !between_digits {
                    plain.push(' ');
                }
            }
            letter => plain.push(lower_letter(letter)),
        }
    }
    plain
}

/// Every row with a name of its own, with where it stands: lines, groups, projects, measures, members, keys.
#[must_use]
pub fn rows(state: &State) -> Vec<(String, Destination)> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let mut rows = Vec::new();
    for (view, sheet) in all_sheets(open) {
        // What has a name of its own can be moved; keys alone have no order.
        let is_own = is_movable(sheet) || sheet == SheetId::Keys;
        let Some(table) = state.table(sheet).filter(|_| is_own) else { continue };
        for (row, head) in table.rows.iter().enumerate() {
            let name = table.cell(At { row, column: 0 }).map(|cell| cell.text).unwrap_or_default();
            let look = if matches!(view, View::Drift) { open.look } else { Look::Lens(Lens::Total) };
            let place = Destination {
                view,
                look,
                activity: sheet.activity(),
                sheet,
                subject: head.subject,
                column: table.own_column(1),
            };
            rows.push((format!("{name} ({})", table.caption), place));
        }
    }
    rows
}
