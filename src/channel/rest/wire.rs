//! The bodies, as the description says them.

use crate::channel::http::Refusal;
use crate::channel::language::ranges;
use crate::message::{Content, ConversationId, Incoming, Outgoing, Part};
use axum::http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

/// Longest name of a sender, in characters.
pub(super) const SENDER: usize = 200;
/// Longest message, in characters.
pub(super) const MESSAGE: usize = 4_000;
/// Longest payload and key, in characters.
pub(super) const KEY: usize = 200;

/// What a program posts.
#[derive(Deserialize)]
struct Posted {
    sender: String,
    #[serde(default, deserialize_with = "text")]
    message: Option<String>,
    #[serde(default, deserialize_with = "text")]
    payload: Option<String>,
    #[serde(default, deserialize_with = "text")]
    locale: Option<String>,
}

/// A text that may be left out, but is no `null`.
fn text<'de, D: Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    String::deserialize(value).map(Some)
}

/// One answer.
#[derive(Serialize)]
pub(super) struct Reply<'a> {
    recipient_id: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    buttons: Vec<Button<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    custom: Custom<'a>,
}

#[derive(Serialize)]
struct Button<'a> {
    title: &'a str,
    payload: &'a str,
}

/// What Rasa's bodies have no place for.
#[derive(Serialize)]
struct Custom<'a> {
    id: &'a str,
    seq: u64,
}

/// Reads the body of a request to `channel`.
///
/// # Errors
/// What is wrong with it; never what it says.
pub fn parse(channel: &str, raw: &[u8], headers: &HeaderMap, now: Timestamp) -> Result<Incoming, Refusal> {
    let bad = |error: &str| Refusal::new(StatusCode::BAD_REQUEST, error);
    let posted: Posted = serde_json::from_slice(raw)
        .map_err(|_| bad("the body must be an object with the texts `sender` and `message` or `payload`"))?;
    let graphic = |text: &str| text.chars().all(|c| c.is_ascii_graphic());
    if posted.sender.is_empty() || posted.sender.len() > SENDER || !graphic(&posted.sender) {
        return Err(bad("`sender` is 1 to 200 characters from ! to ~"));
    }
    let long = |text: &Option<String>, max| text.as_ref().is_some_and(|text| text.chars().count() > max);
    if long(&posted.message, MESSAGE) || long(&posted.payload, KEY) || long(&posted.locale, KEY) {
        return Err(bad("`message` has at most 4000 characters, `payload` and `locale` at most 200"));
    }
    let content = match (posted.payload, posted.message) {
        (Some(payload), title) => Content::Picked { payload, title },
        (None, Some(text)) => Content::Said { text },
        (None, None) => return Err(bad("`message` or `payload` is missing")),
    };
    let mut incoming = Incoming::new(ConversationId::new(channel, posted.sender), now, content);
    if let Some(key) = headers.get("idempotency-key") {
        let key = key.to_str().ok().filter(|key| !key.is_empty() && key.len() <= KEY);
        let key = key.ok_or_else(|| bad("`Idempotency-Key` is 1 to 200 characters"))?;
        incoming.dedupe.push(format!("idempotency-key:{key}"));
    }
    let accepted =
        || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| ranges(value.to_str().ok()?).into_iter().next());
    incoming.locale = posted.locale.filter(|locale| !locale.is_empty()).or_else(accepted);
    Ok(incoming)
}

/// Writes what the bot says.
pub(super) fn replies(messages: &[Outgoing]) -> Vec<Reply<'_>> {
    messages.iter().map(reply).collect()
}

/// Writes one message.
pub(super) fn reply(message: &Outgoing) -> Reply<'_> {
    let buttons = match &message.part {
        Part::Choices { options, .. } => {
            options.iter().map(|option| Button { title: &option.title, payload: &option.payload }).collect()
        }
        _ => Vec::new(),
    };
    let image = match &message.part {
        Part::Media { url, .. } => Some(url.as_str()),
        _ => None,
    };
    Reply {
        image,
        recipient_id: &message.conversation.peer,
        text: message.text(),
        buttons,
        custom: Custom { id: &message.id, seq: message.seq },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Incoming, Refusal> {
        parse("desk", body.as_bytes(), &HeaderMap::new(), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn bodies_are_read_and_nonsense_is_refused() {
        let said = read(r#"{"sender":"u1","message":"Grüezi","metadata":{"a":[1]}}"#).unwrap();
        assert_eq!(said.content, Content::Said { text: "Grüezi".into() });
        assert_eq!(said.conversation, ConversationId::new("desk", "u1"));
        let picked = read(r#"{"sender":"u1","message":"Ja","payload":"3.1"}"#).unwrap();
        assert_eq!(picked.content, Content::Picked { payload: "3.1".into(), title: Some("Ja".into()) });
        let long = format!(r#"{{"sender":"u1","message":"{}"}}"#, "ä".repeat(MESSAGE + 1));
        let deep = format!(r#"{{"sender":"u1","message":"a","metadata":{}}}"#, "[".repeat(100_000));
        let wrong = [
            "",
            "null",
            "[]",
            "{}",
            r#"{"sender":"u1"}"#,
            r#"{"sender":"","message":"a"}"#,
            "{\"sender\":\"u\\u001f1\",\"message\":\"a\"}",
            r#"{"sender":1,"message":"a"}"#,
            r#"{"sender":"u1","message":"a","payload":null}"#,
            &long,
            &deep,
        ];
        for body in wrong {
            assert!(read(body).is_err(), "{body:.40}");
        }
    }
}
