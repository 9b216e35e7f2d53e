//! `serve`: the bot's channels over HTTP.

use super::Tool;
use super::args::ServeOptions;
use super::folders::Folders;
use super::reload::{Failed, Reread};
use super::screen::Ink;
use super::stop::Stop as Ended;
use super::watching::Watching;
use crate::Error;
use crate::bot::Bot;
use crate::catalog::{self, Diagnostic};
use crate::channel::http::{Limits, Mount};
use crate::channel::{Environment, Off, Why};
use crate::engine::Stop;
use std::io;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// Runs the command.
///
/// Files that change meanwhile are taken as in `chat`; what keeps them from being taken is told in one line.
pub(super) async fn serve(bot: Bot, folders: Folders, mut tool: Tool, options: &ServeOptions) -> Result<bool, Ended> {
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
    // Before anybody is told that it answers: a change right afterwards is not overlooked.
    let mut changes = changes(&folders, &mut tool)?;
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
    let serving = bot.serve(listener, Limits::default(), stop);
    tokio::pin!(serving);
    // Only the outcome is told here: tests run beside, so that no customer waits for them.
    let mut current = bot.clone();
    loop {
        tokio::select! {
            served = &mut serving => break served?,
            Some(()) = changes.recv() => {
                let (judge, old) = (tool.judge(&bot, folders.clone()), current.clone());
                let judging = tokio::spawn(async move { judge.reread(&old).await });
                tokio::select! {
                    served = &mut serving => break served?,
                    judged = judging => {
                        let judged = judged.map_err(|error| Error::unavailable("the files could not be tried").because(error));
                        if let Some(fresh) = told(&mut tool, judged.and_then(|judged| judged))? {
                            bot.adopt(&fresh);
                            current = *fresh;
                        }
                    }
                }
            }
        }
    }
    asked.abort();
    tool.screen.line(&tool.messages.text("serve-ended"))?;
    Ok(true)
}

/// A word for each change of the files. Where the system cannot watch, the bot is served without.
fn changes(folders: &Folders, tool: &mut Tool) -> Result<UnboundedReceiver<()>, Ended> {
    let (sender, changes) = unbounded_channel();
    match Watching::begin(folders) {
        // Waiting blocks, and the thread ends with the process.
        Ok(watching) => {
            std::thread::spawn(move || while watching.wait() && sender.send(()).is_ok() {});
        }
        Err(Ended::Bot(error)) => {
            tool.screen.remark(&tool.messages.say("serve-not-watched", &[("error", error.to_string().into())]))?;
        }
        Err(other) => return Err(other),
    }
    Ok(changes)
}

/// Tells the operator in one line what became of changed files; gives back the version that is to answer.
fn told(tool: &mut Tool, judged: Result<Reread, Error>) -> Result<Option<Box<Bot>>, Ended> {
    let messages = &tool.messages;
    let first = |remark: String, first: Option<Diagnostic>| {
        let first = first.map(|first| catalog::one_line(&first, messages.own()));
        let variables = |first: String| [("remark", remark.as_str().into()), ("mistake", first.into())];
        first.map_or_else(|| remark.clone(), |first| messages.say("reload-kept-first", &variables(first)))
    };
    let line = match judged {
        Ok(Reread::Taken(fresh)) => {
            tool.screen.remark(&messages.text("reload-taken"))?;
            return Ok(Some(fresh));
        }
        Ok(Reread::Unusable(error)) | Err(error) => messages.say("reload-kept", &[("error", error.to_string().into())]),
        Ok(Reread::Wrong(errors)) => {
            let remark = messages.say("reload-kept-errors", &[("errors", errors.len().into())]);
            first(remark, errors.into_iter().next())
        }
        Ok(Reread::Failing(failing)) => {
            let remark = messages.say("reload-kept-tests", &[("tests", failing.len().into())]);
            first(remark, failing.first().map(Failed::diagnostic))
        }
    };
    tool.screen.remark(&line)?;
    Ok(None)
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
