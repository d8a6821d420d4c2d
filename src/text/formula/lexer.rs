//! A formula's text as numbers, words, brackets and signs.

use rust_decimal::Decimal;

use super::error::{FormulaError, Problem};
use crate::model::formula::Operator;
use crate::text::number::{NumberStyle, Unreadable, is_dash, is_space, parse_number};

/// A piece of a formula, with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) what: What,
    /// Its first character, from 0.
    pub(super) at: usize,
    /// How many characters it has.
    pub(super) length: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Number(Decimal),
    Word(String),
    /// What stands between brackets.
    Bracket(String),
    Operator(Operator),
    Percent,
    Open,
    Close,
    /// `;`, or `,` where numbers do not have it.
    Separator,
    Colon,
    End,
}

impl Token {
    pub(super) fn error(&self, problem: Problem) -> FormulaError {
        FormulaError { at: self.at, length: self.length, problem }
    }
}

/// The pieces of `text`, the last of which is its end. Numbers are written in `style`; in a file they have no
/// spaces.
pub(super) fn tokens(text: &str, style: NumberStyle, in_file: bool) -> Result<Vec<Token>, FormulaError> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if is_space(*c) || matches!(c, '\t' | '\n' | '\r') {
            at += 1;
            continue;
        }
        let (what, length) = token(&chars[at..], style, in_file)
            .map_err(|(problem, length)| FormulaError { at, length, problem })?;
        tokens.push(Token { what, at, length });
        at += length;
    }
    tokens.push(Token { what: What::End, at, length: 0 });
    Ok(tokens)
}

/// The token that `rest` starts with, and its length.
fn token(rest: &[char], style: NumberStyle, in_file: bool) -> Result<(What, usize), (Problem, usize)> {
    let comma_is_decimal = style == NumberStyle::Swedish;
    let second = rest.get(1);
    let digit_follows = second.is_some_and(char::is_ascii_digit);
    let one = |what| Ok((what, 1));
    let operator = |operator| Ok((What::Operator(operator), 1));
    match rest[0] {
        '0'..='9' => number(rest, style, in_file),
        '.' if digit_follows => number(rest, style, in_file),
        ',' if digit_follows && comma_is_decimal => number(rest, style, in_file),
        '[' => match rest.iter().position(|c| *c == ']') {
            Some(end) => Ok((What::Bracket(rest[1..end].iter().collect()), end + 1)),
            None => Err((Problem::BracketNotClosed, 1)),
        },
        '+' => operator(Operator::Add),
        '*' => operator(Operator::Multiply),
        '/' => operator(Operator::Divide),
        '^' => operator(Operator::Power),
        '=' => operator(Operator::Equal),
        '<' if second == Some(&'=') => Ok((What::Operator(Operator::LessOrEqual), 2)),
        '<' if second == Some(&'>') => Ok((What::Operator(Operator::NotEqual), 2)),
        '<' => operator(Operator::Less),
        '>' if second == Some(&'=') => Ok((What::Operator(Operator::GreaterOrEqual), 2)),
        '>' => operator(Operator::Greater),
        c if is_dash(c) => operator(Operator::Subtract),
        '%' => one(What::Percent),
        '(' => one(What::Open),
        ')' => one(What::Close),
        ';' => one(What::Separator),
        ',' if !comma_is_decimal && !in_file => one(What::Separator),
        ',' => Err((Problem::Semicolon, 1)),
        ':' => one(What::Colon),
        c if c.is_alphabetic() || c == '_' => {
            let length = rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
            Ok((What::Word(rest[..length].iter().collect()), length))
        }
        _ => Err((Problem::UnknownSign, 1)),
    }
}

/// A number with what may group its thousands: spaces, and in Swedish use points.
fn number(rest: &[char], style: NumberStyle, in_file: bool) -> Result<(What, usize), (Problem, usize)> {
    let digit = |at: usize| rest.get(at).is_some_and(char::is_ascii_digit);
    let mark = |c: char| c == '.' || c == ',' && style == NumberStyle::Swedish;
    let mut length = 0;
    while let Some(c) = rest.get(length) {
        let goes_on = match *c {
            '0'..='9' => true,
            c if mark(c) => digit(length + 1),
            // A space between digits can only be one between thousands; `parse_number` says if it is not.
            c if is_space(c) => !in_file && digit(length + 1),
            _ => false,
        };
        if !goes_on {
            break;
        }
        length += 1;
    }
    let text: String = rest[..length].iter().collect();
    match parse_number(&text, style) {
        Ok(Some(number)) => Ok((What::Number(number.normalize()), length)),
        Err(Unreadable::Ambiguous) => Err((Problem::Ambiguous, length)),
        Err(Unreadable::TooLarge | Unreadable::TooManyDecimals) => Err((Problem::LongNumber, length)),
        Ok(None) | Err(Unreadable::NotANumber | Unreadable::Formula) => Err((Problem::NoNumber, length)),
    }
}
