//! What the platform posts: a lenient reader. Every entry and every event of a batch is looked at by itself;
//! what nobody knows is counted and never an error, for an error would have the whole batch sent again.

use crate::message::{Content, ConversationId, Incoming, PlatformEvent};
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What our messages carry as metadata, before their id.
pub(super) const METADATA: &str = "schalter:";
/// What buttons of the menu carry, before what they say.
pub(super) const SAYS: &str = "say:";
/// What the get-started button carries.
pub(super) const STARTED: &str = "GET_STARTED";
/// What a link (`m.me/page?ref=lang-…`) carries before the language's code.
const LANGUAGE: &str = "lang-";

/// What one request brought.
#[derive(Debug, Default)]
pub struct Batch {
    /// For the inbox, in the order of the request.
    pub incoming: Vec<Incoming>,
    /// Pages that were blocked (`Some`: why) or are free again.
    pub enforced: Vec<(String, Option<String>)>,
    /// Kinds of events that need no turn: receipts, and what nobody knows.
    pub passed_over: Vec<String>,
}

/// Reads a request of the channel `channel`. `app`: our app's id, if it is known. `None`: the body is no JSON object.
///
/// ```
/// let body = br#"{"object":"page","entry":[{"id":"1001","messaging":[{"sender":{"id":"7"},"recipient":{"id":"1001"},
///   "timestamp":1700000000000,"message":{"mid":"m_1","text":"Hallo"}}]}]}"#;
/// let batch = schalter::channel::messenger::parse("messenger", None, body, jiff::Timestamp::UNIX_EPOCH).unwrap();
/// assert_eq!(batch.incoming[0].conversation.peer, "7");
/// ```
pub fn parse(channel: &str, app: Option<&str>, raw: &[u8], now: Timestamp) -> Option<Batch> {
    let body: Value = serde_json::from_slice(raw).ok()?;
    let body = body.as_object()?;
    let mut reader = Reader { channel, app, now, batch: Batch::default() };
    if body.get("object").and_then(Value::as_str) != Some("page") {
        reader.pass_over("object");
        return Some(reader.batch);
    }
    for entry in list(body.get("entry")) {
        reader.entry(entry);
    }
    Some(reader.batch)
}

struct Reader<'a> {
    channel: &'a str,
    app: Option<&'a str>,
    now: Timestamp,
    batch: Batch,
}

impl Reader<'_> {
    fn pass_over(&mut self, kind: &str) {
        // Names of fields come from outside; only short ones without surprises are repeated in a log.
        let plain = kind.len() <= 40 && kind.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        self.batch.passed_over.push(if plain { kind.to_owned() } else { "unknown".to_owned() });
    }

    fn entry(&mut self, entry: &Value) {
        let page = id(entry.get("id"));
        for event in list(entry.get("messaging")) {
            self.event(page.as_deref(), event, false);
        }
        for event in list(entry.get("standby")) {
            self.event(page.as_deref(), event, true);
        }
        for change in list(entry.get("changes")) {
            // Some pages are sent their events in this shape.
            match change.get("value").filter(|value| value.get("sender").is_some()) {
                Some(event) => self.event(page.as_deref(), event, false),
                None => self.pass_over(change.get("field").and_then(Value::as_str).unwrap_or("changes")),
            }
        }
    }

    fn event(&mut self, page: Option<&str>, event: &Value, standby: bool) {
        let sender = id(event.pointer("/sender/id"));
        let recipient = id(event.pointer("/recipient/id"));
        let is_echo = event.pointer("/message/is_echo").and_then(Value::as_bool).unwrap_or(false);
        if let Some(enforcement) = event.get("policy_enforcement").or_else(|| event.get("policy-enforcement")) {
            let blocked = enforcement.get("action").and_then(Value::as_str) == Some("block");
            match page.map(str::to_owned).or(recipient) {
                Some(page) => self.batch.enforced.push((page, blocked.then(|| "policy".to_owned()))),
                None => self.pass_over("policy_enforcement"),
            }
            return;
        }
        // An echo goes from the page to the person.
        let (peer, ours) = if is_echo { (recipient, sender) } else { (sender, recipient) };
        let account = page.map(str::to_owned).or(ours);
        let (Some(peer), Some(account)) = (peer, account) else { return self.pass_over(kind(event)) };
        if peer == account {
            return self.pass_over("own");
        }
        let Some((content, key)) = self.content(event, is_echo, standby) else { return self.pass_over(kind(event)) };
        let conversation = ConversationId { account, ..ConversationId::new(self.channel, peer) };
        let key = key.unwrap_or_else(|| digest(event));
        let mut incoming = Incoming::new(conversation, self.now, content);
        incoming.dedupe = vec![if standby { format!("standby:{key}") } else { key }];
        incoming.platform_at = time(event.get("timestamp"));
        incoming.locale = language(event);
        self.batch.incoming.push(incoming);
    }

    /// What an event is, and its platform's id where it has one.
    fn content(&self, event: &Value, is_echo: bool, standby: bool) -> Option<(Content, Option<String>)> {
        let control = |ours| Content::Platform(PlatformEvent::Control { ours });
        if event.get("pass_thread_control").is_some() {
            // Only the new owner is told, and whoever was before: with our id we know which of the two we are.
            let new = id(event.pointer("/pass_thread_control/new_owner_app_id"));
            let ours = match (new, self.app) {
                (Some(new), Some(app)) => new == app,
                _ => !standby,
            };
            return Some((control(ours), None));
        }
        if event.get("take_thread_control").is_some() {
            let new = id(event.pointer("/take_thread_control/new_owner_app_id"));
            let ours = new.is_some_and(|new| Some(new.as_str()) == self.app);
            return Some((control(ours), None));
        }
        if let Some(message) = event.get("message") {
            let mid = message.get("mid").and_then(Value::as_str).map(str::to_owned);
            if is_echo {
                return self
                    .echo(message, mid.as_deref())
                    .map(|content| (content, mid.map(|mid| format!("echo:{mid}"))));
            }
            if standby {
                // Somebody else owns the thread. What is said there is not ours to keep.
                return Some((control(false), mid));
            }
            return Some((said(message)?, mid));
        }
        if let Some(postback) = event.get("postback") {
            let mid = postback.get("mid").and_then(Value::as_str).map(str::to_owned);
            if standby {
                return Some((control(false), mid));
            }
            return Some((pressed(postback)?, mid));
        }
        if standby {
            return None;
        }
        if let Some(referral) = event.get("referral") {
            return Some((Content::Platform(PlatformEvent::Referral { reference: reference(referral) }), None));
        }
        let reaction = event.get("reaction")?;
        let target = reaction.get("mid").and_then(Value::as_str)?.to_owned();
        let taken_back = reaction.get("action").and_then(Value::as_str) == Some("unreact");
        let emoji = reaction.get("emoji").and_then(Value::as_str).map(str::to_owned).filter(|_| !taken_back);
        Some((Content::Platform(PlatformEvent::Reaction { target, emoji }), None))
    }

    /// Ours is a confirmation; anybody else's means that a person, or another app, has answered.
    fn echo(&self, message: &Value, mid: Option<&str>) -> Option<Content> {
        let metadata = message.get("metadata").and_then(Value::as_str);
        if let Some(own) = metadata.and_then(|metadata| metadata.strip_prefix(METADATA)) {
            let ids = mid.map(str::to_owned).into_iter().collect();
            return Some(Content::Platform(PlatformEvent::Echo { message: own.to_owned(), ids }));
        }
        let app = id(message.get("app_id"));
        let own = app.is_some() && app.as_deref() == self.app;
        (!own).then_some(Content::Platform(PlatformEvent::Control { ours: false }))
    }
}

