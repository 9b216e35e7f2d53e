//! `say`: messages from the command line, answers on standard output; with `--json` for programs.

use super::Tool;
use super::explain::{Explanation, score};
use super::lines::next_line;
use super::opening::{Opened, open};
use super::stop::Stop;
use super::{bubble, entities};
use crate::bot::Bot;
use crate::message::Outgoing;
use crate::testing::{Happened, Stage, buttons, value_text, zone};
use serde_json::{Map, Value as Json, json};
use std::io::{self, IsTerminal};

/// Says `texts`, or the lines of a pipe, in one conversation that begins after the welcome.
pub(super) async fn say(bot: Bot, mut tool: Tool, texts: Vec<String>, json: bool) -> Result<bool, Stop> {
    let name = bot.catalog().bot.name.clone();
    let texts = if !texts.is_empty() {
        texts
    } else if io::stdin().is_terminal() {
        return Err(Stop::Misuse(tool.messages.text("nothing-to-say")));
    } else {
        let mut input = io::stdin().lock();
        std::iter::from_fn(|| next_line(&mut input).transpose()).collect::<Result<Vec<_>, _>>()?
    };
    let Opened { mut stage, .. } = open(bot, &tool).await?;
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let explanation = Explanation::of(&stage, text).await?;
        let held = held(&stage, text, &explanation);
        let happened = stage.said(text).await?;
        if json {
            let line = line(&stage, text, &explanation, &happened, &held).await?;
            tool.screen.line(&line.to_string())?;
            continue;
        }
        tool.screen.line(&format!("> {text}"))?;
        for reply in &happened.replies {
            bubble::show(&mut tool.screen, &name, reply)?;
        }
        let target = happened.understood().map_or_else(|| tool.messages.text("none"), str::to_owned);
        tool.screen.remark(&tool.messages.say("say-understood", &[("target", target.into())]))?;
    }
    Ok(true)
}

/// The values that the bot read in the text, in the form of `entities --jsonl`.
fn held(stage: &Stage, text: &str, explanation: &Explanation) -> Vec<Json> {
    let now = zone(stage.bot()).to_datetime(stage.now());
    explanation.readings().iter().filter_map(|reading| entities::normal_form(reading, text, now)).collect()
}

/// One message and what came of it.
async fn line(
    stage: &Stage,
    text: &str,
    explanation: &Explanation,
    happened: &Happened,
    held: &[Json],
) -> Result<Json, Stop> {
    let understood = happened.understood();
    let mut slots: Map<String, Json> = Map::new();
    if let Some(id) = understood {
        slots.extend(explanation.slots(id).map(|(slot, value)| (slot.to_owned(), value.into())));
    }
    // What the conversation keeps is checked and completed, so it wins over what the sentence said.
    let standing = stage.standing().await?;
    slots.extend(standing.slots.iter().map(|(slot, value)| (slot.clone(), value_text(value).into())));
    Ok(json!({
        "said": text,
        "understood": understood,
        "score": understood.and_then(|id| explanation.score(id)).map(score),
        "slots": slots,
        "entities": held,
        "replies": happened.replies.iter().map(reply).collect::<Vec<_>>(),
        "handler": happened.handlers().last(),
        "handoff": happened.handoff(),
    }))
}

fn reply(message: &Outgoing) -> Json {
    let titles: Vec<&str> = buttons(message).iter().map(|button| button.title.as_str()).collect();
    json!({ "text": message.text(), "text_id": message.text_id, "buttons": titles })
}
