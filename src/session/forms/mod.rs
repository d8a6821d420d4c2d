//! Forms as values: what a dialog asks, and the message that its answers mean. The page draws every form in the
//! same way and knows none of them.

mod accept;
pub(super) mod adjustments;
mod balance;
mod choices;
pub(super) mod columns;
mod controls;
mod decisions;
mod filter;
mod follow_up;
mod formula;
mod goal;
mod group;
mod in_use;
mod key_from;
mod line;
mod look_in;
mod measure;
mod next_year;
mod note;
mod point;
mod profile;
mod prognoses;
mod scenario;
mod sentence;
mod sets;
mod settings;
mod spread;
mod to_balance;
mod transfer;
pub(super) mod trial;

use std::borrow::Cow;

use super::commit::without_controls;
use super::msg::Msg;
use super::state::{Dialog, State};
use crate::lang::spread::{NoSpread, no_spread};
use crate::lang::{Lang, heading};
use crate::model::drift::Method;

/// A form in front of everything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What it is about.
    pub title: &'static str,
    /// The one thing that it is about, where the title does not say.
    pub about: Option<String>,
    /// Whether it has more than one column of fields.
    pub wide: bool,
    /// Its fields, in sections.
    pub sections: Vec<Section>,
    /// What its button says where it is not "save".
    pub submit: Option<&'static str>,
}

/// Fields that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are, where that needs saying.
    pub legend: Option<Cow<'static, str>>,
    /// How they stand.
    pub layout: Layout,
    /// The fields.
    pub fields: Vec<Field>,
    /// Shown only while this field has this choice, both by place.
    pub only_if: Option<(usize, usize)>,
}

/// How the fields of a section stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One under the other.
    Stacked,
    /// In columns.
    Grid,
    /// In three columns.
    Three,
    /// In three columns, of which the second is the widest.
    SecondWide,
    /// In one row: the first wide, the others for numbers.
    Row,
    /// In columns of short numbers.
    Months,
    /// In columns of ticks.
    Ticks,
}

/// Something that is asked, with what stands there at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// A line of text.
    Text {
        /// What it is.
        label: Cow<'static, str>,
        /// The text.
        text: String,
    },
    /// Text that may have several lines.
    Prose {
        /// What it is.
        label: &'static str,
        /// The text.
        text: String,
    },
    /// A line of text in which the shell proposes today's date; the core has no clock.
    Today {
        /// What it is.
        label: Cow<'static, str>,
    },
    /// One of a few.
    Choice {
        /// What it is.
        label: &'static str,
        /// Their names.
        names: Vec<String>,
        /// Which of them, from 0.
        at: usize,
    },
    /// Yes or no.
    Tick {
        /// What it is.
        label: String,
        /// Whether it is ticked.
        on: bool,
    },
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The text of a line of text.
    Text(String),
    /// Which of the choices, from 0.
    At(usize),
    /// Whether it is ticked.
    On(bool),
}

impl Form {
    fn new(title: &'static str, sections: Vec<Section>) -> Self {
        Self { title, about: None, wide: false, sections, submit: None }
    }

    /// What its fields hold at first, in order.
    #[must_use]
    pub fn answers(&self) -> Vec<Answer> {
        let fields = self.sections.iter().flat_map(|section| &section.fields);
        fields
            .map(|field| match field {
                Field::Text { text, .. } | Field::Prose { text, .. } => Answer::Text(text.clone()),
                Field::Today { .. } => Answer::Text(String::new()),
                Field::Choice { at, .. } => Answer::At(*at),
                Field::Tick { on, .. } => Answer::On(*on),
            })
            .collect()
    }
}

impl Section {
    fn new(layout: Layout, fields: Vec<Field>) -> Self {
        Self { legend: None, layout, fields, only_if: None }
    }
}

