//! What the chart holds: stretches of the text with what they may mean.

use crate::entity::decimal::Decimal;
use crate::entity::form::{Clock, Form, Hours, Point, Stretch};
use crate::entity::length::Length;
use crate::entity::money::Currency;
use crate::entity::value::Rhythm;
use crate::lang::{Feast, Part, Unit};

/// A number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::entity) struct Num {
    pub(in crate::entity) value: Decimal,
    /// The other value of digits with one sign.
    pub(in crate::entity) grouped: Option<Decimal>,
    /// How many digits it is written in; 0 for words.
    pub(in crate::entity) digits: u8,
    /// Groups of digits with a space between: `12 500`.
    pub(in crate::entity) spaced: bool,
}

/// An amount of money, before it is known to be payable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::entity) struct Amount {
    /// In whole units, or in hundredths for coins.
    pub(in crate::entity) value: Decimal,
    pub(in crate::entity) grouped: Option<Decimal>,
    /// `None` for the conversation's own.
    pub(in crate::entity) currency: Option<Currency>,
    /// Is it counted in hundredths?
    pub(in crate::entity) coins: bool,
    pub(in crate::entity) about: bool,
}

/// What a node means, by its [`Part`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::entity) enum Meaning {
    Number(Num),
    /// A rank, a weekday, a month, an offset: the part says of what.
    Small(i64),
    Percent(Decimal),
    Currency(Option<Currency>),
    /// Hundredths, of a currency or the conversation's.
    Cash(u64, Option<Currency>),
    Amount(Amount),
    /// At least, at most.
    Amounts(Option<Amount>, Option<Amount>),
    Unit(Unit),
    Length(Length),
    Feast(Feast),
    Day(Form),
    Span(Stretch),
    Clock(Clock),
    Daypart(i8, i8),
    Point(Point),
    Hours(Hours),
    Rhythm(Rhythm),
    /// So many times what is there.
    Share(Decimal),
    Relative {
        offset: i32,
        last: bool,
    },
}

/// How much its form proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::entity) enum Sure {
    /// Counts only within something longer or as the answer to its question: `15`, `may`.
    Shy,
    /// Counts alone, but is likely at most: `März`.
    Plain,
    /// Nothing else is written so.
    Clear,
}

/// A stretch of the text with what it may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::entity) struct Node {
    pub(in crate::entity) start: usize,
    pub(in crate::entity) end: usize,
    pub(in crate::entity) part: Part,
    pub(in crate::entity) meaning: Meaning,
    pub(in crate::entity) sure: Sure,
    /// How many rules it took.
    pub(in crate::entity) steps: u16,
}

impl Node {
    /// A node of one part of the text that no rule made.
    pub(in crate::entity) fn leaf(start: usize, end: usize, part: Part, meaning: Meaning, sure: Sure) -> Self {
        Self { start, end, part, meaning, sure, steps: 0 }
    }
}

/// Is a node of that part also one of the other?
pub(in crate::entity) fn is_also(part: Part, wanted: Part) -> bool {
    part == wanted || parents(part).contains(&wanted)
}

/// What a node of that part is as well.
pub(in crate::entity) fn parents(part: Part) -> &'static [Part] {
    match part {
        Part::Sign => &[Part::Currency],
        Part::Coins => &[Part::Money],
        Part::Date | Part::Dom => &[Part::Day],
        _ => &[],
    }
}
