//! S05: a pattern that is no regular expression.

use super::view::{View, key};
use crate::catalog::{Diagnostic, Edit, Place};
use regex_syntax::ast::ErrorKind;
use std::sync::Arc;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for intent in view.intents() {
        for slot in intent.slots.iter() {
            let Some(pattern) = &slot.pattern else { continue };
            let Some(value) = value(key(intent, &format!("slot.{}.pattern", slot.name))) else { continue };
            let written = value.source.text.get(value.span.clone()).unwrap_or_default();
            // TOML has read `\b` as a backspace before anybody could see it.
            if written.starts_with('"') && written.contains('\\') {
                found.push(quotes(value));
            } else if let Err(error) = regex_syntax::Parser::new().parse(pattern) {
                found.push(tell(pattern, &value, &error));
            }
        }
    }
    found
}

/// In double quotes a backslash begins an escape of TOML's.
fn quotes(value: Place) -> Diagnostic {
    let told = Diagnostic::error("S05", "s05-quotes").at(value.clone());
    let written = value.source.text.get(value.span.clone()).unwrap_or_default();
    let inner = written.get(1..written.len().saturating_sub(1)).unwrap_or_default();
    match inner.contains('\'') {
        true => told,
        false => {
            let text = format!("'{}'", inner.replace(r"\\", r"\").replace("\\\"", "\""));
            told.fix(vec![Edit { place: value, text }])
        }
    }
}

fn tell(pattern: &str, value: &Place, error: &regex_syntax::Error) -> Diagnostic {
    let (span, message) = match error {
        regex_syntax::Error::Parse(error) => {
            let message = match error.kind() {
                ErrorKind::GroupUnclosed | ErrorKind::ClassUnclosed => "s05-open",
                ErrorKind::GroupUnopened => "s05-close",
                ErrorKind::UnsupportedLookAround => "s05-look",
                ErrorKind::RepetitionMissing => "s05-repeat",
                _ => "s05",
            };
            (error.span().start.offset..error.span().end.offset, message)
        }
        regex_syntax::Error::Translate(error) => (error.span().start.offset..error.span().end.offset, "s05"),
        _ => (0..pattern.len(), "s05"),
    };
    let rest = pattern.get(span.start..).unwrap_or_default();
    // A bracket that is not closed is one character, whatever follows; a mistake without extent, the next one.
    let length =
        if message == "s05-open" { 1 } else { pattern.get(span.clone()).map_or(1, |sign| sign.chars().count()) };
    let sign: String = rest.chars().take(length.clamp(1, 12)).collect();
    let position = pattern.get(..span.start).map_or(0, |before| before.chars().count()) + 1;
    let start = value.span.start + 1 + span.start;
    let place = Place { source: Arc::clone(&value.source), span: start..(start + sign.len()).max(start + 1) };
    Diagnostic::error("S05", message).arg("sign", sign).arg("position", position).at(place)
}

/// The value of a setting, of which the place has name and value.
fn value(setting: &Place) -> Option<Place> {
    let written = setting.source.text.get(setting.span.clone())?;
    let (name, rest) = written.split_once('=')?;
    let start = setting.span.start + name.len() + 1 + (rest.len() - rest.trim_start().len());
    Some(Place { source: Arc::clone(&setting.source), span: start..setting.span.end })
}
