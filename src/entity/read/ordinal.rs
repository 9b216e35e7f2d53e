//! Ranks: `der zweite`, `the 2nd`.

use super::scan::Scan;
use crate::entity::decimal::Decimal;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;
use crate::lang::Word;

/// The rank at token `i` and its number of tokens: a word, or digits with the language's mark.
pub(super) fn rank(scan: &Scan<'_>, i: usize) -> Option<(u64, usize)> {
    let word = |word| if let Word::Ordinal(rank) = word { Some(u64::from(rank)) } else { None };
    if let Some(found) = scan.pick(i, word) {
        return Some(found);
    }
    let (digits, tail) = scan.split(i)?;
    let marked = if tail.is_empty() {
        scan.table
            .ordinal_marks
            .iter()
            .any(|mark| !mark.starts_with(char::is_alphabetic) && scan.gap(i).starts_with(mark))
    } else {
        scan.table.ordinal_marks.contains(&tail)
    };
    let rank = digits.parse().ok().filter(|rank| (1..=999).contains(rank))?;
    (marked && digits.bytes().all(|b| b.is_ascii_digit())).then_some((rank, 1))
}

pub(super) fn read(scan: &mut Scan<'_>) {
    for i in 0..scan.tokens.len() {
        let Some((rank, len)) = rank(scan, i) else { continue };
        // "15." at the end of a sentence is a number as often, "first name" no rank.
        let marked = scan.plain(i).is_none() && scan.is_before(i, Word::Of).is_some();
        if marked || scan.asked(&SlotType::Ordinal) {
            let weight = if scan.asked(&SlotType::Ordinal) { 0.9 } else { 0.45 };
            scan.push(i..i + len, SlotType::Ordinal, Value::Number(Decimal::whole(rank)), Proof::Likely, weight);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::{asked, best};

    #[test]
    fn ranks() {
        assert_eq!(best("de", "nimm die zweite", None), ["zweite ordinal 2"]);
        assert_eq!(best("en", "the 2nd one please", None).first().map(String::as_str), Some("2nd ordinal 2"));
        assert_eq!(asked("de", "3.", SlotType::Ordinal), ["3 ordinal 3"]);
        assert_eq!(best("en", "first name", None), Vec::<String>::new());
    }
}
