//! English rules: how many and how much.

use crate::lang::{Make, Rule};

pub(super) const NUMBER: &[Rule] = &[
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
    Rule::new(Make::Hundredths, &["{number} {number}"], &[("two fifty", "250")]),
    Rule::new(Make::Ratio, &["{number} (over|out of|divided by) {number}"], &[("one over 4", "0.25")]),
    Rule::new(
        Make::About,
        &["(about|around|roughly|approximately|exactly|almost|nearly|approx|some) {number}"],
        &[("about 40", "40")],
    ),
];

pub(super) const PERCENT: &[Rule] = &[
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

pub(super) const ORDINAL: &[Rule] = &[
    Rule::new(Make::Same, &["the {rank}"], &[("the second", "2"), ("the 3rd", "3")]),
    Rule::new(Make::Relative { offset: 1, last: false }, &["the next [one]"], &[("the next one", "next+1")]),
    Rule::new(Make::Relative { offset: 0, last: true }, &["the last [one]"], &[("the last one", "last+0")]),
    Rule::new(
        Make::Relative { offset: -1, last: true },
        &["the last but one", "the second to last [one]", "the next to last [one]"],
        &[("the last but one", "last-1")],
    ),
];

pub(super) const MONEY: &[Rule] = &[
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

pub(super) const MONEY_RANGE: &[Rule] = &[
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

pub(super) const SHARE: &[Rule] = &[
    Rule::new(
        Make::Share(10),
        &["everything", "all of it", "all the money", "all my money", "the whole amount", "the full amount"],
        &[("everything", "1"), ("the full amount", "1")],
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
