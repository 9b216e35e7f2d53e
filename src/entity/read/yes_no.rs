//! Yes and no: the plain words as the whole message, the thumbs up anywhere. Everything longer is
//! an answer of the catalogue.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::Value;
use crate::lang::Word;
use crate::text::Shape;

pub(super) fn read(scan: &mut Scan<'_>) {
    let meaning = |word| match word {
        Word::Yes => Some(true),
        Word::No => Some(false),
        _ => None,
    };
    for i in 0..scan.tokens.len() {
        let Some((yes, len)) = scan.meanings(i).find_map(|(word, len)| Some((meaning(word)?, len))) else { continue };
        let sign = scan.token(i).is_some_and(|token| token.shape == Shape::Sign);
        if sign || len == scan.said.tokens().len() {
            scan.push(i..i + len, SlotType::YesNo, Value::YesNo(yes), Proof::Marked, 0.9);
        } else if scan.asked(&SlotType::YesNo) {
            scan.push(i..i + len, SlotType::YesNo, Value::YesNo(yes), Proof::Likely, 0.6);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::{asked, best};

    #[test]
    fn plain_words_and_the_thumb() {
        assert_eq!(best("de", "Ja!", None), ["Ja yes_no yes"]);
        assert_eq!(best("en", "👍", None), ["👍 yes_no yes"]);
        assert_eq!(best("en", "no idea", None), Vec::<String>::new());
        assert_eq!(asked("en", "no thanks", SlotType::YesNo), ["no yes_no no"]);
    }
}
