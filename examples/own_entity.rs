//! A slot type of one's own: customer numbers with a check digit. `type = "customer_number"` in an
//! intent file then reads, checks and shows them.
//!
//! ```text
//! $ cargo run --example own_entity
//! 12345672 in the text is 1234 5672
//! ```

use schalter::DataClass;
use schalter::entity::{Entities, EntityKind, Expectation, Proof, Reading, SlotType, Value};
use schalter::lang::{Language, Languages};
use schalter::text::Utterance;

/// Eight digits; the last one makes the sum of all digits a multiple of ten.
struct CustomerNumber;

impl EntityKind for CustomerNumber {
    fn name(&self) -> &str {
        "customer_number"
    }

    fn class(&self) -> DataClass {
        DataClass::Personal
    }

    fn readings(&self, said: &Utterance, _: &Expectation<'_>) -> Vec<Reading> {
        let tokens = said.tokens().iter().enumerate();
        let numbers = tokens.filter(|(_, token)| {
            let digits: Option<Vec<u32>> = token.norm.chars().map(|c| c.to_digit(10)).collect();
            digits.is_some_and(|digits| digits.len() == 8 && digits.iter().sum::<u32>().is_multiple_of(10))
        });
        numbers
            .map(|(at, token)| Reading {
                tokens: at..at + 1,
                span: token.span.clone(),
                kind: SlotType::Custom(self.name().into()),
                value: Value::Custom { kind: self.name().into(), json: token.norm.clone().into() },
                proof: Proof::Checksum,
                weight: 1.0,
                note: schalter::entity::Note::default(),
            })
            .collect()
    }

    fn show(&self, json: &serde_json::Value, _: &Language) -> String {
        let digits = json.as_str().unwrap_or_default();
        format!("{} {}", digits.get(..4).unwrap_or_default(), digits.get(4..).unwrap_or_default())
    }

    fn sample(&self) -> serde_json::Value {
        "12345672".into()
    }
}

fn main() {
    let entities = Entities::default().with(CustomerNumber);
    let languages = Languages::default();
    let Some(language) = languages.iter().next() else { return };
    let said = Utterance::new("my number is 12345671, no, 12345672");
    for reading in CustomerNumber.readings(&said, &Expectation::of(language)) {
        let json = reading.value.to_json();
        println!("{} in the text is {}", said.raw_of(reading.tokens), CustomerNumber.show(&json, language));
    }
    assert!(entities.custom("customer_number").is_some());
}
