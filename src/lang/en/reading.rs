//! English: the `Reading` table.

use crate::lang::Reading;

pub(super) fn table() -> Reading {
    Reading { name_strip: &["to", "my", "the", "our"], name_end: NAME_END, fillers: FILLERS }
}

const NAME_END: &[&str] = &[
    "on", "for", "from", "please", "tomorrow", "today", "by", "with", "via", "as", "using", "now", "immediately",
    "instantly", "thanks", "thank", "until", "because", "about",
];

const FILLERS: &[&str] = &[
    "please", "just", "now", "quickly", "kindly", "hi", "hello", "hey", "hiya", "um", "uh", "er", "ok", "okay", "well",
    "so", "then", "thanks", "actually", "about", "around", "roughly", "exactly",
];
