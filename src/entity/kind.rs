//! What a slot type is, and what a reading of one is.

use super::decimal::Decimal;
use super::value::{Item, Value};
use crate::lang::Language;
use crate::message::DataClass;
use crate::text::Utterance;
use jiff::civil::DateTime;
use std::ops::Range;
use std::sync::Arc;

/// More readings than a sensible message has.
const MOST_READINGS: usize = 2_000;

/// The type of a slot: a built-in one, a list of the catalogue, or an author's own kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the words of the file format")]
pub enum SlotType {
    Text,
    Name,
    Number,
    WholeNumber,
    Percent,
    Money,
    Date,
    Period,
    Time,
    Duration,
    Datetime,
    Rhythm,
    Iban,
    Bic,
    CardLast4,
    /// Recognised only to be deleted; cannot be asked.
    CardNumber,
    Phone,
    Email,
    Postcode,
    Ordinal,
    YesNo,
    /// An amount between two others; read, but not asked for.
    MoneyRange,
    /// From one moment to another; read, but not asked for.
    DatetimeRange,
    /// A share of what is there (`die Hälfte`); read, but not asked for.
    Share,
    /// An amount finer than its currency's smallest coin (`64.2 cents`): a price, never paid.
    Price,
    /// What is meant to be an IBAN and is none; read, but not asked for.
    WrongIban,
    /// A list's name.
    List(String),
    /// An [`EntityKind`]'s name.
    Custom(String),
}

impl SlotType {
    /// The built-in types by their word in intent files, with their default class.
    pub const BUILT_IN: &'static [(&'static str, SlotType, DataClass)] = &[
        ("text", Self::Text, DataClass::Personal),
        ("name", Self::Name, DataClass::Personal),
        ("number", Self::Number, DataClass::Personal),
        ("whole_number", Self::WholeNumber, DataClass::Personal),
        ("percent", Self::Percent, DataClass::Personal),
        ("money", Self::Money, DataClass::Account),
        ("date", Self::Date, DataClass::Personal),
        ("period", Self::Period, DataClass::Personal),
        ("time", Self::Time, DataClass::Personal),
        ("duration", Self::Duration, DataClass::Personal),
        ("datetime", Self::Datetime, DataClass::Personal),
        ("rhythm", Self::Rhythm, DataClass::Personal),
        ("iban", Self::Iban, DataClass::Account),
        ("bic", Self::Bic, DataClass::Account),
        ("card_last4", Self::CardLast4, DataClass::Personal),
        ("card_number", Self::CardNumber, DataClass::Secret),
        ("phone", Self::Phone, DataClass::Personal),
        ("email", Self::Email, DataClass::Personal),
        ("postcode", Self::Postcode, DataClass::Personal),
        ("ordinal", Self::Ordinal, DataClass::Personal),
        ("yes_no", Self::YesNo, DataClass::Public),
    ];

    /// All kinds of values that are read, also those that no slot may be of.
    pub const KINDS: &'static [SlotType] = &[
        Self::Number,
        Self::Percent,
        Self::Ordinal,
        Self::Money,
        Self::MoneyRange,
        Self::Share,
        Self::Price,
        Self::Duration,
        Self::Date,
        Self::Period,
        Self::Time,
        Self::Datetime,
        Self::DatetimeRange,
        Self::Rhythm,
        Self::Iban,
        Self::WrongIban,
        Self::Bic,
        Self::CardNumber,
        Self::CardLast4,
        Self::Phone,
        Self::Email,
        Self::Postcode,
        Self::YesNo,
        Self::Name,
    ];

    /// The built-in type of that word.
    pub fn built_in(word: &str) -> Option<Self> {
        Self::BUILT_IN.iter().find(|(name, ..)| *name == word).map(|(_, kind, _)| kind.clone())
    }

    /// May a slot be of this type? The others are only read.
    pub fn is_slot(&self) -> bool {
        !matches!(self, Self::MoneyRange | Self::DatetimeRange | Self::Share | Self::Price | Self::WrongIban)
    }

    /// Is a part of it that could be read as `inner` never meant as that? A range, a share and a rhythm hide all
    /// that they are made of; a day or a time hides amounts and numbers, a length of time and a percentage amounts.
    pub fn hides(&self, inner: &SlotType) -> bool {
        use SlotType::*;
        match self {
            MoneyRange | DatetimeRange | Share | Rhythm | WrongIban => true,
            Period => matches!(inner, Money | Number | WholeNumber | Percent | Ordinal | CardLast4 | Date),
            Date | Time | Datetime => matches!(inner, Money | Number | WholeNumber | Percent | Ordinal | CardLast4),
            Duration | Percent => matches!(inner, Money | CardLast4),
            _ => false,
        }
    }

    /// The word in intent files.
    pub fn word(&self) -> &str {
        match self {
            Self::List(name) | Self::Custom(name) => name,
            Self::MoneyRange => "money_range",
            Self::DatetimeRange => "datetime_range",
            Self::Share => "share",
            Self::Price => "price",
            Self::WrongIban => "wrong_iban",
            other => Self::BUILT_IN.iter().find(|(_, kind, _)| kind == other).map_or("text", |(name, ..)| name),
        }
    }
}

/// How sure a reading is by its form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// Free text that nothing proves.
    Free,
    /// Recognised with tolerance for typing errors, or by a bare form (`250` as money).
    Likely,
    /// A form that only this type has (`250 €`, `1. Juli`), or a word of a list.
    Marked,
    /// Check digits are right.
    Checksum,
}

