//! Understanding as a whole: what is learnt from a catalogue, and what one message may mean.

use super::clauses;
use super::compiled::Compiled;
use super::goal::{Goal, goals};
use super::language;
use super::model::Model;
use super::ranking::{Context, Ranking};
use super::reader::read;
use super::words;
use crate::catalog::Catalog;
use crate::entity::{Currency, Entities};
use crate::lang::{Language, Languages};
use crate::text::Shape;
use std::cmp::Ordering;
use std::sync::Arc;

/// From this certainty on a message counts as understood in the conversation's language, so that
/// the others are not tried.
const UNDERSTOOD: f32 = 0.9;
/// From this certainty on nothing in a message could be something else.
pub(super) const CERTAIN: f32 = 0.98;
/// By how much another language must be better.
const CLEARLY: f32 = 0.2;

/// The title of an intent or answer, as customers see it: a phrase of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The language it is written in.
    pub language: String,
    /// The intent's id, or the answer's text id (`faq-card-lost`).
    pub id: String,
    /// The title.
    pub text: String,
}

impl Title {
    /// Where explanations say that it stands.
    pub(super) fn place(&self) -> String {
        format!("{}-title", self.id.replace('_', "-"))
    }
}

/// What will be learnt when it is first asked for: whoever only checks files waits for no training.
pub type Learnt = std::sync::LazyLock<Understanding, Box<dyn FnOnce() -> Understanding + Send>>;

/// What was learnt from a catalogue. Immutable; the same catalogue always gives the same.
///
/// ```
/// use schalter::catalog::Catalog;
/// use schalter::entity::Entities;
/// use schalter::lang::Languages;
/// use schalter::nlu::{Context, Understanding};
/// use schalter::text::Utterance;
///
/// let understanding = Understanding::train(&Catalog::default(), &Languages::default(), &Entities::default(), &[]);
/// let context = Context {
///     language: "xx",
///     now: jiff::civil::date(2026, 3, 2).at(9, 0, 0, 0),
///     open: None,
///     recent: None,
///     impossible: &[],
///     lists: &[],
///     policy: Default::default(),
///     begun: None,
/// };
/// assert!(understanding.rank(&Utterance::new("anything"), &context).candidates.is_empty());
/// ```
#[derive(Debug)]
pub struct Understanding {
    pub(super) goals: Vec<Goal>,
    pub(super) entities: Entities,
    pub(super) currency: Currency,
    pub(super) models: Vec<Model>,
}

impl Understanding {
    /// Learns the phrases of every language that the bot speaks (all registered ones, where
    /// `bot.toml` names none).
    pub fn train(catalog: &Catalog, languages: &Languages, entities: &Entities, titles: &[Title]) -> Self {
        Self::train_with(catalog, languages, entities, titles, &Compiled::default())
    }

    /// The same, with what was learnt before: parts of the same sentences are taken from there. What comes
    /// out is equal.
    pub fn train_with(
        catalog: &Catalog,
        languages: &Languages,
        entities: &Entities,
        titles: &[Title],
        known: &Compiled,
    ) -> Self {
        Self::learn(catalog, languages, entities, titles, (known, &[]))
    }

    /// The same catalogue after an edit, at once: languages in which nothing has changed are not learnt again,
    /// and the others take over how margins become certainties, so that these may be a little off until
    /// [`train_with`](Self::train_with) has learnt all. That may follow in the background.
    pub fn retrain(&self, catalog: &Catalog, languages: &Languages, titles: &[Title]) -> Self {
        Self::learn(catalog, languages, &self.entities, titles, (&self.compiled(), &self.models))
    }

    /// Were all certainties found on the phrases that it knows? Not after [`retrain`](Self::retrain).
    pub fn is_calibrated(&self) -> bool {
        self.models.iter().all(|model| model.classifier.is_calibrated())
    }

    /// What took the time, to be kept for the next time.
    pub fn compiled(&self) -> Compiled {
        let mut compiled = Compiled::default();
        self.models.iter().for_each(|model| compiled.keep(&model.classifier, &model.tagger));
        compiled
    }

    fn learn(
        catalog: &Catalog,
        languages: &Languages,
        entities: &Entities,
        titles: &[Title],
        (known, earlier): (&Compiled, &[Model]),
    ) -> Self {
        let (goals, sources) = goals(catalog);
        let spoken = |code: &str| catalog.bot.languages.is_empty() || catalog.bot.languages.iter().any(|l| l == code);
        let train = |language: &Arc<Language>| {
            let earlier = earlier.iter().find(|model| model.language.code == language.code);
            Model::train(language, catalog, entities, &goals, &sources, titles, (known, earlier))
        };
        let models = std::thread::scope(|scope| {
            let spoken = languages.iter().filter(|language| spoken(language.code));
            let learning: Vec<_> = spoken.map(|language| scope.spawn(move || train(language))).collect();
            learning.into_iter().filter_map(|language| language.join().ok()).collect()
        });
        Self { goals, entities: entities.clone(), currency: catalog.bot.currency, models }
    }

