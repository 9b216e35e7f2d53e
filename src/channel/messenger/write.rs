//! The bodies of messages, to the letter of the Send API.

use super::envelope::METADATA;
use crate::message::{Card, Choice, Link, MediaKind, Outgoing, Part, Purpose};
use serde_json::{Value, json};

/// The body of one message, which already fits. `human`: may people of the bank write outside the window? `persona`:
/// as whom the customer sees them.
///
/// Only what a person of the bank writes ever carries the tag for it: automation with it costs the page its access.
/// `None`: there is nothing to be sent.
pub(super) fn body(message: &Outgoing, human: bool, persona: Option<&str>) -> Option<Value> {
    let mut content = content(&message.part)?;
    content.as_object_mut()?.insert("metadata".into(), json!(format!("{METADATA}{}", message.id)));
    let recipient = json!({ "id": message.conversation.peer });
    let mut body = match message.purpose {
        Purpose::Agent if human => {
            json!({ "messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT", "recipient": recipient, "message": content })
        }
        Purpose::Proactive => json!({ "messaging_type": "UPDATE", "recipient": recipient, "message": content }),
        Purpose::Reply | Purpose::Agent => {
            json!({ "messaging_type": "RESPONSE", "recipient": recipient, "message": content })
        }
    };
    if let (Purpose::Agent, Some(persona)) = (message.purpose, persona) {
        body.as_object_mut()?.insert("persona_id".into(), json!(persona));
    }
    Some(body)
}

fn content(part: &Part) -> Option<Value> {
    Some(match part {
        Part::Text { text } => json!({ "text": text }),
        // They vanish once one is tapped, so what was offered before cannot be tapped later.
        Part::Choices { prompt, options } => {
            let options: Vec<Value> = options
                .iter()
                .map(|option| json!({ "content_type": "text", "title": option.title, "payload": option.payload }))
                .collect();
            json!({ "text": prompt, "quick_replies": options })
        }
        Part::Links { prompt, links } => {
            let buttons: Vec<Value> = links.iter().map(open).collect();
            template(json!({ "template_type": "button", "text": prompt, "buttons": buttons }))
        }
        Part::Cards { cards } => {
            let elements: Vec<Value> = cards.iter().map(element).collect();
            template(json!({ "template_type": "generic", "elements": elements }))
        }
        Part::Media { kind, url, .. } => {
            let kind = match kind {
                MediaKind::Image => "image",
                MediaKind::Document => "file",
            };
            json!({ "attachment": { "type": kind, "payload": { "url": url, "is_reusable": true } } })
        }
        Part::HandOver { .. } | Part::Status(_) => return None,
    })
}

fn template(payload: Value) -> Value {
    json!({ "attachment": { "type": "template", "payload": payload } })
}

fn element(card: &Card) -> Value {
    let mut element = json!({ "title": card.title });
    let Some(fields) = element.as_object_mut() else { return element };
    if let Some(subtitle) = card.subtitle.as_ref().filter(|subtitle| !subtitle.is_empty()) {
        fields.insert("subtitle".into(), json!(subtitle));
    }
    if let Some(image) = &card.image {
        fields.insert("image_url".into(), json!(image));
    }
    if let (Some(link), true) = (card.links.first(), card.options.is_empty()) {
        fields.insert("default_action".into(), json!({ "type": "web_url", "url": link.url }));
    }
    let buttons: Vec<Value> = card.options.iter().map(say).chain(card.links.iter().map(open)).collect();
    if !buttons.is_empty() {
        fields.insert("buttons".into(), json!(buttons));
    }
    element
}

fn say(option: &Choice) -> Value {
    json!({ "type": "postback", "title": option.title, "payload": option.payload })
}

fn open(link: &Link) -> Value {
    match link.url.strip_prefix("tel:") {
        Some(number) => json!({ "type": "phone_number", "title": link.title, "payload": number }),
        None => json!({ "type": "web_url", "title": link.title, "url": link.url }),
    }
}
