//! The values of entries: where they end, and what is wrong with their quotes, commas and brackets.

use super::node::{Kind, Node, scalar};
use super::scan::Scanner;
use crate::catalog::diagnostic::{Diagnostic, Edit};
use std::ops::Range;

impl Scanner<'_> {
    /// The value at the cursor; the cursor ends behind it, at the line's end or at the next entry.
    pub(super) fn value(&mut self, key: &str) -> Option<Node> {
        self.blank();
        while self.invisible() {
            self.blank();
        }
        let node = match self.peek() {
            Some('[') => self.list(key),
            Some('{') => self.inline(),
            Some('"' | '\'') => self.text(),
            Some(c) if opens(c) => self.smart(),
            _ => return self.bare(),
        };
        // Patterns are where backslashes are meant.
        if let Some(told) = self.told.last_mut().filter(|told| key == "pattern" && told.message == "t15-escape") {
            (told.code, told.message) = ("S05", "s05-quotes");
        }
        node.filter(|_| self.line_done())
    }

    /// Nothing but a comment may follow on the line.
    fn line_done(&mut self) -> bool {
        self.blank();
        while self.invisible() {
            self.blank();
        }
        match self.peek() {
            None | Some('\n') => true,
            Some('#') => {
                self.skip_line();
                true
            }
            Some(_) => {
                let at = self.place(self.pos..self.line_end());
                self.skip_line();
                self.tell(Diagnostic::error("T15", "t15-rest").at(at));
                false
            }
        }
    }

    fn bare(&mut self) -> Option<Node> {
        let start = self.pos;
        let line = self.slice(start..self.line_end());
        let written = line.split('#').next().unwrap_or_default().trim_end();
        let span = start..start + written.len();
        self.skip_line();
        if written.is_empty() {
            let at = self.place(span);
            self.tell(Diagnostic::error("T15", "t15-empty").at(at));
            return None;
        }
        Some(scalar(written, start))
    }

    /// A quoted text; `None` after a slip in it, with the cursor where reading may go on.
    fn text(&mut self) -> Option<Node> {
        let start = self.pos;
        let rest = self.rest();
        for quotes in ["'''", "\"\"\""] {
            if let Some(body) = rest.strip_prefix(quotes) {
                return self.long_text(start, body, quotes);
            }
        }
        let quote = self.peek()?;
        self.bump();
        let mut escaped = false;
        loop {
            match self.peek() {
                None | Some('\n') => {
                    self.unclosed(start, quote);
                    return None;
                }
                Some(c) if c == quote && !escaped => break,
                Some(c) => escaped = c == '\\' && quote == '"' && !escaped,
            }
            self.bump();
        }
        let close = self.pos;
        self.bump();
        if self.peek().is_some_and(|c| c.is_alphanumeric() || opens(c)) {
            self.inner_quote(start, close, quote);
            return None;
        }
        let node = scalar(self.slice(start..self.pos), start);
        if matches!(node.kind, Kind::Bare(_)) {
            let at = self.place(node.span.clone());
            let inner = self.slice(node.span.start + 1..node.span.end - 1);
            let told = Diagnostic::error("T15", "t15-escape").at(at.clone());
            self.tell(match inner.contains(['\'', '\n']) {
                true => told,
                false => told.fix(vec![Edit { place: at, text: format!("'{inner}'") }]),
            });
            return None;
        }
        Some(node)
    }

    fn long_text(&mut self, start: usize, body: &str, quotes: &str) -> Option<Node> {
        // A line that begins with a heading is one, also here: no line of a script looks like that.
        let heading = body.match_indices("\n[").find(|(at, _)| {
            let line = body.get(at + 2..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            line.split_once(']').is_some_and(|(name, rest)| {
                !name.is_empty() && !name.contains(' ') && (rest.trim().is_empty() || rest.trim().starts_with('#'))
            })
        });
        let close = body.find(quotes);
        if let Some(end) = close.filter(|end| heading.is_none_or(|(at, _)| *end < at)) {
            self.pos = start + 2 * quotes.len() + end;
            return Some(scalar(self.slice(start..self.pos), start));
        }
        let end = heading;
        self.pos = start + quotes.len() + end.map_or(body.len(), |(at, _)| at);
        let at = self.place(start..start + quotes.len());
        let end = start + self.slice(start..self.pos).trim_end().len();
        let edit = Edit { place: self.place(end..end), text: format!("\n{quotes}") };
        self.tell(Diagnostic::error("T01", "t01-long").arg("quotes", quotes).at(at).fix(vec![edit]));
        None
    }

    fn unclosed(&mut self, start: usize, quote: char) {
        let line = self.slice(start..self.pos).trim_end();
        let body = line.strip_suffix(']').unwrap_or(line).trim_end();
        let body = body.strip_suffix(',').unwrap_or(body);
        let end = start + body.len();
        let edit = Edit { place: self.place(end..end), text: quote.to_string() };
        let at = self.place(start..start + 1);
        self.tell(Diagnostic::error("T01", "t01").at(at).fix(vec![edit]));
    }

    /// `"Was heißt "Valuta"?"`: the text goes on behind its closing quote.
    fn inner_quote(&mut self, start: usize, close: usize, quote: char) {
        let line = self.slice(start..self.line_end());
        let last = line.rfind(quote).map_or(close, |at| start + at);
        let marks = line.match_indices(quote).map(|(at, _)| start + at).filter(|at| *at != start && *at != last);
        let edits = marks.map(|at| Edit { place: self.place(at..at + 1), text: String::new() }).collect();
        let at = self.place(close..close + 1);
        let word: String = self.slice(close + 1..self.line_end()).chars().take_while(|c| c.is_alphanumeric()).collect();
        self.pos = if last > close { last + 1 } else { self.line_end() };
        self.tell(Diagnostic::error("T02", "t02").arg("word", word).at(at).fix(edits));
    }

    /// `„…“` as outer marks.
    fn smart(&mut self) -> Option<Node> {
        let start = self.pos;
        let open = self.peek()?.len_utf8();
        let line = self.slice(start + open..self.line_end());
        let close = line.char_indices().find(|(_, c)| closes(*c) || *c == '"');
        let at = self.place(start..start + open);
        let mut edits = vec![Edit { place: self.place(start..start + open), text: "\"".into() }];
        self.pos = match close {
            Some((at, c)) => {
                let at = start + open + at;
                edits.push(Edit { place: self.place(at..at + c.len_utf8()), text: "\"".into() });
                at + c.len_utf8()
            }
            None => self.line_end(),
        };
        let text = self.slice(start..self.pos).to_owned();
        self.tell(Diagnostic::error("F01", "f01").arg("text", text).at(at).fix(edits));
        None
    }

    fn list(&mut self, key: &str) -> Option<Node> {
        let start = self.pos;
        let slips = self.told.len();
        self.bump();
        let mut items = Vec::new();
        let mut item_end: Option<usize> = None;
        loop {
            self.blank();
            match self.peek() {
                Some(']') => {
                    self.bump();
                    break;
                }
                Some('#') => self.skip_line(),
                Some('\n') => {
                    self.bump();
                    if self.peek() == Some('[') || self.at_entry() {
                        self.open_list(key, start);
                        return None;
                    }
                }
                None => {
                    self.open_list(key, start);
                    return None;
                }
                Some(',') => {
                    if item_end.take().is_none() && self.told.len() == slips {
                        let at = self.place(self.pos..self.pos + 1);
                        let edit = Edit { place: at.clone(), text: String::new() };
                        self.tell(Diagnostic::error("T03", "t03-double").at(at).fix(vec![edit]));
                    }
                    self.bump();
                }
                // Other tables part their entries by it.
                Some(';') if item_end.is_some() => {
                    item_end = None;
                    let at = self.place(self.pos..self.pos + 1);
                    let edit = Edit { place: at.clone(), text: ",".into() };
                    self.tell(Diagnostic::error("T03", "t03-semicolon").at(at).fix(vec![edit]));
                    self.bump();
                }
                Some(c) => {
                    if let Some(end) = item_end {
                        let at = self.place(end..end);
                        let edit = Edit { place: at.clone(), text: ",".into() };
                        self.tell(Diagnostic::error("T03", "t03").at(at).fix(vec![edit]));
                    }
                    let count = self.told.len();
                    let item = self.item(c);
                    // After a slip in an item a comma may be missing or not: no second message.
                    item_end = Some(self.pos).filter(|_| self.told.len() == count);
                    items.extend(item);
                    if self.told.len() > count {
                        self.blank();
                        if self.peek() == Some(',') {
                            self.bump();
                        }
                    }
                }
            }
        }
        Some(Node { kind: Kind::List(items), span: start..self.pos })
    }

    fn item(&mut self, c: char) -> Option<Node> {
        match c {
            '"' | '\'' => self.text(),
            c if opens(c) => self.smart(),
            _ if self.invisible() => None,
            '[' | '{' => {
                let at = self.place(self.pos..self.pos + 1);
                self.skip_line();
                self.tell(Diagnostic::error("T15", "t15-nested").at(at));
                None
            }
            _ => {
                let start = self.pos;
                let line = self.slice(start..self.line_end());
                let end = line.find([',', ']', '#']).unwrap_or(line.len());
                let word = line.get(..end).unwrap_or_default().trim_end();
                self.pos = start + word.len().max(c.len_utf8());
                let node = scalar(self.slice(start..self.pos), start);
                if matches!(node.kind, Kind::Bare(_)) {
                    let at = self.place(node.span);
                    self.tell(Diagnostic::error("T15", "t15-quotes").arg("value", word).at(at));
                    return None;
                }
                Some(node)
            }
        }
    }

    /// Does the line begin with `name =`?
    fn at_entry(&self) -> bool {
        let line = self.slice(self.pos..self.line_end());
        line.split_once('=').is_some_and(|(name, _)| {
            let name = name.trim();
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        })
    }

    /// Told at the list's first line and where it should have been closed by.
    fn open_list(&mut self, key: &str, start: usize) {
        let before = self.slice(0..self.pos);
        let end = before.trim_end().len();
        let first = self.source.position(start).0;
        let next = self.source.position(self.pos).0;
        let edit = Edit { place: self.place(end..end), text: "\n]".into() };
        let (open, here) = (self.place(start..start + 1), self.place(self.pos..self.line_end()));
        let message = if self.peek() == Some('[') { "t04" } else { "t04-entry" };
        let told = Diagnostic::error("T04", message).arg("key", key).arg("line", first).arg("next", next);
        self.tell(told.at(open).at(here).fix(vec![edit]));
    }

    /// `{ type = "date", data = "public" }` on one line.
    fn inline(&mut self) -> Option<Node> {
        let start = self.pos;
        let slips = self.told.len();
        self.bump();
        let mut entries: Vec<(String, Range<usize>, Node)> = Vec::new();
        loop {
            self.blank();
            match self.peek() {
                Some('}') => {
                    self.bump();
                    break;
                }
                Some(',') => self.bump(),
                None | Some('\n' | '#') => {
                    let at = self.place(start..start + 1);
                    let end = start + self.slice(start..self.pos).trim_end().len();
                    let edit = Edit { place: self.place(end..end), text: " }".into() };
                    if self.told.len() == slips {
                        self.tell(Diagnostic::error("T04", "t04-brace").at(at).fix(vec![edit]));
                    }
                    self.skip_line();
                    return None;
                }
                Some(_) => {
                    let from = self.pos;
                    let line = self.slice(from..self.line_end());
                    let name = line.find(['=', ',', '}']).map_or(line, |at| line.get(..at).unwrap_or_default());
                    let span = from..from + name.trim_end().len();
                    self.pos = from + name.len();
                    if self.peek() != Some('=') {
                        let at = self.place(from..self.line_end());
                        self.skip_line();
                        self.tell(Diagnostic::error("T10", "t10-line").at(at));
                        return None;
                    }
                    self.bump();
                    self.blank();
                    let value = match self.peek() {
                        Some('"' | '\'') => self.text(),
                        Some(c) if opens(c) => self.smart(),
                        _ => {
                            let from = self.pos;
                            let line = self.slice(from..self.line_end());
                            let end = line.find([',', '}']).unwrap_or(line.len());
                            let word = line.get(..end).unwrap_or_default();
                            self.pos = from + word.len();
                            Some(scalar(word.trim_end(), from))
                        }
                    };
                    let name = name.trim();
                    if let Some((_, first, _)) = entries.iter().find(|(known, ..)| known == name) {
                        let (at, first) = (self.place(span), self.place(first.clone()));
                        self.tell(Diagnostic::error("T06", "t06-inline").arg("key", name).at(at).at(first));
                        continue;
                    }
                    entries.extend(value.map(|node| (name.to_owned(), span, node)));
                }
            }
        }
        Some(Node { kind: Kind::Table(entries), span: start..self.pos })
    }
}

/// Opens a text in some language's typography.
fn opens(c: char) -> bool {
    matches!(c, '„' | '“' | '”' | '«' | '»' | '‚' | '‘' | '’' | '‟')
}

/// Closes one.
fn closes(c: char) -> bool {
    opens(c)
}
