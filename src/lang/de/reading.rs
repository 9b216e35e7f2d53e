//! German: the `Reading` table.

use super::{rules, words};
use crate::lang::Reading;

pub(super) fn table() -> Reading {
    Reading {
        words: words::WORDS,
        rules: rules::RULES,
        currency: "EUR",
        spoken_address: (&["at", "aet", "klammeraffe"], &["punkt", "dot"]),
        decimal: ',',
        group: '.',
        compounds: true,
        units_first: true,
        ordinal_marks: &[".", "te", "ter", "ten", "tes", "ste", "ster", "sten", "stes"],
        abbreviations: &[
            "fr", "mo", "di", "mi", "do", "sa", "so", "pfd", "jan", "feb", "mrz", "apr", "jun", "jul", "aug", "sept",
            "sep", "okt", "nov", "dez", "tsd", "mio", "mrd", "std", "min", "sek", "ct", "h",
        ],
        day_first: true,
        date_signs: &['.'],
        // Abbreviated weekdays that are also words of every other sentence.
        shy: &["so", "do", "di", "mi", "sa", "mo", "fr", "jan"],
        capitals_tell: false,
        name_strip: NAME_STRIP,
        name_end: NAME_END,
        polite: &["bitte", "danke"],
        joiners: &["und", "dann", "danach", "ausserdem", "anschliessend", "sowie"],
        fillers: FILLERS,
        endings: &["s", "es", "n", "en", "e"],
        ..Reading::default()
    }
}

const NAME_STRIP: &[&str] = &[
    "an", "den", "dem", "der", "die", "das", "mein", "meine", "meinem", "meinen", "meiner", "meines", "unser",
    "unsere", "unserem", "unseren", "unserer", "unseres",
];

const NAME_END: &[&str] = &[
    "am",
    "zum",
    "fuer",
    "von",
    "vom",
    "per",
    "bitte",
    "ab",
    "bis",
    "mit",
    "ueber",
    "heute",
    "morgen",
    "uebermorgen",
    "sofort",
    "danke",
    "ueberweisen",
    "schicken",
    "senden",
    "wegen",
    "als",
    "auf",
];

const FILLERS: &[&str] = &[
    "bitte",
    "mal",
    "noch",
    "doch",
    "eben",
    "kurz",
    "schnell",
    "gerne",
    "gern",
    "einfach",
    "jetzt",
    "gleich",
    "also",
    "aeh",
    "aehm",
    "hm",
    "ok",
    "okay",
    "hallo",
    "hi",
    "hey",
    "moin",
    "danke",
    "denn",
    "schon",
    "nur",
    "etwa",
    "ca",
    "circa",
    "rund",
    "ungefaehr",
    "genau",
    "so",
    "dann",
    "halt",
];
