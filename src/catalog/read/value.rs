//! Reads values by their type (FORMAT §2): money, dates, durations, hours, classes, levels.

use super::node::{Kind, Node};
use super::words::Words;
use crate::catalog::intent::ActLevel;
use crate::catalog::slot::DateRule;
use crate::entity::{Currency, Decimal, Money};
use crate::lang::TimeUnit;
use crate::message::{DataClass, LoginLevel};
use jiff::civil::{Date, DateTime};
use std::ops::Range;
use std::time::Duration;

/// A value that could be read.
#[derive(Clone, Debug)]
pub(in crate::catalog) enum Val {
    Text(String),
    /// Texts or names, each with its node.
    Texts(Vec<(String, Range<usize>)>),
    YesNo(bool),
    Number(Decimal),
    Date(Date),
    /// A moment; `true`: a day alone.
    Moment(DateTime, bool),
    DateRule(DateRule),
    Duration(Duration),
    /// `None`: always open.
    Hours(Option<Vec<(u8, u16, u16)>>),
    MonthDays(Vec<(u8, u8)>),
    Class(DataClass),
    Level(LoginLevel),
    ActLevel(ActLevel),
    Word(&'static str),
    Currency(Currency),
    /// A condition or anything else whose type is known later.
    Node(Node),
    Variable(VariableDecl),
}

/// `"money"` or `{ type = "date", data = "public", for = "date" }`.
#[derive(Clone, Debug)]
pub(in crate::catalog) struct VariableDecl {
    pub(in crate::catalog) kind: (String, Range<usize>),
    pub(in crate::catalog) data: Option<DataClass>,
    pub(in crate::catalog) stands_for: Option<(String, Range<usize>)>,
}

/// Why an amount cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::catalog) enum NoMoney {
    /// It has two readings: the whole one, and the one with decimals.
    Ambiguous { whole: String, dot: String, comma: String },
    /// There is no currency.
    NoCurrency,
    /// It is none.
    Unreadable,
}

/// `5000 EUR`, `0,01 EUR`, `1.250,50 EUR`.
pub(in crate::catalog) fn money(text: &str) -> Result<Money, NoMoney> {
    let text = text.trim();
    let Some((number, code)) = text.rsplit_once(' ') else {
        let bare = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
        return Err(if bare { NoMoney::NoCurrency } else { NoMoney::Unreadable });
    };
    let currency = Currency::new(code).ok_or(NoMoney::Unreadable)?;
    let (sign, number) = number.trim().strip_prefix('-').map_or((1, number.trim()), |rest| (-1, rest));
    let decimals = currency.decimals() as usize;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let seps: Vec<char> = number.chars().filter(|c| !c.is_ascii_digit()).collect();
    let (whole, rest) = match seps.as_slice() {
        [] => (number.to_owned(), ""),
        [one @ ('.' | ',')] => {
            let (whole, rest) = number.split_once(*one).ok_or(NoMoney::Unreadable)?;
            if rest.len() == 3 && digits(whole) && digits(rest) && !whole.starts_with('0') && whole.len() <= 3 {
                return Err(NoMoney::Ambiguous {
                    whole: format!("{whole}{rest} {code}"),
                    dot: format!("{whole}.{:.2} {code}", rest),
                    comma: format!("{whole},{:.2} {code}", rest),
                });
            }
            (whole.to_owned(), rest)
        }
        [groups @ .., last] => {
            let group = *groups.first().ok_or(NoMoney::Unreadable)?;
            if !matches!((group, *last), ('.', ',' | '.') | (',', '.' | ',')) || groups.iter().any(|c| *c != group) {
                return Err(NoMoney::Unreadable);
            }
            let (whole, rest) =
                if group == *last { (number, "") } else { number.rsplit_once(*last).ok_or(NoMoney::Unreadable)? };
            let parts: Vec<&str> = whole.split(group).collect();
            let well = parts
                .iter()
                .enumerate()
                .all(|(at, part)| digits(part) && if at == 0 { part.len() <= 3 } else { part.len() == 3 });
            if !well {
                return Err(NoMoney::Unreadable);
            }
            (parts.concat(), rest)
        }
    };
    if !digits(&whole) || (!rest.is_empty() && !digits(rest)) || rest.len() > decimals || number.ends_with(['.', ',']) {
        return Err(NoMoney::Unreadable);
    }
    let minor: i64 = format!("{whole}{rest:0<decimals$}").parse().map_err(|_| NoMoney::Unreadable)?;
    Ok(Money { minor: sign * minor, currency })
}

/// `11.9 percent`, `11,9 Prozent`, `11.9 %`.
pub(in crate::catalog) fn percent(text: &str, words: &Words) -> Option<Decimal> {
    let text = text.trim();
    let at = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-')))?;
    let (number, word) = text.split_at_checked(at)?;
    let word = word.trim().to_lowercase();
    if word != "%" && word != "percent" && !words.percent.contains(&word) {
        return None;
    }
    decimal(&number.replace(',', "."))
}

/// A number with a point.
pub(in crate::catalog) fn decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.starts_with(|c: char| c.is_ascii_digit()) && digits.ends_with(|c: char| c.is_ascii_digit());
    plain.then(|| text.trim_start_matches('+').parse().ok()).flatten()
}

