//! The figures of charts, as data. They are those of the tables: a chart picks, it calculates nothing of its own but what is
//! left over where only the largest are drawn.

mod capital;
mod drift;
mod parts;
mod trend;

pub use capital::{YEARS, coming};
pub use drift::{Step, UsedLine, Waterfall, moved, used, waterfall};
pub use parts::{Part, ProjectBars, parts, projects};
pub use trend::{Reported, When, reach, trend};

use crate::model::id::ScenarioId;
use crate::model::money::Money;
use crate::model::order;

/// The charts that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// From the budgeted result to the prognosis, line by line.
    #[default]
    Waterfall,
    /// How much of its budget each line has used, beside the part of the year that has passed.
    Used,
    /// Each member's part of the result.
    Members,
    /// Budget, actual and prognosis of each project.
    Projects,
    /// What projects in use cost the drift in the coming years.
    Capital,
    /// How the prognosis has gone from one follow-up to the next.
    Trend,
    /// What the base and the scenarios beside it come to.
    Beside,
    /// From the prognosis of the base to that of a scenario, line by line.
    Scenario(ScenarioId),
}

impl Kind {
    /// Every chart of the base, in the order in which they are offered.
    pub const OF_BASE: [Self; 6] =
        [Self::Waterfall, Self::Used, Self::Members, Self::Projects, Self::Capital, Self::Trend];

    /// Whether it shows scenarios.
    #[must_use]
    pub fn is_of_scenarios(self) -> bool {
        matches!(self, Self::Beside | Self::Scenario(_))
    }

    /// Whether it shows one holder's figures as well as all.
    #[must_use]
    pub fn is_by_holder(self) -> bool {
        matches!(self, Self::Waterfall | Self::Used | Self::Trend) || self.is_of_scenarios()
    }
}

/// The places of the largest items by size, largest first, as many as are drawn one by one; the others are taken together.
/// One alone is not taken together with nothing.
#[must_use]
pub fn largest(sizes: &[Money], most: usize) -> (Vec<usize>, Vec<usize>) {
    let mut places: Vec<usize> = (0..sizes.len()).collect();
    order::sort_by(&mut places, |a, b| sizes[*b].abs().cmp(&sizes[*a].abs()));
    let rest = if places.len() > most + 1 { places.split_off(most) } else { Vec::new() };
    (places, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_come_first_and_one_is_never_left_over() {
        let sizes: Vec<Money> = [1, -9, 4, 4, -2].into_iter().map(Money::kronor).collect();
        assert_eq!(largest(&sizes, 4), (vec![1, 2, 3, 4, 0], vec![]));
        assert_eq!(largest(&sizes, 3), (vec![1, 2, 3], vec![4, 0]));
        assert_eq!(largest(&[], 3), (vec![], vec![]));
    }
}
