//! Fitting: whatever the text and the limits, nothing is lost, and every piece fits.

use proptest::prelude::*;
use schalter::engine::{Buttons, Capabilities, Cards, Limit, Unit, fit};
use schalter::{Card, Choice, ConversationId, DataClass, Link, Outgoing, Part, Purpose};

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
    assert!(matches!(&long[0].part, Part::Choices { options, .. } if options[0].title == "Girokon…"), "{long:?}");
    let same = ask("Welches?", &["Girokonto alt", "Girokonto neu"]);
    assert_eq!(same[0].text(), "Welches?\n1. Girokonto alt\n2. Girokonto neu", "cut, nobody could tell them apart");
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
                prop_assert_eq!(shown, visible(&prompt));
                let payloads = |options: &[Choice]| options.iter().map(|one| one.payload.clone()).collect::<Vec<_>>();
                prop_assert_eq!(payloads(kept), payloads(&options));
                for (kept, option) in kept.iter().zip(&options) {
                    prop_assert!(kept.title.chars().count() <= 8);
                    let whole = kept.title == option.title;
                    prop_assert!(whole || option.title.starts_with(kept.title.trim_end_matches('…')));
                    // Two that were told apart before still are.
                    let others = kept_titles(&fitted).filter(|title| **title == kept.title).count();
                    prop_assert_eq!(others, titles.iter().filter(|title| **title == option.title).count());
                }
            }
            _ => for title in &titles {
                prop_assert!(shown.contains(&visible(title)));
            },
        }
    }

    #[test]
    fn cards_lose_no_word_no_button_and_no_address(
        cards in prop::collection::vec(card(), 1..5), max in 0_usize..3, buttons in 0_usize..4, images in any::<bool>(),
    ) {
        let mut capabilities = with_buttons();
        let chars = |max| Limit::new(max, Unit::Chars);
        capabilities.cards = (max > 0).then(|| Cards { max, title: chars(8), subtitle: chars(12), buttons });
        capabilities.links = (buttons > 0).then(|| Buttons { max: buttons, title: chars(8), payload: chars(40), prompt: chars(20) });
        capabilities.images = images;
        let fitted = fit(message(Part::Cards { cards: cards.clone() }), &capabilities);
        let shown = fitted.iter().map(|piece| format!("{:?}", piece.part)).collect::<String>();
        let words = visible(&shown);
        for card in &cards {
            for link in &card.links {
                prop_assert!(words.contains(&link.url), "{shown}");
            }
            for option in &card.options {
                // As a button, or as a numbered line.
                prop_assert!(shown.contains(&option.payload) || words.contains(&visible(&option.title)), "{shown}");
            }
            prop_assert!(!images || card.image.as_ref().is_none_or(|image| shown.contains(image)));
        }
        for piece in &fitted {
            match &piece.part {
                Part::Cards { cards } => {
                    let fits = |card: &Card| card.title.chars().count() <= 8 && card.options.len() + card.links.len() <= buttons;
                    prop_assert!(cards.len() <= max && cards.iter().all(fits));
                }
                Part::Choices { options, .. } => prop_assert!(options.len() <= 3),
                Part::Links { links, .. } => prop_assert!(links.len() <= buttons),
                Part::Text { text } => prop_assert!(text.chars().count() <= 60),
                Part::Media { .. } => prop_assert!(images),
                other => prop_assert!(false, "{other:?}"),
            }
        }
        let ids: std::collections::BTreeSet<_> = fitted.iter().map(|piece| &piece.id).collect();
        prop_assert_eq!(ids.len(), fitted.len());
    }
}

fn kept_titles(fitted: &[Outgoing]) -> impl Iterator<Item = &String> {
    let options = fitted.iter().filter_map(|piece| match &piece.part {
        Part::Choices { options, .. } => Some(options),
        _ => None,
    });
    options.flatten().map(|option| &option.title)
}

fn card() -> impl Strategy<Value = Card> {
    let options = prop::collection::vec("[a-zä]{1,10}".prop_map(|title| choice(&title)), 0..3);
    let link = ("[a-zä]{1,10}", "https://x\\.example/[a-z]{1,9}").prop_map(|(title, url)| Link { title, url });
    let image = prop::option::of("https://i\\.example/[a-z]{1,9}");
    ("[a-zä ]{1,12}", prop::option::of("[a-zä ]{1,20}"), image, options, prop::collection::vec(link, 0..3))
        .prop_map(|(title, subtitle, image, options, links)| Card { title, subtitle, image, options, links })
}

#[test]
fn what_a_channel_cannot_show_is_written_out() {
    let plain = Capabilities::default();
    let words = |part: Part| fit(message(part), &plain).iter().map(|one| one.text().to_owned()).collect::<Vec<_>>();
    let link = Link { title: "Filialen".into(), url: "https://bank.example/filialen".into() };
    let links = Part::Links { prompt: "Hier:".into(), links: vec![link.clone()] };
    assert_eq!(words(links), ["Hier:\nFilialen: https://bank.example/filialen"]);
    let url = "https://bank.example/plan.pdf".to_owned();
    let document = Part::Media { kind: schalter::MediaKind::Document, url, alt: "Lageplan".into() };
    assert_eq!(words(document), ["Lageplan\nhttps://bank.example/plan.pdf"]);
    let card = Card {
        title: "Girokonto".into(),
        subtitle: Some("Ohne Gebühren".into()),
        image: Some("https://bank.example/giro.png".into()),
        options: vec![choice("Eröffnen"), choice("Mehr")],
        links: vec![link],
    };
    let expected =
        ["Girokonto\nOhne Gebühren\nFilialen: https://bank.example/filialen", "Girokonto\n1. Eröffnen\n2. Mehr"];
    assert_eq!(words(Part::Cards { cards: vec![card] }), expected);
    let summary = Part::HandOver { summary: "queue: service".into() };
    assert!(words(summary.clone()).is_empty());
    let mut native = Capabilities::default();
    native.handover = true;
    assert_eq!(fit(message(summary), &native).len(), 1);
}
