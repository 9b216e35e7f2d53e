//! How a failed test is told: as any other mistake, for a script with the conversation up to there.

use crate::catalog::{self, Diagnostic};
use crate::cli::messages::Messages;
use crate::cli::screen::{Ink, Screen, harmless};
use crate::testing::{Deviation, Failure, Line, Outcome, Who};
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// The mistake alone.
pub(in crate::cli) fn words(told: Diagnostic, messages: &Messages, screen: &Screen) -> String {
    catalog::render(&[told], messages.own(), screen.colour())
}

/// A failed conversation test, with its transcript and the wrong turn marked.
pub(in crate::cli) fn script_words(
    outcome: &Outcome,
    failure: &Failure,
    messages: &Messages,
    screen: &Screen,
) -> String {
    let mut text = words(failure.diagnostic(), messages, screen);
    // Of a bubble that is another one than expected, both are shown, as two versions of the script.
    let mut difference = match &failure.deviation {
        Deviation::Said { expected, actual } => Some((expected, actual)),
        _ => None,
    };
    // Writing to a string cannot fail, so results are let go.
    let bot = messages.text(who_id(Who::Bot));
    let missing = |text: &mut String, expected: &Option<String>| {
        if let Some(expected) = expected {
            let line = screen.ink(Ink::Alarm, &format!("- {bot}: {}", harmless(expected)));
            let _ = writeln!(text, " {line}");
        }
    };
    for line in &outcome.transcript {
        let here = line.turn == failure.turn;
        let words = transcript(line, messages);
        let differs = difference.filter(|(_, actual)| {
            let said = (line.text_id.clone(), line.text.clone());
            here && line.who == Who::Bot && actual.as_ref() == Some(&said)
        });
        if let Some((expected, _)) = differs {
            missing(&mut text, expected);
            let _ = writeln!(text, " {}", screen.ink(Ink::Calm, &format!("+ {words}")));
            difference = None;
        } else {
            let mark = if here { screen.ink(Ink::Alarm, ">") } else { " ".to_owned() };
            let _ = writeln!(text, " {mark} {words}");
        }
    }
    if let Some((expected, _)) = difference {
        missing(&mut text, expected);
    }
    text
}

/// The same for programs.
pub(super) fn script_json(outcome: &Outcome, failure: &Failure, messages: &Messages) -> Json {
    let line = |line: &Line| {
        let who = who_id(line.who).trim_start_matches("transcript-");
        json!({ "turn": line.turn, "who": who, "text": line.text, "text_id": line.text_id })
    };
    let mut told = catalog::json(&failure.diagnostic(), messages.own());
    if let Json::Object(fields) = &mut told {
        fields.insert("turn".into(), failure.turn.into());
        fields.insert("transcript".into(), outcome.transcript.iter().map(line).collect());
    }
    told
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
    use crate::catalog::{Place, Source};
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
            touched: crate::testing::Touched::default(),
        };
        for messages in crate::cli::messages::every() {
            let words = script_words(&outcome, &failure, &messages, &Screen::stdout(true));
            for part in [
                "[X03]",
                "intents/tests/transfer.toml:2",
                "#transfer-ask-iban",
                "#transfer-confirm (Bitte prüfen Sie alles)",
                "\n > ",
            ] {
                assert!(words.contains(part), "{part}:\n{words}");
            }
            assert_eq!(words.matches("\n > ").count(), 1, "{words}");
            let (minus, plus) = (words.find("\n - ").unwrap(), words.find("\n + ").unwrap());
            assert!(minus < plus && words[plus..].contains("#transfer-confirm Bitte prüfen Sie"), "{words}");
        }
        let json = script_json(&outcome, &failure, &crate::cli::messages::every()[0]);
        assert_eq!((json["turn"].as_u64(), json["line"].as_u64()), (Some(2), Some(2)));
    }
}
