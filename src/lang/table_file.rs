//! What is said of the files of other programs that tables are saved to and read from.

use sambudget_xlsx::{Trouble, Unreadable};

use super::{Lang, file_error, sentence};
use crate::file::FileError;
use crate::text::clipboard::{MOST_CELLS, MOST_COLUMNS};

words! {
    save_spreadsheet: "Spara som Excel-fil (xlsx)", "Save as an Excel file (xlsx)";
    making: "Gör {} …", "Making {} …";
    save_with_semicolons: "Spara tabellen som CSV (semikolon, decimalkomma)", "Save the table as CSV (semicolons, decimal comma)";
    save_with_commas: "Spara tabellen som CSV (komma, decimalpunkt)", "Save the table as CSV (commas, decimal point)";
    save_tidy: "Spara alla siffror som lång tabell för databaser (tidy CSV)", "Save all figures as one long table for databases (tidy CSV)";
    saved: "Sparat: {}.", "Saved: {}.";
    open_command: "Läs in en fil i tabellen (Excel, CSV)…", "Read a file into the table (Excel, CSV)…";
    title: "Läs in en fil i tabellen", "Read a file into the table";
    amount: "Belopp", "Amount";
    deviation: "Avvikelse mot budget", "Deviation from budget";
    part_of_budget: "Del av budget", "Part of budget";
    in_words: "Med ord", "In words";
    severity: "Allvar", "Severity";
    remark: "Anmärkning", "Remark";
    is_left: "kvar", "left";
    is_accepted: "godtagen", "accepted";
    is_rounding: "avrundning", "rounding";
    reason: "Varför den är i sin ordning", "Why it is all right";
    chart_named: "Diagram: {}", "Chart: {}";
    section: "Avsnitt", "Section";
    share: "Andel", "Share";
    into: "Till tabellen {}.", "Into the table {}.";
    about: "En Excel-fil (xlsx), eller en fil med text: CSV, TSV eller txt. Dess rader hittas här på sina namn. Inget skrivs förrän du säger till, och det går att ångra.", "An Excel file (xlsx), or a file of text: CSV, TSV or txt. Its rows are found here by their names. Nothing is written before you say so, and it can be undone.";
    choose_file: "Välj fil", "Choose a file";
    encoding: "Teckenkodning", "Encoding";
    separator: "Mellan celler", "Between cells";
    semicolon: "semikolon ;", "semicolon ;";
    tab: "tabb", "tab";
    comma: "komma ,", "comma ,";
    bar: "lodstreck |", "bar |";
    sign: "Decimaltecken", "Decimal sign";
    sign_comma: "komma: 1202,5", "comma: 1202.5 is 1202,5";
    sign_point: "punkt: 1202.5", "point: 1202.5";
    unit: "Belopp utan enhet är i", "Amounts without a unit are in";
    has_headings: "Första raden har rubriker", "The first row has headings";
    first_rows: "Filens första rader, och vart kolumnerna går", "The first rows of the file, and where the columns go";
    goes_to: "Kolumn {} går till", "Column {} goes to";
    goes_nowhere: "(läses inte in)", "(not read in)";
    names: "Radens namn", "Name of the row";
    empty_cells: "Tomma celler i filen ändrar inget här. En kolumn som saknas i listan visas inte i tabellen, eller räknas ut.", "Empty cells of the file change nothing here. A column that the list lacks is not shown in the table, or is calculated.";
    no_names: "Välj vilken kolumn som har radernas namn.", "Choose which column has the names of the rows.";
    nothing_to_do: "Inget i filen ändrar något här.", "Nothing in the file changes anything here.";
    adds: "Lägg till rader för namn som tabellen inte har", "Add rows for names that the table does not have";
    take: "Läs in", "Read in";
    unreadable: "Webbläsaren kunde inte läsa filen. Har den flyttats eller tagits bort?", "The browser could not read the file. Has it been moved or deleted?";
    reading: "Läser {} …", "Reading {} …";
    sheet: "Blad", "Sheet";
    range: "Område", "Range";
    no_range: "Skriv området som A1:F20.", "Write the range as A1:F20.";
    nothing_on_sheet: "Bladet är tomt. Välj ett annat.", "The sheet is empty. Choose another.";
    not_made: "Excel-filen kunde inte göras", "The Excel file could not be made";
    no_text: "Det här är ingen fil med text.", "This is not a file of text.";
    nothing: "Det står ingenting i filen.", "There is nothing in the file.";
    sign_contradictory: "Talen motsäger varandra: välj decimaltecken.", "The numbers contradict each other: choose the decimal sign.";
}

/// How many names are said.
const MOST_NAMED: usize = 5;

/// That a file is larger than is read, in bytes.
#[must_use]
pub fn too_large(lang: Lang, bytes: usize, limit: usize) -> String {
    file_error::sentence(lang, &FileError::TooLarge { bytes, limit })
}

/// That a file has more cells than are read.
#[must_use]
pub fn too_many(lang: Lang) -> String {
    lang.pick(
        format!("Filen har för mycket för en tabell: högst {MOST_CELLS} ifyllda celler och {MOST_COLUMNS} kolumner läses. Ta bort det som inte hör hit, eller välj ett annat tecken mellan cellerna."),
        format!("The file has too much for one table: at most {MOST_CELLS} filled cells and {MOST_COLUMNS} columns are read. Take away what does not belong here, or choose another sign between the cells."),
    )
}