/// A day: `2026-12-31` or `31.12.2026`.
pub(in crate::catalog) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() == 10 && text.get(4..5) == Some("-") {
        return text.parse().ok();
    }
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A moment: `2026-03-07 20:00`, or a day, which means all of it (`true`).
pub(in crate::catalog) fn moment(text: &str) -> Option<(DateTime, bool)> {
    if let Some(day) = date(text) {
        return Some((day.to_datetime(jiff::civil::Time::midnight()), true));
    }
    let (day, time) = text.trim().split_once([' ', 'T'])?;
    Some((date(day)?.to_datetime(clock(time)?), false))
}

/// `08:00` or `08:00:30`.
pub(in crate::catalog) fn clock(text: &str) -> Option<jiff::civil::Time> {
    let mut parts = text.trim().split(':');
    let two = |part: &str| (part.len() <= 2 && !part.is_empty()).then(|| part.parse::<i8>().ok()).flatten();
    let (hour, minute) = (two(parts.next()?)?, two(parts.next()?)?);
    let second = parts.next().map_or(Some(0), two)?;
    if parts.next().is_some() {
        return None;
    }
    jiff::civil::Time::new(hour, minute, second, 0).ok()
}

/// `today`, `today + 1 year`, `2026-12-31`, `next bank day`.
pub(in crate::catalog) fn date_rule(text: &str, words: &Words) -> Option<DateRule> {
    let text = text.trim();
    if let Some(day) = date(text) {
        return Some(DateRule::On(day));
    }
    if text == "next bank day" {
        return Some(DateRule::NextBankDay);
    }
    let rest = text.strip_prefix("today")?.trim();
    let (sign, rest) = match rest.chars().next() {
        None => return Some(DateRule::Today { years: 0, months: 0, days: 0 }),
        Some('+') => (1, rest.strip_prefix('+')?),
        Some('-' | '−') => (-1, rest.trim_start_matches(['-', '−'])),
        Some(_) => return None,
    };
    let (count, unit) = words.amount_of(rest.trim())?;
    let count = sign * i32::try_from(count).ok()?;
    let (years, months, days) = match unit {
        TimeUnit::Year => (i16::try_from(count).ok()?, 0, 0),
        TimeUnit::Month => (0, count, 0),
        TimeUnit::Week => (0, 0, count.checked_mul(7)?),
        TimeUnit::Day => (0, 0, count),
        TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => return None,
    };
    Some(DateRule::Today { years, months, days })
}

/// `15 minutes`; a month has 30.44 days and a year 365.25, rounded up to whole days.
pub(in crate::catalog) fn duration(text: &str, words: &Words) -> Option<Duration> {
    let (count, unit) = words.amount_of(text)?;
    let count = u64::try_from(count).ok()?;
    let day = 86_400;
    let seconds = match unit {
        TimeUnit::Second => count,
        TimeUnit::Minute => count.checked_mul(60)?,
        TimeUnit::Hour => count.checked_mul(3600)?,
        TimeUnit::Day => count.checked_mul(day)?,
        TimeUnit::Week => count.checked_mul(7 * day)?,
        TimeUnit::Month => count.checked_mul(3044)?.div_ceil(100).checked_mul(day)?,
        TimeUnit::Year => count.checked_mul(36_525)?.div_ceil(100).checked_mul(day)?,
    };
    Some(Duration::from_secs(seconds))
}

/// `Mo-Fr 08:00-20:00, Sa 09:00-14:00`; `always` is `Some(None)`.
pub(in crate::catalog) fn hours(text: &str, words: &Words) -> Option<Option<Vec<(u8, u16, u16)>>> {
    if text.trim() == "always" {
        return Some(None);
    }
    let day = |word: &str| {
        let word = word.trim().to_lowercase();
        words.weekdays.iter().find(|(known, _)| *known == word).map(|(_, day)| *day)
    };
    let minute = |text: &str| {
        let (hour, minute) = text.trim().split_once(':')?;
        let two = |part: &str| (part.len() == 2).then(|| part.parse::<u16>().ok()).flatten();
        let at = two(hour)? * 60 + two(minute)?;
        (at <= 24 * 60 && two(minute)? < 60).then_some(at)
    };
    let mut open = Vec::new();
    for part in text.split(',') {
        let (days, times) = part.trim().rsplit_once(' ')?;
        let (from, to) = times.split_once(['-', '–'])?;
        let (from, to) = (minute(from)?, minute(to)?);
        let (first, last) = match days.split_once(['-', '–']) {
            Some((first, last)) => (day(first)?, day(last)?),
            None => (day(days)?, day(days)?),
        };
        if from >= to || first > last {
            return None;
        }
        open.extend((first..=last).map(|day| (day, from, to)));
    }
    open.sort_unstable();
    Some(Some(open))
}

/// `12-24`.
pub(in crate::catalog) fn month_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.trim().split_once('-')?;
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    // 2028 has a 29th of February.
    Date::new(2028, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((month, day))
}

/// The classes by their words.
pub(in crate::catalog) const CLASSES: &[(&str, DataClass)] = &[
    ("public", DataClass::Public),
    ("personal", DataClass::Personal),
    ("account", DataClass::Account),
    ("secret", DataClass::Secret),
];

/// The levels by their words.
pub(in crate::catalog) const LEVELS: &[(&str, LoginLevel)] = &[
    ("none", LoginLevel::None),
    ("known", LoginLevel::Known),
    ("login", LoginLevel::Login),
    ("strong", LoginLevel::Strong),
];

/// A level by its word.
pub(in crate::catalog) fn read_level(text: &str) -> Option<LoginLevel> {
    LEVELS.iter().find(|(word, _)| *word == text).map(|(_, level)| *level)
}

impl Node {
    /// The text, where it is one.
    pub(in crate::catalog) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }
}
