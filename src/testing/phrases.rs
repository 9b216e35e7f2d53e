//! `test_…` phrases must be understood, with the values written into them; `not_…` phrases must not
//! trigger the topic they stand in.

use super::clock::TestClock;
use super::script::{Demo, instant, zone};
use super::sentences::{Sentence, sentences};
use super::stage::Stage;
use crate::Error;
use crate::bot::Bot;
use crate::catalog::{Answer, Catalog, ChannelKind, Diagnostic, Intent, Phrase, Phrases, Place};
use crate::entity::SlotType;
use crate::message::LoginLevel;
use crate::nlu::{Candidate, Filled, Ranking, Reason, Target};
use crate::text::Utterance;
use jiff::Timestamp;
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use std::ops::Range;

/// So many sentences of one test phrase are tried; editors write one or two.
const MOST_SENTENCES: usize = 20;

/// One test phrase.
#[derive(Clone, Debug)]
pub struct PhraseTest {
    /// The topic it stands in.
    pub target: Target,
    /// Its language.
    pub language: String,
    /// The channel to write it on.
    pub channel: String,
    /// The phrase.
    pub phrase: Phrase,
    /// A `not_…` phrase?
    pub negative: bool,
}

/// What went wrong with a test phrase.
#[derive(Clone, Debug)]
pub struct PhraseFailure {
    /// Where the phrase stands.
    pub place: Place,
    /// The sentence that was tried.
    pub sentence: String,
    /// The topic it stands in.
    pub target: Target,
    /// Must it not trigger that topic?
    pub negative: bool,
    /// What it was understood as, with the certainty.
    pub actual: Option<(String, f32)>,
    /// The certainty of the topic it stands in.
    pub score: f32,
    /// The phrase of that topic that came closest.
    pub closest: Option<String>,
    /// A value that was not read as written: slot, expected words, words that were read.
    pub slot: Option<(String, String, Option<String>)>,
}

impl PhraseFailure {
    /// The same as a diagnostic X01.
    pub fn diagnostic(&self) -> Diagnostic {
        let (actual, actual_score) = self.actual.clone().unwrap_or_else(|| ("–".to_owned(), 0.0));
        let message = match (&self.slot, self.negative, &self.actual) {
            (Some((_, _, Some(_))), ..) => "x01-slot",
            (Some((_, _, None)), ..) => "x01-slot-nothing",
            (None, true, _) => "x01-negative",
            (None, false, None) => "x01-nothing",
            (None, false, Some(_)) => "x01",
        };
        let (slot, written, read) = self.slot.clone().unwrap_or_default();
        Diagnostic::error("X01", message)
            .arg("slot", slot)
            .arg("written", written)
            .arg("read", read.unwrap_or_default())
            .arg("sentence", &self.sentence)
            .arg("expected", self.target.id())
            .arg("score", format!("{:.2}", self.score))
            .arg("actual", actual)
            .arg("actual_score", format!("{actual_score:.2}"))
            .arg("closest", self.closest.as_deref().unwrap_or_default())
            .arg("has_closest", if self.closest.is_some() { "yes" } else { "no" })
            .at(self.place.clone())
    }
}

/// All test phrases of what is switched on at `now` and can be said without a conversation before it.
pub fn phrase_tests(catalog: &Catalog, now: DateTime) -> Vec<PhraseTest> {
    let Some(channel) = first_channel(catalog) else { return Vec::new() };
    let mut tests = Vec::new();
    for intent in catalog.intents.iter().filter(|intent| intent.is_on() && begins_a_conversation(intent)) {
        let channels = intent.only_when.as_ref().map_or(&[][..], |only| &only.channels);
        let channel = channels.first().map_or(channel, String::as_str);
        collect(&mut tests, &Target::Intent(intent.id.clone()), channel, &intent.phrases);
    }
    for answer in catalog.answers().filter(|answer| is_possible(answer, now)) {
        let channel = answer.channels.first().map_or(channel, String::as_str);
        collect(&mut tests, &Target::Answer(answer.text_id.clone()), channel, &answer.phrases);
    }
    tests
}

