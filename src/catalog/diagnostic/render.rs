//! Diagnostics for people: the compiler's look, in the reader's language.

use super::json::args;
use super::{Diagnostic, Edit, Fix, Severity};
use crate::catalog::read::is_invisible;
use crate::catalog::source::Source;
use crate::lang::Messages;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

/// Most that are shown of one file.
const MOST: usize = 20;

/// Grouped by file in order of appearance; within a file errors first, then by place.
pub fn by_importance(told: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for told in told {
        let own = groups.iter_mut().find(|group| group.first().is_some_and(|first| file(first) == file(told)));
        match own {
            Some(group) => group.push(told),
            None => groups.push(vec![told]),
        }
    }
    for group in &mut groups {
        group.sort_by_key(|told| (told.severity, told.labels.first().map(|label| label.place.span.start)));
    }
    groups
}

fn file(told: &Diagnostic) -> Option<&std::path::Path> {
    told.labels.first().map(|label| label.place.source.path.as_path())
}

/// All of them, at most twenty a file, without the summary.
pub fn render(told: &[Diagnostic], messages: &Messages, colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for group in by_importance(told) {
        for told in group.iter().take(MOST) {
            let _ = writeln!(text, "{}\n", renderer.render(&[one(told, messages)]).trim_end());
        }
        if group.len() > MOST {
            let file = group.first().and_then(|told| file(told)).map(|path| path.display().to_string());
            let count = (group.len() - MOST).to_string();
            let _ = writeln!(
                text,
                "{}\n",
                messages.say("more-in-file", &[("count", count), ("file", file.unwrap_or_default())])
            );
        }
    }
    text
}

/// "2 errors, 3 warnings in 2 files."
pub fn summary(told: &[Diagnostic], messages: &Messages) -> String {
    let count = |severity| told.iter().filter(|told| told.severity == severity).count().to_string();
    let files: BTreeSet<_> = told.iter().filter_map(file).collect();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    messages.say("summary", &[("errors", errors), ("warnings", warnings), ("files", files.len().to_string())])
}

/// The message itself.
pub(super) fn say(told: &Diagnostic, messages: &Messages) -> String {
    messages.say(told.message, &args(told))
}

/// Place and message in one line, for logs and remarks: `intents/transfer.toml:31: There is no slot …`.
pub fn one_line(told: &Diagnostic, messages: &Messages) -> String {
    let said = say(told, messages).split_whitespace().collect::<Vec<_>>().join(" ");
    match told.labels.first().map(|label| &label.place) {
        Some(place) => format!("{}:{}: {said}", place.source.path.display(), place.line()),
        None => said,
    }
}

fn one<'a>(told: &'a Diagnostic, messages: &Messages) -> Group<'a> {
    let (level, name) = match told.severity {
        Severity::Error => (Level::ERROR, "level-error"),
        Severity::Warning => (Level::WARNING, "level-warning"),
        Severity::Hint => (Level::INFO, "level-hint"),
    };
    let none: &[(&str, &str)] = &[];
    let level = level.with_name(Some(messages.say(name, none)));
    let mut group = Group::with_title(level.primary_title(say(told, messages)).id(told.code));
    let mut sources: Vec<&Arc<Source>> = Vec::new();
    for label in &told.labels {
        if !sources.contains(&&label.place.source) {
            sources.push(&label.place.source);
        }
    }
    for source in sources {
        let mut snippet = Snippet::source(source.text.as_str()).path(source.path.display().to_string());
        for (at, label) in told.labels.iter().enumerate().filter(|(_, label)| label.place.source == *source) {
            let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let end = label.place.span.end.min(source.text.len());
            snippet = snippet.annotation(kind.span(label.place.span.start.min(end)..end));
        }
        group = group.element(snippet);
    }
    if let Some(help) = messages.attribute(told.message, "help", &args(told)) {
        group = group.element(Level::NOTE.no_name().message(help));
    }
    for fix in &told.fixes {
        let repaired = told.repair().is_some_and(|repair| std::ptr::eq(repair, fix));
        if fix.edits.iter().all(|edit| edit.place.span.is_empty() && edit.text.is_empty()) {
            group = group.element(Level::HELP.no_name().message(messages.say("fix-store", none)));
        }
        let all = changes(fix, repaired);
        for (before, after) in all.iter().take(LINES) {
            let id = match (before.is_empty(), after.is_empty(), !repaired) {
                (true, _, false) => "fix-insert",
                (false, true, false) => "fix-remove",
                (false, false, false) => "fix-line",
                (true, _, true) => "choice-insert",
                (false, true, true) => "choice-remove",
                (false, false, true) => "choice-line",
            };
            let line = messages.say(id, &[("before", before), ("after", after)]);
            group = group.element(Level::HELP.no_name().message(line));
        }
        if all.len() > LINES {
            let line = messages.say("fix-more", &[("count", (all.len() - LINES).to_string())]);
            group = group.element(Level::HELP.no_name().message(line));
        }
    }
    group.element(Level::HELP.no_name().message(messages.say("help-line", &[("code", told.code)])))
}

