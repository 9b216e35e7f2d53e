//! BICs (ISO 9362): only behind their name or as the answer, since eight letters are a word, too.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;

pub(super) fn read(scan: &mut Scan<'_>) {
    for i in 0..scan.tokens.len() {
        let code = scan.raw_token(i).to_ascii_uppercase();
        let named = i.checked_sub(1).is_some_and(|before| scan.raw_token(before).eq_ignore_ascii_case("bic"));
        if is_bic(&code) && (named || scan.asked(&SlotType::Bic)) {
            scan.push(i..i + 1, SlotType::Bic, Value::Text(code), Proof::Marked, 0.9);
        }
    }
}

/// Four letters of the bank, two of the country, two signs of the place, three of the branch.
fn is_bic(code: &str) -> bool {
    let alphanumeric = code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    matches!(code.len(), 8 | 11) && alphanumeric && code.bytes().take(6).all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::{asked, best};

    #[test]
    fn codes() {
        assert_eq!(best("de", "BIC: COBADEFFXXX", None), ["COBADEFFXXX bic COBADEFFXXX"]);
        assert_eq!(asked("de", "cobadeff", SlotType::Bic), ["cobadeff bic COBADEFF"]);
        assert_eq!(best("de", "Sparbuch", None), Vec::<String>::new());
    }
}
