//! Exact decimal numbers.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// Digits behind the point that a number may have.
const FINEST: u8 = 18;

/// A decimal number, exact: `digits × 10^-scale`.
///
/// Two are equal if they are written the same; [`new`](Self::new), the readers and `FromStr` all
/// leave no zero at the end of a fraction, so that 1.50 and 1.5 are one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    /// All digits.
    pub digits: i128,
    /// How many of them stand behind the point (0 to 18).
    pub scale: u8,
}

impl Decimal {
    /// Without zeros at the end of the fraction; `None` if finer than 18 digits.
    pub fn new(digits: i128, scale: u8) -> Option<Self> {
        let (mut digits, mut scale) = (digits, scale);
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        (scale <= FINEST).then_some(Self { digits, scale })
    }

    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self { digits: i128::from(number), scale: 0 }
    }

    /// Is nothing behind the point?
    pub fn is_whole(self) -> bool {
        self.scale == 0
    }

    /// The number if it is whole, not negative and fits.
    pub fn as_u64(self) -> Option<u64> {
        if self.is_whole() { u64::try_from(self.digits).ok() } else { None }
    }

    /// The digits if it had exactly `scale` of them behind the point; `None` if something is lost.
    pub fn scaled(self, scale: u32) -> Option<i128> {
        let own = u32::from(self.scale);
        if own <= scale {
            self.digits.checked_mul(10_i128.checked_pow(scale - own)?)
        } else {
            let unit = 10_i128.checked_pow(own - scale)?;
            (self.digits % unit == 0).then(|| self.digits / unit)
        }
    }

    /// The greatest whole number that is not greater.
    pub fn floor(self) -> Option<i128> {
        let unit = 10_i128.checked_pow(u32::from(self.scale))?;
        Some(self.digits.div_euclid(unit))
    }

    /// The quotient, rounded to ten significant digits; `None` if it does not fit or nothing divides.
    ///
    /// ```
    /// use schalter::entity::Decimal;
    /// let third = Decimal::whole(2).over(Decimal::whole(3)).unwrap();
    /// assert_eq!(third.to_string(), "0.6666666667");
    /// ```
    pub fn over(self, other: Self) -> Option<Self> {
        let scale = u32::from(self.scale.max(other.scale));
        let (top, bottom) = (self.scaled(scale)?, other.scaled(scale)?);
        let negative = (top < 0) != (bottom < 0);
        let (top, bottom) = (top.unsigned_abs(), bottom.unsigned_abs());
        let whole = top.checked_div(bottom)?;
        // Zeros behind the point are not significant where nothing stands before it.
        let mut scale = if whole == 0 { 10 } else { 9_u32.saturating_sub(whole.ilog10()) };
        while whole == 0 && scale < u32::from(FINEST) && top.checked_mul(10_u128.pow(scale - 9))? < bottom {
            scale += 1;
        }
        let doubled = top.checked_mul(10_u128.pow(scale))?.checked_mul(2)?;
        let digits = i128::try_from(doubled.checked_add(bottom)? / bottom.checked_mul(2)?).ok()?;
        Self::new(if negative { -digits } else { digits }, u8::try_from(scale).ok()?)
    }

    /// The product with a whole number, if it fits.
    pub fn times(self, factor: u64) -> Option<Self> {
        Self::new(self.digits.checked_mul(i128::from(factor))?, self.scale)
    }

    /// The product, if it fits.
    pub fn product(self, other: Self) -> Option<Self> {
        Self::new(self.digits.checked_mul(other.digits)?, self.scale.checked_add(other.scale)?)
    }

    /// The sum, if it fits.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let sum = self.scaled(u32::from(scale))?.checked_add(other.scaled(u32::from(scale))?)?;
        Self::new(sum, scale)
    }

    /// The number with the other sign.
    pub fn negated(self) -> Self {
        Self { digits: self.digits.saturating_neg(), scale: self.scale }
    }

    /// Which is the greater; `None` only for numbers beyond `i128`.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let scale = u32::from(self.scale.max(other.scale));
        Some(self.scaled(scale)?.cmp(&other.scaled(scale)?))
    }
}

impl fmt::Display for Decimal {
    /// `-1234.5`, without trailing zeros behind the point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = self.scale.min(38);
        let unit = 10_u128.pow(u32::from(scale));
        let (sign, digits) = (if self.digits < 0 { "-" } else { "" }, self.digits.unsigned_abs());
        let mut text = format!("{sign}{}", digits / unit);
        if scale > 0 {
            let rest = format!("{:0width$}", digits % unit, width = usize::from(scale));
            let rest = rest.trim_end_matches('0');
            if !rest.is_empty() {
                text.push('.');
                text.push_str(rest);
            }
        }
        f.write_str(&text)
    }
}

impl std::str::FromStr for Decimal {
    type Err = String;

    /// Reads the form that `Display` writes.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text} is no decimal number");
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        if rest.len() > usize::from(FINEST) || !rest.bytes().all(|b| b.is_ascii_digit()) {
            return Err(wrong());
        }
        let digits = format!("{whole}{rest}").parse().map_err(|_| wrong())?;
        let scale = u8::try_from(rest.len()).map_err(|_| wrong())?;
        Self::new(digits, scale).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Decimal {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(number: Decimal) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn arithmetic_is_exact() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(number("1.50"), number("1.5"));
        assert_eq!(number("16.4").times(1_000_000), Some(Decimal::whole(16_400_000)));
        assert_eq!(number("2").plus(number("0.5")), Some(number("2.5")));
        assert_eq!(number("3.5").scaled(2), Some(350));
        assert_eq!(number("1.999").scaled(2), None);
        assert_eq!(number("-1.5").compare(number("-1.49")), Some(Ordering::Less));
        assert!(Decimal::whole(1).times(u64::MAX).unwrap().times(u64::MAX).and_then(|n| n.times(9)).is_none());
        assert!("1.2.3".parse::<Decimal>().is_err() && "".parse::<Decimal>().is_err());
    }

    proptest! {
        #[test]
        fn written_and_read_again(digits in any::<i128>(), scale in 0_u8..=18) {
            let number = Decimal::new(digits, scale).unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }
    }
}
