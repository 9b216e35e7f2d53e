//! German rules: times of day, with their day.

use crate::lang::{Make, Rule};

pub(super) const TIME: &[Rule] = &[
    Rule::new(
        Make::Clock,
        &[
            "({number}|{article}) uhr",
            "({number}|{article}) uhr {number}",
            "({number}|{article}) uhr [und] {number} [minuten]",
            "({number}|{article}) uhr {number} und {number} sekunden",
            "{time} (uhr|h)",
            "um {number}",
            "(um|ca|gegen|so um) {number} h",
            "um {time}",
        ],
        &[
            ("14:30", "14:30"),
            ("14 Uhr", "14:00"),
            ("18 Uhr 12", "18:12"),
            ("18.12 Uhr", "18:12"),
            ("um 3", "15:00"),
            ("17h10", "17:10"),
        ],
    ),
    Rule::new(
        Make::Same,
        &[
            "(um|gegen|punkt|ca|circa|etwa|um ca|um circa|um etwa|so gegen|so um|so circa|um punkt|puenktlich um) {time}",
        ],
        &[("gegen 15 Uhr", "15:00")],
    ),
    Rule::new(Make::HalfTo, &["halb {number}"], &[("halb neun", "20:30")]),
    Rule::new(Make::Past(15), &["viertel nach ({number}|{time})"], &[("viertel nach drei", "15:15")]),
    Rule::new(Make::Past(0), &["{number} [minuten] nach ({number}|{time})"], &[("zehn nach drei", "15:10")]),
    Rule::new(
        Make::To(15),
        &["viertel vor ({number}|{time})", "(dreiviertel|drei viertel) {number}"],
        &[("viertel vor acht", "19:45")],
    ),
    Rule::new(Make::To(45), &["viertel {number}"], &[("viertel acht", "19:15")]),
    Rule::new(
        Make::To(0),
        &["{number} [minuten] vor ({number}|{time})"],
        &[("fünf vor halb acht", "19:25"), ("5 vor 12", "23:55")],
    ),
    Rule::new(
        Make::InPart,
        &[
            "{time} (am|in der|des|heute|gestern) {daypart}",
            "{hours}[,] {time}",
            "{time}[,] {hours}",
            "{daypart} {time}",
            "{number} {daypart}",
        ],
        &[("8 Uhr abends", "20:00"), ("3 Uhr in der Nacht", "03:00")],
    ),
    Rule::new(Make::Fixed(0, 0), &["mitternacht"], &[("um Mitternacht", "00:00")]),
];

pub(super) const DATETIME: &[Rule] = &[
    Rule::new(
        Make::Now,
        &["jetzt", "gerade jetzt", "genau jetzt", "jetzt gleich", "jetzt sofort"],
        &[("jetzt", "2026-11-24T12:00")],
    ),
    Rule::new(
        Make::Same,
        &["(am|zum|den) {moment}"],
        &[
            ("morgen um 9 Uhr", "2026-11-25T09:00"),
            ("am Samstag um 9 Uhr", "2026-11-28T09:00"),
            ("heute um 17 Uhr", "2026-11-24T17:00"),
            ("in 2 Stunden", "2026-11-24T14:00"),
        ],
    ),
];

pub(super) const DATETIME_RANGE: &[Rule] = &[
    Rule::new(
        Make::PartOf,
        &[
            "(am|in der|im|beim|zum|diesen|dieser|heute) {daypart}",
            "{day} (am|in der|zu) {daypart}",
            "(am|in der) {daypart} {day}",
        ],
        &[
            ("heute Abend", "2026-11-24T18:00..2026-11-25T00:00"),
            ("am Nachmittag", "2026-11-24T12:00..2026-11-24T19:00"),
        ],
    ),
    Rule::new(
        Make::HoursBetween,
        &[
            "[von] ({number}|{time}|{moment}) (bis|bis um) ({time}|{moment})",
            "zwischen ({number}|{time}|{moment}) und ({time}|{moment})",
            "[von] {time} bis {number}",
            "zwischen {time} und {number}",
            "{day}[,] [von] ({number}|{time}) (bis|-) {time}",
            "{day}[,] zwischen ({number}|{time}) und {time}",
            "[von] ({number}|{time}) (bis|-) {time} {day}",
            "zwischen ({number}|{time}) und {time} {day}",
        ],
        &[("von 17 bis 18 Uhr", "2026-11-24T17:00..2026-11-24T18:00")],
    ),
    Rule::new(
        Make::Within,
        &["(binnen|innerhalb von|innerhalb der naechsten) {length}"],
        &[("innerhalb von 2 Wochen", "2026-11-24T12:00..2026-12-08T00:00")],
    ),
    Rule::new(
        Make::HoursFrom,
        &[
            "(ab|seit|nach|fruehestens) ({time}|{moment})",
            "(ab|nach) {number} h",
            "{time} (fruehestens|fruehstens)",
            "{day} (ab|nach) {time}",
        ],
        &[("nach 14 Uhr", "2026-11-24T14:00..")],
    ),
    Rule::new(
        Make::HoursUntil,
        &[
            "(bis|vor|spaetestens) ({time}|{moment})",
            "(bis|vor) {number} h",
            "{time} (spaetestens)",
            "{day} bis {time}",
        ],
        &[("bis 14 Uhr", "..2026-11-24T14:00")],
    ),
];
