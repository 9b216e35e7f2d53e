//! `check`: everything that is wrong with files, texts and handlers, and a summary.

use super::Tool;
use super::report;
use super::screen::Ink;
use super::stop::Stop;
use crate::bot::Builder;
use crate::catalog::{Diagnostic, Severity};
use std::collections::BTreeSet;

/// Prints every mistake; `false` where there are errors. Warnings and hints are no failure.
pub(super) fn check<S: Clone + Send + Sync + 'static>(
    builder: Builder<S>,
    tool: &mut Tool,
    json: bool,
) -> Result<bool, Stop> {
    let examined = report::examine(builder);
    let bot = examined.bot.as_ref().ok();
    let languages = bot.map_or_else(crate::lang::Languages::default, crate::bot::Bot::languages);
    let found = &examined.diagnostics;
    let errors = count(found, Severity::Error);
    if let Some(language) = languages.get(tool.messages.code()) {
        if json {
            tool.screen.block(&report::json_lines(found, language))?;
        } else {
            let colour = tool.screen.colour();
            tool.screen.block(&report::render(found, language, colour))?;
        }
    }
    if !json {
        if !tool.handlers {
            tool.screen.remark(&tool.messages.text("check-names-taken"))?;
        }
        let summary = match bot {
            Some(bot) if found.is_empty() => {
                let catalog = bot.catalog();
                let variables = [
                    ("intents", catalog.intents.len().into()),
                    ("answers", catalog.answers().count().into()),
                    ("scripts", catalog.scripts.len().into()),
                ];
                tool.messages.say("check-fine", &variables)
            }
            _ => summary(found, tool),
        };
        let ink = if errors > 0 { Ink::Alarm } else { Ink::Calm };
        let summary = tool.screen.ink(ink, &summary);
        tool.screen.line(&summary)?;
    }
    match examined.bot {
        // The mistakes above say why; only a bot that cannot be built without any needs more words.
        Err(error) if errors == 0 => Err(error.into()),
        _ => Ok(errors == 0),
    }
}

fn summary(found: &[Diagnostic], tool: &Tool) -> String {
    let files: BTreeSet<_> =
        found.iter().filter_map(|found| found.labels.first()).map(|label| &label.place.source.path).collect();
    let variables = [
        ("errors", count(found, Severity::Error).into()),
        ("warnings", count(found, Severity::Warning).into()),
        ("hints", count(found, Severity::Hint).into()),
        ("files", files.len().into()),
    ];
    tool.messages.say("check-summary", &variables)
}

fn count(found: &[Diagnostic], severity: Severity) -> usize {
    found.iter().filter(|found| found.severity == severity).count()
}
