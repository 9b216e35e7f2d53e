//! English: the `Tool` table.

use crate::lang::{ScriptWords, Tool, Unit};

pub(super) fn table() -> Tool {
    Tool {
        messages: include_str!("messages.ftl"),
        script: ScriptWords {
            customer: &["Customer"],
            taps: &["Taps"],
            time: &["Time"],
            approval: &["Approval"],
            login: &["Login"],
            agent: &["Agent"],
            yes: &["yes"],
            no: &["no"],
            back: &["back"],
        },
        units: &[
            ("second", Unit::Second),
            ("seconds", Unit::Second),
            ("minute", Unit::Minute),
            ("minutes", Unit::Minute),
            ("hour", Unit::Hour),
            ("hours", Unit::Hour),
            ("day", Unit::Day),
            ("days", Unit::Day),
            ("week", Unit::Week),
            ("weeks", Unit::Week),
            ("month", Unit::Month),
            ("months", Unit::Month),
            ("year", Unit::Year),
            ("years", Unit::Year),
        ],
        percent: &["percent"],
        weekdays: &[("Mon", 1), ("Tue", 2), ("Wed", 3), ("Thu", 4), ("Fri", 5), ("Sat", 6), ("Sun", 7)],
    }
}
