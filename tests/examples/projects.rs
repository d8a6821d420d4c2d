//! Makes investment tables from what an organisation published.

use sambudget::model::Workbook;
use sambudget::model::drift::Method;
use sambudget::model::entry::Entry;
use sambudget::model::id::{MemberId, ProjectGroupId, ProjectId};
use sambudget::model::investment::{
    Category, Project, ProjectAmounts, ProjectColumn, ProjectField, ProjectGroup, Status,
};
use sambudget::model::member::Holder;

use super::board::Board;
use super::cells::project_column;
use super::published::{Part, Row, Table};

/// What the total is called where none is printed.
const UNPRINTED_TOTAL: &str = "Summa";

impl Board<'_> {
    /// The investment tables with their projects.
    pub fn project_groups(&self, workbook: &Workbook) -> Vec<ProjectGroup> {
        let mut last = 0;
        (1..)
            .zip(self.organisation.about(Part::Projects))
            .map(|(n, table)| {
                let rows = table.rows.iter().filter(|row| !row.is_total());
                let mut projects: Vec<Project> = rows
                    .map(|row| {
                        last += 1;
                        self.project(workbook, ProjectId(last), table, row, &row.label)
                    })
                    .collect();
                if projects.is_empty() {
                    // Only the total is published: one project stands for all of them.
                    last += 1;
                    let all = &table.rows[0];
                    projects.push(self.project(workbook, ProjectId(last), table, all, &table.title));
                }
                self.project_group(ProjectGroupId(n), table, projects)
            })
            .collect()
    }

    fn project_group(&self, id: ProjectGroupId, table: &Table, projects: Vec<Project>) -> ProjectGroup {
        let total = table.rows.iter().find(|row| row.is_total());
        let mut columns: Vec<ProjectColumn> =
            table.column_ids().into_iter().map(|id| project_column(table, id)).collect();
        let noted = table.rows.iter().any(|row| row.note.is_some());
        if noted && projects.iter().all(|project| project.budgeted_by.is_none()) {
            // The notes say how far the projects have come, and are printed as a column of their own.
            columns.extend([ProjectColumn::Status, ProjectColumn::Comment]);
        }
        ProjectGroup {
            id,
            name: group_name(table).to_owned(),
            total_name: total.map_or(UNPRINTED_TOTAL, |row| &row.label).to_owned(),
            columns,
            projects,
        }
    }

    fn project(&self, workbook: &Workbook, id: ProjectId, table: &Table, row: &Row, label: &str) -> Project {
        let (number, name) = numbered(label);
        let amount = |column| Entry::from(self.kronor(table, row, column));
        let budget = if table.has("original_budget") { "original_budget" } else { "budget" };
        let prognosis = amount("prognosis");
        let method = (!prognosis.is_empty()).then_some(Method::Typed);
        let amounts = ProjectAmounts::default()
            .with(ProjectField::PriorSpending, amount("opening"))
            .with(ProjectField::OriginalBudget, amount(budget))
            // The column has supplements and carry-overs in one; what is written there is the carry-over.
            .with(ProjectField::CarryOver, amount("supplement"))
            .with(ProjectField::Actual, amount("actual"))
            .with(ProjectField::Prognosis, prognosis)
            .with(ProjectField::YearlyOperatingCost, amount("annual_operating_cost"));
        let note = row.note.as_deref();
        let budgeted_by = note.and_then(|note| note.strip_prefix("budgeterad i "));
        let booked = amounts.get(ProjectField::Actual).value().is_some_and(|actual| !actual.is_zero());
        let (status, comment) = match note.filter(|_| budgeted_by.is_none()) {
            Some(note) => status(note),
            None if booked => (Status::Ongoing, ""),
            None => (Status::NotStarted, ""),
        };
        let mut project = Project {
            id,
            number: number.to_owned(),
            name: name.to_owned(),
            holder: named_in(workbook, name).map_or(Holder::Shared, Holder::Member),
            budgeted_by: budgeted_by.and_then(|name| named_in(workbook, name)),
            category: if table.id.ends_with("members") { Category::OnBehalf } else { Category::OwnPlan },
            status,
            method,
            tags: Vec::new(),
            amounts,
            coming_years: litemap::LiteMap::new(),
            in_use: sambudget::model::capital::InUse::default(),
            comment: comment.to_owned(),
        };
        for column in table.column_ids() {
            match project_column(table, column) {
                ProjectColumn::Decided(y) => {
                    project.coming_years.entry(y).or_default().decided = amount(column);
                }
                ProjectColumn::Requested(y) => {
                    project.coming_years.entry(y).or_default().requested = amount(column);
                }
                _ => {}
            }
        }
        project.coming_years.retain(|_, year| !year.is_empty());
        project
    }
}

/// The title of the table, without the name of its only project.
fn group_name(table: &Table) -> &str {
    let only = table.rows.first().map(|row| row.label.as_str()).unwrap_or_default();
    table.title.strip_suffix(only).and_then(|title| title.strip_suffix(", ")).unwrap_or(&table.title)
}

/// The number that a label begins with, and the rest.
fn numbered(label: &str) -> (&str, &str) {
    match label.split_once(' ') {
        Some((number, name)) if number.bytes().all(|b| b.is_ascii_digit()) => (number, name),
        _ => ("", label),
    }
}

/// The one member that a text names.
fn named_in(workbook: &Workbook, text: &str) -> Option<MemberId> {
    let text = text.to_lowercase();
    let mut named = workbook.members.iter().filter(|member| text.contains(&member.name.to_lowercase()));
    let first = named.next()?;
    named.next().is_none().then_some(first.id)
}

/// The status that a note gives, and the note itself where it says more than the status.
fn status(note: &str) -> (Status, &str) {
    if let Some(year) = note.strip_prefix("Uppskjuten till ").and_then(|year| year.parse().ok()) {
        return (Status::Postponed(Some(year)), "");
    }
    match note {
        "Genomförd" => (Status::Completed, ""),
        "Ej genomförd" => (Status::NotCarriedOut, ""),
        "Uppskjuten" => (Status::Postponed(None), ""),
        "Förskjuten" => (Status::Postponed(None), note),
        // No note: the budget of the rows before it, of which one is still going on.
        "Pågående" | "" => (Status::Ongoing, ""),
        "Enbart delvis genomfört" | "Avropad, ej betald" => (Status::Ongoing, note),
        note if note.starts_with("Genomförd, ") => (Status::Completed, note),
        other => panic!("which status is {other}?"),
    }
}
