//! The explanation for editors: one line a fact.

use super::{Explanation, role_word, rule, value};
use crate::cli::messages::Messages;
use crate::cli::screen::harmless;
use crate::nlu::{Candidate, How, Reason};
use crate::testing::value_text;
use std::fmt::Write;

/// So many candidates are shown.
const MOST_CANDIDATES: usize = 5;

/// Text that grows line by line.
struct Lines(String);

impl Lines {
    fn add(&mut self, depth: usize, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{:indent$}{line}", "", indent = depth * 3);
    }
}

/// In words, one line a fact.
pub(super) fn words(why: &Explanation, messages: &Messages) -> String {
    let mut lines = Lines(String::new());
    let sentence = harmless(why.said.raw());
    lines.add(0, &messages.say("why-sentence", &[("sentence", sentence.into())]));
    let tokens: Vec<&str> = why.said.tokens().iter().map(|token| token.norm.as_str()).collect();
    match tokens.as_slice() {
        [] => lines.add(0, &messages.text("why-no-tokens")),
        tokens => lines.add(0, &messages.say("why-tokens", &[("tokens", tokens.join(" · ").into())])),
    }
    if let Some(language) = &why.ranking.language {
        let variables = [("language", language.as_str().into()), ("conversation", why.language.as_str().into())];
        lines.add(0, &messages.say("why-language", &variables));
    }
    if !why.ranking.readings.is_empty() {
        let readings: Vec<String> = why
            .ranking
            .readings
            .iter()
            .map(|reading| {
                let words = why.said.raw_of(reading.tokens.clone());
                let value = value_text(&reading.value);
                let variables =
                    [("words", words.into()), ("kind", reading.kind.word().into()), ("value", value.into())];
                messages.say("why-reading", &variables)
            })
            .collect();
        lines.add(0, &messages.say("why-readings", &[("readings", readings.join(", ").into())]));
    }
    if let Some(heard) = &why.ranking.heard {
        lines.add(0, &messages.say("why-heard", &[("role", role_word(heard.role).into())]));
    }
    for answer in &why.ranking.answer {
        let variables = [("slot", answer.slot.as_str().into()), ("value", value(answer).into())];
        lines.add(0, &messages.say("why-answer", &variables));
    }
    candidate_words(why, messages, &mut lines);
    let out_of_scope = messages.percent(why.ranking.out_of_scope);
    lines.add(0, &messages.say("why-out-of-scope", &[("score", out_of_scope.into())]));
    let (accept, ask_back) = (why.catalog.bot.accept, why.catalog.bot.ask_back);
    let variables = [("accept", messages.percent(accept).into()), ("ask_back", messages.percent(ask_back).into())];
    lines.add(0, &messages.say("why-thresholds", &variables));
    let (rule, targets) = rule(&why.taken, &why.ranking);
    lines.add(0, &messages.say(rule, &[("target", messages.either(&targets).into())]));
    lines.0
}

fn candidate_words(why: &Explanation, messages: &Messages, lines: &mut Lines) {
    if why.ranking.candidates.is_empty() {
        lines.add(0, &messages.text("why-no-candidates"));
    }
    let best = why.ranking.candidates.first().map_or("", |best| best.target.id());
    for (rank, candidate) in (1_usize..).zip(&why.ranking.candidates).take(MOST_CANDIDATES) {
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
        details(why, candidate, best, messages, lines);
    }
    if let Some(second) = &why.ranking.second {
        lines.add(0, &messages.say("why-second", &[("target", second.target.id().into())]));
        details(why, second, second.target.id(), messages, lines);
    }
}

/// What spoke for a candidate and against it, and the values that the message carries for it.
fn details(why: &Explanation, candidate: &Candidate, best: &str, messages: &Messages, lines: &mut Lines) {
    for reason in &candidate.reasons {
        lines.add(1, &reason_words(reason, best, messages));
    }
    if candidate.followup {
        lines.add(1, &messages.text("why-followup"));
    }
    for filled in &candidate.slots {
        let words = harmless(why.said.raw_of(filled.tokens.clone()));
        let variables =
            [("slot", filled.slot.as_str().into()), ("value", value(filled).into()), ("words", words.into())];
        lines.add(1, &messages.say("why-slot", &variables));
    }
}

/// The words that weigh most, and those that weigh less than half as much as the first, in the editor's
/// terms: words as written, values by the word for their type.
fn weighed(words: &[(String, f32)], messages: &Messages) -> String {
    let most = words.first().map_or(0.0, |(_, weight)| *weight);
    let shown = |strong: bool| -> String {
        let chosen = words.iter().filter(|(_, weight)| (*weight >= most / 2.0) == strong);
        let shown = chosen.map(|(word, _)| match word.starts_with('{') {
            true => word.clone(),
            false => messages.say("why-word", &[("word", harmless(word).into())]),
        });
        shown.collect::<Vec<_>>().join(", ")
    };
    match shown(false) {
        few if few.is_empty() => shown(true),
        few => messages.say("why-weighed", &[("most", shown(true).into()), ("less", few.into())]),
    }
}

/// What keeps a phrase from being certain, one part each.
fn doubts(parts: [(&str, usize); 3], messages: &Messages) -> String {
    let said = parts.iter().filter(|(_, count)| *count > 0);
    said.map(|(id, count)| messages.say(id, &[("count", (*count).into())])).collect::<Vec<_>>().join(", ")
}

fn reason_words(reason: &Reason, best: &str, messages: &Messages) -> String {
    match reason {
        Reason::Phrase { phrase, place } => {
            messages.say("why-reason-phrase", &[("phrase", phrase.as_str().into()), ("place", place.as_str().into())])
        }
        Reason::Near { phrase, distance } => {
            messages.say("why-reason-near", &[("phrase", phrase.as_str().into()), ("distance", (*distance).into())])
        }
        Reason::Features(words) => {
            messages.say("why-reason-features", &[("features", weighed(words, messages).into())])
        }
        Reason::Against(words) => {
            let variables = [("features", weighed(words, messages).into()), ("best", best.to_owned().into())];
            messages.say("why-reason-against", &variables)
        }
        Reason::Doubt { typos, unproved, bare } => {
            let parts = [("doubt-typos", *typos), ("doubt-unproved", *unproved), ("doubt-bare", *bare)];
            messages.say("why-reason-doubt", &[("doubts", doubts(parts, messages).into())])
        }
        Reason::Coverage(share) => messages.say("why-reason-coverage", &[("share", messages.percent(*share).into())]),
    }
}
