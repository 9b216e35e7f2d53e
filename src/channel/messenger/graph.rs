//! Calls to the Graph API. The token of a page goes in a header, where no access log keeps it, with the proof that
//! we know the app's secret.

use super::{errors, write};
use crate::channel::api::{Answer, Api, NoAnswer};
use crate::channel::secrets::Secret;
use crate::channel::signature::hmac_sha256;
use crate::engine::{Scope, SendError, Sent, Signal};
use crate::error::Error;
use crate::message::{ConversationId, Outgoing, Part};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The page inbox, in which people answer.
const INBOX: u64 = 263_902_037_430_900;
/// Metadata of a hand-over are shorter than 1000 characters.
const SUMMARY: usize = 900;

pub(super) struct Graph {
    api: Api,
    version: String,
    pages: BTreeMap<String, Page>,
    /// May people of the bank write outside the window? The platform has to allow it to the app.
    human_agent: bool,
    /// Which app people of the bank answer in.
    inbox: u64,
    /// As whom customers see the people of the bank who write through us.
    persona: Option<String>,
}

struct Page {
    token: Secret,
    /// HMAC of the token under the app's secret.
    proof: String,
}

impl Graph {
    pub(super) fn new(
        base: &str,
        version: &str,
        app_secret: &Secret,
        pages: BTreeMap<String, Secret>,
        settings: &BTreeMap<String, String>,
    ) -> Result<Self, Error> {
        let page = |(id, token): (String, Secret)| {
            let proof = hmac_sha256(app_secret.expose(), token.expose().as_bytes());
            (id, Page { token, proof })
        };
        Ok(Self {
            api: Api::new(base)?,
            version: version.to_owned(),
            pages: pages.into_iter().map(page).collect(),
            human_agent: settings.get("human_agent").is_some_and(|value| value == "true"),
            inbox: settings.get("inbox_app_id").and_then(|id| id.parse().ok()).unwrap_or(INBOX),
            persona: settings.get("persona_id").cloned(),
        })
    }

    pub(super) fn has_page(&self, page: &str) -> bool {
        self.pages.contains_key(page)
    }

    pub(super) fn pages(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    pub(super) fn allows_human_agents(&self) -> bool {
        self.human_agent
    }

    /// Sends one message.
    pub(super) async fn send(&self, message: &Outgoing, now: Timestamp) -> Result<Sent, SendError> {
        let page = &message.conversation.account;
        if let Part::HandOver { summary } = &message.part {
            return self.pass_to_inbox(&message.conversation, summary, now).await;
        }
        let Some(body) = write::body(message, self.human_agent, self.persona.as_deref()) else {
            return Err(SendError::Invalid("there is nothing to be sent".into()));
        };
        let answer = self.post(page, &format!("/{page}/messages"), &body, now).await?;
        let id = answer.get("message_id").and_then(Value::as_str).map(str::to_owned);
        Ok(Sent { platform_ids: id.into_iter().collect() })
    }

    /// Shows that the message was read, or that an answer is being written. Nothing depends on it.
    pub(super) async fn signal(&self, conversation: &ConversationId, signal: Signal, now: Timestamp) {
        let action = match signal {
            Signal::Seen => "mark_seen",
            Signal::Typing => "typing_on",
        };
        let (page, peer) = (&conversation.account, &conversation.peer);
        let body = json!({ "recipient": { "id": peer }, "sender_action": action });
        if let Err(error) = self.post(page, &format!("/{page}/messages"), &body, now).await {
            tracing::debug!(page, code = error.code(), "a signal was not shown");
        }
    }

    /// Gives the conversation to the people who answer in the page's inbox.
    async fn pass_to_inbox(
        &self,
        conversation: &ConversationId,
        summary: &str,
        now: Timestamp,
    ) -> Result<Sent, SendError> {
        let (page, peer) = (&conversation.account, &conversation.peer);
        let summary: String = summary.chars().take(SUMMARY).collect();
        let body = json!({ "recipient": { "id": peer }, "target_app_id": self.inbox, "metadata": summary });
        self.post(page, &format!("/{page}/pass_thread_control"), &body, now).await.map(|_| Sent::default())
    }

    /// Sends a body to a path of a page.
    pub(super) async fn post(&self, page: &str, path: &str, body: &Value, now: Timestamp) -> Result<Value, SendError> {
        let Some(access) = self.pages.get(page) else {
            return Err(SendError::Auth(format!("no token for page {page}")));
        };
        let body = serde_json::to_vec(body).map_err(|_| SendError::Invalid("the body cannot be written".into()))?;
        let path = format!("/{}{path}?appsecret_proof={}", self.version, access.proof);
        let bearer = format!("Bearer {}", access.token.expose());
        let answer = self.api.post(&path, &[("authorization", &bearer)], body).await.map_err(|error| match error {
            // Once may be an accident; again and again opens the account's circuit.
            NoAnswer::NotSent(why) => SendError::Retry { after: None, scope: Scope::Conversation, why: why.into() },
            NoAnswer::Unknown(why) => SendError::Unknown(why.into()),
        })?;
        taken(page, &answer, now)
    }
}

fn taken(page: &str, answer: &Answer, now: Timestamp) -> Result<Value, SendError> {
    if !answer.is_success() {
        return Err(errors::judged(page, answer, now));
    }
    // A success is one, whatever its body says.
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    if body.get("error").is_some() { Err(errors::judged(page, answer, now)) } else { Ok(body) }
}
