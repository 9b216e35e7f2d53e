//! English rules: days, stretches of days and how often.

use crate::lang::{Make, Rule, Unit};

pub(super) const DURATION: &[Rule] = &[
    Rule::new(
        Make::Length,
        &["{number} [of] {article} {unit}", "{number} (more|additional|extra|other) {unit}", "all {unit}"],
        &[("2 more minutes", "PT2M"), ("three months", "P3M"), ("half an hour", "PT30M")],
    ),
    Rule::new(
        Make::LengthAndHalf,
        &[
            "{number} and [a|an] half {unit}",
            "{article} {unit} and a half",
            "{number} {unit} and [a] half",
            "{article} {unit} and half",
        ],
        &[("2 and a half hours", "PT2H30M"), ("an hour and a half", "PT1H30M")],
    ),
    Rule::new(
        Make::Quarters(2),
        &["half {article} {unit}", "{article} half {unit}", "half of {article} {unit}", "half {unit}"],
        &[("half a year", "P6M")],
    ),
    Rule::new(
        Make::Quarters(1),
        &[
            "{number} and [{article}] quarter [of] [{article}] {unit}",
            "[{article}] quarter of {article} {unit}",
            "quarter {unit}",
        ],
        &[("quarter of an hour", "PT15M")],
    ),
    Rule::new(
        Make::Quarters(3),
        &["{number} and three (quarter|quarters) [of] {unit}", "three quarters of {article} {unit}"],
        &[("three quarters of an hour", "PT45M")],
    ),
    Rule::new(Make::Same, &["(a|an|one) {length}"], &[("a fortnight", "P14D")]),
    Rule::new(Make::Counted(Unit::Second), &["{number} second"], &[("45 second", "PT45S")]),
    Rule::new(Make::TogetherLast, &["{length} and {number}"], &[("2 hours and 10", "PT2H10M")]),
    Rule::new(Make::Few(3), &["[a] few {unit}", "some {unit}", "several {unit}"], &[("a few days", "P3D")]),
    Rule::new(Make::Few(2), &["[a] couple [of] {unit}"], &[("a couple of weeks", "P2W")]),
    Rule::new(
        Make::Together,
        &["{length} and {length}", "{length} {number}"],
        &[("an hour and 45 minutes", "PT1H45M"), ("1 year 2 months", "P1Y2M")],
    ),
    Rule::new(
        Make::About,
        &[
            "(about|around|roughly|approximately|exactly|precisely|almost|nearly|for|for about|for around|for approximately|less than|more than|at least|at most|up to) {length}",
        ],
        &[("about 3 days", "P3D")],
    ),
];

