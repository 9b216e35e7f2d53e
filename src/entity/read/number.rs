//! Numbers: digits, words, and words in one.

use super::compound::compound_atoms;
use super::digits::written;
use super::scan::Scan;
use super::sum::{Atom, Sum};
use crate::entity::decimal::Decimal;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;
use crate::lang::Word;
use crate::text::Shape;
use std::ops::Range;

/// Longer words are not taken apart.
const LONGEST_WORD: usize = 128;

/// A number that some reader may build on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Num {
    pub(super) tokens: Range<usize>,
    pub(super) value: Decimal,
    /// The other value of digits with one sign; see [`super::digits::Written`].
    pub(super) grouped: Option<Decimal>,
    /// Letters glued to the digits that are no multiplier: `eur` of `20eur`, `th` of `15th`.
    pub(super) tail: String,
    /// Only the indefinite article: a number before a unit, else none.
    pub(super) article: bool,
    /// Written in digits?
    pub(super) digits: bool,
    /// Groups of digits with a space between: `12 500`.
    pub(super) spaced: bool,
}

/// Finds the longest number at each token.
pub(super) fn collect(scan: &mut Scan<'_>) {
    let atoms: Vec<Vec<Atom>> = (0..scan.tokens.len()).map(|i| atoms(scan, i)).collect();
    let mut found = Vec::new();
    for start in 0..scan.tokens.len() {
        found.extend(spaced_groups(scan, start));
        if let Some(num) = longest(scan, &atoms, start) {
            found.extend(signed(scan, &num));
            found.push(num);
        }
    }
    scan.nums = found;
}

/// Gives the numbers themselves as readings.
pub(super) fn read(scan: &mut Scan<'_>) {
    for num in scan.nums.clone() {
        let asked = scan.asked(&SlotType::Number) || scan.asked(&SlotType::WholeNumber);
        if num.article && !asked || !num.tail.is_empty() {
            continue;
        }
        let weight = if num.spaced { 0.3 } else { 0.5 };
        scan.push(num.tokens.clone(), SlotType::Number, Value::Number(num.value), Proof::Likely, weight);
        if num.value.is_whole() {
            scan.push(num.tokens.clone(), SlotType::WholeNumber, Value::Number(num.value), Proof::Likely, weight - 0.1);
        }
        let end = num.tokens.end;
        let percent = scan.token(end).is_some_and(|token| token.norm == "%").then_some(1);
        if let Some(len) = percent.or_else(|| scan.is(end, Word::Percent))
            && scan.close(end - 1)
        {
            scan.push(num.tokens.start..end + len, SlotType::Percent, Value::Number(num.value), Proof::Marked, 0.9);
        } else if scan.asked(&SlotType::Percent) {
            scan.push(num.tokens, SlotType::Percent, Value::Number(num.value), Proof::Likely, 0.5);
        }
    }
}

/// The longest number that begins at `start` and ends with a token.
fn longest(scan: &Scan<'_>, atoms: &[Vec<Atom>], start: usize) -> Option<Num> {
    let (mut sum, mut best) = (Sum::default(), None);
    for (i, parts) in atoms.iter().enumerate().skip(start) {
        let taken = !parts.is_empty() && parts.iter().all(|a| sum.push(*a, scan.table.units_first).is_some());
        if !taken {
            break;
        }
        let tail = tail(scan, i);
        if let Some(value) = sum.value() {
            let digits = scan.token(start).is_some_and(|token| token.shape == Shape::Number);
            let alone = i == start && digits;
            let grouped = alone.then(|| written(scan.split(i)?.0, scan.table.group)?.grouped).flatten();
            let tokens = start..i + 1;
            best =
                Some(Num { tokens, value, grouped, tail: tail.clone(), article: sum.article, digits, spaced: false });
        }
        if !tail.is_empty() || !scan.close(i) {
            break;
        }
    }
    best
}

/// The letters behind the digits of a token that are no multiplier.
fn tail(scan: &Scan<'_>, i: usize) -> String {
    match scan.split(i) {
        Some((_, tail)) if multiplier(scan, tail).is_none() => tail.to_owned(),
        _ => String::new(),
    }
}

fn multiplier(scan: &Scan<'_>, tail: &str) -> Option<Atom> {
    scan.meaning(tail, |word| match word {
        Word::Scale(scale) => Some(Atom::Scale(scale)),
        Word::Suffix(scale) => Some(Atom::Suffix(scale)),
        _ => None,
    })
}

/// The parts of a number that a token holds; none if it is no part of one.
fn atoms(scan: &Scan<'_>, i: usize) -> Vec<Atom> {
    if let Some((digits, tail)) = scan.split(i) {
        let Some(value) = written(digits, scan.table.group) else { return Vec::new() };
        return std::iter::once(Atom::Digits(value.value)).chain(multiplier(scan, tail)).collect();
    }
    let Some(token) = scan.token(i).filter(|token| token.shape == Shape::Word) else { return Vec::new() };
    if let Some((atom, 1)) = scan.pick(i, atom) {
        return vec![atom];
    }
    let compound = scan.table.compounds && token.norm.len() <= LONGEST_WORD;
    if compound { compound_atoms(scan, &token.norm).unwrap_or_default() } else { Vec::new() }
}

