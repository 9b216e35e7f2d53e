//! Words and rules that every language shares: signs, codes, and the order of parts that differs nowhere.

use super::rule::{Chapter, Make, Rule};
use super::word::Word;

/// Signs and currency codes; others of the codes count in capitals only.
pub(super) const WORDS: &[(&[&str], Word)] = &[
    (&["€", "eur"], Word::Sign("EUR")),
    (&["$", "usd", "us $"], Word::Sign("USD")),
    (&["£", "gbp"], Word::Sign("GBP")),
    (&["¥", "jpy"], Word::Sign("JPY")),
    (&["₹"], Word::Sign("INR")),
    (&["₩"], Word::Sign("KRW")),
    (&["₽"], Word::Sign("RUB")),
    (&["₺"], Word::Sign("TRY")),
    (&["₪"], Word::Sign("ILS")),
    (&["₴"], Word::Sign("UAH")),
    (&["฿"], Word::Sign("THB")),
    (&["chf", "sfr"], Word::Sign("CHF")),
    (&["aud", "au $"], Word::Sign("AUD")),
    (&["cad", "ca $"], Word::Sign("CAD")),
    (&["nzd", "nz $"], Word::Sign("NZD")),
    (&["hk $"], Word::Sign("HKD")),
    (&["sek"], Word::Sign("SEK")),
    (&["nok"], Word::Sign("NOK")),
    (&["dkk"], Word::Sign("DKK")),
    (&["pln"], Word::Sign("PLN")),
    (&["czk"], Word::Sign("CZK")),
    (&["¢"], Word::Coin("")),
    (&["👍"], Word::Yes),
];

/// What parts beside each other mean in every language.
pub(super) const RULES: &[Chapter] = &[
    Chapter {
        kind: "percent",
        rules: &[Rule { make: Make::Percent, patterns: &["{number} %"], examples: &[("3,5 %", "3.5")] }],
    },
    Chapter {
        kind: "money",
        rules: &[
            Rule {
                make: Make::Amount,
                patterns: &[
                    "{number} {currency}",
                    "{number} {coin}",
                    "{number} {cash}",
                    "{article} {currency}",
                    "{article} {coin}",
                    "{article} {cash}",
                    "{sign} {number}",
                ],
                examples: &[
                    ("99.90 €", "99.90 EUR"),
                    ("€1.50", "1.50 EUR"),
                    ("EUR 20", "20.00 EUR"),
                    ("20EUR", "20.00 EUR"),
                ],
            },
            Rule {
                make: Make::NamedAmount,
                patterns: &["{currency} {sign} {number}"],
                examples: &[("NZD $15", "15.00 NZD")],
            },
            Rule {
                make: Make::Compose,
                patterns: &["{money} {number}", "{money}[,] {coins}", "{money} {and} {coins}"],
                examples: &[("12 € 50", "12.50 EUR")],
            },
        ],
    },
    Chapter {
        kind: "money_range",
        rules: &[Rule {
            make: Make::AmountBetween,
            patterns: &["{number} - {money}", "{money} - {money}"],
            examples: &[("10-20 €", "10.00 EUR..20.00 EUR")],
        }],
    },
    Chapter {
        kind: "duration",
        rules: &[
            Rule { make: Make::Length, patterns: &["{number} {unit}", "{article} {unit}"], examples: &[] },
            Rule { make: Make::Together, patterns: &["{length}[,] {length}"], examples: &[] },
        ],
    },
    Chapter {
        kind: "date",
        rules: &[
            Rule { make: Make::Weekday, patterns: &["{weekday}", "{which} {weekday}"], examples: &[] },
            Rule {
                make: Make::Date,
                patterns: &[
                    "{rank} {month}",
                    "{number} {month}",
                    "{rank} {month}[,] {year}",
                    "{number} {month}[,] {year}",
                    "{month} {rank}",
                    "{month} {number}",
                    "{month} {rank}[,] {year}",
                    "{month} {number}[,] {year}",
                    "{month}, {rank}",
                    "{month}, {rank}[,] {year}",
                    "{year} / {month} / {number}",
                    "{number} / {month} / {year}",
                    "{month} / {number}",
                ],
                examples: &[],
            },
            Rule {
                make: Make::DateShort,
                patterns: &[
                    "({rank}|{number}) {month}[,] {number}",
                    "{month} {rank}[,] {number}",
                    "{month} {number}, {number}",
                ],
                examples: &[],
            },
            Rule { make: Make::Second, patterns: &["{weekday}[,] {date}"], examples: &[] },
            Rule { make: Make::WeekdayOn, patterns: &["{weekday} {rank}"], examples: &[] },
            Rule {
                make: Make::WeekdayOf,
                patterns: &["{weekday} {which} {unit}", "{which} {unit} {weekday}"],
                examples: &[],
            },
            Rule { make: Make::Feast, patterns: &["{feast}", "{feast} {year}", "{which} {feast}"], examples: &[] },
        ],
    },
    Chapter {
        kind: "period",
        rules: &[
            Rule { make: Make::Which, patterns: &["{which} {unit}", "{which} {month}"], examples: &[] },
            Rule { make: Make::Run, patterns: &["{which} {number} {unit}", "{number} {which} {unit}"], examples: &[] },
            Rule { make: Make::Month, patterns: &["{month}", "{month}[,] {year}", "{month} / {year}"], examples: &[] },
            Rule { make: Make::Year, patterns: &["{year}"], examples: &[] },
            Rule {
                make: Make::Quarter,
                patterns: &["{quarter}", "{quarter} {year}", "{quarter} / {year}"],
                examples: &[("Q2 2025", "2025-04-01..2025-07-01")],
            },
            Rule {
                make: Make::Between,
                patterns: &[
                    "{day} - {day}",
                    "{rank} - {day}",
                    "{number} - {day}",
                    "{day} - {rank}",
                    "{day} - {number}",
                    "{day} - {number}[,] {year}",
                    "{day} - {rank}[,] {year}",
                    "{rank} - {rank}",
                    "{rank} / {day}",
                    "{span} - {span}",
                ],
                examples: &[("1.5.2026 - 15.5.2026", "2026-05-01..2026-05-16")],
            },
        ],
    },
    Chapter {
        kind: "datetime",
        rules: &[Rule { make: Make::Moment, patterns: &["{day}[,] {time}", "{time}[,] {day}"], examples: &[] }],
    },
    Chapter {
        kind: "datetime_range",
        rules: &[
            Rule { make: Make::PartOf, patterns: &["{day} {daypart}", "{which} {daypart}"], examples: &[] },
            Rule {
                make: Make::HoursBetween,
                patterns: &[
                    "{time} - {time}",
                    "{time} / {time}",
                    "{number} - {time}",
                    "{time} - {number}",
                    "{moment} - {time}",
                    "{moment} - {moment}",
                    "{day} {time} - {time}",
                    "{time} - {time} {day}",
                ],
                examples: &[],
            },
        ],
    },
    Chapter {
        kind: "time",
        rules: &[
            Rule { make: Make::Clock, patterns: &["{number} h {number}"], examples: &[("17h10", "17:10")] },
            Rule { make: Make::InPart, patterns: &["{time} {daypart}", "{hours} {time}"], examples: &[] },
        ],
    },
];
