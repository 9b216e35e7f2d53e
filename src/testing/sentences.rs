//! The sentences that a phrase stands for, with the places of its slots: for test phrases, which are
//! written out rather than learnt. What the matcher learns is expanded elsewhere, with its own bounds.

use crate::catalog::PhrasePart;
use std::ops::Range;

/// One sentence and where its slots' examples stand (bytes).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) slots: Vec<(String, Range<usize>)>,
}

impl Sentence {
    fn push(&mut self, text: &str) {
        for c in text.chars() {
            let space = c.is_whitespace();
            if !space {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }
}

/// At most `most` sentences of a phrase, in the order in which they are written.
pub(super) fn sentences(parts: &[PhrasePart], most: usize) -> Vec<Sentence> {
    let mut sentences = extend(vec![Sentence::default()], parts, most);
    for sentence in &mut sentences {
        sentence.text.truncate(sentence.text.trim_end().len());
    }
    sentences
}

fn extend(mut heads: Vec<Sentence>, parts: &[PhrasePart], most: usize) -> Vec<Sentence> {
    for part in parts {
        heads = match part {
            PhrasePart::Text(text) => each(heads, |head| head.push(text)),
            PhrasePart::Group { body, .. } => extend(heads, body, most),
            PhrasePart::Slot { name, example } => each(heads, |head| {
                let start = head.text.len();
                head.push(example.as_deref().unwrap_or_default());
                head.slots.push((name.clone(), start..head.text.len()));
            }),
            PhrasePart::Choice(branches) => branch(&heads, branches, most),
            PhrasePart::Optional(branches) => {
                let mut with = branch(&heads, branches, most);
                with.extend(heads);
                with.truncate(most);
                with
            }
        };
    }
    heads
}

fn each(mut heads: Vec<Sentence>, change: impl Fn(&mut Sentence)) -> Vec<Sentence> {
    heads.iter_mut().for_each(change);
    heads
}

fn branch(heads: &[Sentence], branches: &[Vec<PhrasePart>], most: usize) -> Vec<Sentence> {
    let mut all = Vec::new();
    for branch in branches {
        all.extend(extend(heads.to_vec(), branch, most));
        all.truncate(most);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> PhrasePart {
        PhrasePart::Text(text.into())
    }

    #[test]
    fn all_combinations_with_collapsed_spaces() {
        let parts = [
            PhrasePart::Optional(vec![vec![text("bitte")]]),
            text(" "),
            PhrasePart::Choice(vec![vec![text("sende")], vec![text("schick")]]),
            text("  "),
            PhrasePart::Slot { name: "amount".into(), example: Some("50 €".into()) },
            text(" "),
        ];
        let all = sentences(&parts, 10);
        let texts: Vec<&str> = all.iter().map(|sentence| sentence.text.as_str()).collect();
        assert_eq!(texts.len(), 4);
        assert!(texts.contains(&"bitte sende 50 €") && texts.contains(&"schick 50 €"));
        for sentence in &all {
            assert_eq!(&sentence.text[sentence.slots[0].1.clone()], "50 €");
        }
        assert_eq!(sentences(&parts, 3).len(), 3);
    }
}
