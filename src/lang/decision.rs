//! What is said of decisions on budgets. Its fixed texts are not among the others: the page loads them with what shows them.

use super::Lang;

words! {
    command: "Beslut…", "Decisions…";
    list_command: "Alla beslut", "All decisions";
    title: "Beslut", "Decisions";
    about: "{name}, belopp i {unit}. Cellen visar beslutens summa. Ett tomt beslut tas bort.", "{name}, amounts in {unit}. The cell shows the sum of its decisions. An empty decision is taken away.";
    nth: "Beslut {}", "Decision {}";
    reference: "Referens", "Reference";
    kind: "Slag", "Kind";
    original: "Ursprungsbudget", "Original budget";
    supplement: "Tilläggsbudget", "Supplement";
    carry_over: "Ombudgetering", "Carry-over";
    row: "Rad eller projekt", "Line or project";
    whole_line: "Hela raden", "The whole line";
    no_date: "”{}” är ingen dag i kalendern. Skriv till exempel 2022-03-14.", "“{}” is no day of the calendar. Write for example 2022-03-14.";
    no_amount: "”{}” är inget belopp. Skriv till exempel 1 200 eller -350,5.", "“{}” is not an amount. Write for example 1,200 or -350.5.";
    without_amount: "Belopp saknas.", "The amount is missing.";
    too_long: "”{}” är för långt.", "“{}” is too long.";
    too_much: "{}: besluten är för många eller blir mer än en cell rymmer.", "{}: there are too many decisions, or they come to more than a cell holds.";
    is_held: "{} hålls fast. Släpp cellen först (Alt+Skift+H).", "{} is held. Release the cell first (Alt+Shift+H).";
    is_written: "{} har en formel eller en text som inte kan läsas. Skriv ett belopp där, eller töm cellen först.", "{} has a formula, or a text that cannot be read. Write an amount there, or empty the cell first.";
    changed_meanwhile: "Besluten har ändrats någon annanstans. Avbryt, och öppna dem igen.", "The decisions were changed elsewhere. Cancel, and open them again.";
    choose_holder: "Raden har många innehavare. Välj en av dem i stället för totalen, så visas dess beslut.", "The line has many holders. Choose one of them instead of the total to see its decisions.";
    none: "Arbetsboken har inga beslut. De skrivs i en budgetcell (Alt+Skift+B)", "The workbook has no decisions. They are written in a budget cell (Alt+Shift+B)";
    in_kronor: "Kronor, med organisationens tecken. Beslut utan datum står sist.", "Kronor, in the organisation's signs. Decisions without a date come last.";
    sum_of: "Summa {}", "Total {}";
    revenue: "intäkter", "revenue";
    contribution: "bidrag", "contributions";
    cost: "kostnader", "costs";
    investments: "investeringar", "investments";
}

/// Which decisions a cell has, and the key that opens them: `Summa av 2 beslut. Alt+Skift+B öppnar dem`. A total of several
/// cells `is_sum` of decisions where all of them are.
#[must_use]
pub fn of_cell(lang: Lang, count: usize, is_sum: bool, key: &str) -> String {
    let decisions = lang.pick("beslut", if count == 1 { "decision" } else { "decisions" });
    let sum = if is_sum { lang.pick("Summa av ", "Sum of ") } else { "" };
    let opens = lang.pick("öppnar", "opens");
    let them = lang.pick(if count == 1 { "det" } else { "dem" }, if count == 1 { "it" } else { "them" });
    format!("{sum}{count} {decisions}. {key} {opens} {them}")
}
