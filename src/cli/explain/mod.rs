//! Why a sentence is understood as it is: the ranking put into words for editors, or into JSON.

mod json;
mod words;

use super::messages::Messages;
use crate::Error;
use crate::catalog::{Catalog, Role};
use crate::nlu::{Candidate, Filled, Ranking};
use crate::testing::{Stage, understood, value_text};
use crate::text::Utterance;
use serde_json::Value as Json;
use std::sync::Arc;

pub(super) use json::score;

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
        words::words(self, messages)
    }

    /// As one JSON object.
    pub(super) fn json(&self) -> Json {
        json::json_of(self)
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

/// All values that the words may mean.
fn value(filled: &Filled) -> String {
    filled.values.iter().map(value_text).collect::<Vec<_>>().join(" | ")
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
    use crate::nlu::{Heard, How, Reason, Target};

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
