//! Writing one text: its variant, its values, its lines.

use super::format::Style;
use super::shown::{BREAK, EMPTY, FULL, Shown, fluent};
use super::text::Text;
use super::texts::{Spoken, Texts};
use super::voice::Voice;
use crate::entity::Value;
use fluent_bundle::FluentArgs;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// Variables of a text; `None` is empty. What is not there is empty too.
pub type Vars = BTreeMap<String, Option<Value>>;

/// Which of a text's variants: chosen by hash, never the last one again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Variant {
    /// Hash of conversation and turn.
    pub seed: u64,
    /// The variant of this text that was written last: 0 the text itself, 1 to 9 its `.alt`s.
    pub last: Option<u8>,
}

/// A written text.
#[derive(Clone, PartialEq, Eq)]
pub struct Written {
    /// What customers read.
    pub text: String,
    /// Every variable that it may have taken something from, for its class.
    pub used: BTreeSet<String>,
    /// The variant: 0 the text itself, 1 to 9 its `.alt`s.
    pub variant: u8,
}

impl std::fmt::Debug for Written {
    /// The words may hold account data, so they are not printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Written").field("used", &self.used).field("variant", &self.variant).finish()
    }
}

/// The longest text that is written (bytes); a longer one is a mistake of the files.
const LONGEST: usize = 64 * 1024;

/// Variables whose values may have several lines; in all others line breaks become spaces, so that
/// what a customer typed cannot pose as a line of the read-back.
const SEVERAL_LINES: [&str; 3] = ["rows", "choices", "note"];

impl Texts {
    /// Writes a text, or an attribute of it, in a voice. `None`: this voice cannot write it.
    ///
    /// `again2` falls back to `again`. Without an attribute the text and its `.alt1` to `.alt9`
    /// take turns. In a text of several lines, a line whose variables are all empty is left out.
    pub fn write(
        &self,
        voice: &Voice,
        id: &str,
        attribute: Option<&str>,
        vars: &Vars,
        turn: Variant,
    ) -> Option<Written> {
        let spoken = self.spoken(voice)?;
        let text = spoken.texts.get(id)?;
        let attribute = attribute.map(|name| match name {
            "again2" if text.body(Some(name)).is_none() => "again",
            name => name,
        });
        match attribute {
            Some(name) => self.pattern(spoken, text, Some(name), vars, 0),
            None => {
                let variant = variant(text, turn)?;
                let name = format!("alt{variant}");
                self.pattern(spoken, text, (variant > 0).then_some(&name), vars, variant)
            }
        }
    }

    /// As [`Texts::write`], in its `.short` form where the text has one (channels with `max_length`, buttons).
    pub fn write_short(&self, voice: &Voice, id: &str, vars: &Vars, turn: Variant) -> Option<Written> {
        let short = self.write(voice, id, Some("short"), vars, turn);
        short.or_else(|| self.write(voice, id, None, vars, turn))
    }

    /// Writes `<id>-row` once per row, each on lines of its own: the value of `$rows`. `None`: this
    /// voice cannot write one of them.
    pub fn write_rows(&self, voice: &Voice, id: &str, rows: &[Vars]) -> Option<Value> {
        let id = format!("{id}-row");
        let rows = rows.iter().map(|vars| self.write(voice, &id, None, vars, Variant::default()));
        let rows: Option<Vec<String>> = rows.map(|row| row.map(|written| written.text)).collect();
        Some(Value::Text(rows?.join("\n")))
    }

    fn pattern(
        &self,
        spoken: &Spoken,
        text: &Text,
        attribute: Option<&str>,
        vars: &Vars,
        variant: u8,
    ) -> Option<Written> {
        let body = text.body(attribute)?;
        let message = spoken.bundle.get_message(&text.id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::with_capacity(body.variables.len());
        for name in &body.variables {
            let percent = self.names.is_percent(&text.id, name);
            let shown = Shown {
                value: vars.get(name).cloned().flatten(),
                style: if percent { Style::Percent } else { Style::Plain },
                lines: SEVERAL_LINES.contains(&name.as_str()),
                language: Arc::clone(&spoken.language),
                names: Arc::clone(&self.names),
            };
            match (&shown.value, name.as_str()) {
                // The one number that texts choose plurals by.
                (Some(Value::Number(n)), "count") if n.scale == 0 => {
                    args.set(name.clone(), i64::try_from(n.digits).unwrap_or(i64::MAX));
                }
                _ => args.set(name.clone(), fluent(shown)),
            }
        }
        let mut raw = Bounded(String::new());
        let mut errors = Vec::new();
        let written = spoken.bundle.write_pattern(&mut raw, pattern, Some(&args), &mut errors);
        // Half a text is worse than none: the caller says that it cannot say it.
        (written.is_ok() && errors.is_empty()).then(|| Written {
            text: settle(&raw.0),
            used: body.variables.clone(),
            variant,
        })
    }
}

/// Text that stops growing.
struct Bounded(String);

impl Write for Bounded {
    fn write_str(&mut self, more: &str) -> std::fmt::Result {
        if self.0.len() + more.len() > LONGEST {
            return Err(std::fmt::Error);
        }
        self.0.push_str(more);
        Ok(())
    }
}

/// The variant to write now.
fn variant(text: &Text, turn: Variant) -> Option<u8> {
    let alts = (1..=9).filter(|n| text.body(Some(&format!("alt{n}"))).is_some());
    let all: Vec<u8> = text.value.iter().map(|_| 0).chain(alts).collect();
    let fresh: Vec<u8> = all.iter().copied().filter(|n| Some(*n) != turn.last).collect();
    let choice = if fresh.is_empty() { all } else { fresh };
    let count = u64::try_from(choice.len()).ok().filter(|n| *n > 0)?;
    choice.get(usize::try_from(turn.seed % count).ok()?).copied()
}

/// Leaves out the lines whose variables are all empty, and takes the marks away.
fn settle(raw: &str) -> String {
    let several = raw.contains('\n');
    let kept = raw.split('\n').filter(|line| !(several && line.contains(EMPTY) && !line.contains(FULL)));
    let text = kept.map(str::trim_end).collect::<Vec<_>>().join("\n");
    text.replace([EMPTY, FULL], "").replace(BREAK, "\n").trim_matches('\n').to_owned()
}
