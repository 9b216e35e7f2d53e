//! Reads one phrase (FORMAT §3) with the place of every bracket.
//!
//! Longer than most files: the grammar and its mistakes belong together.

use super::expand::{count, count_part};
use super::{Phrase, PhrasePart};
use crate::catalog::diagnostic::{Diagnostic, Edit};
use crate::catalog::read::is_name;
use crate::catalog::source::{Place, Source};
use crate::catalog::suggest::nearest;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

const LONGEST: usize = 300;
const NESTING: usize = 3;
const ALTERNATIVES: usize = 20;
const COMBINATIONS: u64 = 400;
const MANY: u64 = 100;

/// Word groups of one file: language, name, and what it stands for (`None`: has a mistake).
pub(in crate::catalog) type Groups = BTreeMap<String, BTreeMap<String, (Option<Vec<PhrasePart>>, Place)>>;

/// Which slots a phrase may hold.
pub(in crate::catalog) enum Slots<'a> {
    /// These, of that intent.
    Of(&'a str, &'a [String]),
    /// None: it belongs to an answer.
    Answer,
    /// None, and no groups: it is a word group.
    Group,
}

/// Reads the phrases of one file in one language.
pub(in crate::catalog) struct Parser<'a> {
    pub(in crate::catalog) source: &'a Arc<Source>,
    pub(in crate::catalog) language: &'a str,
    pub(in crate::catalog) groups: &'a Groups,
    pub(in crate::catalog) slots: Slots<'a>,
    pub(in crate::catalog) told: &'a mut Vec<Diagnostic>,
}

/// A part and its bytes in the phrase.
struct Spanned {
    part: Part,
    span: Range<usize>,
}

enum Part {
    Text(String),
    Optional(Vec<Vec<Spanned>>),
    Choice(Vec<Vec<Spanned>>),
    Slot(String, Option<String>),
    Group(String),
}

