//! What an expression of time says, before it is known which day or moment that is.

use crate::lang::Feast;
use jiff::civil::{Date, DateTime};

/// A day or stretch of the calendar, as far as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A day of which year or month may be missing.
    Day { year: Option<i16>, month: Option<i8>, day: i8 },
    /// A weekday, 1 for Monday; the offset is that of `next` or `last`.
    Weekday { weekday: i8, which: Option<i32> },
    /// A weekday that is that day of a month: `Tuesday the 19th`.
    WeekdayOn { weekday: i8, day: i8 },
    /// A day of a month that is that weekday: the year is the next one in which it is.
    DayOn { weekday: i8, month: i8, day: i8 },
    /// A day that comes every year.
    Feast { feast: Feast, year: Option<i16>, which: Option<i32> },
    /// A day that is known.
    Fixed(Date),
    /// A month.
    Month { year: Option<i16>, month: i8, which: Option<i32> },
    /// A quarter.
    Quarter { year: Option<i16>, quarter: i8 },
    /// A year.
    Year(i16),
    /// A known stretch, half open.
    Run(Date, Date),
}

impl Form {
    /// Is a part missing that today decides?
    pub(super) fn is_open(self) -> bool {
        match self {
            Self::Day { year, .. } | Self::Quarter { year, .. } => year.is_none(),
            Self::Month { year, which, .. } | Self::Feast { year, which, .. } => year.is_none() && which.is_none(),
            Self::Weekday { which, .. } => which.is_none_or(|which| which > 0),
            Self::WeekdayOn { .. } | Self::DayOn { .. } => true,
            Self::Fixed(_) | Self::Year(_) | Self::Run(..) => false,
        }
    }

    /// The same in that year, where the year is missing.
    pub(super) fn in_year(self, wanted: i16) -> Self {
        match self {
            Self::Day { year: None, month, day } => Self::Day { year: Some(wanted), month, day },
            Self::DayOn { month, day, .. } => Self::Day { year: Some(wanted), month: Some(month), day },
            Self::Month { year: None, month, which: None } => Self::Month { year: Some(wanted), month, which: None },
            Self::Quarter { year: None, quarter } => Self::Quarter { year: Some(wanted), quarter },
            Self::Feast { year: None, feast, which } => Self::Feast { year: Some(wanted), feast, which },
            other => other,
        }
    }
}

/// Days from one to another, as far as they were said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// A month, a week, a year …
    One(Form),
    /// From one to another, both with.
    Between(Form, Form),
    /// From that on.
    From(Form),
    /// From the day behind that on.
    After(Form),
    /// Up to and with that.
    Until(Form),
    /// Up to that, without it.
    Before(Form),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 24; 24 is the end of the day.
    pub(super) hour: i8,
    pub(super) minute: i8,
    pub(super) second: i8,
    pub(super) half: Half,
}

/// How the half of the day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// It is not: `um 3`.
    Open,
    /// By a clock of 24 hours: `03:00`.
    Clock,
    /// It was said: `3 pm`.
    Said,
}

impl Clock {
    pub(super) fn new(hour: i8, minute: i8, second: i8, half: Half) -> Option<Self> {
        let right = (0..=24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
        let half = if half == Half::Open && !(1..=12).contains(&hour) { Half::Clock } else { half };
        (right && (hour < 24 || minute == 0 && second == 0)).then_some(Self { hour, minute, second, half })
    }

    pub(super) fn is_open(self) -> bool {
        self.half == Half::Open
    }

    /// In that half of the day.
    pub(super) fn in_half(self, afternoon: bool) -> Option<Self> {
        let hour = match (self.hour, afternoon) {
            (12, false) => 0,
            (1..=11, true) => self.hour + 12,
            (13..=23, true) | (0..=12, _) => self.hour,
            _ => return None,
        };
        Some(Self { hour, half: Half::Said, ..self })
    }

    /// So many minutes later, or earlier; the half of the day stays open.
    pub(super) fn plus_minutes(self, minutes: i32) -> Option<Self> {
        let all = (i32::from(self.hour) * 60 + i32::from(self.minute) + minutes).rem_euclid(24 * 60);
        let hour = i8::try_from(all / 60).ok()?;
        let hour = if self.is_open() && hour == 0 { 12 } else { hour };
        Self::new(hour, i8::try_from(all % 60).ok()?, self.second, self.half)
    }
}

/// A moment, as far as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// A time of the next fitting day.
    Clock(Clock),
    /// A day, from its beginning to its end.
    Day(Form),
    /// A time of that day.
    On(Form, Clock),
    /// A known moment.
    At(DateTime),
}

/// Moments from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hours {
    pub(super) from: Option<Point>,
    pub(super) to: Option<Point>,
}
