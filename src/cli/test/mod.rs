//! `test`: every conversation test and test phrase of the intent files, and how many passed.

mod failure;

use super::Tool;
use super::args::{Only, TestOptions};
use super::progress::Progress;
use super::screen::Ink;
use super::stop::Stop;
use crate::bot::Bot;
use crate::catalog;
use crate::testing::{Outcome, PhraseFailure, PhraseStage, PhraseTest, phrase_tests, play, zone};
use serde_json::{Value as Json, json};

/// Runs what the options choose; `false` where anything failed, or nothing fits the filter.
pub(super) async fn test(bot: &Bot, mut tool: Tool, options: &TestOptions) -> Result<bool, Stop> {
    let catalog = bot.catalog();
    let wanted = |name: &str| options.filter.as_deref().is_none_or(|filter| name.contains(filter));
    let scripts: Vec<_> = match options.only {
        Some(Only::Phrases) => Vec::new(),
        _ => catalog.scripts.iter().filter(|script| wanted(&script.id)).collect(),
    };
    let now = tool.demo.now.unwrap_or_else(|| zone(bot).to_datetime(tool.clock.now()));
    let mut phrases = match options.only {
        Some(Only::Scripts) => Vec::new(),
        _ => phrase_tests(&catalog, now),
    };
    phrases.retain(|phrase| wanted(phrase.target.id()));
    if let (true, Some(filter)) = (scripts.is_empty() && phrases.is_empty(), &options.filter) {
        return Err(Stop::Misuse(tool.messages.say("test-none", &[("filter", filter.as_str().into())])));
    }
    if !tool.handlers && !options.json && !scripts.is_empty() {
        tool.screen.remark(&tool.messages.text("test-no-handlers"))?;
    }

    let mut progress = Progress::new(scripts.len() + phrases.len(), tool.messages.text("test-progress"));
    let mut talks = Tally::default();
    for script in scripts {
        progress.next();
        let outcome = play(bot, script, &tool.demo).await;
        talks.count(outcome.passed());
        progress.aside(|| told_script(&mut tool, &outcome, options.json))?;
    }
    let mut sentences = Tally::default();
    if !phrases.is_empty() {
        let mut stage = PhraseStage::new(bot, &tool.demo)?;
        for phrase in &phrases {
            progress.next();
            let failure = stage.attempt(phrase).await?;
            sentences.count(failure.is_none());
            progress.aside(|| told_phrase(&mut tool, phrase, failure.as_ref(), options.json))?;
        }
    }
    progress.end();
    summary(&mut tool, talks, sentences, options.json)
}

/// How many passed.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    fn count(&mut self, passed: bool) {
        if passed { self.passed += 1 } else { self.failed += 1 }
    }
}

fn told_script(tool: &mut Tool, outcome: &Outcome, json: bool) -> Result<(), Stop> {
    if json {
        let failure = outcome.failure.as_ref().map(|failure| failure::script_json(outcome, failure, &tool.messages));
        let line = json!({ "test": outcome.script, "passed": outcome.passed(), "failure": failure });
        tool.screen.line(&line.to_string())?;
    } else if let Some(failure) = &outcome.failure {
        let words = failure::script_words(outcome, failure, &tool.messages, &tool.screen);
        tool.screen.block(&words)?;
    }
    Ok(())
}

fn told_phrase(tool: &mut Tool, phrase: &PhraseTest, failure: Option<&PhraseFailure>, json: bool) -> Result<(), Stop> {
    if json {
        let place = &phrase.phrase.place;
        let failure: Option<Json> = failure.map(|failure| catalog::json(&failure.diagnostic(), tool.messages.own()));
        let test = format!("{}:{}", place.source.path.display(), place.line());
        let line = json!({ "test": test, "passed": failure.is_none(), "failure": failure });
        tool.screen.line(&line.to_string())?;
    } else if let Some(failure) = failure {
        let words = failure::words(failure.diagnostic(), &tool.messages, &tool.screen);
        tool.screen.block(&words)?;
    }
    Ok(())
}

fn summary(tool: &mut Tool, talks: Tally, sentences: Tally, json: bool) -> Result<bool, Stop> {
    let passed = talks.passed + sentences.passed;
    let failed = talks.failed + sentences.failed;
    if json {
        tool.screen.line(&json!({ "passed": passed, "failed": failed }).to_string())?;
        return Ok(failed == 0);
    }
    for (id, tally) in [("test-scripts", talks), ("test-phrases", sentences)] {
        let all = tally.passed + tally.failed;
        if all > 0 {
            let variables = [("passed", tally.passed.into()), ("all", all.into())];
            tool.screen.line(&tool.messages.say(id, &variables))?;
        }
    }
    // Read by scripts, so it is the same in every language.
    let ink = if failed == 0 { Ink::Calm } else { Ink::Alarm };
    let closing = tool.screen.ink(ink, &format!("{passed} passed, {failed} failed"));
    tool.screen.line(&closing)?;
    Ok(failed == 0)
}
