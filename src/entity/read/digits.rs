//! Written numbers: `1.250,50`, `1,250.50`, `1 250`.

use crate::entity::decimal::Decimal;

/// Longer rows of digits are account numbers or nonsense, never an amount.
const MOST_DIGITS: usize = 24;

/// What a written number may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// By its shape, else by the language's signs.
    pub(super) value: Decimal,
    /// With its only sign read as one between groups, where the shape allows that, too: `1,000`.
    pub(super) grouped: Option<Decimal>,
}

/// Reads digits with signs between them. Where both signs stand, the last one is the decimal sign;
/// where one stands more than once, it groups; only a single one needs the language's `group`.
pub(super) fn written(text: &str, group: char) -> Option<Written> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || digits > MOST_DIGITS || !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    let plain = |value: Option<Decimal>| value.map(|value| Written { value, grouped: None });
    let Some(last) = text.rfind(['.', ',']) else { return plain(whole(text)) };
    let (before, after) = text.split_at_checked(last)?;
    let sign = after.chars().next()?;
    let after = after.get(1..)?;
    let other = if sign == '.' { ',' } else { '.' };
    if before.contains(other) {
        return plain(fraction(&ungrouped(before, other)?, after));
    }
    if before.contains(sign) {
        return plain(whole(&ungrouped(text, sign)?));
    }
    let grouped = ungrouped(text, sign).and_then(|text| whole(&text));
    match grouped {
        Some(value) if sign == group => plain(Some(value)),
        _ => Some(Written { value: fraction(before, after)?, grouped }),
    }
}

/// The digits without the sign between groups; `None` if the groups are not of three digits.
fn ungrouped(text: &str, sign: char) -> Option<String> {
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let right = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    right.then(|| text.chars().filter(char::is_ascii_digit).collect())
}

fn whole(digits: &str) -> Option<Decimal> {
    Decimal::new(digits.parse().ok()?, 0)
}

fn fraction(before: &str, after: &str) -> Option<Decimal> {
    Decimal::new(format!("{before}{after}").parse().ok()?, u8::try_from(after.len()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shape_decides_then_the_language() {
        for (text, group, value) in [
            ("1.000", '.', "1000"),
            ("1.000", ',', "1"),
            ("1,000", ',', "1000"),
            ("3,50", ',', "3.5"),
            ("3.50", '.', "3.5"),
            ("0.500", '.', "0.5"),
            ("1.234,56", ',', "1234.56"),
            ("1,234.56", '.', "1234.56"),
            ("1.234.567", ',', "1234567"),
            ("2026", '.', "2026"),
        ] {
            assert_eq!(written(text, group).unwrap().value.to_string(), value, "{text} {group}");
        }
        assert_eq!(written("1,000", '.').unwrap().grouped, Some(Decimal::whole(1000)));
        for text in ["1.2.3", "1,23.4,5", "14:30", "", "1.23,4.5", &"9".repeat(10_000)] {
            assert_eq!(written(text, '.'), None, "{text}");
        }
    }
}
