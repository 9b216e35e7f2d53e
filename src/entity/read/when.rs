//! What a date or period says, before it is known which day that is.

use jiff::civil::Date;
use std::ops::Range;

/// A day or stretch of the calendar, as far as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A day of which year or month may be missing.
    Day { year: Option<i16>, month: Option<i8>, day: i8 },
    /// A weekday; the offset is that of `next` or `last`.
    Weekday { weekday: i8, which: Option<i32> },
    /// A day that is known.
    Fixed(Date),
    /// A month.
    Month { year: Option<i16>, month: i8, which: Option<i32> },
    /// A quarter.
    Quarter { year: Option<i16>, quarter: i8 },
    /// A year.
    Year(i16),
    /// A known stretch, half open.
    Span(Date, Date),
}

impl Form {
    /// Is it one day?
    pub(super) fn is_day(self) -> bool {
        matches!(self, Self::Day { .. } | Self::Weekday { .. } | Self::Fixed(_))
    }

    /// Is a part missing that today decides?
    pub(super) fn is_open(self) -> bool {
        match self {
            Self::Day { year, .. } | Self::Quarter { year, .. } => year.is_none(),
            Self::Month { year, which, .. } => year.is_none() && which.is_none(),
            Self::Weekday { which, .. } => which.is_none(),
            Self::Fixed(_) | Self::Year(_) | Self::Span(..) => false,
        }
    }
}

/// How much its form proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Clarity {
    /// Counts only within something longer or as the answer to its question: `15`, `may`.
    Shy,
    /// Counts behind its preposition: `am 15.`, `im Mai`; alone it is likely at most.
    Plain,
    /// Nothing else is written so.
    Clear,
}

/// One such expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub(super) tokens: Range<usize>,
    pub(super) form: Form,
    pub(super) clarity: Clarity,
    /// Where its preposition begins: `am` in `am 15.`; equal to the start without one.
    pub(super) lead: usize,
}

impl When {
    pub(super) fn has_lead(&self) -> bool {
        self.lead < self.tokens.start
    }
}
