//! Cuts a file into sections and entries, as its writer meant them.
//!
//! A line that begins with `[` is a heading, whatever stood before. An entry ends where its value
//! does; a list that is not closed ends before the next `name =`. So one slip costs one entry.

use super::node::Node;
use crate::catalog::diagnostic::{Diagnostic, Edit};
use crate::catalog::source::{Place, Source};
use std::ops::Range;
use std::sync::Arc;
use toml::de::DeTable;

/// A heading and what stands below it.
#[derive(Clone, Debug)]
pub(in crate::catalog) struct Section {
    /// The names in the heading with their places; `None` before the first heading.
    pub(in crate::catalog) path: Option<Vec<(String, Range<usize>)>>,
    /// The heading's line, or the start of the file.
    pub(in crate::catalog) heading: Range<usize>,
    /// The heading itself has a slip; it was told.
    pub(in crate::catalog) broken: bool,
    /// The entries.
    pub(in crate::catalog) entries: Vec<Entry>,
}

impl Section {
    /// The names in the heading, joined by points.
    pub(in crate::catalog) fn name(&self) -> String {
        self.path.iter().flatten().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(".")
    }
}

/// A name and its value.
#[derive(Clone, Debug)]
pub(in crate::catalog) struct Entry {
    /// The name.
    pub(in crate::catalog) key: String,
    /// Where the name stands.
    pub(in crate::catalog) key_span: Range<usize>,
    /// `None`: a slip, which was told. Never a guess.
    pub(in crate::catalog) value: Option<Node>,
    /// All of it.
    pub(in crate::catalog) span: Range<usize>,
}

/// Cuts a file.
pub(in crate::catalog) fn scan(source: &Arc<Source>, told: &mut Vec<Diagnostic>) -> Vec<Section> {
    let mut scanner = Scanner { source, text: &source.text, pos: 0, told: Vec::new(), garbled: false };
    let mut sections = vec![Section { path: None, heading: 0..0, broken: false, entries: Vec::new() }];
    loop {
        scanner.blank();
        match scanner.peek() {
            None => break,
            Some('\n') => scanner.bump(),
            Some('#') => scanner.skip_line(),
            Some('[') => {
                scanner.close(sections.last_mut());
                scanner.garbled = false;
                sections.push(scanner.heading());
            }
            Some(_) => {
                let entry = scanner.entry();
                if let (Some(entry), Some(section)) = (entry, sections.last_mut()) {
                    section.entries.push(entry);
                }
            }
        }
    }
    scanner.close(sections.last_mut());
    told.append(&mut scanner.told);
    sections
}

