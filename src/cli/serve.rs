//! `serve`: the bot's channels over HTTP.

use super::Tool;
use super::args::ServeOptions;
use super::screen::Ink;
use super::stop::Stop as Ended;
use crate::bot::Bot;
use crate::channel::http::{Limits, Mount};
use crate::channel::{Environment, Off, Why};
use crate::engine::Stop;
use std::io;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Runs the command.
pub(super) async fn serve(bot: Bot, mut tool: Tool, options: &ServeOptions) -> Result<bool, Ended> {
    // A secret that is wrong is wrong use, like an option that is.
    let opened = bot.with_channels(&environment());
    let (bot, opened) =
        opened.map_err(|error| Ended::Misuse(tool.messages.say("error", &[("error", error.to_string().into())])))?;
    let listener = TcpListener::bind(options.listen).await.map_err(|error| cannot_listen(&tool, options, &error))?;
    let address = listener.local_addr()?;
    let chat = bot.webhooks().iter().any(|webhook| webhook.mount() == Mount::Root);
    let bot = if chat { bot.with_address(&format!("http://{address}")) } else { bot };
    for webhook in bot.webhooks() {
        let place = match webhook.mount() {
            Mount::Hook => format!("http://{address}/hook/{}", webhook.id()),
            Mount::Root => format!("http://{address}/"),
        };
        let line = tool.messages.say("serve-on", &[("channel", webhook.id().into()), ("address", place.into())]);
        tool.screen.line(&line)?;
    }
    for off in &opened.off {
        tool.screen.remark(&reason(&tool, off))?;
    }
    #[cfg(feature = "sqlite")]
    if tool.common.data.is_none() {
        tool.screen.remark(&tool.messages.text("serve-in-memory"))?;
    }
    let line = tool.messages.say("serve-at", &[("address", address.to_string().into())]);
    tool.screen.line(&tool.screen.ink(Ink::Bold, &line))?;
    let stop = Stop::new();
    let ending = tool.messages.text("serve-ending");
    let asked = {
        let stop = stop.clone();
        tokio::spawn(async move {
            asked_to_end().await;
            tracing::info!("{ending}");
            stop.stop();
        })
    };
    bot.serve(listener, Limits::default(), stop).await?;
    asked.abort();
    tool.screen.line(&tool.messages.text("serve-ended"))?;
    Ok(true)
}

/// The process's own environment.
pub(super) fn environment() -> Environment {
    Arc::new(|name| std::env::var(name).ok())
}

fn cannot_listen(tool: &Tool, options: &ServeOptions, error: &io::Error) -> Ended {
    let variables = [("address", options.listen.to_string().into()), ("error", error.to_string().into())];
    Ended::Misuse(tool.messages.say("serve-cannot-listen", &variables))
}

pub(super) fn reason(tool: &Tool, off: &Off) -> String {
    let channel = ("channel", off.channel.as_str().into());
    match &off.why {
        Why::NoConnector => tool.messages.say("serve-off-no-connector", &[channel]),
        Why::NoSecrets(names) => {
            tool.messages.say("serve-off-no-secrets", &[channel, ("variables", names.join(", ").into())])
        }
        Why::Broken => tool.messages.say("serve-off-broken", &[channel]),
    }
}

/// Waits for the signal that ends a service, or the key that ends a command.
async fn asked_to_end() {
    #[cfg(unix)]
    if let Ok(mut term) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = term.recv() => return,
            _ = tokio::signal::ctrl_c() => return,
        }
    }
    // An error would mean that nobody can ask.
    let _ = tokio::signal::ctrl_c().await;
}
