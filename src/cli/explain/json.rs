//! The explanation for programs.

use super::{Explanation, role_word, rule, value};
use crate::nlu::{Candidate, Filled, How, Reason};
use crate::testing::value_text;
use serde_json::{Value as Json, json};

/// As one JSON object.
pub(super) fn json_of(why: &Explanation) -> Json {
    let (rule, targets) = rule(&why.taken, &why.ranking);
    let tokens: Vec<&str> = why.said.tokens().iter().map(|token| token.norm.as_str()).collect();
    let candidates: Vec<Json> = why.ranking.candidates.iter().map(|candidate| candidate_json(why, candidate)).collect();
    json!({
        "said": why.said.raw(),
        "tokens": tokens,
        "language": why.ranking.language.as_ref().unwrap_or(&why.language),
        "readings": why.ranking.readings.iter().map(|reading| json!({
            "words": why.said.raw_of(reading.tokens.clone()),
            "kind": reading.kind.word(),
            "value": value_text(&reading.value),
        })).collect::<Vec<_>>(),
        "heard": why.ranking.heard.as_ref().map(|heard| role_word(heard.role)),
        "answer": slots_json(why, &why.ranking.answer),
        "candidates": candidates,
        "second": why.ranking.second.as_ref().map(|second| candidate_json(why, second)),
        "out_of_scope": score(why.ranking.out_of_scope),
        "accept": score(why.catalog.bot.accept),
        "ask_back": score(why.catalog.bot.ask_back),
        "rule": rule.trim_start_matches("rule-").replace('-', "_"),
        "taken_for": targets,
    })
}

fn candidate_json(why: &Explanation, candidate: &Candidate) -> Json {
    json!({
        "target": candidate.target.id(),
        "score": score(candidate.score),
        "how": match candidate.how { How::Phrase => "phrase", How::Classifier => "classifier", How::Near => "near" },
        "reasons": candidate.reasons.iter().map(reason_json).collect::<Vec<_>>(),
        "slots": slots_json(why, &candidate.slots),
        "followup": candidate.followup,
    })
}

fn slots_json(why: &Explanation, slots: &[Filled]) -> Json {
    slots
        .iter()
        .map(|filled| {
            let words = why.said.raw_of(filled.tokens.clone());
            (filled.slot.clone(), json!({ "value": value(filled), "words": words }))
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// Two digits say enough, and more would differ between machines.
pub(in crate::cli) fn score(share: f32) -> Json {
    json!((f64::from(share) * 100.0).round() / 100.0)
}

fn reason_json(reason: &Reason) -> Json {
    match reason {
        Reason::Phrase { phrase, place } => json!({ "phrase": phrase, "place": place }),
        Reason::Near { phrase, distance } => json!({ "near": phrase, "distance": distance }),
        Reason::Features(words) => json!({ "features": weighed(words) }),
        Reason::Against(words) => json!({ "against": weighed(words) }),
        Reason::Doubt { typos, unproved, bare } => {
            json!({ "doubt": { "typos": typos, "unproved": unproved, "bare": bare } })
        }
        Reason::Coverage(share) => json!({ "coverage": score(*share) }),
    }
}

fn weighed(words: &[(String, f32)]) -> Json {
    words.iter().map(|(word, weight)| json!([word, score(*weight)])).collect()
}
