//! German: the `Tool` table.

use crate::lang::{ScriptWords, Tool, Unit};

pub(super) fn table() -> Tool {
    Tool {
        messages: include_str!("messages.ftl"),
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
            ("Sekunde", Unit::Second),
            ("Sekunden", Unit::Second),
            ("Minute", Unit::Minute),
            ("Minuten", Unit::Minute),
            ("Stunde", Unit::Hour),
            ("Stunden", Unit::Hour),
            ("Tag", Unit::Day),
            ("Tage", Unit::Day),
            ("Tagen", Unit::Day),
            ("Woche", Unit::Week),
            ("Wochen", Unit::Week),
            ("Monat", Unit::Month),
            ("Monate", Unit::Month),
            ("Jahr", Unit::Year),
            ("Jahre", Unit::Year),
        ],
        percent: &["Prozent"],
        weekdays: &[("Mo", 1), ("Di", 2), ("Mi", 3), ("Do", 4), ("Fr", 5), ("Sa", 6), ("So", 7)],
    }
}
