//! Our values inside Fluent: they write themselves, and say which line they stand on.

use super::format::{Style, show_with};
use super::names::Names;
use crate::entity::Value;
use crate::lang::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentType;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::{IntlLangMemoizer, concurrent};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

// Noncharacters mark values in a written pattern until its lines are settled. They cannot come in
// with a value, because values are cleaned of them.
/// An empty value stands here.
pub(super) const EMPTY: char = '\u{fdd0}';
/// A value stands here.
pub(super) const FULL: char = '\u{fdd1}';
/// A line break inside a value.
pub(super) const BREAK: char = '\u{fdd2}';

/// A value on its way into a text.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) value: Option<Value>,
    pub(super) style: Style,
    /// May it have several lines (`$rows`, `$choices`)? Others keep to theirs.
    pub(super) lines: bool,
    pub(super) language: Arc<Language>,
    pub(super) names: Arc<Names>,
}

impl Shown {
    fn write(&self) -> String {
        let text = self.value.as_ref().map(|value| show_with(value, &self.language, self.style, &self.names));
        let text = text.unwrap_or_default();
        if text.trim().is_empty() {
            return EMPTY.to_string();
        }
        let mut written = String::with_capacity(text.len() + 3);
        written.push(FULL);
        for c in text.trim_matches(['\n', '\r', ' ']).chars() {
            match c {
                '\u{fdd0}'..='\u{fdef}' | '\r' => {}
                '\n' => written.push(if self.lines { BREAK } else { ' ' }),
                c if c.is_control() => written.push(' '),
                c => written.push(c),
            }
        }
        written
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.style == other.style
    }
}

impl FluentType for Shown {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.write().into()
    }

    fn as_string_threadsafe(&self, _: &concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        self.write().into()
    }
}

/// A value as Fluent takes it: yes and no are words that texts choose by, all else writes itself.
pub(super) fn fluent(shown: Shown) -> FluentValue<'static> {
    match shown.value {
        Some(Value::YesNo(true)) => "yes".into(),
        Some(Value::YesNo(false)) => "no".into(),
        _ => FluentValue::Custom(Box::new(shown)),
    }
}

/// Adds `DATE`, `NUMBER` and `MASK`. A bundle takes them once, so a second name cannot fail.
pub(super) fn add_functions(bundle: &mut FluentBundle<Arc<FluentResource>>) {
    let date = |args: &FluentArgs<'_>| match args.get("style") {
        Some(FluentValue::String(style)) if style == "short" => Style::Short,
        _ => Style::Long,
    };
    let number = |args: &FluentArgs<'_>| match args.get("decimals") {
        // Digits of a literal in a file; anything odd ends at a bound.
        Some(FluentValue::Number(n)) => Style::Decimals((0_u8..=18).find(|d| f64::from(*d) >= n.value).unwrap_or(18)),
        _ => Style::Plain,
    };
    let _ = bundle.add_function("DATE", move |given, args| styled(given, date(args)));
    let _ = bundle.add_function("NUMBER", move |given, args| styled(given, number(args)));
    let _ = bundle.add_function("MASK", |given, _| styled(given, Style::Masked));
}

fn styled<'a>(given: &[FluentValue<'a>], style: Style) -> FluentValue<'a> {
    match given.first() {
        Some(FluentValue::Custom(value)) => match (**value).as_any().downcast_ref::<Shown>() {
            Some(shown) => {
                let style = if shown.style == Style::Percent && style == Style::Plain { Style::Percent } else { style };
                FluentValue::Custom(Box::new(Shown { style, ..shown.clone() }))
            }
            None => FluentValue::Error,
        },
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}
