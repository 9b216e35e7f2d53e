//! Public holidays of the German states, the days on which banks settle, and feasts by name.
//!
//! Sources: the holiday laws of the states as of 2026; the closing days of TARGET as the European
//! Central Bank has set them since 2002; Easter by the Gregorian computus (Meeus, Jones, Butcher).

use super::resolve::plus_days;
use crate::lang::Feast;
use jiff::civil::{Date, Weekday};

/// Feasts with the states that keep them (none named: all), the first year, and the last.
type Kept = (Feast, &'static [&'static str], i16, i16);

const ALWAYS: i16 = i16::MAX;

const STATES: &[&str] = &[
    "DE-BB", "DE-BE", "DE-BW", "DE-BY", "DE-HB", "DE-HE", "DE-HH", "DE-MV", "DE-NI", "DE-NW", "DE-RP", "DE-SH",
    "DE-SL", "DE-SN", "DE-ST", "DE-TH",
];

const KEPT: &[Kept] = &[
    (Feast::On(1, 1), &[], 0, ALWAYS),
    (Feast::Easter(-2), &[], 0, ALWAYS),
    (Feast::Easter(1), &[], 0, ALWAYS),
    (Feast::On(5, 1), &[], 0, ALWAYS),
    (Feast::Easter(39), &[], 0, ALWAYS),
    (Feast::Easter(50), &[], 0, ALWAYS),
    (Feast::On(10, 3), &[], 1990, ALWAYS),
    (Feast::On(12, 25), &[], 0, ALWAYS),
    (Feast::On(12, 26), &[], 0, ALWAYS),
    (Feast::On(1, 6), &["DE-BW", "DE-BY", "DE-ST"], 0, ALWAYS),
    (Feast::On(3, 8), &["DE-BE"], 2019, ALWAYS),
    (Feast::On(3, 8), &["DE-MV"], 2023, ALWAYS),
    (Feast::Easter(0), &["DE-BB"], 0, ALWAYS),
    (Feast::Easter(49), &["DE-BB"], 0, ALWAYS),
    (Feast::On(5, 8), &["DE-BE"], 2020, 2020),
    (Feast::On(5, 8), &["DE-BE"], 2025, 2025),
    (Feast::Easter(60), &["DE-BW", "DE-BY", "DE-HE", "DE-NW", "DE-RP", "DE-SL"], 0, ALWAYS),
    (Feast::On(8, 15), &["DE-SL"], 0, ALWAYS),
    (Feast::On(9, 20), &["DE-TH"], 2019, ALWAYS),
    (Feast::On(10, 31), &[], 2017, 2017),
    (Feast::On(10, 31), &["DE-BB", "DE-MV", "DE-SN", "DE-ST", "DE-TH"], 0, ALWAYS),
    (Feast::On(10, 31), &["DE-HB", "DE-HH", "DE-NI", "DE-SH"], 2018, ALWAYS),
    (Feast::On(11, 1), &["DE-BW", "DE-BY", "DE-NW", "DE-RP", "DE-SL"], 0, ALWAYS),
];

/// The state whose Wednesday of prayer and repentance, eleven days before Advent, is a holiday.
const REPENTANCE: &str = "DE-SN";

const TARGET: &[Feast] =
    &[Feast::On(1, 1), Feast::Easter(-2), Feast::Easter(1), Feast::On(5, 1), Feast::On(12, 25), Feast::On(12, 26)];

/// The regions whose holidays are known, as ISO 3166-2 writes them: the sixteen German states.
///
/// ```
/// assert!(schalter::entity::regions().contains(&"DE-HE"));
/// ```
pub fn regions() -> &'static [&'static str] {
    STATES
}

/// Is the day a public holiday everywhere in that region? Holidays of single towns are none
/// (Assumption in Bavaria, Augsburg's Peace Festival, Corpus Christi in parts of Saxony and
/// Thuringia); an unknown region has no holidays.
///
/// ```
/// use jiff::civil::date;
/// use schalter::entity::is_holiday;
/// assert!(is_holiday("DE-HE", date(2026, 6, 4)));
/// assert!(!is_holiday("DE-HH", date(2026, 6, 4)));
/// ```
pub fn is_holiday(region: &str, day: Date) -> bool {
    if !STATES.contains(&region) {
        return false;
    }
    let kept = KEPT.iter().any(|(feast, states, first, last)| {
        (*first..=*last).contains(&day.year())
            && (states.is_empty() || states.contains(&region))
            && feast_in(*feast, day.year()) == Some(day)
    });
    let repentance = || feast_in(Feast::Advent(-11), day.year()) == Some(day);
    kept || region == REPENTANCE && repentance()
}

