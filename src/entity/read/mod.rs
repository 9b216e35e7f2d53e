//! The readers of the built-in types, one file each, over one shared look at the tokens.

mod bic;
mod calendar;
mod card;
mod compound;
mod currency;
mod date;
mod digits;
mod duration;
mod email;
#[cfg(test)]
mod external;
mod iban;
mod list;
mod money;
mod name;
mod number;
mod ordinal;
mod period;
mod phone;
mod postcode;
#[cfg(test)]
mod properties;
mod resolve;
mod scan;
mod stretch;
mod sum;
#[cfg(test)]
mod testing;
mod time;
mod when;
mod written;
mod yes_no;

pub use name::clean_name;

use super::kind::{Expectation, Proof, Reading, SlotType};
use crate::text::Utterance;
use scan::Scan;

/// Every reading of the built-in types and of the lists.
pub(super) fn built_in(said: &Utterance, expected: &Expectation<'_>) -> Vec<Reading> {
    let mut scan = Scan::new(said, expected);
    iban::read(&mut scan);
    card::read(&mut scan);
    email::read(&mut scan);
    let mut sealed = scan.taken();
    sealed.extend(iban::misspelt(&scan));
    card::read_last_four(&mut scan);
    number::collect(&mut scan);
    phone::read(&mut scan);
    number::read(&mut scan);
    ordinal::read(&mut scan);
    money::read(&mut scan);
    let whens = calendar::collect(&scan);
    date::read(&mut scan, &whens);
    period::read(&mut scan, &whens);
    time::read(&mut scan);
    duration::read(&mut scan);
    bic::read(&mut scan);
    list::read(&mut scan);
    yes_no::read(&mut scan);
    postcode::read(&mut scan);
    name::read(&mut scan);
    // Inside an IBAN (right or wrong), a card number or an e-mail address nothing else is meant.
    let inside = |reading: &Reading| {
        reading.proof < Proof::Checksum
            && !matches!(reading.kind, SlotType::Email | SlotType::Text | SlotType::Name | SlotType::List(_))
            && sealed.iter().any(|s| s.start < reading.tokens.end && reading.tokens.start < s.end)
    };
    scan.out.retain(|reading| !inside(reading));
    scan.out
}