pub(super) const DATE: &[Rule] = &[
    Rule::new(
        Make::Same,
        &["(on|by|the|on the|of) {date}", "(on|by) {day}"],
        &[
            ("tomorrow", "2026-11-25"),
            ("the day after tomorrow", "2026-11-26"),
            ("on Friday", "2026-11-27"),
            ("next Friday", "2026-11-27"),
            ("last Friday", "2026-11-20"),
            ("1 July", "2027-07-01"),
            ("July 1st, 2026", "2026-07-01"),
            ("3/4/2026", "2026-04-03"),
            ("8/31/2026", "2026-08-31"),
        ],
    ),
    Rule::new(Make::Surely, &["the {day}"], &[("the day after tomorrow", "2026-11-26")]),
    Rule::new(
        Make::Date,
        &[
            "{rank} of {month}",
            "{number} of {month}",
            "{rank} of {month}[,] {year}",
            "{month} the {rank}",
            "{month} the {rank}[,] {year}",
        ],
        &[("1st of July 2026", "2026-07-01")],
    ),
    Rule::new(
        Make::DayOfMonth,
        &["(on|by) the {rank}", "[on|by] the {rank} of the month"],
        &[("on the 15th", "2026-12-15"), ("the first of the month", "2026-12-01")],
    ),
    Rule::new(Make::DateNumbers, &["{number} {number} {year}"], &[("10 31 1974", "1974-10-31")]),
    Rule::new(Make::Second, &["{weekday}[,] the {date}"], &[("Friday the 3rd of July", "2026-07-03")]),
    Rule::new(Make::WeekdayOn, &["{weekday}[,] the {rank}"], &[("Monday the 30th", "2026-11-30")]),
    Rule::new(
        Make::WeekdayOf,
        &["{weekday} of {which} {unit}", "{which} {unit} on {weekday}"],
        &[("Wednesday next week", "2026-12-02")],
    ),
    Rule::new(Make::WeekdayAfter(2), &["{weekday} after next"], &[("Friday after next", "2026-12-04")]),
    Rule::new(
        Make::Shift(1),
        &[
            "in {length}",
            "in {length} time",
            "in [the next|another] {length}",
            "{length} (later|hence|from now|from today|from right now)",
            "after {length}",
            "+ {length}",
            "{length} out",
        ],
        &[("in 3 days", "2026-11-27"), ("2 weeks from now", "2026-12-08")],
    ),
    Rule::new(
        Make::Shift(-1),
        &["{length} (ago|earlier|before|prior|previously|back)"],
        &[("3 days ago", "2026-11-21")],
    ),
    Rule::new(
        Make::ShiftFrom(1),
        &["{length} (after|from|following|past) {day}", "{day} in {length}"],
        &[("two weeks from tomorrow", "2026-12-09")],
    ),
    Rule::new(
        Make::ShiftFrom(-1),
        &["{length} (before|prior to) {day}"],
        &[("two days before Christmas", "2026-12-23")],
    ),
    Rule::new(
        Make::NthIn,
        &[
            "[the|on the] {rank} ({weekday}|{unit}) (of|in|on) {span}",
            "[the|on the] {rank} ({weekday}|{unit}) {span}",
            "[the|on the] {rank} of {span}",
            "[the|on the] {rank} (of|in) {unit}",
        ],
        &[
            ("first Monday of May", "2027-05-03"),
            ("third day of October", "2027-10-03"),
            ("the first of next month", "2026-12-01"),
        ],
    ),
    Rule::new(
        Make::LastIn,
        &[
            "[the|on the] last ({weekday}|{unit}) (of|in) {span}",
            "[the|on the] last ({weekday}|day) {span}",
            "[the|on the] last day (of|in) {unit}",
        ],
        &[("last day of February 2027", "2027-02-28"), ("last Friday in December", "2026-12-25")],
    ),
    Rule::new(
        Make::Edge { end: true, unit: Unit::Month },
        &["month end", "the end of the month", "end of month", "eom"],
        &[("month end", "2026-11-30")],
    ),
    Rule::new(
        Make::Edge { end: true, unit: Unit::Quarter },
        &["quarter end", "the end of the quarter", "end of quarter"],
        &[("quarter end", "2026-12-31")],
    ),
    Rule::new(
        Make::Edge { end: true, unit: Unit::Year },
        &["year end", "the end of the year", "end of year", "eoy"],
        &[("year end", "2026-12-31")],
    ),
    Rule::new(
        Make::BankDay(1),
        &["[on|the|on the] next (banking day|business day|working day|bank working day)"],
        &[("next business day", "2026-11-25")],
    ),
];

