//! Values as customers read them, by the table of FORMAT §9.
//!
//! ```
//! use schalter::entity::{Currency, Money, Value};
//! use schalter::lang::Languages;
//! use schalter::locale::{Style, show};
//!
//! let languages = Languages::default();
//! let price = Value::Money(Money { minor: -123_450, currency: Currency::EUR });
//! let written: Vec<String> = languages.iter().map(|language| show(&price, language, Style::Plain)).collect();
//! assert_eq!(written, ["−1.234,50\u{a0}€", "−€1,234.50"]);
//! ```

use super::names::Names;
use super::numbers::{Cldr, parts};
use super::times;
use crate::entity::{Decimal, Money, Period, Value};
use crate::lang::{Dates, Language};
use jiff::civil::{Date, DateTime};

/// How a value is written where its type leaves a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Dates long, numbers with the decimals they have.
    #[default]
    Plain,
    /// Dates short: `02.03.2026`, `2 Mar 2026`.
    Short,
    /// Dates long: `2. März 2026`, `2 March 2026`.
    Long,
    /// A number as a percentage.
    Percent,
    /// A number with exactly so many decimals.
    Decimals(u8),
    /// Only the last four characters.
    Masked,
}

/// A value as customers read it. List items without a display name are written by their id; use
/// [`show_with`] where the catalogue's words are at hand.
pub fn show(value: &Value, language: &Language, style: Style) -> String {
    show_with(value, language, style, &Names::default())
}

/// A value as customers read it, with the words of lists and of authors' own types.
pub fn show_with(value: &Value, language: &Language, style: Style, names: &Names) -> String {
    if style == Style::Masked {
        return mask(&show_with(value, language, Style::Plain, names));
    }
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => self::number(*number, language, style),
        Value::Money(amount) => money(*amount, language),
        Value::Date(day) => date(*day, language, style),
        Value::Period(span) => period(*span, language, style),
        Value::Time(time) => times::alone(*time, language),
        Value::DateTime(at) => moment(*at, language, style),
        Value::Interval(span) => {
            let end = |at: Option<DateTime>| at.map(|at| moment(at, language, style));
            between(end(span.from), end(span.to), language)
        }
        Value::Duration(iso) => times::duration(iso, language),
        Value::Rhythm(rhythm) => times::rhythm(*rhythm, language),
        Value::Amounts(amounts) => {
            let end = |amount: Option<Money>| amount.map(|amount| money(amount, language));
            between(end(amounts.from), end(amounts.to), language)
        }
        Value::Share(share) => {
            let percent = share.times(100).unwrap_or(*share);
            self::number(percent, language, Style::Percent)
        }
        Value::Relative(relative) => language.writing.ranks.of(relative.offset, relative.from_end),
        Value::Iban(iban) => grouped(iban.as_str()),
        Value::WrongIban(wrong) => grouped(&wrong.text),
        Value::YesNo(yes) => {
            let (word, other) = language.writing.yes_no;
            (if *yes { word } else { other }).to_owned()
        }
        Value::Item(item) => names.item(item, language.code),
        Value::Custom { kind, json } => names.custom(kind, json, language),
    }
}

fn moment(at: DateTime, language: &Language, style: Style) -> String {
    let pattern = language.writing.clock.with_date;
    pattern
        .replace("{date}", &date(at.date(), language, style))
        .replace("{time}", &times::clock(at.time(), language, true))
}

/// From one end to the other, as far as there are ends.
fn between(from: Option<String>, to: Option<String>, language: &Language) -> String {
    let spans = &language.writing.spans;
    let pattern = match (&from, &to) {
        (Some(_), Some(_)) => spans.both,
        (Some(_), None) => spans.from,
        _ => spans.to,
    };
    pattern.replace("{from}", &from.unwrap_or_default()).replace("{to}", &to.unwrap_or_default())
}

/// An amount: sign of the currency where the language puts it, minus before everything.
fn money(amount: Money, language: &Language) -> String {
    let writing = &language.writing;
    let decimals = u8::try_from(amount.currency.decimals()).unwrap_or(2);
    let number = Cldr::of(language).unsigned(u128::from(amount.minor.unsigned_abs()), decimals, decimals, decimals);
    let code = amount.currency.code();
    let sign = writing.signs.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign);
    let minus = if amount.minor < 0 { writing.minus } else { "" };
    match (sign, writing.money.before) {
        (Some(sign), true) => format!("{minus}{sign}{}{number}", writing.money.space),
        (None, true) => format!("{minus}{code}\u{a0}{number}"),
        (sign, false) => format!("{minus}{number}\u{a0}{}", sign.unwrap_or(code))
            .replace('\u{a0}', if sign.is_some() { writing.money.space } else { "\u{a0}" }),
    }
}

fn number(number: Decimal, language: &Language, style: Style) -> String {
    let (negative, digits, scale) = parts(number);
    let (least, most) = match style {
        Style::Decimals(n) => (n.min(18), n.min(18)),
        _ => (0, 18),
    };
    let written = Cldr::of(language).unsigned(digits, scale, least, most);
    let minus = if negative && digits != 0 { language.writing.minus } else { "" };
    match style {
        Style::Percent => format!("{minus}{written}{}%", language.writing.percent_space),
        _ => format!("{minus}{written}"),
    }
}

/// A day; long unless the style says short.
pub(super) fn date(day: Date, language: &Language, style: Style) -> String {
    let long = style != Style::Short;
    match &language.writing.dates {
        Dates::Locale => Cldr::of(language).date(day, long).unwrap_or_else(|| day.to_string()),
        Dates::Own { short, long: pattern, months } => {
            let month = usize::from(day.month().unsigned_abs()).saturating_sub(1);
            (if long { pattern } else { short })
                .replace("{day2}", &format!("{:02}", day.day()))
                .replace("{day}", &day.day().to_string())
                .replace("{month2}", &format!("{:02}", day.month()))
                .replace("{month}", &day.month().to_string())
                .replace("{name}", months.get(month).copied().unwrap_or_default())
                .replace("{year}", &day.year().to_string())
        }
    }
}

/// A span of days; its last day is named, not the one after it.
fn period(span: Period, language: &Language, style: Style) -> String {
    let from = span.from.map(|day| date(day, language, style));
    let last = span.to.map(|day| day.yesterday().unwrap_or(day));
    let to = last.map(|day| date(day, language, style));
    let spans = &language.writing.spans;
    match (from, to) {
        (Some(from), Some(_)) if span.from == last => from,
        (Some(from), Some(to)) => spans.both.replace("{from}", &from).replace("{to}", &to),
        (Some(from), None) => spans.from.replace("{from}", &from),
        (None, Some(to)) => spans.to.replace("{to}", &to),
        (None, None) => String::new(),
    }
}

/// Groups of four, as an IBAN is printed.
fn grouped(compact: &str) -> String {
    let mut written = String::with_capacity(compact.len() + compact.len() / 4);
    for (i, c) in compact.chars().enumerate() {
        if i > 0 && i % 4 == 0 {
            written.push(' ');
        }
        written.push(c);
    }
    written
}

/// Everything but the last four letters and digits as `•`; shorter ones altogether.
///
/// ```
/// assert_eq!(schalter::locale::mask("DE89 3704 0044 0532 0130 00"), "•••• 3000");
/// assert_eq!(schalter::locale::mask("123"), "••••");
/// ```
pub fn mask(text: &str) -> String {
    let signs: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    // Of a short value four characters are most of it.
    if signs.len() < 8 {
        return "••••".to_owned();
    }
    let last: String = signs.iter().skip(signs.len() - 4).collect();
    format!("•••• {last}")
}