/// One way to read some tokens as a typed value.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The bytes of the raw text.
    pub span: Range<usize>,
    /// What it is read as.
    pub kind: SlotType,
    /// The value.
    pub value: Value,
    /// How sure the form makes it.
    pub proof: Proof,
    /// Preference among readings of the same span, 0..=1.
    pub weight: f32,
    /// What the value does not say.
    pub note: Note,
}

/// What was said beyond the value.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Note {
    /// Only roughly that: `rund 50 Euro`.
    pub about: bool,
    /// Counted in coins, without a currency's name: so many (`20 Cent`).
    pub coins: Option<Decimal>,
    /// The half of the day was left open and chosen: `um 3`.
    pub half_open: bool,
    /// How exact a period is.
    pub grain: Option<Grain>,
}

/// How exact a period is: "March" is a month, which "1 to 31 March" is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the units")]
pub enum Grain {
    Day,
    Month,
    Quarter,
    Year,
}

impl Reading {
    /// The same number as a bare value of a slot's type: 25 as 25 Euro, where the sentence says that
    /// an amount is meant ("schick Jonas 25"). `None` if it is no number or not one of that type.
    pub fn bare(&self, kind: &SlotType, currency: super::Currency) -> Option<Self> {
        let Value::Number(number) = self.value else { return None };
        let value = match kind {
            SlotType::Money => Value::Money(super::Money::of(number, currency)?),
            SlotType::WholeNumber | SlotType::Ordinal if !number.is_whole() => return None,
            SlotType::Number | SlotType::WholeNumber | SlotType::Percent | SlotType::Ordinal => self.value.clone(),
            _ => return None,
        };
        Some(Self { kind: kind.clone(), value, proof: self.proof.min(Proof::Likely), ..self.clone() })
    }
}

/// Which side of the reference time an unclear date means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// Each type's own way: dates look ahead, periods look back.
    #[default]
    Usual,
    /// Payments look ahead: "am Freitag" is the next one.
    Future,
    /// Statements look back.
    Past,
}

/// What the readers may know: the time, the language, the customer's lists, what was asked.
#[derive(Clone, Debug)]
pub struct Expectation<'a> {
    /// The language to read in.
    pub language: &'a Language,
    /// Local time of the conversation.
    pub now: DateTime,
    /// The type of the slot that the bot just asked for: bare forms count for it (`250` as money,
    /// `99,90`), and names and texts are read freely.
    pub asked: Option<&'a SlotType>,
    /// Where unclear dates lie.
    pub policy: Policy,
    /// Words of the lists that matter here.
    pub lists: &'a [&'a ListWords],
    /// The currency of bare amounts.
    pub currency: super::Currency,
    /// The beginning of an IBAN in the message before, where one is asked for: people send them in two.
    pub begun: Option<&'a super::WrongIban>,
}

impl<'a> Expectation<'a> {
    /// Nothing in particular, in that language, on 1 January 2026.
    pub fn of(language: &'a Language) -> Self {
        Self {
            language,
            now: DateTime::constant(2026, 1, 1, 12, 0, 0, 0),
            asked: None,
            policy: Policy::default(),
            lists: &[],
            currency: super::Currency::EUR,
            begun: None,
        }
    }
}

/// The words of one list in one language: fixed ones of the catalogue, or a customer's own.
#[derive(Clone, Debug, Default)]
pub struct ListWords {
    /// The list's name.
    pub list: String,
    /// Allowed typing errors: 0 off, 1 careful, 2 normal, 3 generous (FORMAT §6).
    pub typos: u8,
    /// Accept the language's inflection endings on the words?
    pub endings: bool,
    /// Each value with its words (several words map to several values: "which one?").
    pub values: Vec<(Item, Vec<String>)>,
}

/// A slot type of a bot author, such as a customer number with its own check digit.
pub trait EntityKind: Send + Sync + 'static {
    /// Its name in intent files.
    fn name(&self) -> &str;

    /// Its default data class.
    fn class(&self) -> DataClass;

    /// Every reading of it in `said`; overlapping ones are welcome.
    fn readings(&self, said: &Utterance, expected: &Expectation<'_>) -> Vec<Reading>;

    /// How it is written to customers.
    fn show(&self, json: &serde_json::Value, language: &Language) -> String;

    /// A sample value in the JSON form that handlers deserialise, for the dry run.
    fn sample(&self) -> serde_json::Value;
}

/// The entity kinds of one bot: the built-in ones and those its author added.
#[derive(Clone, Default)]
pub struct Entities {
    custom: Vec<Arc<dyn EntityKind>>,
}

impl std::fmt::Debug for Entities {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.custom.iter().map(|kind| kind.name())).finish()
    }
}

impl Entities {
    /// The same with one more kind; a later one of the same name wins.
    #[must_use]
    pub fn with(mut self, kind: impl EntityKind) -> Self {
        self.custom.insert(0, Arc::new(kind));
        self
    }

    /// The author's kind of that name.
    pub fn custom(&self, name: &str) -> Option<&Arc<dyn EntityKind>> {
        self.custom.iter().find(|kind| kind.name() == name)
    }

    /// Every reading of every type in `said`, overlapping, in no particular order.
    ///
    /// The cost is bounded: the built-in readers look at the first 64 tokens, and at most 2,000
    /// readings are given back.
    pub fn readings(&self, said: &Utterance, expected: &Expectation<'_>) -> Vec<Reading> {
        let mut readings: Vec<Reading> = self.custom.iter().flat_map(|kind| kind.readings(said, expected)).collect();
        readings.extend(super::read::built_in(said, expected));
        readings.truncate(MOST_READINGS);
        readings
    }
}
