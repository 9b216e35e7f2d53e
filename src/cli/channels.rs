//! `channels`: what each channel can show and how it is; `channels setup`: prepares the platforms.

use super::Tool;
use super::args::ChannelsOptions;
use super::screen::Ink;
use super::serve::{environment, reason};
use super::stop::Stop;
use crate::bot::Bot;
use crate::engine::{Capabilities, Health, Limit, Unit};
use crate::message::ConversationId;
use serde_json::{Value, json};
use std::time::Duration;

/// Runs the command; `false` where a channel that is on is not well.
pub(super) async fn channels(bot: Bot, mut tool: Tool, options: &ChannelsOptions) -> Result<bool, Stop> {
    let opened = bot.with_channels(&environment());
    let (bot, opened) =
        opened.map_err(|error| Stop::Misuse(tool.messages.say("error", &[("error", error.to_string().into())])))?;
    if options.what.is_some() {
        return set_up(&bot, &mut tool).await;
    }
    let mut well = true;
    for webhook in bot.webhooks() {
        let health = webhook.health();
        well &= health == Health::Up;
        let can = webhook.capabilities(&ConversationId::new(webhook.id(), ""));
        let how = match &health {
            Health::Up => tool.messages.text("channels-up"),
            Health::Down { why } => why.clone(),
        };
        if options.json {
            let up = health == Health::Up;
            tool.screen
                .line(&json!({ "channel": webhook.id(), "on": true, "up": up, "can": table(can) }).to_string())?;
            continue;
        }
        let name = tool.screen.ink(Ink::Bold, webhook.id());
        tool.screen.line(&format!("{name}: {how}"))?;
        if let Value::Object(rows) = table(can) {
            for (name, value) in rows.iter().filter(|(_, value)| !value.is_null()) {
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                tool.screen.line(&format!("    {name}: {value}"))?;
            }
        }
    }
    for off in &opened.off {
        let line = match options.json {
            true => json!({ "channel": off.channel, "on": false, "why": reason(&tool, off) }).to_string(),
            false => reason(&tool, off),
        };
        tool.screen.remark(&line)?;
    }
    Ok(well)
}

/// The capabilities as the table of data that they are.
fn table(can: &Capabilities) -> Value {
    let limit = |limit: Limit| {
        let unit = match limit.unit {
            Unit::Chars => "characters",
            Unit::Utf16 => "UTF-16 units",
            Unit::Bytes => "bytes",
            Unit::Graphemes => "graphemes",
        };
        format!("{} {unit}", limit.max)
    };
    let hours = |time: Option<Duration>| time.map(|time| time.as_secs() / 3_600);
    json!({
        "text": limit(can.text),
        "buttons": can.buttons.map(|row| row.max),
        "button title": can.buttons.map(|row| limit(row.title)),
        "link buttons": can.links.map(|row| row.max),
        "cards": can.cards.map(|cards| cards.max),
        "images": can.images,
        "documents": can.documents,
        "typing seconds": can.typing.map(|time| time.as_secs()),
        "seen": can.seen,
        "handover": can.handover,
        "window hours": hours(can.window),
        "window hours of people": hours(can.agent_window),
        "idempotent": can.idempotent_send,
        "echo seconds": can.echo.map(|time| time.as_secs()),
    })
}

/// Prepares every platform; a failure of one keeps none of the others from being prepared.
async fn set_up(bot: &Bot, tool: &mut Tool) -> Result<bool, Stop> {
    let mut done = true;
    for webhook in bot.webhooks() {
        let profile = bot.profile(webhook.id());
        let line = match webhook.prepare(&profile).await {
            Ok(()) => tool.messages.say("channels-prepared", &[("channel", webhook.id().into())]),
            Err(error) => {
                done = false;
                let variables = [("channel", webhook.id().into()), ("error", error.to_string().into())];
                tool.messages.say("channels-not-prepared", &variables)
            }
        };
        tool.screen.line(&line)?;
    }
    Ok(done)
}
