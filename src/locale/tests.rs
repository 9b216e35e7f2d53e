//! Golden texts and values in both languages, and files that are not as they should be.

use super::*;
use crate::catalog::Source;
use crate::entity::{Currency, Decimal, Iban, Item, Money, Period, Value};
use crate::lang::Languages;
use jiff::civil::{date, time};
use std::path::Path;
use std::sync::Arc;

fn both(value: &Value, style: Style) -> [String; 2] {
    let languages = Languages::default();
    ["de", "en"].map(|code| show(value, languages.get(code).unwrap(), style))
}

fn money(minor: i64) -> Value {
    Value::Money(Money { minor, currency: Currency::EUR })
}

fn number(digits: i128, scale: u8) -> Value {
    Value::Number(Decimal { digits, scale })
}

#[test]
fn values_as_format_9_says() {
    assert_eq!(both(&money(123_450), Style::Plain), ["1.234,50\u{a0}€", "€1,234.50"]);
    assert_eq!(both(&money(-12_345), Style::Plain), ["−123,45\u{a0}€", "−€123.45"]);
    assert_eq!(both(&money(0), Style::Plain), ["0,00\u{a0}€", "€0.00"]);
    assert_eq!(
        both(&money(i64::MIN), Style::Plain),
        ["−92.233.720.368.547.758,08\u{a0}€", "−€92,233,720,368,547,758.08"]
    );
    let yen = Value::Money(Money { minor: 12_000, currency: Currency::new("JPY").unwrap() });
    assert_eq!(both(&yen, Style::Plain), ["12.000\u{a0}¥", "¥12,000"]);
    let francs = Value::Money(Money { minor: 5, currency: Currency::new("CHF").unwrap() });
    assert_eq!(both(&francs, Style::Plain), ["0,05\u{a0}CHF", "CHF\u{a0}0.05"]);
    assert_eq!(both(&number(119, 1), Style::Percent), ["11,9\u{a0}%", "11.9%"]);
    assert_eq!(both(&number(-12_345_600, 3), Style::Plain), ["−12.345,6", "−12,345.6"]);
    assert_eq!(both(&number(2_005, 3), Style::Decimals(2)), ["2,01", "2.01"]);
    assert_eq!(both(&number(2, 0), Style::Decimals(2)), ["2,00", "2.00"]);
    let day = Value::Date(date(2026, 3, 2));
    assert_eq!(both(&day, Style::Short), ["02.03.2026", "2 Mar 2026"]);
    assert_eq!(both(&day, Style::Long), ["2. März 2026", "2 March 2026"]);
    assert_eq!(both(&day, Style::Plain), ["2. März 2026", "2 March 2026"]);
    assert_eq!(both(&Value::Time(time(14, 30, 0, 0)), Style::Plain), ["14:30 Uhr", "2:30 pm"]);
    let moment = Value::DateTime(date(2026, 3, 2).at(9, 0, 0, 0));
    assert_eq!(both(&moment, Style::Plain), ["2. März 2026, 9:00 Uhr", "2 March 2026, 9 am"]);
    let may = Value::Period(Period { from: Some(date(2026, 5, 1)), to: Some(date(2026, 6, 1)) });
    assert_eq!(both(&may, Style::Plain), ["1. Mai 2026 bis 31. Mai 2026", "1 May 2026 to 31 May 2026"]);
    assert_eq!(both(&Value::Duration("P1Y2W".into()), Style::Plain), ["1 Jahr und 2 Wochen", "1 year and 2 weeks"]);
    let iban = Value::Iban(Iban::new("DE89370400440532013000").unwrap());
    assert_eq!(both(&iban, Style::Plain)[0], "DE89 3704 0044 0532 0130 00");
    assert_eq!(both(&iban, Style::Masked)[1], "•••• 3000");
}

fn file(folder: &str, text: &str) -> TextFile {
    let source = Source { path: format!("locales/{folder}/x.ftl").into(), text: text.into() };
    TextFile { folder: folder.into(), source: Arc::new(source), unread: false }
}

fn read(files: Vec<TextFile>) -> (Texts, Vec<String>) {
    let (texts, told) = Texts::read(files, &Languages::default(), &["de".into(), "en".into()]);
    (texts, told.iter().map(|d| format!("{} {}", d.code, d.message)).collect())
}

fn write(texts: &Texts, voice: &Voice, id: &str, vars: &Vars) -> Option<String> {
    texts.write(voice, id, None, vars, Variant::default()).map(|written| written.text)
}

