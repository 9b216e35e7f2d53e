//! Everything that is learnt of one language.

use super::classifier::{Classifier, Lesson};
use super::compiled::Compiled;
use super::goal::{Goal, Source, is_free};
use super::literals::Literals;
use super::near::{self, Short};
use super::tagger::Tagger;
use super::teacher::{Details, Teacher, without_contradictions};
use super::trie::{Element, Origin, Sentence, Trie};
use super::understanding::Title;
use super::vocabulary::Vocabulary;
use super::{lists, view};
use crate::catalog::{Catalog, Phrase, Piece};
use crate::entity::{Entities, ListWords};
use crate::lang::Language;
use std::cell::RefCell;
use std::sync::Arc;

/// The most expansions of a phrase (FORMAT §1).
const EXPANSIONS: usize = 400;

/// What one language says about every goal.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) language: Arc<Language>,
    pub(super) lists: Vec<ListWords>,
    pub(super) vocabulary: Vocabulary,
    pub(super) trie: Trie,
    pub(super) origins: Vec<Origin>,
    pub(super) classifier: Arc<Classifier>,
    /// Finds details that no form proves, which have these names.
    pub(super) tagger: Arc<Tagger>,
    pub(super) details: Details,
    /// Short sentences for near matches.
    pub(super) shorts: Vec<Short>,
    /// Words that set a yes/no slot: goal, slot, yes.
    pub(super) switches: Literals<(usize, usize, bool)>,
    /// Names of details: goal, slot.
    pub(super) called: Literals<(usize, usize)>,
    /// Negative examples: goals that such a message is not about.
    pub(super) barred: Literals<usize>,
    /// How the slots of each goal are answered.
    pub(super) replies: Vec<Trie>,
    /// For each goal: words directly before a free slot, with how many sentences have them there.
    pub(super) introducing: Vec<Vec<Introducing>>,
}

/// A word that stands before a free slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Introducing {
    pub(super) slot: usize,
    pub(super) word: u32,
    pub(super) times: usize,
}

