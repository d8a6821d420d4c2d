//! The settings of the workbook.

use super::profile::{self, Spread, spreads};
use super::{Answers, Form, Layout, Section, choice, methods, text};
use crate::lang::Texts;
use crate::model::Workbook;
use crate::model::check::CommentLimit;
use crate::model::decimal;
use crate::model::drift::Profile;
use crate::model::edit::Setting;
use crate::model::id::MemberId;
use crate::model::key::Weight;
use crate::model::member::BoardForm;
use crate::model::period::FiscalYear;
use crate::model::sign::{DeviationSign, Net, SignConvention, Written};
use crate::session::msg::Msg;
use crate::session::state::State;
use crate::text::number::{Typed, edit_text, format_number, parse_amount, parse_number};

use rust_decimal::Decimal;

/// Where the profile stands, weights by month among its answers, and where the fields of the weights, the limits of
/// comments and the signs begin.
const PROFILE: usize = 5;
const BY_MONTH: usize = 1;
const WEIGHTS: usize = 6;
const LIMIT: usize = WEIGHTS + 12;
const SIGNS: usize = LIMIT + 2;

fn board_forms(texts: &Texts) -> Vec<(BoardForm, String)> {
    vec![
        (BoardForm::JointBoard, texts.joint_board.to_owned()),
        (BoardForm::Association, texts.association.to_owned()),
    ]
}

fn hosts(texts: &Texts, workbook: &Workbook) -> Vec<(Option<MemberId>, String)> {
    let members = workbook.members.iter().map(|member| (Some(member.id), member.name.clone()));
    [(None, texts.no_host.to_owned())].into_iter().chain(members).collect()
}

fn written(texts: &Texts) -> Vec<(Written, String)> {
    vec![
        (Written::Positive, texts.written_positive.to_owned()),
        (Written::Negative, texts.written_negative.to_owned()),
    ]
}

fn net(texts: &Texts) -> Vec<(Net, String)> {
    vec![(Net::Result, texts.net_result.to_owned()), (Net::NetCost, texts.net_cost.to_owned())]
}

fn deviation(texts: &Texts) -> Vec<(DeviationSign, String)> {
    vec![
        (DeviationSign::FavourablePositive, texts.deviation_favourable.to_owned()),
        (DeviationSign::OutcomeMinusBudget, texts.deviation_outcome.to_owned()),
    ]
}

pub(super) fn form(state: &State) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let (texts, signs) = (state.lang.texts(), &workbook.signs);
    let general = Section::new(
        Layout::Grid,
        vec![
            text(texts.board_name, &workbook.name),
            text(texts.year, workbook.year.number().to_string()),
            choice(texts.board_form, board_forms(texts), &workbook.form),
            choice(texts.host, hosts(texts, workbook), &workbook.host),
            choice(texts.default_method, methods(state.lang), &workbook.method),
            choice(texts.default_profile, spreads(texts), &Spread::of(&workbook.profile)),
        ],
    );
    let of_signs = Section::new(
        Layout::Grid,
        vec![
            choice(texts.sign_revenue, written(texts), &signs.revenue),
            choice(texts.sign_cost, written(texts), &signs.cost),
            choice(texts.sign_contribution, written(texts), &signs.contribution),
            choice(texts.sign_subtotal, net(texts), &signs.subtotal),
            choice(texts.sign_result, net(texts), &signs.result),
            choice(texts.sign_deviation, deviation(texts), &signs.deviation),
            choice(texts.sign_project_deviation, deviation(texts), &signs.project_deviation),
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
            text(texts.limit_amount, amount.unwrap_or_default()),
            text(texts.limit_percent, percent.unwrap_or_default()),
        ],
    );
    let of_limit = Section { legend: Some(texts.comment_limit), ..of_limit };
    let sections = vec![general, weights, of_limit, Section { legend: Some(texts.signs), ..of_signs }];
    Some(Form { wide: true, ..Form::new(texts.workbook_settings, sections) })
}

pub(super) fn read(state: &State, answers: Answers) -> Result<Option<Msg>, &'static str> {
    let texts = state.lang.texts();
    let name = answers.text(0);
    if name.is_empty() {
        return Err(texts.name_missing);
    }
    let year = answers.text(1).parse().ok().and_then(FiscalYear::new).ok_or(texts.year_wrong)?;
    let Some(spread) = answers.chosen(PROFILE, &spreads(texts)) else { return Ok(None) };
    let profile = profile::read(answers, state.lang, spread, WEIGHTS)?;
    let limit = comment_limit(state, answers).ok_or(texts.limit_wrong)?;
    let settings = settings(state, answers, name, year, profile);
    Ok(settings
        .map(|settings| Msg::SetAll(settings.into_iter().chain([Setting::CommentLimit(limit)]).collect())))
}

/// Which deviations must be explained; `None` if it cannot be read.
fn comment_limit(state: &State, answers: Answers) -> Option<CommentLimit> {
    let unit = state.open.as_ref()?.workbook.drift_unit.unit;
    let amount = match parse_amount(&answers.text(LIMIT), unit, state.lang.numbers()).ok()? {
        Typed::Nothing => None,
        Typed::Amount(amount) if !amount.is_negative() => Some(amount),
        _ => return None,
    };
    let percent = answers.text(LIMIT + 1);
    let part = match parse_number(percent.trim_end_matches('%'), state.lang.numbers()).ok()? {
        None => None,
        Some(percent) => {
            let part = decimal::divide(percent, Decimal::ONE_HUNDRED)?;
            // As a file keeps it.
            let part =
                Weight::new(part).map(Weight::as_decimal).filter(|part| *part <= CommentLimit::MOST)?;
            Some(part)
        }
    };
    Some(CommentLimit { amount, part })
}

fn settings(
    state: &State,
    answers: Answers,
    name: String,
    year: FiscalYear,
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
        Setting::Method(answers.chosen(4, &methods(state.lang))?),
        Setting::Profile(profile),
        Setting::Signs(signs),
    ])
}
