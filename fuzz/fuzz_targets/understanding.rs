//! Ranking of any message in both languages.
#![no_main]

#[path = "../../tests/properties/mod.rs"]
#[allow(dead_code, reason = "each target tries one of the properties")]
mod properties;

libfuzzer_sys::fuzz_target!(|text: &str| properties::understanding(text));
