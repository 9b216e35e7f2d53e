//! Numbers: digits, words, and words in one.

use super::compound::compound_atoms;
use super::digits::written;
use super::pieces::Pieces;
use super::sum::{Atom, Sum};
use crate::entity::chart::{Chart, Meaning, Node, Num, Sure};
use crate::entity::decimal::Decimal;
use crate::lang::{Part, Word};
use crate::text::Shape;
use std::cmp::Ordering;

/// The highest rank; higher ones are something else.
const HIGHEST_RANK: u64 = 1_000_000_000;

/// Adds the numbers and ranks at each piece: the longest, and the shorter ones that may be meant
/// beside what follows.
pub(super) fn collect(pieces: &Pieces<'_>, chart: &mut Chart<'_>) {
    let atoms: Vec<Vec<Atom>> = (0..pieces.all.len()).map(|at| atoms(pieces, at)).collect();
    for start in 0..pieces.all.len() {
        if let Some((end, num)) = spaced_groups(pieces, start) {
            chart.add(Node::leaf(start, end, Part::Number, Meaning::Number(num), Sure::Plain));
        }
        let first = chart.nodes.len();
        sums(pieces, &atoms, start, chart);
        scientific(pieces, start, chart);
        fraction(pieces, start, chart);
        signed(pieces, start, first, chart);
        marked_rank(pieces, start, chart);
    }
}

/// The numbers that begin at `start` and end with a piece.
fn sums(pieces: &Pieces<'_>, atoms: &[Vec<Atom>], start: usize, chart: &mut Chart<'_>) {
    let mut sum = Sum::default();
    // A hyphen with space behind it is no token; before everything it is a minus.
    let minus = start == 0 && matches!(pieces.before_all().trim(), "-" | "−");
    let digits = pieces.get(start).is_some_and(|piece| piece.shape == Shape::Number);
    let mut best: Option<Node> = None;
    for (at, parts) in atoms.iter().enumerate().skip(start) {
        let reaches = at == start || pieces.gaps.is_soft(at);
        let letter = at > start
            && matches!(parts.as_slice(), [Atom::Suffix(_)])
            && pieces.get(at).is_some_and(|piece| piece.norm.len() == 1);
        // "12 k" with a space is no multiplier, "12k" is.
        let joined = !letter || pieces.is_glued(at);
        let taken = reaches && joined && !parts.is_empty();
        if !taken || !parts.iter().all(|a| sum.push(*a, pieces.table.units_first).is_some()) {
            break;
        }
        let Some(value) = sum.value() else { continue };
        let value = if minus { value.negated() } else { value };
        if let Some(shorter) = best.take() {
            chart.add(Node { sure: Sure::Shy, ..shorter });
        }
        let alone = at == start && digits;
        let norm = pieces.get(start).map_or("", |piece| piece.norm);
        let count = if alone { u8::try_from(norm.len()).unwrap_or(u8::MAX) } else { 0 };
        let grouped = alone.then(|| written(norm, pieces.table.group).and_then(|written| written.grouped)).flatten();
        let num = Num { value, grouped, digits: if digits && !alone { 3 } else { count }, spaced: false };
        let rank = value.as_u64().filter(|rank| sum.rank && *rank <= HIGHEST_RANK);
        let (part, meaning) = match rank {
            Some(rank) => (Part::Rank, Meaning::Small(i64::try_from(rank).unwrap_or(i64::MAX))),
            None if sum.article => (Part::Article, Meaning::Number(num)),
            None => (Part::Number, Meaning::Number(num)),
        };
        best = Some(Node::leaf(start, at + 1, part, meaning, Sure::Plain));
    }
    if let Some(longest) = best {
        year(pieces, &longest, chart);
        chart.add(longest);
    }
}