impl Model {
    /// Learns what `sources` say in `language`; what `known` holds is not learnt again, and the calibration of
    /// `earlier` is taken over.
    pub(super) fn train(
        language: &Arc<Language>,
        catalog: &Catalog,
        entities: &Entities,
        goals: &[Goal],
        sources: &[Source<'_>],
        titles: &[Title],
        (known, earlier): (&Compiled, Option<&Self>),
    ) -> Self {
        let mut model = Self {
            language: Arc::clone(language),
            lists: lists::lists(catalog, language.code),
            vocabulary: Vocabulary::default(),
            trie: Trie::default(),
            origins: Vec::new(),
            classifier: Arc::default(),
            tagger: Arc::default(),
            details: Details::of(goals),
            shorts: Vec::new(),
            switches: Literals::default(),
            called: Literals::default(),
            barred: Literals::default(),
            replies: Vec::new(),
            introducing: vec![Vec::new(); goals.len()],
        };
        let mut lessons = Vec::new();
        // Examples are spelt well, and forgiving typing errors is the dearest thing to read.
        let exact: Vec<ListWords> = model.lists.iter().map(|l| ListWords { typos: 0, ..l.clone() }).collect();
        let exact: Vec<&ListWords> = exact.iter().collect();
        let (details, marked) = (Details::of(goals), RefCell::default());
        let currency = catalog.bot.currency;
        let teacher = Teacher { language, lists: &exact, entities, currency, details: &details, marked: &marked };
        for (number, (goal, source)) in goals.iter().zip(sources).enumerate() {
            if let Some(phrases) = source.phrases.get(language.code) {
                let learnt = phrases.learn.iter().map(|phrase| (phrase, false));
                for (phrase, followup) in learnt.chain(phrases.followup.iter().map(|phrase| (phrase, true))) {
                    let origin = model.origin(phrase.raw.clone(), place(phrase));
                    for pieces in phrase.expansions(EXPANSIONS) {
                        model.add(&pieces, number, goal, origin, followup);
                    }
                    teacher.teach(&mut lessons, phrase, Some(number), goal);
                }
                for phrase in &phrases.not {
                    model.barred.add(phrase, number);
                    let begin = lessons.len();
                    teacher.teach(&mut lessons, phrase, None, goal);
                    lessons.iter_mut().skip(begin).for_each(|lesson| lesson.not = Some(number));
                }
            }
            // "per Echtzeit" is said of a transfer only: such words are evidence, wherever they stand.
            for said in source.slots.iter().filter_map(|slot| slot.replies.get(language.code)) {
                said.yes.iter().for_each(|phrase| teacher.teach(&mut lessons, phrase, Some(number), goal));
            }
            for title in titles.iter().filter(|t| t.language == language.code && t.id == goal.target.id()) {
                let pieces = [Piece::Words(title.text.clone())];
                let origin = model.origin(title.text.clone(), title.place());
                model.add(&pieces, number, goal, origin, false);
                let example = view::example(&pieces, |_| None);
                let view = view::view(&example.said, 0, &[], &[]);
                lessons.push(Lesson { goal: Some(number), not: None, view, phrase: None, among: 1 });
            }
            model.learn_replies(number, goal, source);
        }
        for words in &mut model.introducing {
            words.sort_by_key(|i| (i.slot, std::cmp::Reverse(i.times), i.word));
        }
        model.tagger = Tagger::train(marked.take(), details.len(), known);
        let earlier = earlier.map(|earlier| earlier.classifier.as_ref());
        model.classifier = Classifier::train(without_contradictions(lessons), goals, known, earlier);
        model
    }

    fn origin(&mut self, phrase: String, place: String) -> usize {
        self.origins.push(Origin { phrase, place });
        self.origins.len() - 1
    }

    fn add(&mut self, pieces: &[Piece], number: usize, goal: &Goal, origin: usize, followup: bool) {
        let kind = |name: &str| goal.slot(name).and_then(|slot| Some((slot, goal.slots.get(slot)?.kind.clone())));
        let Some((elements, slots)) = self.trie.elements(pieces, &mut self.vocabulary, kind) else { return };
        if let [Piece::Words(words)] = pieces
            && goal.is_candidate()
            && elements.len() <= near::WORDS
        {
            let said = crate::text::Utterance::new(words);
            let joined = said.tokens().iter().map(|token| token.norm.as_str()).collect();
            self.shorts.extend(Short::new(joined, number, origin, followup));
        }
        self.note_introducing(&elements, &slots, number, goal);
        self.trie.add(&elements, Sentence { goal: number, slots, origin, followup });
    }

    fn note_introducing(&mut self, elements: &[Element], slots: &[usize], number: usize, goal: &Goal) {
        let Some(known) = self.introducing.get_mut(number) else { return };
        let mut slots = slots.iter();
        let mut before = None;
        for element in elements {
            if let Element::Value(_) = element {
                let Some(slot) = slots.next() else { break };
                let free = goal.slots.get(*slot).is_some_and(|slot| is_free(&slot.kind));
                if let (true, Some(Element::Word(word))) = (free, before) {
                    match known.iter_mut().find(|i| i.slot == *slot && i.word == word) {
                        Some(same) => same.times += 1,
                        None => known.push(Introducing { slot: *slot, word, times: 1 }),
                    }
                }
            }
            before = Some(*element);
        }
    }

    fn learn_replies(&mut self, number: usize, goal: &Goal, source: &Source<'_>) {
        let mut replies = Trie::default();
        for (slot, said) in source.slots.iter().enumerate() {
            let Some(said) = said.replies.get(self.language.code) else { continue };
            for phrase in &said.sentences {
                let origin = self.origin(phrase.raw.clone(), place(phrase));
                for pieces in phrase.expansions(EXPANSIONS) {
                    let kind = |name: &str| goal.slot(name).and_then(|s| Some((s, goal.slots.get(s)?.kind.clone())));
                    if let Some((elements, slots)) = replies.elements(&pieces, &mut self.vocabulary, kind) {
                        self.note_introducing(&elements, &slots, number, goal);
                        replies.add(&elements, Sentence { goal: number, slots, origin, followup: false });
                    }
                }
            }
            said.yes.iter().for_each(|phrase| self.switches.add(phrase, (number, slot, true)));
            said.no.iter().for_each(|phrase| self.switches.add(phrase, (number, slot, false)));
            said.called.iter().for_each(|phrase| self.called.add(phrase, (number, slot)));
        }
        self.replies.push(replies);
    }
}

fn place(phrase: &Phrase) -> String {
    format!("{}:{}", phrase.place.source.path.display(), phrase.place.line())
}
