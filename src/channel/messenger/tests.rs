//! The platform's own examples, and what other frameworks got wrong with them.

use super::envelope::{Batch, parse};
use super::{errors, write};
use crate::channel::api::Answer;
use crate::engine::{Scope, SendError};
use crate::message::{
    Card, Choice, Content, ConversationId, DataClass, Link, MediaKind, Outgoing, Part, PlatformEvent, Purpose,
};
use axum::body::Bytes;
use axum::http::HeaderMap;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::time::Duration;

fn read(entries: &Value) -> Batch {
    let body = json!({ "object": "page", "entry": entries }).to_string();
    parse("messenger", Some("5"), body.as_bytes(), Timestamp::UNIX_EPOCH).unwrap()
}

/// One event of person 7 with page 1001.
fn one(rest: Value) -> Batch {
    let mut event =
        json!({ "sender": { "id": "7" }, "recipient": { "id": "1001" }, "timestamp": 1_700_000_000_000_u64 });
    event.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    read(&json!([{ "id": "1001", "messaging": [event] }]))
}

fn content(rest: Value) -> Content {
    let mut batch = one(rest);
    assert_eq!(batch.incoming.len(), 1, "{batch:?}");
    batch.incoming.remove(0).content
}

#[test]
fn every_event_of_every_entry_is_read() {
    // Rasa returns after the first event, Bottender reads only the first of each entry, Botkit stumbles over standby.
    let event = |mid: &str, page: &str| {
        json!({ "sender": { "id": 7 }, "recipient": { "id": page }, "timestamp": "1700000000000",
            "message": { "mid": mid, "text": mid } })
    };
    let batch = read(&json!([
        { "id": "1001", "messaging": [event("a", "1001"), event("b", "1001")] },
        { "id": 1002, "time": 1, "messaging": [event("c", "1002")] },
        { "id": "1003", "standby": [event("d", "1003")] },
        { "id": "1004" },
        { "id": "1005", "changes": [{ "field": "feed", "value": {} }, { "field": "messages", "value": event("e", "1005") }] }
    ]));
    let keys: Vec<&str> = batch.incoming.iter().map(|incoming| incoming.dedupe[0].as_str()).collect();
    assert_eq!(keys, ["a", "b", "c", "standby:d", "e"]);
    let accounts: Vec<&str> = batch.incoming.iter().map(|incoming| incoming.conversation.account.as_str()).collect();
    assert_eq!(accounts, ["1001", "1001", "1002", "1003", "1005"]);
    assert!(batch.incoming.iter().all(|incoming| incoming.conversation.peer == "7"));
    assert_eq!(batch.incoming[0].platform_at, Timestamp::from_second(1_700_000_000).ok());
    assert_eq!(batch.passed_over, ["feed"]);
}

#[test]
fn what_customers_do_is_what_the_bot_hears() {
    let picked = |payload: &str, title: &str| Content::Picked { payload: payload.into(), title: Some(title.into()) };
    let tap = json!({ "message": { "mid": "m", "text": "Debit", "quick_reply": { "payload": "3.1" } } });
    assert_eq!(content(tap), picked("3.1", "Debit"));
    let button = json!({ "postback": { "mid": "m", "title": "Debit", "payload": "3.1" } });
    assert_eq!(content(button), picked("3.1", "Debit"));
    let menu = json!({ "postback": { "mid": "m", "title": "Karte sp…", "payload": "say:Karte sperren" } });
    assert_eq!(content(menu), Content::Said { text: "Karte sperren".into() });
    let others = json!({ "postback": { "mid": "m", "title": "Karte sperren" } });
    assert_eq!(content(others), Content::Said { text: "Karte sperren".into() });
    let started =
        json!({ "postback": { "title": "Los", "payload": "GET_STARTED", "referral": { "ref": "lang-de_DE" } } });
    assert_eq!(one(started.clone()).incoming[0].locale.as_deref(), Some("de_DE"));
    assert_eq!(content(started), Content::Platform(PlatformEvent::Started));
    for kind in ["image", "video", "audio", "file", "sticker", "fallback", "template", "location", "reel", "new"] {
        let sent = json!({ "message": { "mid": "m", "attachments": [{ "type": kind, "payload": null }] } });
        assert_eq!(content(sent), Content::Attached { kind: kind.into() });
    }
    let shared = json!({ "message": { "mid": "m", "text": "Was ist das?", "attachments": [{ "type": "fallback" }] } });
    assert_eq!(content(shared), Content::Said { text: "Was ist das?".into() });
    let loves =
        |action: &str| json!({ "reaction": { "reaction": "love", "emoji": "❤", "action": action, "mid": "m_6" } });
    let reaction = |emoji: Option<&str>| {
        Content::Platform(PlatformEvent::Reaction { target: "m_6".into(), emoji: emoji.map(str::to_owned) })
    };
    assert_eq!((content(loves("react")), content(loves("unreact"))), (reaction(Some("❤")), reaction(None)));
    let referral = json!({ "referral": { "ref": "kampagne1", "source": "SHORTLINK", "type": "OPEN_THREAD" } });
    assert_eq!(content(referral), Content::Platform(PlatformEvent::Referral { reference: Some("kampagne1".into()) }));
    for nothing in [
        json!({ "delivery": { "mids": ["m_6"], "watermark": 1 } }),
        json!({ "read": { "watermark": 1 } }),
        json!({ "optin": {} }),
        json!({ "account_linking": { "status": "linked" } }),
        json!({ "message": { "mid": "m" } }),
        json!({ "message": 7 }),
        json!({}),
    ] {
        let batch = one(nothing.clone());
        assert!(batch.incoming.is_empty() && batch.passed_over.len() == 1, "{nothing}");
    }
}

