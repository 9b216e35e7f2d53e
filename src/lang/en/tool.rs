//! English: the `Tool` table.

use crate::lang::{ScriptWords, TimeUnit, Tool};

pub(super) fn table() -> Tool {
    Tool {
        locales: &["en_US", "en_GB"],
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
            ("second", TimeUnit::Second),
            ("seconds", TimeUnit::Second),
            ("minute", TimeUnit::Minute),
            ("minutes", TimeUnit::Minute),
            ("hour", TimeUnit::Hour),
            ("hours", TimeUnit::Hour),
            ("day", TimeUnit::Day),
            ("days", TimeUnit::Day),
            ("week", TimeUnit::Week),
            ("weeks", TimeUnit::Week),
            ("month", TimeUnit::Month),
            ("months", TimeUnit::Month),
            ("year", TimeUnit::Year),
            ("years", TimeUnit::Year),
        ],
        percent: &["percent"],
        weekdays: &[("Mon", 1), ("Tue", 2), ("Wed", 3), ("Thu", 4), ("Fri", 5), ("Sat", 6), ("Sun", 7)],
    }
}
