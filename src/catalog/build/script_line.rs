//! One line of a conversation test (FORMAT §10).

use super::File;
use crate::catalog::diagnostic::{Diagnostic, Edit};
use crate::catalog::read::{Node, clock, moment, positions, read_level};
use crate::catalog::source::Place;
use crate::catalog::suggest::nearest;
use crate::catalog::talk::{ScriptBot, ScriptCheck, ScriptLine};
use crate::lang::{Languages, ScriptWords, TimeUnit};
use std::sync::Arc;
use std::time::Duration;

/// What a line is.
pub(super) enum Line {
    Act(ScriptLine),
    Bot(ScriptBot),
    Check(ScriptCheck),
}

/// Who or what a line is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speaker {
    Customer,
    Taps,
    Time,
    Approval,
    Login,
    Agent,
    Bot,
    Check,
}

/// The lines of a script with their places; a line with a mistake is told and left out.
pub(super) fn lines(file: &mut File<'_>, languages: &Languages, talk: &str, node: &Node) -> Vec<(Line, Place)> {
    let written = file.source.text.get(node.span.clone()).unwrap_or_default();
    let map = positions(written, node.span.start);
    let spot = |at: usize| map.get(at).copied().unwrap_or(node.span.end);
    let speakers = speakers(languages);
    let mut lines = Vec::new();
    let mut from = 0;
    for raw in talk.split('\n') {
        let start = from + (raw.len() - raw.trim_start().len());
        from += raw.len() + 1;
        let text = raw.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let place = file.source.place(spot(start)..spot(start + text.len()));
        let Some((word, rest)) = text.split_once(':') else {
            unknown(file, &speakers, text, None, place);
            continue;
        };
        let known = speakers.iter().find(|(known, _)| known.to_lowercase() == word.trim().to_lowercase());
        let Some((_, speaker)) = known else {
            let word_place = file.source.place(spot(start)..spot(start + word.len()));
            unknown(file, &speakers, word.trim(), Some(word_place.clone()), word_place);
            continue;
        };
        let value = rest.trim();
        let lead = word.len() + 1 + (rest.len() - rest.trim_start().len());
        let value_place = file.source.place(spot(start + lead)..spot(start + text.len()));
        if let Some(line) = line(file, languages, *speaker, value, value_place) {
            lines.push((line, place));
        }
    }
    lines
}

fn speakers(languages: &Languages) -> Vec<(&'static str, Speaker)> {
    let mut all = vec![("Bot", Speaker::Bot), ("Check", Speaker::Check)];
    for language in languages.iter() {
        let words = &language.tool.script;
        let mut add = |words: &'static [&'static str], speaker| all.extend(words.iter().map(|word| (*word, speaker)));
        add(words.customer, Speaker::Customer);
        add(words.taps, Speaker::Taps);
        add(words.time, Speaker::Time);
        add(words.approval, Speaker::Approval);
        add(words.login, Speaker::Login);
        add(words.agent, Speaker::Agent);
    }
    all
}

fn unknown(file: &mut File<'_>, speakers: &[(&str, Speaker)], word: &str, fix: Option<Place>, at: Place) {
    let words = speakers.iter().map(|(word, _)| *word);
    let first = word.split_whitespace().next().unwrap_or_default();
    if fix.is_none() && words.clone().any(|known| known == first) {
        let end = at.span.start + first.len();
        let colon = Edit { place: Place { source: Arc::clone(&at.source), span: end..end }, text: ":".into() };
        let told = Diagnostic::error("X02", "x02-colon").arg("word", first).at(at);
        return file.tell(told.fix(vec![colon]));
    }
    let near = nearest(first, words.clone());
    let all = words.map(|word| format!("{word}:")).collect::<Vec<_>>().join(", ");
    let mut told = Diagnostic::error("X02", "x02").arg("word", word).arg("words", all).suggest(&near);
    if let (Some(first), Some(place)) = (near.first(), fix) {
        told = told.fix(vec![Edit { place, text: (*first).to_owned() }]);
    }
    file.tell(told.at(at));
}