/// That a sheet, or what is chosen of it, has more cells than are read.
#[must_use]
pub fn too_many_on_sheet(lang: Lang) -> String {
    lang.pick(
        format!("Bladet har för mycket för en tabell: högst {MOST_CELLS} celler och {MOST_COLUMNS} kolumner läses. Skriv ett mindre område, eller kopiera tabellen till ett eget blad i kalkylprogrammet."),
        format!("The sheet has too much for one table: at most {MOST_CELLS} cells and {MOST_COLUMNS} columns are read. Write a smaller range, or copy the table to a sheet of its own in the spreadsheet program."),
    )
}

/// Why the file of a spreadsheet cannot be read.
#[must_use]
pub fn unreadable(lang: Lang, why: Unreadable) -> &'static str {
    match why {
        Unreadable::Broken => lang.pick(
            "Filen går inte att läsa: den är ingen Excel-fil av den nya sorten (xlsx), eller så saknas en del av den. Öppna den i kalkylprogrammet och spara den som xlsx eller CSV.",
            "The file cannot be read: it is no Excel file of the new kind (xlsx), or a part of it is missing. Open it in the spreadsheet program and save it as xlsx or CSV.",
        ),
        Unreadable::Locked => lang.pick(
            "Filen är låst med lösenord. Ta bort lösenordet i kalkylprogrammet, och välj filen igen.",
            "The file is locked with a password. Take the password away in the spreadsheet program, and choose the file again.",
        ),
        Unreadable::TooLarge => lang.pick(
            "Filen är packad, och uppackad är den större än vad som läses (256 MB). Kopiera tabellen till en ny fil i kalkylprogrammet.",
            "The file is packed, and unpacked it is larger than is read (256 MB). Copy the table to a new file in the spreadsheet program.",
        ),
    }
}

/// Why the program for files of spreadsheets gave no answer.
#[must_use]
pub fn trouble(lang: Lang, trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::NotFetched => lang.pick(
            "Den del av Sambudget som läser och skriver Excel-filer kunde inte hämtas. Försök igen när du har nätverk.",
            "The part of Sambudget that reads and writes Excel files could not be fetched. Try again when you have a network.",
        ),
        Trouble::TooLong => lang.pick(
            "Det tog för lång tid och avbröts. Välj en mindre fil, eller spara bladet som CSV.",
            "It took too long and was stopped. Choose a smaller file, or save the sheet as CSV.",
        ),
        Trouble::Failed => lang.pick(
            "Det gick inte. Spara bladet som CSV i stället.",
            "It did not work. Save the sheet as CSV instead.",
        ),
    }
}

/// Yes or no, as the user's spreadsheet shows it.
#[must_use]
pub fn truth(lang: Lang, is: bool) -> &'static str {
    if is { lang.pick("SANT", "TRUE") } else { lang.pick("FALSKT", "FALSE") }
}

/// That cells show faults instead of numbers.
#[must_use]
pub fn faults(lang: Lang, count: usize) -> String {
    let cells = sentence::cells(lang, count);
    lang.pick(
        format!("{cells} visar ett fel i kalkylprogrammet, som #DIV/0!, och läses som text."),
        format!("{cells} show a fault in the spreadsheet, such as #DIV/0!, and are read as text."),
    )
}

/// What is between cells, by the sign.
#[must_use]
pub fn separator(lang: Lang, sign: char) -> &'static str {
    let words = words(lang);
    match sign {
        ';' => words.semicolon,
        '\t' => words.tab,
        ',' => words.comma,
        _ => words.bar,
    }
}

/// What reading a file would do: `24 celler ändras. 3 rader finns inte i tabellen: Hyra, El …`
#[must_use]
pub fn finds(
    lang: Lang,
    (changes, unchanged, calculated): (usize, usize, usize),
    (missing, adds): (&[String], bool),
    nameless: usize,
) -> Vec<String> {
    let mut said = vec![lang.pick(
        format!("{} ändras.", sentence::cells(lang, changes)),
        format!("{} would change.", sentence::cells(lang, changes)),
    )];
    if unchanged > 0 {
        let cells = sentence::cells(lang, unchanged);
        said.push(lang.pick(format!("{cells} har det redan."), format!("{cells} have that already.")));
    }
    if calculated > 0 {
        let cells = sentence::cells(lang, calculated);
        said.push(lang.pick(
            format!("{cells} räknas ut här och läses inte in."),
            format!("{cells} are calculated here and not read in."),
        ));
    }
    if !missing.is_empty() {
        let names = missing.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = if missing.len() > MOST_NAMED { " …" } else { "" };
        let rows = sentence::rows(lang, missing.len());
        let what = match adds {
            true => lang.pick("läggs till sist", "would be added at the end"),
            false => {
                lang.pick("finns inte i tabellen och läses inte in", "are not in the table and not read in")
            }
        };
        said.push(format!("{rows} {what}: {names}{more}."));
    }
    if nameless > 0 {
        let rows = sentence::rows(lang, nameless);
        said.push(lang.pick(
            format!("{rows} har inget namn och läses inte in."),
            format!("{rows} have no name and are not read in."),
        ));
    }
    said
}

/// What was read in.
#[must_use]
pub fn taken(lang: Lang, cells: usize, added: usize) -> String {
    let (cells, rows) = (sentence::cells(lang, cells), sentence::rows(lang, added));
    match added {
        0 => lang.pick(format!("Inläst: {cells}."), format!("Read in: {cells}.")),
        _ => lang.pick(
            format!("Inläst: {cells} och {rows} tillagda."),
            format!("Read in: {cells}, and {rows} added."),
        ),
    }
}
