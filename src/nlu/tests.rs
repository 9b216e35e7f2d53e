//! Rules that must hold whatever the figures are.

use super::fixture::*;
use super::*;
use crate::catalog::{Catalog, Replies, Role};
use crate::entity::{Proof, SlotType, Value};
use crate::text::Utterance;
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

fn bank() -> Catalog {
    let mut transfer = intent(
        "transfer",
        &[
            "[bitte] (überweise|schick) {amount=250 Euro} an {recipient=Anna Müller}",
            "(überweise|schick) {recipient=Anna} {amount=50 Euro}",
            "{amount=30 Euro} an {recipient=Oma}",
            "[neue] Überweisung",
            "Geld überweisen",
            "ich möchte [an {recipient=Tom}] Geld überweisen",
        ],
        vec![
            slot("amount", SlotType::Money),
            slot("recipient", SlotType::Name),
            slot("date", SlotType::Date),
            slot("instant", SlotType::YesNo),
        ],
    );
    let replies = |slot: usize| Replies {
        sentences: if slot == 1 { vec![phrase("[das geht] an {recipient=Optik Klein}")] } else { Vec::new() },
        called: vec![phrase(["Betrag", "Empfänger", "Datum", "Echtzeit"][slot])],
        yes: if slot == 3 { vec![phrase("per Echtzeit")] } else { Vec::new() },
        no: if slot == 3 { vec![phrase("nicht per Echtzeit")] } else { Vec::new() },
    };
    for (number, slot) in transfer.slots.iter_mut().enumerate() {
        slot.replies.insert("de".into(), replies(number));
    }
    let mut balance = intent("balance", &["[mein] Kontostand", "wie viel Geld habe ich", "Giro Konto"], vec![]);
    balance.phrases.get_mut("de").unwrap().followup = vec![phrase("und insgesamt")];
    let to_the_till = intent("till", &["50 Euro an der Kasse"], vec![]);
    let answers = vec![
        answer("yes", Some(Role::Yes), &["ja [bitte|genau]", "genau"]),
        answer("no", Some(Role::No), &["nein [danke]", "ne"]),
        answer("cancel", Some(Role::Cancel), &["abbrechen", "stopp"]),
        answer("help", Some(Role::Help), &["Hilfe"]),
        answer("stop_card", None, &["Karte stoppen", "Karte verloren", "Karte sperren"]),
        answer("weather", Some(Role::OutOfScope), &["wie wird das Wetter", "erzähl einen Witz"]),
    ];
    catalog(vec![transfer, balance, to_the_till], answers)
}

static BANK: LazyLock<Understanding> = LazyLock::new(|| train(&bank(), &[]));

fn first(ranking: &Ranking) -> (&str, f32) {
    ranking.candidates.first().map_or(("-", 0.0), |c| (c.target.id(), c.score))
}

fn value<'r>(filled: &'r [Filled], slot: &str) -> Option<&'r Filled> {
    filled.iter().find(|f| f.slot == slot)
}

fn text(filled: Option<&Filled>) -> Option<&str> {
    match filled?.values.first()? {
        Value::Text(text) => Some(text),
        Value::Money(_) => Some("money"),
        Value::Date(_) => Some("date"),
        Value::YesNo(true) => Some("yes"),
        Value::YesNo(false) => Some("no"),
        _ => Some("other"),
    }
}

#[test]
fn a_phrase_is_certain_whatever_its_writing() {
    for said in [
        "Überweise 50 Euro an Anna Müller",
        "ueberweise 50 euro an Anna Müller!",
        "Girokonto",
        "giro-konto",
        "mein kontostand?",
        "MEIN KONTOSTAND!!!",
        "  wie viel, \n GELD habe ich ?",
    ] {
        assert_eq!(first(&rank(&BANK, said)).1, 1.0, "{said}");
    }
}

