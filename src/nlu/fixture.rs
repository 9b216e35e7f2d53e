//! Small catalogues, written by hand, and readers that know just enough for tests.

use super::{Asked, Context, Open, Ranking, Title, Understanding};
use crate::catalog::{
    Access, Answer, Catalog, Collection, Effect, Intent, Phrase, PhrasePart, Phrases, Place, Privacy, Role, Slot,
    Source,
};
use crate::entity::{Decimal, Entities, EntityKind, Expectation, Money, Proof, Reading, SlotType, Value};
use crate::lang::{Language, Languages};
use crate::message::DataClass;
use crate::text::{Shape, Utterance};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) type Words = BTreeMap<String, Vec<PhrasePart>>;

pub(super) fn place() -> Place {
    Place { source: Arc::new(Source { path: "intents/test.toml".into(), text: String::new() }), span: 0..0 }
}

pub(super) fn phrase(raw: &str) -> Phrase {
    phrase_with(raw, &Words::new())
}

pub(super) fn phrase_with(raw: &str, words: &Words) -> Phrase {
    let chars: Vec<char> = raw.chars().collect();
    let mut at = 0;
    Phrase { raw: raw.to_owned(), parts: branches(&chars, &mut at, words).remove(0), place: place() }
}

fn branches(chars: &[char], at: &mut usize, words: &Words) -> Vec<Vec<PhrasePart>> {
    let mut all = vec![Vec::new()];
    let mut text = String::new();
    let flush = |text: &mut String, all: &mut Vec<Vec<PhrasePart>>| {
        if !text.is_empty() {
            all.last_mut().unwrap().push(PhrasePart::Text(std::mem::take(text)));
        }
    };
    while let Some(c) = chars.get(*at).copied() {
        *at += 1;
        match c {
            '[' | '(' => {
                flush(&mut text, &mut all);
                let inner = branches(chars, at, words);
                let part = if c == '[' { PhrasePart::Optional(inner) } else { PhrasePart::Choice(inner) };
                all.last_mut().unwrap().push(part);
            }
            ']' | ')' => break,
            '|' => {
                flush(&mut text, &mut all);
                all.push(Vec::new());
            }
            '{' | '<' => {
                flush(&mut text, &mut all);
                let inside: String = chars[*at..].iter().take_while(|c| **c != '}' && **c != '>').collect();
                *at += inside.chars().count() + 1;
                let part = if c == '<' {
                    PhrasePart::Group { body: words[&inside].clone(), name: inside }
                } else {
                    let (name, example) = inside.split_once('=').map_or((inside.as_str(), None), |(n, e)| (n, Some(e)));
                    PhrasePart::Slot { name: name.to_owned(), example: example.map(str::to_owned) }
                };
                all.last_mut().unwrap().push(part);
            }
            c => text.push(c),
        }
    }
    flush(&mut text, &mut all);
    all
}

pub(super) fn phrases(learn: &[&str]) -> Phrases {
    Phrases { learn: learn.iter().map(|raw| phrase(raw)).collect(), ..Phrases::default() }
}

pub(super) fn slot(name: &str, kind: SlotType) -> Slot {
    Slot {
        name: name.to_owned(),
        kind,
        required: true,
        default: None,
        default_rule: None,
        only_if: None,
        data: DataClass::Public,
        min: None,
        max: None,
        currency: Vec::new(),
        from: None,
        until: None,
        bank_days: false,
        one_of: Vec::new(),
        not_one_of: Vec::new(),
        full_name: false,
        min_length: None,
        max_length: None,
        retries: None,
        after_retries: None,
        typos: None,
        pattern: None,
        lookup: None,
        fills: Vec::new(),
        check_with: None,
        replies: BTreeMap::new(),
        place: place(),
    }
}

pub(super) fn intent(id: &str, learn: &[&str], slots: Vec<Slot>) -> Intent {
    Intent {
        id: id.to_owned(),
        title: id.to_owned(),
        owner: None,
        review_by: None,
        active: true,
        topic_change: None,
        urgent: false,
        effect: Effect::Read,
        handler: None,
        access: Access::default(),
        phrases: BTreeMap::from([("de".to_owned(), phrases(learn))]),
        only_when: None,
        slots,
        confirm: None,
        outcomes: Vec::new(),
        privacy: Privacy::default(),
        on: BTreeMap::new(),
        handoff: None,
        suggest: Vec::new(),
        broken: false,
        place: place(),
        keys: BTreeMap::new(),
    }
}