#[test]
fn echoes_and_control_say_who_speaks() {
    let control = |ours| Content::Platform(PlatformEvent::Control { ours });
    let echo = |message: Value| {
        let mut message = message;
        message.as_object_mut().unwrap().extend(json!({ "is_echo": true, "mid": "m_6" }).as_object().unwrap().clone());
        // From the page to the person.
        read(
            &json!([{ "id": "1001", "messaging": [{ "sender": { "id": "1001" }, "recipient": { "id": "7" }, "message": message }] }]),
        )
    };
    let own = echo(json!({ "app_id": 5, "metadata": "schalter:m1", "text": "x" }));
    let ids = vec!["m_6".to_owned()];
    assert_eq!(own.incoming[0].content, Content::Platform(PlatformEvent::Echo { message: "m1".into(), ids }));
    assert_eq!(
        (own.incoming[0].conversation.peer.as_str(), own.incoming[0].conversation.account.as_str()),
        ("7", "1001")
    );
    let ours_without_metadata = echo(json!({ "app_id": "5", "text": "x" }));
    assert!(ours_without_metadata.incoming.is_empty());
    for others in [json!({ "app_id": 263_902_037_430_900_u64, "text": "x" }), json!({ "text": "x" })] {
        assert_eq!(echo(others).incoming[0].content, control(false));
    }
    let pass = |to: Value| json!({ "pass_thread_control": { "previous_owner_app_id": null, "new_owner_app_id": to, "metadata": "x" } });
    assert_eq!(
        (content(pass(json!(5))), content(pass(json!("5"))), content(pass(json!(6)))),
        (control(true), control(true), control(false))
    );
    let take = json!({ "take_thread_control": { "previous_owner_app_id": "5", "new_owner_app_id": "6" } });
    assert_eq!(content(take), control(false));
    let block = json!({ "policy_enforcement": { "action": "block", "reason": "x" } });
    assert_eq!(one(block).enforced, [("1001".to_owned(), Some("policy".to_owned()))]);
    let unblock = json!({ "policy-enforcement": { "action": "unblock" } });
    assert_eq!(one(unblock).enforced, [("1001".to_owned(), None)]);
}

