//! Card numbers, which are found only to be deleted, and the last four digits of one.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;
use crate::lang::Word;

pub(super) fn read(scan: &mut Scan<'_>) {
    let mut start = 0;
    while start < scan.tokens.len() {
        match number_at(scan, start) {
            Some((end, digits)) => {
                scan.push(start..end, SlotType::CardNumber, Value::Text(digits), Proof::Checksum, 1.0);
                start = end;
            }
            None => start += 1,
        }
    }
}

pub(super) fn read_last_four(scan: &mut Scan<'_>) {
    for i in 0..scan.tokens.len() {
        if scan.plain(i).is_some_and(|digits| digits.len() == 4) {
            last_four(scan, i);
        }
    }
}

/// Four digits: behind "endet auf" or dots they are meant so, else only as the answer.
fn last_four(scan: &mut Scan<'_>, i: usize) {
    let digits = Value::Text(scan.plain(i).unwrap_or_default().to_owned());
    let before = i.checked_sub(1).map_or_else(|| scan.before_all(), |before| scan.gap(before)).trim_end();
    let masked = before.ends_with(['…', '*', '•']) || before.ends_with("..");
    if scan.is_before(i, Word::Ending) || masked {
        scan.push(i..i + 1, SlotType::CardLast4, digits, Proof::Marked, 0.9);
    } else if scan.asked(&SlotType::CardLast4) {
        scan.push(i..i + 1, SlotType::CardLast4, digits, Proof::Likely, 0.6);
    }
}

/// Digits from token `start` on, in groups, whose Luhn check digit is right.
fn number_at(scan: &Scan<'_>, start: usize) -> Option<(usize, String)> {
    scan.plain(start)?;
    if start > 0 && scan.gap(start - 1).is_empty() {
        return None;
    }
    // Schemes print four digits first; other groupings are other numbers.
    let grouped = scan.plain(start)?.len() < 13;
    if grouped && scan.plain(start)?.len() != 4 {
        return None;
    }
    let (mut digits, mut found) = (String::new(), None);
    for i in start..scan.tokens.len() {
        match scan.plain(i) {
            Some(group) => digits.push_str(group),
            None if scan.raw_token(i) == "-" => continue,
            None => break,
        }
        if digits.len() > 19 {
            break;
        }
        if digits.len() >= 13 && issued(&digits) && luhn(&digits) {
            found = Some((i + 1, digits.clone()));
        }
        if !scan.close(i) {
            break;
        }
    }
    found
}

/// The card schemes: from and to which first digits (as many as given), and lengths (ISO 7812 and the
/// schemes' own tables).
const SCHEMES: &[(u32, u32, &[usize])] = &[
    // Visa
    (4, 4, &[13, 16, 19]),
    // Mastercard
    (51, 55, &[16]),
    (2221, 2720, &[16]),
    // American Express
    (34, 34, &[15]),
    (37, 37, &[15]),
    // Diners Club
    (300, 305, &[14, 16, 19]),
    (36, 36, &[14, 16, 19]),
    (38, 39, &[14, 16, 19]),
    // JCB
    (3528, 3589, &[16, 17, 18, 19]),
    // Discover
    (6011, 6011, &[16, 19]),
    (644, 649, &[16, 19]),
    (65, 65, &[16, 19]),
    // UnionPay
    (62, 62, &[16, 17, 18, 19]),
    (81, 81, &[16, 17, 18, 19]),
    // Maestro and girocard
    (50, 50, &[13, 14, 15, 16, 17, 18, 19]),
    (56, 61, &[13, 14, 15, 16, 17, 18, 19]),
    (63, 63, &[13, 14, 15, 16, 17, 18, 19]),
    (66, 69, &[13, 14, 15, 16, 17, 18, 19]),
];

/// Is it of one of the schemes?
fn issued(digits: &str) -> bool {
    SCHEMES.iter().any(|(from, to, lengths)| {
        let width = from.checked_ilog10().map_or(1, |digits| digits as usize + 1);
        let first = digits.get(..width).and_then(|first| first.parse().ok());
        lengths.contains(&digits.len()) && first.is_some_and(|first: u32| (*from..=*to).contains(&first))
    })
}

/// ISO 7812-1 annex B.
fn luhn(digits: &str) -> bool {
    let sum: u32 = (digits.bytes().rev().enumerate())
        .map(|(i, b)| {
            let digit = u32::from(b.saturating_sub(b'0'));
            let doubled = if i % 2 == 1 { digit * 2 } else { digit };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::{asked, best};

    #[test]
    fn numbers_with_a_right_check_digit() {
        for text in ["4111-1111-1111-1111", "4111 1111 1111 1111", "5555555555554444", "3714-496353-98431"] {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(best("de", text, None), [format!("{text} card_number {digits}")]);
        }
        assert!(!best("de", "4111 1111 1111 1112", None).iter().any(|found| found.contains("card_number")));
    }

    #[test]
    fn the_last_four() {
        assert_eq!(asked("de", "4300", SlotType::CardLast4), ["4300 card_last4 4300"]);
        assert_eq!(best("de", "die Karte endet auf 4300", None), ["4300 card_last4 4300"]);
        assert_eq!(best("en", "the one ending in 8812", None), ["8812 card_last4 8812"]);
        assert_eq!(best("de", "Girocard …4300", None), ["4300 card_last4 4300"]);
    }
}
