//! Lists of values: fixed ones, and those that come from the bank.

use super::bot::Typos;
use super::source::Place;
use crate::message::DataClass;
use std::collections::BTreeMap;

/// One list.
#[derive(Clone, Debug)]
pub struct List {
    /// Its name: the file's, and the type's.
    pub name: String,
    /// Its title for editors.
    pub title: Option<String>,
    /// Tolerance for typing errors; `None`: the bot's.
    pub typos: Option<Typos>,
    /// How sensitive its values are.
    pub data: DataClass,
    /// Are the language's endings accepted?
    pub endings: bool,
    /// Handler that returns the customer's values (without `handler:`).
    pub source: Option<String>,
    /// List with words for kinds of values.
    pub also: Option<String>,
    /// The values, in file order.
    pub values: Vec<ListValue>,
    /// Has an error: known, and off.
    pub broken: bool,
    /// The file.
    pub place: Place,
    /// Where single keys stand, by `section.key` (`value.giro.de`), for checks.
    pub keys: BTreeMap<String, Place>,
}

/// One value of a list.
#[derive(Clone, Debug)]
pub struct ListValue {
    /// Its id.
    pub id: String,
    /// Words by language; the first is what the bot writes.
    pub words: BTreeMap<String, Vec<String>>,
    /// Hint under the button, by language.
    pub hints: BTreeMap<String, String>,
}
