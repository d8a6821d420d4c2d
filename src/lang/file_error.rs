//! Why a file was not opened, in words: where, what was found, what was expected.

use super::Lang;
use super::sentence::size;
use crate::file::error::{Expected, FileError};
use crate::model::capital::Rate;
use crate::model::scenario::Percent;

/// A file error as a sentence.
#[must_use]
pub fn sentence(lang: Lang, error: &FileError) -> String {
    match error {
        FileError::TooLarge { bytes, limit } => {
            let (bytes, limit) = (size(lang, *bytes), size(lang, *limit));
            lang.pick(
                format!("Filen är {bytes}, och det största som läses är {limit}."),
                format!("The file is {bytes}, and the largest that is read is {limit}."),
            )
        }
        FileError::NotText { .. } => lang
            .pick(
                "Filen är inte en textfil i UTF-8, så den är inte en arbetsbok från Sambudget.",
                "The file is not a text file in UTF-8, so it is not a workbook of Sambudget.",
            )
            .to_owned(),
        FileError::NotJson { line, column, truncated: false } => lang.pick(
            format!("Filen är inte JSON: det tar stopp på rad {line}, tecken {column}."),
            format!("The file is not JSON: it stops making sense at line {line}, character {column}."),
        ),
        FileError::NotJson { line: 0 | 1, column: 0, truncated: true } => {
            lang.pick("Filen är tom.", "The file is empty.").to_owned()
        }
        FileError::NotJson { line, column, truncated: true } => lang.pick(
            format!("Filen är avkortad: den tar slut på rad {line}, tecken {column}. Hämta den igen."),
            format!("The file is cut short: it ends at line {line}, character {column}. Get it again."),
        ),
        FileError::TooDeep { limit } => lang.pick(
            format!("Filen har fler än {limit} nivåer i varandra, så den är inte en arbetsbok från Sambudget."),
            format!("The file is nested deeper than {limit} levels, so it is not a workbook of Sambudget."),
        ),
        FileError::TooManyValues { limit } => lang.pick(
            format!("Filen har fler än {limit} värden, och fler läses inte."),
            format!("The file has more than {limit} values, and no more are read."),
        ),
        FileError::NotOurs { .. } => lang
            .pick(
                "Filen är JSON, men inte en arbetsbok från Sambudget.",
                "The file is JSON, but not a workbook of Sambudget.",
            )
            .to_owned(),
        FileError::Damaged => lang
            .pick(
                "Det som är lagrat är skadat: det stämmer inte med sin kontrollsumma.",
                "What is stored is damaged: it does not match its checksum.",
            )
            .to_owned(),
        FileError::NotYet => lang.texts().part_not_fetched.to_owned(),
        FileError::Newer { found_version } => lang.pick(
            format!("Filen är gjord med en nyare Sambudget (format {found_version}). Ladda om sidan för att få den nya versionen."),
            format!("The file was made with a newer Sambudget (format {found_version}). Reload the page to get the new version."),
        ),
        FileError::Content { path, found, expected } => {
            let nothing = lang.pick("ingenting", "nothing");
            let found = found.as_deref().unwrap_or(nothing);
            let expected = expected_words(lang, expected);
            let place = if path.is_empty() { lang.pick("överst i filen", "the top of the file") } else { path };
            lang.pick(
                format!("Vid {place} står {found}; där väntades {expected}."),
                format!("At {place} stands {found}; expected {expected}."),
            )
        }
    }
}

