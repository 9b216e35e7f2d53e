//! `eval` over the intent files: every phrase is understood by a bot that has not learnt it.

use super::compare::{compare, unreadable, written};
use super::folds::{FOLDS, Subject, tried};
use super::html::html;
use super::report::{Report, accuracy};
use super::revision;
use crate::bot::Bot;
use crate::catalog::Catalog;
use crate::cli::Tool;
use crate::cli::args::EvalOptions;
use crate::cli::progress::Progress;
use crate::cli::stop::Stop;
use serde_json::Value as Json;
use std::path::Path;

/// The shares of the phrases that are learnt for the learning curve, besides all.
const SHARES: [f64; 3] = [0.25, 0.5, 0.75];
/// The most confused pairs, and sentences of one, that are told on a terminal.
const MOST_PAIRS: usize = 12;
const MOST_SENTENCES: usize = 3;
/// The weakest topics that are told on a terminal.
const MOST_TOPICS: usize = 8;

/// Tries every phrase and tells the figures.
pub(in crate::cli) fn catalogue(bot: &Bot, mut tool: Tool, options: &EvalOptions) -> Result<bool, Stop> {
    let catalog = bot.catalog();
    let subject = Subject { catalog: &catalog, bot, language: options.locale.as_deref() };
    // What cannot be compared with is told before minutes of learning.
    let earlier = options.compare.as_deref().map(|name| earlier(name, bot, &tool)).transpose()?;
    let rounds = SHARES.len() + 1 + usize::from(matches!(earlier, Some(Earlier::Files(_))));
    let mut progress = Progress::new(FOLDS * rounds, tool.messages.text("eval-learning"));
    let mut learning: Vec<(f64, f64)> = Vec::new();
    for share in SHARES {
        let tried = tried(&subject, share, || progress.next());
        learning.push((share, accuracy(tried.iter())));
    }
    let all = tried(&subject, 1.0, || progress.next());
    let before = earlier.map(|earlier| match earlier {
        Earlier::Report(json) => json,
        Earlier::Files(files) => {
            let files = Subject { catalog: &files, ..subject };
            Report::of(&tried(&files, 1.0, || progress.next()), Vec::new()).json()
        }
    });
    progress.end();
    learning.push((1.0, accuracy(all.iter())));
    let report = Report::of(&all, learning);
    if let Some(path) = &options.html {
        let title = tool.messages.say("eval-title", &[("bot", bot.catalog().bot.name.clone().into())]);
        std::fs::write(path, html(&report, &title, &tool.messages))?;
    }
    if options.json {
        tool.screen.line(&report.json().to_string())?;
    } else {
        let lines = words(&report, &tool);
        tool.screen.block(&lines)?;
    }
    if let Some(before) = before.filter(|_| !options.json) {
        tool.screen.block(&compare(&before, &report, &tool.messages))?;
    }
    Ok(true)
}

/// What is compared with.
enum Earlier {
    /// A report that `--json` wrote.
    Report(Json),
    /// The intent files of a revision, which are tried as well.
    Files(Box<Catalog>),
}

/// A file of that name, else a revision of the repository that the intent files lie in.
fn earlier(name: &str, bot: &Bot, tool: &Tool) -> Result<Earlier, Stop> {
    let path = Path::new(name);
    if path.is_file() {
        return Ok(Earlier::Report(written(path, &tool.messages)?));
    }
    let folder = tool.common.intents.as_deref().unwrap_or(Path::new("intents"));
    let files = revision::catalog(folder, name, &bot.languages(), bot.entities());
    let files = files.map_err(|problem| unreadable(name, problem, &tool.messages))?;
    Ok(Earlier::Files(Box::new(files)))
}

fn words(report: &Report, tool: &Tool) -> String {
    let messages = &tool.messages;
    let percent = |share: f64| messages.percent(share as f32);
    let mut lines = vec![messages.text("eval-how")];
    for (code, sentences, right, slots) in &report.languages {
        let code = if code == "*" { messages.text("eval-all") } else { code.clone() };
        let details = slots.map_or("–".to_owned(), percent);
        let variables = [
            ("language", code.into()),
            ("sentences", (*sentences).into()),
            ("accuracy", percent(*right).into()),
            ("details", details.into()),
        ];
        lines.push(messages.say("eval-row", &variables));
    }
    lines.push(messages.text("eval-topics"));
    for topic in report.topics.iter().take(MOST_TOPICS) {
        let [precision, recall, f1] = [topic.precision, topic.recall, topic.f1].map(percent);
        let variables = [
            ("topic", topic.id.as_str().into()),
            ("precision", precision.into()),
            ("recall", recall.into()),
            ("f1", f1.into()),
        ];
        lines.push(format!("   {}", messages.say("eval-topic-row", &variables)));
    }
    lines.push(messages.text("eval-confusions"));
    for confusion in report.confusions.iter().take(MOST_PAIRS) {
        let names = [("truth", confusion.truth.as_str().into()), ("answer", confusion.answer.as_str().into())];
        lines.push(format!("   {}", messages.say("eval-confusion", &names)));
        for (sentence, place) in confusion.sentences.iter().take(MOST_SENTENCES) {
            lines.push(format!("      {sentence} ({place})"));
        }
    }
    let error = report.calibration_error.map_or("–".to_owned(), |error| format!("{error:.3}"));
    lines.push(messages.say("eval-ece", &[("error", error.into())]));
    lines.push(messages.text("eval-thresholds"));
    for threshold in report.thresholds.iter().filter(|threshold| threshold.accept >= 0.4) {
        let variables = [
            ("accept", format!("{:.2}", threshold.accept).into()),
            ("right", percent(threshold.right).into()),
            ("wrong", percent(threshold.wrong).into()),
            ("back", percent(1.0 - threshold.right - threshold.wrong).into()),
        ];
        lines.push(format!("   {}", messages.say("eval-threshold", &variables)));
    }
    lines.push(messages.say("eval-accept", &[("accept", format!("{:.2}", report.accept).into())]));
    for (share, right) in &report.learning {
        let variables = [("share", percent(*share).into()), ("accuracy", percent(*right).into())];
        lines.push(messages.say("eval-learnt", &variables));
    }
    lines.join("\n")
}
