//! The example of the file format, read.

use schalter::catalog::{self, Catalog, Diagnostic};
use schalter::entity::Entities;
use schalter::lang::Languages;
use std::path::Path;

fn example() -> (Catalog, Vec<Diagnostic>) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/example/intents");
    catalog::load(&dir, &Languages::default(), &Entities::default())
}

#[test]
fn the_example_has_no_mistake() {
    let (catalog, told) = example();
    for told in &told {
        let at = told.labels.first().map(|label| (label.place.source.path.clone(), label.place.line()));
        println!("{} {} {:?} {:?}", told.code, told.message, told.args, at);
    }
    assert!(told.is_empty());
    assert_eq!(catalog.intents.len(), 3);
    assert!(catalog.intents.iter().all(|intent| intent.is_on()));
    assert_eq!(catalog.collections.len(), 2);
    assert_eq!(catalog.lists.len(), 4);
    assert_eq!(catalog.scripts.len(), 24);
    assert_eq!(catalog.bot.channel_order, ["web", "messenger", "whatsapp", "console"]);
}

fn of(name: &str, text: &str) -> (Catalog, Vec<Diagnostic>) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/base");
    let mut files = vec![("intents/bot.toml".into(), std::fs::read(dir.join("bot.toml")).unwrap())];
    files.push((Path::new("intents").join(name), text.as_bytes().to_vec()));
    catalog::read(files, &Languages::default(), &Entities::default())
}

/// The sentences of one phrase of an answer, slots in braces.
fn sentences(phrase: &str) -> Vec<String> {
    let text = format!("[collection]\n[answer.a]\nde = [\"{phrase}\"]\nen = [\"x\"]\n");
    let (catalog, told) = of("faq.toml", &text);
    assert!(told.iter().all(|told| told.code == "S12"), "{told:?}");
    let phrase = &catalog.answer("faq-a").unwrap().phrases["de"].learn[0];
    let all = phrase.expansions(1_000);
    assert_eq!(all.len() as u64, phrase.combinations());
    let say = |pieces: &Vec<catalog::Piece>| {
        let each = pieces.iter().map(|piece| match piece {
            catalog::Piece::Words(words) => words.clone(),
            catalog::Piece::Slot { name, .. } => format!("{{{name}}}"),
        });
        each.collect::<Vec<_>>().join(" ")
    };
    all.iter().map(say).collect()
}

#[test]
fn phrases_expand_as_written() {
    assert_eq!(
        sentences("[bitte] Konto[s] zeigen"),
        ["bitte Kontos zeigen", "bitte Konto zeigen", "Kontos zeigen", "Konto zeigen"]
    );
    assert_eq!(sentences("meine [EC-|Kredit]Karte"), ["meine EC-Karte", "meine KreditKarte", "meine Karte"]);
    assert_eq!(sentences("(a|b [c|d])"), ["a", "b c", "b d", "b"]);
    assert_eq!(sentences("[bitte][mal] hallo"), ["bitte mal hallo", "bitte hallo", "mal hallo", "hallo"]);
    assert_eq!(sentences("[bitte|mal|bitte mal]  hallo")[3], "hallo");
}

#[test]
fn slots_and_groups_are_put_in() {
    let (catalog, _) = example();
    let transfer = catalog.intent("transfer").unwrap();
    let first = &transfer.phrases["de"].learn[0];
    assert_eq!(first.combinations(), 16);
    let pieces = &first.expansions(1)[0];
    let slot = |name: &str, example: &str| catalog::Piece::Slot { name: name.into(), example: Some(example.into()) };
    assert_eq!(pieces[0], catalog::Piece::Words("bitte überweise".into()));
    assert_eq!(pieces[1], slot("amount", "250 Euro"));
    assert_eq!(pieces[3], slot("recipient", "Anna Müller"));
    assert_eq!(first.place.source.text[first.place.span.clone()], first.raw);
}

