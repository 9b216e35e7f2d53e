//! Currencies: signs, ISO codes, and the language's words.

use super::scan::Scan;
use crate::entity::money::Currency;
use crate::lang::Word;
use crate::text::Shape;

/// The codes that count in small letters, too; the others only in capitals, since `try` and `all`
/// are words.
const COMMON: &[&str] = &["eur", "usd", "gbp", "chf", "jpy", "aud", "cad", "nzd", "sek", "nok", "dkk", "pln", "czk"];
const CAPITALS: &[&str] = &[
    "HUF", "RON", "BGN", "TRY", "CNY", "INR", "BRL", "MXN", "ZAR", "KRW", "SGD", "HKD", "THB", "ILS", "AED", "SAR",
    "ISK", "RUB", "UAH", "RSD", "EGP", "MAD", "TND", "KWD", "VND", "IDR", "MYR", "PHP",
];

/// What an amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Whole units; `None` for the conversation's own currency.
    Whole(Option<Currency>),
    /// Hundredths; `None` for those of the amount before, else of the conversation's own.
    Coin(Option<Currency>),
}

/// The unit that begins at token `i`, with its number of tokens.
pub(super) fn at(scan: &Scan<'_>, i: usize) -> Option<(Unit, usize)> {
    let token = scan.token(i)?;
    if token.shape == Shape::Sign {
        return Some((Unit::Whole(Some(sign(&token.norm)?)), 1));
    }
    scan.pick(i, unit).or_else(|| Some((Unit::Whole(Some(code(scan.raw_token(i))?)), 1)))
}

/// The unit that the letters glued to digits name: `20eur`, `50ct`.
pub(super) fn glued(scan: &Scan<'_>, letters: &str) -> Option<Unit> {
    scan.meaning(letters, unit).or_else(|| Some(Unit::Whole(Some(code(letters)?))))
}

fn unit(word: Word) -> Option<Unit> {
    match word {
        Word::Currency(code) => Some(Unit::Whole(Currency::new(code))),
        Word::Coin(code) => Some(Unit::Coin(Currency::new(code))),
        _ => None,
    }
}

fn sign(sign: &str) -> Option<Currency> {
    Currency::new(match sign {
        "€" => "EUR",
        "$" => "USD",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" => "INR",
        _ => return None,
    })
}

fn code(word: &str) -> Option<Currency> {
    if CAPITALS.contains(&word) {
        return Currency::new(word);
    }
    let common = COMMON.iter().any(|code| code.eq_ignore_ascii_case(word));
    if common { Currency::new(&word.to_ascii_uppercase()) } else { None }
}
