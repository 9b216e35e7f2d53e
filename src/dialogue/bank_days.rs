//! Days on which banks settle payments: Monday to Friday without the closing days of the euro's
//! settlement system (New Year's Day, Good Friday, Easter Monday, 1 May, 25 and 26 December).

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Is it a bank day?
pub(super) fn is_bank_day(day: Date) -> bool {
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return false;
    }
    if matches!((day.month(), day.day()), (1, 1) | (5, 1) | (12, 25 | 26)) {
        return false;
    }
    let from_easter = easter(day.year()).and_then(|easter| day.since(easter).ok()).map(|span| span.get_days());
    !matches!(from_easter, Some(-2 | 1))
}

/// The next bank day after `day`.
pub(super) fn next_bank_day(day: Date) -> Date {
    let mut next = day;
    // No ten days in a row are closed.
    for _ in 0..10 {
        next = next.saturating_add(1.day());
        if is_bank_day(next) {
            break;
        }
    }
    next
}

/// Easter Sunday, by the anonymous Gregorian computation.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let day = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekends_and_settlement_holidays_are_closed() {
        for (day, open) in [
            (date(2026, 3, 2), true),
            (date(2026, 3, 7), false),
            (date(2026, 4, 3), false),
            (date(2026, 4, 6), false),
            (date(2026, 4, 7), true),
            (date(2026, 5, 1), false),
            (date(2026, 12, 25), false),
            (date(2026, 12, 24), true),
        ] {
            assert_eq!(is_bank_day(day), open, "{day}");
        }
        assert_eq!(next_bank_day(date(2026, 4, 2)), date(2026, 4, 7));
    }
}
