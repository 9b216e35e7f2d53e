//! The sentences that a phrase stands for, as far as two topics could share one.

use crate::catalog::{Phrase, PhrasePart};
use crate::text::Utterance;

/// At most so many sentences of one phrase are looked at (FORMAT §1).
const MOST: usize = 400;

/// Every sentence as it is compared: folded, without spaces, slots as `{name}`, with its readable form.
pub(super) fn sentences(phrase: &Phrase) -> Vec<(String, String)> {
    expand(&phrase.parts).into_iter().map(|sentence| (normal(&sentence), shown(&sentence))).collect()
}

/// A sentence as it is compared: hyphens and spaces do not tell sentences apart.
pub(super) fn normal(sentence: &str) -> String {
    // Slots are kept as they are, between marks that no customer writes.
    let parts = sentence.split(SLOT).enumerate().map(|(i, part)| match i % 2 {
        0 => Utterance::new(part).tokens().iter().map(|token| token.norm.as_str()).collect::<String>(),
        _ => format!("{{{part}}}"),
    });
    parts.collect()
}

const SLOT: char = '\u{1f}';

fn shown(sentence: &str) -> String {
    let parts = sentence.split(SLOT).enumerate();
    let text: String =
        parts.map(|(i, part)| if i % 2 == 0 { part.to_owned() } else { format!("{{{part}}}") }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn expand(parts: &[PhrasePart]) -> Vec<String> {
    let mut all = vec![String::new()];
    for part in parts {
        let ways: Vec<String> = match part {
            PhrasePart::Text(text) => vec![text.clone()],
            PhrasePart::Slot { name, .. } => vec![format!("{SLOT}{name}{SLOT}")],
            PhrasePart::Group { body, .. } => expand(body),
            PhrasePart::Choice(branches) => branches.iter().flat_map(|branch| expand(branch)).take(MOST).collect(),
            PhrasePart::Optional(branches) => {
                let branches = branches.iter().flat_map(|branch| expand(branch));
                std::iter::once(String::new()).chain(branches).take(MOST).collect()
            }
        };
        // A slot or group beside a word is a word of its own; a bracket that touches a letter is not.
        let apart = matches!(part, PhrasePart::Slot { .. } | PhrasePart::Group { .. });
        let space = if apart { " " } else { "" };
        let longer = all.iter().flat_map(|begun| ways.iter().map(move |way| format!("{begun}{space}{way}{space}")));
        all = longer.take(MOST).collect();
    }
    all
}
