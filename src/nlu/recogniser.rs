//! Classifier and slot tagger alone, learnt from labelled sentences instead of a catalogue: the same
//! code, so that what is measured on data sets is what bots use.

use super::calibration;
use super::classifier::{Classifier, Lesson};
use super::compiled::Compiled;
use super::goal::Goal;
use super::ranking::Target;
use super::tagger::{Marked, Tagger};
use super::tagger_features::Word;
use super::view;
use crate::text::Utterance;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A detail in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Which one.
    pub slot: String,
    /// The bytes that it takes.
    pub span: Range<usize>,
}

/// A sentence with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// As somebody wrote it.
    pub text: String,
    /// Its intent; `None` where it is out of scope.
    pub intent: Option<String>,
    /// Its details, in order, disjoint.
    pub details: Vec<Detail>,
}

/// What a sentence was recognised as.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognised<'r> {
    /// The best intents with their certainties, best first.
    pub intents: Vec<(&'r str, f32)>,
    /// How much speaks for its being out of scope, 0..=1.
    pub out_of_scope: f32,
    /// Details that occur with the best intent.
    pub details: Vec<Detail>,
}

/// So many intents are told.
const MOST: usize = 5;

/// Recognises intents and details. Immutable; the same sentences in any order give the same.
///
/// ```
/// use schalter::nlu::{Labelled, Recogniser};
/// let said = |text: &str, intent: &str| Labelled { text: text.into(), intent: Some(intent.into()), details: vec![] };
/// let recogniser = Recogniser::train(&[said("block my card", "card_block"), said("how much have I got", "balance")]);
/// assert_eq!(recogniser.recognise("please block the card").intents[0].0, "card_block");
/// ```
#[derive(Debug)]
pub struct Recogniser {
    goals: Vec<Goal>,
    slots: Vec<String>,
    classifier: Arc<Classifier>,
    tagger: Arc<Tagger>,
}

impl Recogniser {
    /// Learns from sentences, and from the intents' names as their titles.
    pub fn train(sentences: &[Labelled]) -> Self {
        let mut intents: BTreeMap<&str, usize> =
            sentences.iter().filter_map(|s| Some((s.intent.as_deref()?, 0))).collect();
        intents.values_mut().enumerate().for_each(|(number, place)| *place = number);
        let mut slots: BTreeMap<&str, usize> =
            sentences.iter().flat_map(|s| &s.details).map(|detail| (detail.slot.as_str(), 0)).collect();
        slots.values_mut().enumerate().for_each(|(number, place)| *place = number);
        let goal = |name: &&str| Goal { target: Target::Intent((*name).to_owned()), role: None, slots: Vec::new() };
        let goals: Vec<Goal> = intents.keys().map(goal).collect();

        let (mut lessons, mut marked) = (Vec::with_capacity(sentences.len()), Vec::new());
        for sentence in sentences {
            let said = Utterance::new(&sentence.text);
            let goal = sentence.intent.as_deref().and_then(|intent| intents.get(intent).copied());
            let view = view::view(&said, 0, &[], &[]);
            let phrase = Some(calibration::fingerprint(&sentence.text));
            lessons.push(Lesson { goal, not: None, view, phrase, among: 1 });
            if let (Some(goal), false) = (goal, slots.is_empty()) {
                let details = sentence.details.iter().filter_map(|detail| {
                    let words = said.tokens_of(detail.span.clone());
                    Some((words, *slots.get(detail.slot.as_str())?)).filter(|(words, _)| !words.is_empty())
                });
                let details = details.collect();
                marked.push(Marked { words: said.tokens().iter().map(Word::new).collect(), goal, details });
            }
        }
        for (name, number) in &intents {
            let view = view::view(&Utterance::new(&title(name)), 0, &[], &[]);
            lessons.push(Lesson { goal: Some(*number), not: None, view, phrase: None, among: 1 });
        }
        let none = Compiled::default();
        let tagger = if slots.is_empty() { Arc::default() } else { Tagger::train(marked, slots.len(), &none) };
        let slots = slots.into_keys().map(str::to_owned).collect();
        Self { classifier: Classifier::train(lessons, &goals, &none, None), goals, slots, tagger }
    }

    /// What `text` means.
    pub fn recognise(&self, text: &str) -> Recognised<'_> {
        let said = Utterance::new(text);
        let verdict = self.classifier.judge(&view::view(&said, 0, &[], &[]));
        let mut best: Vec<(usize, f32)> = verdict.certainty.iter().copied().enumerate().collect();
        if best.len() > MOST {
            best.select_nth_unstable_by(MOST, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            best.truncate(MOST);
        }
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut details = Vec::new();
        if let (Some((goal, _)), false) = (best.first(), self.slots.is_empty()) {
            let words: Vec<Word> = said.tokens().iter().map(Word::new).collect();
            details.extend(self.tagger.tag(&words, *goal).into_iter().filter_map(|(words, slot)| {
                Some(Detail { slot: self.slots.get(slot)?.clone(), span: said.span_of(words)? })
            }));
        }
        let intents = best.iter().filter_map(|(goal, share)| Some((self.goals.get(*goal)?.target.id(), *share)));
        Recognised { intents: intents.collect(), out_of_scope: verdict.refusal, details }
    }

