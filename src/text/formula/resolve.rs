//! What words and brackets mean at a cell, and how a figure is called there.

use std::fmt::Display;

use super::error::Problem;
use super::{Dialect, View, names};
use crate::model::drift::{DriftColumn, Row, RowId};
use crate::model::formula::{Column, Figure, ProjectRow, TableRow};
use crate::model::investment::ProjectColumn;
use crate::model::member::Holder;
use crate::text::letters::lower;
use crate::text::number::NumberStyle;

/// A problem with where it is within the brackets, and how long that is; in characters.
type Fault = (Problem, usize, usize);

/// A row of any table.
#[derive(Clone, Copy, PartialEq)]
enum AnyRow {
    Table(TableRow),
    Project(ProjectRow),
}

/// What stands after the row in brackets.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Holder(Option<Holder>),
    Column(Column),
}

/// The column of the own row that a word names.
pub(super) fn own_column(word: &str, dialect: Dialect<'_>) -> Option<Column> {
    match dialect {
        Dialect::People(view) => names::column(word, view.at.column()),
        Dialect::File(like) => stored_column(word, like),
    }
}

/// Whether a word means how many months the actuals cover; in files it has one name.
pub(super) fn is_months(word: &str, dialect: Dialect<'_>) -> bool {
    match dialect {
        Dialect::People(_) => names::is_months(word),
        Dialect::File(_) => word == names::months_word(NumberStyle::English),
    }
}

/// The column with this name in files, where each has one name.
fn stored_column(word: &str, like: Column) -> Option<Column> {
    names::column(word, like).filter(|column| names::column_word(*column, NumberStyle::English) == word)
}

/// The figure that is called `inside` in brackets.
pub(super) fn figure(inside: &str, dialect: Dialect<'_>) -> Result<Figure, Fault> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for piece in inside.split(';') {
        let before = piece.chars().take_while(|c| c.is_whitespace()).count();
        pieces.push((piece.trim(), at + before));
        at += piece.chars().count() + 1;
    }
    let fault = |problem, (piece, at): (&str, usize)| (problem, at, piece.chars().count());
    let [first, rest @ ..] = &pieces[..] else { return Err((Problem::UnknownRow, 0, 0)) };
    let row = row(first.0, dialect).map_err(|problem| fault(problem, *first))?;
    let (mut holder, mut column) = (None, None);
    for piece in rest {
        match part(piece.0, row, dialect) {
            Some(Part::Holder(found)) if holder.is_none() => holder = Some(found),
            Some(Part::Column(found)) if column.is_none() => column = Some(found),
            _ => return Err(fault(Problem::UnknownPart, *piece)),
        }
    }
    let column = column.or_else(|| usual_column(row, dialect));
    match (row, column) {
        (AnyRow::Table(row), Some(Column::Drift(column))) => {
            let holder = holder.unwrap_or_else(|| usual_holder(dialect));
            Ok(Figure::Drift { row, holder, column })
        }
        (AnyRow::Project(row), Some(Column::Project(column))) => Ok(Figure::Project { row, column }),
        _ => Err(fault(Problem::ColumnExpected, *first)),
    }
}

/// Whose figures are meant where nothing is said: those of the cell's own holder.
fn usual_holder(dialect: Dialect<'_>) -> Option<Holder> {
    match dialect {
        Dialect::People(View { at: Figure::Drift { holder, .. }, .. }) => holder,
        _ => None,
    }
}

/// The column that is meant where nothing is said: the cell's own, or the one like it in the other table.
fn usual_column(row: AnyRow, dialect: Dialect<'_>) -> Option<Column> {
    let Dialect::People(view) = dialect else { return None };
    const ALIKE: [(DriftColumn, ProjectColumn); 7] = [
        (DriftColumn::OriginalBudget, ProjectColumn::OriginalBudget),
        (DriftColumn::Supplements, ProjectColumn::Supplement),
        (DriftColumn::Budget, ProjectColumn::Budget),
        (DriftColumn::Actual, ProjectColumn::Actual),
        (DriftColumn::DeviationToDate, ProjectColumn::DeviationToDate),
        (DriftColumn::Prognosis, ProjectColumn::Prognosis),
        (DriftColumn::Deviation, ProjectColumn::Deviation),
    ];
    match (row, view.at.column()) {
        (AnyRow::Table(_), Column::Project(own)) => {
            ALIKE.iter().find(|(_, project)| *project == own).map(|(drift, _)| Column::Drift(*drift))
        }
        (AnyRow::Project(_), Column::Drift(own)) => {
            ALIKE.iter().find(|(drift, _)| *drift == own).map(|(_, project)| Column::Project(*project))
        }
        (_, own) => Some(own),
    }
}

