//! A few sentences of a phrase, so chosen that each branch occurs: what the classifier learns.

use crate::catalog::{PhrasePart, Piece};

/// At most `most` different sentences. Sentence `k` takes branch `k` of every bracket, turned
/// on by the bracket's place once all its branches were used, so that combinations differ.
pub(super) fn samples(parts: &[PhrasePart], most: usize) -> Vec<Vec<Piece>> {
    let mut chosen: Vec<Vec<Piece>> = Vec::new();
    for turn in 0..most * 2 {
        let mut pieces = Vec::new();
        pick(parts, turn, &mut 0, &mut pieces);
        let sentence = tidy(&pieces);
        if !sentence.is_empty() && !chosen.contains(&sentence) {
            chosen.push(sentence);
        }
        if chosen.len() == most {
            break;
        }
    }
    chosen
}

fn pick(parts: &[PhrasePart], turn: usize, place: &mut usize, into: &mut Vec<Piece>) {
    for part in parts {
        match part {
            PhrasePart::Text(text) => into.push(Piece::Words(text.clone())),
            PhrasePart::Slot { name, example } => {
                into.push(Piece::Slot { name: name.clone(), example: example.clone() });
            }
            PhrasePart::Group { body, .. } => pick(body, turn, place, into),
            PhrasePart::Choice(branches) | PhrasePart::Optional(branches) => {
                let ways = (branches.len() + usize::from(matches!(part, PhrasePart::Optional(_)))).max(1);
                *place += 1;
                let way = (turn + *place * (turn / ways)) % ways;
                if let Some(branch) = branches.get(way) {
                    pick(branch, turn, place, into);
                }
            }
        }
    }
}

fn tidy(pieces: &[Piece]) -> Vec<Piece> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nlu::fixture::phrase;

    #[test]
    fn each_branch_occurs() {
        let sentences = samples(&phrase("[bitte] (a|b|c|d|e|f|g) (x|y) {amount}").parts, 8);
        let text = format!("{sentences:?}");
        for word in ["bitte a", "b ", "c ", "d ", "e ", "f ", "g ", "x\"", "y\""] {
            assert!(text.contains(word), "{word} in {text}");
        }
        assert!(sentences.len() <= 8);
    }
}
