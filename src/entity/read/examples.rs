//! The examples of the rules: each is read as it says, alone and inside a sentence.

use super::testing::{all, show};
use crate::entity::kind::SlotType;
use crate::entity::select::select;
use crate::lang::Languages;
use crate::text::Utterance;

/// Of every language and chapter, each example is in the selection with its kind and value.
#[test]
fn every_example_of_every_rule() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for language in Languages::default().iter() {
        let chapters: Vec<&str> = SlotType::KINDS.iter().map(|kind| kind.word()).collect();
        for kind in chapters {
            for rule in language.reading.rules_of(kind) {
                // What every language shares is tried in every language.
                for (text, value) in rule.examples {
                    seen += 1;
                    // An order holds more than how often.
                    let before = if kind == "rhythm" { "5 €" } else { "xxx" };
                    for said in [(*text).to_owned(), format!("{before}, {text}, xxx")] {
                        // "Everything" is a share only where an amount is asked for.
                        let asked = (kind == "share").then_some(&SlotType::Money);
                        let found = select(all(language.code, &Utterance::new(&said), asked, &[]), asked);
                        let right = |r: &&crate::entity::Reading| r.kind.word() == kind && show(&r.value) == *value;
                        if !found.iter().any(|r| right(&r)) {
                            let found: Vec<String> = found
                                .iter()
                                .map(|r| format!("{} {} {}", &said[r.span.clone()], r.kind.word(), show(&r.value)))
                                .collect();
                            wrong.push(format!("{} {kind} {said:?}: {value} is not in {found:?}", language.code));
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 250, "only {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A pattern that cannot be understood would silently do nothing; a chapter of an unknown kind would
/// never be shown.
#[test]
fn every_pattern_is_understood() {
    for language in Languages::default().iter() {
        assert_eq!(language.reading.grammar().faults, Vec::<String>::new(), "{}", language.code);
        for chapter in language.reading.rules {
            assert!(SlotType::KINDS.iter().any(|kind| kind.word() == chapter.kind), "{}", chapter.kind);
        }
    }
}

/// A word of a pattern that is not folded would never be found.
#[test]
fn every_word_of_a_pattern_is_folded() {
    for language in Languages::default().iter() {
        for pattern in language.reading.rules.iter().flat_map(|chapter| chapter.rules).flat_map(|rule| rule.patterns) {
            assert!(pattern.is_ascii() && !pattern.contains(char::is_uppercase), "{pattern}");
        }
    }
}
