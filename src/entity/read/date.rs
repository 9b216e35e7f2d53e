//! Days.

use super::resolve::{Side, nearest};
use super::scan::Scan;
use super::when::{Clarity, Form, When};
use crate::entity::kind::{Policy, Proof, SlotType};
use crate::entity::value::Value;

pub(super) fn read(scan: &mut Scan<'_>, whens: &[When]) {
    let asked = scan.asked(&SlotType::Date);
    let sides = match scan.expected.policy {
        Policy::Past => [Side::Past, Side::Future],
        Policy::Usual | Policy::Future => [Side::Future, Side::Past],
    };
    for when in whens.iter().filter(|when| when.form.is_day()) {
        let (proof, weight) = match (when.clarity, when.has_lead()) {
            (Clarity::Clear, _) => (Proof::Marked, 0.9),
            (Clarity::Plain, true) => (Proof::Marked, 0.85),
            (Clarity::Shy, true) if dated(when.form) => (Proof::Marked, 0.7),
            (Clarity::Plain, false) if dated(when.form) => (Proof::Likely, 0.6),
            (Clarity::Plain, false) if asked => (Proof::Likely, 0.6),
            (Clarity::Shy, _) if asked => (Proof::Likely, 0.5),
            _ => continue,
        };
        let alternatives = if when.form.is_open() { 2 } else { 1 };
        for (side, less) in sides.into_iter().zip([0.0, 0.4]).take(alternatives) {
            let Some((day, _)) = nearest(when.form, scan.today(), side) else { continue };
            scan.push(when.tokens.clone(), SlotType::Date, Value::Date(day), proof, weight - less);
            if when.has_lead() {
                scan.push(when.lead..when.tokens.end, SlotType::Date, Value::Date(day), proof, weight - less);
            }
        }
    }
}

/// Says it more than a day of the month?
fn dated(form: Form) -> bool {
    !matches!(form, Form::Day { month: None, .. })
}

#[cfg(test)]
mod tests {
    use crate::entity::kind::SlotType;
    use crate::entity::read::testing::{asked, best, check};

    // The tests' day is Tuesday, 2026-11-24.
    #[test]
    fn german_days() {
        check(
            "de",
            SlotType::Date,
            &[
                ("heute", "2026-11-24"),
                ("übermorgen", "2026-11-26"),
                ("vorgestern", "2026-11-22"),
                ("Freitag", "2026-11-27"),
                ("am Freitag", "2026-11-27"),
                ("nächsten Freitag", "2026-11-27"),
                ("letzten Freitag", "2026-11-20"),
                ("nächste Woche Freitag", "2026-12-04"),
                ("Dienstag", "2026-12-01"),
                ("1. Juli", "2027-07-01"),
                ("1. Juli 2026", "2026-07-01"),
                ("ersten Juli", "2027-07-01"),
                ("31. Dezember", "2026-12-31"),
                ("03.04.2026", "2026-04-03"),
                ("3.4.26", "2026-04-03"),
                ("am 3.4", "2027-04-03"),
                ("2026-07-01", "2026-07-01"),
                ("zum Ersten", "2026-12-01"),
                ("in drei Tagen", "2026-11-27"),
                ("in einer Woche", "2026-12-01"),
                ("vor zwei Wochen", "2026-11-10"),
                ("Sonntag, den 7. Dezember 2014", "2014-12-07"),
                ("29. Februar", "2028-02-29"),
            ],
        );
        assert_eq!(best("de", "am 15. bitte", None), ["am 15 date 2026-12-15"]);
        assert_eq!(best("de", "zum 30.", None), ["zum 30 date 2026-11-30"]);
        assert_eq!(best("de", "3.4.", None), ["3.4 date 2027-04-03"]);
    }

    #[test]
    fn english_days() {
        check(
            "en",
            SlotType::Date,
            &[
                ("tomorrow", "2026-11-25"),
                ("the day after tomorrow", "2026-11-26"),
                ("yesterday", "2026-11-23"),
                ("next Friday", "2026-11-27"),
                ("on Friday", "2026-11-27"),
                ("1 July", "2027-07-01"),
                ("July 1st", "2027-07-01"),
                ("1st of July 2026", "2026-07-01"),
                ("July 1, 2026", "2026-07-01"),
                ("3/4/2026", "2026-04-03"),
                ("on the 15th", "2026-12-15"),
                ("in 3 days", "2026-11-27"),
                ("3 days ago", "2026-11-21"),
                ("8/31/2026", "2026-08-31"),
            ],
        );
    }

    #[test]
    fn the_answer_may_be_bare() {
        assert_eq!(asked("de", "15", SlotType::Date), ["15 date 2026-12-15"]);
        assert_eq!(asked("de", "der 15.", SlotType::Date), ["15 date 2026-12-15"]);
    }

    #[test]
    fn what_is_no_day() {
        for (language, text) in [
            ("de", "guten Morgen"),
            ("de", "so geht das nicht"),
            ("de", "31. Februar 2026"),
            ("en", "may I ask"),
            ("en", "march on"),
            ("en", "the sun"),
        ] {
            assert!(!best(language, text, None).iter().any(|found| found.contains("date")), "{text}");
        }
    }
}
