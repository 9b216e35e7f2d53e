//! `why`: how one sentence is understood at the beginning of a conversation, and why.

use super::Tool;
use super::explain::Explanation;
use super::opening::{Opened, open};
use super::stop::Stop;
use crate::bot::Bot;

/// Explains `sentence`; nothing is sent.
pub(super) async fn why(bot: Bot, mut tool: Tool, sentence: &str, json: bool) -> Result<bool, Stop> {
    let Opened { stage, .. } = open(bot, &tool).await?;
    let explanation = Explanation::of(&stage, sentence).await?;
    if json {
        tool.screen.line(&explanation.json().to_string())?;
    } else {
        tool.screen.block(&explanation.words(&tool.messages))?;
    }
    Ok(true)
}
