//! Fitting: whatever the text and the limits, nothing is lost, and every piece fits.

use proptest::prelude::*;
use schalter::engine::{Buttons, Capabilities, Limit, Unit, fit};
use schalter::{Choice, ConversationId, DataClass, Outgoing, Part, Purpose};

fn message(part: Part) -> Outgoing {
    Outgoing {
        id: "m".into(),
        conversation: ConversationId::new("web", "anna"),
        seq: 1,
        purpose: Purpose::Reply,
        part,
        not_after: None,
        text_id: Some("balance-done".into()),
        class: DataClass::Account,
    }
}

fn text(words: &str) -> Outgoing {
    message(Part::Text { text: words.into() })
}

fn limited(max: usize, unit: Unit) -> Capabilities {
    let mut capabilities = Capabilities::default();
    capabilities.text = Limit::new(max, unit);
    capabilities
}

fn pieces(words: &str, max: usize) -> Vec<String> {
    fit(text(words), &limited(max, Unit::Chars)).iter().map(|piece| piece.text().to_owned()).collect()
}

#[test]
fn cuts_where_a_reader_would() {
    assert_eq!(pieces("Kurz.", 20), ["Kurz."]);
    assert_eq!(pieces("", 20), [""]);
    assert_eq!(pieces("Erster Absatz hier.\n\nZweiter Absatz.", 30), ["Erster Absatz hier.", "Zweiter Absatz."]);
    assert_eq!(
        pieces("Ein Satz steht hier. Noch einer folgt dann.", 30),
        ["Ein Satz steht hier.", "Noch einer folgt dann."]
    );
    assert_eq!(pieces("eins zwei drei vier", 11), ["eins zwei", "drei vier"]);
    assert_eq!(pieces("Donaudampfschiff", 6), ["Donaud", "ampfsc", "hiff"]);
    // A flag, a family and a letter with its accent stay whole.
    let fitted = fit(text("👨‍👩‍👧👨‍👩‍👧"), &limited(6, Unit::Chars));
    assert_eq!(fitted.len(), 2);
    assert_eq!(fitted[0].text(), "👨‍👩‍👧");
}

#[test]
fn pieces_are_numbered_and_keep_everything_else() {
    let fitted = fit(text("eins zwei drei vier"), &limited(11, Unit::Chars));
    let ids: Vec<_> = fitted.iter().map(|piece| piece.id.as_str()).collect();
    assert_eq!(ids, ["m", "m.2"]);
    assert!(fitted.iter().all(|p| p.class == DataClass::Account && p.text_id.as_deref() == Some("balance-done")));
}

fn choice(title: &str) -> Choice {
    Choice { title: title.into(), payload: format!("c:{title}"), hint: None }
}

fn with_buttons() -> Capabilities {
    let mut capabilities = limited(60, Unit::Chars);
    let chars = |max| Limit::new(max, Unit::Chars);
    capabilities.buttons = Some(Buttons { max: 3, title: chars(8), payload: chars(20), prompt: chars(20) });
    capabilities
}

#[test]
fn buttons_are_kept_where_they_fit_and_become_numbered_lines_where_not() {
    let ask = |prompt: &str, titles: &[&str]| {
        let options = titles.iter().map(|title| choice(title)).collect();
        fit(message(Part::Choices { prompt: prompt.into(), options }), &with_buttons())
    };
    assert!(
        matches!(&ask("Welches Konto?", &["Giro", "Depot"])[..], [one] if matches!(one.part, Part::Choices { .. }))
    );
    let many = ask("Welches?", &["Giro", "Depot", "Karte", "Sparen"]);
    assert_eq!(many[0].text(), "Welches?\n1. Giro\n2. Depot\n3. Karte\n4. Sparen");
    let long = ask("Welches?", &["Girokonto", "Depot"]);
    assert_eq!(long[0].text(), "Welches?\n1. Girokonto\n2. Depot");
    let prompt = ask("Hier steht ein Satz. Welches Konto?", &["Giro", "Depot"]);
    assert_eq!(prompt.len(), 2);
    assert_eq!(prompt[0].text(), "Hier steht ein Satz.");
    assert!(matches!(&prompt[1].part, Part::Choices { prompt, .. } if prompt == "Welches Konto?"));
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Chars), Just(Unit::Utf16), Just(Unit::Bytes), Just(Unit::Graphemes)]
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn nothing_is_lost_and_every_piece_fits(words in "(?s).{0,300}", max in 1_usize..80, unit in unit()) {
        let fitted = fit(text(&words), &limited(max, unit));
        let joined: String = fitted.iter().map(|piece| visible(piece.text())).collect();
        prop_assert_eq!(joined, visible(&words));
        for piece in fitted {
            prop_assert!(unit.length(piece.text()) <= max || piece.text().chars().count() == 1, "{:?}", piece.text());
        }
    }

    #[test]
    fn no_choice_is_lost(prompt in ".{0,60}", titles in prop::collection::vec("[a-zäöü ]{1,12}", 1..8)) {
        let options: Vec<_> = titles.iter().map(|title| choice(title)).collect();
        let fitted = fit(message(Part::Choices { prompt: prompt.clone(), options: options.clone() }), &with_buttons());
        let shown: String = fitted.iter().map(|piece| visible(piece.text())).collect();
        match &fitted.last().unwrap().part {
            Part::Choices { options: kept, .. } => {
                prop_assert_eq!(kept, &options);
                prop_assert_eq!(shown, visible(&prompt));
            }
            _ => for title in &titles {
                prop_assert!(shown.contains(&visible(title)));
            },
        }
    }
}
