//! `outbox`: messages that were given up, and sending them after all.

use super::Tool;
use super::args::OutboxCommand;
use super::stop::Stop;
use crate::bot::Bot;
use crate::message::{Content, Incoming, InternalEvent};
use crate::store::{Told, ToldState, View};
use serde_json::json;

/// Runs the command.
pub(super) async fn outbox(bot: Bot, mut tool: Tool, command: &OutboxCommand) -> Result<bool, Stop> {
    let views = bot.given_up().await?;
    match command {
        OutboxCommand::List { json } => list(&views, &mut tool, *json),
        OutboxCommand::Replay { ids, all } => {
            let mut count = 0;
            for view in &views {
                let chosen = dead(view).map(|told| told.message.id.clone()).filter(|id| *all || ids.contains(id));
                let messages: Vec<String> = chosen.collect();
                if messages.is_empty() {
                    continue;
                }
                count += messages.len();
                let event = Content::Internal(InternalEvent::Replay { messages });
                let incoming = Incoming::new(view.conversation.clone(), (tool.clock.clock())(), event);
                bot.inbox().accept(vec![incoming]).await?;
            }
            tool.screen.line(&tool.messages.say("outbox-replayed", &[("count", count.into())]))?;
            // An id that leads nowhere is worth a look.
            Ok(*all || count >= ids.len())
        }
    }
}

fn dead(view: &View) -> impl Iterator<Item = &Told> {
    view.told.iter().filter(|told| told.state == ToldState::Dead)
}

/// Ids, times and codes only: what was to be said is nobody's business here.
fn list(views: &[View], tool: &mut Tool, as_json: bool) -> Result<bool, Stop> {
    let mut any = false;
    for (view, told) in views.iter().flat_map(|view| dead(view).map(move |told| (view, told))) {
        any = true;
        let (channel, reason) = (&view.conversation.channel, told.reason.as_deref().unwrap_or_default());
        let at = told.ended_at.map(|at| at.to_string()).unwrap_or_default();
        if as_json {
            let line = json!({ "id": told.message.id, "channel": channel, "account": view.conversation.account,
                "text": told.message.text_id, "reason": reason, "attempts": told.attempts, "at": at });
            tool.screen.line(&line.to_string())?;
            continue;
        }
        let variables = [
            ("id", told.message.id.as_str().into()),
            ("channel", channel.as_str().into()),
            ("reason", reason.into()),
            ("attempts", told.attempts.into()),
            ("at", at.into()),
        ];
        tool.screen.line(&tool.messages.say("outbox-line", &variables))?;
    }
    if !any && !as_json {
        tool.screen.line(&tool.messages.text("outbox-none"))?;
    }
    Ok(true)
}
