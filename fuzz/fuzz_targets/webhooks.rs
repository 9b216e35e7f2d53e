//! The readers of what platforms post.
#![no_main]

#[path = "../../tests/properties/webhooks.rs"]
mod webhooks;

libfuzzer_sys::fuzz_target!(|raw: &[u8]| webhooks::webhooks(raw));