/// The channel where `chat` starts: the first web channel, else the first one.
pub(crate) fn first_channel(catalog: &Catalog) -> Option<&str> {
    let bot = &catalog.bot;
    let is_web = |name: &&String| {
        bot.channels.get(*name).is_some_and(|channel| channel.kind == ChannelKind::Web && !channel.broken)
    };
    bot.channel_order.iter().find(is_web).or_else(|| bot.channel_order.first()).map(String::as_str)
}

fn begins_a_conversation(intent: &Intent) -> bool {
    intent.only_when.as_ref().is_none_or(|only| only.after.is_empty())
}

fn is_possible(answer: &Answer, now: DateTime) -> bool {
    !answer.broken
        && answer.only_after.is_empty()
        && answer.valid_from.is_none_or(|from| from <= now)
        && answer.valid_until.is_none_or(|until| now < until)
}

fn collect(tests: &mut Vec<PhraseTest>, target: &Target, channel: &str, by_language: &BTreeMap<String, Phrases>) {
    for (language, phrases) in by_language {
        let all =
            phrases.test.iter().map(|phrase| (phrase, false)).chain(phrases.not.iter().map(|phrase| (phrase, true)));
        tests.extend(all.map(|(phrase, negative)| PhraseTest {
            target: target.clone(),
            language: language.clone(),
            channel: channel.to_owned(),
            phrase: phrase.clone(),
            negative,
        }));
    }
}

/// Where test phrases are tried: one conversation of the logged-in customer per language and channel.
pub struct PhraseStage {
    bot: Bot,
    clock: TestClock,
    person: String,
    stages: BTreeMap<(String, String), Stage>,
}

impl std::fmt::Debug for PhraseStage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PhraseStage")
    }
}

impl PhraseStage {
    /// On a rehearsal of `bot` with its own state.
    ///
    /// # Errors
    /// If the bot cannot be rehearsed.
    pub fn new(bot: &Bot, demo: &Demo) -> Result<Self, Error> {
        let now = match demo.now {
            Some(local) => instant(local, &zone(bot))?,
            None => Timestamp::now(),
        };
        let clock = TestClock::fixed(now);
        let bot = bot.rehearsal(None, clock.clock(), BTreeMap::new())?;
        Ok(Self { bot, clock, person: demo.person.clone(), stages: BTreeMap::new() })
    }

    /// Tries every sentence of a test phrase; `None` if all is well.
    ///
    /// # Errors
    /// If the bot cannot answer.
    pub async fn attempt(&mut self, test: &PhraseTest) -> Result<Option<PhraseFailure>, Error> {
        let stage = self.stage(&test.language, &test.channel).await?;
        let catalog = stage.bot().catalog();
        for sentence in sentences(&test.phrase.parts, MOST_SENTENCES) {
            let (ranking, _) = stage.bot().understood(stage.conversation(), &sentence.text).await?;
            if let Some(failure) = judge(&catalog, test, &sentence, &ranking) {
                return Ok(Some(failure));
            }
        }
        Ok(None)
    }

    async fn stage(&mut self, language: &str, channel: &str) -> Result<&mut Stage, Error> {
        let key = (language.to_owned(), channel.to_owned());
        if !self.stages.contains_key(&key) {
            // A person of its own for each language, so that every conversation is another one.
            let mut stage = Stage::new(self.bot.clone(), self.clock.clone(), channel, &self.person);
            stage.name_peer(&format!("{}/{language}", self.person));
            stage.speak(language).await?;
            let catalog = self.bot.catalog();
            let highest = catalog.bot.channels.get(channel).map_or(LoginLevel::None, |channel| channel.highest_login);
            if highest > LoginLevel::None {
                // The customer's own lists (accounts, cards) are known only after a login.
                stage.log_in(LoginLevel::Login.min(highest)).await?;
            }
            self.stages.insert(key.clone(), stage);
        }
        self.stages.get_mut(&key).ok_or_else(|| Error::other("the conversation is gone"))
    }
}

/// What a message is taken for when nothing is open: an answer's role, or the best candidate that is sure enough.
pub fn understood(catalog: &Catalog, ranking: &Ranking) -> Option<(String, f32)> {
    let heard = ranking.heard.as_ref().filter(|heard| heard.rest.is_empty());
    if let Some(answer) = heard.and_then(|heard| catalog.role(heard.role)) {
        return Some((answer.text_id.clone(), 1.0));
    }
    let best = ranking.candidates.first()?;
    (best.score >= catalog.bot.accept).then(|| (best.target.id().to_owned(), best.score))
}

