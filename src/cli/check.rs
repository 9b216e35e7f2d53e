//! `check`: everything that is wrong with files, texts and handlers, and a summary.

use super::Tool;
use super::screen::Ink;
use super::stop::Stop;
use crate::bot::Builder;
use crate::catalog::{self, Diagnostic, Severity};
use std::collections::BTreeSet;

/// Prints every mistake; `false` where there are errors. Warnings and hints are no failure.
pub(super) fn check<S: Clone + Send + Sync + 'static>(
    builder: Builder<S>,
    tool: &mut Tool,
    json: bool,
) -> Result<bool, Stop> {
    let built = builder.build_to_check();
    let bot = built.as_ref().ok();
    let found = bot.map_or(&[][..], |bot| bot.diagnostics());
    let errors = count(found, Severity::Error);
    let written = if json {
        catalog::json_lines(found, tool.messages.own())
    } else {
        catalog::render(found, tool.messages.own(), tool.screen.colour())
    };
    tool.screen.block(&written)?;
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
    match built {
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
