//! Entities from outside: ordinary sentences hold none, what is shown is read again, and the commands agree.

use jiff::civil::{Date, DateTime, Time, date};
use proptest::prelude::*;
use schalter::entity::{
    Amounts, Currency, Decimal, Entities, Every, Expectation, Iban, Interval, Money, Period, Policy, Relative, Rhythm,
    RhythmDay, SlotType, Value, select,
};
use schalter::lang::{Language, Languages};
use schalter::locale::{Style, show};
use schalter::text::Utterance;
use std::sync::{Arc, LazyLock};

static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::default);

fn now() -> DateTime {
    date(2026, 11, 24).at(12, 0, 0, 0)
}

fn selected(language: &Language, text: &str, asked: Option<&SlotType>) -> Vec<(SlotType, Value)> {
    let expected = Expectation { now: now(), policy: Policy::Future, asked, ..Expectation::of(language) };
    let readings = Entities::default().readings(&Utterance::new(text), &expected);
    select(readings, asked).into_iter().map(|reading| (reading.kind, reading.value)).collect()
}

/// Of sentences without a value, at least 97 of 100 give none. Those that do are printed.
#[test]
fn ordinary_sentences_hold_no_value() {
    let files = [("de", include_str!("entities/negatives.de.txt")), ("en", include_str!("entities/negatives.en.txt"))];
    for (code, sentences) in files {
        let language = LANGUAGES.get(code).unwrap();
        let all = sentences.lines().count();
        assert!(all >= 300, "{code}: only {all}");
        let fires = |sentence: &&str| {
            let found = selected(language, sentence, None);
            found.first().is_some_and(|(kind, _)| {
                println!("{code}: {sentence}: {}", kind.word());
                true
            })
        };
        let found = sentences.lines().filter(fires).count();
        assert!(found * 100 <= 3 * all, "{code}: {found} of {all}");
    }
}

/// The bank's own sentences: what each is understood to hold.
#[test]
fn what_bank_customers_say() {
    let shown = |code: &str, text: &str, asked: Option<&SlotType>| {
        let language = LANGUAGES.get(code).unwrap();
        let found = selected(language, text, asked).into_iter();
        found
            .map(|(kind, value)| {
                format!("{} {}", kind.word(), show(&value, language, Style::Plain).replace('\u{a0}', " "))
            })
            .collect::<Vec<_>>()
    };
    let money = Some(&SlotType::Money);
    for (code, text, asked, found) in [
        ("de", "überweise zwo fuffzig an Oma zum Ersten", None, vec!["number 2,5", "date 1. Dezember 2026"]),
        ("de", "zwo fuffzig", money, vec!["money 2,50 €"]),
        ("de", "zwischen dem 1. und 15. März", None, vec!["period 1. März 2027 bis 15. März 2027"]),
        ("de", "letzten Monat", None, vec!["period 1. Oktober 2026 bis 31. Oktober 2026"]),
        ("en", "half seven", None, vec!["time 7:30 pm"]),
        ("en", "next Friday", None, vec!["date 27 November 2026"]),
        ("en", "a grand", None, vec!["money €1,000.00"]),
        ("de", "fuenfzig Euro", None, vec!["money 50,00 €"]),
        ("de", "3.50 Euro", None, vec!["money 3,50 €"]),
        ("de", "1.000", None, vec!["number 1.000"]),
        ("de", "1.000", money, vec!["money 1.000,00 €"]),
        ("en", "1.000", None, vec!["number 1"]),
    ] {
        assert_eq!(shown(code, text, asked), found, "{text}");
    }
}

/// What a value is shown as is read as that value, in the question for its type.
fn reads_what_it_shows(
    language: &Arc<Language>,
    kind: &SlotType,
    value: &Value,
    style: Style,
) -> Result<(), TestCaseError> {
    let text = show(value, language, style);
    let found = selected(language, &text, Some(kind));
    let same = matches!(found.as_slice(), [(found, read)] if found == kind && read == value);
    let read: Vec<String> =
        found.iter().map(|(kind, value)| format!("{} {}", kind.word(), show(value, language, style))).collect();
    prop_assert!(same, "{} {text:?} is read as {read:?}", language.code);
    Ok(())
}

fn day() -> impl Strategy<Value = Date> {
    (-3000_i64..3000).prop_map(|days| now().date().checked_add(jiff::Span::new().days(days)).unwrap())
}