    /// What `said` may mean, best first. The conversation's language is read first; another one
    /// counts only where the message is clearly better understood in it.
    pub fn rank(&self, said: &crate::text::Utterance, context: &Context<'_>) -> Ranking {
        self.read(said, context, false)
    }

    /// The same, and which words spoke for what was learnt, and against the runner-up
    /// ([`Reason::Features`](super::Reason::Features), [`Reason::Against`](super::Reason::Against)): some
    /// microseconds that no turn needs.
    pub fn explain(&self, said: &crate::text::Utterance, context: &Context<'_>) -> Ranking {
        self.read(said, context, true)
    }

    fn read(&self, said: &crate::text::Utterance, context: &Context<'_>, explain: bool) -> Ranking {
        let mut models: Vec<&Model> = self.models.iter().collect();
        models.sort_by_key(|model| model.language.code != context.language);
        let mut models = models.into_iter();
        let Some(first) = models.next() else { return Ranking::default() };
        let mut best = read(self, first, said, context, explain);
        let mut strength = strength(&best);
        let known = first.language.code == context.language;
        for model in models {
            // Certain, and no word is only foreign: nothing can come of the other language.
            if strength >= UNDERSTOOD && said.tokens().iter().all(|token| first.vocabulary.get(&token.norm).is_some()) {
                break;
            }
            // Whoever writes in words of the conversation's language is read in another one only where
            // they are no sentence of it.
            let (own, foreign) = (familiar(first, said), familiar(model, said));
            let own_words = known && foreign < own;
            // Where nearly all its words are foreign, that decides, unless it is understood far worse. A likeness
            // alone tells nothing: "half seven" is no German because of "halb".
            let foreign_words = known && foreign > 2 * own && knows(model, said);
            // Names and amounts are at home in both: with more words of the other one, a guess in the
            // conversation's language gives way to a phrase of that one.
            let guessed = known && foreign > own && strength < CERTAIN;
            if strength >= UNDERSTOOD && !foreign_words && !guessed {
                continue;
            }
            let other = read(self, model, said, context, explain);
            let better = self::strength(&other);
            // By a sentence of it: values are read in any language.
            let certain = other.candidates.first().is_some_and(|candidate| candidate.score >= CERTAIN);
            if own_words && !certain {
                continue;
            }
            let margin = match foreign_words {
                true => -CLEARLY,
                false if guessed && certain => 0.0,
                false => CLEARLY,
            };
            if better.total_cmp(&(strength + margin)) == Ordering::Greater {
                (best, strength) = (other, better);
                // A word that both languages may say ("hi") changes no conversation's language.
                let telling = said.tokens().iter().any(|token| !words::is_filler(&first.language, token));
                best.language = (telling && (foreign > own || certain)).then(|| model.language.code.to_owned());
            }
        }
        if best.language.is_none() && !known && strength > 0.0 {
            best.language = Some(first.language.code.to_owned());
        }
        best.asked_language = language::asked_for(&self.models, said);
        let spoken = |model: &&Model| best.language.as_deref() == Some(model.language.code);
        let model = self.models.iter().find(spoken).unwrap_or(first);
        clauses::split(self, model, said, context, &best, explain).unwrap_or(best)
    }
}

/// How many of its words are words of that language's phrases; one with a typing error counts half.
fn familiar(model: &Model, said: &crate::text::Utterance) -> usize {
    let words = said.tokens().iter().filter(|token| token.shape == Shape::Word);
    words
        .map(|token| match model.vocabulary.get(&token.norm) {
            Some(_) => 2,
            None => usize::from(!model.vocabulary.near(&token.norm).is_empty()),
        })
        .sum()
}

/// Is one of its words a word of that language's phrases as it stands?
fn knows(model: &Model, said: &crate::text::Utterance) -> bool {
    said.tokens().iter().any(|token| token.shape == Shape::Word && model.vocabulary.get(&token.norm).is_some())
}

/// How well a message was understood, in one figure: only for comparing languages.
fn strength(ranking: &Ranking) -> f32 {
    let candidate = ranking.candidates.first().map_or(0.0, |candidate| candidate.score);
    let heard = if ranking.heard.is_some() || ranking.replied { 1.0 } else { 0.0 };
    let form = ranking.answer.iter().chain(&ranking.mentioned).map(|filled| match filled.proof {
        crate::entity::Proof::Free => 0.6,
        crate::entity::Proof::Likely => 0.8,
        _ => 1.0,
    });
    form.fold(f32::max(candidate, heard), f32::max)
}
