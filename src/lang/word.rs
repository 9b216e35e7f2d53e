//! What a word means to the entity readers.

/// What a word means to the entity readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Joins parts of a number, of an amount, or the ends of a span after [`Word::Between`].
    And,
    /// The decimal sign, spoken.
    Point,
    /// The minus sign, spoken.
    Minus,
    /// Per cent.
    Percent,
    /// A rank: 1 for `first`.
    Ordinal(u8),
    /// A currency: its ISO 4217 code, or `""` for the conversation's own (`quid`, `bucks`).
    Currency(&'static str),
    /// A currency's hundredth: its code, or `""` for that of the amount before it, else the conversation's.
    Coin(&'static str),
    /// A note or a round sum in slang, worth so many whole units: 10 for `tenner`.
    Cash(u32),
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, 1 for Monday to 7.
    Weekday(i8),
    /// A day counted from today.
    Day(i32),
    /// A stretch of the calendar.
    Unit(Unit),
    /// Which one, counted from the current one: −1 for `last`, 0 for `this`, 1 for `next`.
    Relative(i32),
    /// Before a day: `am`, `zum`, `on`.
    On,
    /// An article or another word that may stand between others in a date: `den`, `the`, `of`.
    Of,
    /// Before a month, quarter or year: `im`, `in`.
    In,
    /// Before the first end of a span: `vom`, `from`.
    From,
    /// Before the second end of a span: `bis`, `to`.
    To,
    /// Before the first end of a span whose second follows an [`Word::And`]: `zwischen`.
    Between,
    /// Before the only end of a span that is open behind: `seit`, `since`.
    Since,
    /// Before the only end of a span that is open in front: `bis`, `until`.
    Until,
    /// Before a day or stretch that ends a span and is no part of it: `vor`, `before`.
    Before,
    /// Before a day or stretch that begins a span and is no part of it: `nach`, `after`.
    After,
    /// Before a stretch that is still to come: `in` drei Tagen.
    Ahead,
    /// Before a stretch that has gone: `vor` drei Tagen.
    Back,
    /// Behind a stretch that has gone: `ago`.
    Ago,
    /// Behind the hour: `Uhr`, `o'clock`.
    Clock,
    /// Behind an hour of the night or morning, or of the afternoon or evening: `am`, `pm`.
    HalfOfDay {
        /// The second half?
        afternoon: bool,
    },
    /// Before the last digits of a card or account: `endet auf`, `ending in`.
    Ending,
    /// Yes.
    Yes,
    /// No.
    No,
    /// A turn of phrase whose words mean nothing here: `guten Morgen`, `may I`.
    Nothing,
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
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
