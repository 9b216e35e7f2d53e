//! IBANs: spaced, with hyphens, in small letters, over several tokens.

use super::scan::Scan;
use crate::entity::kind::{Proof, SlotType};
use crate::entity::value::{Iban, IbanFault, Value, WrongIban};
use crate::text::Shape;
use std::ops::Range;

/// ISO 13616: no IBAN is longer.
const LONGEST: usize = 34;
const SHORTEST: usize = 15;
/// So much of one is the beginning of one.
const BEGINNING: usize = 8;

pub(super) fn read(scan: &mut Scan<'_>) {
    let mut start = 0;
    while start < scan.tokens.len() {
        if let Some((end, iban)) = iban_at(scan, start) {
            scan.push(start..end, SlotType::Iban, Value::Iban(iban), Proof::Checksum, 1.0);
            start = end;
        } else if let Some((end, wrong)) = wrong_at(scan, start) {
            scan.push(start..end, SlotType::WrongIban, Value::WrongIban(wrong), Proof::Marked, 0.95);
            start = end;
        } else {
            start += 1;
        }
    }
    // Sent anew as a whole, it is no continuation.
    if scan.out.is_empty()
        && let Some(begun) = scan.expected.begun.filter(|_| scan.asked(&SlotType::Iban))
        && let Some((tokens, value)) = continued(scan, begun)
    {
        let (kind, proof) = match value {
            Value::Iban(_) => (SlotType::Iban, Proof::Checksum),
            _ => (SlotType::WrongIban, Proof::Marked),
        };
        scan.push(tokens, kind, value, proof, 1.0);
    }
}

/// The rest of an IBAN that the message before began: where it completes one, or where the message is
/// nothing but some more of it.
fn continued(scan: &Scan<'_>, begun: &WrongIban) -> Option<(Range<usize>, Value)> {
    let all = scan.tokens.len();
    let compact = |tokens: Range<usize>| -> String {
        let norms = scan.tokens.get(tokens).unwrap_or_default().iter().map(|token| token.norm.as_str());
        norms.filter(|norm| !matches!(*norm, "-" | "−")).collect()
    };
    let is_part = |at: &usize| scan.token(*at).is_some_and(|token| token.norm.bytes().any(|b| b.is_ascii_digit()));
    for start in (0..all).filter(is_part) {
        let ends = (start + 1..=all).take(LONGEST);
        if let Some((end, iban)) = ends.filter_map(|end| Some((end, begun.completed(&compact(start..end))?))).next() {
            return Some((start..end, Value::Iban(iban)));
        }
    }
    let text = format!("{}{}", begun.text, compact(0..all).to_ascii_uppercase());
    let more = (0..all).all(|at| is_part(&at) && (at + 1 == all || scan.close(at)));
    let fault = fault(&text).filter(|_| more && all > 0 && text.len() <= LONGEST && text.is_ascii())?;
    Some((0..all, Value::WrongIban(WrongIban { text, fault })))
}

/// The IBAN that begins at token `start`: two letters, two digits, and the rest until it is right.
fn iban_at(scan: &Scan<'_>, start: usize) -> Option<(usize, Iban)> {
    let mut compact = String::new();
    for i in start..scan.tokens.len() {
        let token = scan.token(i)?;
        if token.shape != Shape::Sign {
            compact.extend(token.norm.chars().filter(|c| !matches!(c, '.' | ',' | '/' | ':')));
        } else if !matches!(token.norm.as_str(), "-" | "−") {
            return None;
        }
        let mut head = compact.chars();
        let country = head.by_ref().take(2).all(|c| c.is_ascii_alphabetic());
        let check = head.take(2).all(|c| c.is_ascii_digit());
        if !country || !check || !compact.is_ascii() || compact.len() > LONGEST {
            return None;
        }
        if compact.len() >= SHORTEST
            && let Some(iban) = Iban::new(&compact)
        {
            return Some((i + 1, iban));
        }
        if scan.gap(i).contains(['!', '?', ';', '\n']) {
            return None;
        }
    }
    None
}

/// What looks like an IBAN and is none: two letters and two digits, then groups of digits (and, in
/// the country's pattern, letters), at least as many as the shortest IBAN has.
fn wrong_at(scan: &Scan<'_>, start: usize) -> Option<(usize, WrongIban)> {
    let mut text = String::new();
    let mut end = start;
    for i in start..scan.tokens.len() {
        let token = scan.token(i)?;
        let group = token.norm.bytes().all(|b| b.is_ascii_alphanumeric());
        let digits = token.norm.bytes().any(|b| b.is_ascii_digit());
        // Words behind it are words, unless a group of four letters stands among the first.
        let letters = i <= start + 2 && token.norm.len() == 4;
        let part = i == start || group && (digits || letters) || matches!(token.norm.as_str(), "-" | "−");
        if !part || text.len() + token.norm.len() > LONGEST {
            break;
        }
        if group {
            text.push_str(&token.norm.to_ascii_uppercase());
        }
        end = i + 1;
        if !scan.close(i) {
            break;
        }
    }
    // "is 0049 …" is no Icelandic account: the country is written in capitals or with its digits.
    let first = scan.token(start)?;
    if first.norm.len() == 2 && scan.raw_token(start).chars().any(char::is_lowercase) {
        return None;
    }
    let mut chars = text.chars();
    let country = chars.by_ref().take(2).all(|c| c.is_ascii_uppercase());
    let check = chars.by_ref().take(2).all(|c| c.is_ascii_digit());
    let digits = chars.filter(char::is_ascii_digit).count();
    // The beginning of one is enough where one was asked for: the rest may come in the next message.
    let begun = scan.asked(&SlotType::Iban) && text.len() >= BEGINNING;
    if !country || !check || (text.len() < SHORTEST || digits < SHORTEST - 8) && !begun {
        return None;
    }
    let fault = fault(&text)?;
    Some((end, WrongIban { text, fault }))
}

