//! The keys of commands: `Ctrl+Shift+Z`.

use super::{COMMANDS, Command};
use crate::lang::Lang;
use crate::session::selection::Key;
use crate::text::letters::lower;

/// A key with its modifiers, as it is written.
pub type Shortcut = &'static str;

/// The command of a key, if it has one.
#[must_use]
pub fn of_key(key: &Key) -> Option<Command> {
    COMMANDS.iter().find(|info| info.keys.iter().any(|keys| is(key, keys))).map(|info| info.command)
}

/// The key of a command as people read it; empty where it has none.
#[must_use]
pub fn key_of(lang: Lang, command: Command) -> String {
    let info = COMMANDS.iter().find(|info| info.command == command);
    info.and_then(|info| info.keys.first()).map(|keys| shown(lang, keys)).unwrap_or_default()
}

fn is(key: &Key, shortcut: &str) -> bool {
    // A `+` can only be the key itself where it ends the shortcut.
    let (held, name) = shortcut.rsplit_once('+').unwrap_or(("", shortcut));
    let holds = |modifier: &str| held.split('+').any(|held| held == modifier);
    let name = if name == "Space" { " " } else { name };
    let same = key.name == name || key.name.chars().count() == 1 && lower(&key.name) == lower(name);
    // Signs may need Shift on one keyboard and not on another; letters and named keys say what they mean.
    let is_sign = name.chars().count() == 1 && !name.chars().all(char::is_alphanumeric) && name != " ";
    same && key.ctrl == holds("Ctrl") && key.alt == holds("Alt") && (is_sign || key.shift == holds("Shift"))
}

/// A shortcut as people read it: `Ctrl+Skift+Z`, `Alt+↑`.
#[must_use]
pub fn shown(lang: Lang, shortcut: &str) -> String {
    let part = |part: &str| match part {
        "Shift" => lang.pick("Skift", "Shift").to_owned(),
        "Space" => lang.pick("mellanslag", "Space").to_owned(),
        "ArrowUp" => "↑".to_owned(),
        "ArrowDown" => "↓".to_owned(),
        "ArrowLeft" => "←".to_owned(),
        "ArrowRight" => "→".to_owned(),
        other => other.to_owned(),
    };
    shortcut.split('+').map(part).collect::<Vec<_>>().join("+")
}