#[test]
fn the_example_says_what_it_says() {
    use schalter::DataClass;
    use schalter::catalog::{ActLevel, ConfirmWhen, DateRule, Effect, Policy, ScriptLine};
    use schalter::entity::{SlotType, Value};
    let (catalog, _) = example();
    let transfer = catalog.intent("transfer").unwrap();
    assert_eq!(transfer.effect, Effect::Money);
    assert_eq!(transfer.access.to_act, Some(ActLevel::Approval));
    let names: Vec<&str> = transfer.slots.iter().map(|slot| slot.name.as_str()).collect();
    assert_eq!(names, ["amount", "recipient", "iban", "purpose", "account", "date", "instant"]);
    assert_eq!(transfer.slot("amount").unwrap().max, Some(money("5000 EUR")));
    assert_eq!(transfer.slot("recipient").unwrap().data, DataClass::Account);
    assert_eq!(transfer.slot("date").unwrap().until, Some(DateRule::Today { years: 1, months: 0, days: 0 }));
    assert_eq!(transfer.slot("account").unwrap().kind, SlotType::List("account".into()));
    assert_eq!(transfer.slot("instant").unwrap().default, Some(Value::YesNo(false)));
    assert!(transfer.slot("iban").unwrap().only_if.is_some());
    let confirm = transfer.confirm.as_ref().unwrap();
    assert_eq!(confirm.when, ConfirmWhen::Always);
    assert_eq!(confirm.shows[0].stands_for.as_deref(), Some("date"));
    let balance = catalog.intent("balance").unwrap();
    assert_eq!(balance.on["messenger"].instead, Policy::Link);
    assert_eq!(balance.outcome("several").unwrap().row.as_ref().unwrap().len(), 2);
    assert_eq!(balance.outcome("one").unwrap().variables[3].data, DataClass::Public);
    assert_eq!(catalog.bot.queues["service"].hours.as_ref().unwrap().len(), 6);
    assert_eq!(catalog.bot.facts["overdraft_rate"].values.len(), 2);
    let strike = catalog.answer("faq-strike-march").unwrap();
    assert_eq!(strike.valid_until.unwrap().to_string(), "2026-03-07T00:00:00");
    let pause = catalog.scripts.iter().find(|script| script.id == "transfer/pause").unwrap();
    assert_eq!(pause.turns[1].action, ScriptLine::Wait(std::time::Duration::from_secs(240)));
    assert_eq!(pause.turns[2].checks[0].0.fact, "login");
}

fn money(text: &str) -> schalter::entity::Value {
    let (number, code) = text.split_once(' ').unwrap();
    let currency = schalter::entity::Currency::new(code).unwrap();
    schalter::entity::Value::Money(schalter::entity::Money { minor: number.parse::<i64>().unwrap() * 100, currency })
}

/// What is told about `max = …` of a slot of type money.
fn amount(value: &str) -> Vec<&'static str> {
    let text = format!(
        "[intent]\ntitle = \"T\"\n[phrases]\nde = [\"x\"]\nen = [\"y\"]\n[slot.amount]\ntype = \"money\"\nmax = {value}\n"
    );
    of("t.toml", &text).1.iter().map(|told| told.message).filter(|message| !message.starts_with("s12")).collect()
}

