//! The one place where the commands meet the diagnostics: how they are gathered and written.

use crate::Error;
use crate::bot::{Bot, Builder};
use crate::catalog::{Diagnostic, Severity};
use crate::lang::Language;
use serde_json::json;
use std::fmt::Write;

/// What building a bot found out.
pub(super) struct Examined {
    /// The bot, or why there is none.
    pub(super) bot: Result<Bot, Error>,
    /// What is wrong with its files and handlers.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Builds the bot and gathers what is wrong.
pub(super) fn examine<S: Clone + Send + Sync + 'static>(builder: Builder<S>) -> Examined {
    let bot = builder.build();
    let diagnostics = bot.as_ref().map_or_else(|_| Vec::new(), |bot| bot.diagnostics().to_vec());
    Examined { bot, diagnostics }
}

/// As people read them.
pub(super) fn render(diagnostics: &[Diagnostic], _language: &Language, _colour: bool) -> String {
    let mut text = String::new();
    for found in diagnostics {
        let args: Vec<String> = found.args.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}[{}]: {}", severity(found.severity), found.code, args.join(", "));
        for label in &found.labels {
            let (line, column) = label.place.source.position(label.place.span.start);
            let _ = writeln!(text, "  --> {}:{line}:{column}", label.place.source.path.display());
        }
    }
    text
}

/// As programs read them: one JSON object a line.
pub(super) fn json_lines(diagnostics: &[Diagnostic], _language: &Language) -> String {
    let mut text = String::new();
    for found in diagnostics {
        let place = found.labels.first().map(|label| &label.place);
        let position = |byte: usize| place.map(|place| place.source.position(byte));
        let start = place.and_then(|place| position(place.span.start));
        let end = place.and_then(|place| position(place.span.end));
        let line = json!({
            "code": found.code,
            "severity": severity(found.severity),
            "file": place.map(|place| place.source.path.display().to_string()),
            "line": start.map(|at| at.0), "column": start.map(|at| at.1),
            "end_line": end.map(|at| at.0), "end_column": end.map(|at| at.1),
            "message": found.message,
        });
        let _ = writeln!(text, "{line}");
    }
    text
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
