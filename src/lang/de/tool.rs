//! German: the `Tool` table.

use crate::lang::{ScriptWords, TimeUnit, Tool};

pub(super) fn table() -> Tool {
    Tool {
        locales: &["de_DE"],
        messages: &[
            include_str!("messages.ftl"),
            include_str!("check.ftl"),
            include_str!("cli.ftl"),
            include_str!("help.ftl"),
            include_str!("privacy.ftl"),
            include_str!("codes.ftl"),
            include_str!("files.ftl"),
            include_str!("schema.ftl"),
            include_str!("web.ftl"),
        ],
        script: ScriptWords {
            customer: &["Kunde", "Kundin"],
            taps: &["Tippt"],
            time: &["Zeit"],
            approval: &["Freigabe"],
            login: &["Anmeldung"],
            agent: &["Mitarbeit"],
            yes: &["ja"],
            no: &["nein"],
            back: &["zurück"],
        },
        units: &[
            ("Sekunde", TimeUnit::Second),
            ("Sekunden", TimeUnit::Second),
            ("Minute", TimeUnit::Minute),
            ("Minuten", TimeUnit::Minute),
            ("Stunde", TimeUnit::Hour),
            ("Stunden", TimeUnit::Hour),
            ("Tag", TimeUnit::Day),
            ("Tage", TimeUnit::Day),
            ("Tagen", TimeUnit::Day),
            ("Woche", TimeUnit::Week),
            ("Wochen", TimeUnit::Week),
            ("Monat", TimeUnit::Month),
            ("Monate", TimeUnit::Month),
            ("Jahr", TimeUnit::Year),
            ("Jahre", TimeUnit::Year),
        ],
        percent: &["Prozent"],
        weekdays: &[("Mo", 1), ("Di", 2), ("Mi", 3), ("Do", 4), ("Fr", 5), ("Sa", 6), ("So", 7)],
    }
}
