//! How the parts of a number add up: `zwei` `tausend` `drei` `und` `vierzig` is 2043.

use crate::entity::decimal::Decimal;

/// One part of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    Digits(Decimal),
    Number(u64),
    One,
    Half,
    AndHalf,
    Scale(u64),
    Suffix(u64),
    And,
    Point,
    /// Ends a number as a rank: `twenty` `first`.
    Rank(u64),
}

/// A number on its way.
#[derive(Clone, Debug, Default)]
pub(super) struct Sum {
    /// Thousands and more that are complete.
    total: Option<Decimal>,
    /// What is still open below the last scale.
    part: Option<Decimal>,
    /// The last scale from a thousand up.
    smallest: Option<u64>,
    /// Digits behind a spoken decimal sign.
    fraction: Option<String>,
    /// Was the first part in digits?
    digits_first: bool,
    /// Ended the fraction with a ten in words?
    ten: bool,
    /// A joiner waits for its right side.
    joined: bool,
    /// `halbe` waits for its scale.
    halved: bool,
    /// An article waits for `half` behind a joiner.
    one: bool,
    /// Began with digits.
    digits: bool,
    /// Nothing may follow.
    closed: bool,
    /// Is nothing but an article so far.
    pub(super) article: bool,
    /// Is it a rank?
    pub(super) rank: bool,
}

impl Sum {
    /// Takes one more part; `None` if it does not continue the number.
    pub(super) fn push(&mut self, atom: Atom, units_first: bool) -> Option<()> {
        if self.closed {
            return None;
        }
        match atom {
            Atom::Digits(value) => self.digits(value),
            Atom::Number(number) => self.number(number, units_first),
            Atom::One => self.one(),
            Atom::Half => self.half(),
            Atom::AndHalf => {
                let part = self.part.filter(|part| part.is_whole() && !self.joined)?;
                self.part = part.plus(Decimal::new(5, 1)?);
                Some(())
            }
            Atom::Scale(scale) => self.scale(scale),
            Atom::Suffix(scale) => {
                self.part = self.part.filter(|_| self.digits && self.total.is_none())?.times(scale);
                self.closed = true;
                self.part.map(|_| ())
            }
            Atom::Rank(rank) => {
                let scale = rank >= 100 && rank.to_string().trim_start_matches('1').bytes().all(|b| b == b'0');
                let plain = self.fraction.is_none() && !self.halved && !self.one && !self.article && !self.digits;
                plain.then_some(())?;
                if scale {
                    self.scale(rank)?
                } else {
                    self.number(rank, units_first)?
                }
                (self.closed, self.rank) = (true, true);
                Some(())
            }
            Atom::And => {
                // "ein und zwanzig": where the unit comes first, the article may be one.
                let possible =
                    !self.joined && self.fraction.is_none() && (!self.article || units_first) && !self.halved;
                (possible && (self.part.is_some() || self.total.is_some())).then(|| {
                    (self.joined, self.article) = (true, false);
                })
            }
            Atom::Point => {
                let possible = !self.joined && self.fraction.is_none() && !self.article && !self.halved;
                (possible && self.part.is_some_and(Decimal::is_whole)).then(|| self.fraction = Some(String::new()))
            }
        }
    }

    /// The number, if it is one already.
    pub(super) fn value(&self) -> Option<Decimal> {
        if self.joined || self.halved || self.one {
            return None;
        }
        match (self.total, self.open_part()?) {
            (Some(total), Some(part)) => total.plus(part),
            (total, part) => total.or(part),
        }
    }

    /// The open part with its spoken fraction; `None` if that still lacks digits.
    fn open_part(&self) -> Option<Option<Decimal>> {
        let (Some(fraction), Some(part)) = (&self.fraction, self.part) else { return Some(self.part) };
        let tail = Decimal::new(fraction.parse().ok()?, u8::try_from(fraction.len()).ok()?)?;
        Some(Some(part.plus(tail)?))
    }