pub(super) fn answer(id: &str, role: Option<Role>, learn: &[&str]) -> Answer {
    Answer {
        id: id.to_owned(),
        text_id: format!("basics-{id}"),
        phrases: BTreeMap::from([("de".to_owned(), phrases(learn))]),
        role,
        link: None,
        handoff: None,
        urgent: false,
        valid_from: None,
        valid_until: None,
        channels: Vec::new(),
        only_after: Vec::new(),
        suggest: Vec::new(),
        data: DataClass::Public,
        owner: None,
        review_by: None,
        broken: false,
        place: place(),
    }
}

pub(super) fn catalog(intents: Vec<Intent>, answers: Vec<Answer>) -> Catalog {
    let collection = Collection {
        name: "basics".into(),
        owner: None,
        review_by: None,
        answers,
        broken: false,
        place: place(),
        keys: BTreeMap::new(),
    };
    Catalog { intents, collections: vec![collection], ..Catalog::default() }
}

/// Reads `12`, `12 euro`, words of days and words of lists, exactly as written.
pub(super) struct Simple;

impl EntityKind for Simple {
    fn name(&self) -> &str {
        "simple"
    }

    fn class(&self) -> DataClass {
        DataClass::Public
    }

    fn readings(&self, said: &Utterance, expected: &Expectation<'_>) -> Vec<Reading> {
        let mut readings = Vec::new();
        let mut push = |tokens: std::ops::Range<usize>, kind: SlotType, value: Value, proof| {
            let span = said.span_of(tokens.clone()).unwrap();
            readings.push(Reading {
                tokens,
                span,
                kind,
                value,
                proof,
                weight: 1.0,
                note: crate::entity::Note::default(),
            });
        };
        let tokens = said.tokens();
        for (at, token) in tokens.iter().enumerate() {
            let next = tokens.get(at + 1).map(|t| t.norm.as_str());
            if token.shape == Shape::Number
                && let Ok(digits) = token.norm.replace([',', '.'], "").parse::<i64>()
            {
                let scale = token.norm.split(',').nth(1).map_or(0, str::len);
                let minor = if scale == 2 { digits } else { digits * 100 };
                let money = Value::Money(Money { minor, currency: expected.currency });
                if next.is_some_and(|n| ["euro", "€", "euros", "eur"].contains(&n)) {
                    push(at..at + 2, SlotType::Money, money, Proof::Marked);
                } else if at > 0 && tokens[at - 1].norm == "€" {
                    push(at - 1..at + 1, SlotType::Money, money, Proof::Marked);
                } else if expected.asked == Some(&SlotType::Money) {
                    push(at..at + 1, SlotType::Money, money, Proof::Likely);
                }
                let number = Value::Number(Decimal { digits: digits.into(), scale: scale as u8 });
                push(at..at + 1, SlotType::Number, number, Proof::Likely);
            }
            if ["morgen", "heute", "tomorrow", "today"].contains(&token.norm.as_str()) {
                let value = Value::Date(expected.now.date());
                push(at..at + 1, SlotType::Date, value, Proof::Marked);
            }
        }
        for list in expected.lists {
            for (item, words) in &list.values {
                for word in words {
                    let word: Vec<String> = Utterance::new(word).tokens().iter().map(|t| t.norm.clone()).collect();
                    for at in 0..=tokens.len().saturating_sub(word.len()) {
                        let here = tokens[at..].iter().take(word.len()).map(|t| &t.norm);
                        let ends = |t: &String, w: &String| t == w || [format!("{w}s"), format!("{w}n")].contains(t);
                        if word.len() <= tokens.len() && here.zip(&word).all(|(t, w)| ends(t, w)) {
                            let kind = SlotType::List(list.list.clone());
                            push(at..at + word.len(), kind, Value::Item(item.clone()), Proof::Marked);
                        }
                    }
                }
            }
        }
        readings
    }

    fn show(&self, _: &serde_json::Value, _: &Language) -> String {
        String::new()
    }

    fn sample(&self) -> serde_json::Value {
        serde_json::Value::Null
    }
}

pub(super) fn train(catalog: &Catalog, titles: &[Title]) -> Understanding {
    Understanding::train(catalog, &Languages::default(), &Entities::default().with(Simple), titles)
}

pub(super) fn context(language: &str) -> Context<'_> {
    Context {
        language,
        now: jiff::civil::date(2026, 3, 2).at(9, 0, 0, 0),
        open: None,
        recent: None,
        impossible: &[],
        lists: &[],
        policy: Default::default(),
        begun: None,
    }
}

pub(super) fn rank(understanding: &Understanding, text: &str) -> Ranking {
    understanding.rank(&Utterance::new(text), &context("de"))
}

pub(super) fn rank_in<'a>(understanding: &Understanding, text: &str, intent: &'a str, asked: Asked<'a>) -> Ranking {
    understanding.rank(&Utterance::new(text), &Context { open: Some(Open { intent, asked }), ..context("de") })
}