/// The form of a dialog, if it is one that is asked in this way.
#[must_use]
pub fn form(state: &State, dialog: &Dialog) -> Option<Form> {
    match dialog {
        Dialog::Settings => settings::form(state),
        Dialog::Line(id) => line::form(state, *id),
        Dialog::Group(id) => group::form(state, *id),
        Dialog::Note(place) => note::form(state, *place),
        Dialog::Filter(sheet) => filter::form(state, *sheet),
        Dialog::DriftColumns => columns::drift_form(state),
        Dialog::ProjectColumns(id) => columns::project_form(state, *id),
        Dialog::SaveColumns(_) => Some(sets::save_form(state)),
        Dialog::EditColumnSets(sheet) => sets::edit_form(state, *sheet),
        Dialog::Prognoses => prognoses::form(state),
        Dialog::Balance => balance::form(state),
        Dialog::Accept(finding) => accept::form(state, finding),
        Dialog::Adjustments(id) => adjustments::form(state, *id),
        Dialog::Decisions(target) => decisions::form(state, *target),
        Dialog::Spread => Some(spread::form(state)),
        Dialog::Transfer => Some(transfer::form(state)),
        Dialog::Controls => controls::form(state),
        Dialog::Measure(id) => measure::form(state, *id),
        Dialog::InUse(id) => in_use::form(state, *id),
        Dialog::FollowUp(id) => follow_up::form(state, *id),
        Dialog::Scenario(id) => scenario::form(state, *id),
        Dialog::Sentence(topic) => sentence::form(state, *topic),
        Dialog::Goal(id) => goal::goal_form(state, *id),
        Dialog::Indicator(goal, id) => goal::indicator_form(state, *goal, *id),
        Dialog::Try(id, trial) => trial::form(state, *id, *trial),
        Dialog::TryRows => trial::rows_form(state),
        Dialog::LookIn => look_in::form(state),
        Dialog::ToBalance => to_balance::form(state),
        Dialog::NextYear => next_year::form(state),
        Dialog::KeyFrom => key_from::form(state),
        Dialog::NamePoint => point::form(state),
        _ => None,
    }
}

/// Why answers cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// What to tell the user.
    pub why: String,
    /// The place of the field that it is about, from 0; `None` where it is about none in particular.
    pub field: Option<usize>,
}

/// What is wrong with the field at a place.
fn wrong(field: usize, why: &str) -> Wrong {
    Wrong { why: why.to_owned(), field: Some(field) }
}

/// What is wrong with the answers as a whole.
fn wrong_as_a_whole(why: impl Into<String>) -> Wrong {
    Wrong { why: why.into(), field: None }
}

/// Why nothing can be written: about the field with the amount if that cannot be read, else about what is selected.
fn not_spread(state: &State, why: NoSpread) -> Wrong {
    let is_amount = matches!(why, NoSpread::NoAmount | NoSpread::FormulaForSeveral | NoSpread::Refused(_));
    Wrong { why: no_spread(state.lang, why), field: is_amount.then_some(0) }
}

/// The message that answers mean; `None` if what they are about is gone.
type Read = Result<Option<Msg>, Wrong>;

