//! The reader of the web chat's frames: whatever the bytes, it gives the same twice, and nothing that only the bank or
//! its login may say.

#![allow(unreachable_pub, missing_docs)]

use schalter::channel::web;
use schalter::{Content, InternalEvent, PlatformEvent};

pub fn frames(raw: &[u8]) {
    // What is no UTF-8 is refused before it is a frame.
    let Ok(text) = std::str::from_utf8(raw) else { return };
    let (first, second) = (web::parse(text), web::parse(text));
    assert!(first == second);
    let Some((id, content)) = first else { return };
    assert!(!id.is_empty() && id.len() <= 200 && id.bytes().all(|byte| byte.is_ascii_graphic()), "an id for a column");
    match &content {
        Content::Said { text } => assert!(!text.trim().is_empty() && text.chars().count() <= 4_000),
        Content::Picked { payload, title } => {
            assert!(payload.len() <= 200 && title.as_ref().is_none_or(|title| title.len() <= 200));
        }
        Content::Internal(InternalEvent::Language { code }) => assert!(code.len() <= 200),
        Content::Internal(InternalEvent::LoggedOut) | Content::Platform(PlatformEvent::Present) => {}
        other => panic!("a page said {other:?}"),
    }
    let stored: Content = serde_json::from_slice(&serde_json::to_vec(&content).unwrap()).unwrap();
    assert!(stored == content, "it does not survive the way into the store and back");
}