fn said(message: &Value) -> Option<Content> {
    let text = message.get("text").and_then(Value::as_str).filter(|text| !text.is_empty());
    if let Some(payload) = message.pointer("/quick_reply/payload").and_then(Value::as_str) {
        return Some(Content::Picked { payload: payload.to_owned(), title: text.map(str::to_owned) });
    }
    if let Some(text) = text {
        return Some(Content::Said { text: text.to_owned() });
    }
    let first = list(message.get("attachments")).next()?;
    let kind = first.get("type").and_then(Value::as_str).unwrap_or("file");
    Some(Content::Attached { kind: kind.to_owned() })
}

fn pressed(postback: &Value) -> Option<Content> {
    let title = postback.get("title").and_then(Value::as_str).map(str::to_owned);
    match postback.get("payload").and_then(Value::as_str) {
        Some(STARTED) => Some(Content::Platform(PlatformEvent::Started)),
        Some(payload) => Some(match payload.strip_prefix(SAYS) {
            Some(text) => Content::Said { text: text.to_owned() },
            None => Content::Picked { payload: payload.to_owned(), title },
        }),
        // A button of another app: only what was written on it.
        None => title.map(|text| Content::Said { text }),
    }
}

fn reference(referral: &Value) -> Option<String> {
    referral.get("ref").and_then(Value::as_str).map(str::to_owned)
}

/// The language that a link chose.
fn language(event: &Value) -> Option<String> {
    let referral = event.get("referral").or_else(|| event.pointer("/postback/referral"));
    let referral = referral.or_else(|| event.pointer("/message/referral"))?;
    let code = reference(referral)?.strip_prefix(LANGUAGE)?.to_owned();
    let plain =
        (2..=12).contains(&code.len()) && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    plain.then_some(code)
}

/// Ids come as numbers and as texts.
fn id(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) if !text.is_empty() && text.len() <= 100 => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Milliseconds, as a number or as text.
fn time(value: Option<&Value>) -> Option<Timestamp> {
    let millis = match value? {
        Value::Number(number) => number.as_i64()?,
        Value::String(text) => text.parse().ok()?,
        _ => return None,
    };
    Timestamp::from_millisecond(millis).ok()
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

/// The key of an event that is none of the common ones.
fn kind(event: &Value) -> &str {
    let common = ["sender", "recipient", "timestamp"];
    let mut keys = event.as_object().into_iter().flat_map(|event| event.keys());
    keys.find(|key| !common.contains(&key.as_str())).map_or("empty", String::as_str)
}

/// An id for an event that has none: the same event sent twice is the same.
fn digest(event: &Value) -> String {
    let hash = Sha256::digest(event.to_string());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
