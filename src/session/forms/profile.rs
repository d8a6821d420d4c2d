//! How budgets are spread over the year: one choice, and the twelve weights that belong to one of its answers.

use rust_decimal::Decimal;

use super::{Answers, Layout, Section, Wrong, text, wrong};
use crate::lang::{Lang, Texts, heading};
use crate::model::drift::Profile;
use crate::model::period::Month;
use crate::text::number::format_number;
use crate::text::weights::parse_weights;

/// A profile without its weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spread {
    Even,
    ByMonth,
    PriorYear,
}

impl Spread {
    pub(super) fn of(profile: &Profile) -> Self {
        match profile {
            Profile::Even => Self::Even,
            Profile::Months(_) => Self::ByMonth,
            Profile::PriorYear => Self::PriorYear,
        }
    }

    pub(super) fn name(self, texts: &Texts) -> &'static str {
        match self {
            Self::Even => texts.later().profile_even,
            Self::ByMonth => texts.later().profile_months,
            Self::PriorYear => texts.later().profile_prior,
        }
    }
}

/// All of them, by name.
pub(super) fn spreads(texts: &Texts) -> Vec<(Spread, String)> {
    [Spread::Even, Spread::ByMonth, Spread::PriorYear]
        .map(|spread| (spread, spread.name(texts).to_owned()))
        .into()
}

/// The fields for twelve weights, shown while the field at `choice` has the answer at `by_month`.
pub(super) fn weights(lang: Lang, now: Option<&Profile>, choice: usize, by_month: usize) -> Section {
    let weights = match now {
        Some(Profile::Months(weights)) => *weights,
        _ => [Decimal::ONE; 12],
    };
    let months = Month::all().zip(weights).map(|(month, weight)| {
        text(heading::month(lang, month), format_number(weight, None, lang.numbers()))
    });
    Section {
        legend: Some(lang.texts().later().profile_months.into()),
        only_if: Some((choice, by_month)),
        ..Section::new(Layout::Months, months.collect())
    }
}

/// The profile that was chosen; its weights stand in twelve fields from `first` on.
pub(super) fn read(answers: Answers, lang: Lang, spread: Spread, first: usize) -> Result<Profile, Wrong> {
    Ok(match spread {
        Spread::Even => Profile::Even,
        Spread::PriorYear => Profile::PriorYear,
        Spread::ByMonth => {
            let weights = std::array::from_fn(|month| answers.text(first + month));
            let parsed = parse_weights(&weights, lang.numbers());
            Profile::Months(parsed.ok_or_else(|| {
                // The first that is no weight even where the others are.
                let is_wrong = |text: &String| {
                    let ones =
                        std::array::from_fn(|month| if month == 0 { text.clone() } else { "1".to_owned() });
                    parse_weights(&ones, lang.numbers()).is_none()
                };
                let at = weights.iter().position(is_wrong).unwrap_or_default();
                wrong(first + at, lang.texts().later().profile_wrong)
            })?)
        }
    })
}
