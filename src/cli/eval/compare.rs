//! What has changed since an earlier report.

use super::report::Report;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use serde_json::Value as Json;
use std::path::Path;

/// Smaller changes are not told.
const CHANGE: f64 = 0.005;

/// The report of a file that `eval --json` wrote.
pub(super) fn written(path: &Path, messages: &Messages) -> Result<Json, Stop> {
    let wrong = |problem: String| unreadable(&path.display().to_string(), problem, messages);
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))
}

/// Says what cannot be compared with, and why.
pub(super) fn unreadable(what: &str, problem: String, messages: &Messages) -> Stop {
    let variables = [("file", what.to_owned().into()), ("problem", problem.into())];
    Stop::Misuse(messages.say("eval-unreadable", &variables))
}

/// The changes since an earlier report.
pub(super) fn compare(before: &Json, report: &Report, messages: &Messages) -> String {
    let find = |list: &str, key: &str, name: &str, value: &str| {
        let all = before.get(list)?.as_array()?;
        all.iter().find(|row| row.get(key).and_then(Json::as_str) == Some(name))?.get(value)?.as_f64()
    };
    let mut lines = Vec::new();
    let mut tell = |what: &str, before: Option<f64>, now: f64| {
        let before = before.filter(|before| (before - now).abs() >= CHANGE);
        if let Some(before) = before {
            let percent = |share: f64| messages.percent(share as f32);
            let variables =
                [("what", what.to_owned().into()), ("before", percent(before).into()), ("now", percent(now).into())];
            lines.push(messages.say("eval-change", &variables));
        }
    };
    for (code, _, accuracy, _) in &report.languages {
        let name = if code == "*" { messages.text("eval-all") } else { code.clone() };
        tell(&name, find("languages", "language", code, "accuracy"), *accuracy);
    }
    for topic in &report.topics {
        tell(&topic.id, find("topics", "id", &topic.id, "f1"), topic.f1);
    }
    if lines.is_empty() {
        lines.push(messages.text("eval-no-change"));
    }
    lines.join("\n")
}
