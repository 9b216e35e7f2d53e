//! How a failed test is told: what was expected, what happened, and the conversation up to there.

use crate::catalog::Place;
use crate::cli::messages::Messages;
use crate::cli::screen::{Ink, Screen, harmless};
use crate::testing::{Deviation, Failure, Line, Outcome, PhraseFailure, Who};
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// A failed conversation test, in words.
pub(super) fn script_words(outcome: &Outcome, failure: &Failure, messages: &Messages, screen: &Screen) -> String {
    let variables = [
        ("script", outcome.script.as_str().into()),
        ("title", outcome.title.as_str().into()),
        ("turn", failure.turn.into()),
    ];
    let id = if failure.turn == 0 { "test-script-not-begun" } else { "test-script-failed" };
    let head = messages.say(id, &variables);
    let mut text = format!("{} {head}\n", screen.ink(Ink::Alarm, "X03"));
    // Writing to a string cannot fail.
    let _ = writeln!(text, "  --> {}", place(&failure.place));
    let _ = writeln!(text, "   {}", deviation(&failure.deviation, messages));
    for line in &outcome.transcript {
        let mark = if line.turn == failure.turn { screen.ink(Ink::Alarm, ">") } else { " ".to_owned() };
        let _ = writeln!(text, " {mark} {}", transcript(line, messages));
    }
    text
}

/// The same for programs.
pub(super) fn script_json(outcome: &Outcome, failure: &Failure, messages: &Messages) -> Json {
    let transcript: Vec<Json> = outcome
        .transcript
        .iter()
        .map(|line| json!({ "turn": line.turn, "who": who_id(line.who).trim_start_matches("transcript-"), "text": line.text, "text_id": line.text_id }))
        .collect();
    json!({
        "code": "X03",
        "file": failure.place.source.path.display().to_string(),
        "line": failure.place.line(),
        "turn": failure.turn,
        "message": deviation(&failure.deviation, messages),
        "transcript": transcript,
    })
}

/// A test phrase that went wrong, in words.
pub(super) fn phrase_words(failure: &PhraseFailure, messages: &Messages, screen: &Screen) -> String {
    let mut text = format!("{} {}\n", screen.ink(Ink::Alarm, "X01"), phrase(failure, messages));
    let _ = writeln!(text, "  --> {}", place(&failure.place));
    if let (Some(closest), false) = (&failure.closest, failure.negative) {
        let _ = writeln!(text, "   {}", messages.say("test-phrase-closest", &[("closest", closest.as_str().into())]));
    }
    text
}

/// The same for programs.
pub(super) fn phrase_json(failure: &PhraseFailure, messages: &Messages) -> Json {
    json!({
        "code": "X01",
        "file": failure.place.source.path.display().to_string(),
        "line": failure.place.line(),
        "sentence": failure.sentence,
        "expected": failure.target.id(),
        "negative": failure.negative,
        "actual": failure.actual.as_ref().map(|(id, _)| id),
        "message": phrase(failure, messages),
    })
}

fn place(place: &Place) -> String {
    format!("{}:{}", place.source.path.display(), place.line())
}

fn phrase(failure: &PhraseFailure, messages: &Messages) -> String {
    let mut variables = vec![
        ("sentence", failure.sentence.as_str().into()),
        ("expected", failure.target.id().into()),
        ("score", messages.percent(failure.score).into()),
    ];
    if failure.negative {
        return messages.say("test-phrase-triggers", &variables);
    }
    if let Some((slot, expected, actual)) = &failure.slot {
        let actual = actual.as_ref().map_or_else(|| messages.text("none"), |words| format!("“{words}”"));
        let variables = [
            ("sentence", failure.sentence.as_str().into()),
            ("slot", slot.as_str().into()),
            ("expected", expected.as_str().into()),
            ("actual", actual.into()),
        ];
        return messages.say("test-phrase-slot", &variables);
    }
    match &failure.actual {
        Some((actual, _)) if actual == failure.target.id() => messages.say("test-phrase-unsure", &variables),
        Some((actual, score)) => {
            variables.push(("actual", actual.as_str().into()));
            variables.push(("actual_score", messages.percent(*score).into()));
            messages.say("test-phrase-differs", &variables)
        }
        None => messages.say("test-phrase-not-understood", &variables),
    }
}

