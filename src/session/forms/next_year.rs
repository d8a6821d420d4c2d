//! What goes along into next year's workbook, and what its budgets begin as.

use super::{Answers, Form, Layout, Section, choice};
use crate::rules::next_year::{FirstBudget, proposals};
use crate::session::msg::Msg;
use crate::session::state::State;

/// What the budgets can begin as.
const BUDGETS: [FirstBudget; 2] = [FirstBudget::Empty, FirstBudget::AsThisYear];

pub(super) fn form(state: &State) -> Option<Form> {
    let open = state.open.as_ref()?;
    let later = state.lang.texts().later();
    let year = open.workbook.year.number() + 1;
    let about = later.next_year_about.replace("{}", &year.to_string());
    let names = [later.next_year_empty, later.next_year_same].map(str::to_owned);
    let choices = BUDGETS.into_iter().zip(names).collect();
    let field = choice(later.next_year_budget, choices, &FirstBudget::Empty);
    Some(Form {
        about: Some(about),
        submit: Some(later.next_year_make),
        ..Form::new(later.next_year_title, vec![Section::new(Layout::Stacked, vec![field])])
    })
}

/// What goes along and what does not.
pub(super) fn preview(state: &State) -> Vec<String> {
    let later = state.lang.texts().later();
    let mut said = vec![later.next_year_along.to_owned(), later.next_year_emptied.to_owned()];
    let left = state.open.as_ref().map_or(0, |open| proposals(&open.workbook, &open.tables));
    if left > 0 {
        said.push(later.next_year_proposals.replace("{}", &left.to_string()));
    }
    said
}

pub(super) fn read(answers: Answers) -> Option<Msg> {
    let choices = BUDGETS.map(|budget| (budget, String::new()));
    answers.chosen(0, &choices).map(Msg::NextYear)
}
