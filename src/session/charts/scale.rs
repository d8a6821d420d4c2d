//! From figures to places in a drawing, with round figures to read them by.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::decimal::{add, divide, multiply, subtract};

/// A scale from zero, or from below it, to round figures around everything that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    low: Decimal,
    high: Decimal,
    from: i32,
    to: i32,
    /// The round figures, the least first.
    pub ticks: Vec<Decimal>,
}

/// How many spaces there are between round figures, at most.
const SPACES: u32 = 6;

impl Scale {
    /// The scale for these figures, which lies between two places. `least` is the smallest step, a power of ten: nothing
    /// finer is written.
    #[must_use]
    pub fn over(figures: impl IntoIterator<Item = Decimal>, least: Decimal, (from, to): (i32, i32)) -> Self {
        // What is written as nothing needs no room beside zero.
        let is_seen =
            |figure: &Decimal| multiply(figure.abs(), Decimal::TWO).is_none_or(|twice| twice >= least);
        let (low, high) = figures
            .into_iter()
            .filter(is_seen)
            .fold((Decimal::ZERO, Decimal::ZERO), |(low, high), figure| (low.min(figure), high.max(figure)));
        // 1, 2, 5, 10, 20, 50 and so on.
        let factors = [Decimal::TWO, Decimal::new(25, 1), Decimal::TWO].into_iter().cycle();
        let mut step = least;
        for factor in factors {
            if let Some((low, high, spaces)) = around(low, high, step)
                && spaces <= SPACES
            {
                let place = |n: u32| add(low, multiply(step, n.into())?);
                let ticks = (0..=spaces).filter_map(place).collect();
                return Self { low, high, from, to, ticks };
            }
            match multiply(step, factor) {
                Some(larger) => step = larger,
                None => break,
            }
        }
        // Figures at the end of what a decimal holds.
        Self { low, high, from, to, ticks: vec![Decimal::ZERO] }
    }

    /// Where a figure stands; one beyond the scale stands at its end.
    #[must_use]
    pub fn at(&self, figure: Decimal) -> i32 {
        let figure = figure.clamp(self.low, self.high);
        let length = Decimal::from(self.to - self.from);
        let part = || {
            // Halved, so that the whole range has room.
            let half = |number: Decimal| divide(number, Decimal::TWO);
            let range = subtract(half(self.high)?, half(self.low)?)?;
            divide(subtract(half(figure)?, half(self.low)?)?, range)
        };
        let pixels = part().and_then(|part| multiply(part, length)).and_then(|at| at.round().to_i32());
        self.from + pixels.unwrap_or_default()
    }
}

/// The multiples of a step around a range, and how many steps lie between them.
fn around(low: Decimal, high: Decimal, step: Decimal) -> Option<(Decimal, Decimal, u32)> {
    let (first, last) = (divide(low, step)?.floor(), divide(high, step)?.ceil());
    let last = if first == last { add(last, Decimal::ONE)? } else { last };
    let spaces = subtract(last, first)?.to_u32()?;
    Some((multiply(first, step)?, multiply(last, step)?, spaces))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(figures: &[i64]) -> Vec<i64> {
        let scale = Scale::over(figures.iter().map(|f| (*f).into()), Decimal::ONE, (0, 100));
        scale.ticks.iter().filter_map(Decimal::to_i64).collect()
    }

    #[test]
    fn figures_to_read_by_are_round_and_zero_is_among_them() {
        assert_eq!(ticks(&[1_202]), [0, 500, 1_000, 1_500]);
        assert_eq!(ticks(&[-1_000, 217]), [-1_000, -500, 0, 500]);
        assert_eq!(ticks(&[3]), [0, 1, 2, 3]);
        assert_eq!(ticks(&[]), [0, 1]);
        assert_eq!(ticks(&[-40]), [-40, -30, -20, -10, 0]);
    }

    proptest! {
        #[test]
        fn every_figure_stands_on_the_scale_in_order(
            figures in prop::collection::vec((any::<i64>(), 0..10_u32), 1..9), from in 0..500_i32, length in 50..900_i32,
        ) {
            let figures: Vec<Decimal> = figures.into_iter().map(|(n, scale)| Decimal::new(n, scale)).collect();
            let scale = Scale::over(figures.iter().copied(), Decimal::ONE, (from, from + length));
            prop_assert!(scale.ticks.contains(&Decimal::ZERO));
            prop_assert!((2..=7).contains(&scale.ticks.len()));
            for (a, b) in figures.iter().zip(figures.iter().skip(1)) {
                prop_assert!((from..=from + length).contains(&scale.at(*a)));
                let is_in_order = if a <= b { scale.at(*a) <= scale.at(*b) } else { scale.at(*a) >= scale.at(*b) };
                prop_assert!(is_in_order);
            }
        }
    }
}
