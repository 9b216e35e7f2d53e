//! How a language writes numbers, dates, money, hours and waiting times.
//!
//! Everything is data, so that a language from outside the crate is one table. What CLDR knows
//! (separators, month names) comes from [`Writing::locale`]; what it does not know stands here.
//!
//! ```
//! use schalter::lang::{SignPlace, Writing};
//! let elvish = Writing { locale: "fi", money: SignPlace { before: false, space: "\u{a0}" }, ..Writing::default() };
//! assert_eq!(elvish.minus, "−");
//! ```

use super::secrets::Secrets;

/// How a language writes numbers, dates and money.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The ICU locale (`de-DE`) whose separators and month names are used.
    pub locale: &'static str,
    /// Where the currency sign stands.
    pub money: SignPlace,
    /// Currency signs by ISO 4217 code; others are written with their code.
    pub signs: &'static [(&'static str, &'static str)],
    /// What stands between a number and `%`.
    pub percent_space: &'static str,
    /// The minus sign.
    pub minus: &'static str,
    /// Opening and closing quotation mark.
    pub quotes: (&'static str, &'static str),
    /// How dates are written.
    pub dates: Dates,
    /// How times of day are written.
    pub clock: Clock,
    /// A span of days, each side optional.
    pub spans: Spans,
    /// How opening hours are written.
    pub hours: Hours,
    /// How a waiting time is written.
    pub wait: Wait,
    /// Units of durations.
    pub units: Units,
    /// How rhythms are written.
    pub rhythms: Rhythms,
    /// What relative ranks are called.
    pub ranks: Ranks,
    /// The word between the last two things of a list (`und`).
    pub and: &'static str,
    /// The word between the last two things of a choice (`oder`).
    pub or: &'static str,
    /// What a yes/no value is called when it is shown by itself.
    pub yes_no: (&'static str, &'static str),
    /// What reveals a secret in what a customer writes.
    pub secrets: Secrets,
}

/// Where a currency sign stands.
#[derive(Clone, Copy, Debug)]
pub struct SignPlace {
    /// Before the number, else behind it.
    pub before: bool,
    /// What stands between sign and number.
    pub space: &'static str,
}

/// How dates are written.
#[derive(Clone, Copy, Debug)]
pub enum Dates {
    /// As CLDR writes medium (`2 Mar 2026`) and long dates (`2 March 2026`) of the locale.
    Locale,
    /// By patterns of `{day}`, `{day2}`, `{month}`, `{month2}`, `{name}` and `{year}`.
    Own {
        /// The short form.
        short: &'static str,
        /// The long form.
        long: &'static str,
        /// Names of the months from January.
        months: &'static [&'static str; 12],
    },
}

/// How times of day are written. Whole hours leave the minutes out in [`Hours`] only.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Between hours and minutes.
    pub separator: &'static str,
    /// Two halves of a day (`am`, `pm`), each with the space before it; `None`: 24 hours.
    pub halves: Option<(&'static str, &'static str)>,
    /// A time by itself, with `{time}` (`{time} Uhr`).
    pub alone: &'static str,
    /// A day with a time, with `{date}` and `{time}`.
    pub with_date: &'static str,
}

/// Patterns for a span of days.
#[derive(Clone, Copy, Debug)]
pub struct Spans {
    /// With `{from}` and `{to}`.
    pub both: &'static str,
    /// With `{from}`.
    pub from: &'static str,
    /// With `{to}`.
    pub to: &'static str,
}

/// How opening hours are written.
#[derive(Clone, Copy, Debug)]
pub struct Hours {
    /// Monday to Sunday.
    pub days: [&'static str; 7],
    /// Neighbouring days, with `{first}` and `{last}`.
    pub range: &'static str,
    /// One span of a day, with `{from}` and `{to}`.
    pub span: &'static str,
    /// What is written where it is always open.
    pub always: &'static str,
}

/// How a waiting time is written, with `{time}` (`etwa {time}`).
#[derive(Clone, Copy, Debug)]
pub struct Wait {
    /// The pattern.
    pub about: &'static str,
}

/// Units of durations: one, several.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the names are the units")]
pub struct Units {
    pub years: (&'static str, &'static str),
    pub months: (&'static str, &'static str),
    pub weeks: (&'static str, &'static str),
    pub days: (&'static str, &'static str),
    pub hours: (&'static str, &'static str),
    pub minutes: (&'static str, &'static str),
    pub seconds: (&'static str, &'static str),
}

/// How rhythms are written: `{every}` is the first of these.
#[derive(Clone, Copy, Debug)]
pub struct Rhythms {
    /// With `{length}`.
    pub every: &'static str,
    /// With `{every}` and `{weekday}`.
    pub weekday: &'static str,
    /// With `{every}` and `{day}`.
    pub day: &'static str,
    /// With `{every}`.
    pub month_end: &'static str,
}

/// What relative ranks are called.
#[derive(Clone, Copy, Debug)]
pub struct Ranks {
    /// The one behind the current one.
    pub next: &'static str,
    /// The current one.
    pub current: &'static str,
    /// The last one.
    pub last: &'static str,
    /// The last but one.
    pub before_last: &'static str,
}

impl Ranks {
    /// The name of a rank that many on, from the end or from the current one; other ones as numbers.
    pub fn of(&self, offset: i32, from_end: bool) -> String {
        match (offset, from_end) {
            (1, false) => self.next.to_owned(),
            (0, false) => self.current.to_owned(),
            (0, true) => self.last.to_owned(),
            (-1, true) => self.before_last.to_owned(),
            (offset, _) => offset.to_string(),
        }
    }
}

/// The signs that most languages share.
pub const SIGNS: &[(&str, &str)] = &[("EUR", "€"), ("USD", "$"), ("GBP", "£"), ("JPY", "¥"), ("INR", "₹")];

impl Default for Writing {
    /// A neutral table: ISO dates, signs behind numbers, no words. A language starts from it.
    fn default() -> Self {
        Self {
            locale: "und",
            money: SignPlace { before: false, space: "\u{a0}" },
            signs: SIGNS,
            percent_space: "\u{a0}",
            minus: "−",
            quotes: ("“", "”"),
            dates: Dates::Own { short: "{year}-{month2}-{day2}", long: "{year}-{month2}-{day2}", months: &[""; 12] },
            clock: Clock { separator: ":", halves: None, alone: "{time}", with_date: "{date}, {time}" },
            spans: Spans { both: "{from} – {to}", from: "{from} –", to: "– {to}" },
            hours: Hours {
                days: ["1", "2", "3", "4", "5", "6", "7"],
                range: "{first}–{last}",
                span: "{from}–{to}",
                always: "24/7",
            },
            wait: Wait { about: "≈ {time}" },
            units: Units {
                years: ("y", "y"),
                months: ("mo", "mo"),
                weeks: ("w", "w"),
                days: ("d", "d"),
                hours: ("h", "h"),
                minutes: ("min", "min"),
                seconds: ("s", "s"),
            },
            rhythms: Rhythms {
                every: "1/{length}",
                weekday: "{every}, {weekday}",
                day: "{every}, {day}.",
                month_end: "{every}, 31.",
            },
            ranks: Ranks { next: "+1", current: "0", last: "−1", before_last: "−2" },
            and: "&",
            or: "/",
            yes_no: ("+", "−"),
            secrets: Secrets::default(),
        }
    }
}
