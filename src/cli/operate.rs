//! `off` and `on`: switches topics and channels, in every process of the store.

use super::Tool;
use super::args::SwitchOptions;
use super::moment;
use super::stop::Stop;
use crate::bot::Bot;
use crate::testing::{instant, zone};

/// Runs the command.
pub(super) async fn switch(bot: Bot, mut tool: Tool, off: bool, options: &SwitchOptions) -> Result<bool, Stop> {
    let Some(target) = &options.target else { return list(&bot, &mut tool).await };
    if !bot.switchable().any(|known| known == target) {
        let known: Vec<&str> = bot.switchable().collect();
        let near = crate::catalog::nearest(target, known.iter().copied());
        let known = if near.is_empty() { known.join(", ") } else { near.join(", ") };
        let variables = [("target", target.as_str().into()), ("known", known.into())];
        return Err(Stop::Misuse(tool.messages.say("switch-unknown", &variables)));
    }
    let Some(reason) = &options.reason else { return Err(Stop::Misuse(tool.messages.text("switch-reason"))) };
    let until = match &options.until {
        None => None,
        Some(text) => {
            let local = moment::day_or_moment(text);
            let local = local.ok_or_else(|| Stop::misuse(&tool.messages, "unknown-moment", "moment", text))?;
            Some(instant(local, &zone(&bot))?)
        }
    };
    bot.switch(target, off, reason, until).await?;
    let id = match (off, until) {
        (true, None) => "switch-off",
        (true, Some(_)) => "switch-off-until",
        (false, _) => "switch-on",
    };
    let until = options.until.clone().unwrap_or_default();
    let line = tool.messages.say(id, &[("target", target.as_str().into()), ("until", until.into())]);
    tool.screen.line(&line)?;
    Ok(true)
}

/// What is off.
async fn list(bot: &Bot, tool: &mut Tool) -> Result<bool, Stop> {
    let switches = bot.switches().await?;
    if switches.off.is_empty() {
        tool.screen.line(&tool.messages.text("switch-none"))?;
    }
    for (target, switch) in &switches.off {
        let local = |at: jiff::Timestamp| zone(bot).to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string();
        let until = switch.until.map_or_else(|| tool.messages.text("none"), local);
        let variables = [
            ("target", target.as_str().into()),
            ("reason", super::screen::harmless(&switch.reason).into()),
            ("since", local(switch.since).into()),
            ("until", until.into()),
        ];
        tool.screen.line(&tool.messages.say("switch-line", &variables))?;
    }
    Ok(true)
}