#[test]
fn free_text_is_certain_only_where_capitals_prove_it() {
    let small = rank(&BANK, "überweise 50 euro an anna müller");
    assert_eq!(first(&small).0, "transfer");
    assert!(first(&small).1 < 1.0 && first(&small).1 > 0.75, "{small:?}");
    assert_eq!(text(value(&small.candidates[0].slots, "recipient")), Some("anna müller"));
}

#[test]
fn a_literal_phrase_beats_free_text() {
    assert_eq!(first(&rank(&BANK, "50 Euro an der Kasse")).0, "till");
}

#[test]
fn a_language_is_asked_for_by_a_whole_message_only() {
    for (said, language) in [
        ("bitte auf Deutsch", Some("de")),
        ("sprich deutsch", Some("de")),
        ("German please", Some("de")),
        ("Kann ich Deutsch sprechen?", Some("de")),
        ("Miete für den Deutschkurs", None),
        ("Überweise 50 Euro an die Deutsch AG", None),
        ("auf dem Girokonto", None),
        ("", None),
    ] {
        assert_eq!(rank(&BANK, said).asked_language.as_deref(), language, "{said}");
    }
}

#[test]
fn own_values_and_fillers_are_skipped() {
    let ranking = rank(&BANK, "überweise bitte morgen 50 Euro an Anna Müller per Echtzeit");
    assert_eq!(first(&ranking).0, "transfer");
    assert_eq!(ranking.candidates[0].how, How::Phrase);
    let slots = &ranking.candidates[0].slots;
    assert_eq!(text(value(slots, "recipient")), Some("Anna Müller"));
    assert_eq!(text(value(slots, "date")), Some("date"));
    assert_eq!(text(value(slots, "instant")), Some("yes"));
    let not = rank(&BANK, "überweise 50 Euro an Anna nicht per Echtzeit");
    assert_eq!(text(value(&not.candidates[0].slots, "instant")), Some("no"));
    assert_eq!(text(value(&not.candidates[0].slots, "recipient")), Some("Anna"));
    // A value that the other goal has no slot for is no island.
    assert!(first(&rank(&BANK, "Kontostand 50 Euro")).1 < 0.98);
}

#[test]
fn bare_numbers_may_be_amounts() {
    let ranking = rank(&BANK, "schick Jonas 25");
    assert_eq!(first(&ranking).0, "transfer");
    assert_eq!(text(value(&ranking.candidates[0].slots, "amount")), Some("money"));
    assert!(first(&ranking).1 < 1.0);
}

#[test]
fn typing_errors_are_forgiven_below_certainty() {
    let several = rank(&BANK, "überwiese 50 euro an jonas weber");
    assert_eq!(
        (first(&several).0, text(value(&several.candidates[0].slots, "recipient"))),
        ("transfer", Some("jonas weber"))
    );
    for said in ["kontostant", "ueberweisng", "Karte spären", "uberweise 50 Euro an Anna"] {
        let ranking = rank(&BANK, said);
        let (id, score) = first(&ranking);
        assert_ne!(id, "-", "{said}");
        assert!((0.45..1.0).contains(&score), "{said}: {score}");
    }
}

#[test]
fn small_words_count_as_the_whole_message_or_before_a_correction() {
    let heard = |said| rank_in(&BANK, said, "transfer", Asked::Confirmation).heard.map(|h| (h.role, h.rest.len()));
    assert_eq!(heard("Ja, bitte!"), Some((Role::Yes, 0)));
    assert_eq!(heard("ja genau, ja"), Some((Role::Yes, 0)));
    assert_eq!(heard("👍"), Some((Role::Yes, 0)));
    assert_eq!(heard("nein, 55 Euro"), Some((Role::No, 2)));
    assert_eq!(heard("nein 55 Euro"), Some((Role::No, 2)));
    assert_eq!(heard("nein an Jonas"), Some((Role::No, 2)));
    assert_eq!(heard("ne Überweisung"), None);
    assert_eq!(heard("stopp"), Some((Role::Cancel, 0)));
    assert_eq!(heard("Karte stoppen"), None);
    assert_eq!(heard("Hilfe"), Some((Role::Help, 0)));
    assert_eq!(heard("jaa"), None);
    assert!(rank(&BANK, "Hilfe").candidates.iter().any(|c| c.target.id() == "basics-help"));
    assert!(rank(&BANK, "stopp").candidates.iter().all(|c| c.target.id() != "basics-cancel"));
}

