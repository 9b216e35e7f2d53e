//! English: the `Reading` table.

use super::{rules, words};
use crate::lang::Reading;

pub(super) fn table() -> Reading {
    Reading {
        words: words::WORDS,
        rules: rules::RULES,
        currency: "GBP",
        spoken_address: (&["at"], &["dot", "point"]),
        decimal: '.',
        group: ',',
        compounds: false,
        units_first: false,
        halves_of_day: true,
        ordinal_marks: &["st", "nd", "rd", "th"],
        abbreviations: &[
            "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "jan", "feb", "mar", "apr",
            "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "c", "m",
        ],
        day_first: true,
        date_signs: &['/'],
        shy: &["may", "march", "mar", "sat", "sun", "mon", "wed", "dec", "jan"],
        capitals_tell: true,
        name_strip: &["to", "my", "the", "our"],
        name_end: NAME_END,
        name_inside: &["of", "von", "van", "de"],
        polite: &["please", "thanks"],
        joiners: &["and", "then", "also", "afterwards", "plus"],
        called: &["english", "englisch"],
        asking: ASKING,
        fillers: FILLERS,
        endings: &["s", "es"],
        ..Reading::default()
    }
}

const ASKING: &[&str] = &[
    "in", "to", "speak", "talk", "write", "answer", "switch", "change", "continue", "carry", "on", "can", "could",
    "do", "you", "we", "i", "would", "like", "prefer", "rather", "please", "this",
];

const NAME_END: &[&str] = &[
    "on",
    "for",
    "from",
    "please",
    "tomorrow",
    "today",
    "by",
    "with",
    "via",
    "as",
    "using",
    "now",
    "immediately",
    "instantly",
    "thanks",
    "thank",
    "until",
    "because",
    "about",
];

const FILLERS: &[&str] = &[
    "please", "pls", "plz", "asap", "just", "now", "quickly", "kindly", "hi", "hello", "hey", "hiya", "um", "uh", "er",
    "ok", "okay", "well", "so", "then", "thanks", "actually", "about", "around", "roughly", "exactly",
];