/// Walks over a file.
pub(super) struct Scanner<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) text: &'a str,
    pub(super) pos: usize,
    pub(super) told: Vec<Diagnostic>,
    /// The line before could not be read either: one slip, told once.
    garbled: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) {
        self.pos += self.peek().map_or(0, char::len_utf8);
    }

    pub(super) fn slice(&self, span: Range<usize>) -> &'a str {
        self.text.get(span).unwrap_or_default()
    }

    pub(super) fn place(&self, span: Range<usize>) -> Place {
        self.source.place(span)
    }

    pub(super) fn tell(&mut self, diagnostic: Diagnostic) {
        self.told.push(diagnostic);
    }

    /// Passes spaces and tabs.
    pub(super) fn blank(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t')) {
            self.bump();
        }
    }

    /// Where the current line ends.
    pub(super) fn line_end(&self) -> usize {
        self.rest().find('\n').map_or(self.text.len(), |at| self.pos + at)
    }

    pub(super) fn skip_line(&mut self) {
        self.pos = self.line_end();
    }

    /// Tells of an invisible character and passes it.
    pub(super) fn invisible(&mut self) -> bool {
        let Some(c) = self.peek().filter(|c| is_invisible(*c)) else { return false };
        let span = self.pos..self.pos + c.len_utf8();
        let before = self.slice(0..self.pos).lines().last().unwrap_or_default().trim().to_owned();
        let edit = Edit { place: self.place(span.clone()), text: " ".into() };
        let code = format!("U+{:04X}", u32::from(c));
        let at = self.place(span);
        self.tell(Diagnostic::error("F04", "f04").arg("after", before).arg("code", code).at(at).fix(vec![edit]));
        self.bump();
        true
    }

    fn heading(&mut self) -> Section {
        let start = self.pos;
        let line = start..self.line_end();
        let written = self.slice(line.clone());
        let written = written.get(..comment(written)).unwrap_or_default().trim_end_matches([' ', '\t']);
        let span = start..start + written.len();
        self.skip_line();
        let mut broken = false;
        let mut inner = written.get(1..).unwrap_or_default();
        let mut from = start + 1;
        if let Some(rest) = inner.strip_prefix('[') {
            let name = rest.trim_end_matches(']').trim().to_owned();
            let edit = Edit { place: self.place(span.clone()), text: format!("[{name}]") };
            let at = self.place(span.clone());
            self.tell(Diagnostic::error("T16", "t16").arg("name", name).at(at).fix(vec![edit]));
            (inner, from, broken) = (rest.trim_end_matches(']'), start + 2, true);
        } else if let Some(rest) = inner.strip_suffix(']') {
            inner = rest;
        } else {
            let edit = Edit { place: self.place(span.end..span.end), text: "]".into() };
            let at = self.place(span.clone());
            self.tell(Diagnostic::error("T04", "t04-heading").arg("heading", written).at(at).fix(vec![edit]));
            broken = true;
        }
        let path = names(inner, from);
        let strange = |(name, span): &(String, Range<usize>)| {
            let quoted = span.len() > name.len();
            name.is_empty() || (!quoted && !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')))
        };
        let hidden = written.char_indices().find(|(_, c)| is_invisible(*c));
        if let (false, Some((at, _))) = (broken, hidden) {
            let end = self.pos;
            self.pos = start + at;
            self.invisible();
            self.pos = end;
            broken = true;
        } else if !broken && path.iter().any(strange) {
            let at = self.place(span.clone());
            self.tell(Diagnostic::error("T15", "t15-heading").arg("heading", written).at(at));
            broken = true;
        }
        Section { path: Some(path), heading: span, broken, entries: Vec::new() }
    }

    fn entry(&mut self) -> Option<Entry> {
        let start = self.pos;
        let (key, key_span) = self.key();
        let mark = self.told.len();
        self.blank();
        while self.invisible() {
            self.blank();
        }
        match self.peek() {
            Some('=') => self.bump(),
            Some(':') => {
                let edit = Edit { place: self.place(self.pos..self.pos + 1), text: " =".into() };
                let at = self.place(self.pos..self.pos + 1);
                self.bump();
                let quiet = self.told.len();
                self.value(&key);
                self.told.truncate(quiet);
                self.tell(Diagnostic::error("T10", "t10").arg("key", &key).at(at).fix(vec![edit]));
                return Some(Entry { key, key_span, value: None, span: start..self.pos });
            }
            _ => {
                let at = self.place(start..self.line_end());
                self.skip_line();
                if !std::mem::replace(&mut self.garbled, true) && self.told.len() == mark {
                    self.tell(Diagnostic::error("T10", "t10-line").at(at));
                }
                return None;
            }
        }
        self.garbled = false;
        let node = self.value(&key);
        let value = node.filter(|_| self.told.len() == mark);
        Some(Entry { key, key_span, value, span: start..self.pos })
    }

    /// A name, in quotes or not.
    fn key(&mut self) -> (String, Range<usize>) {
        let start = self.pos;
        if let Some(quote @ ('"' | '\'')) = self.peek() {
            let line = self.slice(start + 1..self.line_end());
            if let Some(end) = line.find(quote) {
                self.pos = start + end + 2;
                return (line.get(..end).unwrap_or_default().to_owned(), start..self.pos);
            }
        }
        let line = self.slice(start..self.line_end());
        let end = line.find(|c: char| matches!(c, '=' | ':' | '"' | '#') || is_invisible(c)).unwrap_or(line.len());
        let key = line.get(..end).unwrap_or_default();
        self.pos = start + end;
        let key = key.trim_end_matches([' ', '\t']);
        (key.to_owned(), start..start + key.len())
    }

    /// Shows a section without slips to TOML itself: what it refuses is refused.
    fn close(&mut self, section: Option<&mut Section>) {
        let Some(section) = section else { return };
        let body = section.heading.end..self.pos;
        let told = self.told.iter().flat_map(|diagnostic| &diagnostic.labels);
        if told.into_iter().any(|label| section.heading.start <= label.place.span.start) {
            return;
        }
        let (_, errors) = DeTable::parse_recoverable(self.slice(body.clone()));
        let mut errors = errors.iter().filter(|error| !error.message().starts_with("duplicate key"));
        let unreadable =
            |entry: &Entry| matches!(entry.value.as_ref().map(|node| &node.kind), Some(super::Kind::Bare(_)));
        // A bare word is told where the type of its setting is known.
        if section.entries.iter().any(unreadable) {
            return;
        }
        if let Some(error) = errors.next() {
            let span = error.span().unwrap_or(0..0);
            let span = body.start + span.start..body.start + span.end;
            for entry in &mut section.entries {
                entry.value = None;
            }
            self.tell(Diagnostic::error("T15", "t15-syntax").at(self.place(span)));
        }
    }
}

/// Invisible characters that editors copy in by mistake.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{2007}' | '\u{200b}'..='\u{200f}' | '\u{202f}' | '\u{2060}' | '\u{feff}')
}

/// Tabs at the start of lines, which look different in every program; told once a file.
pub(in crate::catalog) fn tabs(source: &Arc<Source>) -> Option<Diagnostic> {
    let mut edits = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let width = line.len() - line.trim_start_matches([' ', '\t']).len();
        let lead = line.get(..width).unwrap_or_default();
        if lead.contains('\t') {
            edits.push(Edit { place: source.place(start..start + width), text: lead.replace('\t', "  ") });
        }
        start += line.len();
    }
    let at = edits.first()?.place.clone();
    Some(Diagnostic::hint("F04", "f04-tabs").at(at).fix(edits))
}

/// Where the comment of a line begins, or its end.
fn comment(line: &str) -> usize {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '#') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    line.len()
}

/// The names of a heading: `test.a.stub."x.y"` has four.
fn names(inner: &str, from: usize) -> Vec<(String, Range<usize>)> {
    let mut names = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in inner.char_indices().chain([(inner.len(), '.')]) {
        if c == '"' {
            quoted = !quoted;
        } else if c == '.' && (!quoted || at == inner.len()) {
            let part = inner.get(start..at).unwrap_or_default();
            let lead = part.len() - part.trim_start_matches([' ', '\t']).len();
            let name = part.trim_matches([' ', '\t']);
            let span = from + start + lead..from + start + lead + name.len();
            let bare = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
            names.push((bare.to_owned(), span));
            start = at + 1;
        }
    }
    names
}