/// A year: four digits, or words that name one beside a month.
fn year(pieces: &Pieces<'_>, node: &Node, chart: &mut Chart<'_>) {
    let Meaning::Number(num) = node.meaning else { return };
    let plain = pieces.plain(node.start).is_some_and(|digits| digits.len() == 4) && node.end == node.start + 1;
    if (plain || num.digits == 0)
        && let Some(year) = num.value.as_u64().filter(|year| (1900..=2199).contains(year))
    {
        let meaning = Meaning::Small(i64::try_from(year).unwrap_or_default());
        chart.add(Node::leaf(node.start, node.end, Part::Year, meaning, Sure::Shy));
    }
}

/// The parts of a number that a piece holds; none if it is no part of one.
fn atoms(pieces: &Pieces<'_>, at: usize) -> Vec<Atom> {
    let Some(piece) = pieces.get(at).filter(|_| !pieces.is_sealed(at)) else { return Vec::new() };
    match piece.shape {
        Shape::Number => {
            let value = match pieces.led_by_point(at) {
                true => written(&format!("0.{}", piece.norm), ','),
                false => written(piece.norm, pieces.table.group),
            };
            value.map(|value| Atom::Digits(value.value)).into_iter().collect()
        }
        Shape::Word => {
            let known = pieces.meanings(at);
            if let Some(atom) = known.iter().find_map(|word| atom(*word)) {
                return vec![atom];
            }
            if !known.is_empty() {
                return Vec::new();
            }
            compound_atoms(pieces.grammar, piece.norm, pieces.table.units_first).unwrap_or_default()
        }
        Shape::Sign => Vec::new(),
    }
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
        Word::Ordinal(rank) => Atom::Rank(rank),
        _ => return None,
    })
}

/// The numbers from node `first` on, with the sign in front of them.
fn signed(pieces: &Pieces<'_>, start: usize, first: usize, chart: &mut Chart<'_>) {
    let Some(before) = start.checked_sub(1) else { return };
    let Some(sign) = pieces.get(before).filter(|_| !pieces.is_sealed(before)) else { return };
    // Behind a number or a word, a hyphen is no minus: `10-20`, `Giro-3`.
    let alone = before == 0 || !pieces.is_glued(before);
    let digits = pieces.get(start).is_some_and(|piece| piece.shape == Shape::Number);
    let minus = match sign.norm {
        "-" | "−" if alone && digits => true,
        "+" if alone && digits => false,
        _ if pieces.meanings(before).contains(&Word::Minus) && pieces.gaps.is_soft(start) => true,
        _ => return,
    };
    let turned = |value: Decimal| if minus { value.negated() } else { value };
    let all: Vec<Node> = chart.nodes.iter().skip(first).copied().collect();
    for node in all {
        if let (Part::Number, Meaning::Number(num)) = (node.part, node.meaning) {
            let num =
                Num { value: turned(num.value), grouped: num.grouped.map(turned), digits: num.digits.max(3), ..num };
            chart.add(Node { start: before, meaning: Meaning::Number(num), ..node });
        }
    }
}

/// Digits with the language's mark of a rank: `3.`, `3rd`.
fn marked_rank(pieces: &Pieces<'_>, start: usize, chart: &mut Chart<'_>) {
    let Some(digits) = pieces.plain(start).filter(|digits| digits.len() <= 3 && !pieces.is_sealed(start)) else {
        return;
    };
    let letters =
        |mark: &str| pieces.is_glued(start + 1) && pieces.get(start + 1).is_some_and(|next| next.norm == mark);
    let end = if pieces.table.ordinal_marks.iter().any(|mark| letters(mark)) {
        start + 2
    } else if pieces
        .table
        .ordinal_marks
        .iter()
        .any(|mark| !mark.starts_with(char::is_alphabetic) && pieces.behind(start).starts_with(mark))
    {
        start + 1
    } else {
        return;
    };
    if let Some(rank) = digits.parse().ok().filter(|rank| *rank > 0) {
        chart.add(Node::leaf(start, end, Part::Rank, Meaning::Small(rank), Sure::Plain));
    }
}

