//! `test`: every conversation test and test phrase of the intent files, how many passed, and what none touches.

mod failure;
mod junit;
mod untouched;

pub(in crate::cli) use failure::{script_words, words};

use super::Tool;
use super::args::{Only, TestOptions};
use super::folders::Folders;
use super::progress::Progress;
use super::screen::Ink;
use super::stop::Stop;
use super::watching::Watching;
use crate::bot::Bot;
use crate::catalog;
use crate::testing::{Outcome, PhraseFailure, PhraseStage, PhraseTest, Touched, phrase_tests, play_all, zone};
use junit::Junit;
use serde_json::{Value as Json, json};
use std::time::Instant;

/// Runs what the options choose, again at every change where they say so; `false` where anything failed, or
/// nothing fits the filter.
pub(super) async fn test(bot: Bot, folders: &Folders, mut tool: Tool, options: &TestOptions) -> Result<bool, Stop> {
    if !options.watch {
        return once(&bot, &mut tool, options).await;
    }
    let watching = Watching::begin(folders)?;
    let mut bot = bot;
    loop {
        let fine = once(&bot, &mut tool, options).await?;
        if !watching.wait() {
            return Ok(fine);
        }
        match bot.reread(&folders.intents, &folders.texts) {
            Ok(fresh) => bot = fresh,
            Err(error) => tool.screen.remark(&tool.messages.say("error", &[("error", error.to_string().into())]))?,
        }
    }
}

async fn once(bot: &Bot, tool: &mut Tool, options: &TestOptions) -> Result<bool, Stop> {
    let catalog = bot.catalog();
    let wanted = |name: &str| options.filter.as_deref().is_none_or(|filter| name.contains(filter));
    let scripts: Vec<_> = match options.only {
        Some(Only::Phrases) => Vec::new(),
        _ => catalog.scripts.iter().filter(|script| wanted(&script.id)).cloned().collect(),
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
    let mut run = Run::default();
    let mut playing = play_all(bot, scripts, &tool.demo);
    while let Some((outcome, took)) = playing.next().await {
        progress.next();
        run.talks.count(outcome.passed());
        if outcome.passed() {
            run.touched.merge(&outcome.touched);
        }
        run.junit.script(&outcome, took, &tool.messages);
        progress.aside(|| told_script(tool, &outcome, options.json))?;
    }
    if !phrases.is_empty() {
        let mut stage = PhraseStage::new(bot, &tool.demo)?;
        for phrase in &phrases {
            progress.next();
            let started = Instant::now();
            let failure = stage.attempt(phrase).await?;
            run.sentences.count(failure.is_none());
            if failure.is_none() && !phrase.negative {
                run.touched.topics.insert(phrase.target.id().to_owned());
                run.touched.languages.insert(phrase.language.clone());
            }
            run.junit.phrase(phrase, failure.as_ref(), started.elapsed(), &tool.messages);
            progress.aside(|| told_phrase(tool, phrase, failure.as_ref(), options.json))?;
        }
    }
    progress.end();
    if let Some(path) = &options.junit {
        run.junit.write(path)?;
    }
    if options.coverage {
        untouched::told(bot, &run.touched, tool, options.json)?;
    }
    summary(tool, run.talks, run.sentences, options.json)
}

/// What came of a run.
#[derive(Default)]
struct Run {
    talks: Tally,
    sentences: Tally,
    touched: Touched,
    junit: Junit,
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
        let failure: Option<Json> = failure.map(|failure| catalog::json(&failure.diagnostic(), tool.messages.own()));
        let line = json!({ "test": phrase_name(phrase), "passed": failure.is_none(), "failure": failure });
        tool.screen.line(&line.to_string())?;
    } else if let Some(failure) = failure {
        let words = failure::words(failure.diagnostic(), &tool.messages, &tool.screen);
        tool.screen.block(&words)?;
    }
    Ok(())
}

/// Where a test phrase stands, which is its name.
fn phrase_name(phrase: &PhraseTest) -> String {
    let place = &phrase.phrase.place;
    format!("{}:{}", place.source.path.display(), place.line())
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
