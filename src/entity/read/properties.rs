//! What holds for every text: no panic, right spans, a disjoint selection, bounded cost.

use super::testing::all;
use crate::entity::kind::{Reading, SlotType};
use crate::entity::select::select;
use crate::text::Utterance;
use proptest::prelude::*;

/// Pieces that the readers know, so that random texts are not all nonsense.
const PIECES: &[&str] = &[
    "250",
    "1.250,50",
    "€",
    "Euro",
    "fünf",
    "und",
    "zwanzig",
    "halbe",
    "Million",
    "a",
    "am",
    "15.",
    "Mai",
    "2026",
    "-",
    "/",
    "bis",
    "vom",
    "zwischen",
    "nächsten",
    "last",
    "month",
    "Freitag",
    "seit",
    "3.4.",
    "DE89",
    "3704",
    "0044",
    "0532",
    "0130",
    "00",
    "@",
    "+49",
    "151",
    "👍",
    "ß",
    "ẞ",
    "İ",
    ",",
    "!",
    "„",
    "k",
    "%",
    "komma",
    "hundert",
];

fn sound(said: &Utterance, readings: &[Reading]) -> Result<(), TestCaseError> {
    for reading in readings {
        prop_assert!(said.raw().get(reading.span.clone()).is_some_and(|text| !text.is_empty()));
        // A bracket in front and a point behind may belong to it.
        let tokens = said.span_of(reading.tokens.clone()).unwrap();
        prop_assert!(reading.span.start <= tokens.start && tokens.end <= reading.span.end);
        prop_assert!(tokens.start - reading.span.start <= 1 && reading.span.end - tokens.end <= 1);
        prop_assert!((0.0..=1.0).contains(&reading.weight));
    }
    Ok(())
}

proptest! {
    #[test]
    fn readings_lie_in_the_text(
        text in prop_oneof!["\\PC{0,60}", prop::collection::vec((prop::sample::select(PIECES), "[ ]?"), 0..20)
            .prop_map(|parts| parts.into_iter().map(|(a, b)| format!("{a}{b}")).collect::<String>())],
        language in prop_oneof![Just("de"), Just("en")],
        asked in prop::option::of(prop::sample::select(SlotType::BUILT_IN)),
    ) {
        let said = Utterance::new(&text);
        let asked = asked.map(|(_, kind, _)| kind);
        let readings = all(language, &said, asked.as_ref(), &[]);
        sound(&said, &readings)?;
        let selected = select(readings, asked.as_ref());
        sound(&said, &selected)?;
        for pair in selected.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
    }
}

#[test]
fn long_texts_cost_little() {
    let start = std::time::Instant::now();
    for piece in ["9", "9 ", "1.", "(", "hundert", "zwei hundert ", "fünfund", "DE89 ", "- 1", "1-", "a@", "am 1. "] {
        for language in ["de", "en"] {
            let said = Utterance::new(&piece.repeat(10_000 / piece.len()));
            assert!(all(language, &said, Some(&SlotType::Money), &[]).len() <= 2_000);
        }
    }
    // 24 texts in a debug build on a busy machine; one takes milliseconds in a release build.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
