//! The settings of the workbook.

use super::profile::{self, Spread, spreads};
use super::{Answers, Form, Layout, Read, Section, by_formula, choice, formula, methods, text, wrong};
use crate::lang::Texts;
use crate::lang::capital::{Words, words};
use crate::model::Workbook;
use crate::model::capital::{CapitalCost, Depreciation, Rate};
use crate::model::check::CommentLimit;
use crate::model::decimal;
use crate::model::drift::{Kind, Line, Method, Profile};
use crate::model::edit::Setting;
use crate::model::id::{KeyId, LineId, MemberId};
use crate::model::key::Weight;
use crate::model::member::BoardForm;
use crate::model::money::Money;
use crate::model::period::FiscalYear;
use crate::model::sign::{DeviationSign, Net, SignConvention, Written};
use crate::session::commit::rate;
use crate::session::msg::Msg;
use crate::session::state::State;
use crate::text::number::{Typed, edit_text, format_number, parse_amount, parse_number};

use rust_decimal::Decimal;

/// Where the method and the profile stand, weights by month among its answers, and where the fields of the weights, the
/// formula of the method, the limits of comments, the signs and the capital cost begin.
const METHOD: usize = 4;
const PROFILE: usize = 5;
const BY_MONTH: usize = 1;
const WEIGHTS: usize = 6;
const FORMULA: usize = WEIGHTS + 12;
const LIMIT: usize = FORMULA + 1;
const SIGNS: usize = LIMIT + 2;
const RATE: usize = SIGNS + 7;

fn board_forms(texts: &Texts) -> Vec<(BoardForm, String)> {
    vec![
        (BoardForm::JointBoard, texts.later().joint_board.to_owned()),
        (BoardForm::Association, texts.later().association.to_owned()),
    ]
}

fn hosts(texts: &Texts, workbook: &Workbook) -> Vec<(Option<MemberId>, String)> {
    let members = workbook.members.iter().map(|member| (Some(member.id), member.name.clone()));
    [(None, texts.later().no_host.to_owned())].into_iter().chain(members).collect()
}

/// The lines of cost that capital cost can be added to, and the one that it is added to.
fn lines(words: &Words, workbook: &Workbook) -> Vec<(Option<LineId>, String)> {
    let several = workbook.activities.len() > 1;
    let lines = workbook.activities.iter().flat_map(|activity| {
        let fits = |line: &&Line| line.kind == Kind::Cost || workbook.capital.line == Some(line.id);
        let name = move |line: &Line| {
            if several { format!("{}, {}", activity.name, line.name) } else { line.name.clone() }
        };
        activity.lines().filter(fits).map(move |line| (Some(line.id), name(line))).collect::<Vec<_>>()
    });
    [(None, words.no_line.to_owned())].into_iter().chain(lines).collect()
}

fn keys(words: &Words, workbook: &Workbook) -> Vec<(Option<KeyId>, String)> {
    let keys = workbook.keys.iter().map(|key| (Some(key.id), key.name.clone()));
    [(None, words.stays_shared.to_owned())].into_iter().chain(keys).collect()
}

fn depreciations(words: &Words) -> Vec<(Depreciation, String)> {
    vec![
        (Depreciation::StraightLine, words.straight_line.to_owned()),
        (Depreciation::Annuity, words.annuity.to_owned()),
    ]
}

fn written(texts: &Texts) -> Vec<(Written, String)> {
    vec![
        (Written::Positive, texts.later().written_positive.to_owned()),
        (Written::Negative, texts.later().written_negative.to_owned()),
    ]
}

fn net(texts: &Texts) -> Vec<(Net, String)> {
    vec![
        (Net::Result, texts.later().net_result.to_owned()),
        (Net::NetCost, texts.later().net_cost.to_owned()),
    ]
}

fn deviation(texts: &Texts) -> Vec<(DeviationSign, String)> {
    vec![
        (DeviationSign::FavourablePositive, texts.later().deviation_favourable.to_owned()),
        (DeviationSign::OutcomeMinusBudget, texts.later().deviation_outcome.to_owned()),
    ]
}

pub(super) fn form(state: &State) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let (texts, signs) = (state.lang.texts(), &workbook.signs);
    let general = Section::new(
        Layout::Grid,
        vec![
            text(texts.later().board_name, &workbook.name),
            text(texts.year, workbook.year.number().to_string()),
            choice(texts.later().board_form, board_forms(texts), &workbook.form),
            choice(texts.later().host, hosts(texts, workbook), &workbook.host),
            choice(texts.later().default_method, methods(state.lang), &workbook.method),
            choice(texts.later().default_profile, spreads(texts), &Spread::of(&workbook.profile)),
        ],
    );
    let of_signs = Section::new(
        Layout::Grid,
        vec![
            choice(texts.later().sign_revenue, written(texts), &signs.revenue),
            choice(texts.later().sign_cost, written(texts), &signs.cost),
            choice(texts.later().sign_contribution, written(texts), &signs.contribution),
            choice(texts.later().sign_subtotal, net(texts), &signs.subtotal),
            choice(texts.later().sign_result, net(texts), &signs.result),
            choice(texts.later().sign_deviation, deviation(texts), &signs.deviation),
            choice(texts.later().sign_project_deviation, deviation(texts), &signs.project_deviation),
        ],
    );
    let weights = profile::weights(state.lang, Some(&workbook.profile), PROFILE, BY_MONTH);
    let limit = workbook.comment_limit;
    let amount = limit.amount.map(|amount| edit_text(amount, workbook.drift_unit.unit, state.lang.numbers()));
    let percent = limit.part.and_then(|part| decimal::multiply(part, Decimal::ONE_HUNDRED));
    let percent = percent.map(|percent| format_number(percent.normalize(), None, state.lang.numbers()));
    let of_limit = Section::new(
        Layout::Grid,
        vec![
            text(texts.later().limit_amount, amount.unwrap_or_default()),
            text(texts.later().limit_percent, percent.unwrap_or_default()),
        ],
    );
    let of_limit = Section { legend: Some(texts.later().comment_limit.into()), ..of_limit };
    let (capital, words) = (&workbook.capital, words(state.lang));
    let rate = format_number(capital.rate.percent(), None, state.lang.numbers());
    let of_capital = Section::new(
        Layout::Grid,
        vec![
            text(words.rate, rate),
            choice(words.capital_line, lines(words, workbook), &capital.line),
            choice(words.capital_key, keys(words, workbook), &capital.key),
            choice(words.depreciation_method, depreciations(words), &capital.depreciation),
        ],
    );
    let sections = vec![
        general,
        weights,
        formula::section(state, None, workbook.formula.as_deref(), (METHOD, by_formula())),
        of_limit,
        Section { legend: Some(texts.later().signs.into()), ..of_signs },
        Section { legend: Some(words.capital_cost.into()), ..of_capital },
    ];
    Some(Form { wide: true, ..Form::new(texts.later().workbook_settings, sections) })
}

