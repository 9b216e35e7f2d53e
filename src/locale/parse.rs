//! One Fluent file: its texts, and what of it cannot be read.
//!
//! Fluent's parser goes on behind a mistake, which is right for one file and wrong for customers:
//! of a text whose second line is not indented it keeps the first. So a text beside which anything
//! is unreadable counts as broken and is never written.

use super::text::{Text, body, place_of};
use crate::catalog::{Diagnostic, Edit, Place, Source, is_invisible};
use fluent_syntax::ast::{Attribute, Entry, Pattern};
use fluent_syntax::parser::{self, ErrorKind, ParserError};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The longest text (FORMAT §1).
const LONGEST_TEXT: usize = 2_000;
/// Deepest nesting of braces; the parser descends once for each.
const DEEPEST: usize = 24;

/// What a file holds.
#[derive(Default)]
pub(super) struct Parsed {
    pub(super) texts: Vec<Text>,
    /// Ids that stand there, but cannot be used.
    pub(super) broken: BTreeSet<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How the ids of files begin that could not be read (`transfer-`); filled in by whoever brings files together.
    pub(super) unread: Vec<String>,
    /// The file may not be given to Fluent's parser at all.
    pub(super) refused: bool,
}

/// Reads a file. Never fails; what is not in `texts` is in `broken` or has no id.
pub(super) fn parse(source: &Arc<Source>) -> Parsed {
    let mut parsed = Parsed::default();
    if let Some(at) = too_deep(&source.text) {
        let place = Place { source: Arc::clone(source), span: at..at + 1 };
        parsed.diagnostics.push(Diagnostic::error("B06", "b06-deep").at(place));
        parsed.refused = true;
        return parsed;
    }
    let (resource, errors) = match parser::parse(source.text.as_str()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut errors = errors.into_iter();
    let mut reader = Reading { source, parsed: &mut parsed, last: None, firsts: BTreeMap::new(), told: false };
    for entry in resource.body {
        match entry {
            // No id of a bot's text is without a hyphen: this is a line of the text above.
            Entry::Message(message) if !message.id.name.contains('-') => reader.line(message.id.name),
            Entry::Message(message) => {
                let id = message.id.name.to_owned();
                reader.text(id, message.id.name, message.value.as_ref(), &message.attributes, false);
            }
            Entry::Term(term) => {
                let id = format!("-{}", term.id.name);
                reader.text(id, term.id.name, Some(&term.value), &term.attributes, true);
            }
            Entry::Junk { content } => reader.junk(content, errors.next()),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
    let Parsed { texts, broken, .. } = &mut parsed;
    texts.retain(|text| !broken.contains(&text.id));
    parsed
}

struct Reading<'a> {
    source: &'a Arc<Source>,
    parsed: &'a mut Parsed,
    /// The text above, to which stray lines belong.
    last: Option<String>,
    /// Where every id stood first.
    firsts: BTreeMap<String, Place>,
    /// Was the text above already told of?
    told: bool,
}

impl Reading<'_> {
    fn text(
        &mut self,
        id: String,
        name: &str,
        value: Option<&Pattern<&str>>,
        attributes: &[Attribute<&str>],
        term: bool,
    ) {
        let place = place_of(self.source, name);
        (self.last, self.told) = (Some(id.clone()), false);
        if let Some(first) = self.firsts.get(&id) {
            let twice = Diagnostic::error("S11", "s11-text").arg("id", &id).at(place).at(first.clone());
            self.parsed.diagnostics.push(twice);
            self.parsed.broken.insert(id);
            return;
        }
        self.firsts.insert(id.clone(), place.clone());
        let (source, draft) = self.notes(place.span.start);
        let mut text =
            Text { id: id.clone(), place: place.clone(), source, draft, value: None, attributes: Default::default() };
        text.value = value.map(|pattern| body(self.source, pattern, place.span.clone(), term));
        for attribute in attributes {
            let at = place_of(self.source, attribute.id.name);
            let read = body(self.source, &attribute.value, at.span.clone(), term);
            if let Some(first) = text.attributes.insert(attribute.id.name.to_owned(), read) {
                let name = format!("{id}.{}", attribute.id.name);
                let twice = Diagnostic::error("S11", "s11-text").arg("id", name).at(at).at(first.place);
                self.parsed.diagnostics.push(twice);
                self.parsed.broken.insert(id.clone());
            }
        }
        for (_, body) in text.bodies() {
            let length = self.source.text.get(body.place.span.clone()).map_or(0, |words| words.chars().count());
            if length > LONGEST_TEXT {
                let long = Diagnostic::error("F08", "f08-text").arg("id", &id).arg("length", length);
                self.parsed.diagnostics.push(long.arg("limit", LONGEST_TEXT).at(place.clone()));
                self.parsed.broken.insert(id.clone());
            }
        }
        self.parsed.texts.push(text);
    }

    /// What the notes right above a text say of its translation: the version of its source, and that it is a draft.
    fn notes(&self, start: usize) -> (Option<(String, Place)>, Option<Place>) {
        let place = |at: usize, length: usize| Place { source: Arc::clone(self.source), span: at..at + length };
        let before = self.source.text.get(..start).unwrap_or_default();
        // A term's place begins behind its hyphen.
        let before = before.strip_suffix('-').unwrap_or(before);
        let (mut at, mut source, mut draft) = (before.len(), None, None);
        for line in before.split_inclusive('\n').rev().take_while(|line| line.starts_with('#')) {
            at -= line.len();
            let note = line.trim_start_matches('#').trim();
            if let Some(version) = note.strip_prefix("source:").map(str::trim) {
                let begin = at + line.rfind(version).unwrap_or(0);
                source = Some((version.to_owned(), place(begin, version.len())));
            } else if note.split([' ', ':']).next() == Some("TODO") {
                draft = Some(place(at, line.trim_end().len()));
            }
        }
        (source, draft)
    }

    /// What the parser could not read: a text of its own, or lines of the text above.
    fn junk(&mut self, content: &str, error: Option<ParserError>) {
        let first = content.lines().next().unwrap_or_default();
        let Some((id, _)) = first.split_once('=').filter(|(id, _)| is_id(id.trim_end())) else {
            return match first.split_once(':').filter(|(id, _)| id.contains('-') && is_id(id.trim_end())) {
                Some((id, _)) => self.colon(content, id),
                None => self.line(content),
            };
        };
        let id = id.trim_end().to_owned();
        self.parsed.broken.insert(id.clone());
        (self.last, self.told) = (Some(id.clone()), true);
        let start = place_of(self.source, content).span.start;
        let at = error.as_ref().map_or(start, |error| error.pos.start.clamp(start, start + content.len()));
        let place = self.sign(at);
        let kind = error.map(|error| error.kind);
        let told = match kind {
            Some(ErrorKind::MissingDefaultVariant | ErrorKind::MultipleDefaultVariants) => {
                Diagnostic::error("B06", "b06-plural")
            }
            Some(ErrorKind::UnbalancedClosingBrace) => Diagnostic::error("B04", "b04-closing"),
            Some(ErrorKind::ExpectedMessageField { .. } | ErrorKind::MissingValue) => match begins_with_sign(content) {
                Some(sign) => Diagnostic::error("B06", "b06-start").arg("sign", sign),
                None => Diagnostic::error("B06", "b06-empty"),
            },
            _ if open_braces(content) > 0 => {
                let open = start + unclosed(content).unwrap_or(0);
                let told = Diagnostic::error("B04", "b04-open").arg("id", id).at(self.sign(open));
                self.parsed.diagnostics.push(told);
                return;
            }
            _ => Diagnostic::error("B06", "b06-unreadable"),
        };
        self.parsed.diagnostics.push(told.arg("id", id).at(place));
    }

    /// A text with a colon behind its name.
    fn colon(&mut self, content: &str, id: &str) {
        let at = place_of(self.source, content).span.start + id.len();
        let place = Place { source: Arc::clone(self.source), span: at..at + 1 };
        let id = id.trim_end().to_owned();
        self.parsed.broken.insert(id.clone());
        (self.last, self.told) = (Some(id.clone()), true);
        let edit = Edit { place: place.clone(), text: " =".into() };
        self.parsed.diagnostics.push(Diagnostic::error("B06", "b06-colon").arg("id", id).at(place).fix(vec![edit]));
    }

    /// A line without indentation below a text.
    fn line(&mut self, content: &str) {
        let place = place_of(self.source, content);
        let start = place.span.start;
        let end = start + content.lines().next().unwrap_or_default().trim_end().len();
        let place = Place { source: Arc::clone(self.source), span: start..end.max(start) };
        let Some(id) = self.last.clone() else {
            self.parsed.diagnostics.push(Diagnostic::error("B06", "b06-unreadable").arg("id", "–").at(place));
            return;
        };
        let shown = self.parsed.texts.iter().find(|text| text.id == id);
        let shown = shown.and_then(|text| text.bodies().last()).map(|(_, body)| body.literal()).unwrap_or_default();
        self.parsed.broken.insert(id.clone());
        // One mistake, one message: further stray lines of the same text are the same slip.
        if std::mem::replace(&mut self.told, true) {
            return;
        }
        if content.starts_with(|c: char| c == '\t' || is_invisible(c)) {
            self.parsed.diagnostics.push(self.indent(content, id, start));
            return;
        }
        let shown = shown.lines().next().unwrap_or_default().trim().to_owned();
        let indent = Edit { place: Place { source: Arc::clone(self.source), span: start..start }, text: "    ".into() };
        let told = Diagnostic::error("B06", "b06-indent").arg("id", id).arg("shown", shown).at(place);
        self.parsed.diagnostics.push(told.fix(vec![indent]));
    }

    /// A line that looks indented, but by something that is no space.
    fn indent(&self, content: &str, id: String, start: usize) -> Diagnostic {
        let mut edits = Vec::new();
        let mut at = start;
        // All lines of the same text, so that one repair is enough.
        for line in content.split_inclusive('\n') {
            let bare = line.trim_start_matches(|c: char| c == ' ' || c == '\t' || is_invisible(c));
            let width = line.len() - bare.len();
            if line.get(..width).is_some_and(|lead| lead.contains(|c| c != ' ')) {
                let place = Place { source: Arc::clone(self.source), span: at..at + width };
                edits.push(Edit { place, text: "    ".into() });
            }
            at += line.len();
        }
        Diagnostic::error("F04", "f04-indent").arg("id", id).at(self.sign(start)).fix(edits)
    }

    /// The character at a byte, as a place.
    fn sign(&self, at: usize) -> Place {
        let mut at = at.min(self.source.text.len());
        while !self.source.text.is_char_boundary(at) {
            at -= 1;
        }
        let length = self.source.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Place { source: Arc::clone(self.source), span: at..at + length }
    }
}

/// The id of a text or term: with a hyphen, which tells it from a line such as `Betrag = 5`.
fn is_id(word: &str) -> bool {
    word.contains('-') && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// The sign that may not begin a text, if one does.
fn begins_with_sign(content: &str) -> Option<char> {
    let (_, rest) = content.split_once('=')?;
    rest.trim_start().chars().next().filter(|c| matches!(c, '[' | '*' | '.'))
}

fn open_braces(content: &str) -> usize {
    content.matches('{').count().saturating_sub(content.matches('}').count())
}

/// The brace that nothing closes.
fn unclosed(content: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (at, c) in content.char_indices() {
        match c {
            '{' => open.push(at),
            '}' => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}

/// Where braces (and brackets of calls within them) nest deeper than anybody means it.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut new_line = false;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => new_line = true,
            '{' => depth += 1,
            '(' if depth > 0 => depth += 1,
            '}' | ')' => depth = depth.saturating_sub(1),
            // A letter at the start of a line begins a new text, whatever is open.
            c if new_line && (c.is_ascii_alphabetic() || c == '-') => depth = 0,
            _ => {}
        }
        if c != '\n' {
            new_line = false;
        }
        if depth > DEEPEST {
            return Some(at);
        }
    }
    None
}
