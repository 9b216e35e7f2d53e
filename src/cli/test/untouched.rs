//! `test --coverage`: what no test touches.

use crate::bot::Bot;
use crate::cli::Tool;
use crate::cli::screen::Ink;
use crate::cli::stop::Stop;
use crate::testing::{Touched, coverage};
use serde_json::{Map, Value as Json, json};

/// Tells it by kind.
pub(super) fn told(bot: &Bot, touched: &Touched, tool: &mut Tool, json: bool) -> Result<(), Stop> {
    let all = coverage(bot, touched);
    if json {
        let kinds: Map<String, Json> = all
            .into_iter()
            .map(|covered| (covered.kind.to_owned(), json!({ "all": covered.all, "missing": covered.missing })))
            .collect();
        tool.screen.line(&json!({ "coverage": kinds }).to_string())?;
        return Ok(());
    }
    for covered in all.iter().filter(|covered| covered.all > 0) {
        let kind = tool.messages.text(&format!("coverage-{}", covered.kind));
        let touched = covered.all - covered.missing.len();
        let named = [("kind", kind.into()), ("touched", touched.into()), ("all", covered.all.into())];
        let line = tool.messages.say("coverage-line", &named);
        tool.screen.line(&tool.screen.ink(Ink::Bold, &line))?;
        for missing in &covered.missing {
            tool.screen.line(&format!("  {missing}"))?;
        }
    }
    Ok(())
}