fn time() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::new(hour, minute, 0, 0).unwrap())
}

fn money() -> impl Strategy<Value = Money> {
    let codes = prop::sample::select(vec!["EUR", "USD", "GBP", "CHF", "JPY", "SEK"]);
    (1_i64..10_000_000_000, codes).prop_map(|(minor, code)| Money { minor, currency: Currency::new(code).unwrap() })
}

/// Values of every type that is shown in words of its own, with the type to ask for.
fn value() -> impl Strategy<Value = (SlotType, Value, Style)> {
    let plain = |kind: SlotType, value: Value| (kind, value, Style::Plain);
    prop_oneof![
        (0_i128..1_000_000_000_000, 0_u8..=6).prop_map(move |(digits, scale)| plain(
            SlotType::Number,
            Value::Number(Decimal::new(digits, scale).unwrap())
        )),
        (0_i128..100_000, 0_u8..=3).prop_map(|(digits, scale)| (
            SlotType::Percent,
            Value::Number(Decimal::new(digits, scale).unwrap()),
            Style::Percent
        )),
        money().prop_map(move |money| plain(SlotType::Money, Value::Money(money))),
        (money(), 1_i64..1_000_000).prop_map(move |(from, more)| {
            let to = Money { minor: from.minor + more, ..from };
            plain(SlotType::MoneyRange, Value::Amounts(Amounts { from: Some(from), to: Some(to) }))
        }),
        day().prop_map(move |day| plain(SlotType::Date, Value::Date(day))),
        day().prop_map(|day| (SlotType::Date, Value::Date(day), Style::Short)),
        (day(), 1_i64..400).prop_map(move |(from, days)| {
            let to = from.checked_add(jiff::Span::new().days(days)).unwrap();
            plain(SlotType::Period, Value::Period(Period { from: Some(from), to: Some(to) }))
        }),
        time().prop_map(move |time| plain(SlotType::Time, Value::Time(time))),
        (day(), time()).prop_map(move |(day, time)| plain(SlotType::Datetime, Value::DateTime(day.to_datetime(time)))),
        (day(), time(), 1_i64..100_000).prop_map(move |(day, time, minutes)| {
            let from = day.to_datetime(time);
            let to = from.checked_add(jiff::Span::new().minutes(minutes)).unwrap();
            plain(SlotType::DatetimeRange, Value::Interval(Interval { from: Some(from), to: Some(to) }))
        }),
        (1_u16..60, prop::sample::select(vec!["P{}D", "P{}W", "P{}M", "P{}Y", "PT{}H", "PT{}M", "P1Y{}M", "PT2H{}M"]))
            .prop_map(move |(count, iso)| plain(
                SlotType::Duration,
                Value::Duration(iso.replace("{}", &count.to_string()))
            )),
        (1_u16..60, prop::sample::select(vec![Every::Day, Every::Week, Every::Month, Every::Year]))
            .prop_map(move |(count, every)| plain(SlotType::Rhythm, Value::Rhythm(Rhythm { count, every, on: None }))),
        (1_u16..12, 1_i8..=28).prop_map(move |(count, day)| {
            plain(SlotType::Rhythm, Value::Rhythm(Rhythm { count, every: Every::Month, on: Some(RhythmDay::Day(day)) }))
        }),
        (1_u16..12, 1_i8..=7).prop_map(move |(count, day)| {
            plain(
                SlotType::Rhythm,
                Value::Rhythm(Rhythm { count, every: Every::Week, on: Some(RhythmDay::Weekday(day)) }),
            )
        }),
        prop::sample::select(vec![(1, false), (0, true), (-1, true)]).prop_map(move |(offset, from_end)| {
            plain(SlotType::Ordinal, Value::Relative(Relative { offset, from_end }))
        }),
        Just(plain(SlotType::Iban, Value::Iban(Iban::new("DE89370400440532013000").unwrap()))),
        any::<bool>().prop_map(move |yes| plain(SlotType::YesNo, Value::YesNo(yes))),
    ]
}

proptest! {
    #[test]
    fn what_is_shown_is_read_again((kind, value, style) in value()) {
        for language in LANGUAGES.iter() {
            reads_what_it_shows(language, &kind, &value, style)?;
        }
    }
}