fn line(file: &mut File<'_>, languages: &Languages, speaker: Speaker, value: &str, place: Place) -> Option<Line> {
    let has = |pick: fn(&ScriptWords) -> &'static [&'static str]| {
        let mut words = languages.iter().flat_map(|language| pick(&language.tool.script));
        words.any(|word| word.to_lowercase() == value.trim_matches(['[', ']']).to_lowercase())
    };
    let read = match speaker {
        Speaker::Customer => Some(Line::Act(ScriptLine::Customer(value.to_owned()))),
        Speaker::Taps if value.is_empty() => None,
        Speaker::Taps => Some(Line::Act(ScriptLine::Taps(value.to_owned()))),
        Speaker::Time => time(file, value).map(Line::Act),
        Speaker::Approval => {
            let granted = if has(|words| words.yes) { Some(true) } else { has(|words| words.no).then_some(false) };
            granted.map(|granted| Line::Act(ScriptLine::Approval(granted)))
        }
        Speaker::Login => read_level(value).map(|level| Line::Act(ScriptLine::Login(level))),
        Speaker::Agent if value.is_empty() => None,
        Speaker::Agent => {
            let back = value.starts_with('[') && value.ends_with(']') && has(|words| words.back);
            Some(Line::Act(ScriptLine::Agent((!back).then(|| value.to_owned()))))
        }
        Speaker::Bot => bot(value).map(Line::Bot),
        Speaker::Check => {
            let parts = value.split_once('=').map(|(fact, value)| (fact.trim(), value.trim()));
            let parts = parts.filter(|(fact, value)| crate::catalog::read::is_name(fact) && !value.is_empty());
            parts.map(|(fact, value)| Line::Check(ScriptCheck { fact: fact.to_owned(), value: value.to_owned() }))
        }
    };
    if read.is_none() {
        let message = match speaker {
            Speaker::Time => "x02-time",
            Speaker::Approval => "x02-approval",
            Speaker::Login => "x02-login",
            Speaker::Bot => "x02-bot",
            Speaker::Check => "x02-check",
            Speaker::Customer | Speaker::Taps | Speaker::Agent => "x02-empty",
        };
        file.tell(Diagnostic::error("X02", message).arg("value", value).at(place));
    }
    read
}

/// `+ 6 Minuten`, `20:01`, `2026-03-07 20:00`.
fn time(file: &File<'_>, value: &str) -> Option<ScriptLine> {
    if let Some(rest) = value.strip_prefix('+') {
        let (count, unit) = file.reader.words.amount_of(rest.trim())?;
        let seconds: u64 = match unit {
            TimeUnit::Second => 1,
            TimeUnit::Minute => 60,
            TimeUnit::Hour => 3_600,
            TimeUnit::Day => 86_400,
            TimeUnit::Week => 604_800,
            TimeUnit::Month | TimeUnit::Year => return None,
        };
        return Some(ScriptLine::Wait(Duration::from_secs(u64::try_from(count).ok()?.checked_mul(seconds)?)));
    }
    if let Some(time) = clock(value) {
        return Some(ScriptLine::Clock(time));
    }
    moment(value).map(|(at, _)| ScriptLine::Moment(at))
}

/// `#transfer-ask-iban.again`, a pattern, or `-`.
fn bot(value: &str) -> Option<ScriptBot> {
    if value == "-" {
        return Some(ScriptBot::Silence);
    }
    if let Some(id) = value.strip_prefix('#') {
        let plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.'));
        let shape = id.split('.').count() <= 2 && id.split('.').all(|part| !part.is_empty());
        return (plain && shape).then(|| ScriptBot::Text(id.to_owned()));
    }
    (!value.is_empty()).then(|| ScriptBot::Pattern(value.to_owned()))
}