fn judge(catalog: &Catalog, test: &PhraseTest, sentence: &Sentence, ranking: &Ranking) -> Option<PhraseFailure> {
    let actual = understood(catalog, ranking);
    let own = ranking.candidates.iter().find(|candidate| candidate.target == test.target);
    let is_own = actual.as_ref().is_some_and(|(id, _)| id == test.target.id());
    let slot = match own {
        Some(own) if is_own && !test.negative => misread(catalog, test, sentence, own),
        _ => None,
    };
    if is_own != test.negative && slot.is_none() {
        return None;
    }
    Some(PhraseFailure {
        place: test.phrase.place.clone(),
        sentence: sentence.text.clone(),
        target: test.target.clone(),
        negative: test.negative,
        // Below the threshold the bot asks back; the best guess still tells the editor most.
        actual: actual.or_else(|| ranking.candidates.first().map(|best| (best.target.id().to_owned(), best.score))),
        score: own.map_or(0.0, |own| own.score),
        closest: own.and_then(closest),
        slot,
    })
}

fn closest(candidate: &Candidate) -> Option<String> {
    candidate.reasons.iter().find_map(|reason| match reason {
        Reason::Phrase { phrase, .. } | Reason::Near { phrase, .. } => Some(phrase.clone()),
        _ => None,
    })
}

/// The first slot whose value was not read from the words written for it.
fn misread(
    catalog: &Catalog,
    test: &PhraseTest,
    sentence: &Sentence,
    candidate: &Candidate,
) -> Option<(String, String, Option<String>)> {
    let said = Utterance::new(&sentence.text);
    sentence.slots.iter().find_map(|(name, span)| {
        let expected = said.tokens_of(span.clone());
        let filled = candidate.slots.iter().find(|filled| filled.slot == *name);
        let free = catalog
            .intent(test.target.id())
            .and_then(|intent| intent.slot(name))
            .is_some_and(|slot| matches!(slot.kind, SlotType::Name | SlotType::Text));
        if filled.is_some_and(|filled| read_from(&said, filled, &expected, free)) {
            return None;
        }
        let words = filled.map(|filled| said.raw_of(filled.tokens.clone()).to_owned());
        Some((name.clone(), said.raw_of(expected).to_owned(), words))
    })
}

/// Was the value read from the expected words? Free text may leave out a small word before it
/// (`die Hausverwaltung Roth`); a typed value may take a preposition along (`am 1. Juli`).
fn read_from(said: &Utterance, filled: &Filled, expected: &Range<usize>, free: bool) -> bool {
    let read = &filled.tokens;
    let inside = read.start >= expected.start && read.end <= expected.end;
    if free {
        let left_out = said.tokens().get(expected.start..read.start).unwrap_or_default();
        return inside && read.end == expected.end && left_out.iter().all(|token| !token.capital);
    }
    let around = read.start <= expected.start && read.end >= expected.end;
    read.start < read.end && (inside || around)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Proof, Value};

    fn filled(tokens: Range<usize>) -> Filled {
        Filled { slot: "recipient".into(), values: vec![Value::Text("…".into())], tokens, proof: Proof::Free }
    }

    #[test]
    fn free_text_may_leave_out_its_article_only() {
        let said = Utterance::new("640 Euro an die Hausverwaltung Roth");
        let expected = 3..6;
        assert!(read_from(&said, &filled(4..6), &expected, true));
        assert!(read_from(&said, &filled(3..6), &expected, true));
        assert!(!read_from(&said, &filled(5..6), &expected, true), "half of a name is another name");
        assert!(!read_from(&said, &filled(4..5), &expected, true));
        assert!(!read_from(&said, &filled(2..6), &expected, true));
    }

    #[test]
    fn typed_values_may_take_a_preposition_along() {
        let said = Utterance::new("am 1. Juli 640 Euro");
        assert!(read_from(&said, &filled(0..3), &(1..3), false));
        assert!(!read_from(&said, &filled(3..5), &(1..3), false));
    }
}
