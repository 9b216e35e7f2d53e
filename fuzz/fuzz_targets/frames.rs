//! The reader of the web chat's frames.
#![no_main]

#[path = "../../tests/properties/frames.rs"]
mod frames;

libfuzzer_sys::fuzz_target!(|raw: &[u8]| frames::frames(raw));
