//! `entities`: the values that a text holds, for people and, as lines of JSON, for programs.

mod normal;

use super::args::EntitiesOptions;
use super::lines::next_line;
use super::messages::Messages;
use super::screen::{Ink, Screen, harmless};
use super::stop::Stop;
use crate::entity::{Currency, Entities, Expectation, Policy, Reading, Value, alternatives, select};
use crate::lang::{Language, Languages};
use crate::locale::{Style, show};
use crate::text::Utterance;
use jiff::civil::DateTime;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use std::io;

pub(super) use normal::normal_form;

/// The time of a case that names none.
const DEFAULT_TIME: DateTime = DateTime::constant(2013, 2, 12, 4, 30, 0, 0);

/// One line of the input.
#[derive(Deserialize)]
struct Case {
    id: Json,
    locale: String,
    text: String,
    reference_time: Option<DateTime>,
}

/// Runs the command; `true` unless a line could not be read.
pub(super) fn entities(
    languages: &Languages,
    mut screen: Screen,
    messages: &Messages,
    options: &EntitiesOptions,
    now: Option<DateTime>,
) -> Result<bool, Stop> {
    if options.jsonl {
        return lines(languages, &mut screen, messages);
    }
    let Some(text) = &options.text else { return Err(Stop::Misuse(messages.text("nothing-to-say"))) };
    let code = options.locale.as_deref().unwrap_or(messages.code());
    let language = languages.get(code).ok_or_else(|| unknown(languages, messages, code))?;
    let now = now.unwrap_or_else(|| jiff::ZonedDateTime::now().datetime());
    for line in words(language, messages, &screen, text, now) {
        screen.line(&line)?;
    }
    Ok(true)
}

fn unknown(languages: &Languages, messages: &Messages, code: &str) -> Stop {
    let known: Vec<&str> = languages.iter().map(|language| language.code).collect();
    Stop::Misuse(messages.say("unknown-language", &[("code", code.into()), ("known", known.join(", ").into())]))
}

/// The currency of the language's home.
fn home(language: &Language) -> Currency {
    Currency::new(language.reading.currency).unwrap_or(Currency::EUR)
}

/// All readings of a text, as the bot would have them at the beginning of a conversation about payments.
fn readings(language: &Language, text: &str, now: DateTime, currency: Currency) -> Vec<Reading> {
    let expected = Expectation { now, policy: Policy::Future, currency, ..Expectation::of(language) };
    Entities::default().readings(&Utterance::new(text), &expected)
}

/// The joint selection of a text in the form of `--jsonl`.
fn selected(language: &Language, text: &str, now: DateTime, currency: Currency) -> Vec<Json> {
    let chosen = select(readings(language, text, now, currency), None);
    chosen.iter().filter_map(|reading| normal_form(reading, text, now)).collect()
}

/// One line out for each line in. What cannot be read is told on its own line, and the rest goes on.
fn lines(languages: &Languages, screen: &mut Screen, messages: &Messages) -> Result<bool, Stop> {
    let mut input = io::stdin().lock();
    let mut fine = true;
    while let Some(line) = next_line(&mut input)? {
        if line.trim().is_empty() {
            continue;
        }
        let case: Case = match serde_json::from_str(&line) {
            Ok(case) => case,
            Err(error) => {
                fine = false;
                let told = messages.say("entities-line", &[("error", error.to_string().into())]);
                screen.line(&json!({ "error": told }).to_string())?;
                continue;
            }
        };
        let Some(language) = languages.get(&case.locale) else {
            return Err(unknown(languages, messages, &case.locale));
        };
        let now = case.reference_time.unwrap_or(DEFAULT_TIME);
        let found = selected(language, &case.text, now, home(language));
        screen.line(&json!({ "id": case.id, "entities": found }).to_string())?;
    }
    Ok(fine)
}

/// The selection for people: what, its value, and what else it may be.
fn words(language: &Language, messages: &Messages, screen: &Screen, text: &str, now: DateTime) -> Vec<String> {
    let all = readings(language, text, now, home(language));
    let chosen = select(all.clone(), None);
    let mut lines = Vec::new();
    for reading in &chosen {
        let said = text.get(reading.span.clone()).unwrap_or_default();
        let value = show(&reading.value, language, Style::Plain);
        let kind = screen.ink(Ink::Bold, reading.kind.word());
        let mut line = format!("{kind}  {}  →  {}", harmless(said), harmless(&value));
        if let Value::WrongIban(wrong) = &reading.value {
            let fault = messages.text(&format!("entities-iban-{}", format!("{:?}", wrong.fault).to_lowercase()));
            line.push_str(&format!(" ({fault})"));
        }
        lines.push(line);
        for (other, reason) in alternatives(&all, reading).into_iter().filter(|(other, _)| other.kind.is_slot()) {
            let id = format!("entities-{}", format!("{reason:?}").to_lowercase());
            let value = show(&other.value, language, Style::Plain);
            let line = format!("    {} {} ({})", other.kind.word(), harmless(&value), messages.text(&id));
            lines.push(screen.ink(Ink::Faint, &line));
        }
    }
    if lines.is_empty() {
        lines.push(messages.text("entities-none"));
    }
    lines
}
