//! The properties of a line: kind, distribution, method, profile.

use super::profile::{self, Spread, spreads};
use super::{Answers, Form, Layout, Read, Section, by_formula, choice, formula, text, wrong};
use crate::lang::{Lang, Texts, heading};
use crate::model::Workbook;
use crate::model::drift::{Kind, Method};
use crate::model::id::{KeyId, LineId};
use crate::session::msg::{LineProperties, Msg};
use crate::session::state::State;

/// Where the fields stand.
const NAME: usize = 0;
const KIND: usize = 1;
const DISTRIBUTION: usize = 2;
const METHOD: usize = 3;
const PROFILE: usize = 4;
const MONTHS: usize = 5;
const FORMULA: usize = MONTHS + 12;
/// The place of the weights among the profiles.
const BY_MONTH: usize = 2;

fn kinds(texts: &Texts) -> Vec<(Kind, String)> {
    vec![
        (Kind::Revenue, texts.later().revenue.to_owned()),
        (Kind::Cost, texts.later().cost.to_owned()),
        (Kind::Contribution, texts.later().contribution.to_owned()),
    ]
}

fn distributions(texts: &Texts, workbook: &Workbook) -> Vec<(Option<KeyId>, String)> {
    let keys = workbook.keys.iter().map(|key| (Some(key.id), texts.later().by_key.replace("{}", &key.name)));
    [(None, texts.later().direct.to_owned())].into_iter().chain(keys).collect()
}

fn methods(lang: Lang, workbook: &Workbook) -> Vec<(Option<Method>, String)> {
    let default = lang.texts().later().as_workbook.replace("{}", heading::method(lang, workbook.method));
    let own = super::methods(lang).into_iter().map(|(method, name)| (Some(method), name));
    [(None, default)].into_iter().chain(own).collect()
}

fn profiles(texts: &Texts, workbook: &Workbook) -> Vec<(Option<Spread>, String)> {
    let default = texts.later().as_workbook.replace("{}", Spread::of(&workbook.profile).name(texts));
    let own = spreads(texts).into_iter().map(|(spread, name)| (Some(spread), name));
    [(None, default)].into_iter().chain(own).collect()
}

pub(super) fn form(state: &State, id: LineId) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let line = workbook.line(id)?;
    let (lang, texts) = (state.lang, state.lang.texts());
    let general = vec![
        text(texts.later().name, &line.name),
        choice(texts.later().kind, kinds(texts), &line.kind),
        choice(texts.later().distribution, distributions(texts, workbook), &line.distribution.key()),
        choice(texts.later().method, methods(lang, workbook), &line.method),
        choice(texts.later().profile, profiles(texts, workbook), &line.profile.as_ref().map(Spread::of)),
    ];
    let months = profile::weights(lang, line.profile.as_ref(), PROFILE, BY_MONTH);
    let general = Section::new(Layout::Stacked, general);
    // The first choice follows the workbook.
    let of_method = formula::section(state, Some(id), line.formula.as_deref(), (METHOD, 1 + by_formula()));
    Some(Form::new(texts.later().line_properties, vec![general, months, of_method]))
}

pub(super) fn read(state: &State, id: LineId, answers: Answers) -> Read {
    let Some(open) = &state.open else { return Ok(None) };
    let texts = state.lang.texts();
    let name = answers.text(NAME);
    if name.is_empty() {
        return Err(wrong(NAME, texts.later().name_missing));
    }
    let profile = match answers.chosen(PROFILE, &profiles(texts, &open.workbook)).flatten() {
        Some(spread) => Some(profile::read(answers, state.lang, spread, MONTHS)?),
        None => None,
    };
    let now = open.workbook.line(id).and_then(|line| line.formula.as_deref());
    let formula = formula::read(state, answers, FORMULA, Some(id), now)?;
    let is_by_formula =
        answers.chosen(METHOD, &methods(state.lang, &open.workbook)) == Some(Some(Method::Formula));
    if is_by_formula && formula.is_none() && open.workbook.formula.is_none() {
        return Err(wrong(FORMULA, texts.later().method_formula_missing));
    }
    let chosen = || {
        let kind = answers.chosen(KIND, &kinds(texts))?;
        let key = answers.chosen(DISTRIBUTION, &distributions(texts, &open.workbook))?;
        let method = answers.chosen(METHOD, &methods(state.lang, &open.workbook))?;
        Some(LineProperties { name, kind, key, method, formula, profile })
    };
    Ok(chosen().map(|properties| Msg::LineProperties(id, properties)))
}
