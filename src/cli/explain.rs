//! Why a sentence is understood as it is: the ranking put into words for editors, or into JSON.

use super::messages::Messages;
use super::screen::harmless;
use crate::Error;
use crate::catalog::{Catalog, Role};
use crate::nlu::{Candidate, Filled, How, Ranking, Reason};
use crate::testing::{Stage, understood, value_text};
use crate::text::Utterance;
use serde_json::{Value as Json, json};
use std::fmt::Write;
use std::sync::Arc;

/// So many candidates are shown.
const MOST_CANDIDATES: usize = 5;

/// Everything that is known about how one sentence is understood in one conversation.
pub(super) struct Explanation {
    said: Utterance,
    ranking: Ranking,
    catalog: Arc<Catalog>,
    /// The conversation's language.
    language: String,
    rule: Rule,
}

/// What decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Heard,
    Answer,
    Acts,
    AsksBack,
    NotUnderstood,
}

impl Explanation {
    /// How `text` would be understood in the conversation now.
    pub(super) async fn of(stage: &Stage, text: &str) -> Result<Self, Error> {
        let ranking = stage.bot().rank(stage.conversation(), text).await?;
        let language = stage.standing().await?.language;
        let catalog = stage.bot().catalog();
        let rule = rule(&ranking, catalog.bot.accept, catalog.bot.ask_back);
        Ok(Self { said: Utterance::new(text), ranking, catalog, language, rule })
    }

    /// The certainty of that intent or answer.
    pub(super) fn score(&self, id: &str) -> Option<f32> {
        let heard = understood(&self.catalog, &self.ranking).filter(|(heard, _)| heard == id).map(|(_, score)| score);
        heard.or_else(|| self.candidate(id).map(|candidate| candidate.score))
    }

    /// The values that the sentence carries for that intent.
    pub(super) fn slots(&self, id: &str) -> impl Iterator<Item = (&str, String)> {
        self.candidate(id)
            .into_iter()
            .flat_map(|candidate| &candidate.slots)
            .map(|filled| (&*filled.slot, value(filled)))
    }

    fn candidate(&self, id: &str) -> Option<&Candidate> {
        self.ranking.candidates.iter().find(|candidate| candidate.target.id() == id)
    }

    /// In words, one line a fact.
    pub(super) fn words(&self, messages: &Messages) -> String {
        let mut lines = Lines(String::new());
        let sentence = harmless(self.said.raw());
        lines.add(0, &messages.say("why-sentence", &[("sentence", sentence.into())]));
        let tokens: Vec<&str> = self.said.tokens().iter().map(|token| token.norm.as_str()).collect();
        lines.add(
            0,
            &match tokens.as_slice() {
                [] => messages.text("why-no-tokens"),
                tokens => messages.say("why-tokens", &[("tokens", tokens.join(" · ").into())]),
            },
        );
        if let Some(language) = &self.ranking.language {
            let variables = [("language", language.as_str().into()), ("conversation", self.language.as_str().into())];
            lines.add(0, &messages.say("why-language", &variables));
        }
        if !self.ranking.readings.is_empty() {
            let readings: Vec<String> = self
                .ranking
                .readings
                .iter()
                .map(|reading| {
                    let words = self.said.raw_of(reading.tokens.clone());
                    let value = value_text(&reading.value);
                    let variables =
                        [("words", words.into()), ("kind", reading.kind.word().into()), ("value", value.into())];
                    messages.say("why-reading", &variables)
                })
                .collect();
            lines.add(0, &messages.say("why-readings", &[("readings", readings.join(", ").into())]));
        }
        if let Some(heard) = &self.ranking.heard {
            lines.add(0, &messages.say("why-heard", &[("role", role_word(heard.role).into())]));
        }
        for answer in &self.ranking.answer {
            let variables = [("slot", answer.slot.as_str().into()), ("value", value(answer).into())];
            lines.add(0, &messages.say("why-answer", &variables));
        }
        self.candidate_words(messages, &mut lines);
        let out_of_scope = messages.percent(self.ranking.out_of_scope);
        lines.add(0, &messages.say("why-out-of-scope", &[("score", out_of_scope.into())]));
        let (accept, ask_back) = (self.catalog.bot.accept, self.catalog.bot.ask_back);
        let variables = [("accept", messages.percent(accept).into()), ("ask_back", messages.percent(ask_back).into())];
        lines.add(0, &messages.say("why-thresholds", &variables));
        let target = self.ranking.candidates.first().map_or("", |best| best.target.id());
        lines.add(0, &messages.say(self.rule.message(), &[("target", target.into())]));
        lines.0
    }

