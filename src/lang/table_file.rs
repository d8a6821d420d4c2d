//! What is said of the files of other programs that tables are saved to and read from.

use super::Lang;

words! {
    save_with_semicolons: "Spara tabellen som CSV (semikolon, decimalkomma)", "Save the table as CSV (semicolons, decimal comma)";
    save_with_commas: "Spara tabellen som CSV (komma, decimalpunkt)", "Save the table as CSV (commas, decimal point)";
    save_tidy: "Spara alla siffror som lång tabell för databaser (tidy CSV)", "Save all figures as one long table for databases (tidy CSV)";
    saved: "Sparat: {}.", "Saved: {}.";
}
