//! English: what words beside each other mean. One table of rules, hence its length.

use crate::lang::{Chapter, Make, Rule, Unit};

pub(super) const RULES: &[Chapter] = &[
    Chapter { kind: "number", rules: NUMBER },
    Chapter { kind: "percent", rules: PERCENT },
    Chapter { kind: "ordinal", rules: ORDINAL },
    Chapter { kind: "money", rules: MONEY },
    Chapter { kind: "money_range", rules: MONEY_RANGE },
    Chapter { kind: "share", rules: SHARE },
    Chapter { kind: "duration", rules: DURATION },
    Chapter { kind: "date", rules: DATE },
    Chapter { kind: "period", rules: PERIOD },
    Chapter { kind: "time", rules: TIME },
    Chapter { kind: "datetime", rules: DATETIME },
    Chapter { kind: "datetime_range", rules: DATETIME_RANGE },
    Chapter { kind: "rhythm", rules: RHYTHM },
];

const NUMBER: &[Rule] = &[
    Rule::new(Make::Times(6), &["half {article} dozen", "{article} half dozen"], &[("half a dozen", "6")]),
    Rule::new(
        Make::Times(12),
        &["({number}|{article}) (dozen|dozens)", "{number} {article} dozen"],
        &[("two dozen", "24")],
    ),
    Rule::new(
        Make::Parts,
        &["({number}|{article}) {fraction}", "({number}|{article}) {fraction} {number}"],
        &[("two thirds", "0.6666666667")],
    ),
    Rule::new(Make::Plus, &["{number} and ({number}|{article}) {fraction}"], &[("three and a quarter", "3.25")]),
    Rule::new(Make::Hundredths, &["{number} {number}"], &[]),
    Rule::new(Make::Ratio, &["{number} (over|out of|divided by) {number}"], &[("one over 4", "0.25")]),
    Rule::new(
        Make::About,
        &["(about|around|roughly|approximately|exactly|almost|nearly|approx|some) {number}"],
        &[("about 40", "40")],
    ),
];

const PERCENT: &[Rule] = &[
    Rule::new(
        Make::Percent,
        &["{number} (percent|per cent|percentage|pct|p c|pc|percents)"],
        &[("three per cent", "3"), ("202 p.c.", "202")],
    ),
    Rule::new(Make::BasisPoints, &["{number} (basis point|basis points|bps|bp)"], &[("25 basis points", "0.25")]),
    Rule::new(
        Make::About,
        &["(about|around|roughly|approximately|exactly|almost|nearly) {percent}"],
        &[("about 3%", "3")],
    ),
];

const ORDINAL: &[Rule] = &[
    Rule::new(Make::Same, &["the {rank}"], &[("the second", "2"), ("the 3rd", "3")]),
    Rule::new(Make::Relative { offset: 1, last: false }, &["the next [one]"], &[("the next one", "next+1")]),
    Rule::new(Make::Relative { offset: 0, last: true }, &["the last [one]"], &[("the last one", "last+0")]),
    Rule::new(
        Make::Relative { offset: -1, last: true },
        &["the last but one", "the second to last [one]", "the next to last [one]"],
        &[("the last but one", "last-1")],
    ),
];

const MONEY: &[Rule] = &[
    Rule::new(
        Make::Compose,
        &["{money} {and} {coins}"],
        &[
            ("two euros five centimes", "2.05 EUR"),
            ("$20 and 43c", "20.43 USD"),
            ("a grand", "1000.00 EUR"),
            ("fifty quid", "50.00 GBP"),
            ("20 bucks", "20.00 USD"),
            ("€1,200", "1200.00 EUR"),
            ("half a million pounds", "500000.00 GBP"),
            ("$ 22.5 million", "22500000.00 USD"),
            ("20p", "0.20 GBP"),
            ("1.234,56 EUR", "1234.56 EUR"),
            ("a tenner", "10.00 EUR"),
        ],
    ),
    Rule::new(Make::ComposeLast, &["{money} and {number}"], &[("twenty dollars and 43", "20.43 USD")]),
    Rule::new(
        Make::About,
        &["(about|around|roughly|approximately|exactly|precisely|almost|nearly|approx|close to|near to) {money}"],
        &[("about 50 euros", "50.00 EUR")],
    ),
];

const MONEY_RANGE: &[Rule] = &[
    Rule::new(
        Make::AmountTo,
        &["(less than|under|below|lower than|at most|up to|no more than|not more than|maximum of) {money}"],
        &[("less than 7 euros", "..7.00 EUR")],
    ),
    Rule::new(
        Make::AmountFrom,
        &[
            "(more than|over|above|at least|greater than|no less than|not less than|larger than) {money}",
            "{money} (or more|and more)",
        ],
        &[("at least 20 euros", "20.00 EUR..")],
    ),
    Rule::new(
        Make::AmountBetween,
        &["[from|between] ({number}|{money}) (to|and|or) {money}"],
        &[("between 10 and 20 euros", "10.00 EUR..20.00 EUR")],
    ),
];

const SHARE: &[Rule] = &[
    Rule::new(
        Make::Share(10),
        &["everything", "all of it", "all the money", "all my money", "the whole amount", "the full amount"],
        &[],
    ),
    Rule::new(
        Make::Share(5),
        &["half of it", "half of that", "the half", "half of the money", "half the money"],
        &[("half of it", "0.5")],
    ),
    Rule::new(
        Make::Share(20),
        &["twice as much", "double the amount", "twice the amount", "double that"],
        &[("twice as much", "2")],
    ),
    Rule::new(
        Make::ShareOf,
        &[
            "{article} {fraction} of (it|that|the money|my money)",
            "{percent} of (it|that|the money|my money|the balance)",
        ],
        &[("a third of it", "0.3333333333"), ("20% of it", "0.2")],
    ),
];

const DURATION: &[Rule] = &[
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

const DATE: &[Rule] = &[
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
    Rule::new(Make::DayOfMonth, &["(on|by) the {rank}"], &[("on the 15th", "2026-12-15")]),
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

const PERIOD: &[Rule] = &[
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
    Rule::new(Make::WeekIn, &["[the] {rank} week (of|in) {span}", "[the] {rank} week {span}"], &[]),
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

const TIME: &[Rule] = &[
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

const DATETIME: &[Rule] = &[
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
    Rule::new(Make::Moment, &["{time} (on|of) {day}", "{day} (before|by|from|around|for) {time}"], &[]),
];

const DATETIME_RANGE: &[Rule] = &[
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

const RHYTHM: &[Rule] = &[
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
