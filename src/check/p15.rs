//! P15: personal data in a phrase, which everybody in the project can read.

use super::view::View;
use crate::catalog::{Diagnostic, Edit, Phrase, Place};
use crate::entity::{Expectation, SlotType};
use crate::lang::Language;
use crate::text::Utterance;
use std::sync::Arc;

/// IBANs of nobody: the examples of the IBAN registry (SWIFT), which stand in every bank's documentation.
const INVENTED: [&str; 10] = [
    "AT611904300234573201",
    "BE68539007547034",
    "CH9300762011623852957",
    "DE89370400440532013000",
    "ES9121000418450200051332",
    "FR1420041010050500013M02606",
    "GB29NWBK60161331926819",
    "IT60X0542811101000000123456",
    "LU280019400644750000",
    "NL91ABNA0417164300",
];

/// The value that stands in for a real IBAN.
const IBAN: &str = "DE89 3704 0044 0532 0130 00";

/// The value that stands in for a real address.
const EMAIL: &str = "anna@bank.example";

/// Domains that belong to nobody (RFC 2606).
const DOMAINS: [&str; 7] = [".example", ".test", ".invalid", ".localhost", "example.com", "example.net", "example.org"];

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for code in view.codes() {
        let Some(language) = view.languages.get(code) else { continue };
        for (_, phrase) in view.phrases(code) {
            let digits = phrase.raw.bytes().filter(u8::is_ascii_digit).count();
            // Reading costs time, and most phrases hold nothing of the kind.
            if digits >= 7 || phrase.raw.contains('@') {
                found.extend(personal(view, language, phrase));
            }
        }
    }
    found
}

fn personal(view: &View<'_>, language: &Language, phrase: &Phrase) -> Option<Diagnostic> {
    // Signs of phrases become spaces of the same length, so that places stay.
    let plain: String = phrase
        .raw
        .chars()
        .map(|c| if matches!(c, '[' | ']' | '(' | ')' | '{' | '}' | '=' | '|') { ' ' } else { c })
        .collect();
    let said = Utterance::new(&plain);
    let readings = view.entities.readings(&said, &Expectation::of(language));
    let real = readings.iter().filter_map(|reading| {
        let written = said.raw_of(reading.tokens.clone());
        let (message, instead) = match reading.kind {
            SlotType::Iban if !is_invented_iban(written) => ("p15-iban", IBAN),
            SlotType::Phone if is_real_phone(written, view) => ("p15-phone", language.style.invented_phone),
            // A spoken address would need no sign, and finds one in many a sentence.
            SlotType::Email
                if written.contains('@') && !DOMAINS.iter().any(|end| written.to_lowercase().ends_with(end)) =>
            {
                ("p15-email", EMAIL)
            }
            _ => return None,
        };
        Some((said.span_of(reading.tokens.clone())?, message, instead))
    });
    // Digits of an IBAN may look like a number: the longest is what is meant.
    let (span, message, instead) = real.max_by_key(|(span, ..)| span.len())?;
    let place = &phrase.place;
    let span = place.span.start + span.start..place.span.start + span.end;
    let at = Place { source: Arc::clone(&place.source), span: span.clone() };
    let told = Diagnostic::warning("P15", message).at(at.clone());
    // Behind an escape the place would be another one.
    let same = place.source.text.get(place.span.clone()) == Some(phrase.raw.as_str());
    let fix = same && !instead.is_empty();
    Some(if fix {
        told.arg("instead", instead).fix(vec![Edit { place: at, text: instead.into() }])
    } else {
        told.arg("instead", instead)
    })
}

fn is_invented_iban(written: &str) -> bool {
    let bare: String = written.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let account = bare.get(4..).unwrap_or_default();
    let digits: std::collections::BTreeSet<char> = account.chars().collect();
    INVENTED.contains(&bare.as_str()) || digits.len() <= 2 || account.contains("1234567890")
}

/// A number that could ring somewhere: with an area code, and not set aside for films.
fn is_real_phone(written: &str, view: &View<'_>) -> bool {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let national = match written.trim_start().strip_prefix('+') {
        // Country codes have one to three digits; the rest is compared.
        Some(_) => (1..=3).filter_map(|skip| digits.get(skip..)).map(|rest| format!("0{rest}")).collect(),
        None if digits.starts_with("00") => {
            (3..=5).filter_map(|skip| digits.get(skip..)).map(|rest| format!("0{rest}")).collect()
        }
        None if digits.starts_with('0') => vec![digits.clone()],
        None => return false,
    };
    let mut invented = view.languages.iter().flat_map(|language| language.style.invented_phones);
    digits.len() >= 7 && !invented.any(|begin| national.iter().any(|number| number.starts_with(begin)))
}
