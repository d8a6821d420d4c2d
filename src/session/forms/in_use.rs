//! When a project is taken into use, and the components that it is written off as.

use super::{Answers, Form, Layout, Read, Section, text, wrong};
use crate::lang::capital::words;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::capital::{Component, InUse};
use crate::model::edit::{Edit, ProjectChange};
use crate::model::id::ProjectId;
use crate::model::investment::Project;
use crate::session::commit::{life, one_line, year_month};
use crate::session::msg::Msg;
use crate::session::state::{State, StepLabel};
use crate::text::number::{Typed, edit_text, parse_amount};

/// How many empty rows stand below those that are written.
const EMPTY: usize = 2;
/// The fields of a row.
const FIELDS: usize = 3;

fn project(state: &State, id: ProjectId) -> Option<(&Workbook, &Project)> {
    let workbook = &state.open.as_ref()?.workbook;
    Some((workbook, workbook.project(id)?))
}

pub(super) fn form(state: &State, id: ProjectId) -> Option<Form> {
    let (workbook, project) = project(state, id)?;
    let (texts, words) = (state.lang.texts(), words(state.lang));
    let unit = workbook.investment_unit.unit;
    let start = project.in_use.from.map(|from| from.to_string()).unwrap_or_default();
    let row = |component: Option<&Component>| {
        let amount = component.and_then(|component| component.amount);
        let fields = vec![
            text(words.component, component.map(|component| component.name.as_str()).unwrap_or_default()),
            text(
                texts.later().amount,
                amount.map(|a| edit_text(a, unit, state.lang.numbers())).unwrap_or_default(),
            ),
            text(words.life_in_years, component.map(|c| c.life.years().to_string()).unwrap_or_default()),
        ];
        Section::new(Layout::Row, fields)
    };
    let rows = project.in_use.components.iter().map(Some).chain(std::iter::repeat_n(None, EMPTY));
    let first = Section::new(Layout::Grid, vec![text(texts.use_from, start)]);
    let about = words.in_use_of.replacen("{}", &project.name, 1).replacen("{}", unit.abbreviation(), 1);
    let sections = [first].into_iter().chain(rows.map(row)).collect();
    Some(Form { about: Some(about), wide: true, ..Form::new(words.in_use, sections) })
}

/// # Errors
/// Which answer cannot be taken, and why.
pub(super) fn read(state: &State, id: ProjectId, answers: Answers) -> Read {
    let Some((workbook, project)) = project(state, id) else { return Ok(None) };
    let (texts, words, style) = (state.lang.texts(), words(state.lang), state.lang.numbers());
    let from =
        year_month(&answers.text(0), workbook.year).map_err(|_| wrong(0, texts.later().month_wrong))?;
    let mut components = Vec::new();
    for row in 0..project.in_use.components.len() + EMPTY {
        let at = 1 + row * FIELDS;
        let name = one_line(&answers.text(at));
        let amount = match parse_amount(&answers.text(at + 1), workbook.investment_unit.unit, style) {
            Ok(Typed::Nothing) => None,
            Ok(Typed::Amount(amount)) => Some(amount),
            Ok(Typed::Percent(_)) | Err(_) => return Err(wrong(at + 1, words.amount_unread)),
        };
        match life(&answers.text(at + 2), style).map_err(|_| wrong(at + 2, texts.later().life_wrong))? {
            Some(life) => components.push(Component { name, amount, life }),
            None if name.is_empty() && amount.is_none() => {}
            None => return Err(wrong(at + 2, words.component_without_life)),
        }
    }
    let in_use = InUse { from, components };
    if in_use == project.in_use {
        return Ok(Some(Msg::CloseDialog));
    }
    let label = StepLabel { verb: Verb::Change, what: What::Named(project.name.clone()) };
    Ok(Some(Msg::Perform(Box::new(Edit::Project(id, ProjectChange::InUse(in_use))), label)))
}