/// The part of a number that a word is.
pub(super) fn atom(word: Word) -> Option<Atom> {
    Some(match word {
        Word::Number(number) => Atom::Number(number),
        Word::Tenths(tenths) => Atom::Digits(Decimal::new(i128::from(tenths), 1)?),
        Word::One => Atom::One,
        Word::Half => Atom::Half,
        Word::AndHalf => Atom::AndHalf,
        Word::Scale(scale) => Atom::Scale(scale),
        Word::Suffix(scale) => Atom::Suffix(scale),
        Word::And => Atom::And,
        Word::Point => Atom::Point,
        _ => return None,
    })
}

/// The number with the sign in front of it.
fn signed(scan: &Scan<'_>, num: &Num) -> Option<Num> {
    let start = num.tokens.start;
    let before = start.checked_sub(1)?;
    let sign = scan.token(before)?;
    // Behind a number or a word, a hyphen is no minus: `10-20`, `Giro-3`.
    let alone = before == 0 || !scan.gap(before - 1).is_empty();
    let minus = match sign.norm.as_str() {
        "-" | "−" if alone && num.digits => true,
        "+" if alone && num.digits => false,
        _ if scan.is(before, Word::Minus) == Some(1) => true,
        _ => return None,
    };
    let value = if minus { num.value.negated() } else { num.value };
    let grouped = num.grouped.map(|grouped| if minus { grouped.negated() } else { grouped });
    Some(Num { tokens: before..num.tokens.end, value, grouped, ..num.clone() })
}

/// `12 500`: one to three digits, then groups of three with one space before each.
fn spaced_groups(scan: &Scan<'_>, start: usize) -> Option<Num> {
    let first = scan.plain(start).filter(|first| first.len() <= 3 && !first.starts_with('0'))?;
    let (mut end, mut text) = (start + 1, first.to_owned());
    while text.len() < 15 && scan.gap(end - 1).chars().count() == 1 && scan.spaced(end - 1) {
        let Some(token) = scan.token(end).filter(|token| token.shape == Shape::Number) else { break };
        let (group, rest) = token.norm.split_at_checked(3)?;
        let last = rest.starts_with(scan.table.decimal);
        if group.bytes().all(|b| b.is_ascii_digit()) && (rest.is_empty() || last) {
            text.push_str(&token.norm);
            end += 1;
            if !last {
                continue;
            }
        }
        break;
    }
    if end == start + 1 {
        return None;
    }
    let value = written(&text, scan.table.group)?.value;
    let (tail, tokens) = (String::new(), start..end);
    Some(Num { tokens, value, grouped: None, tail, article: false, digits: true, spaced: true })
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::{best, check};

    #[test]
    fn words_and_digits() {
        let german = [
            ("sechzehn", "16"),
            ("1,1", "1.1"),
            ("1 komma 1", "1.1"),
            ("hunderttausend", "100000"),
            ("3000k", "3000000"),
            ("tausendachthundertzweiundfünfzig", "1852"),
            ("zehn komma null acht", "10.08"),
            ("anderthalb Millionen", "1500000"),
            ("dreieinhalb", "3.5"),
            ("eine halbe Million", "500000"),
            ("zwei hundert", "200"),
            ("einhundert fünfzehn", "115"),
            ("fuenfundachtzig", "85"),
            ("fünf und achtzig", "85"),
            ("dreiundfünfzig Milliarden zweihundertdreiundvierzigtausendsiebenhundertvierundzwanzig", "53000243724"),
            ("12 Tsd", "12000"),
            ("1.250,5", "1250.5"),
            ("-5", "-5"),
            ("minus drei", "-3"),
        ];
        let english = [
            ("fourteen", "14"),
            ("thirty-one million two hundred fifty-six thousand seven hundred twenty-one", "31256721"),
            ("one hundred and five", "105"),
            ("a hundred", "100"),
            ("two point two million", "2200000"),
            ("two and a half", "2.5"),
            ("half a million", "500000"),
            ("1,250.5", "1250.5"),
            ("forty five hundred", "4500"),
            ("3 hundred and 21", "321"),
        ];
        check("de", SlotType::Number, &german);
        check("en", SlotType::Number, &english);
        check("de", SlotType::Percent, &[("11,9 %", "11.9"), ("zwanzig Prozent", "20")]);
        check("en", SlotType::Percent, &[("0.3%", "0.3"), ("fifteen percent", "15")]);
    }

    #[test]
    fn what_is_no_number() {
        for (language, text) in [("de", "ein Konto"), ("de", "Achtung"), ("de", "und"), ("en", "a bank and half")] {
            assert_eq!(best(language, text, None), Vec::<String>::new(), "{text}");
        }
    }
}