impl Parser<'_> {
    /// The phrase whose quoted text stands at `span`; `None` after a message.
    pub(in crate::catalog) fn phrase(&mut self, raw: &str, span: Range<usize>) -> Option<Phrase> {
        let written = self.source.text.get(span.clone()).unwrap_or_default();
        let map = crate::catalog::read::positions(written, span.start);
        let place = Place { source: Arc::clone(self.source), span: span.start + 1..span.end.saturating_sub(1) };
        if raw.chars().count() > LONGEST {
            let told = Diagnostic::error("F08", "f08-phrase").arg("size", raw.chars().count()).arg("limit", LONGEST);
            self.told.push(told.at(place));
            return None;
        }
        let mut walk = Walk { raw, pos: 0, map: &map, source: self.source, told: None };
        let parts = walk.sequence(0);
        if let Some(told) = walk.told {
            self.told.push(told);
            return None;
        }
        if !raw.chars().any(char::is_alphanumeric) {
            self.told.push(Diagnostic::error("P01", "p01-blank").at(place));
            return None;
        }
        let before = self.told.iter().filter(|told| told.severity == crate::catalog::Severity::Error).count();
        let at = |span: &Range<usize>| walk_place(self.source, &map, span);
        let first = self.told.len();
        let lowered = self.lower(&parts, &at, false);
        for told in self.told.iter_mut().skip(first).filter(|told| told.code == "P05") {
            let slot = told.labels.first().map_or(0, |label| label.place.span.start);
            // Behind an escape places in the phrase would be others than in the file.
            let same = self.source.text.get(place.span.clone()) == Some(raw);
            let phrases = slot.checked_sub(place.span.start).filter(|_| same).and_then(|at| split(raw, &parts, at));
            if let Some(text) = phrases.map(|all| all.join("\",\n  \"")) {
                told.fixes
                    .push(crate::catalog::Fix { edits: vec![Edit { place: place.clone(), text }], choice: false });
            }
        }
        let after = self.told.iter().filter(|told| told.severity == crate::catalog::Severity::Error).count();
        let lowered = lowered.filter(|_| before == after)?;
        let combinations = count(&lowered);
        if combinations > MANY {
            let largest =
                parts.iter().zip(&lowered).max_by_key(|(_, part)| count_part(part)).map(|(part, _)| at(&part.span));
            let told = if combinations > COMBINATIONS {
                Diagnostic::error("P10", "p10")
            } else {
                Diagnostic::warning("P10", "p10")
            };
            let told = told
                .arg("count", combinations)
                .arg("limit", if combinations > COMBINATIONS { COMBINATIONS } else { MANY });
            self.told.push(told.at(largest.unwrap_or_else(|| place.clone())));
            if combinations > COMBINATIONS {
                return None;
            }
        }
        Some(Phrase { raw: raw.to_owned(), parts: lowered, place })
    }

    /// Checks names and puts word groups in.
    fn lower(
        &mut self,
        parts: &[Spanned],
        at: &impl Fn(&Range<usize>) -> Place,
        branch: bool,
    ) -> Option<Vec<PhrasePart>> {
        let mut lowered = Vec::new();
        let mut whole = true;
        for Spanned { part, span } in parts {
            let part = match part {
                Part::Text(text) => Some(PhrasePart::Text(text.clone())),
                Part::Slot(name, example) => self
                    .slot(name, span, at, branch)
                    .then(|| PhrasePart::Slot { name: name.clone(), example: example.clone() }),
                Part::Group(name) => self.group(name, span, at),
                Part::Optional(branches) => self.branches(branches, span, at, branch).map(PhrasePart::Optional),
                Part::Choice(branches) => {
                    if branches.len() == 1 {
                        let (open, close) = (at(&(span.start..span.start + 1)), at(&(span.end - 1..span.end)));
                        let inner =
                            self.source.text.get(open.span.end..close.span.start).unwrap_or_default().to_owned();
                        let edits = vec![
                            Edit { place: open.clone(), text: "[".into() },
                            Edit { place: close, text: "]".into() },
                        ];
                        self.told.push(Diagnostic::warning("P02", "p02").arg("text", inner).at(open).fix(edits));
                    }
                    self.branches(branches, span, at, branch).map(PhrasePart::Choice)
                }
            };
            whole &= part.is_some();
            lowered.extend(part);
        }
        whole.then_some(lowered)
    }

    fn branches(
        &mut self,
        branches: &[Vec<Spanned>],
        span: &Range<usize>,
        at: &impl Fn(&Range<usize>) -> Place,
        branch: bool,
    ) -> Option<Vec<Vec<PhrasePart>>> {
        if branches.len() > ALTERNATIVES {
            let told =
                Diagnostic::error("F08", "f08-alternatives").arg("size", branches.len()).arg("limit", ALTERNATIVES);
            self.told.push(told.at(at(span)));
        }
        let inside = branch || branches.len() > 1;
        let lowered: Vec<_> = branches.iter().map(|parts| self.lower(parts, at, inside)).collect();
        lowered.into_iter().collect()
    }

    fn slot(&mut self, name: &str, span: &Range<usize>, at: &impl Fn(&Range<usize>) -> Place, branch: bool) -> bool {
        let name_at = at(&(span.start + 1..span.start + 1 + name.len()));
        // The same name in many phrases is one mistake, such as a renamed slot.
        let same = |told: &&mut Diagnostic| told.message == "p03" && told.args.contains(&("name", name.to_owned()));
        if let Some(told) = self.told.iter_mut().find(same) {
            let edits = told.fixes.iter_mut().flat_map(|fix| fix.edits.first().cloned().map(|edit| (fix, edit)));
            for (fix, edit) in edits {
                fix.edits.push(Edit { place: name_at.clone(), ..edit });
            }
            told.labels.push(crate::catalog::Label { place: name_at });
            return false;
        }
        let told = match self.slots {
            Slots::Group => Diagnostic::error("P12", "p12").at(at(span)),
            Slots::Answer => Diagnostic::error("P03", "p03-answer").arg("name", name).at(name_at),
            Slots::Of(_, slots) if !is_name(name) && !slots.iter().any(|slot| slot == name) => {
                Diagnostic::error("P03", "p03-name").arg("name", name).at(name_at)
            }
            Slots::Of(intent, slots) if !slots.iter().any(|slot| slot == name) => {
                let near = nearest(name, slots.iter().map(String::as_str));
                let mut told = Diagnostic::error("P03", "p03").arg("name", name).arg("intent", intent).suggest(&near);
                told = told.arg("known", if slots.is_empty() { "none" } else { "some" }).arg("slots", slots.join(", "));
                if let Some(first) = near.first() {
                    told = told.fix(vec![Edit { place: name_at.clone(), text: (*first).to_owned() }]);
                }
                told.at(name_at)
            }
            Slots::Of(..) if branch => Diagnostic::error("P05", "p05").arg("name", name).at(at(span)),
            Slots::Of(..) => return true,
        };
        self.told.push(told);
        false
    }

    fn group(&mut self, name: &str, span: &Range<usize>, at: &impl Fn(&Range<usize>) -> Place) -> Option<PhrasePart> {
        let name_at = at(&(span.start + 1..span.start + 1 + name.len()));
        if matches!(self.slots, Slots::Group) {
            self.told.push(Diagnostic::error("P12", "p12").at(at(span)));
            return None;
        }
        let own = self.groups.get(self.language);
        if let Some((body, _)) = own.and_then(|own| own.get(name)) {
            // A group with a mistake was told where it stands.
            return body.clone().map(|body| PhrasePart::Group { name: name.to_owned(), body });
        }
        let elsewhere = self.groups.iter().find_map(|(code, groups)| Some((code, &groups.get(name)?.1)));
        let told = if let Some((code, there)) = elsewhere {
            let told = Diagnostic::error("P11", "p11-language").arg("name", name);
            let told = told.arg("there", code).arg("here", self.language).at(name_at).at(there.clone());
            match self.copied_group(there) {
                Some(copy) => told.offer(vec![copy]),
                None => told,
            }
        } else {
            let near = nearest(name, own.into_iter().flat_map(|own| own.keys()).map(String::as_str));
            let mut told = Diagnostic::error("P11", "p11").arg("name", name).suggest(&near).at(name_at.clone());
            if let Some(first) = near.first() {
                told = told.fix(vec![Edit { place: name_at, text: (*first).to_owned() }]);
                let there = own.and_then(|own| own.get(*first)).map(|(_, place)| place.clone());
                told.labels.extend(there.map(|place| crate::catalog::Label { place }));
            }
            told
        };
        self.told.push(told);
        None
    }
}

