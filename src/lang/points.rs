//! Restore points, the bin and the reminder to save to a file, in words.

use super::Lang;
use super::sentence::surplus_or_deficit;
use crate::file::point::Why;
use crate::rules::differs::Differs;

words! {
    title: "Återställningspunkter", "Restore points";
    about: "Tas av sig själva: före dagens första ändring, efter en kvarts arbete, före större ändringar och när arbetsboken sparas som fil. De ligger bara i den här webbläsaren; en fil på en annan plats är den enda säkra kopian.", "Taken by themselves: before the first change of a day, after a quarter of an hour of work, before larger changes and when the workbook is saved to a file. They are in this browser only; a file somewhere else is the only safe copy.";
    none: "Inga än. Den första tas när något ändras.", "None yet. The first is taken when something changes.";
    when: "När", "When";
    reason: "Varför", "Why";
    differs: "Skiljer från nu", "Differs from now";
    compare: "Jämför", "Compare";
    comparing: "Jämförs…", "Comparing…";
    unreadable: "Kan inte läsas", "Cannot be read";
    restore: "Gå tillbaka hit", "Go back to this";
    copy: "Öppna som kopia", "Open as a copy";
    take_now: "Ta en nu…", "Take one now…";
    name_title: "Ny återställningspunkt", "New restore point";
    name_button: "Ta punkten", "Take the point";
    bin: "Papperskorg ({})", "Bin ({})";
    bin_about: "Varje arbetsbok tas bort av sig själv 30 dagar efter att den lades här.", "Each workbook is deleted by itself 30 days after it was put here.";
    deleted: "Borttagen", "Deleted";
    days_left: "Finns kvar", "Is kept for";
    unbin: "Lägg tillbaka", "Put back";
    forget: "Ta bort för gott", "Delete for good";
    forget_title: "Ta bort för gott?", "Delete for good?";
    forget_text: "Arbetsboken ”{}” tas bort ur papperskorgen med alla återställningspunkter. Det går inte att ångra.", "The workbook “{}” is deleted from the bin with all its restore points. This cannot be undone.";
    remind_title: "Spara arbetsboken som fil", "Save the workbook to a file";
    remind_text: "{} Allt ligger bara i den här webbläsaren: rensas den eller går datorn sönder är det borta.", "{} Everything is in this browser only: if that is cleared or the computer breaks, it is gone.";
    tomorrow: "Påminn i morgon", "Remind me tomorrow";
}

/// Why a point was taken that is not before a step.
#[must_use]
pub fn why(lang: Lang, why: &Why) -> String {
    let text = match why {
        Why::Day => lang.pick("Före dagens första ändring", "Before the first change of the day"),
        Why::Work => lang.pick("Under arbetet", "During work"),
        Why::Before(label) => label.verb.as_str(),
        Why::NextYear => lang.pick("När nästa års arbetsbok gjordes", "When next year's workbook was made"),
        Why::Saved => lang.pick("Sparad som fil", "Saved to a file"),
        Why::Named(name) => return lang.pick(format!("”{name}”"), format!("“{name}”")),
    };
    text.to_owned()
}

/// Before a step: `Före: klistra in 340 celler`.
#[must_use]
pub fn before(lang: Lang, step: &str) -> String {
    lang.pick(format!("Före: {step}"), format!("Before: {step}"))
}

/// So many days: `1 dag`, `12 dagar`.
#[must_use]
pub fn days(lang: Lang, days: i64) -> String {
    let one = days == 1;
    let unit = lang.pick(if one { "dag" } else { "dagar" }, if one { "day" } else { "days" });
    format!("{days}\u{a0}{unit}")
}

/// When a workbook was last saved to a file, so many days ago: `Sparad som fil för 3 dagar sedan`.
#[must_use]
pub fn filed(lang: Lang, ago: Option<i64>) -> String {
    match ago {
        None => lang.pick("Aldrig sparad som fil", "Never saved to a file").to_owned(),
        Some(0) => lang.pick("Sparad som fil i dag", "Saved to a file today").to_owned(),
        Some(1) => lang.pick("Sparad som fil i går", "Saved to a file yesterday").to_owned(),
        Some(ago) => {
            let ago = days(lang, ago);
            lang.pick(format!("Sparad som fil för {ago} sedan"), format!("Saved to a file {ago} ago"))
        }
    }
}

/// The same with what has changed since: `Sparad som fil i går, 312 ändringar sedan dess.`
#[must_use]
pub fn filed_and_changed(lang: Lang, ago: Option<i64>, changes: u64) -> String {
    let changes = counted(lang, changes, ["ändring", "ändringar"], ["change", "changes"]);
    let since = if ago.is_some() { lang.pick(" sedan dess", " since then") } else { "" };
    format!("{}, {changes}{since}.", filed(lang, ago))
}

fn counted(lang: Lang, count: u64, swedish: [&str; 2], english: [&str; 2]) -> String {
    let [one, several] = lang.pick(swedish, english);
    format!("{count}\u{a0}{}", if count == 1 { one } else { several })
}

/// What differs from a point: `12 siffror, 1 rad. Resultat då underskott 42 tkr, nu i balans.`
#[must_use]
pub fn difference(lang: Lang, differs: &Differs) -> String {
    if differs.is_nothing() {
        return lang.pick("Ingenting", "Nothing").to_owned();
    }
    let Differs { figures, lines, projects, others, results: [then, now], unit } = differs;
    let parts = [
        (*figures, ["siffra", "siffror"], ["figure", "figures"]),
        (*lines, ["rad", "rader"], ["line", "lines"]),
        (*projects, ["projekt", "projekt"], ["project", "projects"]),
        (*others, ["annat", "annat"], ["other thing", "other things"]),
    ];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
    let parts = parts.map(|(count, swedish, english)| {
        counted(lang, u64::try_from(count).unwrap_or(u64::MAX), swedish, english)
    });
    let counts = parts.collect::<Vec<_>>().join(", ");
    let none = || lang.pick("inget", "none").to_owned();
    let words =
        |result: Option<_>| result.map_or_else(none, |result| surplus_or_deficit(lang, result, *unit));
    if then == now {
        let same = lang.pick("Samma resultat.", "The same result.");
        return format!("{counts}. {same}");
    }
    let (then, now) = (words(*then), words(*now));
    let results =
        lang.pick(format!("Resultat då {then}, nu {now}."), format!("Result then {then}, now {now}."));
    format!("{counts}. {results}")
}
