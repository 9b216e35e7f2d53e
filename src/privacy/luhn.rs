//! Full card numbers in a text.

use crate::entity::Iban;
use std::ops::Range;

/// Digits of a card number: 13 to 19.
const LENGTHS: std::ops::RangeInclusive<usize> = 13..=19;

/// Bytes of every full card number: 13 to 19 digits that pass the Luhn check, in one piece or in
/// groups, but not the digits of an IBAN.
pub(super) fn card_numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let ibans = ibans(text);
    for run in runs(text) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let in_iban = ibans.iter().any(|iban| iban.start < last.end && first.start < iban.end);
        if in_iban || behind_country(text, first.start) {
            continue;
        }
        for from in 0..run.len() {
            for to in (from + 1..=run.len()).rev() {
                let groups = run.get(from..to).unwrap_or_default();
                let whole = to - from == run.len();
                let (Some(a), Some(b)) = (groups.first(), groups.last()) else { continue };
                let fresh = found.last().is_none_or(|known| known.end <= a.start);
                if fresh && (whole || printed_so(text, groups)) && is_card(text, groups) {
                    found.push(a.start..b.end);
                }
            }
        }
    }
    found
}

/// Groups of digits with little between them, as many as follow each other.
fn runs(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut group: Option<Range<usize>> = None;
    let mut close = |group: Range<usize>| {
        let gap = runs.last().and_then(|run| run.last()).and_then(|last| text.get(last.end..group.start));
        match (runs.last_mut(), gap) {
            (Some(run), Some(gap)) if gap.chars().count() <= 3 && gap.chars().all(separates) => run.push(group),
            _ => runs.push(vec![group]),
        }
    };
    for (at, c) in text.char_indices() {
        if digit(c).is_some() {
            group = Some(group.map_or(at, |g| g.start)..at + c.len_utf8());
        } else if let Some(done) = group.take() {
            close(done);
        }
    }
    if let Some(done) = group {
        close(done);
    }
    runs
}

/// What may stand between the groups of a card number: spaces, hyphens, and what nobody sees.
fn separates(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '.' | '/' | '_' | '\u{00ad}' | '\u{200b}'..='\u{2015}' | '\u{2060}' | '\u{2212}' | '\u{feff}'
        )
}

/// The value of a digit, also of the wide and Arabic ones that a telephone's keyboard may write.
pub(super) fn digit(c: char) -> Option<u8> {
    let zero = ['0', '\u{ff10}', '\u{660}', '\u{6f0}', '\u{966}']
        .into_iter()
        .find(|zero| (*zero..).take(10).any(|d| d == c))?;
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// One piece, groups of four, or American Express' 4-6-5.
fn printed_so(text: &str, groups: &[Range<usize>]) -> bool {
    let size = |group: &Range<usize>| text.get(group.clone()).map_or(0, |digits| digits.chars().count());
    let sizes: Vec<usize> = groups.iter().map(size).collect();
    match sizes.as_slice() {
        [_] | [4, 6, 5] => true,
        [fours @ .., last] => fours.iter().all(|n| *n == 4) && *last <= 4,
        [] => false,
    }
}

fn is_card(text: &str, groups: &[Range<usize>]) -> bool {
    let digits: Vec<u8> =
        groups.iter().filter_map(|g| text.get(g.clone())).flat_map(str::chars).filter_map(digit).collect();
    // Issuers of payment cards begin with 2 to 6.
    LENGTHS.contains(&digits.len()) && digits.first().is_some_and(|d| (2..=6).contains(d)) && luhn(&digits)
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| match (u32::from(*d), i % 2) {
            (d, 0) => d,
            (d, _) => d * 2 - if d > 4 { 9 } else { 0 },
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Bytes of every valid IBAN.
fn ibans(text: &str) -> Vec<Range<usize>> {
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    let mut found = Vec::new();
    for from in 0..signs.len() {
        let begins = signs.get(from..from + 4).is_some_and(|four| {
            four.iter().enumerate().all(|(i, (_, c))| if i < 2 { c.is_ascii_alphabetic() } else { c.is_ascii_digit() })
        });
        // In the middle of a word no IBAN begins: "abe41…" is none of Belgium.
        let inside =
            signs.get(from).and_then(|(at, _)| text.get(..*at)?.chars().next_back()).is_some_and(char::is_alphanumeric);
        if !begins || inside {
            continue;
        }
        for length in (15..=34).rev() {
            let Some(piece) = signs.get(from..from + length) else { continue };
            let compact: String = piece.iter().map(|(_, c)| c).collect();
            if compact.is_ascii() && compact.bytes().all(|b| b.is_ascii_alphanumeric()) && Iban::new(&compact).is_some()
            {
                let (Some((first, _)), Some((last, _))) = (piece.first(), piece.last()) else { continue };
                found.push(*first..last + 1);
                break;
            }
        }
    }
    found
}

/// Does a country's code touch the digits, as in an IBAN with a slip?
fn behind_country(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or_default().chars().rev();
    let country = before.by_ref().take(2).filter(char::is_ascii_alphabetic).count() == 2;
    country && before.next().is_none_or(|c| !c.is_alphanumeric())
}