impl Parser<'_> {
    /// Puts the line of another language's word group under the heading of this one, for a person to translate.
    fn copied_group(&self, there: &Place) -> Option<Edit> {
        let text = self.source.text.as_str();
        let line = text.get(..there.span.start)?.rfind('\n').map_or(0, |at| at + 1);
        let line = text.get(line..)?.lines().next()?;
        let heading = format!("[words.{}]", self.language);
        let starts = |heading: &str| text.find(&format!("\n{heading}")).map(|at| at + 1);
        let (at, text) = match starts(&heading) {
            Some(at) => (at + text.get(at..)?.find('\n')? + 1, format!("{line}\n")),
            None => (starts("[phrases]")?, format!("{heading}\n{line}\n\n")),
        };
        Some(Edit { place: Place { source: Arc::clone(self.source), span: at..at }, text })
    }
}

/// The phrases that a bracket with several branches stands for, one for each branch; `at` lies in the bracket.
fn split(raw: &str, parts: &[Spanned], at: usize) -> Option<Vec<String>> {
    let bracket = parts.iter().find(|part| part.span.contains(&at))?;
    let (branches, optional) = match &bracket.part {
        Part::Choice(branches) => (branches, false),
        Part::Optional(branches) => (branches, true),
        Part::Text(_) | Part::Slot(..) | Part::Group(_) => return None,
    };
    let (before, after) = (raw.get(..bracket.span.start)?, raw.get(bracket.span.end..)?);
    let phrase = |branch: &Vec<Spanned>| {
        let inside = raw.get(branch.first()?.span.start..branch.last()?.span.end)?;
        Some(if optional { format!("{before}[{inside}]{after}") } else { format!("{before}{inside}{after}") })
    };
    branches.iter().map(phrase).collect()
}

fn walk_place(source: &Arc<Source>, map: &[usize], span: &Range<usize>) -> Place {
    let end = source.text.len();
    let start = map.get(span.start).copied().unwrap_or(end);
    // The end of the last character inside, not the start of the next: they differ behind an escape.
    let stop = map.get(span.end).copied().unwrap_or(end).max(start);
    Place { source: Arc::clone(source), span: start..stop }
}

/// Walks over one phrase; keeps the first mistake of its brackets.
struct Walk<'a> {
    raw: &'a str,
    pos: usize,
    map: &'a [usize],
    source: &'a Arc<Source>,
    told: Option<Diagnostic>,
}

