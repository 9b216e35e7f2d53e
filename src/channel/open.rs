//! From `bot.toml` and the environment to connectors: which channels are on, and which are off and why.

use super::http::Webhook;
use super::rest::Rest;
use super::secrets::{Environment, Secrets, Unusable};
use super::web::{Login, Web};
use super::{Kind, settings};
use crate::catalog::{BotSettings, Channel, ChannelKind};
use crate::error::Error;
use crate::lang::Languages;
use crate::message::Clock;
use std::sync::Arc;

/// What a connector is opened with.
pub struct Opening<'a> {
    /// The bot's settings.
    pub bot: &'a BotSettings,
    /// The channel's own.
    pub channel: &'a Channel,
    /// Its variables of the environment.
    pub secrets: Secrets,
    /// The languages that the program knows.
    pub languages: Languages,
    /// How customers log in.
    pub login: Option<Arc<dyn Login>>,
    /// Where the time comes from.
    pub clock: Clock,
}

/// What channels find around them.
#[derive(Clone)]
pub struct Surroundings {
    /// The process's environment.
    pub environment: Environment,
    /// The languages that the program knows.
    pub languages: Languages,
    /// How customers log in, where the bot's author says so.
    pub login: Option<Arc<dyn Login>>,
    /// Where the time comes from.
    pub clock: Clock,
}

impl std::fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Surroundings")
    }
}

impl std::fmt::Debug for Opening<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opening").field("channel", &self.channel.name).finish_non_exhaustive()
    }
}

/// The channels of a bot: those that are on, and those that are not.
#[derive(Default)]
pub struct Opened {
    /// On.
    pub on: Vec<Arc<dyn Webhook>>,
    /// Off.
    pub off: Vec<Off>,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let on: Vec<_> = self.on.iter().map(|channel| channel.id()).collect();
        f.debug_struct("Opened").field("on", &on).field("off", &self.off).finish()
    }
}

/// A channel that is off.
#[derive(Clone, Debug)]
pub struct Off {
    /// Its name.
    pub channel: String,
    /// Why.
    pub why: Why,
}

/// Why a channel is off.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The program has no connector of its kind.
    NoConnector,
    /// These variables of the environment are not set.
    NoSecrets(Vec<String>),
    /// `bot.toml` has a mistake about it.
    Broken,
}

/// Opens the channels of `bot.toml` in the order in which they stand there, except those named in `taken`, which
/// have a connector already.
///
/// # Errors
/// If a variable of the environment is a placeholder, too short, or otherwise wrong: a program that starts with one
/// would seem to work. The error names the variable and never its value.
pub fn open(bot: &BotSettings, taken: &[&str], around: &Surroundings) -> Result<Opened, Error> {
    let mut opened = Opened::default();
    for name in bot.channel_order.iter().filter(|name| !taken.contains(&name.as_str())) {
        let Some(channel) = bot.channels.get(name) else { continue };
        match one(bot, channel, around)? {
            Ok(connector) => opened.on.push(connector),
            Err(why) => opened.off.push(Off { channel: name.clone(), why }),
        }
    }
    Ok(opened)
}

type Found = Result<Arc<dyn Webhook>, Why>;

fn one(bot: &BotSettings, channel: &Channel, around: &Surroundings) -> Result<Found, Error> {
    if channel.broken || !settings::are_sound(channel) {
        return Ok(Err(Why::Broken));
    }
    let Some(kind) = Kind::of(channel.kind) else { return Ok(Err(Why::NoConnector)) };
    let secrets = match Secrets::read(&channel.name, kind, &around.environment) {
        Ok(secrets) => secrets,
        Err(Unusable::Missing(names)) => return Ok(Err(Why::NoSecrets(names))),
        Err(Unusable::Refused(error)) => return Err(error.at(format_args!("channel {}", channel.name))),
    };
    let Surroundings { languages, login, clock, .. } = around.clone();
    connector(Opening { bot, channel, secrets, languages, login, clock })
}

/// The one place that knows which connector serves which kind.
fn connector(opening: Opening<'_>) -> Result<Found, Error> {
    Ok(match opening.channel.kind {
        ChannelKind::Rest => Ok(Arc::new(Rest::open(&opening)?)),
        #[cfg(feature = "client")]
        ChannelKind::Facebook => Ok(Arc::new(super::messenger::Messenger::open(&opening)?)),
        ChannelKind::Web => Ok(Arc::new(Web::open(&opening))),
        _ => Err(Why::NoConnector),
    })
}
