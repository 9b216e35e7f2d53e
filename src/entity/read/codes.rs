//! ISO 4217 codes that count in capitals only, since `try` and `all` are words. Codes that count in
//! small letters, too, stand in the languages' shared table.

use crate::entity::money::Currency;

const CAPITALS: &[&str] = &[
    "AED", "ARS", "BGN", "BRL", "CLP", "CNY", "COP", "EGP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "KRW", "KWD",
    "LBP", "MAD", "MNT", "MXN", "MYR", "PHP", "QAR", "RON", "RSD", "RUB", "SAR", "SGD", "THB", "TND", "TRY", "TWD",
    "UAH", "VND", "ZAR",
];

/// The currency of that code, in capitals, or right before the sign that it shares with others (`mxn$`).
pub(super) fn currency_code(word: &str, before_sign: bool) -> Option<Currency> {
    if word.len() != 3 {
        return None;
    }
    if CAPITALS.contains(&word) {
        return Currency::new(word);
    }
    let capitals = before_sign.then(|| word.to_ascii_uppercase());
    capitals.filter(|word| CAPITALS.contains(&word.as_str())).and_then(|word| Currency::new(&word))
}
