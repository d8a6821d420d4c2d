//! What is said of files and links that a passphrase locks.

use super::Lang;
use crate::file::locked::{LockedError, MOST_ITERATIONS};

words! {
    command: "Spara eller dela med lösenord…", "Save or share with a password…";
    title: "Lösenord (valfritt)", "Password (optional)";
    about: "Med ett lösenord kan bara den som har det läsa länken eller filen. Skicka lösenordet på en annan väg än filen.", "With a password only those who have it can read the link or file. Send the password by another way than the file.";
    warning: "Ett glömt lösenord går inte att återställa: utan det kan ingen läsa länken eller filen.", "A lost password cannot be recovered: without it nobody can read the link or the file.";
    password: "Lösenord", "Password";
    again: "Upprepa lösenordet", "Repeat the password";
    show: "Visa lösenordet", "Show the password";
    lock: "Lås med lösenordet", "Lock with the password";
    locking: "Låser…", "Locking…";
    empty: "Skriv ett lösenord.", "Write a password.";
    differs: "Lösenorden är inte lika.", "The passwords are not the same.";
    is_locked: "Länken och filen är låsta med lösenordet.", "The link and the file are locked with the password.";
    link_about: "Länken innehåller hela arbetsboken som den är nu, låst med lösenordet. Ändringar efteråt följer inte med.", "The link holds the whole workbook as it is now, locked with the password. Later changes do not come along.";
    save: "Spara låst fil", "Save locked file";
    with_password: "Med lösenord", "With a password";
    save_title: "Spara med lösenord", "Save with a password";
    file_about: "Med ett lösenord kan bara den som har det läsa filen. Skicka lösenordet på en annan väg än filen.", "With a password only those who have it can read the file. Send the password by another way than the file.";
    file_warning: "Ett glömt lösenord går inte att återställa: utan det kan ingen läsa filen.", "A lost password cannot be recovered: without it nobody can read the file.";
    file_is_locked: "Filen är låst med lösenordet.", "The file is locked with the password.";
    cannot_read: "Arbetsboken kan inte läsas här. Öppna den först.", "The workbook cannot be read here. Open it first.";
    not_in_place: "Ändringar skrivs inte i en låst fil: de finns i webbläsaren. Spara arbetsboken med lösenord på nytt när du är klar.", "Changes are not written to a locked file: they are in the browser. Save the workbook with a password again when you are done.";
    in_name: "låst", "locked";
    unlock_title: "Öppna med lösenord", "Open with a password";
    unlock_file: "Filen ”{}” är låst med ett lösenord.", "The file “{}” is locked with a password.";
    unlock_link: "Länken är låst med ett lösenord.", "The link is locked with a password.";
    unlock: "Lås upp", "Unlock";
    unlocking: "Låser upp…", "Unlocking…";
    wrong: "Lösenordet stämmer inte. Försök igen.", "The password is wrong. Try again.";
    impossible: "Webbläsaren kan inte låsa och låsa upp på den här sidan: det kräver en säker adress (https).", "The browser cannot lock and unlock on this page: that needs a secure address (https).";
    newer: "Filen är låst på ett sätt som den här versionen inte känner till. Ladda om sidan för att få den nyaste.", "The file is locked in a way that this version does not know. Load the page again to get the newest.";
    damaged: "Filen är avklippt eller ändrad sedan den låstes.", "The file was cut or changed since it was locked.";
    too_large: "Filen innehåller mer än vad som läses.", "The file holds more than is read.";
    cannot_open: "{name} kan inte öppnas. {why}", "{name} cannot be opened. {why}";
}

/// Why something that is locked cannot be opened, whatever the passphrase.
#[must_use]
pub fn why(lang: Lang, error: LockedError) -> String {
    let words = words(lang);
    match error {
        LockedError::Newer => words.newer.to_owned(),
        LockedError::Damaged => words.damaged.to_owned(),
        LockedError::TooLarge => words.too_large.to_owned(),
        LockedError::Iterations(iterations) => of_iterations(lang, iterations),
    }
}

/// Why a number of iterations is not accepted.
#[must_use]
pub fn of_iterations(lang: Lang, iterations: u32) -> String {
    lang.pick(
        format!("Den begär {iterations} varv för lösenordet; det godtas inte (högst {MOST_ITERATIONS}, och inte färre än vad som är säkert)."),
        format!("It asks for {iterations} rounds for the password, which is not accepted (at most {MOST_ITERATIONS}, and not fewer than are safe)."),
    )
}

/// A file that cannot be opened, with the reason.
#[must_use]
pub fn refused(lang: Lang, name: &str, error: LockedError) -> String {
    words(lang).cannot_open.replace("{name}", name).replace("{why}", &why(lang, error))
}