    fn candidate_words(&self, messages: &Messages, lines: &mut Lines) {
        if self.ranking.candidates.is_empty() {
            lines.add(0, &messages.text("why-no-candidates"));
        }
        for (rank, candidate) in (1_usize..).zip(&self.ranking.candidates).take(MOST_CANDIDATES) {
            let how = match candidate.how {
                How::Phrase => messages.text("how-phrase"),
                How::Classifier => messages.text("how-classifier"),
                How::Near => messages.text("how-near"),
            };
            let variables = [
                ("rank", rank.into()),
                ("target", candidate.target.id().into()),
                ("score", messages.percent(candidate.score).into()),
                ("how", how.into()),
            ];
            lines.add(0, &messages.say("why-candidate", &variables));
            for reason in &candidate.reasons {
                lines.add(1, &reason_words(reason, messages));
            }
            if candidate.followup {
                lines.add(1, &messages.text("why-followup"));
            }
            for filled in &candidate.slots {
                let words = harmless(self.said.raw_of(filled.tokens.clone()));
                let variables =
                    [("slot", filled.slot.as_str().into()), ("value", value(filled).into()), ("words", words.into())];
                lines.add(1, &messages.say("why-slot", &variables));
            }
        }
    }

    /// As one JSON object.
    pub(super) fn json(&self) -> Json {
        let tokens: Vec<&str> = self.said.tokens().iter().map(|token| token.norm.as_str()).collect();
        let candidates: Vec<Json> = self.ranking.candidates.iter().map(|candidate| json!({
            "target": candidate.target.id(),
            "score": score(candidate.score),
            "how": match candidate.how { How::Phrase => "phrase", How::Classifier => "classifier", How::Near => "near" },
            "reasons": candidate.reasons.iter().map(reason_json).collect::<Vec<_>>(),
            "slots": self.slots_json(&candidate.slots),
            "followup": candidate.followup,
        })).collect();
        json!({
            "said": self.said.raw(),
            "tokens": tokens,
            "language": self.ranking.language.as_ref().unwrap_or(&self.language),
            "readings": self.ranking.readings.iter().map(|reading| json!({
                "words": self.said.raw_of(reading.tokens.clone()),
                "kind": reading.kind.word(),
                "value": value_text(&reading.value),
            })).collect::<Vec<_>>(),
            "heard": self.ranking.heard.as_ref().map(|heard| role_word(heard.role)),
            "answer": self.slots_json(&self.ranking.answer),
            "candidates": candidates,
            "out_of_scope": score(self.ranking.out_of_scope),
            "accept": score(self.catalog.bot.accept),
            "ask_back": score(self.catalog.bot.ask_back),
            "rule": self.rule.message().trim_start_matches("rule-"),
        })
    }

    fn slots_json(&self, slots: &[Filled]) -> Json {
        slots
            .iter()
            .map(|filled| {
                let words = self.said.raw_of(filled.tokens.clone());
                (filled.slot.clone(), json!({ "value": value(filled), "words": words }))
            })
            .collect::<serde_json::Map<_, _>>()
            .into()
    }
}

impl Rule {
    fn message(self) -> &'static str {
        match self {
            Self::Heard => "rule-heard",
            Self::Answer => "rule-answer",
            Self::Acts => "rule-acts",
            Self::AsksBack => "rule-asks-back",
            Self::NotUnderstood => "rule-not-understood",
        }
    }
}

fn rule(ranking: &Ranking, accept: f32, ask_back: f32) -> Rule {
    let best = ranking.candidates.first().map_or(0.0, |best| best.score);
    if ranking.heard.as_ref().is_some_and(|heard| heard.rest.is_empty()) {
        Rule::Heard
    } else if !ranking.answer.is_empty() && best < 1.0 {
        Rule::Answer
    } else if best >= accept {
        Rule::Acts
    } else if best >= ask_back {
        Rule::AsksBack
    } else {
        Rule::NotUnderstood
    }
}

/// Text that grows line by line.
struct Lines(String);

