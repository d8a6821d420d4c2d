//! Which drift lines and members a measure touches.

use super::{Answers, Field, Form, Layout, Section};
use crate::lang::measure::name;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::edit::{Edit, PlanEdit};
use crate::model::id::{LineId, MeasureId};
use crate::session::msg::Msg;
use crate::session::state::{State, StepLabel};

/// The lines that can be touched, named with their table where there are several.
fn lines(workbook: &Workbook) -> Vec<(LineId, String)> {
    let several = workbook.activities.len() > 1;
    let named = |table: &str, line: &str| if several { format!("{line} ({table})") } else { line.to_owned() };
    let tables = workbook.activities.iter();
    tables.flat_map(|table| table.lines().map(|line| (line.id, named(&table.name, &line.name)))).collect()
}

fn tick(label: String, on: bool) -> Field {
    Field::Tick { label, on }
}

pub(super) fn form(state: &State, id: MeasureId) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let measure = workbook.measure(id)?;
    let texts = state.lang.texts();
    let lines = lines(workbook).into_iter().map(|(id, name)| tick(name, measure.lines.contains(id)));
    let members =
        workbook.members.iter().map(|member| tick(member.name.clone(), measure.members.contains(member.id)));
    let section = |legend: &'static str, fields| Section {
        legend: Some(legend.into()),
        ..Section::new(Layout::Ticks, fields)
    };
    let sections = vec![
        section(texts.later().measure_lines, lines.collect()),
        section(texts.later().measure_members, members.collect()),
    ];
    let about = format!("{}. {}", name(measure), texts.later().measure_touches);
    Some(Form { about: Some(about), wide: true, ..Form::new(texts.later().measure_properties, sections) })
}

pub(super) fn read(state: &State, id: MeasureId, answers: Answers) -> Option<Msg> {
    let workbook = &state.open.as_ref()?.workbook;
    let before = workbook.measure(id)?;
    let mut measure = before.clone();
    let lines = lines(workbook);
    for (at, (line, _)) in lines.iter().enumerate() {
        if answers.is_on(at) {
            measure.lines.insert(*line)
        } else {
            measure.lines.remove(*line)
        };
    }
    // One that was taken away is not offered: whoever chooses anew lets it go.
    if measure.lines.iter().any(|line| !before.lines.contains(line)) {
        measure.lines.retain(|line| workbook.line(*line).is_some());
    }
    for (at, member) in workbook.members.iter().enumerate() {
        let on = answers.is_on(lines.len() + at);
        if on {
            measure.members.insert(member.id)
        } else {
            measure.members.remove(member.id)
        };
    }
    if measure == *before {
        return Some(Msg::CloseDialog);
    }
    let label = StepLabel { verb: Verb::Change, what: What::Named(measure.description.clone()) };
    Some(Msg::Perform(Box::new(Edit::Plan(PlanEdit::Measure(Box::new(measure)))), label))
}