/// `1/4`, `½`: parts of one, as long as a unit follows.
fn fraction(pieces: &Pieces<'_>, start: usize, chart: &mut Chart<'_>) {
    let Some(piece) = pieces.get(start).filter(|_| !pieces.is_sealed(start)) else { return };
    let Some((top, bottom)) = piece.norm.split_once(['/', '⁄']) else { return };
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.len() <= 3).map(Decimal::whole);
    let value = number(top).zip(number(bottom)).and_then(|(top, bottom)| top.over(bottom));
    if let Some(value) = value {
        // Where a slash is a date's sign, it is a fraction only before a unit.
        let dates = pieces.table.date_signs.contains(&'/');
        let sure = if piece.norm.contains('⁄') || !dates { Sure::Plain } else { Sure::Shy };
        let num = Num { value, grouped: None, digits: 3, spaced: false };
        chart.add(Node::leaf(start, start + 1, Part::Number, Meaning::Number(num), sure));
        // "2 1/4"
        let before =
            start.checked_sub(1).filter(|_| pieces.gaps.is_space(start)).and_then(|before| pieces.plain(before));
        let mixed = before.and_then(|digits| number(digits)).and_then(|whole| whole.plus(value));
        if let Some(value) = mixed.filter(|_| value.compare(Decimal::whole(1)) == Some(Ordering::Less)) {
            let meaning = Meaning::Number(Num { value, ..num });
            chart.add(Node::leaf(start - 1, start + 1, Part::Number, meaning, Sure::Plain));
        }
    }
}

/// `12.32e+14`.
fn scientific(pieces: &Pieces<'_>, start: usize, chart: &mut Chart<'_>) {
    if pieces.get(start + 1).is_none_or(|piece| piece.norm != "e") || !pieces.is_glued(start + 1) {
        return;
    }
    let sign = pieces.get(start + 2).is_some_and(|piece| matches!(piece.norm, "+" | "-"));
    let end = start + 3 + usize::from(sign);
    let glued = (start + 2..end).all(|at| pieces.is_glued(at));
    let value = || {
        let base = written(pieces.get(start)?.norm, pieces.table.group)?.value;
        let power: u8 = pieces.plain(end - 1)?.parse().ok()?;
        if sign && pieces.get(start + 2)?.norm == "-" {
            return Decimal::new(base.digits, base.scale.checked_add(power)?);
        }
        base.times(10_u64.checked_pow(u32::from(power))?)
    };
    if glued && let Some(value) = value() {
        let num = Num { value, grouped: None, digits: 9, spaced: false };
        chart.add(Node::leaf(start, end, Part::Number, Meaning::Number(num), Sure::Plain));
    }
}

/// `12 500`: one to three digits, then groups of three with one space before each.
fn spaced_groups(pieces: &Pieces<'_>, start: usize) -> Option<(usize, Num)> {
    let first = pieces.plain(start).filter(|first| first.len() <= 3 && !first.starts_with('0'))?;
    let (mut end, mut text) = (start + 1, String::new());
    while text.len() < 15 && pieces.gaps.is_space(end) && !pieces.is_glued(end) && !pieces.is_sealed(end) {
        let Some(piece) = pieces.get(end).filter(|piece| piece.shape == Shape::Number) else { break };
        let Some((group, rest)) = piece.norm.split_at_checked(3) else { break };
        let last = rest.starts_with(pieces.table.decimal);
        if !group.bytes().all(|b| b.is_ascii_digit()) || !(rest.is_empty() || last) {
            break;
        }
        if text.is_empty() {
            text.push_str(first);
        }
        text.push_str(piece.norm);
        end += 1;
        if last {
            break;
        }
    }
    if end == start + 1 {
        return None;
    }
    let value = written(&text, pieces.table.group)?.value;
    Some((end, Num { value, grouped: None, digits: 9, spaced: true }))
}
