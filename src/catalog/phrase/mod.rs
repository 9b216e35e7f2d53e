//! What customers say: the tree of one phrase, and the phrases of one language.

mod expand;
mod parse;

use super::source::Place;

pub(in crate::catalog) use parse::{Groups, Parser, Slots};

/// One phrase. Word groups are already put in.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// As written.
    pub raw: String,
    /// The tree.
    pub parts: Vec<PhrasePart>,
    /// Where it stands (inside the quotes).
    pub place: Place,
}

/// A part of a phrase. Texts keep their spaces: a bracket that touches a letter belongs to the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhrasePart {
    /// Words as written.
    Text(String),
    /// May be left out.
    Optional(Vec<Vec<PhrasePart>>),
    /// One of several.
    Choice(Vec<Vec<PhrasePart>>),
    /// A slot, with its example.
    Slot {
        /// The slot's name.
        name: String,
        /// The example value as written.
        example: Option<String>,
    },
    /// A word group, already resolved.
    Group {
        /// Its name.
        name: String,
        /// What it stands for.
        body: Vec<PhrasePart>,
    },
}

/// A piece of one expansion: a stretch of words, or a slot with its example.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Words, spaces collapsed; not yet normalised.
    Words(String),
    /// A slot.
    Slot {
        /// The slot's name.
        name: String,
        /// The example value as written.
        example: Option<String>,
    },
}

/// The phrases of one intent or answer in one language.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// Learnt and matched.
    pub learn: Vec<Phrase>,
    /// Count only shortly after this intent.
    pub followup: Vec<Phrase>,
    /// Never learnt; must be understood.
    pub test: Vec<Phrase>,
    /// Must not trigger this intent.
    pub not: Vec<Phrase>,
}
