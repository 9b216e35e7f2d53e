//! What people mean by a day, a duration or hours that they wrote in another way. Only days in a way that
//! nobody can misread count as values; everything else is a guess, and serves repairs only.

use super::value;
use super::words::Words;
use crate::lang::TimeUnit;
use jiff::civil::Date;

/// A day as somebody wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// `2026-12-31`
    Plain(Date),
    /// `31.12.2026`: nobody misreads it.
    Other(Date),
    /// `12/31/2026`: only one day is possible, but others write it the other way round.
    One(Date),
    /// `03/04/2026`: the day first, or the month.
    Unclear(Date, Date),
    /// No day.
    None,
}

/// Reads a day.
pub(super) fn day(text: &str) -> Day {
    let text = text.trim();
    match value::date(text) {
        Some(day) if text.contains('.') => return Day::Other(day),
        Some(day) => return Day::Plain(day),
        None => {}
    }
    let parts: Vec<&str> = text.split('/').collect();
    let &[first, second, year] = parts.as_slice() else { return Day::None };
    let number = |text: &str| text.parse::<i8>().ok();
    let (Some(first), Some(second), Some(year)) =
        (number(first), number(second), year.parse::<i16>().ok().filter(|_| year.len() == 4))
    else {
        return Day::None;
    };
    match (Date::new(year, second, first), Date::new(year, first, second)) {
        (Ok(one), Ok(other)) if one == other => Day::One(one),
        (Ok(one), Ok(other)) => Day::Unclear(one, other),
        (Ok(one), Err(_)) | (Err(_), Ok(one)) => Day::One(one),
        (Err(_), Err(_)) => Day::None,
    }
}

/// `15 Min` is `15 minutes`, if no other unit begins like that.
pub(super) fn duration(text: &str, words: &Words) -> Option<String> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (count, unit) = text.split_at_checked(end)?;
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    let count: u32 = count.parse().ok()?;
    let mut units = words.units.iter().filter(|(known, _)| known.starts_with(&unit) && !unit.is_empty());
    let first = units.next()?.1;
    if units.any(|(_, other)| *other != first) {
        return None;
    }
    let name = match first {
        TimeUnit::Second => "second",
        TimeUnit::Minute => "minute",
        TimeUnit::Hour => "hour",
        TimeUnit::Day => "day",
        TimeUnit::Week => "week",
        TimeUnit::Month => "month",
        TimeUnit::Year => "year",
    };
    Some(format!("{count} {name}{}", if count == 1 { "" } else { "s" }))
}

/// `Mo-Fr 8-20` is `Mo-Fr 08:00-20:00`.
pub(super) fn hours(text: &str, words: &Words) -> Option<String> {
    let time = |text: &str| -> Option<String> {
        let bare = text.trim().trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
        let (hour, minute) = bare.split_once([':', '.']).unwrap_or((bare, "00"));
        let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
        Some(format!("{hour:02}:{minute:02}"))
    };
    let part = |part: &str| -> Option<String> {
        let at = part.trim().find(|c: char| c.is_ascii_digit())?;
        let (days, times) = part.trim().split_at_checked(at)?;
        let (from, to) = times.split_once(['-', '–'])?;
        Some(format!("{} {}-{}", days.trim().trim_end_matches([':', '.']), time(from)?, time(to)?))
    };
    let parts: Option<Vec<String>> = text.split([',', ';']).map(part).collect();
    let text = parts?.join(", ");
    value::hours(&text, words).map(|_| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Languages;
    use jiff::civil::date;

    #[test]
    fn days_that_can_be_misread_are_known() {
        assert_eq!(day("2026-12-31"), Day::Plain(date(2026, 12, 31)));
        assert_eq!(day("31.12.2026"), Day::Other(date(2026, 12, 31)));
        assert_eq!(day("12/31/2026"), Day::One(date(2026, 12, 31)));
        assert_eq!(day("31/12/2026"), Day::One(date(2026, 12, 31)));
        assert_eq!(day("03/04/2026"), Day::Unclear(date(2026, 4, 3), date(2026, 3, 4)));
        assert_eq!(day("04/04/2026"), Day::One(date(2026, 4, 4)));
        for text in ["", "31/31/2026", "1/2/26", "31.13.2026", "tomorrow"] {
            assert_eq!(day(text), Day::None, "{text}");
        }
    }

    #[test]
    fn lengths_and_hours_are_guessed_only_where_one_thing_is_meant() {
        let words = Words::new(&Languages::default());
        assert_eq!(duration("15 Min", &words).as_deref(), Some("15 minutes"));
        assert_eq!(duration("1 Std.", &words), None);
        assert_eq!(duration("1 Stund", &words).as_deref(), Some("1 hour"));
        assert_eq!(duration("15 m", &words), None);
        assert_eq!(hours("Mo-Fr 8-20", &words).as_deref(), Some("Mo-Fr 08:00-20:00"));
        assert_eq!(
            hours("Mo-Fr: 8 - 20 Uhr, Sa 9.30-14", &words).as_deref(),
            Some("Mo-Fr 08:00-20:00, Sa 09:30-14:00")
        );
        assert_eq!(hours("Mo-Fr 20-8", &words), None);
        assert_eq!(hours("whenever", &words), None);
    }
}
