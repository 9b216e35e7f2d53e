//! Numbers and dates as CLDR has them, one set of formatters a locale, made once.

use crate::entity::Decimal;
use crate::lang::Language;
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, OnceLock, RwLock};

type DateFormatter = FixedCalendarDateTimeFormatter<Gregorian, YMD>;

/// The formatters of one locale. A locale without data writes as CLDR's root does.
pub(crate) struct Cldr {
    decimal: Option<DecimalFormatter>,
    medium: Option<DateFormatter>,
    long: Option<DateFormatter>,
}

impl fmt::Debug for Cldr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cldr")
    }
}

/// Making formatters costs far more than using them, so every locale keeps its own.
static MADE: OnceLock<RwLock<BTreeMap<&'static str, Arc<Cldr>>>> = OnceLock::new();

impl Cldr {
    /// The formatters of a language.
    pub(crate) fn of(language: &Language) -> Arc<Self> {
        let id = language.writing.locale;
        let made = MADE.get_or_init(RwLock::default);
        if let Ok(known) = made.read()
            && let Some(cldr) = known.get(id)
        {
            return Arc::clone(cldr);
        }
        let cldr = Arc::new(Self::new(id));
        if let Ok(mut known) = made.write() {
            known.insert(id, Arc::clone(&cldr));
        }
        cldr
    }

    fn new(id: &str) -> Self {
        let locale = Locale::from_str(id).unwrap_or(Locale::UNKNOWN);
        Self {
            decimal: DecimalFormatter::try_new(
                (&locale).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok(),
            medium: DateFormatter::try_new((&locale).into(), YMD::medium()).ok(),
            long: DateFormatter::try_new((&locale).into(), YMD::long()).ok(),
        }
    }

    /// `digits × 10^-scale` without its sign, with at least `least` and at most `most` decimals.
    pub(crate) fn unsigned(&self, digits: u128, scale: u8, least: u8, most: u8) -> String {
        let (digits, scale) = rounded(digits, scale, most);
        let mut number = fixed_decimal::Decimal::from(digits);
        number.multiply_pow10(-i16::from(scale));
        number.absolute.trim_end();
        number.absolute.trim_start();
        number.absolute.pad_end(-i16::from(least));
        match &self.decimal {
            Some(formatter) => formatter.format(&number).to_string(),
            None => number.to_string(),
        }
    }

    /// A day, as medium or long date.
    pub(crate) fn date(&self, date: Date, long: bool) -> Option<String> {
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        let day = icu_calendar::Date::try_new_gregorian(i32::from(date.year()), month, day).ok()?;
        let formatter = if long { &self.long } else { &self.medium };
        Some(formatter.as_ref()?.format(&day).to_string())
    }
}

/// Rounds half away from zero, in whole numbers only.
fn rounded(digits: u128, scale: u8, most: u8) -> (u128, u8) {
    let Some(cut) = scale.checked_sub(most).filter(|cut| *cut > 0) else { return (digits, scale) };
    let unit = 10_u128.checked_pow(u32::from(cut)).unwrap_or(u128::MAX);
    let up = u128::from(digits % unit >= unit / 2 + unit % 2);
    (digits / unit + up, most)
}

/// The parts of a decimal that formatting needs: is it below zero, its digits, its scale.
pub(crate) fn parts(number: Decimal) -> (bool, u128, u8) {
    (number.digits < 0, number.digits.unsigned_abs(), number.scale.min(30))
}