    /// The refusal score that this share of what is in scope does not exceed, as training estimated it
    /// on what it held out; `None` where that was too little.
    pub fn refusal_keeping(&self, share: f64) -> Option<f32> {
        let refusals = self.classifier.refusals();
        let last = refusals.len().checked_sub(1)?;
        refusals.get((last as f64 * share.clamp(0.0, 1.0)).round() as usize).copied()
    }

    /// The size of what was learnt, in bytes.
    pub fn bytes(&self) -> usize {
        self.classifier.bytes() + self.tagger.bytes()
    }
}

/// An intent's name as words: `cardPayment_fee` is "card payment fee".
fn title(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 8);
    let mut small = false;
    for letter in name.chars() {
        if small && letter.is_uppercase() || !letter.is_alphanumeric() {
            words.push(' ');
        }
        small = letter.is_lowercase();
        words.extend(Some(letter).filter(|letter| letter.is_alphanumeric()));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    fn said(text: &str, intent: &str, details: &[(&str, &str)]) -> Labelled {
        let details = details.iter().map(|(slot, words)| {
            let start = text.find(words).unwrap();
            Detail { slot: (*slot).to_owned(), span: start..start + words.len() }
        });
        Labelled { text: text.to_owned(), intent: Some(intent.to_owned()), details: details.collect() }
    }

    fn sentences() -> Vec<Labelled> {
        let mut all = vec![
            said("sperr bitte meine Karte", "card_block", &[]),
            said("meine Karte ist weg", "card_block", &[]),
            said("wie viel Geld habe ich", "balance", &[]),
            said("zeig mir den Kontostand", "balance", &[]),
        ];
        for purpose in ["die Miete Mai", "das Auto", "den Urlaub im Juni", "Strom"] {
            for name in ["Anna", "Jonas Weber", "Oma"] {
                let text = format!("schick {name} 20 Euro für {purpose}");
                all.push(said(&text, "transfer", &[("recipient", name), ("purpose", purpose)]));
            }
        }
        let outside = ["wie wird das Wetter", "erzähl einen Witz", "wer hat die Bundesliga gewonnen"];
        all.extend(outside.map(|text| Labelled { text: text.to_owned(), intent: None, details: Vec::new() }));
        all
    }

    static SMALL: LazyLock<Recogniser> = LazyLock::new(|| Recogniser::train(&sentences()));

    #[test]
    fn intents_details_and_what_is_outside() {
        let found = SMALL.recognise("Schick Tom Becker 35 Euro für die neue Lampe");
        assert_eq!(found.intents[0].0, "transfer");
        let text = "Schick Tom Becker 35 Euro für die neue Lampe";
        let words: Vec<(&str, &str)> = found.details.iter().map(|d| (d.slot.as_str(), &text[d.span.clone()])).collect();
        assert_eq!(words, [("recipient", "Tom Becker"), ("purpose", "die neue Lampe")]);
        let (inside, outside) = (SMALL.recognise("Karte sperren"), SMALL.recognise("wie wird das Wetter in Rom"));
        assert!(inside.out_of_scope < 0.5 && outside.out_of_scope > 0.5, "{inside:?} {outside:?}");
        assert!(outside.out_of_scope > inside.out_of_scope);
    }

    #[test]
    fn the_order_of_sentences_does_not_matter() {
        let mut other = sentences();
        other.reverse();
        other.swap(0, 7);
        let other = Recogniser::train(&other);
        for text in ["karte weg", "zwanzig an oma für strom", "witz", "Kontostand zeigen", ""] {
            assert_eq!(SMALL.recognise(text), other.recognise(text), "{text}");
        }
    }

    #[test]
    fn names_become_titles() {
        assert_eq!(title("cardPayment_fee/charged"), "card Payment fee charged");
        assert_eq!(SMALL.recognise("card block").intents[0].0, "card_block");
    }

    proptest! {
        #[test]
        fn any_text_is_recognised(text in "\\PC{0,60}") {
            let found = SMALL.recognise(&text);
            let sum: f32 = found.intents.iter().map(|(_, share)| share).sum();
            prop_assert!((0.0..=1.001).contains(&sum) && (0.0..=1.0).contains(&found.out_of_scope));
            let mut end = 0;
            for detail in &found.details {
                prop_assert!(detail.span.start >= end && text.get(detail.span.clone()).is_some());
                end = detail.span.end;
            }
        }

        #[test]
        fn spelling_does_not_matter(words in proptest::collection::vec(
            prop::sample::select(vec!["karte", "größe", "schick", "für", "geld", "ich", "straße", "möchte"]), 1..8)) {
            let plain = words.join(" ");
            let other = plain.to_uppercase().replace('Ü', "Ue").replace('Ö', "OE").replace(' ', " ,  ") + "?";
            let intents = |text: &str| SMALL.recognise(text).intents.iter().map(|i| (i.0.to_owned(), i.1)).collect::<Vec<_>>();
            prop_assert_eq!(intents(&plain), intents(&other));
        }
    }
}
