//! All sentences that a phrase stands for.

use crate::catalog::{Phrase, PhrasePart, Piece};

impl Phrase {
    /// Its expansions in the order of writing, later brackets varying fastest; at most `limit`.
    pub fn expansions(&self, limit: usize) -> Vec<Vec<Piece>> {
        let mut seen = std::collections::BTreeSet::new();
        let mut sentences: Vec<Vec<Piece>> = grow(&self.parts, limit).iter().map(|pieces| tidy(pieces)).collect();
        sentences.retain(|sentence| !sentence.is_empty() && seen.insert(format!("{sentence:?}")));
        sentences
    }
}

/// Joins neighbouring words, collapses their spaces, and drops what is empty. Words keep their
/// touching brackets, since spaces are looked at only here.
pub(super) fn tidy(pieces: &[Piece]) -> Vec<Piece> {
    let mut tidied = Vec::new();
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            slot @ Piece::Slot { .. } => {
                flush(&mut text, &mut tidied);
                tidied.push(slot.clone());
            }
        }
    }
    flush(&mut text, &mut tidied);
    tidied
}

fn flush(text: &mut String, pieces: &mut Vec<Piece>) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.clear();
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
}

fn grow(parts: &[PhrasePart], limit: usize) -> Vec<Vec<Piece>> {
    let mut grown: Vec<Vec<Piece>> = vec![Vec::new()];
    for part in parts {
        let tails: Vec<Vec<Piece>> = match part {
            PhrasePart::Text(text) => vec![vec![Piece::Words(text.clone())]],
            PhrasePart::Slot { name, example } => {
                vec![vec![Piece::Slot { name: name.clone(), example: example.clone() }]]
            }
            PhrasePart::Choice(branches) => branches.iter().flat_map(|branch| grow(branch, limit)).collect(),
            PhrasePart::Optional(branches) => {
                branches.iter().flat_map(|branch| grow(branch, limit)).chain([Vec::new()]).collect()
            }
            PhrasePart::Group { body, .. } => grow(body, limit),
        };
        // A group that is empty by mistake stands for nothing, not for "no sentence at all".
        if !tails.is_empty() {
            grown = grown
                .iter()
                .flat_map(|head| tails.iter().map(move |tail| head.iter().chain(tail).cloned().collect()))
                .take(limit)
                .collect();
        }
    }
    grown
}

#[cfg(test)]
mod tests {
    use crate::nlu::fixture::phrase;

    fn expanded(raw: &str) -> Vec<String> {
        phrase(raw).expansions(400).iter().map(|sentence| format!("{sentence:?}")).collect()
    }

    #[test]
    fn a_bracket_that_touches_a_letter_belongs_to_the_word() {
        assert_eq!(
            expanded("[EC-|Kredit]Karte"),
            [r#"[Words("EC-Karte")]"#, r#"[Words("KreditKarte")]"#, r#"[Words("Karte")]"#]
        );
        assert_eq!(expanded("[bitte ]{amount}"), expanded("[bitte] {amount}"));
        assert_eq!(expanded("(a|b) (c|d)").len(), 4);
    }

    #[test]
    fn the_limit_holds() {
        assert_eq!(phrase("(a|b) (a|b) (a|b) (a|b) (a|b) (a|b)").expansions(10).len(), 10);
    }
}
