//! Amounts of money: `i64` minor units and an ISO 4217 code. No float ever touches one.

use super::decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An ISO 4217 currency code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// Three capital letters, else `None`.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits of the minor unit (ISO 4217 table A.1): 0 for yen and won, 3 for some dinars, else 2.
    pub fn decimals(&self) -> u32 {
        match self.code() {
            "JPY" | "KRW" | "ISK" | "CLP" | "VND" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl TryFrom<String> for Currency {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::new(&code).ok_or_else(|| format!("{code} is no ISO 4217 code"))
    }
}

/// An amount: minor units (cents) and a currency.
///
/// ```
/// use schalter::entity::{Currency, Money};
/// let rent = Money { minor: 64_000, currency: Currency::EUR };
/// assert_eq!(rent.to_string(), "640.00 EUR");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units; may be negative.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// That many whole units; `None` if the currency has no such fraction or `i64` no such amount.
    pub fn of(amount: Decimal, currency: Currency) -> Option<Self> {
        let minor = amount.scaled(currency.decimals())?;
        Some(Self { minor: i64::try_from(minor).ok()?, currency })
    }
}

impl fmt::Display for Money {
    /// The form of intent files and tests: `640.00 EUR`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = self.currency.decimals();
        let unit = 10_u64.pow(decimals);
        let (sign, minor) = (if self.minor < 0 { "-" } else { "" }, self.minor.unsigned_abs());
        if decimals == 0 {
            return write!(f, "{sign}{minor} {}", self.currency.code());
        }
        write!(f, "{sign}{}.{:0width$} {}", minor / unit, minor % unit, self.currency.code(), width = decimals as usize)
    }
}
