//! All sentences that a phrase stands for, and how many they are.

use super::{Phrase, PhrasePart, Piece};

/// One stretch of an expansion before spaces are collapsed.
#[derive(Clone)]
enum Bit {
    Text(String),
    /// Two brackets touch: the words of both stay apart.
    Gap,
    Slot(String, Option<String>),
}

impl Phrase {
    /// How many sentences it stands for, without making them.
    pub fn combinations(&self) -> u64 {
        count(&self.parts)
    }

    /// The sentences it stands for, at most `limit`, in the order of its branches.
    ///
    /// Spaces are collapsed; what touches a letter belongs to the word (`Konto[s]`). A stretch
    /// without a word is left out.
    pub fn expansions(&self, limit: usize) -> Vec<Vec<Piece>> {
        sequence(&self.parts, limit).into_iter().map(pieces).collect()
    }
}

/// How many sentences a sequence stands for.
pub(super) fn count(parts: &[PhrasePart]) -> u64 {
    parts.iter().fold(1, |product, part| product.saturating_mul(count_part(part)))
}

/// How many a part stands for.
pub(super) fn count_part(part: &PhrasePart) -> u64 {
    let sum =
        |branches: &[Vec<PhrasePart>]| branches.iter().fold(0_u64, |sum, branch| sum.saturating_add(count(branch)));
    match part {
        PhrasePart::Text(_) | PhrasePart::Slot { .. } => 1,
        PhrasePart::Optional(branches) => sum(branches).saturating_add(1),
        PhrasePart::Choice(branches) => sum(branches),
        PhrasePart::Group { body, .. } => count(body),
    }
}

fn sequence(parts: &[PhrasePart], limit: usize) -> Vec<Vec<Bit>> {
    let mut all = vec![Vec::new()];
    let mut bracket_before = false;
    for part in parts {
        let bracket = !matches!(part, PhrasePart::Text(_));
        let each = branches(part, limit);
        let mut next = Vec::new();
        'full: for start in &all {
            for rest in &each {
                if next.len() == limit {
                    break 'full;
                }
                let mut whole: Vec<Bit> = start.clone();
                if bracket && bracket_before {
                    whole.push(Bit::Gap);
                }
                whole.extend(rest.iter().cloned());
                next.push(whole);
            }
        }
        all = next;
        bracket_before = bracket;
    }
    all
}

fn branches(part: &PhrasePart, limit: usize) -> Vec<Vec<Bit>> {
    match part {
        PhrasePart::Text(text) => vec![vec![Bit::Text(text.clone())]],
        PhrasePart::Slot { name, example } => vec![vec![Bit::Slot(name.clone(), example.clone())]],
        PhrasePart::Group { body, .. } => sequence(body, limit),
        PhrasePart::Choice(branches) => {
            branches.iter().flat_map(|branch| sequence(branch, limit)).take(limit).collect()
        }
        PhrasePart::Optional(branches) => {
            let with = branches.iter().flat_map(|branch| sequence(branch, limit));
            with.chain([Vec::new()]).take(limit).collect()
        }
    }
}

fn pieces(bits: Vec<Bit>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let flush = |words: &mut String, pieces: &mut Vec<Piece>| {
        let collapsed = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if collapsed.chars().any(char::is_alphanumeric) {
            pieces.push(Piece::Words(collapsed));
        }
        words.clear();
    };
    for bit in bits {
        match bit {
            Bit::Text(text) => words.push_str(&text),
            Bit::Gap => words.push(' '),
            Bit::Slot(name, example) => {
                flush(&mut words, &mut pieces);
                pieces.push(Piece::Slot { name, example });
            }
        }
    }
    flush(&mut words, &mut pieces);
    pieces
}