/// Do banks settle euro payments on that day (TARGET): neither at a weekend nor on 1 January, Good
/// Friday, Easter Monday, 1 May, 25 or 26 December?
///
/// ```
/// use jiff::civil::date;
/// use schalter::entity::is_bank_day;
/// assert!(is_bank_day(date(2026, 4, 2)) && !is_bank_day(date(2026, 4, 3)));
/// ```
pub fn is_bank_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        && !TARGET.iter().any(|feast| feast_in(*feast, day.year()) == Some(day))
}

/// The bank day so many on from `day`; for 0 the day itself or the next one that is one.
///
/// ```
/// use jiff::civil::date;
/// use schalter::entity::bank_day_from;
/// assert_eq!(bank_day_from(date(2026, 4, 2), 1), Some(date(2026, 4, 7)));
/// ```
pub fn bank_day_from(day: Date, count: u8) -> Option<Date> {
    let (mut found, mut left) = (day, count);
    while left > 0 || !is_bank_day(found) {
        found = plus_days(found, 1)?;
        if left > 0 && is_bank_day(found) {
            left -= 1;
        }
    }
    Some(found)
}

/// The day of a feast in that year.
pub(super) fn feast_in(feast: Feast, year: i16) -> Option<Date> {
    match feast {
        Feast::On(month, day) => Date::new(year, month, day).ok(),
        Feast::Easter(days) => plus_days(easter(year)?, i32::from(days)),
        Feast::Nth { month, weekday, nth } => {
            let first = Date::new(year, month, 1).ok()?;
            first.nth_weekday_of_month(nth, Weekday::from_monday_one_offset(weekday).ok()?).ok()
        }
        Feast::Advent(days) => {
            let christmas = Date::new(year, 12, 25).ok()?;
            let fourth = plus_days(christmas, -i32::from(christmas.weekday().to_monday_one_offset()))?;
            plus_days(fourth, i32::from(days) - 21)
        }
    }
}

/// Easter Sunday.
fn easter(year: i16) -> Option<Date> {
    let year32 = i32::from(year);
    let (a, b, c) = (year32 % 19, year32 / 100, year32 % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_sundays() {
        for (year, month, day) in
            [(2013, 3, 31), (2016, 3, 27), (2019, 4, 21), (2024, 3, 31), (2026, 4, 5), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn every_state_has_its_number_of_holidays() {
        // Weekends included, as the laws of the states count them in 2026.
        let counts = [
            ("DE-BB", 12),
            ("DE-BE", 10),
            ("DE-BW", 12),
            ("DE-BY", 12),
            ("DE-HB", 10),
            ("DE-HE", 10),
            ("DE-HH", 10),
            ("DE-MV", 11),
            ("DE-NI", 10),
            ("DE-NW", 11),
            ("DE-RP", 11),
            ("DE-SH", 10),
            ("DE-SL", 12),
            ("DE-SN", 11),
            ("DE-ST", 11),
            ("DE-TH", 11),
        ];
        for (state, count) in counts {
            let days = date(2026, 1, 1).series(jiff::Span::new().days(1)).take(365);
            assert_eq!(days.filter(|day| is_holiday(state, *day)).count(), count, "{state}");
        }
        assert!(is_holiday("DE-SN", date(2026, 11, 18)) && !is_holiday("DE-TH", date(2026, 11, 18)));
        assert!(is_holiday("DE-BE", date(2025, 5, 8)) && !is_holiday("DE-BE", date(2026, 5, 8)));
        assert!(!is_holiday("AT-9", date(2026, 12, 25)));
    }

    #[test]
    fn bank_days() {
        assert!(!is_bank_day(date(2026, 12, 25)) && is_bank_day(date(2026, 12, 24)));
        assert_eq!(bank_day_from(date(2026, 11, 24), 0), Some(date(2026, 11, 24)));
        assert_eq!(bank_day_from(date(2026, 11, 28), 0), Some(date(2026, 11, 30)));
        assert_eq!(bank_day_from(date(2026, 12, 23), 3), Some(date(2026, 12, 29)));
        for (day, open) in [
            (date(2026, 3, 2), true),
            (date(2026, 3, 7), false),
            (date(2026, 4, 3), false),
            (date(2026, 4, 6), false),
            (date(2026, 4, 7), true),
            (date(2026, 5, 1), false),
        ] {
            assert_eq!(is_bank_day(day), open, "{day}");
        }
        assert_eq!(bank_day_from(date(2026, 4, 2), 1), Some(date(2026, 4, 7)));
    }
}
