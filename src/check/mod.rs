//! Everything that needs more than one file: texts, safeguards, privacy, handlers. One rule a file.
//!
//! A rule sees the whole [`View`] and gives back what it finds; none depends on another's findings.

mod automaton;
mod b01;
mod b02;
mod b03;
mod b05;
mod b07;
mod b08;
mod b09;
mod b10;
mod b11;
mod b12;
mod b13;
mod b14;
mod b15;
mod b16;
mod c01;
mod c02;
mod c03;
mod c04;
mod c05;
mod c06;
mod c07;
mod draft;
mod matrix;
mod needed;
mod overlap;
mod p04;
mod p06;
mod p07;
mod p08;
mod p09;
mod p13;
mod p15;
mod p16;
mod prose;
mod reach;
mod s01;
mod s04;
mod s05;
mod s06;
mod s07;
mod s08;
mod s09;
mod s10;
mod s11;
mod s13;
#[cfg(test)]
mod tests;
mod view;
mod x02;

pub use matrix::{Cell, Lowering, Matrix, Row};
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
    ("B02", b02::check),
    ("B03", b03::check),
    ("B05", b05::check),
    ("B07", b07::check),
    ("B08", b08::check),
    ("B09", b09::check),
    ("B10", b10::check),
    ("B11", b11::check),
    ("B12", b12::check),
    ("B13", b13::check),
    ("B14", b14::check),
    ("B15", b15::check),
    ("B16", b16::check),
    ("C01", c01::check),
    ("C02", c02::check),
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
    ("P13", p13::check),
    ("P15", p15::check),
    ("P16", p16::check),
    ("S01", s01::check),
    ("S04", s04::check),
    ("S05", s05::check),
    ("S06", s06::check),
    ("S07", s07::check),
    ("S08", s08::check),
    ("S09", s09::check),
    ("S10", s10::check),
    ("S11", s11::check),
    ("S13", s13::check),
    ("X02", x02::check),
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
