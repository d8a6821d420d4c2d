//! What is said of what one change means for each member.

use super::Lang;

words! {
    title: "Vad en ändring betyder för varje medlem", "What a change means for each member";
    which: "Ändring", "Change";
    choose: "Välj en ändring", "Choose a change";
    member: "Medlem", "Member";
    drift: "Drift", "Operating";
    capital: "Kapitalkostnad", "Capital cost";
    result: "Resultat", "Result";
    settled: "Avräkning", "Settlement";
    all: "Alla", "All";
    about: "Ändringen ensam, ovanpå det som scenariot bygger på, i kronor. Plus är bättre för medlemmen.", "The change alone, on top of what the scenario stands on, in kronor. Plus is better for the member.";
}
