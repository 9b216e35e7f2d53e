//! Many answers without code: FAQ, small talk, the basics.

use super::phrase::Phrases;
use super::source::Place;
use crate::message::DataClass;
use jiff::civil::{Date, DateTime};
use std::collections::BTreeMap;

/// One collection file.
#[derive(Clone, Debug)]
pub struct Collection {
    /// Its name: the file's.
    pub name: String,
    /// Department.
    pub owner: Option<String>,
    /// When it is to be reviewed.
    pub review_by: Option<Date>,
    /// The answers, in file order.
    pub answers: Vec<Answer>,
    /// Something in the file has an error; which of its answers are off, they say themselves.
    pub broken: bool,
    /// The file.
    pub place: Place,
    /// Where single keys stand, by `section.key` (`answer.card_lost.valid_until`), for checks.
    pub keys: BTreeMap<String, Place>,
}

/// What an answer is for, where it is not just an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the words of the file format")]
pub enum Role {
    Yes,
    No,
    Cancel,
    Help,
    Human,
    Repeat,
    Back,
    Hello,
    Smalltalk,
    OutOfScope,
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its id within the collection.
    pub id: String,
    /// Its text: `<file>-<id>` with hyphens (`faq-card-lost`). Also its id in rankings.
    pub text_id: String,
    /// What customers say, by language.
    pub phrases: BTreeMap<String, Phrases>,
    /// Its role.
    pub role: Option<Role>,
    /// Link that gives `$link`.
    pub link: Option<String>,
    /// Queue whose people are offered afterwards.
    pub handoff: Option<String>,
    /// Wins over everything.
    pub urgent: bool,
    /// First moment.
    pub valid_from: Option<DateTime>,
    /// First moment after the last: "the last day counts" is already worked in.
    pub valid_until: Option<DateTime>,
    /// Only on these channels; empty: all.
    pub channels: Vec<String>,
    /// Only shortly after these.
    pub only_after: Vec<String>,
    /// Offered afterwards: intents and answers.
    pub suggest: Vec<String>,
    /// How sensitive it is.
    pub data: DataClass,
    /// Department; `None`: the collection's.
    pub owner: Option<String>,
    /// When it is to be reviewed; `None`: with its collection.
    pub review_by: Option<Date>,
    /// Has an error: known, and off.
    pub broken: bool,
    /// Its heading.
    pub place: Place,
}
