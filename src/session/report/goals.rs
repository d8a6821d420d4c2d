//! The goals in the report: one table of all indicators by goal, what each goal comes to, and what was written of them.

use super::{Column, Kind, Made, Part, Remark, ReportTable, Row, Sentence, remarks_of};
use crate::lang::goal::{self as said, words};
use crate::model::goal::RollUp;
use crate::rules::goal::overall;
use crate::session::goals::view::{Shown, of};

impl Made<'_> {
    /// The goals, if there are any.
    pub(super) fn goals(&self) -> Vec<Part> {
        let (lang, workbook) = (self.source.lang, self.source.workbook);
        let shown: Vec<Shown> = workbook.goals.iter().map(|goal| of(lang, workbook, goal)).collect();
        if shown.is_empty() {
            return Vec::new();
        }
        let remark = |name: &str, comment: &str| {
            (!comment.is_empty())
                .then(|| Remark { name: name.to_owned(), sentences: vec![Sentence::written(comment)] })
        };
        let remarks: Vec<Remark> = shown
            .iter()
            .flat_map(|goal| {
                let rows = goal.rows.iter().map(|row| remark(&row.name, &row.comment));
                [remark(&goal.name, &goal.comment)].into_iter().chain(rows).flatten()
            })
            .collect();
        [Part::Table(self.goal_table(shown))].into_iter().chain(remarks_of(remarks.into_iter())).collect()
    }

    fn goal_table(&self, shown: Vec<Shown>) -> ReportTable {
        let (lang, words) = (self.source.lang, words(self.source.lang));
        let column = |heading: &str, is_number| Column { heading: heading.to_owned(), is_number };
        let mut note = vec![words.figures_note.to_owned()];
        for rule in [RollUp::Counted, RollUp::Graded] {
            note.extend(
                shown
                    .iter()
                    .any(|goal| goal.rule == rule)
                    .then(|| said::rule_in_words(lang, rule).to_owned()),
            );
        }
        note.extend(shown.iter().any(|goal| goal.has_unread).then(|| words.unread_mark.to_owned()));
        let mut rows: Vec<Row> = shown.into_iter().flat_map(goal_rows).collect();
        let overall = overall(self.source.workbook);
        if overall.counts.all() > 1 {
            rows.push(Row {
                name: words.all_goals.to_owned(),
                kind: Kind::Sum,
                depth: 0,
                cells: cells(
                    [String::new(), String::new(), String::new()],
                    said::fulfilment(lang, overall.fulfilment),
                ),
            });
        }
        ReportTable {
            caption: words.fulfilment.to_owned(),
            corner: words.goal_and_indicator,
            columns: vec![
                column(words.target, true),
                column(words.outcome, true),
                column(words.prognosis, true),
                column(words.assessment, false),
            ],
            rows,
            note: note.join(" "),
        }
    }
}

fn cells(figures: [String; 3], assessment: String) -> Vec<String> {
    figures.into_iter().chain([assessment]).collect()
}

/// A goal with its indicators beneath it.
fn goal_rows(goal: Shown) -> Vec<Row> {
    let name = if goal.about.is_empty() { goal.name } else { format!("{} ({})", goal.name, goal.about) };
    let head = Row {
        name,
        kind: Kind::Group,
        depth: 0,
        cells: cells([String::new(), String::new(), String::new()], goal.fulfilment),
    };
    let rows = goal.rows.into_iter().map(|row| Row {
        name: row.name,
        kind: Kind::Line,
        depth: 1,
        cells: cells(row.figures, row.assessment),
    });
    [head].into_iter().chain(rows).collect()
}