    fn digits(&mut self, value: Decimal) -> Option<()> {
        if let Some(fraction) = &mut self.fraction {
            // "point seventy one" is .71, "point seven one" as well.
            let ten =
                std::mem::replace(&mut self.ten, value.digits >= 20 && value.digits % 10 == 0 && value.is_whole());
            if ten && (1..=9).contains(&value.digits) {
                fraction.pop();
            }
            let digits = value.as_u64()?.to_string();
            return (fraction.len() + digits.len() <= 12).then(|| fraction.push_str(&digits));
        }
        // "3 hundred and 21"
        if let Some(part) = self.part.filter(|_| self.joined && !self.one) {
            let (part, value) = (part.as_u64()?, value.as_u64()?);
            self.part = Some(Decimal::whole(part + value)).filter(|_| part % 100 == 0 && part > 0 && value < 100);
            (self.joined, self.closed) = (false, true);
            return self.part.map(|_| ());
        }
        // "4 thousand 3 hundred"
        let below = self.digits_first
            && self.smallest.is_some_and(|smallest| value.as_u64().is_some_and(|value| value < smallest));
        let first = self.part.is_none() && (self.total.is_none() || below) && !self.halved;
        first.then(|| {
            self.digits_first |= self.total.is_none();
            self.part = Some(value);
            self.digits = true;
        })
    }

    fn number(&mut self, number: u64, units_first: bool) -> Option<()> {
        if self.fraction.is_some() {
            return self.digits(Decimal::whole(number));
        }
        if self.digits || self.halved || self.article || self.one {
            return None;
        }
        let sum = match self.part {
            None => number,
            Some(part) => {
                let part = part.as_u64()?;
                let unit = part % 100;
                let ten = number >= 20 && number.is_multiple_of(10);
                let after_hundred = unit == 0 && part > 0 && number > 0;
                let unit_then_ten = units_first && self.joined && (1..=9).contains(&unit) && ten;
                let ten_then_unit =
                    !units_first && !self.joined && unit >= 20 && unit.is_multiple_of(10) && (1..=9).contains(&number);
                // "zero eight" is how people say digits.
                let zero_first = part == 0 && self.total.is_none() && number < 10 && !self.joined;
                // "one twenty two" is how people say hundreds.
                let spoken = !units_first && !self.joined && self.total.is_none() && (1..=9).contains(&part) && ten;
                if !(after_hundred || unit_then_ten || ten_then_unit || zero_first || spoken) {
                    return None;
                }
                if spoken { part * 100 + number } else { part + number }
            }
        };
        self.joined = false;
        self.part = Some(Decimal::whole(sum));
        Some(())
    }

    fn one(&mut self) -> Option<()> {
        if self.halved {
            return Some(());
        }
        if self.joined && !self.one {
            // "two and a half"
            self.one = true;
            return Some(());
        }
        let first = self.part.is_none() && self.total.is_none();
        first.then(|| {
            self.part = Some(Decimal::whole(1));
            self.article = true;
        })
    }

    fn half(&mut self) -> Option<()> {
        let half = Decimal::new(5, 1)?;
        if self.joined && self.one {
            self.part = Some(self.part?.plus(half)?);
            (self.joined, self.one, self.closed) = (false, false, true);
            return Some(());
        }
        // "eine halbe Million", "half a million"
        let first = self.total.is_none() && (self.part.is_none() || self.article) && !self.halved;
        first.then(|| {
            self.part = Some(half);
            (self.halved, self.article) = (true, false);
        })
    }

    fn scale(&mut self, scale: u64) -> Option<()> {
        if self.joined || self.one {
            return None;
        }
        let part = self.open_part()?;
        if scale == 100 {
            let part = match part {
                None => 1,
                Some(part) => part.as_u64().filter(|part| (1..=99).contains(part))?,
            };
            self.part = Some(Decimal::whole(part * 100));
        } else {
            if part.is_none() && self.total.is_some() || self.smallest.is_some_and(|smallest| scale >= smallest) {
                return None;
            }
            let product = part.unwrap_or(Decimal::whole(1)).times(scale)?;
            self.total = Some(self.total.map_or(Some(product), |total| total.plus(product))?);
            (self.part, self.fraction, self.smallest) = (None, None, Some(scale));
        }
        (self.article, self.halved, self.digits) = (false, false, self.digits && scale == 100);
        Some(())
    }
}
