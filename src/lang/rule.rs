//! Rules of a language: which words in which order mean what, each with examples.
//!
//! A pattern is written as people would write the phrase, with the kinds of its parts in braces:
//! `"vor {length}"`, `"{weekday}[,] [den] {day}"`. Brackets enclose what may be left out, round
//! brackets alternatives. A comma, a hyphen or a slash between two parts stands for that sign in
//! the text; without one, only space, a hyphen or the point of an abbreviation may stand there.
//! The parts in braces are handed to the rule's [`Make`], in order.

use super::word::Unit;

/// The rules of one slot type.
#[derive(Clone, Copy, Debug)]
pub struct Chapter {
    /// The slot type whose help shows them: `money`.
    pub kind: &'static str,
    /// The rules.
    pub rules: &'static [Rule],
}

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What it makes of the parts.
    pub make: Make,
    /// Ways to say it.
    pub patterns: &'static [&'static str],
    /// Phrases with their value, read on Tuesday, 24 November 2026, at noon: tests and documentation.
    pub examples: &'static [(&'static str, &'static str)],
}

impl Rule {
    /// A rule: what it makes of the parts, ways to say it, phrases with their value.
    ///
    /// ```
    /// use schalter::lang::{Make, Rule};
    /// const PERCENT: Rule = Rule::new(Make::Percent, &["{number} (percent|pct)"], &[("three percent", "3")]);
    /// assert_eq!(PERCENT.patterns.len(), 1);
    /// ```
    pub const fn new(
        make: Make,
        patterns: &'static [&'static str],
        examples: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { make, patterns, examples }
    }
}

/// What a part of a pattern may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "`NAMES` says what they are")]
pub enum Part {
    Number,
    Article,
    Rank,
    Fraction,
    Percent,
    Currency,
    Sign,
    Coin,
    Cash,
    Coins,
    Money,
    Amounts,
    Unit,
    Length,
    Month,
    Weekday,
    Which,
    Year,
    Feast,
    Quarter,
    Date,
    Day,
    Dom,
    Span,
    Time,
    Daypart,
    Moment,
    Hours,
    Rhythm,
    Share,
    Relative,
    And,
}

impl Part {
    /// How many there are.
    pub const COUNT: usize = 32;

    /// The names in patterns.
    pub const NAMES: &'static [(&'static str, Part)] = &[
        ("number", Self::Number),
        // ein, a: a number before a unit, else none
        ("article", Self::Article),
        // der dritte, 3., the 3rd
        ("rank", Self::Rank),
        // Drittel, quarter
        ("fraction", Self::Fraction),
        ("percent", Self::Percent),
        // Euro, pounds
        ("currency", Self::Currency),
        // €, USD: what may stand in front of the number
        ("sign", Self::Sign),
        // Cent, pence
        ("coin", Self::Coin),
        // Fuffi, grand
        ("cash", Self::Cash),
        // an amount in coins alone
        ("coins", Self::Coins),
        ("money", Self::Money),
        // a range of amounts
        ("amounts", Self::Amounts),
        // Tag, hours
        ("unit", Self::Unit),
        // zwei Wochen
        ("length", Self::Length),
        ("month", Self::Month),
        ("weekday", Self::Weekday),
        // letzte, next
        ("which", Self::Which),
        ("year", Self::Year),
        // Ostern, Christmas
        ("feast", Self::Feast),
        ("quarter", Self::Quarter),
        // a day of which at least the month is said
        ("date", Self::Date),
        // any day
        ("day", Self::Day),
        // a day of a month
        ("dom", Self::Dom),
        // days from … to
        ("span", Self::Span),
        // a time of day
        ("time", Self::Time),
        // Abend, morning
        ("daypart", Self::Daypart),
        // a day with a time
        ("moment", Self::Moment),
        // from one moment to another
        ("hours", Self::Hours),
        ("rhythm", Self::Rhythm),
        // die Hälfte, everything
        ("share", Self::Share),
        // der letzte, the next one
        ("relative", Self::Relative),
        // und, and
        ("and", Self::And),
    ];

    /// The part of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, part)| *part)
    }
}

impl Make {
    /// May a number at the end of the pattern be followed by its unit? Else "um 15 %" would be a time.
    pub(crate) fn counts_on(self) -> bool {
        matches!(
            self,
            Self::Hundredths
                | Self::Amount
                | Self::NamedAmount
                | Self::Parts
                | Self::Plus
                | Self::Ratio
                | Self::About
                | Self::Same
                | Self::Halves
                | Self::Times(_)
        )
    }
}