fn deviation(deviation: &Deviation, messages: &Messages) -> String {
    let said = |actual: &(Option<String>, String)| {
        let words = harmless(&actual.1).replace('\n', " ");
        actual.0.as_ref().map_or_else(|| words.clone(), |id| format!("#{id} ({words})"))
    };
    match deviation {
        Deviation::Said { expected: Some(expected), actual: Some(actual) } => {
            let variables = [("expected", expected.as_str().into()), ("actual", said(actual).into())];
            messages.say("test-expected-said", &variables)
        }
        Deviation::Said { expected: None, actual } => {
            let actual = actual.as_ref().map_or_else(|| messages.text("none"), said);
            messages.say("test-expected-silence", &[("actual", actual.into())])
        }
        Deviation::Said { expected: Some(expected), actual: None } => {
            messages.say("test-expected-more", &[("expected", expected.as_str().into())])
        }
        Deviation::Fact { fact, expected, actual } => {
            let actual = actual.clone().unwrap_or_else(|| messages.text("none"));
            let variables =
                [("fact", fact.as_str().into()), ("expected", expected.as_str().into()), ("actual", actual.into())];
            messages.say("test-expected-fact", &variables)
        }
        Deviation::Button { title, known } => {
            let known = if known.is_empty() { messages.text("none") } else { known.join(" · ") };
            messages.say("test-expected-button", &[("title", title.as_str().into()), ("known", known.into())])
        }
        Deviation::TimeBack => messages.text("test-expected-later"),
        Deviation::Broken(error) => messages.say("test-broken", &[("error", error.as_str().into())]),
    }
}

fn who_id(who: Who) -> &'static str {
    match who {
        Who::Customer => "transcript-customer",
        Who::Taps => "transcript-taps",
        Who::Time => "transcript-time",
        Who::Approval => "transcript-approval",
        Who::Login => "transcript-login",
        Who::Agent => "transcript-agent",
        Who::Bot => "transcript-bot",
    }
}

fn transcript(line: &Line, messages: &Messages) -> String {
    let id = line.text_id.as_ref().map_or_else(String::new, |id| format!("#{id} "));
    let text = harmless(&line.text).replace("\n\n", "\n").replace('\n', "\n        ");
    format!("{}: {id}{text}", messages.text(who_id(line.who)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Source;
    use std::sync::Arc;

    #[test]
    fn a_failure_shows_the_conversation_with_the_wrong_turn_marked() {
        let source = Arc::new(Source { path: "intents/tests/transfer.toml".into(), text: "\n\n".into() });
        let line = |turn, who, text: &str, id: Option<&str>| Line {
            turn,
            who,
            text: text.into(),
            text_id: id.map(str::to_owned),
        };
        let failure = Failure {
            turn: 2,
            place: Place { source, span: 1..2 },
            deviation: Deviation::Said {
                expected: Some("#transfer-ask-iban".into()),
                actual: Some((Some("transfer-confirm".into()), "Bitte prüfen Sie\nalles".into())),
            },
        };
        let outcome = Outcome {
            script: "transfer/pause".into(),
            title: "Pause".into(),
            transcript: vec![
                line(1, Who::Customer, "Überweisung", None),
                line(1, Who::Bot, "An wen?", Some("transfer-ask-recipient")),
                line(2, Who::Customer, "Anna", None),
                line(2, Who::Bot, "Bitte prüfen Sie\nalles", Some("transfer-confirm")),
            ],
            failure: Some(failure.clone()),
        };
        for messages in crate::cli::messages::every() {
            let words = script_words(&outcome, &failure, &messages, &Screen::stdout(true));
            for part in [
                "X03 ",
                "intents/tests/transfer.toml:2",
                "#transfer-ask-iban",
                "#transfer-confirm (Bitte prüfen Sie alles)",
                "\n > ",
            ] {
                assert!(words.contains(part), "{part}:\n{words}");
            }
            assert_eq!(words.matches("\n > ").count(), 2, "{words}");
        }
        let json = script_json(&outcome, &failure, &crate::cli::messages::every()[0]);
        assert_eq!((json["turn"].as_u64(), json["line"].as_u64()), (Some(2), Some(2)));
    }
}
