//! How an organisation writes its signs.
//!
//! Inside there is one meaning (domain: Signs): revenue and cost are both positive amounts with a kind, a
//! result is revenue − cost, and a deviation is positive when it is good for the board. A convention only
//! decides how amounts are shown and read.

/// Whether amounts of a kind are written with their own sign or the opposite one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Written {
    /// As it is inside: a cost of 100 is written 100.
    Positive,
    /// With the opposite sign: a revenue of 100 is written −100.
    Negative,
}

/// How a sum over revenue and cost is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Net {
    /// Revenue − cost: a surplus is positive.
    Result,
    /// Cost − revenue: a deficit is positive.
    NetCost,
}

/// How a deviation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeviationSign {
    /// Good for the board is positive.
    FavourablePositive,
    /// Outcome − budget, both as they are written in the table (GSN's investments: 0,8 − 12,5 = −11,7).
    OutcomeMinusBudget,
}

/// The signs that one workbook is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SignConvention {
    /// Lines of revenue, and groups of nothing else.
    pub revenue: Written,
    /// Lines of cost, and groups of nothing else.
    pub cost: Written,
    /// Lines of municipal contribution, and groups of nothing else.
    pub contribution: Written,
    /// Subtotals of groups that mix kinds.
    pub subtotal: Net,
    /// The bottom line of a drift table.
    pub result: Net,
    /// Deviations of a drift table.
    pub deviation: DeviationSign,
    /// Deviations of an investment table.
    pub project_deviation: DeviationSign,
}

impl Default for SignConvention {
    /// As it is inside: everything positive, the bottom line a result, good deviations positive.
    fn default() -> Self {
        Self {
            revenue: Written::Positive,
            cost: Written::Positive,
            contribution: Written::Positive,
            subtotal: Net::Result,
            result: Net::Result,
            deviation: DeviationSign::FavourablePositive,
            project_deviation: DeviationSign::FavourablePositive,
        }
    }
}
