//! English: what words beside each other mean.

mod amounts;
mod days;
mod hours;

use crate::lang::Chapter;

pub(super) const RULES: &[Chapter] = &[
    Chapter { kind: "number", rules: amounts::NUMBER },
    Chapter { kind: "percent", rules: amounts::PERCENT },
    Chapter { kind: "ordinal", rules: amounts::ORDINAL },
    Chapter { kind: "money", rules: amounts::MONEY },
    Chapter { kind: "money_range", rules: amounts::MONEY_RANGE },
    Chapter { kind: "share", rules: amounts::SHARE },
    Chapter { kind: "duration", rules: days::DURATION },
    Chapter { kind: "date", rules: days::DATE },
    Chapter { kind: "period", rules: days::PERIOD },
    Chapter { kind: "time", rules: hours::TIME },
    Chapter { kind: "datetime", rules: hours::DATETIME },
    Chapter { kind: "datetime_range", rules: hours::DATETIME_RANGE },
    Chapter { kind: "rhythm", rules: days::RHYTHM },
];
