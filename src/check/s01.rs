//! S01: the bot may have to ask, but has no question.

use super::needed::is_asked;
use super::view::View;
use crate::catalog::Diagnostic;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents() {
        for slot in intent.slots.iter().filter(|slot| is_asked(slot)) {
            let id = intent.text(&format!("ask-{}", slot.name));
            // Attributes alone are no question.
            let silent = |code: &&str| view.body(code, &id, None).is_none() && !view.texts.is_broken(code, &id);
            let missing: Vec<&str> = view.codes().filter(|code| view.has_texts(code)).filter(silent).collect();
            if !missing.is_empty() {
                let told = Diagnostic::error("S01", "s01").arg("slot", &slot.name);
                found.push(view.lacking(told, &id, &missing, &slot.place));
            }
        }
    }
    found
}
