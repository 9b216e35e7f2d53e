//! Everything that needs more than one file: texts, safeguards, privacy, handlers. One rule a file.
//!
//! A rule sees the whole [`View`] and gives back what it finds; none depends on another's findings.

mod automaton;
mod b01;
mod b03;
mod b05;
mod b15;
mod c01;
mod c03;
mod c04;
mod c05;
mod c06;
mod c07;
mod draft;
mod needed;
mod overlap;
mod p04;
mod p06;
mod p07;
mod p08;
mod p09;
mod s01;
mod s04;
mod s09;
mod s11;
#[cfg(test)]
mod tests;
mod view;

pub use needed::available;
pub use view::View;

use crate::catalog::{Catalog, Diagnostic};
use crate::entity::Entities;
use crate::lang::Languages;
use crate::locale::Texts;
use jiff::civil::DateTime;

/// A rule: its code, and what finds its mistakes.
pub type Rule = (&'static str, fn(&View<'_>) -> Vec<Diagnostic>);

/// All rules, in the order of their codes.
pub const RULES: &[Rule] = &[
    ("B01", b01::check),
    ("B03", b03::check),
    ("B05", b05::check),
    ("B15", b15::check),
    ("C01", c01::check),
    ("C03", c03::check),
    ("C04", c04::check),
    ("C05", c05::check),
    ("C06", c06::check),
    ("C07", c07::check),
    ("P04", p04::check),
    ("P06", p06::check),
    ("P07", p07::check),
    ("P08", p08::check),
    ("P09", p09::check),
    ("S01", s01::check),
    ("S04", s04::check),
    ("S09", s09::check),
    ("S11", s11::check),
];

/// What is wrong between the files. `handlers` are the registered names; `None` takes every name as given.
/// `now` is the bot's local time: it decides what is over, due or without a value.
pub fn check(
    catalog: &Catalog,
    texts: &Texts,
    languages: &Languages,
    entities: &Entities,
    handlers: Option<&[String]>,
    now: DateTime,
) -> Vec<Diagnostic> {
    let view = View::new(catalog, texts, languages, entities, handlers, now);
    RULES.iter().flat_map(|(_, rule)| rule(&view)).collect()
}
