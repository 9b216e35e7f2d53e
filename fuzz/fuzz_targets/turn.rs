//! Turns of the bank's own files; one line an event.
#![no_main]

#[path = "../../tests/properties/mod.rs"]
#[allow(dead_code, reason = "each target tries one of the properties")]
mod properties;

libfuzzer_sys::fuzz_target!(|script: &str| {
    let _ = properties::conversation(script);
});