/// A holder or a column by its word or name; for a holder also by identity.
fn part(text: &str, row: AnyRow, dialect: Dialect<'_>) -> Option<Part> {
    let like = match row {
        AnyRow::Table(_) => Column::Drift(DriftColumn::Actual),
        AnyRow::Project(_) => Column::Project(ProjectColumn::Actual),
    };
    let column = match dialect {
        Dialect::People(_) => names::column(text, like),
        Dialect::File(_) => stored_column(text, like),
    };
    if let Some(column) = column {
        return Some(Part::Column(column));
    }
    if matches!(row, AnyRow::Project(_)) {
        return None;
    }
    let (total, shared) = match dialect {
        Dialect::People(_) => (names::is_total(text), names::is_shared(text)),
        Dialect::File(_) => {
            let english = NumberStyle::English;
            (text == names::total_word(english), text == names::shared_word(english))
        }
    };
    if total {
        return Some(Part::Holder(None));
    }
    let holder = match dialect {
        _ if shared => Some(Holder::Shared),
        Dialect::File(_) => text.parse().ok().map(Holder::Member),
        Dialect::People(view) => member(text, view),
    };
    holder.map(|holder| Part::Holder(Some(holder)))
}

fn member(text: &str, view: View<'_>) -> Option<Holder> {
    if let Some((_, id)) = text.rsplit_once('#')
        && let Ok(id) = id.parse()
    {
        return Some(Holder::Member(id));
    }
    let same = |name: &str| lower(name.trim()) == lower(text);
    let mut found = view.workbook.members.iter().filter(|member| same(&member.name));
    let only = found.next()?;
    found.next().is_none().then_some(Holder::Member(only.id))
}

/// A row by its identity: `l1`, `g1`, `a1`, `p1`, `i1`.
fn row_of_id(id: &str) -> Option<AnyRow> {
    let table = |row| AnyRow::Table(TableRow::Row(row));
    let (line, group) = (id.parse().map(RowId::Line).map(table), id.parse().map(RowId::Group).map(table));
    let result = id.parse().map(TableRow::Result).map(AnyRow::Table);
    let project = id.parse().map(ProjectRow::Project).map(AnyRow::Project);
    let total = id.parse().map(ProjectRow::Total).map(AnyRow::Project);
    line.or(group).or(result).or(project).or(total).ok()
}

fn row(text: &str, dialect: Dialect<'_>) -> Result<AnyRow, Problem> {
    match dialect {
        Dialect::File(_) => row_of_id(text).ok_or(Problem::UnknownRow),
        Dialect::People(view) => match text.rsplit_once('#').and_then(|(_, id)| row_of_id(id.trim())) {
            Some(row) => Ok(row),
            None => row_of_name(text, view),
        },
    }
}

/// The only row with this name; where several tables have one, that of the cell's own table.
fn row_of_name(name: &str, view: View<'_>) -> Result<AnyRow, Problem> {
    if name.is_empty() {
        return Err(Problem::UnknownRow);
    }
    let all = named_rows(view);
    let is_own = |named: &&Named<'_>| named.own;
    let exact: Vec<&Named> = all.iter().filter(|named| named.name.trim() == name).collect();
    let lower_name = lower(name);
    let found = if exact.is_empty() {
        all.iter().filter(|named| lower(named.name.trim()) == lower_name).collect()
    } else {
        exact
    };
    let own: Vec<&Named> = found.iter().copied().filter(is_own).collect();
    match (&found[..], &own[..]) {
        ([], _) => Err(Problem::UnknownRow),
        ([only], _) | (_, [only]) => Ok(only.row),
        _ => Err(Problem::SeveralRows),
    }
}

struct Named<'a> {
    name: &'a str,
    row: AnyRow,
    /// Whether it stands in the table of the cell.
    own: bool,
}

