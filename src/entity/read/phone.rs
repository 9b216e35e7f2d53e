//! Phone numbers: international with `+` or `00`, national with a leading zero.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;

/// E.164: no number is longer.
const LONGEST: usize = 15;

pub(super) fn read(scan: &mut Scan<'_>) {
    let asked = scan.asked(&SlotType::Phone);
    let mut start = 0;
    while start < scan.tokens.len() {
        match number_at(scan, start, asked) {
            Some((end, number, proof)) => {
                let weight = if proof == Proof::Marked { 0.9 } else { 0.6 };
                scan.push(start..end, SlotType::Phone, Value::Text(number), proof, weight);
                start = end;
            }
            None => start += 1,
        }
    }
}

fn number_at(scan: &Scan<'_>, start: usize, asked: bool) -> Option<(usize, String, Proof)> {
    let plus = scan.raw_token(start) == "+";
    if start > 0 && scan.gap(start - 1).is_empty() && !plus {
        return None;
    }
    let (mut digits, mut end, mut groups) = (String::new(), start, Vec::new());
    for i in start + usize::from(plus)..scan.tokens.len() {
        let raw = scan.raw_token(i);
        if raw == "-" && i > start {
            continue;
        }
        let number = !raw.is_empty() && raw.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'.'));
        if !number || raw.contains("//") {
            break;
        }
        let group: String = raw.chars().filter(char::is_ascii_digit).collect();
        // In +49 (0)151 the zero is for callers at home.
        let trunk = plus && group == "0" && scan.gap(i).starts_with(')');
        if digits.len() + group.len() > LONGEST {
            return None;
        }
        if !trunk {
            digits.push_str(&group);
            groups.extend(raw.split(['.', '/']).map(str::len));
        }
        end = i + 1;
        if !scan.gap(i).chars().all(|c| c.is_whitespace() || matches!(c, '-' | '/' | '(' | ')' | '.')) {
            break;
        }
    }
    let home = digits.starts_with('0') && !digits.starts_with("00");
    let abroad = plus || digits.starts_with("00");
    let american = groups == [3, 3, 4] && scan.gap(start) != " ";
    let date = groups.len() == 3 && groups.first().is_some_and(|first| *first <= 2) && digits.len() <= 8;
    if abroad && digits.len() >= 8 {
        let digits = if plus { digits.as_str() } else { digits.trim_start_matches('0') };
        Some((end, format!("+{digits}"), Proof::Marked))
    } else if (home && digits.len() >= 8 && !date) || (asked && digits.len() >= 5) || american {
        Some((end, digits, Proof::Likely))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::{asked, best};

    #[test]
    fn numbers_of_both_countries() {
        for (text, number) in [
            ("+49 151 23456789", "+4915123456789"),
            ("+49 (0)151 23456789", "+4915123456789"),
            ("0044 20 7946 0958", "+442079460958"),
            ("0151/23456789", "015123456789"),
            ("0561 123 45 67", "05611234567"),
            ("07888814488", "07888814488"),
            ("650-701-8887", "6507018887"),
        ] {
            assert_eq!(best("de", text, None), [format!("{text} phone {number}")]);
        }
        for text in ["12345", "03.04.2026", "account number 12345678", "1234567890123456777777"] {
            assert!(!best("en", text, None).iter().any(|found| found.contains("phone")), "{text}");
        }
        assert_eq!(asked("en", "7946 0958", SlotType::Phone), ["7946 0958 phone 79460958"]);
    }
}