impl Lines {
    fn add(&mut self, depth: usize, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{:indent$}{line}", "", indent = depth * 3);
    }
}

/// All values that the words may mean.
fn value(filled: &Filled) -> String {
    filled.values.iter().map(value_text).collect::<Vec<_>>().join(" | ")
}

/// Two digits say enough, and more would differ between machines.
pub(super) fn score(share: f32) -> Json {
    json!((f64::from(share) * 100.0).round() / 100.0)
}

fn reason_words(reason: &Reason, messages: &Messages) -> String {
    match reason {
        Reason::Phrase { phrase, place } => {
            messages.say("why-reason-phrase", &[("phrase", phrase.as_str().into()), ("place", place.as_str().into())])
        }
        Reason::Near { phrase, distance } => {
            messages.say("why-reason-near", &[("phrase", phrase.as_str().into()), ("distance", (*distance).into())])
        }
        Reason::Features(features) => {
            let features: Vec<String> = features.iter().map(|(name, weight)| format!("{name} {weight:+.2}")).collect();
            messages.say("why-reason-features", &[("features", features.join(", ").into())])
        }
        Reason::Coverage(share) => messages.say("why-reason-coverage", &[("share", messages.percent(*share).into())]),
    }
}

fn reason_json(reason: &Reason) -> Json {
    match reason {
        Reason::Phrase { phrase, place } => json!({ "phrase": phrase, "place": place }),
        Reason::Near { phrase, distance } => json!({ "near": phrase, "distance": distance }),
        Reason::Features(features) => {
            json!({ "features": features.iter().map(|(name, weight)| json!([name, score(*weight)])).collect::<Vec<_>>() })
        }
        Reason::Coverage(share) => json!({ "coverage": score(*share) }),
    }
}

/// The word of a role in intent files.
fn role_word(role: Role) -> &'static str {
    match role {
        Role::Yes => "yes",
        Role::No => "no",
        Role::Cancel => "cancel",
        Role::Help => "help",
        Role::Human => "human",
        Role::Repeat => "repeat",
        Role::Back => "back",
        Role::Hello => "hello",
        Role::Smalltalk => "smalltalk",
        Role::OutOfScope => "out_of_scope",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Proof, Value};
    use crate::nlu::{Heard, Target};

    fn candidate(score: f32) -> Candidate {
        Candidate {
            target: Target::Intent("transfer".into()),
            score,
            how: How::Phrase,
            slots: vec![Filled {
                slot: "recipient".into(),
                values: vec![Value::Text("Jonas".into())],
                tokens: 1..2,
                proof: Proof::Free,
            }],
            reasons: vec![Reason::Phrase {
                phrase: "<send> {recipient}".into(),
                place: "intents/transfer.toml:31".into(),
            }],
            followup: false,
        }
    }

    fn explanation(ranking: Ranking) -> Explanation {
        let rule = rule(&ranking, 0.75, 0.45);
        Explanation {
            said: Utterance::new("sende Jonas"),
            ranking,
            catalog: Arc::default(),
            language: String::new(),
            rule,
        }
    }

    #[test]
    fn the_rule_follows_the_thresholds() {
        let rule_of =
            |score: f32| rule(&Ranking { candidates: vec![candidate(score)], ..Ranking::default() }, 0.75, 0.45);
        assert_eq!(rule_of(0.75), Rule::Acts);
        assert_eq!(rule_of(0.74), Rule::AsksBack);
        assert_eq!(rule_of(0.44), Rule::NotUnderstood);
        let heard = Some(Heard { role: Role::Cancel, rest: 0..0 });
        assert_eq!(rule(&Ranking { heard, ..Ranking::default() }, 0.75, 0.45), Rule::Heard);
    }

    #[test]
    fn editors_read_phrase_line_and_values() {
        let explanation = explanation(Ranking { candidates: vec![candidate(0.9)], ..Ranking::default() });
        for messages in Messages::every() {
            let words = explanation.words(&messages);
            for part in [
                "transfer",
                "<send> {recipient} (intents/transfer.toml:31)",
                "90",
                "75",
                "recipient = Jonas",
                "sende · jonas",
            ] {
                assert!(words.contains(part), "{part}:\n{words}");
            }
        }
        let json = explanation.json();
        assert_eq!(json["candidates"][0]["slots"]["recipient"]["words"], "Jonas");
        assert_eq!(json["rule"], "acts");
    }
}