impl Walk<'_> {
    fn rest(&self) -> &str {
        self.raw.get(self.pos..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn place(&self, span: Range<usize>) -> Place {
        walk_place(self.source, self.map, &span)
    }

    fn tell(&mut self, told: Diagnostic) {
        self.told.get_or_insert(told);
    }

    fn sequence(&mut self, depth: usize) -> Vec<Spanned> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            let start = self.pos;
            let part = match c {
                '[' | '(' => self.bracket(c, depth),
                '{' => self.slot(),
                '<' => self.group(),
                ']' | ')' | '|' if depth > 0 => break,
                ']' | ')' | '|' | '}' | '>' => {
                    let at = self.place(start..start + 1);
                    let message = if c == '|' { "p01-bar" } else { "p01-close" };
                    self.tell(Diagnostic::error("P01", message).arg("bracket", c).at(at));
                    self.pos += 1;
                    continue;
                }
                _ => {
                    let len =
                        self.rest().find(['[', ']', '(', ')', '{', '}', '<', '>', '|']).unwrap_or(self.rest().len());
                    let text = self.rest().get(..len).unwrap_or_default().to_owned();
                    self.pos += len;
                    Part::Text(text)
                }
            };
            parts.push(Spanned { part, span: start..self.pos });
        }
        parts
    }

    fn bracket(&mut self, open: char, depth: usize) -> Part {
        let start = self.pos;
        let close = if open == '[' { ']' } else { ')' };
        self.pos += 1;
        if depth == NESTING {
            let at = self.place(start..start + 1);
            self.tell(Diagnostic::error("F08", "f08-nesting").arg("limit", NESTING).at(at));
            self.pos = self.raw.len();
            return Part::Text(String::new());
        }
        let mut branches = vec![self.sequence(depth + 1)];
        while self.peek() == Some('|') {
            self.pos += 1;
            branches.push(self.sequence(depth + 1));
        }
        match self.peek() {
            Some(c) if c == close => {
                self.pos += 1;
                let says = |parts: &Vec<Spanned>| {
                    parts.iter().any(|part| !matches!(&part.part, Part::Text(text) if text.trim().is_empty()))
                };
                if !branches.iter().all(says) {
                    let at = self.place(start..self.pos);
                    self.tell(Diagnostic::error("P01", "p01-empty").arg("bracket", open).at(at));
                }
            }
            _ => {
                let mut word = self.raw.get(start + 1..).unwrap_or_default();
                word = word.trim_start();
                let length = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
                let from = self.raw.len() - word.len();
                let word = word.get(..length).unwrap_or_default();
                let at = self.place(start..start + 1);
                let edit = Edit { place: self.place(from + length..from + length), text: close.into() };
                let told = Diagnostic::error("P01", "p01").arg("bracket", open).arg("word", word).at(at);
                self.tell(if length > 0 { told.fix(vec![edit]) } else { told });
                if self.peek().is_some() {
                    self.pos += 1;
                }
            }
        }
        if open == '[' { Part::Optional(branches) } else { Part::Choice(branches) }
    }

    /// What stands between the bracket at the cursor and `close`.
    fn inside(&mut self, close: char, stop: &[char]) -> Option<String> {
        let start = self.pos;
        let open = self.peek()?;
        let body = self.raw.get(start + 1..).unwrap_or_default();
        let end = body
            .find(|c| c == close || stop.contains(&c))
            .filter(|at| body.get(*at..).is_some_and(|rest| rest.starts_with(close)));
        if let Some(end) = end {
            self.pos = start + 1 + end + 1;
            return body.get(..end).map(str::to_owned);
        }
        let length = body.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(body.len());
        let word = body.get(..length).unwrap_or_default().to_owned();
        let after = start + 1 + length;
        let at = self.place(start..start + 1);
        let edit = Edit { place: self.place(after..after), text: close.into() };
        self.tell(Diagnostic::error("P01", "p01").arg("bracket", open).arg("word", word).at(at).fix(vec![edit]));
        self.pos += 1;
        None
    }

    fn slot(&mut self) -> Part {
        let Some(inside) = self.inside('}', &['{']) else { return Part::Text(String::new()) };
        let (name, example) = match inside.split_once('=') {
            Some((name, example)) => (name, Some(example.trim().to_owned())),
            None => (inside.as_str(), None),
        };
        Part::Slot(name.to_owned(), example)
    }

    fn group(&mut self) -> Part {
        let start = self.pos;
        let Some(name) = self.inside('>', &['<', '[', '(', '{']) else { return Part::Text(String::new()) };
        if !is_name(&name) {
            let at = self.place(start..self.pos);
            self.tell(Diagnostic::error("P03", "p03-name").arg("name", &name).at(at));
        }
        Part::Group(name)
    }
}