/// What a repair changes, as before and after; edits of one line together.
fn changes(fix: &Fix, repaired: bool) -> Vec<(String, String)> {
    let mut lines: Vec<(usize, Vec<&Edit>)> = Vec::new();
    for edit in &fix.edits {
        let line = edit.place.line();
        match lines
            .iter_mut()
            .find(|(known, edits)| *known == line && edits.iter().all(|other| other.place.source == edit.place.source))
        {
            Some((_, edits)) => edits.push(edit),
            None => lines.push((line, vec![edit])),
        }
    }
    let changes = lines.into_iter().filter_map(|(_, edits)| change(&edits));
    if repaired {
        return changes.collect();
    }
    // What is chosen together stands together.
    let (before, after): (Vec<String>, Vec<String>) = changes.unzip();
    let join = |all: Vec<String>| all.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ⏎ ");
    if before.is_empty() { Vec::new() } else { vec![(join(before), join(after))] }
}

/// Most lines of one repair that are shown.
const LINES: usize = 3;

/// Longest line that is shown whole.
const WIDE: usize = 56;

fn change(edits: &[&Edit]) -> Option<(String, String)> {
    let source = &edits.first()?.place.source;
    let text = source.text.as_str();
    let first = edits.iter().map(|edit| edit.place.span.start).min()?;
    let last = edits.iter().map(|edit| edit.place.span.end).max()?;
    if last == first && edits.iter().all(|edit| edit.text.is_empty()) {
        return None;
    }
    let line_start = text.get(..first)?.rfind('\n').map_or(0, |at| at + 1);
    // A repair that takes whole lines ends before the next one, which is not shown.
    let whole_lines = last > first && text.get(..last)?.ends_with('\n');
    let line_end = if whole_lines { last - 1 } else { text.get(last..)?.find('\n').map_or(text.len(), |at| last + at) };
    let whole = text.get(line_start..line_end)?;
    let (from, to) = if whole_lines || whole.trim().chars().count() <= WIDE {
        (line_start, line_end)
    } else {
        let stop = |c: char| c.is_whitespace() || matches!(c, '"' | '|' | ',');
        // Inside braces the whole pair is shown: {amout=250 Euro}.
        let left = text.get(line_start..first)?;
        let right = text.get(last..line_end)?;
        let braces = left
            .rfind('{')
            .filter(|open| left.get(*open..).is_some_and(|rest| !rest.contains('}')))
            .zip(right.find('}'));
        match braces {
            Some((open, close)) => (line_start + open, last + close + 1),
            None => (
                left.rfind(stop).map_or(line_start, |at| {
                    line_start + at + left.get(at..).and_then(|c| c.chars().next()).map_or(1, char::len_utf8)
                }),
                right.find(stop).map_or(line_end, |at| last + at),
            ),
        }
    };
    let visible = |c: char| if is_invisible(c) { '⍽' } else { c };
    let before: String = text.get(from..to)?.trim().chars().map(visible).collect();
    let mut after = String::new();
    let mut at = from;
    let mut sorted: Vec<&&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.place.span.start);
    for edit in sorted {
        after.push_str(text.get(at..edit.place.span.start)?);
        after.push_str(&edit.text);
        at = edit.place.span.end;
    }
    after.push_str(text.get(at..to.max(at))?);
    // Of a repair over many lines the first that differs is shown.
    let (before, after) = if before.contains('\n') {
        let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.trim().lines().collect());
        let at = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let line = |lines: &[&str]| lines.get(at).map_or(String::new(), |line| format!("{} …", line.trim()));
        (line(&old), line(&new))
    } else {
        (before, after)
    };
    let bare = after.trim();
    // Where only spaces are new, they are shown.
    let spaces = if bare == before { after.len() - after.trim_start().len() } else { 0 };
    Some((before, "⍽".repeat(spaces) + &bare.replace('\n', " ⏎ ")))
}
