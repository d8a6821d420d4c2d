//! The members that own the board together, and who can hold an amount.

use super::id::MemberId;

/// A municipality (or other owner) that pays for the board together with the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its identity through renames.
    pub id: MemberId,
    /// Its name, without "kommun": `Askersund`.
    pub name: String,
    /// Its four-digit municipality code (kommunkod), where it is a municipality.
    pub code: Option<String>,
}

/// Who an amount or a project belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// One member.
    Member(MemberId),
    /// The part that no single member owns (gemensamt).
    Shared,
}

/// The legal form of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoardForm {
    /// Gemensam nämnd: part of its host municipality.
    JointBoard,
    /// Kommunalförbund: a legal person of its own.
    Association,
}