/// What a rule makes of the parts in braces, in their order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Make {
    /// The part as it is, with the words around it.
    Same,
    /// The part as it is, unless it is a word that means something else as often (`the sun`).
    Surely,
    /// The second part; the first only says so again (`Freitag, 3. Juli`).
    Second,

    /// The number that many times.
    Times(u64),
    /// Number and fraction: `zwei Drittel`.
    Parts,
    /// A number and a part of one: `drei und ein Viertel`.
    Plus,
    /// One number by another.
    Ratio,
    /// The number of halves: `drei halbe`.
    Halves,
    /// Two numbers in words, of which the second are hundredths: `zwei fünfzig`.
    Hundredths,
    /// A rank that is counted from the current one (`der nächste`) or, if so, from the end.
    Relative {
        /// So many on from there.
        offset: i32,
        /// From the end?
        last: bool,
    },

    /// The number in per cent.
    Percent,
    /// The number in hundredths of a per cent.
    BasisPoints,

    /// Number and currency, coin or cash, either way round.
    Amount,
    /// A named currency, a sign of the same and a number: `CAD $ 5`.
    NamedAmount,
    /// An amount and its hundredths: `zwölf Euro fünfzig`.
    Compose,
    /// The same behind "and", where nothing else may be meant: `3 GBP and one`.
    ComposeLast,
    /// Roughly that.
    About,
    /// At least the amount.
    AmountFrom,
    /// At most the amount.
    AmountTo,
    /// From one amount to another, or from a number to an amount.
    AmountBetween,
    /// So many times what is there, in tenths: 5 for the half.
    Share(u32),
    /// A number of per cent, or a fraction, of what is there.
    ShareOf,

    /// Number and unit.
    Length,
    /// A number, and a half on top, of the unit: `zwei und eine halbe Stunde`.
    LengthAndHalf,
    /// A number of quarters of the unit, in front: `viertelstunde`.
    Quarters(u8),
    /// A number in digits, or one, of that unit: for words that are more than the unit's name (`second`).
    Counted(Unit),
    /// So many of the unit, for words that leave the number open: `a few days`.
    Few(u8),
    /// The same behind "and", where nothing else may be meant: `2 hours and 10`.
    TogetherLast,
    /// Two lengths together, or a length and a number of the next smaller unit.
    Together,

    /// Day, month and perhaps year, in any order that the parts tell.
    Date,
    /// Day, month and the last two digits of the year, where the clause ends.
    DateShort,
    /// Day and month as two numbers, and perhaps a year.
    DateNumbers,
    /// A day of a month: `am 15.`
    DayOfMonth,
    /// A weekday, perhaps with which one.
    Weekday,
    /// A weekday and which week it is of, in any order.
    WeekdayOf,
    /// A weekday and the day of the month that it is.
    WeekdayOn,
    /// A weekday and which one; counted from the next but so many.
    WeekdayAfter(i32),
    /// A weekday of the week that lies the length ahead, or behind if negative.
    WeekdayShift(i32),
    /// The length from now; back if negative.
    Shift(i32),
    /// The length before (−1) or after (1) a day, either way round.
    ShiftFrom(i32),
    /// A rank of weekdays, days or weeks within a stretch: `erster Montag im Mai`.
    NthIn,
    /// The last weekday or day of a stretch.
    LastIn,
    /// A holiday, perhaps with its year or which one.
    Feast,
    /// The Sunday of Advent of that rank, perhaps with its year.
    Advent,
    /// The end or beginning of the month, quarter or year that is meant: `Ultimo`.
    Edge {
        /// Its last day?
        end: bool,
        /// Of which stretch.
        unit: Unit,
    },
    /// The last or first day of a stretch.
    EdgeOf {
        /// The last day?
        end: bool,
    },
    /// So many bank working days on.
    BankDay(i32),

    /// Which one of a unit, month or quarter: `letzten Monat`.
    Which,
    /// That one of a unit.
    Unit(i32),
    /// Which one, a number and a unit: `die letzten 30 Tage`.
    Run,
    /// Which one and a unit, of which so many are meant: `the next few days`.
    RunOf(u8),
    /// A month, perhaps with its year.
    Month,
    /// A year.
    Year,
    /// A rank or number of quarters, perhaps with a year.
    Quarter,
    /// A half of a year: the rank, perhaps with a year.
    HalfYear,
    /// A week of the year by its number, perhaps with a year.
    WeekNumber,
    /// The rank of a week in a month.
    WeekIn,
    /// Beginning, middle or end of a stretch, in thirds.
    Third(u8),
    /// Saturday and Sunday, perhaps which one.
    Weekend,
    /// From the year's beginning to today, or the month's, or the quarter's.
    ToDate(Unit),
    /// From one day or stretch to another.
    Between,
    /// From a day on.
    From,
    /// Up to and with a day.
    Until,
    /// Up to a day, without it.
    Before,
    /// From the day behind it on.
    After,

    /// An hour, perhaps with minutes and seconds.
    Clock,
    /// An hour and minutes as two numbers.
    ClockMinutes,
    /// Half an hour before the hour.
    HalfTo,
    /// Half an hour past the hour.
    HalfPast,
    /// So many minutes past the hour or time: a number, or the quarters.
    Past(u8),
    /// So many minutes before the hour or time.
    To(u8),
    /// A time in the first half of the day, or in the second.
    HalfOfDay {
        /// The second half?
        afternoon: bool,
    },
    /// A time with the part of the day that it is in.
    InPart,
    /// That time, unmistakably.
    Fixed(i8, i8),
    /// Now.
    Now,
    /// A day and a time, either way round.
    Moment,
    /// A part of a day, perhaps with the day.
    PartOf,
    /// From one time or moment to another.
    HoursBetween,
    /// From now until the length is over.
    Within,
    /// From a moment on.
    HoursFrom,
    /// Until a moment.
    HoursUntil,

    /// Every so many of a unit.
    Every,
    /// Every one, or every second one, of a unit or weekday.
    EveryOther(u8),
    /// Every so many days, weeks, months or years without a number: `monatlich`.
    Adverb(u8, Unit),
    /// A rhythm and the day on which: `monatlich zum 15.`
    On,
    /// A rhythm, at the end of the month.
    OnLast,
}
