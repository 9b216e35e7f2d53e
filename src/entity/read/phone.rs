//! Phone numbers: international with `+` or `00`, national with a leading zero, and groups of digits
//! that nothing else is written in.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;
use crate::lang::Word;
use std::ops::Range;

/// E.164: no number is longer.
const LONGEST: usize = 15;
/// No number that is called from another place is shorter.
const SHORTEST: usize = 8;

/// So many tokens before it, a word may say that a number is called.
const NEAR: usize = 4;

/// Digits in groups, as they stand in the text.
struct Row {
    tokens: Range<usize>,
    /// Bytes, with the brackets around a first group.
    span: Range<usize>,
    plus: bool,
    digits: String,
    /// The lengths of the groups.
    groups: Vec<usize>,
    /// Stands a bracket in it?
    brackets: bool,
    /// Stands a hyphen in it, or a point between two groups?
    signs: bool,
    spaces: bool,
}

pub(super) fn read(scan: &mut Scan<'_>) {
    let asked = scan.asked(&SlotType::Phone);
    let mut start = 0;
    while start < scan.tokens.len() {
        let called = asked || is_called(scan, start);
        let found = row(scan, start).and_then(|row| Some((number(scan, &row, called)?, with_extension(scan, row))));
        match found {
            Some(((number, proof), row)) => {
                let weight = if proof == Proof::Marked { 0.9 } else { 0.6 };
                start = row.tokens.end;
                scan.push_at(row.tokens, row.span, SlotType::Phone, Value::Text(number), proof, weight);
            }
            None => start += 1,
        }
    }
}

/// Stands a word for telephones not far before the token?
fn is_called(scan: &Scan<'_>, start: usize) -> bool {
    let near = start.saturating_sub(NEAR)..start;
    near.into_iter().any(|i| scan.meanings(i).any(|(word, _)| word == Word::Phone))
}

/// With the extension behind it: `650-701-8887 ext 897`.
fn with_extension(scan: &Scan<'_>, row: Row) -> Row {
    let mut row = row;
    let named = scan.meanings(row.tokens.end).any(|(word, len)| word == Word::Extension && len == 1);
    let next = row.tokens.end + 1;
    if named && let Some(token) = scan.token(next).filter(|token| token.norm.len() <= 6 && scan.plain(next).is_some()) {
        row.tokens.end = next + 1;
        row.span.end = token.span.end;
    }
    row
}

/// The row of digits that begins at token `start`.
fn row(scan: &Scan<'_>, start: usize) -> Option<Row> {
    let plus = scan.raw_token(start) == "+";
    let before = start.checked_sub(1).map_or_else(|| scan.before_all(), |before| scan.gap(before));
    let inside = start > 0 && before.is_empty() && !plus;
    let first = scan.token(start + usize::from(plus))?;
    if inside || !first.norm.bytes().all(is_part) || plus && !scan.gap(start).is_empty() {
        return None;
    }
    let open = before.ends_with('(');
    let mut row = Row {
        tokens: start..start,
        span: scan.token(start)?.span.start - usize::from(open)..0,
        plus,
        digits: String::new(),
        groups: Vec::new(),
        brackets: open,
        signs: false,
        spaces: false,
    };
    for i in start + usize::from(plus)..scan.tokens.len() {
        let raw = scan.raw_token(i);
        if raw == "-" && i > start {
            row.signs = true;
            continue;
        }
        if raw.is_empty() || !raw.bytes().all(is_part) || raw.contains("//") {
            break;
        }
        let group: String = raw.chars().filter(char::is_ascii_digit).collect();
        // In +49 (0)151 the zero is for callers at home.
        let trunk = plus && group == "0" && scan.gap(i).starts_with(')');
        if row.digits.len() + group.len() > LONGEST {
            return None;
        }
        if !trunk {
            row.digits.push_str(&group);
            row.groups.extend(raw.split(['.', '/']).map(str::len));
        }
        row.tokens.end = i + 1;
        row.span.end = scan.token(i)?.span.end;
        let gap = scan.gap(i);
        if !gap.chars().all(|c| c == ' ' || matches!(c, '-' | '/' | '(' | ')' | '.')) || gap.len() > 3 {
            break;
        }
        row.spaces |= gap.contains(' ');
        row.signs |= gap.contains('-');
        row.brackets |= gap.contains(['(', ')']);
    }
    (!row.tokens.is_empty()).then_some(row)
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'/' | b'.')
}

/// The number that the row is, if it is one.
fn number(scan: &Scan<'_>, row: &Row, asked: bool) -> Option<(String, Proof)> {
    let digits = row.digits.as_str();
    let length = digits.len();
    let long = length >= SHORTEST;
    let zeros = digits.starts_with("00") && *row.groups.first()? > 2;
    if row.plus || zeros {
        let digits = if row.plus { digits } else { digits.trim_start_matches('0') };
        return long.then(|| (format!("+{digits}"), Proof::Marked));
    }
    let [first, rest @ ..] = row.groups.as_slice() else { return None };
    let dotted = rest.len() == 2 && *first <= 4 && length <= 8;
    let home = digits.starts_with('0') && long && !dotted;
    let bracketed = row.brackets && (9..=11).contains(&length);
    // 650-701-8887, 600-540-000: what is written in such groups is called.
    let grouped = row.signs && !row.spaces && matches!((*first, rest), (3, [3, 3 | 4]) | (1, [3, 3, 4]));
    let grouped = grouped || rest.is_empty() && is_american(digits);
    let called = home || bracketed || grouped;
    let numbered = scan.is_before(row.tokens.start, Word::Numbered);
    // With a decimal sign it is a number: 0.000000012.
    let decimal = !row.brackets && !row.signs && !row.spaces && rest.len() == 1 && *first <= 2;
    (!decimal && (called && !numbered || asked && length >= 5)).then(|| (digits.to_owned(), Proof::Likely))
}

/// Eleven digits from 1 on: the numbers of North America, with their country. Ten digits alone are
/// an account's as often.
fn is_american(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1')
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
            ("(+1)650-701-8887", "+16507018887"),
            ("1(567)362 8910", "15673628910"),
        ] {
            assert_eq!(best("de", text, None), [format!("{text} phone {number}")]);
        }
        for text in [
            "12345",
            "03.04.2026",
            "account number 12345678",
            "1234567890123456777777",
            "account 07888814488",
            "1.234.567",
            "2026-07-01",
        ] {
            assert!(!best("en", text, None).iter().any(|found| found.contains("phone")), "{text}");
        }
        assert_eq!(asked("en", "7946 0958", SlotType::Phone), ["7946 0958 phone 79460958"]);
    }
}
