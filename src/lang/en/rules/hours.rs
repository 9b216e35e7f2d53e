//! English rules: times of day, with their day.

use crate::lang::{Make, Rule};

pub(super) const TIME: &[Rule] = &[
    Rule::new(
        Make::HalfOfDay { afternoon: false },
        &["({number}|{time}) (am|a m)", "{number} (oclock|o clock) (am|a m)", "{time} in the morning"],
        &[("5 am", "05:00"), ("12:15 am", "00:15"), ("3 o'clock am", "03:00")],
    ),
    Rule::new(
        Make::HalfOfDay { afternoon: true },
        &["({number}|{time}) (pm|p m)", "{number} (oclock|o clock) (pm|p m)"],
        &[("5 pm", "17:00"), ("7:56:30 pm", "19:56"), ("5pm", "17:00"), ("8.10 pm", "20:10")],
    ),
    Rule::new(
        Make::Clock,
        &[
            "{number} (oclock|o clock)",
            "(at|@) {number}",
            "(at|around|about|by) {number} h",
            "(at|by|around|about|approximately) {time}",
            "{time} h",
        ],
        &[("9 o'clock", "21:00"), ("at 6.45", "18:45"), ("at 4", "16:00")],
    ),
    Rule::new(
        Make::ClockMinutes,
        &["{number} {number}"],
        &[("at six thirty", "18:30"), ("nine fifty nine pm", "21:59")],
    ),
    Rule::new(Make::HalfPast, &["half [past] {number}"], &[("half seven", "19:30"), ("half past three", "15:30")]),
    Rule::new(Make::Past(15), &["[a] quarter (past|after) ({number}|{time})"], &[("quarter past three", "15:15")]),
    Rule::new(
        Make::Past(0),
        &[
            "{number} [minutes] past ({number}|{time})",
            "{number} minutes after {number}",
            "{number} [minutes] after {time}",
        ],
        &[("ten past three", "15:10")],
    ),
    Rule::new(Make::To(15), &["[a] quarter (to|till|before|of) ({number}|{time})"], &[("quarter to eight", "19:45")]),
    Rule::new(
        Make::To(0),
        &["{number} [minutes] (to|till|before|of) {time}", "{number} minutes to {number}", "at {number} to {number}"],
        &[("five minutes to eight", "19:55")],
    ),
    Rule::new(
        Make::InPart,
        &[
            "{time} (in the|at|this) {daypart}",
            "({number}|{time}) in the {daypart}",
            "{time}[,] {hours}",
            "{daypart} at {time}",
            "{hours} at {number}",
            "{number} {hours}",
            "{time} {hours}",
            "{number} at {daypart}",
        ],
        &[("3:15 in the afternoon", "15:15")],
    ),
    Rule::new(Make::Fixed(12, 0), &["noon", "at noon", "12 noon", "midday"], &[("at noon", "12:00")]),
    Rule::new(Make::Fixed(0, 0), &["midnight", "at midnight", "mid night"], &[("midnight", "00:00")]),
];

pub(super) const DATETIME: &[Rule] = &[
    Rule::new(Make::Now, &["now", "right now", "just now", "immediately", "atm"], &[("right now", "2026-11-24T12:00")]),
    Rule::new(
        Make::Same,
        &["(on|at|by|from) {moment}"],
        &[
            ("tomorrow at 9 am", "2026-11-25T09:00"),
            ("Friday at 17:00", "2026-11-27T17:00"),
            ("in 2 hours", "2026-11-24T14:00"),
        ],
    ),
    Rule::new(
        Make::Moment,
        &["{time} (on|of) {day}", "{day} (before|by|from|around|for) {time}"],
        &[("3 pm on Friday", "2026-11-27T15:00")],
    ),
];

pub(super) const DATETIME_RANGE: &[Rule] = &[
    Rule::new(
        Make::PartOf,
        &[
            "(in the|this|during the|at|by the|the) {daypart}",
            "{day} (in the|during the) {daypart}",
            "{daypart} (of|on) {day}",
            "[late] {daypart} {day}",
        ],
        &[
            ("tomorrow evening", "2026-11-25T18:00..2026-11-26T00:00"),
            ("this afternoon", "2026-11-24T12:00..2026-11-24T19:00"),
        ],
    ),
    Rule::new(
        Make::HoursBetween,
        &[
            "[from|between] ({number}|{time}|{moment}) (to|until|till|and|through) ({time}|{moment})",
            "[from|between] {time} (to|until|till|and|through) {number}",
            "{day}[,] [from|between] ({number}|{time}) (to|until|till|and|-) {time}",
            "[from|between] ({number}|{time}) (to|until|till|and) {time} [on] {day}",
            "[from] ({number}|{time}) - {time} [on] {day}",
        ],
        &[("from 5 to 6 pm", "2026-11-24T17:00..2026-11-24T18:00")],
    ),
    Rule::new(
        Make::Within,
        &["within [the next] {length}"],
        &[("within 2 weeks", "2026-11-24T12:00..2026-12-08T00:00")],
    ),
    Rule::new(
        Make::HoursFrom,
        &["(after|since|from) ({time}|{moment})", "({time}|{moment}) onwards"],
        &[("after 2 pm", "2026-11-24T14:00..")],
    ),
    Rule::new(
        Make::HoursUntil,
        &["(until|untill|till|before|by|up to|through) ({time}|{moment})", "{day} (until|till) {time}"],
        &[("until 2 pm", "..2026-11-24T14:00")],
    ),
];
