//! German: what words beside each other mean. One table of rules, hence its length.

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

const PERCENT: &[Rule] = &[
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

const ORDINAL: &[Rule] = &[
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

const MONEY: &[Rule] = &[
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

const MONEY_RANGE: &[Rule] = &[
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

const SHARE: &[Rule] = &[
    Rule::new(
        Make::Share(10),
        &["alles", "das ganze geld", "das gesamte geld", "den ganzen betrag", "den gesamten betrag", "komplett"],
        &[],
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

const DURATION: &[Rule] = &[
    Rule::new(
        Make::LengthAndHalf,
        &["{number} und (eine halbe|ein halbes|einen halben|einer halben|halb) {unit}"],
        &[
            ("zwei und eine halbe Stunde", "PT2H30M"),
            ("zwei Wochen", "P2W"),
            ("anderthalb Stunden", "PT1H30M"),
            ("1,5 Jahre", "P1Y6M"),
        ],
    ),
    Rule::new(
        Make::Quarters(3),
        &["dreiviertel {unit}", "[einer|eine|ein] drei viertel {unit}"],
        &[("dreiviertel Stunde", "PT45M")],
    ),
    Rule::new(
        Make::Quarters(2),
        &["[{article}] (halbe|halben|halber|halbes) {unit}"],
        &[("eine halbe Stunde", "PT30M")],
    ),
    Rule::new(Make::Quarters(1), &["[ein|eine|einer|einem] viertel {unit}"], &[("eine viertel Stunde", "PT15M")]),
    Rule::new(Make::Same, &["(ein|eine|einer|einem|einen) {length}"], &[("eine Viertelstunde", "PT15M")]),
    Rule::new(Make::Few(2), &["[ein|einem|einen] paar {unit}"], &[("ein paar Tage", "P2D")]),
    Rule::new(Make::Few(3), &["(einige|einigen|mehrere|mehreren) {unit}"], &[("einige Tage", "P3D")]),
    Rule::new(
        Make::Together,
        &["{length} und {length}", "{length} {number}"],
        &[("eine Stunde und 30 Minuten", "PT1H30M"), ("1 Jahr 2 Monate", "P1Y2M")],
    ),
    Rule::new(
        Make::About,
        &["(rund|etwa|circa|zirka|ca|ungefaehr|knapp|fast|genau|exakt|gut|praezise|beinahe) {length}"],
        &[("etwa 3 Tage", "P3D")],
    ),
];

const DATE: &[Rule] = &[
    Rule::new(
        Make::Same,
        &["(am|zum|per|an|an dem|den|der|dem) {date}", "(am|zum|per|an|an dem|den) {day}"],
        &[
            ("heute", "2026-11-24"),
            ("übermorgen", "2026-11-26"),
            ("am Freitag", "2026-11-27"),
            ("nächsten Freitag", "2026-11-27"),
            ("letzten Freitag", "2026-11-20"),
            ("1. Juli", "2027-07-01"),
            ("ersten Juli 2026", "2026-07-01"),
            ("am 3.4.", "2027-04-03"),
            ("03.04.2026", "2026-04-03"),
            ("2026-07-01", "2026-07-01"),
            ("Sonntag, den 7. Dezember 2014", "2014-12-07"),
            ("29. Februar", "2028-02-29"),
        ],
    ),
    Rule::new(
        Make::DayOfMonth,
        &["(am|zum) {rank}"],
        &[("am 15.", "2026-12-15"), ("zum Ersten", "2026-12-01"), ("zum 30.", "2026-11-30")],
    ),
    Rule::new(
        Make::DateNumbers,
        &["{rank} {rank}", "{rank} {rank} {year}", "{rank} {number} {year}"],
        &[("siebter 4.", "2027-04-07"), ("3. 4. 2026", "2026-04-03")],
    ),
    Rule::new(Make::Advent, &["{rank} advent", "{rank} advent {year}"], &[("2. Advent", "2026-12-06")]),
    Rule::new(Make::Second, &["{weekday}[,] (den|der|dem) {date}"], &[("Freitag, den 3. Juli", "2026-07-03")]),
    Rule::new(Make::WeekdayOn, &["{weekday}[,] (den|der|dem) {rank}"], &[("Montag, den 30.", "2026-11-30")]),
    Rule::new(
        Make::WeekdayOf,
        &["{weekday} (der|in der) {which} {unit}", "{which} {unit} (am|den) {weekday}", "{weekday} {which} {unit}"],
        &[("nächste Woche Freitag", "2026-12-04"), ("Mittwoch der nächsten Woche", "2026-12-02")],
    ),
    Rule::new(
        Make::WeekdayAfter(2),
        &["{weekday} nach dem (naechsten|nachsten)"],
        &[("Mittwoch nach dem nächsten", "2026-12-02")],
    ),
    Rule::new(
        Make::Shift(1),
        &[
            "in {length}",
            "{length} (spaeter|danach)",
            "[in] {length} ab (heute|jetzt|sofort)",
            "heute in {length}",
            "nach {length}",
            "+ {length}",
        ],
        &[("in drei Tagen", "2026-11-27"), ("in einem Monat", "2026-12-24")],
    ),
    Rule::new(
        Make::Shift(-1),
        &["vor {length}", "{length} (her|zuvor|frueher|vorher)"],
        &[("vor zwei Wochen", "2026-11-10")],
    ),
    Rule::new(
        Make::ShiftFrom(1),
        &["{length} nach {day}", "{day} in {length}"],
        &[("zwei Tage nach Weihnachten", "2026-12-27")],
    ),
    Rule::new(Make::WeekdayShift(-1), &["{weekday} vor {length}"], &[("Mittwoch vor zwei Wochen", "2026-11-11")]),
    Rule::new(Make::ShiftFrom(-1), &["{length} vor {day}"], &[("eine Woche vor Weihnachten", "2026-12-18")]),
    Rule::new(
        Make::NthIn,
        &[
            "[der|den|am] {rank} {weekday} (im|in|des|vom|von|nach) {span}",
            "[der|den|am] {rank} {weekday} {span}",
            "[der|den|am] {rank} {unit} (im|in|des|vom|von) {span}",
            "[der|den|am] {rank} {unit} {span}",
            "(am|zum) {rank} (des|im) {span}",
            "(am|zum) {rank} {span}",
            "{rank} des {span}",
        ],
        &[("erster Montag im Mai", "2027-05-03"), ("am 5. des nächsten Monats", "2026-12-05")],
    ),
    Rule::new(
        Make::LastIn,
        &[
            "(letzter|letzten|letzte) {weekday} [im|in|des|der|vom|von] {span}",
            "(letzte|letzten) {unit} [im|in|des|der|vom|von] {span}",
            "[am] (letzter|letzten|letzte) tag [im|in|des|der|vom|von] {span}",
        ],
        &[("letzter Tag im Februar 2027", "2027-02-28"), ("letzter Freitag im Dezember", "2026-12-25")],
    ),
    Rule::new(
        Make::Edge { end: true, unit: Unit::Month },
        &["ultimo", "monatsende", "monatsultimo", "monatsletzter", "monatsletzten"],
        &[("Ultimo", "2026-11-30"), ("zum Monatsende", "2026-11-30")],
    ),
    Rule::new(
        Make::Edge { end: false, unit: Unit::Month },
        &["monatsanfang", "monatsbeginn", "monatserster", "monatsersten"],
        &[("zum Monatsersten", "2026-12-01")],
    ),
    Rule::new(Make::Edge { end: true, unit: Unit::Quarter }, &["quartalsende"], &[("zum Quartalsende", "2026-12-31")]),
    Rule::new(
        Make::Edge { end: false, unit: Unit::Quarter },
        &["quartalsanfang", "quartalsbeginn"],
        &[("zum Quartalsanfang", "2027-01-01")],
    ),
    Rule::new(
        Make::Edge { end: true, unit: Unit::Year },
        &["jahresende", "jahresultimo"],
        &[("zum Jahresende", "2026-12-31")],
    ),
    Rule::new(
        Make::Edge { end: false, unit: Unit::Year },
        &["jahresanfang", "jahresbeginn"],
        &[("zum Jahresanfang", "2027-01-01")],
    ),
    Rule::new(
        Make::EdgeOf { end: true },
        &["(zum|am) ende {span}", "(zum|am) ende (des|der) {unit}"],
        &[("zum Ende des Quartals", "2026-12-31")],
    ),
    Rule::new(
        Make::BankDay(1),
        &["[am|der|den|zum] (naechster|naechsten) (bankarbeitstag|werktag|arbeitstag|geschaeftstag|bankgeschaeftstag)"],
        &[("am nächsten Bankarbeitstag", "2026-11-25")],
    ),
];

const PERIOD: &[Rule] = &[
    Rule::new(
        Make::Same,
        &["(im|in) {span}", "(jahr|jahre|im jahr|im jahre) {span}", "(im monat|monat) {span}"],
        &[
            ("letzten Monat", "2026-10-01..2026-11-01"),
            ("diese Woche", "2026-11-23..2026-11-30"),
            ("letztes Jahr", "2025-01-01..2026-01-01"),
            ("die letzten 30 Tage", "2026-10-25..2026-11-25"),
            ("im Februar", "2026-02-01..2026-03-01"),
            ("März 2025", "2025-03-01..2025-04-01"),
            ("im Jahr 2025", "2025-01-01..2026-01-01"),
        ],
    ),
    Rule::new(Make::Unit(0), &["(des|dem) {unit}"], &[]),
    Rule::new(
        Make::Quarter,
        &[
            "{rank} quartal",
            "{rank} quartal [des jahres|im jahr|von|in|im] {year}",
            "quartal {number}",
            "quartal {number} {year}",
        ],
        &[("2. Quartal 2025", "2025-04-01..2025-07-01")],
    ),
    Rule::new(
        Make::HalfYear,
        &["{rank} halbjahr", "{rank} halbjahr {year}", "{rank} jahreshaelfte", "{rank} jahreshaelfte {year}"],
        &[("erstes Halbjahr 2025", "2025-01-01..2025-07-01")],
    ),
    Rule::new(
        Make::WeekNumber,
        &["(kw|kalenderwoche) {number}", "(kw|kalenderwoche) {number} {year}"],
        &[("KW 12 2026", "2026-03-16..2026-03-23")],
    ),
    Rule::new(Make::WeekIn, &["{rank} woche (im|in|des|vom|von) {span}", "{rank} woche {span}"], &[]),
    Rule::new(
        Make::Third(0),
        &["(anfang|beginn) {span}", "(anfang|beginn) (des|der|dieser|dieses|diesen) {unit}"],
        &[("Anfang März 2026", "2026-03-01..2026-03-11")],
    ),
    Rule::new(
        Make::Third(1),
        &["mitte {span}", "mitte (des|der|dieser|dieses|diesen) {unit}"],
        &[("Mitte März 2026", "2026-03-11..2026-03-21")],
    ),
    Rule::new(
        Make::Third(2),
        &["ende {span}", "ende (des|der|dieser|dieses|diesen) {unit}"],
        &[("Ende März 2026", "2026-03-21..2026-04-01")],
    ),
    Rule::new(
        Make::RunOf(2),
        &["{which} paar {unit}", "{which} beiden {unit}"],
        &[("nächsten paar Tagen", "2026-11-25..2026-11-27")],
    ),
    Rule::new(
        Make::Weekend,
        &["[am|das|dieses] wochenende", "[am] {which} wochenende"],
        &[("am Wochenende", "2026-11-28..2026-11-30")],
    ),
    Rule::new(
        Make::ToDate(Unit::Year),
        &["seit (jahresbeginn|jahresanfang)", "seit (anfang|beginn) des jahres"],
        &[("seit Jahresbeginn", "2026-01-01..2026-11-25")],
    ),
    Rule::new(Make::ToDate(Unit::Month), &["seit (monatsbeginn|monatsanfang)", "seit (anfang|beginn) des monats"], &[]),
    Rule::new(
        Make::Between,
        &[
            "[vom|von|ab] ({day}|{rank}|{span}|{number}) (bis|bis einschliesslich) ({day}|{rank}|{span})",
            "zwischen [dem|den] ({day}|{rank}|{span}|{number}) und ({day}|{rank}|{span})",
            "(vom|von) ({day}|{rank}|{number}) - ({day}|{rank})",
            "(vom|von) {day} auf [den] {day}",
        ],
        &[
            ("vom 1. bis 15. Mai", "2026-05-01..2026-05-16"),
            ("zwischen dem 1. und 15. März", "2026-03-01..2026-03-16"),
            ("1.–15. Mai", "2026-05-01..2026-05-16"),
            ("Januar bis März", "2026-01-01..2026-04-01"),
            ("20. Dezember bis 5. Januar", "2025-12-20..2026-01-06"),
        ],
    ),
    Rule::new(
        Make::From,
        &["(seit|ab) [dem|der|den|ende|anfang] ({day}|{span})", "von {day} an", "(seit|ab) dem {rank}"],
        &[("seit März", "2026-03-01.."), ("seit dem 1. Januar", "2026-01-01..")],
    ),
    Rule::new(
        Make::Until,
        &[
            "bis [zum|zu|zur] ende (des|der|dieses|dieser) {unit}",
            "bis [zum|zu|zur|einschliesslich|inklusive] {day}",
            "bis (ende|einschliesslich) {span}",
        ],
        &[("bis gestern", "..2026-11-24")],
    ),
    Rule::new(
        Make::Before,
        &["vor [dem|der] ({day}|{span})", "bis [zum|zu] {span}"],
        &[("vor Donnerstag", "..2026-11-26")],
    ),
    Rule::new(Make::After, &["nach [dem|der] ({day}|{span})"], &[("nach dem 1. Oktober", "2026-10-02..")]),
];

const TIME: &[Rule] = &[
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

const DATETIME: &[Rule] = &[
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

const DATETIME_RANGE: &[Rule] = &[
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

const RHYTHM: &[Rule] = &[
    Rule::new(Make::Every, &["alle {length}"], &[("alle 14 Tage", "14 day"), ("alle zwei Wochen", "2 week")]),
    Rule::new(
        Make::EveryOther(1),
        &[
            "(jeden|jede|jedes|jeder) {unit}",
            "(jeden|jede|jedes|jeder) {weekday}",
            "(jeden|jede|jedes|jeder) {rank} {unit}",
            "(jeden|jede|jedes|jeder) {rank} {weekday}",
        ],
        &[("jeden Monat", "1 month"), ("jeden zweiten Freitag", "2 week on weekday 5")],
    ),
    Rule::new(Make::Adverb(1, Unit::Day), &["taeglich"], &[("täglich", "1 day")]),
    Rule::new(Make::Adverb(1, Unit::Week), &["woechentlich"], &[("wöchentlich", "1 week")]),
    Rule::new(
        Make::Adverb(2, Unit::Week),
        &["zweiwoechentlich", "vierzehntaegig", "vierzehntaeglich", "14 taegig", "zweiwoechig"],
        &[("vierzehntägig", "2 week")],
    ),
    Rule::new(Make::Adverb(1, Unit::Month), &["monatlich"], &[("monatlich", "1 month")]),
    Rule::new(Make::Adverb(2, Unit::Month), &["zweimonatlich"], &[("zweimonatlich", "2 month")]),
    Rule::new(Make::Adverb(3, Unit::Month), &["vierteljaehrlich", "quartalsweise"], &[("vierteljährlich", "3 month")]),
    Rule::new(Make::Adverb(6, Unit::Month), &["halbjaehrlich"], &[("halbjährlich", "6 month")]),
    Rule::new(Make::Adverb(1, Unit::Year), &["jaehrlich"], &[("jährlich", "1 year")]),
    Rule::new(
        Make::On,
        &[
            "{rhythm}[,] [immer|jeweils] (zum|am) {rank}",
            "{rhythm}[,] [immer|jeweils] {day}",
            "(immer|jeweils) (zum|am) {rank}",
            "(zum|am|an jedem|jeden) {rank} (jeden|eines jeden|jedes|des) monats",
            "jeden {rank} im monat",
        ],
        &[("monatlich zum 15.", "1 month on day 15"), ("jeden Monat am Ersten", "1 month on day 1")],
    ),
    Rule::new(
        Make::OnLast,
        &[
            "{rhythm}[,] [immer|jeweils] (zum|am) (ultimo|monatsende|monatsletzten|letzten)",
            "(zum|am) (ultimo|monatsletzten|letzten) (jeden|eines jeden|jedes) monats",
            "(immer|jeweils) (zum|am) (ultimo|monatsende|monatsletzten|letzten)",
        ],
        &[("monatlich zum Ultimo", "1 month on last day")],
    ),
];