pub(super) const PERIOD: &[Rule] = &[
    Rule::new(
        Make::Same,
        &[
            "(in|during|for|in the|over the|during the|for the|within the|the) {span}",
            "(the year|year|in the year|the month of|month of) {span}",
        ],
        &[
            ("last month", "2026-10-01..2026-11-01"),
            ("this week", "2026-11-23..2026-11-30"),
            ("last 3 months", "2026-08-24..2026-11-25"),
            ("in February", "2026-02-01..2026-03-01"),
            ("October 2014", "2014-10-01..2014-11-01"),
        ],
    ),
    Rule::new(Make::Unit(0), &["of the {unit}"], &[("of the year", "2026-01-01..2027-01-01")]),
    Rule::new(
        Make::Quarter,
        &[
            "[the] {rank} (quarter|qtr)",
            "[the] {rank} (quarter|qtr) [of|in] {year}",
            "quarter {number}",
            "quarter {number} {year}",
        ],
        &[("3rd quarter", "2026-07-01..2026-10-01"), ("second quarter of 2025", "2025-04-01..2025-07-01")],
    ),
    Rule::new(
        Make::HalfYear,
        &["[the] {rank} half of [the year] {year}"],
        &[("first half of 2025", "2025-01-01..2025-07-01")],
    ),
    Rule::new(
        Make::WeekNumber,
        &["week {number}", "week {number} [of] {year}"],
        &[("week 12 2026", "2026-03-16..2026-03-23")],
    ),
    Rule::new(
        Make::WeekIn,
        &["[the] {rank} week (of|in) {span}", "[the] {rank} week {span}"],
        &[("the first week of May 2027", "2027-05-03..2027-05-10")],
    ),
    Rule::new(
        Make::Third(0),
        &["[the] (beginning|start) of {span}", "early {span}", "[the] (beginning|start) of {which} {unit}"],
        &[("early March 2026", "2026-03-01..2026-03-11")],
    ),
    Rule::new(
        Make::Third(1),
        &["[the] middle of {span}", "mid {span}"],
        &[("mid March 2026", "2026-03-11..2026-03-21")],
    ),
    Rule::new(
        Make::Third(2),
        &["[the] end of {span}", "late {span}"],
        &[("late March 2026", "2026-03-21..2026-04-01")],
    ),
    Rule::new(Make::RunOf(3), &["{which} few {unit}"], &[("next few days", "2026-11-25..2026-11-28")]),
    Rule::new(Make::RunOf(2), &["{which} couple [of] {unit}"], &[("next couple of days", "2026-11-25..2026-11-27")]),
    Rule::new(
        Make::Weekend,
        &["[at|on|over] (the weekend|weekend)", "[on|over] {which} weekend"],
        &[("this weekend", "2026-11-28..2026-11-30")],
    ),
    Rule::new(
        Make::ToDate(Unit::Year),
        &["year to date", "ytd", "since the (beginning|start) of the year"],
        &[("year to date", "2026-01-01..2026-11-25")],
    ),
    Rule::new(
        Make::ToDate(Unit::Month),
        &["month to date", "since the (beginning|start) of the month"],
        &[("month to date", "2026-11-01..2026-11-25")],
    ),
    Rule::new(
        Make::Between,
        &[
            "[from] ({day}|{rank}|{span}|{number}) (to|until|till|through|thru|up to) ({day}|{rank}|{span})",
            "between ({day}|{rank}|{span}|{number}) and ({day}|{rank}|{span})",
            "[from] {day} (to|until|till|through|thru) {number}",
            "between {day} and {number}",
            "[from|between] {day} (to|until|through|and) ({number}|{rank})[,] {year}",
            "[from] {rank} (to|through|and) {rank} (of|in) {month}",
            "(from|on) ({day}|{rank}) - ({day}|{rank}|{number})",
        ],
        &[
            ("from March to May", "2026-03-01..2026-06-01"),
            ("between 1 and 15 March", "2026-03-01..2026-03-16"),
            ("July 13-15", "2026-07-13..2026-07-16"),
            ("August 10 to 22, 2012", "2012-08-10..2012-08-23"),
        ],
    ),
    Rule::new(
        Make::From,
        &[
            "since [the] ({day}|{span})",
            "(starting|beginning|from) [on|the] ({day}|{span}) [on|onwards]",
            "({day}|{span}) (onwards|onward)",
        ],
        &[("since March", "2026-03-01..")],
    ),
    Rule::new(Make::Until, &["(until|till|til|up to|through) [the] {day}"], &[("until yesterday", "..2026-11-24")]),
    Rule::new(
        Make::Before,
        &["(before|prior to|by|earlier than|until|till|up to) [the] ({day}|{span})"],
        &[("before Thursday", "..2026-11-26")],
    ),
    Rule::new(Make::After, &["after [the] ({day}|{span})"], &[("after 1 October 2026", "2026-10-02..")]),
];

pub(super) const RHYTHM: &[Rule] = &[
    Rule::new(Make::Every, &["every {length}"], &[("every 14 days", "14 day"), ("every two weeks", "2 week")]),
    Rule::new(
        Make::EveryOther(1),
        &["(every|each) {unit}", "(every|each) {weekday}", "(every|each) {rank} ({unit}|{weekday})"],
        &[("every month", "1 month"), ("every second Friday", "2 week on weekday 5")],
    ),
    Rule::new(
        Make::EveryOther(2),
        &["every other ({unit}|{weekday})"],
        &[("every other Friday", "2 week on weekday 5")],
    ),
    Rule::new(Make::Adverb(1, Unit::Day), &["daily"], &[("daily", "1 day")]),
    Rule::new(Make::Adverb(1, Unit::Week), &["weekly"], &[("weekly", "1 week")]),
    Rule::new(
        Make::Adverb(2, Unit::Week),
        &["fortnightly", "biweekly", "every fortnight"],
        &[("fortnightly", "2 week")],
    ),
    Rule::new(Make::Adverb(1, Unit::Month), &["monthly"], &[("monthly", "1 month")]),
    Rule::new(Make::Adverb(3, Unit::Month), &["quarterly"], &[("quarterly", "3 month")]),
    Rule::new(Make::Adverb(1, Unit::Year), &["yearly", "annually"], &[("yearly", "1 year")]),
    Rule::new(
        Make::On,
        &[
            "{rhythm}[,] [always] on the {rank}",
            "{rhythm} on day {number}",
            "{rhythm}[,] [always] {day}",
            "on the {rank} of (every|each) month",
            "the {rank} of (every|each) month",
        ],
        &[("monthly on the 15th", "1 month on day 15"), ("on the 1st of every month", "1 month on day 1")],
    ),
    Rule::new(
        Make::OnLast,
        &[
            "{rhythm} [on|at] (the last day|last day|month end|the end of the month)",
            "[on] the last day of (every|each) month",
        ],
        &[("the last day of every month", "1 month on last day")],
    ),
];
