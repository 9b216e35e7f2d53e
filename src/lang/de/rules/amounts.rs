//! German rules: how many and how much.

use crate::lang::{Make, Rule};

pub(super) const NUMBER: &[Rule] = &[
    Rule::new(Make::Times(12), &["({number}|{article}) (dutzend|dutzende)"], &[("zwei Dutzend", "24")]),
    Rule::new(Make::Times(6), &["{article} halbes dutzend"], &[("ein halbes Dutzend", "6")]),
    Rule::new(
        Make::Parts,
        &["({number}|{article}) {fraction}", "({number}|{article}) {fraction} {number}"],
        &[("ein Drittel", "0.3333333333"), ("drei Viertel", "0.75")],
    ),
    Rule::new(
        Make::Plus,
        &["{number} und ({number}|{article}) {fraction}", "{number} und ({number}|{article}) {fraction} {number}"],
        &[("drei und ein Viertel", "3.25")],
    ),
    Rule::new(Make::Halves, &["{number} halbe"], &[("drei halbe", "1.5")]),
    Rule::new(Make::Ratio, &["{number} (durch|geteilt durch) {number}"], &[("eins durch vier", "0.25")]),
    Rule::new(Make::Hundredths, &["{number} {number}"], &[("zwei fünfzig", "2.5"), ("zwo fuffzig", "2.5")]),
    Rule::new(
        Make::About,
        &["(rund|etwa|circa|zirka|ca|ungefaehr|knapp|fast|genau|exakt|beinahe) {number}"],
        &[("rund 40", "40")],
    ),
];

pub(super) const PERCENT: &[Rule] = &[
    Rule::new(
        Make::Percent,
        &["{number} (prozent|prozente|vom hundert|v h|vh|pct|proz)"],
        &[("drei Prozent", "3"), ("15 v. H.", "15")],
    ),
    Rule::new(
        Make::BasisPoints,
        &["{number} (basispunkt|basispunkte|basispunkten|bp|bps)"],
        &[("25 Basispunkte", "0.25")],
    ),
    Rule::new(
        Make::About,
        &["(rund|etwa|circa|zirka|ca|ungefaehr|knapp|fast|genau|exakt) {percent}"],
        &[("rund 3 %", "3")],
    ),
];

pub(super) const ORDINAL: &[Rule] = &[
    Rule::new(
        Make::Relative { offset: 1, last: false },
        &["(der|die|das|den|dem) (naechste|naechsten)"],
        &[("die nächste", "next+1")],
    ),
    Rule::new(
        Make::Relative { offset: 0, last: true },
        &["(der|die|das|den|dem) (letzte|letzten)"],
        &[("den letzten", "last+0")],
    ),
    Rule::new(
        Make::Relative { offset: -1, last: true },
        &["(der|die|das|den|dem) (vorletzte|vorletzten)"],
        &[("der vorletzte", "last-1")],
    ),
];

pub(super) const MONEY: &[Rule] = &[
    Rule::new(
        Make::Compose,
        &["{money} {and} {coins}"],
        &[
            ("zwölf Euro fünfzig", "12.50 EUR"),
            ("fünfzig Euro fünfzig", "50.50 EUR"),
            ("3 Euro und 5 Cent", "3.05 EUR"),
            ("fuenfzig Euro", "50.00 EUR"),
            ("1.000 €", "1000.00 EUR"),
            ("1.234,56 €", "1234.56 EUR"),
            ("3.50 Euro", "3.50 EUR"),
            ("50,- €", "50.00 EUR"),
            ("12k Euro", "12000.00 EUR"),
            ("20 Cent", "0.20 EUR"),
            ("einen Fuffi", "50.00 EUR"),
            ("zwei Mille", "2000.00 EUR"),
        ],
    ),
    Rule::new(Make::ComposeLast, &["{money} und {number}"], &[("15 Dollar und 15", "15.15 USD")]),
    Rule::new(
        Make::About,
        &[
            "(rund|etwa|circa|zirka|ca|ungefaehr|knapp|fast|genau|exakt|haargenau|praezise|beinahe|nahezu|gut|um die) {money}",
        ],
        &[("rund 50 Euro", "50.00 EUR")],
    ),
];

pub(super) const MONEY_RANGE: &[Rule] = &[
    Rule::new(
        Make::AmountTo,
        &["(weniger als|unter|hoechstens|maximal|bis zu|nicht mehr als) {money}"],
        &[("höchstens 50 Euro", "..50.00 EUR")],
    ),
    Rule::new(
        Make::AmountFrom,
        &["(mehr als|mindestens|ab|nicht weniger als) {money}", "{money} und mehr"],
        &[("mehr als 20 €", "20.00 EUR..")],
    ),
    Rule::new(
        Make::AmountBetween,
        &["[von] ({number}|{money}) (bis|bis zu) {money}", "zwischen ({number}|{money}) und {money}"],
        &[("zwischen 10 und 20 Euro", "10.00 EUR..20.00 EUR"), ("50 bis 100 Euro", "50.00 EUR..100.00 EUR")],
    ),
];

pub(super) const SHARE: &[Rule] = &[
    Rule::new(
        Make::Share(10),
        &["alles", "das ganze geld", "das gesamte geld", "den ganzen betrag", "den gesamten betrag", "komplett"],
        &[("alles", "1"), ("das ganze Geld", "1")],
    ),
    Rule::new(
        Make::Share(5),
        &["die haelfte", "(die haelfte) (davon|des geldes|des guthabens)"],
        &[("die Hälfte", "0.5")],
    ),
    Rule::new(Make::Share(20), &["das doppelte", "doppelt so viel"], &[("das Doppelte", "2")]),
    Rule::new(
        Make::ShareOf,
        &[
            "{article} {fraction} (davon|des geldes|des guthabens|vom guthaben)",
            "{percent} (davon|des geldes|des guthabens|vom guthaben)",
        ],
        &[("ein Drittel davon", "0.3333333333"), ("20 Prozent davon", "0.2")],
    ),
];