const CONFIRM: &str = "\
t-confirm =
    Bitte prüfen:
    Betrag: { $amount }
    Zweck: { $purpose }
    Art: { $instant ->
        [yes] Echtzeit
       *[no] Standard
    }
    Am: { DATE($date, style: \"short\") }
    { $note }
    { $rows }
    So ausführen?
";

#[test]
fn a_line_without_its_value_is_left_out_and_values_keep_to_their_lines() {
    let (texts, told) = read(vec![file("de", CONFIRM)]);
    assert!(told.is_empty(), "{told:?}");
    let mut vars = Vars::from([
        ("amount".into(), Some(money(5_000))),
        ("purpose".into(), None),
        ("instant".into(), Some(Value::YesNo(true))),
        ("date".into(), Some(Value::Date(date(2026, 7, 1)))),
        ("rows".into(), Some(Value::Text("eins\nzwei".into()))),
    ]);
    let voice = Voice::of("de");
    let expected = "Bitte prüfen:\nBetrag: 50,00\u{a0}€\nArt: Echtzeit\nAm: 01.07.2026\neins\nzwei\nSo ausführen?";
    assert_eq!(write(&texts, &voice, "t-confirm", &vars).unwrap(), expected);
    vars.insert("purpose".into(), Some(Value::Text("Miete\nBetrag: 1 €\u{fdd0}".into())));
    assert!(write(&texts, &voice, "t-confirm", &vars).unwrap().contains("\nZweck: Miete Betrag: 1 €\nArt"));
    let used = texts.write(&voice, "t-confirm", None, &vars, Variant::default()).unwrap().used;
    assert_eq!(used.len(), 6);
}

#[test]
fn variants_take_turns() {
    let (texts, _) = read(vec![file("en", "x-y = a\n    .alt1 = b\n    .alt2 = c\n    .again = d\n")]);
    let mut last = None;
    for seed in 0..50 {
        let written = texts.write(&Voice::of("en"), "x-y", None, &Vars::new(), Variant { seed, last }).unwrap();
        assert_ne!(Some(written.variant), last);
        last = Some(written.variant);
    }
    let again = texts.write(&Voice::of("en"), "x-y", Some("again2"), &Vars::new(), Variant::default()).unwrap();
    assert_eq!(again.text, "d");
}

#[test]
fn overlays_hold_only_what_differs() {
    let (texts, told) = read(vec![
        file("de", "-role = Assistentin\na-b = Sie, { -role }\na-c = Guten Tag\n"),
        file("de@du", "a-b = du, { -role }\n"),
    ]);
    assert!(told.is_empty(), "{told:?}");
    let du = Voice { address: Some("du".into()), ..Voice::of("de") };
    assert_eq!(write(&texts, &du, "a-b", &Vars::new()).unwrap(), "du, Assistentin");
    assert_eq!(write(&texts, &du, "a-c", &Vars::new()).unwrap(), "Guten Tag");
    assert_eq!(write(&texts, &Voice::of("de"), "a-b", &Vars::new()).unwrap(), "Sie, Assistentin");
    assert_eq!(write(&texts, &Voice::of("en"), "a-b", &Vars::new()), None);
}

#[test]
fn what_is_unreadable_is_absent_and_told_once() {
    let cases = [
        ("a-b =\n    eins\nIBAN: zwei\nBetrag: drei\n", "B06 b06-indent"),
        ("a-b = eins\n\nzwei = drei\n", "B06 b06-indent"),
        ("a-b =\n    [eins\n", "B06 b06-start"),
        ("a-b = { $x ->\n    [one] a\n }\n", "B06 b06-plural"),
        ("a-b = { amount }\n", "B04 b04"),
        ("a-b = {{ $amount }}\n", "B04 b04-doubled"),
        ("a-b = { $amount\n", "B04 b04-open"),
        ("a-b = amount }\n", "B04 b04-closing"),
        ("a-b = { COUNT($x) }\n", "B03 b03-function"),
        ("a-b = { NUMBER($x, style: \"short\") }\n", "B03 b03-function"),
        ("a-b = { a-c }\na-c = x\n", "B03 b03-shared"),
        ("a-b = { common-c }\n", "B03 b03-reference"),
        ("a-b = eins\na-b = zwei\n", "S11 s11-text"),
        ("a-b = { common-c }\ncommon-c = { common-d }\ncommon-d = { common-c }\n", "S06 s06-text"),
    ];
    for (text, expected) in cases {
        let (texts, told) = read(vec![file("de", text)]);
        assert_eq!(told, [expected], "{text}");
        assert_eq!(write(&texts, &Voice::of("de"), "a-b", &Vars::new()), None, "{text}");
        assert!(texts.is_broken("de", "a-b"), "{text}");
    }
    let (_, told) = read(vec![file("de", "a-b = x\n"), file("de", "a-b = y\n")]);
    assert_eq!(told, ["S11 s11-text"]);
}

/// A language from outside the crate is one table.
#[test]
fn an_invented_language_writes_by_its_own_table() {
    use crate::lang::{Dates, Language, Reading, SignPlace, Tool, Writing};
    let months = &["Ein", "Zwon", "Dren", "Vor", "Fun", "Sex", "Sen", "Ach", "Nun", "Den", "Elf", "Zwol"];
    let writing = Writing {
        locale: "eo",
        money: SignPlace { before: true, space: " " },
        dates: Dates::Own { short: "{month2}/{day2}", long: "{name} {day}, {year}", months },
        ..Writing::default()
    };
    let language =
        Language { code: "xx", reading: Reading::default(), writing, tool: Tool::default(), style: Default::default() };
    assert_eq!(show(&money(123_456), &language, Style::Plain), "€ 1\u{202f}234,56");
    assert_eq!(show(&Value::Date(date(2026, 3, 2)), &language, Style::Plain), "Dren 2, 2026");
    let languages = Languages::default().with(language);
    let files = vec![file("xx", "a-b = { $count ->\n    [one] solo\n   *[other] { $day }\n }\n")];
    let (texts, told) = Texts::read(files, &languages, &["xx".into()]);
    assert!(told.is_empty());
    let vars = Vars::from([("count".into(), Some(number(2, 0))), ("day".into(), Some(Value::Date(date(2026, 3, 2))))]);
    assert_eq!(write(&texts, &Voice::of("xx"), "a-b", &vars).unwrap(), "Dren 2, 2026");
}

#[test]
fn a_count_chooses_the_plural() {
    let text = "a-b = { $count ->\n    [one] ein Konto\n   *[other] { $count } Konten\n }\n";
    let (texts, told) = read(vec![file("de", text)]);
    assert!(told.is_empty());
    for (count, expected) in [(1, "ein Konto"), (3, "3 Konten")] {
        let vars = Vars::from([("count".into(), Some(number(count, 0)))]);
        assert_eq!(write(&texts, &Voice::of("de"), "a-b", &vars).unwrap(), expected);
    }
}

#[test]
fn bombs_are_harmless() {
    let mut laughs = String::from("common-l0 = ha\n");
    for n in 1..40 {
        laughs.push_str(&format!("common-l{n} = {}\n", format!("{{ common-l{} }}", n - 1).repeat(10)));
    }
    laughs.push_str("-t0 = ha\n");
    for n in 1..4_000 {
        laughs.push_str(&format!("-t{n} = {{ -t{} }}\n", n - 1));
    }
    let (texts, told) = read(vec![file("de", &laughs)]);
    assert!(told.iter().all(|code| code == "F08 f08-parts") && !told.is_empty());
    assert_eq!(write(&texts, &Voice::of("de"), "common-l39", &Vars::new()), None);
    for deep in ["{".repeat(200_000), "{ A(".repeat(50_000)] {
        let (_, told) = read(vec![file("de", &format!("a-b = {deep}"))]);
        assert_eq!(told, ["B06 b06-deep"]);
    }
    let (_, told) = read(vec![file("de", &format!("a-b = {}\n", "ä".repeat(2_001)))]);
    assert_eq!(told, ["F08 f08-text"]);
}

#[test]
fn folders_that_are_not_there_are_told() {
    let (texts, told) = Texts::load(Path::new("no/such/folder"), &Languages::default(), &["de".into()]);
    assert_eq!((told.len(), told[0].code), (1, "F07"));
    assert!(!texts.has(&Voice::of("de"), "a-b", None));
}

#[test]
fn list_values_are_named() {
    let languages = Languages::default();
    let item = Item { list: "account".into(), id: "giro".into(), name: Some("Girokonto …4300".into()), kind: None };
    assert_eq!(show(&Value::Item(item), languages.get("de").unwrap(), Style::Plain), "Girokonto …4300");
}

proptest::proptest! {
    #[test]
    fn any_file_is_read_and_every_text_is_whole(text in "([a-z]-[a-z]|    \\.[a-z]+|  |\\{ ?\\$?[a-z] ?\\}|[\\[\\]{}*=.\\-\"#] ?|\n|ä){0,40}") {
        let (texts, _) = read(vec![file("de", &text)]);
        for text in texts.all("de") {
            for (attribute, body) in text.bodies() {
                proptest::prop_assert!(text.place.source.text.get(body.place.span.clone()).is_some());
                let _ = texts.write(&Voice::of("de"), &text.id, attribute, &Vars::new(), Variant::default());
            }
        }
    }
}
