//! From a text to readings: rows of signs with check digits first, then words, rules and names.

mod bic;
mod card;
mod codes;
mod compound;
mod digits;
mod email;
#[cfg(test)]
mod examples;
mod iban;
mod leaves;
mod list;
mod name;
mod number;
mod output;
mod phone;
mod pieces;
mod postcode;
#[cfg(test)]
mod properties;
mod scan;
mod sum;
#[cfg(test)]
mod testing;
mod yes_no;

pub(crate) use list::{key as list_key, tolerance};
pub use name::clean_name;

use super::chart::Chart;
use super::kind::{Expectation, Proof, Reading, SlotType};
use super::make::{Context, make};
use crate::text::Utterance;
use output::Output;
use pieces::Pieces;
use scan::Scan;

/// Every reading of the built-in types and of the lists.
pub(super) fn built_in(said: &Utterance, expected: &Expectation<'_>) -> Vec<Reading> {
    let mut scan = Scan::new(said, expected);
    iban::read(&mut scan);
    card::read(&mut scan);
    email::read(&mut scan);
    let sealed = scan.taken();
    card::read_last_four(&mut scan);
    phone::read(&mut scan);
    bic::read(&mut scan);
    list::read(&mut scan);
    yes_no::read(&mut scan);
    postcode::read(&mut scan);
    name::read(&mut scan);
    // Inside an IBAN (right or wrong), a card number or an e-mail address nothing else is meant.
    let inside = |reading: &Reading| {
        reading.proof < Proof::Checksum
            && !matches!(
                reading.kind,
                SlotType::Email | SlotType::WrongIban | SlotType::Text | SlotType::Name | SlotType::List(_)
            )
            && sealed.iter().any(|s| s.start < reading.tokens.end && reading.tokens.start < s.end)
    };
    scan.out.retain(|reading| !inside(reading));

    let pieces = Pieces::new(said, &expected.language.reading, &sealed);
    let mut chart = Chart::new(pieces.grammar, &pieces.gaps, &pieces.ids);
    number::collect(&pieces, &mut chart);
    leaves::collect(&pieces, expected, &mut chart);
    let context = Context { expected };
    chart.grow(|rule, caught, last| make(rule, caught, last, context));
    let mut output = Output::new(&pieces, expected, scan.out);
    output.take(&chart);
    output.out
}
