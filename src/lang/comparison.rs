//! What is said while two workbooks are compared and merged, and of fingerprints.

use super::Lang;

words! {
    command: "Jämför med en fil…", "Compare with a file…";
    title: "Jämför och slå ihop", "Compare and merge";
    choose_about: "Välj en kollegas fil, eller flera: en för varje medlem. Inget ändras förrän du har sett vad som skiljer och säger ja.", "Choose a colleague's file, or several: one for each member. Nothing changes until you have seen what differs and say yes.";
    choose_files: "Välj filer", "Choose files";
    known_title: "Arbetsboken finns redan här", "The workbook is here already";
    known_about: "Filen {} är en version av en arbetsbok som finns i den här webbläsaren. Inget går förlorat, vad du än väljer.", "The file {} is a version of a workbook that is in this browser. Nothing is lost, whatever you choose.";
    compare: "Jämför och slå ihop", "Compare and merge";
    beside: "Öppna bredvid", "Open beside";
    unreadable: "{name} kan inte öppnas. {why}", "{name} cannot be opened. {why}";
    searching: "Letar efter den gemensamma versionen…", "Looking for the common version…";
    with_base: "Jämfört med den senaste gemensamma versionen ({}): det som bara en av er har ändrat slås ihop av sig självt.", "Compared with the last common version ({}): what only one of you changed is merged by itself.";
    without_base: "Ingen gemensam version är känd, så allt som skiljer är val. Det som är tomt hos dig är förvalt från filen.", "No common version is known, so all that differs are choices. What is empty in yours is chosen from the file to begin with.";
    by_names: "Filen har inga gemensamma rader med den här arbetsboken: någon har gjort den på nytt. Den är jämförd efter namn och nummer, och allt som skiljer är val.", "The file has no rows in common with this workbook: somebody made it anew. It is compared by names and numbers, and all that differs are choices.";
    ambiguous: "Kan inte paras ihop, för att flera heter likadant: {}.", "Cannot be matched, because several have the same name: {}.";
    nth_file: "Fil {n} av {all}: {name}", "File {n} of {all}: {name}";
    same: "Filen har inget som inte finns här redan.", "The file has nothing that is not here already.";
    other_year: "Filen gäller ett annat år ({}).", "The file is for another year ({}).";
    only_choices: "Visa bara val", "Show only choices";
    all_mine: "Alla mina", "All mine";
    all_theirs: "Alla filens", "All from the file";
    by_member: "Medlem för medlem", "Member by member";
    of_table: "{what}: {table}", "{what}: {table}";
    row: "Rad", "Row";
    whose: "Vems", "Whose";
    what: "Vad", "What";
    base: "Gemensam version", "Common version";
    mine: "Mitt", "Mine";
    theirs: "Filens", "The file's";
    becomes: "Det blir", "It becomes";
    taken: "tas in", "taken in";
    kept: "står kvar", "stays";
    joined: "båda", "both";
    choice: "val", "choice";
    settings: "Arbetsboken", "The workbook";
    empty: "tomt", "empty";
    otherwise: "annat innehåll", "other content";
    cannot_be: "det som står här bygger på raden", "what is here refers to it";
    not_possible: "Filens val går inte att ta in här, för att något annat bygger på det som är mitt: {}.", "The file's choice cannot be taken in here, because something else refers to what is mine: {}.";
    left: "Välj först: {} val återstår.", "Choose first: {} choices are left.";
    changed_meanwhile: "Arbetsboken har ändrats under tiden. Jämförelsen är gjord om; se efter en gång till.", "The workbook has changed meanwhile. It has been compared anew; have another look.";
    next: "Nästa fil", "Next file";
    merge: "Slå ihop", "Merge";
    more: "och {} till som inte visas", "and {} more that are not shown";
    nothing_merged: "Inget kom in: filen har inget nytt.", "Nothing came in: the file has nothing new.";
    edited_title: "Filen är ändrad för hand", "The file was changed by hand";
    edited: "Innehållet i {} stämmer inte med filens fingeravtryck: någon har ändrat det utanför Sambudget. Filen är öppnad som den är.", "The content of {} does not match the file's fingerprint: somebody changed it outside Sambudget. The file is opened as it is.";
    fingerprint: "Fingeravtryck", "Fingerprint";
    fingerprint_about: "Samma fingeravtryck betyder samma siffror. Läs upp det på mötet, så vet alla att de ser på samma version.", "The same fingerprint means the same figures. Read it out at the meeting, and everyone knows that they look at the same version.";
}

/// How many differences there are: `3 tas in, 1 val, 2 står kvar`.
#[must_use]
pub fn counts(lang: Lang, [taken, choices, kept]: [usize; 3]) -> String {
    let choices_word = lang.pick("val", if choices == 1 { "choice" } else { "choices" });
    lang.pick(
        format!(
            "{taken} tas in av sig själva, {choices} {choices_word}, {kept} som bara du har ändrat står kvar."
        ),
        format!(
            "{taken} taken in by themselves, {choices} {choices_word}, {kept} that only you changed stay."
        ),
    )
}

/// What was matched by names: `34 av filens 36 rader, medlemmar och annat finns här.`
#[must_use]
pub fn matched(lang: Lang, found: usize, all: usize) -> String {
    lang.pick(
        format!("{found} av filens {all} medlemmar, tabeller, rader, projekt och annat har samma namn här."),
        format!("{found} of the file's {all} members, tables, rows, projects and other things have the same name here."),
    )
}

/// A few names, and how many more there are: `Resor, Personal och 3 till`.
#[must_use]
pub fn few(lang: Lang, names: &[String]) -> String {
    const MOST: usize = 10;
    let shown = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => lang.pick(format!("{shown} och {more} till"), format!("{shown} and {more} more")),
    }
}

/// What was chosen for a member: `Laxå: filens i 3 val.`
#[must_use]
pub fn chosen_of(lang: Lang, member: &str, count: usize, is_theirs: bool) -> String {
    let whose = lang.pick(["mitt", "filens"], ["mine", "the file's"])[usize::from(is_theirs)];
    let choices = lang.pick("val", if count == 1 { "choice" } else { "choices" });
    lang.pick(
        format!("{member}: {whose} i {count} {choices}."),
        format!("{member}: {whose} in {count} {choices}."),
    )
}

/// How many choices are about a member's own: `Laxå, 3 val`
#[must_use]
pub fn choices_of(lang: Lang, member: &str, count: usize) -> String {
    let choices = lang.pick("val", if count == 1 { "choice" } else { "choices" });
    format!("{member}, {count} {choices}")
}

/// How many choices are left: `2 val återstår`.
#[must_use]
pub fn left(lang: Lang, count: usize) -> String {
    match count {
        0 => lang.pick("Inga val återstår.", "No choices are left.").to_owned(),
        1 => lang.pick("1 val återstår.", "1 choice is left.").to_owned(),
        count => lang.pick(format!("{count} val återstår."), format!("{count} choices are left.")),
    }
}

/// What is said when all is done: `3 ändringar kom in från Laxå.json.`
#[must_use]
pub fn merged(lang: Lang, count: usize, names: &str) -> String {
    let changes = lang.pick(
        if count == 1 { "ändring" } else { "ändringar" },
        if count == 1 { "change" } else { "changes" },
    );
    lang.pick(
        format!("{count} {changes} kom in från {names}. Ångra tar tillbaka alla på en gång."),
        format!("{count} {changes} came in from {names}. Undo takes all of them back at once."),
    )
}
