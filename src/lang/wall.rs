//! What is said of the wall: the slides of a meeting, and the window for its audience.

use super::Lang;

words! {
    present: "Presentera", "Present";
    outcome: "Prognostiserat resultat", "Prognosticated result";
    place: "{} av {}", "{} of {}";
    wall: "Presentation", "Presentation";
    tools: "Verktyg", "Tools";
    next: "Nästa", "Next";
    previous: "Föregående", "Previous";
    leave: "Avsluta", "End";
    pointer: "Pekare", "Pointer";
    colours: "Ljust eller mörkt", "Light or dark";
    try_out: "Pröva", "Try";
    audience: "Fönster för publiken", "Window for the audience";
    audience_title: "Publik – Sambudget", "Audience – Sambudget";
    waiting: "Väntar på presentationen. Välj Presentera i det andra fönstret.", "Waiting for the presentation. Choose Present in the other window.";
    blocked: "Webbläsaren öppnade inget fönster. Tillåt popup-fönster för den här sidan och försök igen.", "The browser opened no window. Allow pop-up windows for this page and try again.";
    is_mirrored: "Ett annat fönster visar detta för publiken.", "Another window shows this to the audience.";
    keys: "Piltangenter eller fjärrkontroll bläddrar, P visar pekaren, L lägger det som prövas i mötesloggen, Esc avslutar.", "Arrow keys or a clicker turn the slides, P shows the pointer, L puts what is tried into the meeting log, Esc ends.";
}
