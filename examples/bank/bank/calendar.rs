//! Bank days: when the payment system TARGET settles and the bank, which sits in Hesse, is open; and the cut-off time
//! after which an order counts as given on the next bank day.

use jiff::civil::{Date, DateTime, Time};

use super::BankError;

/// Orders that come in before this time are executed on the same bank day.
pub(super) const CUT_OFF: Time = Time::constant(15, 0, 0, 0);

/// Whether payments are executed on this day.
pub(super) fn is_bank_day(day: Date) -> Result<bool, BankError> {
    Ok(schalter::entity::is_bank_day(day) && !schalter::entity::is_holiday("DE-HE", day))
}

/// The day itself if it is a bank day, else the next one.
pub(super) fn bank_day_on_or_after(day: Date) -> Result<Date, BankError> {
    let mut candidate = day;
    while !is_bank_day(candidate)? {
        candidate = candidate.tomorrow()?;
    }
    Ok(candidate)
}

/// The last bank day of the month in which `day` lies.
pub(super) fn last_bank_day_of_month(day: Date) -> Result<Date, BankError> {
    let mut candidate = day.last_of_month();
    while !is_bank_day(candidate)? {
        candidate = candidate.yesterday()?;
    }
    Ok(candidate)
}

/// When an order for `wanted` that is given `now` is executed. Instant payments keep no bank days and no cut-off time.
pub(super) fn execution_date(wanted: Date, instant: bool, now: DateTime) -> Result<Date, BankError> {
    let today = now.date();
    if instant {
        return Ok(wanted.max(today));
    }
    let earliest = if now.time() < CUT_OFF { today } else { today.tomorrow()? };
    bank_day_on_or_after(wanted.max(earliest))
}

/// A day as it stands in the books.
pub(super) fn read_day(stored: &str) -> Result<Date, BankError> {
    Ok(stored.parse()?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn holidays_and_weekends_are_no_bank_days() {
        let closed = [
            date(2026, 1, 1),
            date(2026, 4, 3), // Good Friday
            date(2026, 4, 6), // Easter Monday
            date(2026, 5, 1),
            date(2026, 5, 14), // Ascension
            date(2026, 5, 25), // Whit Monday
            date(2026, 6, 4),  // Corpus Christi, a holiday in Hesse
            date(2026, 12, 25),
            date(2026, 3, 7),  // a Saturday
            date(2025, 10, 3), // a Friday
        ];
        for day in closed {
            assert!(!is_bank_day(day).unwrap(), "{day}");
        }
        for day in [date(2026, 3, 2), date(2026, 4, 2), date(2026, 6, 5), date(2026, 10, 31).yesterday().unwrap()] {
            assert!(is_bank_day(day).unwrap(), "{day}");
        }
    }

    #[test]
    fn the_cut_off_time_decides_the_day() {
        let monday = date(2026, 3, 2);
        assert_eq!(execution_date(monday, false, monday.at(14, 59, 59, 0)).unwrap(), monday);
        assert_eq!(execution_date(monday, false, monday.at(15, 0, 0, 0)).unwrap(), date(2026, 3, 3));
        assert_eq!(execution_date(monday, true, monday.at(23, 0, 0, 0)).unwrap(), monday);
        let friday = date(2026, 3, 6);
        assert_eq!(execution_date(friday, false, friday.at(18, 0, 0, 0)).unwrap(), date(2026, 3, 9));
    }

    #[test]
    fn a_wanted_day_waits_for_a_bank_day() {
        let now = date(2026, 3, 2).at(10, 0, 0, 0);
        assert_eq!(execution_date(date(2026, 4, 3), false, now).unwrap(), date(2026, 4, 7));
        assert_eq!(execution_date(date(2026, 7, 1), false, now).unwrap(), date(2026, 7, 1));
        assert_eq!(execution_date(date(2026, 2, 1), false, now).unwrap(), date(2026, 3, 2), "never in the past");
    }

    #[test]
    fn a_months_last_bank_day() {
        assert_eq!(last_bank_day_of_month(date(2026, 2, 10)).unwrap(), date(2026, 2, 27));
        assert_eq!(last_bank_day_of_month(date(2026, 5, 3)).unwrap(), date(2026, 5, 29));
    }
}
