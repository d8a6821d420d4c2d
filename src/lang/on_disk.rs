//! What is said of files on disk that a workbook is worked on in.

use super::Lang;

words! {
    save: "Arbeta i en fil på disken…", "Work in a file on disk…";
    open: "Öppna från disken…", "Open from disk…";
    leave: "Sluta skriva i filen", "Stop writing to the file";
    writes_in: "Arbetsboken skrivs från och med nu i {}.", "The workbook is written to {} from now on.";
    left: "{} skrivs inte längre. Filen finns kvar som den är.", "{} is not written any more. The file stays as it is.";
    saved_in: "Sparat i {}", "Saved in {}";
    writing: "Skrivs i {}…", "Being written to {}…";
    not_saved_in: "Inte sparat i {}", "Not saved in {}";
    asleep_title: "Anslut {} igen", "Connect {} again";
    asleep: "Arbetsboken skrivs i den filen, men webbläsaren vill att du godkänner det igen. Till dess finns ändringarna i webbläsaren.", "The workbook is written to that file, but the browser wants you to agree again. Until then the changes are in the browser.";
    connect: "Anslut igen", "Connect again";
    changed_title: "{} har ändrats av någon annan", "{} was changed by somebody else";
    changed: "Inget har skrivits över: filen har något som varken lästes eller skrevs här. Alla ändringar finns i webbläsaren.", "Nothing was written over: the file has something that was neither read nor written here. All changes are in the browser.";
    changed_unread: "Inget har skrivits över: filen är ingen arbetsbok längre. Alla ändringar finns i webbläsaren.", "Nothing was written over: the file is no workbook any more. All changes are in the browser.";
    compare: "Jämför och slå ihop", "Compare and merge";
    other_file: "Arbeta i en annan fil…", "Work in another file…";
    failed_title: "{} kunde inte skrivas", "{} could not be written";
    denied: "Webbläsaren får inte skriva i filen.", "The browser may not write to the file.";
    gone: "Filen finns inte där den var: den är flyttad, har ett annat namn eller är borttagen.", "The file is not where it was: it was moved, renamed or deleted.";
    full: "Disken är full.", "The disk is full.";
    refused: "Disken svarar inte, eller så håller ett annat program i filen.", "The disk does not answer, or another program holds the file.";
    not_same: "Något annat lästes tillbaka än det som skrevs.", "Something else was read back than was written.";
    all_here: "Alla ändringar finns i webbläsaren.", "All changes are in the browser.";
    not_opened: "Filen kunde inte läsas från disken.", "The file could not be read from the disk.";
}
