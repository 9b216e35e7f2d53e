//! IBANs: spaced, with hyphens, in small letters, over several tokens.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::{Iban, Value};
use crate::text::Shape;
use std::ops::Range;

/// ISO 13616: no IBAN is longer.
const LONGEST: usize = 34;
const SHORTEST: usize = 15;

pub(super) fn read(scan: &mut Scan<'_>) {
    let mut start = 0;
    while start < scan.tokens.len() {
        match iban_at(scan, start) {
            Some((end, iban)) => {
                scan.push(start..end, SlotType::Iban, Value::Iban(iban), Proof::Checksum, 1.0);
                start = end;
            }
            None => start += 1,
        }
    }
}

/// The IBAN that begins at token `start`: two letters, two digits, and the rest until it is right.
fn iban_at(scan: &Scan<'_>, start: usize) -> Option<(usize, Iban)> {
    let mut compact = String::new();
    for i in start..scan.tokens.len() {
        let token = scan.token(i)?;
        if token.shape != Shape::Sign {
            compact.extend(token.norm.chars().filter(|c| !matches!(c, '.' | ',' | '/' | ':')));
        } else if !matches!(token.norm.as_str(), "-" | "−") {
            return None;
        }
        let mut head = compact.chars();
        let country = head.by_ref().take(2).all(|c| c.is_ascii_alphabetic());
        let check = head.take(2).all(|c| c.is_ascii_digit());
        if !country || !check || !compact.is_ascii() || compact.len() > LONGEST {
            return None;
        }
        if compact.len() >= SHORTEST
            && let Some(iban) = Iban::new(&compact)
        {
            return Some((i + 1, iban));
        }
        if scan.gap(i).contains(['!', '?', ';', '\n']) {
            return None;
        }
    }
    None
}

/// The tokens of what looks like an IBAN but has wrong check digits: its groups are no phone
/// numbers and no amounts.
pub(super) fn misspelt(scan: &Scan<'_>) -> Vec<Range<usize>> {
    let head = |norm: &str| {
        let mut chars = norm.chars();
        chars.by_ref().take(2).all(|c| c.is_ascii_lowercase())
            && chars.clone().count() >= 2
            && chars.all(|c| c.is_ascii_digit())
    };
    let mut found = Vec::new();
    for (start, _) in scan.tokens.iter().enumerate().filter(|(_, token)| head(&token.norm)) {
        let mut length = 0;
        let mut end = start;
        for (i, token) in scan.tokens.iter().enumerate().skip(start) {
            let group = i == start || token.norm.bytes().all(|b| b.is_ascii_digit()) || token.norm == "-";
            if !group || length + token.norm.len() > LONGEST {
                break;
            }
            length += token.norm.len();
            end = i + 1;
            if !scan.close(i) {
                break;
            }
        }
        if length >= SHORTEST {
            found.push(start..end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::entity::read::testing::best;

    #[test]
    fn every_way_to_write_it() {
        for text in [
            "DE89 3704 0044 0532 0130 00",
            "de89370400440532013000",
            "DE89-3704-0044-0532-0130-00",
            "DE 89 3704 0044 0532 0130 00",
        ] {
            assert_eq!(best("de", text, None), [format!("{text} iban DE89370400440532013000")]);
        }
        let said = "bitte an GB29 NWBK 6016 1331 9268 19 überweisen";
        assert_eq!(best("de", said, None), ["GB29 NWBK 6016 1331 9268 19 iban GB29NWBK60161331926819"]);
    }

    #[test]
    fn wrong_check_digits_are_none() {
        assert_eq!(best("de", "DE88 3704 0044 0532 0130 00", None), Vec::<String>::new());
    }
}
