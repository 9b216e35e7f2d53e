//! Phrases of the intent files, each understood by a bot that has learnt all but its part: parts are
//! made of whole phrases, because the sentences of one phrase resemble each other too much.

use crate::bot::Bot;
use crate::catalog::{Catalog, Phrase, Phrases, Piece, Role};
use crate::locale::Voice;
use crate::nlu::{Context, Title, Understanding};
use crate::text::Utterance;
use std::collections::BTreeMap;

/// How many parts.
pub(super) const FOLDS: usize = 5;
/// The most sentences of a phrase that are tried, together weighing as one.
const SENTENCES: usize = 4;

/// One sentence with what it means and what it was taken for.
#[derive(Clone, Debug)]
pub(super) struct Tried {
    pub(super) language: String,
    /// The intent's or answer's id.
    pub(super) truth: String,
    pub(super) sentence: String,
    /// Where its phrase stands.
    pub(super) place: String,
    /// What it was taken for, with the certainty; `None` for nothing.
    pub(super) answer: Option<(String, f32)>,
    pub(super) weight: f64,
    /// Right, missed and wrong details.
    pub(super) details: [usize; 3],
}

impl Tried {
    pub(super) fn is_right(&self) -> bool {
        self.answer.as_ref().is_some_and(|(id, _)| *id == self.truth)
    }
}

/// What is learnt and tried: intent files, with the bot's languages, readers and titles.
pub(super) struct Subject<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) bot: &'a Bot,
    /// Only phrases of this language are tried.
    pub(super) language: Option<&'a str>,
}

/// All phrases, each understood by a bot that has not learnt it. `share` of the others are learnt.
pub(super) fn tried(subject: &Subject<'_>, share: f64, mut step: impl FnMut()) -> Vec<Tried> {
    let Subject { catalog, bot, language: only } = subject;
    let titles = titles(bot, catalog);
    let mut tried = Vec::new();
    for fold in 0..FOLDS {
        step();
        let mut rest = Catalog::clone(catalog);
        for phrases in all_phrases(&mut rest).flat_map(BTreeMap::values_mut) {
            let mut number = 0;
            phrases.learn.retain(|_| {
                number += 1;
                // Of the others, a share that is spread over the list.
                number % FOLDS != fold && (((number * 7) % 20) as f64) < 20.0 * share
            });
        }
        let understanding = Understanding::train(&rest, &bot.languages(), bot.entities(), &titles);
        for (truth, phrases) in topics(catalog) {
            for (language, phrases) in phrases.iter().filter(|(code, _)| only.is_none_or(|only| only == *code)) {
                let held_out = (1..).zip(&phrases.learn).filter(|(number, _)| number % FOLDS == fold);
                for (_, phrase) in held_out {
                    tried.extend(try_phrase(&understanding, language, truth, phrase));
                }
            }
        }
    }
    tried
}

fn try_phrase(understanding: &Understanding, language: &str, truth: &str, phrase: &Phrase) -> Vec<Tried> {
    let all = phrase.expansions(400);
    let gap = all.len().div_ceil(SENTENCES).max(1);
    let chosen: Vec<&Vec<Piece>> = all.iter().step_by(gap).collect();
    let one = |pieces: &&Vec<Piece>| {
        let (mut sentence, mut expected) = (String::new(), Vec::new());
        for piece in *pieces {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            match piece {
                Piece::Words(words) => sentence.push_str(words),
                Piece::Slot { name, example } => {
                    let example = example.as_deref().unwrap_or(name);
                    expected.push((name.clone(), example.to_owned()));
                    sentence.push_str(example);
                }
            }
        }
        let said = Utterance::new(&sentence);
        let context = Context {
            language,
            now: jiff::civil::DateTime::constant(2026, 3, 2, 10, 0, 0, 0),
            open: None,
            recent: None,
            impossible: &[],
            lists: &[],
            policy: Default::default(),
            begun: None,
        };
        let ranking = understanding.rank(&said, &context);
        // The file's name is enough: where the folder lies differs from machine to machine.
        let file = phrase.place.source.path.file_name().unwrap_or_default().display();
        let best = ranking.candidates.first();
        let found: Vec<(String, String)> = best.map_or_else(Vec::new, |best| {
            best.slots.iter().map(|slot| (slot.slot.clone(), said.raw_of(slot.tokens.clone()).to_owned())).collect()
        });
        let right = found.iter().filter(|slot| expected.contains(slot)).count();
        Tried {
            language: language.to_owned(),
            truth: truth.to_owned(),
            place: format!("{file}:{}", phrase.place.line()),
            answer: best.map(|best| (best.target.id().to_owned(), best.score)),
            weight: 1.0 / chosen.len() as f64,
            details: [right, expected.len() - right.min(expected.len()), found.len() - right],
            sentence,
        }
    };
    chosen.iter().map(one).collect()
}

/// What is ranked: every intent and answer that is on, without the small words of a conversation.
fn topics(catalog: &Catalog) -> impl Iterator<Item = (&str, &BTreeMap<String, Phrases>)> {
    let intents = catalog.intents.iter().filter(|intent| intent.is_on()).map(|i| (i.id.as_str(), &i.phrases));
    let small = |role| matches!(role, Role::Yes | Role::No | Role::Cancel | Role::Back | Role::Repeat);
    let answers = catalog.answers().filter(move |answer| !answer.broken && !answer.role.is_some_and(small));
    intents.chain(answers.map(|answer| (answer.text_id.as_str(), &answer.phrases)))
}

fn all_phrases(catalog: &mut Catalog) -> impl Iterator<Item = &mut BTreeMap<String, Phrases>> {
    let intents = catalog.intents.iter_mut().map(|intent| &mut intent.phrases);
    let answers = catalog.collections.iter_mut().flat_map(|collection| &mut collection.answers);
    intents.chain(answers.map(|answer| &mut answer.phrases))
}

fn titles(bot: &Bot, catalog: &Catalog) -> Vec<Title> {
    let mut titles = Vec::new();
    for language in &catalog.bot.languages {
        let voice = Voice::of(language.clone());
        let mut title = |id: &str, text: Option<String>| {
            titles.extend(text.map(|text| Title { language: language.clone(), id: id.to_owned(), text }));
        };
        for intent in &catalog.intents {
            title(&intent.id, bot.wording(&voice, &intent.text("title"), None));
        }
        for answer in catalog.answers() {
            title(&answer.text_id, bot.wording(&voice, &answer.text_id, Some("title")));
        }
    }
    titles
}
