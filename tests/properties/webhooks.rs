//! Readers of webhooks: whatever the bytes, they give the same twice, and nothing that could harm a conversation.

#![allow(unreachable_pub, missing_docs)]

use jiff::Timestamp;
use schalter::channel::{http, messenger, rest};
use schalter::{Content, Incoming};

/// Tries both readers.
pub fn webhooks(raw: &[u8]) {
    let now = Timestamp::UNIX_EPOCH;
    let read = || messenger::parse("messenger", Some("5"), raw, now);
    let (first, second) = (read(), read());
    assert_eq!(first.is_some(), second.is_some());
    if let (Some(first), Some(second)) = (first, second) {
        assert!(first.incoming == second.incoming && first.passed_over == second.passed_over);
        first.incoming.iter().for_each(sound);
        // A name of the platform's goes into a log; whatever else somebody sends does not.
        assert!(first.passed_over.iter().all(|kind| kind.len() <= 40 && kind.is_ascii()));
        let json: serde_json::Value = serde_json::from_slice(raw).unwrap();
        let events = |list: &str| -> usize {
            let entries = json["entry"].as_array().into_iter().flatten();
            entries.map(|entry| entry[list].as_array().map_or(0, Vec::len)).sum()
        };
        let all = events("messaging") + events("standby") + events("changes");
        let read = first.incoming.len() + first.passed_over.len() + first.enforced.len();
        assert!(json["object"] != "page" || read == all, "{read} of {all} events are accounted for");
    }
    let said: Result<Incoming, http::Refusal> = rest::parse("desk", raw, &axum::http::HeaderMap::new(), now);
    if let Ok(incoming) = said {
        assert!(incoming.conversation.peer.chars().all(|c| c.is_ascii_graphic()));
        assert!(matches!(incoming.content, Content::Said { .. } | Content::Picked { .. }));
    }
}

fn sound(incoming: &Incoming) {
    let conversation = &incoming.conversation;
    assert!(!conversation.peer.is_empty() && !conversation.account.is_empty() && conversation.channel == "messenger");
    assert!(conversation.peer != conversation.account, "a page talks to itself");
    assert!(incoming.dedupe.len() == 1, "what comes twice must be known as such");
    assert!(!matches!(incoming.content, Content::Internal(_)), "nobody outside speaks for us");
    // It survives the way into the store and back.
    let stored: Incoming = serde_json::from_slice(&serde_json::to_vec(incoming).unwrap()).unwrap();
    assert!(stored == *incoming);
}
