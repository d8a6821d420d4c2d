//! A place in the JSON tree that knows its path, and the reading of plain values there: every refusal says
//! where, what was found and what was expected.
//!
//! The plain readings are used for hundreds of fields and are kept out of line, and errors are boxed: together
//! they take several kilobytes off the page.

use std::borrow::Cow;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::error::{Expected, FileError};
use super::json::{Json, Path};
use super::limit;
use super::name::Named;
use crate::model::entry::{Content, Entry};
use crate::model::id::IdError;
use crate::model::key::Weight;
use crate::model::money::Money;

/// An error on its way out. In a box, since it passes through every `?` of the reader.
pub(super) type Refusal = Box<FileError>;

/// A place in a file; nothing may stand there.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    json: Option<&'a Json<'a>>,
    path: Path<'a>,
}

/// The fields of an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a> {
    fields: &'a [(Cow<'a, str>, Json<'a>)],
    path: &'a Path<'a>,
}

impl<'a> Fields<'a> {
    /// The field `name`; reading it as anything is refused if it is absent.
    #[inline(never)]
    pub(super) fn need(&self, name: &'a str) -> At<'a> {
        let field = self.fields.iter().find(|(field, _)| field == name);
        At { json: field.map(|(_, json)| json), path: Path::Field(self.path, name) }
    }

    /// The field `name`, if it is there.
    pub(super) fn get(&self, name: &'a str) -> Option<At<'a>> {
        Some(self.need(name)).filter(|at| at.json.is_some())
    }

    /// How many fields there are.
    pub(super) fn count(&self) -> usize {
        self.fields.len()
    }

    /// Every field with its name.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'a str, At<'a>)> {
        let path = self.path;
        self.fields.iter().map(move |(name, json)| {
            (name.as_ref(), At { json: Some(json), path: Path::Field(path, name.as_ref()) })
        })
    }
}

impl<'a> At<'a> {
    /// The top of a file.
    pub(super) fn top(json: &'a Json<'a>) -> Self {
        Self { json: Some(json), path: Path::Top }
    }

    /// What stands here, as a short piece of JSON.
    #[inline(never)]
    pub(super) fn snippet(&self) -> Option<String> {
        self.json.map(Json::snippet)
    }

    /// Whether `null` stands here.
    pub(super) fn is_null(&self) -> bool {
        matches!(self.json, Some(Json::Null))
    }

    /// The error that here stands something else than what is expected.
    #[inline(never)]
    pub(super) fn refuse(&self, expected: Expected) -> Refusal {
        Box::new(FileError::Content { path: self.path.to_string(), found: self.snippet(), expected })
    }

    /// The error that the name of this field is not what is expected.
    #[inline(never)]
    pub(super) fn refuse_name(&self, name: &str, expected: Expected) -> Refusal {
        let found = Some(Json::Text(Cow::Borrowed(name)).snippet());
        Box::new(FileError::Content { path: self.path.to_string(), found, expected })
    }

    /// The error that there are `count` of something here, more than is expected.
    #[inline(never)]
    pub(super) fn refuse_count(&self, count: usize, most: usize) -> Refusal {
        let (found, expected) = (Some(count.to_string()), Expected::AtMost(most));
        Box::new(FileError::Content { path: self.path.to_string(), found, expected })
    }

