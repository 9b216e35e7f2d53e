//! Postcodes, only as the answer to their question: five digits are too many other things.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;

pub(super) fn read(scan: &mut Scan<'_>) {
    if !scan.asked(&SlotType::Postcode) {
        return;
    }
    for i in 0..scan.tokens.len() {
        if let Some(digits) = scan.plain(i).filter(|digits| matches!(digits.len(), 4 | 5)) {
            scan.push(i..i + 1, SlotType::Postcode, Value::Text(digits.to_owned()), Proof::Likely, 0.7);
        } else if let Some((len, code)) = british(scan, i) {
            scan.push(i..i + len, SlotType::Postcode, Value::Text(code), Proof::Marked, 0.9);
        }
    }
}

/// `SW1A 1AA`: the outward code of two to four signs, the inward one of a digit and two letters.
fn british(scan: &Scan<'_>, i: usize) -> Option<(usize, String)> {
    let norm = scan.token(i)?.norm.to_ascii_uppercase();
    let inward = |code: &str| {
        code.len() == 3
            && code.starts_with(|c: char| c.is_ascii_digit())
            && code.chars().skip(1).all(|c| c.is_ascii_uppercase())
    };
    let outward = |code: &str| {
        (2..=4).contains(&code.len())
            && code.starts_with(|c: char| c.is_ascii_uppercase())
            && code.contains(|c: char| c.is_ascii_digit())
            && code.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let second = scan.token(i + 1).map(|token| token.norm.to_ascii_uppercase()).filter(|code| inward(code));
    if let Some(second) = second.filter(|_| outward(&norm)) {
        return Some((2, format!("{norm} {second}")));
    }
    let (front, back) = norm.split_at_checked(norm.len().checked_sub(3)?)?;
    (outward(front) && inward(back)).then(|| (1, format!("{front} {back}")))
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::asked;

    #[test]
    fn codes() {
        assert_eq!(asked("de", "34117 Kassel", SlotType::Postcode), ["34117 postcode 34117"]);
        assert_eq!(asked("en", "sw1a 1aa", SlotType::Postcode), ["sw1a 1aa postcode SW1A 1AA"]);
        assert_eq!(asked("en", "M11AE", SlotType::Postcode), ["M11AE postcode M1 1AE"]);
    }
}