/// What the answers of the open form mean.
///
/// # Errors
/// What to tell the user if something in them cannot be taken, and about which field.
pub(super) fn read(state: &State, answers: &[Answer]) -> Read {
    let answers = Answers(answers);
    match &state.dialog {
        Some(Dialog::Spread) => spread::read(state, answers),
        Some(Dialog::Transfer) => transfer::read(state, answers),
        Some(Dialog::Controls) => controls::read(state, answers),
        Some(Dialog::Decisions(target)) => decisions::read(state, *target, answers),
        Some(Dialog::Settings) => settings::read(state, answers),
        Some(Dialog::Line(id)) => line::read(state, *id, answers),
        Some(Dialog::Group(id)) => group::read(state, *id, answers),
        Some(Dialog::Note(place)) => note::read(state, *place, answers),
        Some(Dialog::Filter(sheet)) => filter::read(state, *sheet, answers),
        Some(Dialog::DriftColumns) => Ok(columns::read_drift(state, answers)),
        Some(Dialog::ProjectColumns(id)) => Ok(columns::read_project(state, *id, answers)),
        Some(Dialog::SaveColumns(sheet)) => sets::read_save(state, *sheet, answers),
        Some(Dialog::EditColumnSets(sheet)) => sets::read_edit(state, *sheet, answers),
        Some(Dialog::Balance) => balance::read(state, answers),
        Some(Dialog::Accept(finding)) => accept::read(state, finding, answers),
        Some(Dialog::Adjustments(id)) => adjustments::read(state, *id, answers),
        Some(Dialog::Measure(id)) => Ok(measure::read(state, *id, answers)),
        Some(Dialog::InUse(id)) => in_use::read(state, *id, answers),
        Some(Dialog::FollowUp(id)) => follow_up::read(state, *id, answers),
        Some(Dialog::Scenario(id)) => scenario::read(state, *id, answers),
        Some(Dialog::Sentence(topic)) => sentence::read(state, *topic, answers),
        Some(Dialog::Goal(id)) => goal::read_goal(state, *id, answers),
        Some(Dialog::Indicator(goal, id)) => goal::read_indicator(state, *goal, *id, answers),
        Some(Dialog::Try(id, trial)) => trial::read(state, *id, *trial, answers),
        Some(Dialog::TryRows) => trial::rows_read(state, answers),
        Some(Dialog::LookIn) => look_in::read(state, answers),
        Some(Dialog::ToBalance) => to_balance::read(state, answers),
        Some(Dialog::NextYear) => Ok(next_year::read(answers)),
        Some(Dialog::KeyFrom) => key_from::read(state, answers),
        Some(Dialog::NamePoint) => point::read(state, answers),
        Some(Dialog::Prognoses) => prognoses::read(state, answers),
        _ => Ok(None),
    }
}

/// What the answers of the open form would do, as sentences, or why that cannot be done; `None` where a form does not
/// say it beforehand.
#[must_use]
pub fn preview(state: &State, answers: &[Answer]) -> Option<Result<Vec<String>, String>> {
    let answers = Answers(answers);
    match &state.dialog {
        Some(Dialog::Spread) => Some(spread::preview(state, answers)),
        Some(Dialog::Transfer) => Some(transfer::preview(state, answers)),
        Some(Dialog::Controls) => Some(controls::preview(state, answers)),
        Some(Dialog::NextYear) => Some(Ok(next_year::preview(state))),
        _ => None,
    }
}

/// Answers by the place of their field.
#[derive(Clone, Copy)]
struct Answers<'a>(&'a [Answer]);

impl<'a> Answers<'a> {
    /// A text as it stands, where its lines and tabs mean something.
    fn block(self, at: usize) -> &'a str {
        match self.0.get(at) {
            Some(Answer::Text(text)) => text,
            _ => "",
        }
    }

    /// A text without the space around it.
    fn text(self, at: usize) -> String {
        match self.0.get(at) {
            // Without what no file keeps.
            Some(Answer::Text(text)) => without_controls(text).trim().to_owned(),
            _ => String::new(),
        }
    }

    /// What was chosen of `choices`.
    fn chosen<T: Clone>(self, at: usize, choices: &[(T, String)]) -> Option<T> {
        match self.0.get(at) {
            Some(Answer::At(index)) => choices.get(*index).map(|(value, _)| value.clone()),
            _ => None,
        }
    }

    fn is_on(self, at: usize) -> bool {
        self.0.get(at) == Some(&Answer::On(true))
    }
}

/// The prognosis methods by name.
fn methods(lang: Lang) -> Vec<(Method, String)> {
    Method::ALL.into_iter().map(|method| (method, heading::method(lang, method).to_owned())).collect()
}

/// The place of the formula among the methods.
fn by_formula() -> usize {
    Method::ALL.iter().position(|method| *method == Method::Formula).unwrap_or_default()
}

fn text(label: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Field {
    Field::Text { label: label.into(), text: text.into() }
}

/// A choice; a value that is not among them gives the first.
fn choice<T: PartialEq>(label: &'static str, choices: Vec<(T, String)>, now: &T) -> Field {
    choice_if(label, choices, Some(now))
}

/// A choice of which nothing may be chosen yet: then it is the first.
fn choice_if<T: PartialEq>(label: &'static str, choices: Vec<(T, String)>, now: Option<&T>) -> Field {
    let at = choices.iter().position(|(value, _)| Some(value) == now).unwrap_or_default();
    Field::Choice { label, names: choices.into_iter().map(|(_, name)| name).collect(), at }
}
