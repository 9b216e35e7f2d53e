//! `check`: everything that is wrong with files, texts and handlers, and a summary; repairs, approvals, and
//! checking again at every change.

mod fix;
mod since;
mod watch;

use super::Tool;
use super::args::CheckOptions;
use super::folders::Folders;
use super::screen::Ink;
use super::stop::Stop;
use crate::bot::{Builder, Examined};
use crate::catalog::{self, Diagnostic, Severity};
use std::collections::BTreeSet;

/// Runs the command; `false` where there are errors. Warnings and hints are no failure.
pub(super) fn check<S: Clone + Send + Sync + 'static>(
    builder: &Builder<S>,
    folders: &Folders,
    tool: &mut Tool,
    options: &CheckOptions,
) -> Result<bool, Stop> {
    if let Some(revision) = &options.since {
        return since::since(builder.languages(), folders, tool, revision, options.json);
    }
    if options.privacy {
        return super::privacy::privacy(builder, tool, options.json);
    }
    if options.watch {
        return watch::watch(builder, folders, tool, options.json);
    }
    if options.fix {
        return fix::fix(builder, folders, tool, options);
    }
    told(&builder.examine()?, tool, options.json)
}

/// Prints every mistake; `false` where there are errors.
fn told(examined: &Examined, tool: &mut Tool, json: bool) -> Result<bool, Stop> {
    let found = examined.diagnostics.as_slice();
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
        let summary = if found.is_empty() {
            let catalog = &examined.catalog;
            let variables = [
                ("intents", catalog.intents.len().into()),
                ("answers", catalog.answers().count().into()),
                ("scripts", catalog.scripts.len().into()),
            ];
            tool.messages.say("check-fine", &variables)
        } else {
            summary(found, tool)
        };
        let ink = if errors > 0 { Ink::Alarm } else { Ink::Calm };
        let summary = tool.screen.ink(ink, &summary);
        tool.screen.line(&summary)?;
    }
    Ok(errors == 0)
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