/// Why the text is no IBAN; `None` if it is one.
fn fault(text: &str) -> Option<IbanFault> {
    use iban::ParseIbanError;
    match text.parse::<iban::Iban>() {
        Ok(_) => None,
        Err(ParseIbanError::UnknownCountry(_)) => Some(IbanFault::Country),
        // The check digits are right, so it is the length or the pattern.
        Err(ParseIbanError::InvalidBban(_)) => Some(IbanFault::Length),
        Err(ParseIbanError::InvalidBaseIban { .. }) => Some(match right_length(text) {
            None => IbanFault::Country,
            Some(true) => IbanFault::CheckDigits,
            Some(false) => IbanFault::Length,
        }),
    }
}

/// Has the text the length of its country's IBANs? `None` where the country has none.
fn right_length(text: &str) -> Option<bool> {
    let country = text.get(..2)?;
    Some(LENGTHS.iter().find(|(code, _)| *code == country)?.1 == text.len())
}

/// Lengths of the IBANs by the register of ISO 13616 (release 99, December 2024).
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BI", 27),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DJ", 27),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FK", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HN", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MN", 20),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NI", 28),
    ("NL", 18),
    ("NO", 15),
    ("OM", 23),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("RU", 33),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("YE", 30),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::kind::{Entities, Expectation};
    use crate::entity::read::testing::{best, show};
    use crate::lang::Languages;
    use crate::text::Utterance;

    #[test]
    fn every_way_to_write_it() {
        for text in [
            "DE89 3704 0044 0532 0130 00",
            "de89370400440532013000",
            "DE89-3704-0044-0532-0130-00",
            "DE 89 3704 0044 0532 0130 00",
        ] {
            assert_eq!(best("de", text, None), [format!("{text} iban DE89370400440532013000")]);
        }
        let said = "bitte an GB29 NWBK 6016 1331 9268 19 überweisen";
        assert_eq!(best("de", said, None), ["GB29 NWBK 6016 1331 9268 19 iban GB29NWBK60161331926819"]);
    }

    #[test]
    fn one_in_two_messages() {
        let languages = Languages::default();
        let begun = WrongIban { text: "DE8937040044".into(), fault: IbanFault::Length };
        let read = |text: &str| -> Vec<String> {
            let expected = Expectation {
                asked: Some(&SlotType::Iban),
                begun: Some(&begun),
                ..Expectation::of(languages.get("de").unwrap())
            };
            let readings = Entities::default().readings(&Utterance::new(text), &expected);
            let chosen = crate::entity::select(readings, expected.asked);
            chosen.iter().map(|r| format!("{} {} {}", &text[r.span.clone()], r.kind.word(), show(&r.value))).collect()
        };
        for text in ["0532 0130 00", "und dann 0532 0130 00", "0532-0130-00 bitte", "0532013000."] {
            let found = read(text);
            assert!(found.iter().any(|f| f.ends_with(" iban DE89370400440532013000")), "{text}: {found:?}");
        }
        assert_eq!(read("0532 0130 01"), ["0532 0130 01 wrong_iban DE89370400440532013001 CheckDigits"]);
        assert_eq!(read("0532"), ["0532 wrong_iban DE89370400440532 Length"]);
        assert_eq!(read("DE89 3704 0044 0532 0130 00"), ["DE89 3704 0044 0532 0130 00 iban DE89370400440532013000"]);
        assert_eq!(read("GB29 NWBK 6016 1331 9268 19"), ["GB29 NWBK 6016 1331 9268 19 iban GB29NWBK60161331926819"]);
    }

    #[test]
    fn wrong_ones_have_their_reason() {
        for (text, fault) in [
            ("DE88 3704 0044 0532 0130 00", "CheckDigits"),
            ("DE89 3704 0044 0532 0130 0", "Length"),
            ("de8937040044053201300", "Length"),
            ("XX89 3704 0044 0532 0130 00", "Country"),
        ] {
            let compact: String = text.split(' ').collect::<String>().to_uppercase();
            assert_eq!(best("de", text, None), [format!("{text} wrong_iban {compact} {fault}")]);
        }
        assert_eq!(
            best("de", "DE89 3704 0044", Some(SlotType::Iban)),
            ["DE89 3704 0044 wrong_iban DE8937040044 Length"]
        );
        for text in ["My number is 0049 171 1234567", "am 12.12.2026 um 20 Uhr", "be 1000 0000 0000 0000"] {
            assert!(!best("en", text, None).iter().any(|found| found.contains("iban")), "{text}");
        }
    }
}
