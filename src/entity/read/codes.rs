//! ISO 4217 codes that count in capitals only, since `try` and `all` are words. Codes that count in
//! small letters, too, stand in the languages' shared table.

use crate::entity::money::Currency;

const CAPITALS: &[&str] = &[
    "AED", "ARS", "BGN", "BRL", "CLP", "CNY", "COP", "EGP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "KRW", "KWD",
    "MAD", "MXN", "MYR", "PHP", "QAR", "RON", "RSD", "RUB", "SAR", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "VND",
    "ZAR",
];

/// The currency of that code, in capitals.
pub(super) fn currency_code(word: &str) -> Option<Currency> {
    if word.len() == 3 && CAPITALS.contains(&word) { Currency::new(word) } else { None }
}
