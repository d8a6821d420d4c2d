//! The views of a workbook: what its tabs lead to.

/// The views of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// Översikt.
    #[default]
    Overview,
    /// Drift.
    Drift,
    /// Investeringar.
    Investments,
    /// Åtgärder.
    Measures,
    /// Mål.
    Goals,
    /// Fördelning.
    Allocation,
    /// Månader.
    Months,
    /// Uppföljning.
    FollowUps,
    /// Scenarier.
    Scenarios,
    /// Diagram.
    Charts,
    /// Rapport.
    Report,
}

impl View {
    /// Whether its tables are those of the scenario that is looked at; the others show the base beside scenarios, or what was
    /// and is reported.
    #[must_use]
    pub fn shows_a_scenario(self) -> bool {
        matches!(self, Self::Drift | Self::Months | Self::Investments | Self::Measures | Self::Allocation)
    }

    /// Every view, in the order of the tabs.
    pub const ALL: [Self; 11] = [
        Self::Overview,
        Self::Drift,
        Self::Months,
        Self::Investments,
        Self::Measures,
        Self::Goals,
        Self::Allocation,
        Self::FollowUps,
        Self::Scenarios,
        Self::Charts,
        Self::Report,
    ];
}
