//! From the bytes of one file to sections, entries and typed values; every slip is told once.
//!
//! The cut into sections and entries is our own, so that a slip costs exactly its entry; what a
//! scalar means is TOML's business, and each section is shown to the TOML parser as a whole, so
//! that nothing is accepted that is not TOML.

mod decode;
mod meant;
mod merge;
mod node;
mod scan;
mod scan_value;
mod table;
mod typed;
mod value;
mod words;

pub(crate) use decode::{Decoded, LARGEST, decode, too_big};
pub(in crate::catalog) use node::{Kind, Node, positions, scalar};
pub(crate) use scan::is_invisible;
pub(in crate::catalog) use scan::{Section, scan, tabs};
pub(in crate::catalog) use table::{Field, Got, Table, is_name, tables};
pub(in crate::catalog) use typed::{ACT_LEVELS, Reader};
#[cfg(feature = "cli")]
pub(in crate::catalog) use value::date_rule;
pub(in crate::catalog) use value::{CLASSES, LEVELS, Val, clock, date, moment, read_level};
pub(in crate::catalog) use words::Words;
