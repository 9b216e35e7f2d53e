//! How a conversation of the commands begins: which channel, who, logged in how.

use super::Tool;
use super::messages::Messages;
use super::stop::Stop;
use crate::bot::Bot;
use crate::catalog::Catalog;
use crate::message::LoginLevel;
use crate::testing::{Happened, Stage, first_channel};

/// A conversation on the stage, opened and logged in.
pub(super) struct Opened {
    pub(super) stage: Stage,
    /// Was it kept, and goes on where it stands?
    pub(super) goes_on: bool,
    /// What the bot said to it, behind what it had said last.
    pub(super) greeting: Happened,
}

/// Opens the conversation that the options describe.
pub(super) async fn open(bot: Bot, tool: &Tool) -> Result<Opened, Stop> {
    let catalog = bot.catalog();
    let channel = match &tool.common.channel {
        Some(name) => known_channel(&catalog, name, &tool.messages)?,
        None => first_channel(&catalog).ok_or_else(|| Stop::Misuse(tool.messages.text("no-channel")))?,
    };
    let mut stage = Stage::new(bot, tool.clock.clone(), channel, &tool.demo.person);
    let goes_on = stage.standing().await?.turns > 0;
    let before = stage.said_last().await?;
    let greeting = before.and(enter(&mut stage, tool.common.login.map(LoginLevel::from)).await?);
    Ok(Opened { stage, goes_on, greeting })
}

/// Logs in, at that level or as high as the channel allows but no higher than a plain login, and opens. A
/// conversation that was kept goes on where it stands: what has become due meanwhile takes place first, and nobody
/// is logged in anew who still is.
pub(super) async fn enter(stage: &mut Stage, login: Option<LoginLevel>) -> Result<Happened, Stop> {
    let catalog = stage.bot().catalog();
    let channel = catalog.bot.channels.get(&stage.conversation().channel);
    let highest = channel.map_or(LoginLevel::None, |channel| channel.highest_login);
    let mut happened = stage.take_due().await?;
    let before = stage.standing().await?;
    let level = login.unwrap_or_else(|| LoginLevel::Login.min(highest).max(before.login));
    if level != before.login {
        let logged_in = stage.log_in(level).await?;
        if before.turns > 0 {
            happened = happened.and(logged_in);
        }
    }
    if before.turns == 0 {
        happened = stage.open().await?;
    }
    Ok(happened)
}

/// That channel's name, if `bot.toml` has it.
pub(super) fn known_channel<'a>(catalog: &'a Catalog, name: &str, messages: &Messages) -> Result<&'a str, Stop> {
    let channels = &catalog.bot.channel_order;
    channels.iter().map(String::as_str).find(|known| *known == name).ok_or_else(|| {
        let variables = [("channel", name.into()), ("known", channels.join(", ").into())];
        Stop::Misuse(messages.say("unknown-channel", &variables))
    })
}
