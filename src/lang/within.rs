//! What is said while the tables of a scenario are looked at, and of what is written there.

use super::Lang;
use crate::rules::scenario::typed::NoChange;

words! {
    look_in: "Visa tabellerna i ett scenario…", "Show the tables in a scenario…";
    which: "Scenario", "Scenario";
    look_in_this: "Visa tabellerna", "Show the tables";
    look_in_named: "Visa tabellerna i scenariot {}", "Show the tables in the scenario {}";
    leave: "Tillbaka till basen", "Back to the base";
    label: "Scenario som visas", "Scenario that is shown";
    you_are_in: "Scenario:", "Scenario:";
    what_happens: "Det du skriver i tabellerna blir ändringar i scenariot. Basen ändras inte.", "What you write in the tables becomes changes of the scenario. The base does not change.";
    shows_the_base: "Den här vyn visar basen, inte scenariot.", "This view shows the base, not the scenario.";
    side_by_side: "Här står scenarierna bredvid basen.", "Here the scenarios stand beside the base.";
    entered: "Tabellerna visar nu scenariot. {}", "The tables now show the scenario. {}";
    left: "Tabellerna visar basen igen.", "The tables show the base again.";
    scenario_is: "Scenario: {}", "Scenario: {}";
    base_is: "bas: {}", "base: {}";
    nothing: "tomt", "empty";
    typed_over: "Överskriven i scenariot", "Typed over in the scenario";
    caption: "{}, scenario ", "{}, scenario ";
    reset: "Återställ till basen", "Reset to the base";
    reset_rows: "Återställ hela raden till basen", "Reset the whole row to the base";
    was_reset: "Återställt: {} ändringar är borttagna ur scenariot.", "Reset: {} changes have been taken out of the scenario.";
    was_reset_one: "Återställt: en ändring är borttagen ur scenariot.", "Reset: one change has been taken out of the scenario.";
    nothing_to_reset: "Inget är överskrivet här i scenariot. Det som skiljer följer av andra ändringar; de står i vyn Scenarier.", "Nothing is typed over here in the scenario. What differs follows from other changes; they stand in the view Scenarios.";
    of_the_base: "Det här hör till basen och ändras inte i ett scenario. Gå tillbaka till basen för att ändra det.", "This belongs to the base and does not change in a scenario. Go back to the base to change it.";
    actual: "Utfall ändras inte i ett scenario. Gå tillbaka till basen för att ändra det.", "Actuals do not change in a scenario. Go back to the base to change them.";
    is_full: "Scenariot rymmer inte fler ändringar.", "The scenario has no room for more changes.";
}

/// Why something cannot be changed in a scenario.
#[must_use]
pub fn why_not(lang: Lang, why: NoChange) -> &'static str {
    match why {
        NoChange::Actual => words(lang).actual,
        NoChange::OfTheBase => words(lang).of_the_base,
        NoChange::Full => words(lang).is_full,
    }
}
