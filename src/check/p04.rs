//! P04: an example in a phrase that its slot's type cannot read.

use super::view::View;
use crate::catalog::{Catalog, Diagnostic, Intent, Phrase, PhrasePart, Slot};
use crate::entity::{Expectation, Item, ListWords, Policy, SlotType};
use crate::lang::Language;
use crate::text::Utterance;
use jiff::civil::DateTime;

/// Examples are read as on this day; whether one can be read does not depend on it.
const DAY: DateTime = DateTime::constant(2026, 1, 5, 12, 0, 0, 0);

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents() {
        for code in view.codes() {
            let (Some(language), Some(phrases)) = (view.languages.get(code), intent.phrases.get(code)) else {
                continue;
            };
            // Test phrases may hold what the readers are still to learn.
            for phrase in phrases.learn.iter().chain(&phrases.followup) {
                let mut examples = Vec::new();
                collect(&phrase.parts, &mut examples);
                for (name, example) in examples {
                    let Some(slot) = intent.slot(name) else { continue };
                    if !fits(view, intent, slot, language, example) {
                        found.push(tell(phrase, slot, example));
                    }
                }
            }
        }
    }
    found
}

fn tell(phrase: &Phrase, slot: &Slot, example: &str) -> Diagnostic {
    let mut place = phrase.place.clone();
    // The caret stands under the example where it can be found as written.
    if let Some(at) =
        place.source.text.get(place.span.clone()).and_then(|written| written.find(&format!("={example}}}")))
    {
        let start = place.span.start + at + 1;
        place.span = start..start + example.len();
    }
    let told = Diagnostic::error("P04", "p04").arg("example", example).arg("slot", &slot.name);
    told.arg("type", slot.kind.word()).at(place)
}

fn collect<'a>(parts: &'a [PhrasePart], examples: &mut Vec<(&'a str, &'a str)>) {
    for part in parts {
        match part {
            PhrasePart::Slot { name, example: Some(example) } => examples.push((name, example)),
            PhrasePart::Optional(branches) | PhrasePart::Choice(branches) => {
                branches.iter().for_each(|branch| collect(branch, examples));
            }
            PhrasePart::Group { body, .. } => collect(body, examples),
            PhrasePart::Text(_) | PhrasePart::Slot { example: None, .. } => {}
        }
    }
}

/// Can the whole example be read as the slot's type?
fn fits(view: &View<'_>, intent: &Intent, slot: &Slot, language: &Language, example: &str) -> bool {
    let lists = match &slot.kind {
        // Anything is a text or a name; yes and no have words of their own beside the slot.
        SlotType::Text | SlotType::Name | SlotType::YesNo => return true,
        SlotType::List(name) => match list(view.catalog, name, language.code) {
            // The bank's own values are not known here.
            words if words.values.is_empty() => return true,
            words => vec![words],
        },
        _ => Vec::new(),
    };
    let said = Utterance::new(example);
    let expected = Expectation {
        language,
        now: DAY,
        asked: Some(&slot.kind),
        policy: if intent.effect == crate::catalog::Effect::Read { Policy::Past } else { Policy::Future },
        lists: &lists.iter().collect::<Vec<_>>(),
        currency: view.catalog.bot.currency,
        begun: None,
    };
    let readings = view.entities.readings(&said, &expected);
    readings.iter().any(|reading| reading.kind == slot.kind && reading.tokens == (0..said.tokens().len()))
}

/// The words of a list and of the kinds of its values.
fn list(catalog: &Catalog, name: &str, code: &str) -> ListWords {
    let Some(list) = catalog.lists.get(name) else { return ListWords::default() };
    let kinds = list.also.as_ref().and_then(|also| catalog.lists.get(also));
    let values = kinds.into_iter().chain([list]).flat_map(|list| &list.values).map(|value| {
        let item = Item { list: name.to_owned(), id: value.id.clone(), name: None, kind: None };
        (item, value.words.get(code).cloned().unwrap_or_default())
    });
    let typos = list.typos.unwrap_or(catalog.bot.typos).level();
    ListWords { list: name.to_owned(), typos, endings: list.endings, values: values.collect() }
}