#[test]
fn amounts_are_read_without_doubt() {
    for fine in [
        "\"5000 EUR\"",
        "\"0.01 EUR\"",
        "\"0,01 EUR\"",
        "\"1.250,50 EUR\"",
        "\"1,250.50 EUR\"",
        "\"12.000.000 EUR\"",
        "\"7 JPY\"",
        "'5000 EUR'",
    ] {
        assert!(amount(fine).is_empty(), "{fine}: {:?}", amount(fine));
    }
    for (wrong, message) in [
        ("\"5.000 EUR\"", "t13"),
        ("\"5,000 EUR\"", "t13"),
        ("5000", "t13-currency"),
        ("5.000", "t13-currency"),
        ("0,01", "t13-currency"),
        ("\"5000\"", "t13-currency"),
        ("\"5000 Euro\"", "t15-money"),
        ("\"1.25,50 EUR\"", "t15-money"),
        ("\"0.001 EUR\"", "t15-money"),
        ("\"7.5 JPY\"", "t15-money"),
        ("\"EUR\"", "t15-money"),
        ("\"99999999999999999999 EUR\"", "t15-money"),
        ("[\"5 EUR\"]", "t15-one"),
    ] {
        assert_eq!(amount(wrong), [message], "{wrong}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let (catalog, told) = catalog::load(Path::new("/nowhere/at/all"), &Languages::default(), &Entities::default());
    assert!(catalog.intents.is_empty());
    let messages: Vec<&str> = told.iter().map(|told| told.message).collect();
    assert_eq!(messages[0], "f07-missing");
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("faq.toml")).unwrap();
    std::fs::write(dir.path().join("bot.toml"), "").unwrap();
    let (catalog, told) = catalog::load(dir.path(), &Languages::default(), &Entities::default());
    assert!(told.iter().any(|told| told.message == "f07-folder"), "{told:?}");
    assert!(catalog.intents.iter().all(|intent| !intent.is_on()));
}

#[test]
fn a_mistake_switches_off_its_own_topic_only() {
    let (catalog, _) = of(
        "faq.toml",
        "[collection]\n[answer.a]\nde = [\"x\"]\nen = [\"y\"]\nrole = \"nope\"\n[answer.b]\nde = [\"z\"]\nen = [\"w\"]\n",
    );
    assert!(catalog.answer("faq-a").unwrap().broken);
    assert!(!catalog.answer("faq-b").unwrap().broken);
    assert!(catalog.bot.channels.values().all(|channel| !channel.broken));
    let bot = "[bot]\nname = \"L\"\nlanguages = [\"de\"]\n[link.privacy]\nde = \"https://a.example\"\n[link.imprint]\nde = \"https://a.example\"\n";
    let web = "[channel.web]\nkind = \"web\"\nmay_show = \"account\"\nmay_collect = \"account\"\nhighest_login = \"strong\"\n";
    let read = |text: String| {
        catalog::read(vec![("bot.toml".into(), text.into_bytes())], &Languages::default(), &Entities::default()).0
    };
    let off = |catalog: &Catalog| {
        catalog.bot.channels.iter().filter(|(_, own)| own.broken).map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    let other =
        "[channel.b]\nkind = \"rest\"\nmay_show = \"acount\"\nmay_collect = \"account\"\nhighest_login = \"strong\"\n";
    assert_eq!(off(&read(format!("{bot}{web}{other}"))), ["b"]);
    assert_eq!(off(&read(format!("{bot}{web}[conversation]\nlogout_after = \"soon\"\n"))), ["web"]);
    assert_eq!(off(&read(format!("{bot}{web}[privaci]\nkeep_messages = \"1 day\"\n"))), ["web"]);
    assert!(off(&read(format!("{bot}{web}[queue.a]\nhours = \"late\"\n"))).is_empty());
}

#[test]
fn a_further_language_has_its_own_file() {
    let mut files = Vec::new();
    for name in ["bot.toml", "transfer.toml", "basics.toml", "faq.toml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/base").join(name);
        files.push((Path::new("intents").join(name), std::fs::read(path).unwrap()));
    }
    let text = String::from_utf8(files[1].1.clone()).unwrap();
    let (start, end) = (text.find("en = [").unwrap(), text.find("[slot.amount]").unwrap());
    files[1].1 = format!("{}{}", &text[..start], &text[end..]).into_bytes();
    files.push(("intents/transfer.en.toml".into(), b"[phrases]\nen = [\"pay {amount=5 euros}\"]\n".to_vec()));
    let (catalog, told) = catalog::read(files, &Languages::default(), &Entities::default());
    assert!(told.is_empty(), "{:?}", told.iter().map(|told| (told.message, &told.args)).collect::<Vec<_>>());
    assert_eq!(catalog.intent("transfer").unwrap().phrases["en"].learn.len(), 1);
}

#[test]
fn a_third_language_needs_only_its_pack() {
    use schalter::catalog::ScriptLine;
    use schalter::lang::{Language, ScriptWords, TimeUnit, Tool};
    let tool = Tool {
        script: ScriptWords { customer: &["Kliento"], time: &["Tempo"], ..ScriptWords::default() },
        units: &[("minutoj", TimeUnit::Minute)],
        ..Tool::default()
    };
    let language = Language {
        code: "eo",
        reading: Default::default(),
        writing: Default::default(),
        tool,
        style: Default::default(),
    };
    let bot = "[bot]\nname = \"L\"\nlanguages = [\"eo\"]\n[conversation]\nforget_after = \"6 minutoj\"\n\
               [channel.web]\nkind = \"web\"\nmay_show = \"public\"\nmay_collect = \"public\"\nhighest_login = \"none\"\n\
               [link.privacy]\neo = \"https://a.example\"\n[link.imprint]\neo = \"https://a.example\"\n";
    let faq = "[collection]\n[answer.horoj]\neo = [\"kiam vi malfermas\"]\ntest_eo = [\"kiam\"]\n";
    let talk = "[test.a]\ntitle = \"A\"\ntalk = '''\nKliento: saluton\nTempo: + 6 minutoj\n'''\n";
    let files = [("bot.toml", bot), ("faq.toml", faq), ("tests/a.toml", talk)];
    let files = files.map(|(path, text)| (path.into(), text.as_bytes().to_vec())).to_vec();
    let (catalog, told) = catalog::read(files, &Languages::default().with(language), &Entities::default());
    assert!(
        told.iter().all(|told| told.code == "S12"),
        "{:?}",
        told.iter().map(|told| (told.message, &told.args)).collect::<Vec<_>>()
    );
    assert_eq!(catalog.scripts[0].turns[1].action, ScriptLine::Wait(std::time::Duration::from_secs(360)));
    assert_eq!(catalog.answer("faq-horoj").unwrap().phrases["eo"].test.len(), 1);
}

#[test]
fn at_most_twenty_mistakes_of_a_file_are_shown() {
    use schalter::lang::Messages;
    let languages = Languages::default();
    let text: String = (0..34).map(|n| format!("[answer.a{n}]\nde = [\"x{n} (\"]\nen = [\"y{n}\"]\n")).collect();
    let (_, told) = of("faq.toml", &format!("[collection]\n{text}"));
    let shown = catalog::render(&told, &Messages::new(languages.get("en").unwrap()), false);
    assert_eq!(shown.matches("error[P01]").count(), 20);
    assert!(shown.contains("and 14 more in intents/faq.toml"), "{shown}");
    let shown = catalog::render(&told, &Messages::new(languages.get("de").unwrap()), true);
    assert!(shown.contains("Fehler") && shown.contains('\u{1b}'));
}
