//! The views of an open workbook.

mod allocation;
mod charts;
mod checks;
mod controls;
mod drift;
mod follow_ups;
mod goals;
mod investments;
mod lens;
mod measures;
mod months;
mod overview;
mod report;
mod scenarios;
mod title;
mod trying;
mod within;

use leptos::prelude::*;

use crate::session::state::View;
use allocation::Allocation;
use charts::Charts;
pub use charts::marks;
pub use drift::Drift;
use follow_ups::FollowUps;
use goals::Goals;
use investments::Investments;
use measures::Measures;
pub use measures::OfDrift;
use months::Months;
use overview::Overview;
use report::ReportView;
use scenarios::Scenarios;
pub use trying::{Trying, log_now};
pub use within::WithinBar;

/// A view other than the operating tables.
pub fn other(view: View) -> AnyView {
    match view {
        View::Overview => view! { <Overview /> }.into_any(),
        View::Drift => ().into_any(),
        View::Investments => view! { <Investments /> }.into_any(),
        View::Measures => view! { <Measures /> }.into_any(),
        View::Goals => view! { <Goals /> }.into_any(),
        View::Allocation => view! { <Allocation /> }.into_any(),
        View::Months => view! { <Months /> }.into_any(),
        View::FollowUps => view! { <FollowUps /> }.into_any(),
        View::Scenarios => view! { <Scenarios /> }.into_any(),
        View::Charts => view! { <Charts /> }.into_any(),
        View::Report => view! { <ReportView /> }.into_any(),
    }
}