#[test]
fn a_correction_carries_its_values() {
    let ranking = rank_in(&BANK, "nein, 55 Euro an Jonas", "transfer", Asked::Confirmation);
    assert_eq!(text(value(&ranking.mentioned, "amount")), Some("money"));
    assert_eq!(text(value(&ranking.mentioned, "recipient")), Some("Jonas"));
    let called = rank_in(&BANK, "nein, den Betrag und das Datum", "transfer", Asked::Change);
    assert_eq!(called.called, ["amount", "date"]);
    // A bare yes is no value of a yes/no detail that nobody asked for.
    assert!(rank_in(&BANK, "ja", "transfer", Asked::Confirmation).mentioned.is_empty());
    let asked = rank_in(&BANK, "ja genau", "transfer", Asked::Slot("instant"));
    assert_eq!(text(asked.answer.first()), Some("yes"));
}

#[test]
fn the_asked_slot_is_answered() {
    let asked = |said, slot| rank_in(&BANK, said, "transfer", Asked::Slot(slot));
    assert_eq!(text(asked("Anna Müller", "recipient").answer.first()), Some("Anna Müller"));
    assert_eq!(text(asked("an die Anna Müller bitte", "recipient").answer.first()), Some("Anna Müller"));
    assert_eq!(text(asked("das geht an optik klein", "recipient").answer.first()), Some("optik klein"));
    assert_eq!(text(asked("Anna Müller per Echtzeit", "recipient").answer.first()), Some("Anna Müller"));
    assert_eq!(text(asked("Anna Müller, 20 Euro", "recipient").answer.first()), Some("Anna Müller"));
    assert_eq!(text(asked("250", "amount").answer.first()), Some("money"));
    assert_eq!(asked("250", "amount").answer[0].proof, Proof::Likely);
    assert!(asked("mein Kontostand", "recipient").answer.is_empty());
    assert!(asked("abbrechen", "recipient").answer.is_empty());
    assert!(asked("vielleicht", "amount").answer.is_empty());
}

#[test]
fn followups_count_only_shortly_after() {
    let said = Utterance::new("und insgesamt");
    assert!(BANK.rank(&said, &context("de")).candidates.iter().all(|c| !c.followup));
    let after = BANK.rank(&said, &Context { recent: Some("balance"), ..context("de") });
    assert!(after.candidates[0].followup && after.candidates[0].score == 1.0);
    let impossible = ["balance".to_owned()];
    let barred = BANK.rank(&Utterance::new("Kontostand"), &Context { impossible: &impossible, ..context("de") });
    assert!(barred.candidates.iter().all(|c| c.target.id() != "balance"));
}

#[test]
fn nonsense_is_out_of_scope() {
    for said in ["wie wird das Wetter morgen in Rom", "blub zap quorx", "asdf", "Warum ist die Banane krumm"] {
        let ranking = rank(&BANK, said);
        let inside = ranking.candidates.iter().filter(|c| c.target.id() != "basics-weather");
        assert!(inside.map(|c| c.score).fold(0.0, f32::max) < 0.75, "{said}: {ranking:?}");
        assert!(ranking.out_of_scope > 0.25, "{said}: {}", ranking.out_of_scope);
    }
}

