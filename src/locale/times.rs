//! Times of day, durations, opening hours and waiting times in words.

use crate::entity::{Every, Rhythm, RhythmDay};
use crate::lang::Language;
use jiff::civil::Time;
use std::time::Duration;

/// A time by itself: `14:30 Uhr`, `2:30 pm`.
pub(super) fn alone(time: Time, language: &Language) -> String {
    language.writing.clock.alone.replace("{time}", &clock(time, language, true))
}

/// A time within a sentence; whole hours with their minutes only if asked, or where halves of the day do not tell.
pub(super) fn clock(time: Time, language: &Language, minutes: bool) -> String {
    minute_of_day(
        u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs()),
        language,
        minutes,
    )
}

fn minute_of_day(minute: u16, language: &Language, minutes: bool) -> String {
    let clock = &language.writing.clock;
    let (hour, rest) = (minute / 60, minute % 60);
    let (hour, half) = match clock.halves {
        None => (hour, ""),
        Some((am, pm)) => ((hour + 11) % 12 + 1, if hour % 24 < 12 { am } else { pm }),
    };
    match (rest, minutes && clock.halves.is_none()) {
        (0, false) => format!("{hour}{half}"),
        _ => format!("{hour}{}{rest:02}{half}", clock.separator),
    }
}

/// An ISO 8601 duration in words: `P2W` is `2 Wochen`. What cannot be read is written as it is.
pub(super) fn duration(iso: &str, language: &Language) -> String {
    let units = &language.writing.units;
    let mut written = Vec::new();
    let (mut number, mut in_time) = (String::new(), false);
    for c in iso.chars().skip(1) {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let unit = match (c, in_time) {
            ('T', _) => {
                in_time = true;
                continue;
            }
            ('Y', false) => units.years,
            ('M', false) => units.months,
            ('W', false) => units.weeks,
            ('D', false) => units.days,
            ('H', true) => units.hours,
            ('M', true) => units.minutes,
            ('S', true) => units.seconds,
            _ => return iso.to_owned(),
        };
        written.push(counted(&std::mem::take(&mut number), unit));
    }
    if written.is_empty() || !number.is_empty() { iso.to_owned() } else { join(&written, language.writing.and) }
}

/// How often: `alle 2 Wochen, Freitag`, `every month on the 15th`.
pub(super) fn rhythm(rhythm: Rhythm, language: &Language) -> String {
    let (units, words) = (&language.writing.units, &language.writing.rhythms);
    let unit = match rhythm.every {
        Every::Day => units.days,
        Every::Week => units.weeks,
        Every::Month => units.months,
        Every::Year => units.years,
    };
    let every = words.every.replace("{length}", &counted(&rhythm.count.to_string(), unit));
    let name = |weekday: i8| {
        let at = usize::from(weekday.unsigned_abs()).saturating_sub(1);
        language.writing.hours.days.get(at).copied().unwrap_or_default()
    };
    match rhythm.on {
        None => every,
        Some(RhythmDay::Weekday(weekday)) => {
            words.weekday.replace("{every}", &every).replace("{weekday}", name(weekday))
        }
        Some(RhythmDay::Day(day)) => words.day.replace("{every}", &every).replace("{day}", &day.to_string()),
        Some(RhythmDay::MonthEnd) => words.month_end.replace("{every}", &every),
    }
}

fn counted(number: &str, (one, other): (&str, &str)) -> String {
    format!("{number} {}", if number == "1" { one } else { other })
}

/// `a`, `a und b`, `a, b und c`.
///
/// ```
/// assert_eq!(schalter::locale::join(&["Konto".into(), "Karte".into(), "Depot".into()], "und"), "Konto, Karte und Depot");
/// ```
pub fn join(things: &[String], word: &str) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// `$wait`: `etwa 5 Minuten`; at least one minute, and hours from two on.
///
/// ```
/// # use schalter::{lang::Languages, locale::wait};
/// # use std::time::Duration;
/// let languages = Languages::default();
/// let written: Vec<String> = languages.iter().map(|l| wait(Duration::from_secs(290), l)).collect();
/// assert_eq!(written, ["etwa 5 Minuten", "about 5 minutes"]);
/// ```
pub fn wait(time: Duration, language: &Language) -> String {
    let minutes = time.as_secs().div_ceil(60).max(1);
    let units = &language.writing.units;
    let time = match minutes {
        0..120 => counted(&minutes.to_string(), units.minutes),
        _ => counted(&((minutes + 30) / 60).to_string(), units.hours),
    };
    language.writing.wait.about.replace("{time}", &time)
}

/// `$hours` of a queue: weekday from 1 = Monday, from and to in minutes of the day; `None` is always.
///
/// ```
/// # use schalter::{lang::Languages, locale::hours};
/// let open = [(1, 480, 1200), (2, 480, 1200), (3, 480, 1200), (6, 540, 840)];
/// let languages = Languages::default();
/// let written: Vec<String> = languages.iter().map(|l| hours(Some(&open), l)).collect();
/// assert_eq!(written, [
///     "Montag bis Mittwoch von 8 bis 20 Uhr, Samstag von 9 bis 14 Uhr",
///     "Monday to Wednesday 8 am to 8 pm, Saturday 9 am to 2 pm",
/// ]);
/// ```
pub fn hours(open: Option<&[(u8, u16, u16)]>, language: &Language) -> String {
    let words = &language.writing.hours;
    let Some(open) = open else { return words.always.to_owned() };
    let of = |day: u8| -> Vec<(u16, u16)> {
        let mut spans: Vec<_> = open.iter().filter(|(d, ..)| *d == day).map(|(_, from, to)| (*from, *to)).collect();
        spans.sort_unstable();
        spans
    };
    let name = |day: u8| words.days.get(usize::from(day).saturating_sub(1)).copied().unwrap_or_default();
    let mut parts = Vec::new();
    let mut day = 1;
    while day <= 7 {
        let (first, spans) = (day, of(day));
        while day < 7 && of(day + 1) == spans {
            day += 1;
        }
        let last = day;
        day += 1;
        if spans.is_empty() {
            continue;
        }
        let spans: Vec<String> = spans
            .iter()
            .map(|(from, to)| {
                let (from, to) = (minute_of_day(*from, language, false), minute_of_day(*to, language, false));
                words.span.replace("{from}", &from).replace("{to}", &to)
            })
            .collect();
        let days = if first == last {
            name(first).to_owned()
        } else {
            words.range.replace("{first}", name(first)).replace("{last}", name(last))
        };
        parts.push(format!("{days} {}", join(&spans, language.writing.and)));
    }
    parts.join(", ")
}