fn named_rows<'a>(view: View<'a>) -> Vec<Named<'a>> {
    let mut all = Vec::new();
    for activity in &view.workbook.activities {
        let from = all.len();
        let result = TableRow::Result(activity.id);
        all.push(Named { name: &activity.result_name, row: AnyRow::Table(result), own: false });
        for row in activity.all_rows() {
            let name = match row {
                Row::Line(line) => &line.name,
                Row::Group(group) => &group.name,
            };
            all.push(Named { name, row: AnyRow::Table(TableRow::Row(row.id())), own: false });
        }
        mark_own(&mut all[from..], view);
    }
    for group in &view.workbook.project_groups {
        let from = all.len();
        let total = AnyRow::Project(ProjectRow::Total(group.id));
        all.push(Named { name: &group.total_name, row: total, own: false });
        for project in &group.projects {
            let row = AnyRow::Project(ProjectRow::Project(project.id));
            all.push(Named { name: &project.name, row, own: false });
        }
        mark_own(&mut all[from..], view);
    }
    all
}

/// Marks the rows of one table as the cell's own if the cell is in it.
fn mark_own(table: &mut [Named<'_>], view: View<'_>) {
    let at = row_of(view.at);
    if table.iter().any(|named| named.row == at) {
        table.iter_mut().for_each(|named| named.own = true);
    }
}

fn row_of(figure: Figure) -> AnyRow {
    match figure {
        Figure::Drift { row, .. } => AnyRow::Table(row),
        Figure::Project { row, .. } => AnyRow::Project(row),
    }
}

/// The figure in brackets, as it is called at the cell.
pub(super) fn bracket(figure: Figure, dialect: Dialect<'_>) -> String {
    let row = row_of(figure);
    let mut text = String::from("[");
    let holder = match figure {
        Figure::Drift { holder, .. } => holder,
        Figure::Project { .. } => None,
    };
    match dialect {
        Dialect::File(_) => {
            text.push_str(&id_of(row));
            if matches!(figure, Figure::Drift { .. }) {
                text.push(';');
                match holder {
                    None => text.push_str(names::total_word(NumberStyle::English)),
                    Some(Holder::Shared) => text.push_str(names::shared_word(NumberStyle::English)),
                    Some(Holder::Member(id)) => text.push_str(&id.to_string()),
                }
            }
            text.push(';');
            text.push_str(&names::column_word(figure.column(), NumberStyle::English));
        }
        Dialect::People(view) => {
            text.push_str(&called(row, view));
            if matches!(figure, Figure::Drift { .. }) && holder != usual_holder(dialect) {
                text.push_str("; ");
                text.push_str(&holder_called(holder, row, view));
            }
            if usual_column(row, dialect) != Some(figure.column()) {
                text.push_str("; ");
                text.push_str(&names::column_word(figure.column(), view.style));
            }
        }
    }
    text.push(']');
    text
}

fn id_of(row: AnyRow) -> String {
    let id: &dyn Display = match &row {
        AnyRow::Table(TableRow::Row(RowId::Line(id))) => id,
        AnyRow::Table(TableRow::Row(RowId::Group(id))) => id,
        AnyRow::Table(TableRow::Result(id)) => id,
        AnyRow::Project(ProjectRow::Project(id)) => id,
        AnyRow::Project(ProjectRow::Total(id)) => id,
    };
    id.to_string()
}

/// Whether a name can stand in brackets.
fn fits(name: &str) -> bool {
    !name.contains(['[', ']', ';']) && !name.contains(char::is_control)
}

/// A row's name, with its identity where the name does not decide, or that alone. What is gone has a word for that in
/// place of its name; its identity stays, so that it is found again when it comes back.
fn called(row: AnyRow, view: View<'_>) -> String {
    let Some(named) = named_rows(view).into_iter().find(|named| named.row == row) else {
        return format!("{}#{}", names::gone_word(view.style), id_of(row));
    };
    let name = Some(named.name.trim()).filter(|name| fits(name)).unwrap_or_default();
    if self::row(name, Dialect::People(view)) == Ok(row) {
        name.to_owned()
    } else {
        format!("{name}#{}", id_of(row))
    }
}

fn holder_called(holder: Option<Holder>, row: AnyRow, view: View<'_>) -> String {
    let id = match holder {
        None => return names::total_word(view.style).to_owned(),
        Some(Holder::Shared) => return names::shared_word(view.style).to_owned(),
        Some(Holder::Member(id)) => id,
    };
    let Some(member) = view.workbook.member(id) else {
        return format!("{}#{id}", names::gone_word(view.style));
    };
    let name = Some(member.name.trim()).filter(|name| fits(name)).unwrap_or_default();
    if part(name, row, Dialect::People(view)) == Some(Part::Holder(holder)) {
        name.to_owned()
    } else {
        format!("{name}#{id}")
    }
}
