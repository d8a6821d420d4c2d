//! What every method would give for a line, side by side (method fan): a figure of one's own is seen among them.

use crate::model::Workbook;
use crate::model::drift::{Line, Method};
use crate::model::money::Money;
use crate::rules::drift::{Calculation, Tables, raw_prognoses};

/// A line's prognosis by each method, before anything is added, in kronor as inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fan {
    /// The method that the line goes by.
    pub chosen: Method,
    /// What each method gives, in the order they are offered; `None` where it has nothing to go by.
    pub figures: Vec<(Method, Option<Money>)>,
}

impl Fan {
    /// What a method gives.
    #[must_use]
    pub fn by(&self, method: Method) -> Option<Money> {
        self.figures.iter().find(|(known, _)| *known == method).and_then(|(_, figure)| *figure)
    }

    /// The smallest and the largest figure that a method gives by itself, the controller's own left out.
    #[must_use]
    pub fn reach(&self) -> Option<(Money, Money)> {
        let figures = self.figures.iter().filter(|(method, _)| *method != Method::Typed);
        let mut known = figures.filter_map(|(_, figure)| *figure);
        let first = known.next()?;
        Some(known.fold((first, first), |(least, most), figure| (least.min(figure), most.max(figure))))
    }

    /// The controller's own figure that the line goes by, if it is smaller or larger than what any method gives, and the
    /// smallest or largest of those, which it is beyond.
    #[must_use]
    pub fn outside(&self) -> Option<(Money, Money)> {
        let own = self.by(Method::Typed).filter(|_| self.chosen == Method::Typed)?;
        let (least, most) = self.reach()?;
        let limit = if own < least { least } else { most };
        (own < least || own > most).then_some((own, limit))
    }
}

/// What every method would give for a line.
#[must_use]
pub fn fan(workbook: &Workbook, tables: &Tables, line: &Line) -> Fan {
    let calculation = Calculation::new(workbook, tables.formulas());
    let figures = raw_prognoses(&calculation, line);
    Fan { chosen: line.method.unwrap_or(workbook.method), figures }
}
