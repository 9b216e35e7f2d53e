//! What a word means to the entity readers.

/// What a word means to the entity readers, whatever stands around it. What it means beside others
/// is said by the language's [rules](super::Rule).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Word {
    /// A number that adds: 0 to 19 and the tens.
    Number(u64),
    /// A number in tenths: 15 for `anderthalb`.
    Tenths(u64),
    /// The indefinite article; it counts as 1 before a unit: `ein Euro`, `a week`.
    One,
    /// A half before something: `eine halbe Million`.
    Half,
    /// A half on top: `einhalb` in `zweieinhalb`.
    AndHalf,
    /// A number that multiplies: hundred, thousand, million.
    Scale(u64),
    /// Multiplies digits only: `k`, `Tsd`.
    Suffix(u64),
    /// Joins parts of a number.
    And,
    /// The decimal sign, spoken.
    Point,
    /// The minus sign, spoken.
    Minus,
    /// A rank: 1 for `first`, also at the end of a number in words (`twenty-first`).
    Ordinal(u64),
    /// A part of one: 3 for `third`, 4 for `Viertel`.
    Fraction(u64),
    /// A currency: its ISO 4217 code, or `""` for the conversation's own (`quid`, `bucks`).
    Currency(&'static str),
    /// A currency that may stand before the number as well: signs and codes.
    Sign(&'static str),
    /// A currency's hundredth: its code, or `""` for that of the amount before it, else the conversation's.
    Coin(&'static str),
    /// A note, coin or round sum in slang, worth so many hundredths: 1,000 for `tenner`; of that
    /// currency, or of the conversation's own for `""`.
    Cash(u64, &'static str),
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, 1 for Monday to 7.
    Weekday(i8),
    /// A day counted from today.
    Day(i32),
    /// A day that comes every year.
    Feast(Feast),
    /// A stretch of the calendar or the clock.
    Unit(Unit),
    /// A length in one word, in so many of a unit: 15 minutes for `Viertelstunde`.
    Length(i32, Unit),
    /// Which one, counted from the current one: −1 for `last`, 0 for `this`, 1 for `next`.
    Which(i32),
    /// A part of the day, from one hour to another (24 is midnight).
    Daypart(i8, i8),
    /// A part of a day that is counted from today, from one hour to another: `tonight`.
    PartOfDay(i32, i8, i8),
    /// Behind an hour of the night or morning, or of the afternoon or evening: `am`, `pm`.
    HalfOfDay {
        /// The second half?
        afternoon: bool,
    },
    /// Before a person's name, which may be a word for a day or month: `Frau`, `Mr`.
    Title,
    /// Behind a company's name: `GmbH`, `Ltd`.
    Company,
    /// Before the last digits of a card or account: `endet auf`, `ending in`.
    Ending,
    /// Before a number that is no telephone's: `Konto`, `account number`.
    Numbered,
    /// Somewhere before a telephone number: `Telefon`, `call`.
    Phone,
    /// Before the extension of a telephone number: `Durchwahl`, `ext`.
    Extension,
    /// Yes.
    Yes,
    /// No.
    No,
    /// A turn of phrase whose words mean nothing here: `guten Morgen`, `may I`.
    Nothing,
}

/// A stretch of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One second.
    Second,
    /// Sixty seconds.
    Minute,
    /// Sixty minutes.
    Hour,
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// A calendar year.
    Year,
}

/// A day that comes every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// On that day of that month.
    On(i8, i8),
    /// So many days from Easter Sunday.
    Easter(i16),
    /// The n-th of that weekday (1 is Monday) in that month; −1 is the last.
    Nth {
        /// The month.
        month: i8,
        /// The weekday.
        weekday: i8,
        /// Which one.
        nth: i8,
    },
    /// So many days from the first Sunday of Advent.
    Advent(i16),
}