    /// The fields of the object here.
    #[inline(never)]
    pub(super) fn object(&'a self) -> Result<Fields<'a>, Refusal> {
        match self.json {
            Some(Json::Object(fields)) => Ok(Fields { fields, path: &self.path }),
            _ => Err(self.refuse(Expected::Object)),
        }
    }

    /// The items of the list here, at most `most`.
    pub(super) fn list(&'a self, most: usize) -> Result<impl Iterator<Item = At<'a>>, Refusal> {
        match self.json {
            Some(Json::List(items)) if items.len() <= most => Ok(items
                .iter()
                .enumerate()
                .map(|(index, json)| At { json: Some(json), path: Path::Index(&self.path, index) })),
            Some(Json::List(items)) => Err(self.refuse_count(items.len(), most)),
            _ => Err(self.refuse(Expected::List)),
        }
    }

    fn text_if(&self, expected: Expected, good: impl FnOnce(&str) -> bool) -> Result<&'a str, Refusal> {
        match self.json {
            Some(Json::Text(text)) if good(text) => Ok(text),
            _ => Err(self.refuse(expected)),
        }
    }

    /// What `read` makes of the text here.
    pub(super) fn parsed<T>(
        &self,
        expected: Expected,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Refusal> {
        match self.json {
            Some(Json::Text(text)) => read(text),
            _ => None,
        }
        .ok_or_else(|| self.refuse(expected))
    }

    /// Text on one line: a name, a number, a date.
    #[inline(never)]
    pub(super) fn name(&self) -> Result<String, Refusal> {
        let good = |text: &str| fits(text, limit::NAME) && !text.contains(char::is_control);
        self.text_if(Expected::Name(limit::NAME), good).map(str::to_owned)
    }

    /// Text that may have several lines: a comment.
    #[inline(never)]
    pub(super) fn prose(&self) -> Result<String, Refusal> {
        let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        let good = |text: &str| fits(text, limit::PROSE) && !text.contains(hidden);
        self.text_if(Expected::Prose(limit::PROSE), good).map(str::to_owned)
    }

    /// A value with a name of its own in the format.
    pub(super) fn named<T: Named>(&self) -> Result<T, Refusal> {
        self.parsed(Expected::OneOf(T::NAMES), T::named)
    }

    /// An identity that starts with `letter`.
    pub(super) fn id<T: FromStr<Err = IdError>>(&self, letter: char) -> Result<T, Refusal> {
        self.parsed(Expected::Id(letter), |text| text.parse().ok())
    }

    /// What an amount has to be.
    pub(super) const AMOUNT: Expected =
        Expected::DecimalText { below: Money::LIMIT, decimals: Money::DECIMALS, signed: true };

    /// An amount in kronor.
    #[inline(never)]
    pub(super) fn amount(&self) -> Result<Money, Refusal> {
        self.parsed(Self::AMOUNT, |text| decimal(text).and_then(Money::entered))
    }

    /// The amount in kronor that a text says.
    pub(super) fn amount_of(text: &str) -> Option<Money> {
        plain_amount(text).or_else(|| decimal(text).and_then(Money::entered))
    }

    /// Any text.
    pub(super) fn text(&self) -> Result<&'a str, Refusal> {
        self.text_if(Expected::Text, |_| true)
    }

    /// The amount in kronor that stands here, if it is written as most are: a large file has a hundred thousand of them,
    /// and a decimal takes several times as long. [`At::amount`] reads all and says what is wrong.
    #[inline(never)]
    pub(super) fn plain_amount(&self) -> Option<Money> {
        match self.json {
            Some(Json::Text(text)) => plain_amount(text),
            _ => None,
        }
    }

    /// A weight of an allocation key or a profile.
    #[inline(never)]
    pub(super) fn weight(&self) -> Result<Weight, Refusal> {
        let expected =
            Expected::DecimalText { below: Weight::LIMIT, decimals: Weight::DECIMALS, signed: false };
        self.parsed(expected, |text| decimal(text).and_then(Weight::new))
    }

    /// What stands in a cell: a value, or `{"text": …}` that could not be read as one.
    pub(super) fn entry<T: Content>(
        &self,
        value: fn(&Self) -> Result<T, Refusal>,
    ) -> Result<Entry<T>, Refusal> {
        match self.json {
            Some(Json::Object(_)) => Ok(Entry::Unread(self.object()?.need("text").prose()?)),
            _ => value(self).map(Entry::Value),
        }
    }

    /// A whole number within these, as a JSON number.
    #[inline(never)]
    pub(super) fn whole(&self, min: u32, max: u32) -> Result<u32, Refusal> {
        let number = match self.json {
            Some(Json::Number(number)) => number.parse().ok(),
            _ => None,
        };
        number
            .filter(|number| (min..=max).contains(number))
            .ok_or_else(|| self.refuse(Expected::WholeNumber { min, max }))
    }
}

/// Whether the text has at most `most` characters. Looks at its bytes first, so that a text of megabytes is
/// not counted through.
fn fits(text: &str, most: usize) -> bool {
    text.len() <= most || (text.len() <= 4 * most && text.chars().count() <= most)
}

/// A decimal number with a point, no spaces and no exponent: `-1202.5`. One that a decimal cannot hold
/// exactly is refused rather than rounded.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !digits(whole) || !digits(fraction) || leading_zero {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

/// An amount of digits, with a point and as many decimals as are kept at the most; `None` is anything else.
fn plain_amount(text: &str) -> Option<Money> {
    let mut at = 0;
    plain_amount_at(text.as_bytes(), &mut at).filter(|_| at == text.len())
}

/// The same where a text has more behind it; `at` is where it begins, and then where it ends.
///
/// Every amount of a large workbook is read by it before the page shows anything, so it goes along the bytes by itself: the
/// first part of the program is made to be small, and iterators are calls there.
pub(super) fn plain_amount_at(bytes: &[u8], at: &mut usize) -> Option<Money> {
    let negative = bytes.get(*at) == Some(&b'-');
    *at += usize::from(negative);
    let begin = *at;
    let mut kronor = 0_i64;
    while let Some(digit) = digit_at(bytes, *at) {
        // No zero before other digits, and no more digits than an amount has.
        if *at - begin >= 14 || (kronor == 0 && *at > begin) {
            return None;
        }
        kronor = 10 * kronor + i64::from(digit);
        *at += 1;
    }
    if *at == begin {
        return None;
    }
    let mut parts = 0_u64;
    if bytes.get(*at) == Some(&b'.') {
        *at += 1;
        let mut unit = Money::PARTS;
        while let Some(digit) = digit_at(bytes, *at) {
            unit /= 10;
            if unit == 0 {
                return None;
            }
            parts += unit * u64::from(digit);
            *at += 1;
        }
        if unit == Money::PARTS {
            return None;
        }
    }
    Money::of_kronor_and_parts(negative, kronor, parts)
}

/// The digit that stands there, if it is one.
#[inline(always)]
fn digit_at(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = bytes.get(at)?.wrapping_sub(b'0');
    (digit < 10).then_some(digit)
}

#[cfg(test)]
mod tests {
    use super::{decimal, plain_amount};
    use crate::model::money::Money;

