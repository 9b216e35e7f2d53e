//! The language that a message asks for: "bitte auf Deutsch", "do you speak English?".

use super::model::Model;
use crate::text::Utterance;

/// The language that the whole message asks for. Its name may stand in any language, and so may the
/// words around it; a word that is neither makes it another message ("an English teacher").
pub(super) fn asked_for(models: &[Model], said: &Utterance) -> Option<String> {
    let mut asked: Option<&str> = None;
    for token in said.tokens() {
        let word = token.norm.as_str();
        if let Some(model) = models.iter().find(|model| model.language.reading.called.contains(&word)) {
            if asked.is_some_and(|asked| asked != model.language.code) {
                return None;
            }
            asked = Some(model.language.code);
        } else {
            let around = |model: &Model| {
                let table = &model.language.reading;
                table.asking.contains(&word) || table.fillers.contains(&word)
            };
            if !models.iter().any(around) {
                return None;
            }
        }
    }
    asked.map(str::to_owned)
}