#[test]
fn reasons_say_where_the_phrase_stands() {
    let ranking = rank(&BANK, "Karte verloren");
    assert!(matches!(&ranking.candidates[0].reasons[..], [Reason::Phrase { phrase, place }]
        if phrase == "Karte verloren" && place == "intents/test.toml:1"));
    let explain = |said| BANK.explain(&Utterance::new(said), &context("de"));
    let ranking = explain("ich habe die karte gesperrt haben wollen");
    assert!(matches!(&ranking.candidates[0].reasons[0], Reason::Features(features) if !features.is_empty()));
    // The runner-up says which words speak for the best, strongest first.
    let several =
        ["ich habe noch geld zu überweisen", "geld auf der karte", "karte und kontostand", "meine karte an anna"];
    let ranking = several.map(explain).into_iter().find(|ranking| ranking.candidates.len() > 1).unwrap();
    let against = |candidate: &Candidate| {
        candidate.reasons.iter().find_map(|reason| match reason {
            Reason::Against(words) => Some(words.clone()),
            _ => None,
        })
    };
    let words = against(&ranking.candidates[1]).unwrap();
    assert!(!words.is_empty() && words.iter().all(|(_, lead)| *lead > 0.0), "{words:?}");
    assert!(words.is_sorted_by(|a, b| a.1 >= b.1) && against(&ranking.candidates[0]).is_none());
    let doubt = rank(&BANK, "überwiese 50 euro an jonas");
    let doubt = doubt.candidates[0].reasons.iter().find(|reason| matches!(reason, Reason::Doubt { .. }));
    assert_eq!(doubt, Some(&Reason::Doubt { typos: 1, unproved: 1, bare: 0 }));
}

#[test]
fn negative_examples_hold_word_for_word() {
    let mut catalog = bank();
    catalog.intents[1].phrases.get_mut("de").unwrap().not = vec![phrase("Kontostand (falsch|fehlerhaft)")];
    let bank = train(&catalog, &[]);
    for said in ["Kontostand falsch", "kontostand: FEHLERHAFT!"] {
        assert!(rank(&bank, said).candidates.iter().all(|c| c.target.id() != "balance"), "{said}");
    }
    assert_eq!(first(&rank(&bank, "Kontostand")).0, "balance");
}

#[test]
fn titles_are_phrases() {
    let title = Title { language: "de".into(), id: "balance".into(), text: "Finanzüberblick".into() };
    assert_eq!(first(&rank(&train(&bank(), &[title]), "finanzüberblick")), ("balance", 1.0));
}

#[test]
fn a_second_request_is_told_beside_the_first() {
    for (said, one, two) in [
        ("Kontostand und dann überweise 50 Euro an Jonas", "balance", "transfer"),
        ("Karte sperren. Wie viel Geld habe ich?", "basics-stop_card", "balance"),
    ] {
        let ranking = rank(&BANK, said);
        assert_eq!(first(&ranking).0, one, "{said}");
        let second = ranking.second.as_ref().unwrap();
        assert_eq!(second.target.id(), two, "{said}");
        for slot in &second.slots {
            let words = Utterance::new(said).raw_of(slot.tokens.clone()).to_owned();
            assert!(words == "50 Euro" || words == "Jonas", "{said}: {words}");
        }
    }
    let again = rank(&BANK, "überweise 50 Euro an Anna Müller und 30 Euro an Jonas");
    assert_eq!(text(value(&again.candidates[0].slots, "recipient")), Some("Anna Müller"));
    let second = again.second.as_ref().unwrap();
    assert_eq!((second.target.id(), text(value(&second.slots, "recipient"))), ("transfer", Some("Jonas")));
    let mut purpose = bank();
    purpose.intents[0].slots.push(slot("purpose", SlotType::Text));
    let learn = &mut purpose.intents[0].phrases.get_mut("de").unwrap().learn;
    learn.push(phrase("überweise {amount=50 Euro} an {recipient=Anna} für {purpose=die Miete Mai}"));
    let purpose = train(&purpose, &[]);
    let torn = rank(&purpose, "überweise 50 Euro an Anna für die Miete. Wie viel Geld habe ich?");
    assert_eq!(torn.second.as_ref().map(|second| second.target.id()), Some("balance"));
    assert!(rank(&purpose, "überweise 50 Euro an Anna für Miete, Kontostand").second.is_none());
    for said in [
        "überweise 50 Euro an Anna und Jonas",
        "überweise 50 Euro an Anna Müller. Nein, 60 Euro an Jonas",
        "Karte verloren und stoppen",
        "Hilfe, die Karte ist verloren",
        "mein Kontostand",
        "und",
        "und und",
    ] {
        assert!(rank(&BANK, said).second.is_none(), "{said}");
    }
    // What is said while a form is open belongs to it.
    let open = rank_in(&BANK, "50 Euro und wie viel Geld habe ich", "transfer", Asked::Slot("amount"));
    assert!(open.second.is_none());
}

