//! Moments as people type them: `2026-03-02 10:00`, `2026-03-02`, `20:01`, `+6 Minuten`.

use super::messages::words;
use crate::catalog::ScriptLine;
use crate::lang::Languages;
use jiff::civil::{Date, DateTime, Time};
use std::time::Duration;

/// A moment; a day alone means its noon, so that it is the same day in every time zone nearby.
pub(super) fn day_or_moment(text: &str) -> Option<DateTime> {
    let text = text.trim();
    match text.parse::<Date>() {
        // jiff reads a date out of a moment, too.
        Ok(day) if !text.contains([':', 'T', 't']) => Some(day.at(12, 0, 0, 0)),
        _ => text.parse().ok(),
    }
}

/// What `:now` was told, as a script would say it.
pub(super) fn time_line(text: &str, languages: &Languages) -> Option<ScriptLine> {
    let text = text.trim();
    if let Some(wait) = text.strip_prefix('+') {
        return duration(wait, languages).map(ScriptLine::Wait);
    }
    if let Ok(clock) = Time::strptime("%H:%M", text) {
        return Some(ScriptLine::Clock(clock));
    }
    day_or_moment(text).map(ScriptLine::Moment)
}

/// `6 Minuten`, `90s`, `1h 30 min`: numbers with units, in any language of the tool.
fn duration(text: &str, languages: &Languages) -> Option<Duration> {
    const UNITS: [(&str, u64); 5] = [
        ("units-second", 1),
        ("units-minute", 60),
        ("units-hour", 3_600),
        ("units-day", 86_400),
        ("units-week", 604_800),
    ];
    let seconds_of = |unit: &str| {
        let unit = unit.to_lowercase();
        UNITS.iter().find(|(id, _)| words(languages, id).contains(&unit)).map(|(_, seconds)| *seconds)
    };
    let mut total = 0_u64;
    let mut rest = text.trim();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (number, behind) = rest.split_at_checked(digits)?;
        let behind = behind.trim_start();
        let letters = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let (unit, behind) = behind.split_at_checked(letters)?;
        total = total.checked_add(number.parse::<u64>().ok()?.checked_mul(seconds_of(unit)?)?)?;
        rest = behind.trim_start();
    }
    Some(Duration::from_secs(total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn days_and_moments() {
        assert_eq!(day_or_moment("2026-03-02"), Some(date(2026, 3, 2).at(12, 0, 0, 0)));
        assert_eq!(day_or_moment("2026-03-02 10:00"), Some(date(2026, 3, 2).at(10, 0, 0, 0)));
        assert_eq!(day_or_moment("2026-03-02T10:00"), Some(date(2026, 3, 2).at(10, 0, 0, 0)));
        for wrong in ["", "morgen", "2026-02-30", "02.03.2026 10"] {
            assert_eq!(day_or_moment(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn durations_in_every_language() {
        let minutes = |n: u64| Some(ScriptLine::Wait(Duration::from_secs(n * 60)));
        for text in ["+6 Minuten", "+6 minutes", "+6min", "+ 360 s", "+5m 60s"] {
            assert_eq!(time_line(text, &Languages::default()), minutes(6), "{text}");
        }
        assert_eq!(time_line("+1h30m", &Languages::default()), minutes(90));
        assert_eq!(time_line("20:01", &Languages::default()), Some(ScriptLine::Clock(time(20, 1, 0, 0))));
        for wrong in ["+", "+6", "+min", "+6 Lichtjahre", "+99999999999999999999 s", "-5 min"] {
            assert_eq!(time_line(wrong, &Languages::default()), None, "{wrong}");
        }
    }
}