/// What was expected; in English as for developers, in Swedish for everyone.
fn expected_words(lang: Lang, expected: &Expected) -> String {
    if lang == Lang::English {
        return expected.to_string();
    }
    match expected {
        Expected::Object => "ett objekt".to_owned(),
        Expected::List => "en lista".to_owned(),
        Expected::AtMost(most) => format!("högst {most}"),
        Expected::NestedAtMost(most) => format!("högst {most} grupper i varandra"),
        Expected::FieldOnce => "varje fält bara en gång".to_owned(),
        Expected::Name(most) => format!("text på en rad, högst {most} tecken, utan styrtecken"),
        Expected::Prose(most) => {
            format!("text på högst {most} tecken, utan andra styrtecken än radbrytningar")
        }
        Expected::OneOf(names) => format!("något av {}", names.join(", ")),
        Expected::DecimalText { below, decimals, signed } => {
            let example = if *signed { "-1202.5" } else { "1202.5" };
            let least = if *signed { format!("över -{below}") } else { "inte negativt".to_owned() };
            format!(
                "ett decimaltal som text, till exempel \"{example}\", {least}, under {below}, med högst {decimals} decimaler"
            )
        }
        Expected::Profile => {
            "\"even\", \"priorYear\" eller en lista med tolv vikter som inte alla är 0".to_owned()
        }
        Expected::MonthNumber => "en månad, \"1\" till \"12\"".to_owned(),
        Expected::NotNegative => "ett belopp som inte är negativt".to_owned(),
        Expected::PartOfBudget => "en del av budgeten från \"0\" till \"100\", som \"0.05\"".to_owned(),
        Expected::WholeNumber { min, max } => format!("ett heltal från {min} till {max}"),
        Expected::YearText { first, last } => format!("ett årtal som text, från \"{first}\" till \"{last}\""),
        Expected::MonthOfYear(year) => format!("en månad under året, \"{year}-01\" till \"{year}-12\""),
        Expected::Month => "en månad som text, till exempel \"2026-07\"".to_owned(),
        Expected::Day => "en dag i kalendern som text, till exempel \"2026-07-31\"".to_owned(),
        Expected::Rate => format!(
            "en räntesats i procent som text, till exempel \"1.75\", från 0 till {}, med högst {} decimaler",
            Rate::MOST,
            Rate::DECIMALS
        ),
        Expected::Percent => format!(
            "en ändring i procent som text, till exempel \"-2.5\", från -{} till {}, med högst {} decimaler",
            Percent::MOST,
            Percent::MOST,
            Percent::DECIMALS
        ),
        Expected::KnownLine => "en av arbetsbokens driftrader".to_owned(),
        Expected::Version => "en version som \"1.0\"".to_owned(),
        Expected::Fingerprint => "ett fingeravtryck som ”7F3K-92QD”".to_owned(),
        Expected::MunicipalityCode => "en kommunkod med fyra siffror som text".to_owned(),
        Expected::Id(letter) => format!("en identitet som \"{letter}1\""),
        Expected::RowId => "en rads eller grupps identitet, som \"l1\" eller \"g1\"".to_owned(),
        Expected::TableRow => {
            "en rads, grupps eller ett projekts identitet, eller tabellens för dess slutrad, som \"l1\""
                .to_owned()
        }
        Expected::KnownRow => "en rad i arbetsboken".to_owned(),
        Expected::Text => "en text som inte är tom".to_owned(),
        Expected::Holder => "en medlems identitet, som \"m1\", eller \"shared\"".to_owned(),
        Expected::Unique => "något som inte redan står här".to_owned(),
        Expected::KnownMember => "en av arbetsbokens medlemmar".to_owned(),
        Expected::KnownKey => "en av arbetsbokens nycklar".to_owned(),
        Expected::TableOrGroup => {
            "en driftstabells eller grupps identitet, som \"a1\" eller \"g1\"".to_owned()
        }
        Expected::Step => "ett steg som \"17.2a\"".to_owned(),
        Expected::Edit => "en ändring som programmet känner till".to_owned(),
        Expected::ChangeOf(names) => format!("bredvid något av {}", names.join(", ")),
        Expected::Formula(error) => {
            format!("en formel (tecken {}: {})", error.at + 1, super::formula::problem(lang, error.problem))
        }
    }
}
