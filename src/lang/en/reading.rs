//! English: the `Reading` table.

use super::words;
use crate::lang::Reading;

pub(super) fn table() -> Reading {
    Reading {
        words: words::WORDS,
        decimal: '.',
        group: ',',
        compounds: false,
        units_first: false,
        half_leads: false,
        ordinal_marks: &["st", "nd", "rd", "th"],
        day_first: true,
        date_signs: &['/'],
        shy: &["may", "march", "mar", "sat", "sun", "mon", "wed", "dec", "jan"],
        capitals_tell: true,
        name_strip: &["to", "my", "the", "our"],
        name_end: NAME_END,
        polite: &["please", "thanks"],
        joiners: &["and", "then", "also", "afterwards", "plus"],
        fillers: FILLERS,
        endings: &["s", "es"],
    }
}

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
