//! German: the `Writing` table.

use crate::lang::{Clock, Dates, Hours, SignPlace, SIGNS, Secrets, Spans, Units, Wait, Writing};

pub(super) fn table() -> Writing {
    Writing {
        locale: "de-DE",
        names: &[("de", "Deutsch"), ("en", "German")],
        money: SignPlace { before: false, space: "\u{a0}" },
        signs: SIGNS,
        percent_space: "\u{a0}",
        minus: "−",
        quotes: ("„", "“"),
        dates: Dates::Locale,
        clock: Clock { separator: ":", halves: None, alone: "{time} Uhr", with_date: "{date}, {time} Uhr" },
        spans: Spans { both: "{from} bis {to}", from: "seit {from}", to: "bis {to}" },
        hours: Hours {
            days: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
            range: "{first} bis {last}",
            span: "von {from} bis {to} Uhr",
            always: "rund um die Uhr",
        },
        wait: Wait { about: "etwa {time}" },
        units: Units {
            years: ("Jahr", "Jahre"),
            months: ("Monat", "Monate"),
            weeks: ("Woche", "Wochen"),
            days: ("Tag", "Tage"),
            hours: ("Stunde", "Stunden"),
            minutes: ("Minute", "Minuten"),
            seconds: ("Sekunde", "Sekunden"),
        },
        and: "und",
        or: "oder",
        yes_no: ("ja", "nein"),
        secrets: SECRETS,
    }
}

const SECRETS: Secrets = Secrets {
    numbers: &[
        "pin",
        "pins",
        "pinnummer",
        "tan",
        "tans",
        "mtan",
        "smstan",
        "pushtan",
        "phototan",
        "chiptan",
        "itan",
        "geheimzahl",
        "geheimnummer",
        "kartenpin",
        "onlinepin",
        "freigabecode",
        "einmalcode",
        "sicherheitscode",
        "transaktionsnummer",
    ],
    codes: &["cvv", "cvc", "cvv2", "cvc2", "kartenpruefnummer", "pruefnummer", "pruefziffer", "kartenpruefziffer"],
    passwords: &["passwort", "kennwort", "passwoerter", "losungswort", "zugangscode", "onlinepasswort", "pw"],
    links: &["ist", "lautet", "lautete", "heisst", "war", "waere", "hier", "code", "nummer", "jetzt", "neue", "neu"],
    no_value: &[
        "falsch", "vergessen", "gesperrt", "weg", "nicht", "noch", "mir", "wie", "was", "wo", "zu", "schon", "leider",
        "unbekannt", "abgelaufen", "ungueltig", "sicher", "geaendert", "aendern", "kein", "keine", "ich", "es", "so",
        "denn", "immer", "verloren", "gestohlen", "bekannt", "lang", "das", "die", "der", "ein", "eine", "zwei", "nur",
        "bei", "fuer", "im", "in", "am", "auf", "von", "mit", "und", "oder",
    ],
    never_ask: &[
        ("pin", "PIN"),
        ("tan", "TAN"),
        ("geheimzahl", "Geheimzahl"),
        ("passwort", "Passwort"),
        ("kennwort", "Kennwort"),
        ("cvv", "CVV"),
        ("cvc", "CVC"),
        ("kartenpruefnummer", "Kartenprüfnummer"),
        ("pruefnummer", "Prüfnummer"),
        ("sicherheitscode", "Sicherheitscode"),
    ],
    warnings: &["nie", "niemals", "nicht", "keine", "kein", "keinesfalls", "nirgends", "niemandem"],
};
