//! Lengths of time, with the units in which they were said.

use super::decimal::Decimal;
use crate::lang::Unit;
use jiff::Span;
use std::fmt;

/// A length of time. A month stays a month: it is not thirty days when it is added to a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Length {
    years: i32,
    months: i32,
    weeks: i32,
    days: i32,
    hours: i32,
    minutes: i32,
    seconds: i32,
}

impl Length {
    /// So many of a unit; a fraction becomes smaller units (`1.5 hours` is an hour and 30 minutes).
    pub(super) fn of(count: Decimal, unit: Unit) -> Option<Self> {
        let whole = i32::try_from(count.floor()?).ok()?;
        let rest = count.plus(Decimal::whole(u64::try_from(whole).ok()?).negated())?;
        let base = Self::default().with(whole, unit)?;
        if rest.digits == 0 {
            return Some(base);
        }
        let (factor, smaller) = match unit {
            Unit::Second => return None,
            Unit::Minute => (60, Unit::Second),
            Unit::Hour => (60, Unit::Minute),
            Unit::Day => (24, Unit::Hour),
            Unit::Week => (7, Unit::Day),
            Unit::Month => (30, Unit::Day),
            Unit::Quarter => (3, Unit::Month),
            Unit::Year => (12, Unit::Month),
        };
        base.plus(Self::of(rest.times(factor)?, smaller)?)
    }

    fn with(self, count: i32, unit: Unit) -> Option<Self> {
        Some(match unit {
            Unit::Second => Self { seconds: self.seconds.checked_add(count)?, ..self },
            Unit::Minute => Self { minutes: self.minutes.checked_add(count)?, ..self },
            Unit::Hour => Self { hours: self.hours.checked_add(count)?, ..self },
            Unit::Day => Self { days: self.days.checked_add(count)?, ..self },
            Unit::Week => Self { weeks: self.weeks.checked_add(count)?, ..self },
            Unit::Month => Self { months: self.months.checked_add(count)?, ..self },
            Unit::Quarter => Self { months: self.months.checked_add(count.checked_mul(3)?)?, ..self },
            Unit::Year => Self { years: self.years.checked_add(count)?, ..self },
        })
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        other.parts().into_iter().try_fold(self, |sum, (count, unit)| sum.with(count, unit))
    }

    fn parts(self) -> [(i32, Unit); 7] {
        [
            (self.years, Unit::Year),
            (self.months, Unit::Month),
            (self.weeks, Unit::Week),
            (self.days, Unit::Day),
            (self.hours, Unit::Hour),
            (self.minutes, Unit::Minute),
            (self.seconds, Unit::Second),
        ]
    }

    /// The smallest unit that occurs.
    pub(super) fn smallest(self) -> Unit {
        let found = self.parts().into_iter().rev().find(|(count, _)| *count != 0);
        found.map_or(Unit::Second, |(_, unit)| unit)
    }

    /// The largest unit that occurs.
    pub(super) fn largest(self) -> Unit {
        self.parts().into_iter().find(|(count, _)| *count != 0).map_or(Unit::Second, |(_, unit)| unit)
    }

    /// How many, if it is in one unit alone.
    pub(super) fn single(self) -> Option<(i32, Unit)> {
        let mut used = self.parts().into_iter().filter(|(count, _)| *count != 0);
        let first = used.next();
        first.filter(|_| used.next().is_none())
    }

    /// Is it of days and longer alone?
    pub(super) fn is_of_days(self) -> bool {
        self.hours == 0 && self.minutes == 0 && self.seconds == 0
    }

    pub(super) fn is_zero(self) -> bool {
        self == Self::default()
    }

    /// As a span that many times, to be added to a date or moment.
    pub(super) fn span(self, times: i32) -> Option<Span> {
        let count = |count: i32| count.checked_mul(times);
        Span::new()
            .try_years(count(self.years)?)
            .and_then(|span| span.try_months(self.months.saturating_mul(times)))
            .and_then(|span| span.try_weeks(self.weeks.saturating_mul(times)))
            .and_then(|span| span.try_days(self.days.saturating_mul(times)))
            .and_then(|span| span.try_hours(self.hours.saturating_mul(times)))
            .and_then(|span| span.try_minutes(self.minutes.saturating_mul(times)))
            .and_then(|span| span.try_seconds(self.seconds.saturating_mul(times)))
            .ok()
    }
}

impl fmt::Display for Length {
    /// ISO 8601: `P1Y2M`, `PT1H30M`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (count, letter) in [(self.years, 'Y'), (self.months, 'M'), (self.weeks, 'W'), (self.days, 'D')] {
            if count != 0 {
                write!(f, "{count}{letter}")?;
            }
        }
        if !self.is_of_days() {
            f.write_str("T")?;
        }
        for (count, letter) in [(self.hours, 'H'), (self.minutes, 'M'), (self.seconds, 'S')] {
            if count != 0 {
                write!(f, "{count}{letter}")?;
            }
        }
        if self.is_zero() { f.write_str("T0S") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_become_smaller_units() {
        let length = |count: &str, unit| Length::of(count.parse().unwrap(), unit).unwrap().to_string();
        assert_eq!(length("1.5", Unit::Hour), "PT1H30M");
        assert_eq!(length("2", Unit::Quarter), "P6M");
        assert_eq!(length("0.25", Unit::Year), "P3M");
        assert_eq!(length("2.5", Unit::Week), "P2W3DT12H");
        assert_eq!(Length::default().to_string(), "PT0S");
    }
}