#[test]
fn learning_twice_gives_the_same() {
    let again = train(&bank(), &[]);
    for said in ["überweis mal was an Anna", "karte weg", "wie viel hab ich", "nein, 20", "äh"] {
        assert_eq!(format!("{:?}", rank(&BANK, said)), format!("{:?}", rank(&again, said)));
    }
}

/// What was learnt before is taken where the sentences are the same, and nowhere else.
#[test]
fn what_was_kept_gives_the_same() {
    let said = ["überweis mal was an Anna", "karte weg", "wie viel hab ich", "geld auf der karte"];
    let ranks = |bank: &Understanding| said.map(|said| format!("{:?}", rank(bank, said)));
    let (languages, entities) = (Default::default(), crate::entity::Entities::default().with(Simple));
    let kept = Compiled::from_bytes(&BANK.compiled().to_bytes());
    assert!(kept.is_like(&BANK.compiled()) && !kept.is_empty());
    let again = Understanding::train_with(&bank(), &languages, &entities, &[], &kept);
    assert_eq!(ranks(&again), ranks(&BANK));
    // Any damage: all is learnt anew.
    let bytes = BANK.compiled().to_bytes();
    for place in [0, 40, bytes.len() / 2, bytes.len() - 2] {
        let mut damaged = bytes.clone();
        damaged[place] ^= 1;
        assert!(Compiled::from_bytes(&damaged).is_empty(), "{place}");
    }
    let mut edited = bank();
    edited.intents[1].phrases.get_mut("de").unwrap().learn.push(phrase("was ist noch übrig"));
    let full = Understanding::train_with(&edited, &languages, &entities, &[], &kept);
    assert!(full.is_calibrated() && !full.compiled().is_like(&kept));
    // At once: the phrase is known, and learning all behind it gives what learning from nothing gives.
    let quick = BANK.retrain(&edited, &languages, &[]);
    assert_eq!(first(&rank(&quick, "was ist noch übrig")), ("balance", 1.0));
    assert!(!quick.is_calibrated() || quick.compiled().is_like(&full.compiled()));
    let behind = Understanding::train_with(&edited, &languages, &entities, &[], &quick.compiled());
    assert_eq!(ranks(&behind), ranks(&full));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn the_order_of_files_does_not_matter(order in Just(vec![0, 1, 2, 3]).prop_shuffle()) {
        let file = |id: &str, phrases: &str| {
            let text = format!("[intent]\ntitle = \"T\"\nhandler = \"t.do\"\n[phrases]\nde = [{phrases}]\n[outcome.done]\n");
            (std::path::PathBuf::from(format!("intents/{id}.toml")), text.into_bytes())
        };
        let files = [
            file("card", "\"Karte sperren\", \"meine Karte ist weg\", \"Karte verloren\""),
            file("balance", "\"Kontostand\", \"wie viel Geld habe ich\", \"Geld auf der Karte\""),
            file("loan", "\"Kredit\", \"ich brauche Geld\", \"Karte und Kredit\""),
            file("address", "\"neue Adresse\", \"ich bin umgezogen\""),
        ];
        let learnt = |order: &[usize]| {
            let (languages, entities) = (crate::lang::Languages::default(), crate::entity::Entities::default());
            let files = order.iter().map(|at| files[*at].clone()).collect();
            let catalog = crate::catalog::read(files, &languages, &entities).0;
            let bank = Understanding::train(&catalog, &languages, &entities, &[]);
            ["ich brauche eine Karte", "Geld weg", "umgezogen", "Krdit"].map(|said| format!("{:?}", rank(&bank, said)))
        };
        prop_assert_eq!(learnt(&order), learnt(&[0, 1, 2, 3]));
    }
}