    #[test]
    fn amounts_are_the_same_by_either_way() {
        let texts = "0|-0|1|-1|0.5|-0.05|12006000|1.50|9999999999999.9999999999|-9999999999999.9999999999|\
                     10000000000000|99999999999999999999|1.12345678901|0.10000000000000|12.0000000001";
        for text in texts.split('|') {
            let (plain, whole) = (plain_amount(text), decimal(text).and_then(Money::entered));
            assert!(plain.is_none() || plain == whole, "{text}: {plain:?} and {whole:?}");
        }
        for text in ["0", "-12.5", "12006000", "9999999999999.9999999999", "1.50"] {
            assert!(plain_amount(text).is_some(), "{text}");
        }
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "01",
            "-01",
            "00",
            "1e3",
            "1 000",
            "1.2.3",
            "+5",
            "10000000000000",
            "99999999999999999999",
        ] {
            assert_eq!(plain_amount(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_have_one_way_of_writing() {
        for good in ["0", "-0.5", "12006000", "1.50", "9999999999999.9999999999"] {
            assert!(decimal(good).is_some(), "{good}");
        }
        let bad =
            "|-|.|.5|5.|+5|1e3|1_000|1 000|01|0x1|1,5|--1|1.2.3|NaN|∞|1.0000000000000000000000000000001";
        for bad in bad.split('|') {
            assert_eq!(decimal(bad), None, "{bad}");
        }
    }
}
