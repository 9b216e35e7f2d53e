//! Why a sentence is understood as it is: the ranking put into words for editors, or into JSON.

mod json;
mod words;

use super::messages::Messages;
use crate::Error;
use crate::catalog::{Catalog, Role};
use crate::dialogue::Taken;
use crate::entity::Reading;
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
    taken: Taken,
}

impl Explanation {
    /// What the bot read as values, after the joint selection.
    pub(super) fn readings(&self) -> &[Reading] {
        &self.ranking.readings
    }

    /// How `text` would be understood in the conversation now.
    pub(super) async fn of(stage: &Stage, text: &str) -> Result<Self, Error> {
        let (ranking, taken) = stage.bot().understood(stage.conversation(), text).await?;
        let language = stage.standing().await?.language;
        let catalog = stage.bot().catalog();
        Ok(Self { said: Utterance::new(text), ranking, catalog, language, taken })
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

/// The message that tells what decided, with the topics that it names.
fn rule<'a>(taken: &Taken, ranking: &'a Ranking) -> (&'static str, Vec<&'a str>) {
    let target = |at: &usize| ranking.candidates.get(*at).map(|candidate| candidate.target.id());
    match taken {
        Taken::Topic(at) => ("rule-acts", target(at).into_iter().collect()),
        Taken::Role(role) => ("rule-heard", vec![role_word(*role)]),
        Taken::Language(_) => ("rule-language", Vec::new()),
        Taken::Answer => ("rule-answer", Vec::new()),
        Taken::Unclear(several) => ("rule-asks-back", several.iter().filter_map(target).collect()),
        Taken::OutOfScope => ("rule-out-of-scope", Vec::new()),
        Taken::NotUnderstood => ("rule-not-understood", Vec::new()),
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
    use crate::nlu::{How, Reason, Target};

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
        Explanation {
            said: Utterance::new("sende Jonas"),
            ranking,
            catalog: Arc::default(),
            language: String::new(),
            taken: Taken::Topic(0),
        }
    }

    #[test]
    fn the_rule_names_what_the_bot_would_do() {
        let ranking = Ranking { candidates: vec![candidate(0.5), candidate(0.4)], ..Ranking::default() };
        let both = vec!["transfer", "transfer"];
        for (taken, expected) in [
            (Taken::Topic(1), ("rule-acts", vec!["transfer"])),
            (Taken::Unclear(vec![0, 1]), ("rule-asks-back", both)),
            (Taken::Role(Role::Cancel), ("rule-heard", vec!["cancel"])),
            (Taken::OutOfScope, ("rule-out-of-scope", vec![])),
        ] {
            assert_eq!(rule(&taken, &ranking), expected);
        }
    }

    #[test]
    fn editors_read_phrase_line_and_values() {
        let explanation = explanation(Ranking { candidates: vec![candidate(0.9)], ..Ranking::default() });
        for messages in crate::cli::messages::every() {
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