proptest! {
    #[test]
    fn any_text_is_read(said in "\\PC{0,60}") {
        let ranking = rank_in(&BANK, &said, "transfer", Asked::Slot("recipient"));
        for candidate in &ranking.candidates {
            prop_assert!((0.0..=1.0).contains(&candidate.score));
        }
        prop_assert!((0.0..=1.0).contains(&ranking.out_of_scope));
    }

    #[test]
    fn spelling_does_not_matter(words in proptest::collection::vec(
        prop::sample::select(vec!["überweisung", "möchte", "geld", "karte", "ich", "an", "größe", "50 euro", "morgen", "bitte"]), 1..7)) {
        let plain = words.join(" ");
        let other = format!("  {} !", plain.replace('ü', "ue").replace('ö', "oe").replace('ß', "ss").replace(' ', "  "));
        let scores = |ranking: Ranking| -> Vec<(String, f32)> {
            ranking.candidates.iter().map(|c| (c.target.id().to_owned(), c.score)).collect()
        };
        prop_assert_eq!(scores(rank(&BANK, &plain)), scores(rank(&BANK, &other)));
    }
}

/// The format's example, where it lies beside the repository: every learnt phrase is understood
/// at once, and most of the test phrases, which are never learnt.
#[test]
fn the_example_is_understood() {
    let dirs = ["intents", "../shared/format/example/intents"];
    for dir in dirs.map(|dir| Path::new(env!("CARGO_MANIFEST_DIR")).join(dir)) {
        if !dir.is_dir() {
            continue;
        }
        let (languages, entities) = (crate::lang::Languages::default(), crate::entity::Entities::default());
        let (catalog, _) = crate::catalog::load(&dir, &languages, &entities);
        let bank = Understanding::train(&catalog, &languages, &entities, &[]);
        let mut right = [0, 0];
        let mut all = [0, 0];
        let intents = catalog.intents.iter().map(|i| (i.id.as_str(), &i.phrases));
        let answers = catalog.answers().map(|a| (a.text_id.as_str(), &a.phrases));
        for (id, phrases) in intents.chain(answers) {
            for (language, phrases) in phrases {
                for (kind, list) in [&phrases.test, &phrases.not].into_iter().enumerate() {
                    for phrase in list {
                        let said = super::view::example(&phrase.expansions(1)[0], |_| None).said;
                        let ranking = bank.rank(&said, &context(language));
                        let (found, score) = first(&ranking);
                        let hit = found == id && score >= 0.45;
                        assert!(kind == 0 || !hit, "{:?} is {found} with {score}", said.raw());
                        all[kind] += 1;
                        if hit == (kind == 0) {
                            right[kind] += 1;
                        }
                        if hit != (kind == 0) || std::env::var("SHOW").is_ok() {
                            let second = ranking.candidates.get(1).map(|c| (c.target.id(), c.score));
                            eprintln!(
                                "{kind} {id}: {:?} -> {found} {score:.2} {second:?} {:.2}",
                                said.raw(),
                                ranking.out_of_scope
                            );
                        }
                    }
                }
            }
        }
        assert!(right[0] * 10 >= all[0] * 7, "test phrases: {} of {}", right[0], all[0]);
        assert_eq!(right[1], all[1], "negative examples");
    }
}