pub(super) fn read(state: &State, answers: Answers) -> Read {
    let texts = state.lang.texts();
    let name = answers.text(0);
    if name.is_empty() {
        return Err(wrong(0, texts.later().name_missing));
    }
    let year = answers.text(1).parse().ok().and_then(FiscalYear::new);
    let year = year.ok_or_else(|| wrong(1, texts.later().year_wrong))?;
    let Some(spread) = answers.chosen(PROFILE, &spreads(texts)) else { return Ok(None) };
    let profile = profile::read(answers, state.lang, spread, WEIGHTS)?;
    let not_read = |at| wrong(at, texts.later().limit_wrong);
    let limit = CommentLimit {
        amount: limit_amount(state, answers).ok_or_else(|| not_read(LIMIT))?,
        part: limit_part(state, answers).ok_or_else(|| not_read(LIMIT + 1))?,
    };
    let rate = rate(&answers.text(RATE), state.lang.numbers());
    let rate = rate.ok_or_else(|| wrong(RATE, words(state.lang).rate_wrong))?;
    let now = state.open.as_ref().and_then(|open| open.workbook.formula.as_deref());
    let formula = formula::read(state, answers, FORMULA, None, now)?;
    if answers.chosen(METHOD, &methods(state.lang)) == Some(Method::Formula) && formula.is_none() {
        return Err(wrong(FORMULA, texts.later().method_formula_missing));
    }
    let settings = settings(state, answers, name, year, rate, profile);
    Ok(settings
        .map(|settings| settings.into_iter().chain([Setting::CommentLimit(limit), Setting::Formula(formula)]))
        .map(|settings| Msg::SetAll(settings.collect())))
}

/// The amount from which deviations must be explained, if there is one; `None` if it cannot be read.
fn limit_amount(state: &State, answers: Answers) -> Option<Option<Money>> {
    let unit = state.open.as_ref()?.workbook.drift_unit.unit;
    match parse_amount(&answers.text(LIMIT), unit, state.lang.numbers()).ok()? {
        Typed::Nothing => Some(None),
        Typed::Amount(amount) if !amount.is_negative() => Some(Some(amount)),
        _ => None,
    }
}

/// The part of the budget from which deviations must be explained, if there is one; `None` if it cannot be read.
fn limit_part(state: &State, answers: Answers) -> Option<Option<Decimal>> {
    let percent = answers.text(LIMIT + 1);
    let Some(percent) = parse_number(percent.trim_end_matches('%'), state.lang.numbers()).ok()? else {
        return Some(None);
    };
    let part = decimal::divide(percent, Decimal::ONE_HUNDRED)?;
    // As a file keeps it.
    Weight::new(part).map(Weight::as_decimal).filter(|part| *part <= CommentLimit::MOST).map(Some)
}

fn settings(
    state: &State,
    answers: Answers,
    name: String,
    year: FiscalYear,
    rate: Rate,
    profile: Profile,
) -> Option<Vec<Setting>> {
    let workbook = &state.open.as_ref()?.workbook;
    let texts = state.lang.texts();
    let signs = SignConvention {
        revenue: answers.chosen(SIGNS, &written(texts))?,
        cost: answers.chosen(SIGNS + 1, &written(texts))?,
        contribution: answers.chosen(SIGNS + 2, &written(texts))?,
        subtotal: answers.chosen(SIGNS + 3, &net(texts))?,
        result: answers.chosen(SIGNS + 4, &net(texts))?,
        deviation: answers.chosen(SIGNS + 5, &deviation(texts))?,
        project_deviation: answers.chosen(SIGNS + 6, &deviation(texts))?,
    };
    Some(vec![
        Setting::Name(name),
        Setting::Year(year),
        Setting::Form(answers.chosen(2, &board_forms(texts))?),
        Setting::Host(answers.chosen(3, &hosts(texts, workbook))?),
        Setting::Method(answers.chosen(METHOD, &methods(state.lang))?),
        Setting::Profile(profile),
        Setting::Signs(signs),
        Setting::Capital(CapitalCost {
            rate,
            line: answers.chosen(RATE + 1, &lines(words(state.lang), workbook))?,
            key: answers.chosen(RATE + 2, &keys(words(state.lang), workbook))?,
            depreciation: answers.chosen(RATE + 3, &depreciations(words(state.lang)))?,
        }),
    ])
}
