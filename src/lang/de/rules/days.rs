//! German rules: days, stretches of days and how often.

use crate::lang::{Make, Rule, Unit};

pub(super) const DURATION: &[Rule] = &[
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

pub(super) const DATE: &[Rule] = &[
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
        &["(am|zum) {rank}", "[am|zum|den] {rank} des monats"],
        &[
            ("am 15.", "2026-12-15"),
            ("zum 1. des Monats", "2026-12-01"),
            ("zum Ersten", "2026-12-01"),
            ("zum 30.", "2026-11-30"),
        ],
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

pub(super) const PERIOD: &[Rule] = &[
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
    Rule::new(Make::Unit(0), &["(des|dem) {unit}"], &[("des Jahres", "2026-01-01..2027-01-01")]),
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
    Rule::new(
        Make::WeekIn,
        &["{rank} woche (im|in|des|vom|von) {span}", "{rank} woche {span}"],
        &[("erste Woche im Mai 2027", "2027-05-03..2027-05-10")],
    ),
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
    Rule::new(
        Make::ToDate(Unit::Month),
        &["seit (monatsbeginn|monatsanfang)", "seit (anfang|beginn) des monats"],
        &[("seit Monatsbeginn", "2026-11-01..2026-11-25")],
    ),
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

pub(super) const RHYTHM: &[Rule] = &[
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
            "(immer|jeweils) (zum|am) {rank} [des monats]",
            "(zum|am) {rank} (jeden|eines jeden|jedes) monats",
            "(an jedem|jeden) {rank} des monats",
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