#[test]
fn an_event_without_an_id_is_known_when_it_comes_again() {
    let loves = json!({ "reaction": { "reaction": "love", "emoji": "❤", "action": "react", "mid": "m_6" } });
    assert_eq!(one(loves.clone()).incoming[0].dedupe, one(loves.clone()).incoming[0].dedupe);
    let mut later = loves.clone();
    later["reaction"]["mid"] = json!("m_7");
    assert_ne!(one(loves).incoming[0].dedupe, one(later).incoming[0].dedupe);
    assert!(parse("messenger", None, b"[]", Timestamp::UNIX_EPOCH).is_none());
    let other = parse("messenger", None, br#"{"object":"instagram","entry":[]}"#, Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(other.passed_over, ["object"]);
}

fn answer(status: u16, error: Value, headers: &[(&'static str, &str)]) -> SendError {
    let body = Bytes::from(json!({ "error": error }).to_string());
    let mut map = HeaderMap::new();
    headers.iter().for_each(|(name, value)| drop(map.insert(*name, value.parse().unwrap())));
    errors::judged("1001", &Answer { status, headers: map, body }, Timestamp::UNIX_EPOCH)
}

#[test]
fn errors_mean_what_the_documentation_says() {
    let of =
        |status: u16, code: u64, subcode: u64| answer(status, json!({ "code": code, "error_subcode": subcode }), &[]);
    for (code, subcode, expected) in [
        (10, 2_018_278, "window-closed"),
        (10, 2_018_300, "not-owner"),
        (10, 1, "auth"),
        (100, 2_018_001, "unreachable"),
        (100, 2_018_034, "invalid"),
        (190, 463, "auth"),
        (200, 0, "auth"),
        (230, 0, "auth"),
        (3, 0, "auth"),
        (368, 0, "auth"),
        (551, 1_545_041, "unreachable"),
        (2, 0, "retry"),
        (4_711, 0, "invalid"),
    ] {
        assert_eq!(of(400, code, subcode).code(), expected, "{code}/{subcode}");
    }
    assert!(matches!(of(500, 1, 0), SendError::Retry { scope: Scope::Conversation, .. }));
    for code in [4, 32, 613] {
        assert!(matches!(of(400, code, 0), SendError::Retry { scope: Scope::Account, after: None, .. }), "{code}");
    }
    let transient = answer(400, json!({ "code": 4_711, "is_transient": true }), &[]);
    assert_eq!(transient.code(), "retry");
    let after = |headers: &[(&'static str, &str)]| match answer(429, json!({}), headers) {
        SendError::Retry { after, scope: Scope::Account, .. } => after,
        other => panic!("{other}"),
    };
    assert_eq!(after(&[("retry-after", "90")]), Some(Duration::from_secs(90)));
    assert_eq!(after(&[("retry-after", "Thu, 01 Jan 1970 00:01:00 GMT")]), Some(Duration::from_secs(60)));
    let usage = r#"{"1001":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":7}]}"#;
    assert_eq!(after(&[("x-business-use-case-usage", usage)]), Some(Duration::from_secs(420)));
    let gateway = Answer { status: 502, headers: HeaderMap::new(), body: Bytes::from_static(b"<html>") };
    let judged = errors::judged("1001", &gateway, Timestamp::UNIX_EPOCH);
    assert_eq!(judged.code(), "unknown", "a gateway does not know what the platform has done");
}

fn written(part: Part, purpose: Purpose, human: bool) -> Value {
    let message = Outgoing {
        id: "m1".into(),
        conversation: ConversationId { account: "1001".into(), ..ConversationId::new("messenger", "7") },
        seq: 1,
        purpose,
        part,
        not_after: None,
        text_id: None,
        class: DataClass::Public,
    };
    write::body(&message, human, None).unwrap()
}

#[test]
fn messages_are_written_to_the_letter() {
    let text = |words: &str| Part::Text { text: words.into() };
    let expected = json!({ "messaging_type": "RESPONSE", "recipient": { "id": "7" },
        "message": { "text": "Grüezi", "metadata": "schalter:m1" } });
    assert_eq!(written(text("Grüezi"), Purpose::Reply, true), expected);
    assert_eq!(written(text("x"), Purpose::Proactive, true)["messaging_type"], "UPDATE");
    // Only people, and only where the platform has allowed it.
    assert_eq!(written(text("x"), Purpose::Agent, true)["tag"], "HUMAN_AGENT");
    for (purpose, human) in [(Purpose::Agent, false), (Purpose::Reply, true), (Purpose::Proactive, true)] {
        assert!(written(text("x"), purpose, human).get("tag").is_none());
    }
    let option = Choice { title: "Debit".into(), payload: "3.1".into(), hint: Some("…1234".into()) };
    let choices = Part::Choices { prompt: "Welche?".into(), options: vec![option.clone()] };
    let reply = json!([{ "content_type": "text", "title": "Debit", "payload": "3.1" }]);
    assert_eq!(written(choices, Purpose::Reply, false)["message"]["quick_replies"], reply);
    let link = |title: &str, url: &str| Link { title: title.into(), url: url.into() };
    let links = vec![link("Mehr", "https://bank.example"), link("Anrufen", "tel:+49116116")];
    let template = json!({ "type": "template", "payload": { "template_type": "button", "text": "Hier", "buttons": [
        { "type": "web_url", "title": "Mehr", "url": "https://bank.example" },
        { "type": "phone_number", "title": "Anrufen", "payload": "+49116116" } ] } });
    let message = written(Part::Links { prompt: "Hier".into(), links: links.clone() }, Purpose::Reply, false);
    assert_eq!(message["message"]["attachment"], template);
    let card = Card {
        title: "Giro".into(),
        subtitle: None,
        image: Some("https://i.example/a".into()),
        options: vec![option],
        links,
    };
    let message = written(Part::Cards { cards: vec![card] }, Purpose::Reply, false);
    let element = &message["message"]["attachment"]["payload"]["elements"][0];
    assert_eq!(
        (&element["image_url"], &element["buttons"][0]["type"]),
        (&json!("https://i.example/a"), &json!("postback"))
    );
    let media = Part::Media { kind: MediaKind::Document, url: "https://b.example/a.pdf".into(), alt: "Preise".into() };
    let expected = json!({ "type": "file", "payload": { "url": "https://b.example/a.pdf", "is_reusable": true } });
    assert_eq!(written(media, Purpose::Reply, false)["message"]["attachment"], expected);
}
