//! Diagnostics for programs: one JSON object a line.

use super::render::{by_importance, say};
use super::{Diagnostic, Severity};
use crate::lang::Messages;
use serde_json::{Value, json};

/// One line each: `code severity file line column end_line end_column message help fixes[]`.
///
/// Lines and columns count from 1, columns in characters. A fix is a list of edits: `file`, bytes
/// `start` and `end` of the decoded text, `text`; `choices` says of each whether a person must choose it.
pub fn json_lines(told: &[Diagnostic], messages: &Messages) -> String {
    by_importance(told).into_iter().flatten().map(|told| json(told, messages).to_string() + "\n").collect()
}

/// One of them, with the fields of [`json_lines`].
pub fn json(told: &Diagnostic, messages: &Messages) -> Value {
    let severity = match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    let place = told.labels.first().map(|label| &label.place);
    let start = place.map(|place| place.source.position(place.span.start));
    let end = place.map(|place| place.source.position(place.span.end));
    let choices: Vec<bool> =
        told.fixes.iter().map(|fix| !told.repair().is_some_and(|repair| std::ptr::eq(repair, fix))).collect();
    let fixes = told.fixes.iter().map(|fix| {
        let edits = fix.edits.iter().map(|edit| {
            let file = edit.place.source.path.display().to_string();
            json!({ "file": file, "start": edit.place.span.start, "end": edit.place.span.end, "text": edit.text })
        });
        edits.collect::<Vec<_>>()
    });
    json!({
        "code": told.code,
        "severity": severity,
        "file": place.map(|place| place.source.path.display().to_string()),
        "line": start.map(|start| start.0),
        "column": start.map(|start| start.1),
        "end_line": end.map(|end| end.0),
        "end_column": end.map(|end| end.1),
        "message": say(told, messages),
        "help": messages.attribute(told.message, "help", &args(told)),
        "fixes": fixes.collect::<Vec<_>>(),
        "choices": choices,
    })
}

/// The variables as the translator takes them.
pub(super) fn args(told: &Diagnostic) -> Vec<(&'static str, &str)> {
    told.args.iter().map(|(name, value)| (*name, value.as_str())).collect()
}
