//! What `chat` itself says: how it starts, what the bot knows, what time it is.

use super::Chat;
use crate::cli::screen::harmless;
use crate::cli::stop::Stop;
use crate::message::LoginLevel;
use crate::testing::{level_word, value_text};

/// Who is talking where, in one line; and one more where the clock stands still.
pub(super) async fn start(chat: &mut Chat) -> Result<(), Stop> {
    let level = chat.stage.standing().await?.login;
    let id = if level == LoginLevel::None { "chat-start-anonymous" } else { "chat-start" };
    let variables = [
        ("channel", chat.stage.conversation().channel.as_str().into()),
        ("person", chat.tool.demo.person.as_str().into()),
        ("level", level_word(level).into()),
    ];
    chat.tool.screen.remark(&chat.tool.messages.say(id, &variables))?;
    match chat.tool.demo.now {
        Some(_) => now(chat, "chat-start-fixed"),
        None => Ok(()),
    }
}

/// What time it is, in message `id`.
pub(super) fn now(chat: &mut Chat, id: &str) -> Result<(), Stop> {
    let now = chat.zone.to_datetime(chat.stage.now()).strftime("%Y-%m-%d %H:%M").to_string();
    Ok(chat.tool.screen.remark(&chat.tool.messages.say(id, &[("now", now.into())]))?)
}

/// How the customer is logged in now.
pub(super) async fn login(chat: &mut Chat) -> Result<(), Stop> {
    let level = level_word(chat.stage.standing().await?.login);
    Ok(chat.tool.screen.remark(&chat.tool.messages.say("chat-login", &[("level", level.into())]))?)
}

/// What the bot knows just now.
pub(super) async fn slots(chat: &mut Chat) -> Result<(), Stop> {
    let standing = chat.stage.standing().await?;
    let messages = &chat.tool.messages;
    let intent = standing.intent.unwrap_or_else(|| messages.text("none"));
    let mut lines = vec![messages.say("slots-intent", &[("intent", intent.into())])];
    if standing.slots.is_empty() {
        lines.push(messages.text("slots-no-slots"));
    }
    for (slot, value) in &standing.slots {
        let variables = [("slot", slot.as_str().into()), ("value", harmless(&value_text(value)).into())];
        lines.push(format!("  {}", messages.say("slots-slot", &variables)));
    }
    if !standing.choices.is_empty() {
        let titles: Vec<&str> = standing.choices.iter().map(|(_, title)| title.as_str()).collect();
        lines.push(messages.say("slots-choices", &[("choices", titles.join(" · ").into())]));
    }
    if let Some(proposal) = standing.awaits_approval {
        lines.push(messages.say("slots-approval", &[("proposal", proposal.into())]));
    }
    lines.push(messages.say("slots-login", &[("level", level_word(standing.login).into())]));
    lines.push(messages.say("slots-language", &[("code", standing.language.into())]));
    Ok(chat.tool.screen.block(&lines.join("\n"))?)
}
