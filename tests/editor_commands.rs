//! The commands that editors use on their files, through the program itself: `fmt`, `check --fix`, `--since`,
//! `--watch`, `new`, `expand`, `texts`. Every test works on a copy of the banking files.
#![cfg(feature = "cli")]

mod editor_support;

use editor_support::{Files, lines};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn fmt_writes_one_form_and_check_says_where_it_is_missing() {
    let files = Files::new();
    assert_eq!(files.run(&["fmt", "--check"]).status.code(), Some(0));
    let tidy = files.read("intents/balance.toml");
    files.edit("intents/balance.toml", "[intent]\n", "[intent]\r\n\r\n");
    files.edit("intents/balance.toml", "title ", "title      ");
    let untidy = files.read("intents/balance.toml");
    let (code, said) = files.says(&["fmt", "--check"]);
    assert!(code == 1 && said.contains("intents/balance.toml is not formatted"), "{said}");
    assert_eq!(files.read("intents/balance.toml"), untidy, "--check writes nothing");
    assert_eq!(files.run(&["fmt"]).status.code(), Some(0));
    assert_eq!(files.read("intents/balance.toml"), tidy);

    files.edit("locales/de/faq.ftl", "faq-card-lost = ", "faq-card-lost = { ");
    let (code, said) = files.says(&["fmt", "--json", "locales/de/faq.ftl"]);
    assert_eq!((code, lines(&said)[0]["result"].as_str()), (1, Some("unreadable")));
}

#[test]
fn fix_shows_asks_and_mends() {
    let files = Files::new();
    let bank = files.read("intents/transfer.toml");
    files.edit("intents/transfer.toml", "{amount=", "{amout=");
    files.edit("intents/transfer.toml", "full_name  = true", "full_name  = ja");
    let broken = files.read("intents/transfer.toml");

    // Nobody can be asked: nothing is written.
    let (code, said) = files.says(&["check", "--fix"]);
    assert_eq!(code, 1, "{said}");
    for part in ["--- intents/transfer.toml", "{amout=", "+full_name  = true", "Nothing was written"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(files.read("intents/transfer.toml"), broken);

    let (code, said) = files.says(&["check", "--fix", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(files.read("intents/transfer.toml"), bank, "comments and order stay");
    let (code, said) = files.says(&["check", "--fix", "--yes"]);
    assert!(code == 0 && said.contains("Nothing here"), "{said}");
}

#[test]
fn fix_leaves_decisions_to_people() {
    let files = Files::new();
    files.edit("intents/transfer.toml", "\"5000 EUR\"", "\"5.000 EUR\"");
    let broken = files.read("intents/transfer.toml");
    let (code, said) = files.says(&["check", "--fix", "--yes"]);
    assert!(code == 1 && said.contains("[T13]"), "{said}");
    assert_eq!(files.read("intents/transfer.toml"), broken);
}

#[test]
fn fix_stores_files_the_standard_way() {
    let files = Files::new();
    let faq = files.read("intents/faq.toml");
    fs::write(files.path("intents/faq.toml"), format!("\u{feff}{}", faq.replace('\n', "\r\n"))).unwrap();
    let lists = files.read("intents/lists/city.toml");
    let windows: Vec<u8> = lists.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    fs::write(files.path("intents/lists/city.toml"), windows).unwrap();
    let (code, said) = files.says(&["check", "--fix", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!((files.read("intents/faq.toml"), files.read("intents/lists/city.toml")), (faq, lists));
}

#[test]
fn since_names_the_approvals_that_a_change_needs() {
    let files = Files::new();
    files.git(&["init", "--quiet"]);
    files.git(&["add", "."]);
    files.git(&["commit", "--quiet", "-m", "first"]);
    let (code, said) = files.says(&["check", "--since", "HEAD"]);
    assert!(code == 0 && said.contains("Nothing has changed"), "{said}");

    files.edit("locales/en/balance.ftl", "balance-title = ", "balance-title = My ");
    files.edit("intents/balance.toml", "[intent]\n", "# no change\n[intent]\n");
    let needs = || {
        let (code, said) = files.says(&["check", "--since", "HEAD", "--json"]);
        assert_eq!(code, 0, "{said}");
        lines(&said)[0].clone()
    };
    assert_eq!(needs()["needs"], serde_json::json!(["editor"]));
    files.edit("intents/transfer.toml", "effect", "urgent = true\neffect");
    files.edit("intents/transfer.toml", "handler ", "# handler ");
    fs::remove_file(files.path("intents/lists/city.toml")).unwrap();
    let told = needs();
    assert_eq!(told["needs"], serde_json::json!(["editor", "compliance", "developer"]));
    assert_eq!(told["owners"], serde_json::json!(["Zahlungsverkehr"]));
    let (_, said) = files.says(&["check", "--since", "HEAD"]);
    assert!(said.contains("[intent] urgent: (nothing) → true  (compliance)"), "{said}");

    let (code, said) = files.says(&["check", "--since", "nowhere"]);
    assert!(code == 2 && said.contains("nowhere"), "{said}");
}

#[test]
fn watch_checks_again_at_every_change() {
    let files = Files::new();
    let mut child = files.command(&["check", "--watch"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut until = |wanted: &str| said.by_ref().find(|line| line.contains(wanted)).unwrap_or_default();
    until("All is well");
    files.edit("intents/balance.toml", "title ", "titel ");
    until("[T09]");
    until("1 error");
    files.edit("intents/balance.toml", "titel ", "title ");
    until("All is well");
    child.kill().unwrap();
    child.wait().unwrap();
}

/// The codes of the errors that `check` tells, each once.
fn errors(files: &Files) -> Vec<String> {
    let (_, said) = files.says(&["check", "--json"]);
    let told = lines(&said);
    let mut codes: Vec<String> = told
        .iter()
        .filter(|told| told["severity"] == "error")
        .map(|told| told["code"].as_str().unwrap().to_owned())
        .collect();
    codes.dedup();
    codes
}

#[test]
fn a_new_topic_has_gaps_and_works_when_they_are_filled() {
    let files = Files::new();
    let (code, said) = files.says(&["new", "intent", "standing_order", "--lang", "de"]);
    assert_eq!(code, 0, "{said}");
    for file in ["intents/standing_order.toml", "locales/de/standing_order.ftl", "locales/en/standing_order.ftl"] {
        assert!(said.contains(&format!("{file} wurde geschrieben")), "{said}");
        assert!(files.read(file).contains("TODO"), "{file}");
    }
    assert_eq!(errors(&files), ["P14"], "only the missing phrases");
    files.edit("intents/standing_order.toml", "de = []", "de = [\"Dauerauftrag einrichten\"]");
    files.edit("intents/standing_order.toml", "en = []", "en = [\"set up a standing order\"]");
    files.edit("intents/standing_order.toml", "active = false", "active = true");
    // The same sentence stands in transfer.toml as what is no transfer; that is what it is for.
    assert!(errors(&files).is_empty());
    let (_, said) = files.says(&["say", "Dauerauftrag einrichten", "--channel", "web"]);
    assert!(said.contains("Diese Antwort ist noch nicht geschrieben."), "{said}");

    let before = files.read("intents/standing_order.toml");
    let (code, said) = files.says(&["new", "intent", "standing_order"]);
    assert!(code == 2 && said.contains("exists already"), "{said}");
    assert_eq!(files.read("intents/standing_order.toml"), before);
    for wrong in ["Überweisung", "../x", "x-y", ""] {
        assert_eq!(files.run(&["new", "intent", wrong]).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn a_new_answer_list_and_test_stand_where_they_belong() {
    let files = Files::new();
    for arguments in [["new", "answer", "car_loan"], ["new", "list", "insurance"]] {
        let (code, said) = files.says(&arguments);
        assert_eq!(code, 0, "{said}");
    }
    assert!(files.read("intents/faq.toml").contains("[answer.car_loan]"));
    assert!(files.read("locales/de/faq.ftl").contains("faq-car-loan = Diese Antwort"));
    assert!(files.read("locales/en/faq.ftl").contains("faq-car-loan = This answer"));
    assert!(files.read("intents/lists/insurance.toml").contains("[value.example]"));
    assert_eq!(errors(&files), ["P14"]);
    assert_eq!(files.run(&["new", "answer", "car_loan"]).status.code(), Some(2));

    files.edit("intents/faq.toml", "de = []", "de = [\"Autokredit\"]");
    files.edit("intents/faq.toml", "en = []", "en = [\"car loan\"]");
    assert_eq!(files.run(&["new", "intent", "safe_box"]).status.code(), Some(0));
    files.edit("intents/safe_box.toml", "de = []", "de = [\"[ein] Schließfach mieten\"]");
    files.edit("intents/safe_box.toml", "en = []", "en = [\"rent a safe box\"]");
    files.edit("intents/safe_box.toml", "active = false", "active = true");
    assert_eq!(files.run(&["new", "test", "safe_box"]).status.code(), Some(0));
    assert!(files.read("intents/tests/safe_box.toml").contains("Kunde: ein Schließfach mieten"));
    let (code, said) = files.says(&["test", "--filter", "safe_box/", "--only", "scripts"]);
    assert!(code == 0 && said.contains("1 passed"), "{said}");
    assert_eq!(files.run(&["fmt", "--check"]).status.code(), Some(0), "new files are formatted");
}

#[test]
fn expand_shows_what_a_phrase_stands_for() {
    let files = Files::new();
    let text = files.read("intents/balance.toml");
    let line = 1 + text.lines().position(|line| line.contains("\"[mein] Kontostand [bitte]\"")).unwrap();
    let place = format!("intents/balance.toml:{line}");
    let (code, said) = files.says(&["expand", &place]);
    assert!(
        code == 0 && said.contains("stands for 4 sentences") && said.contains("\n  mein Kontostand bitte\n"),
        "{said}"
    );
    let (_, said) = files.says(&["expand", &place, "--json"]);
    assert_eq!(lines(&said)[0]["sentences"].as_array().unwrap().len(), 4);
    for wrong in ["intents/balance.toml:1", "intents/balance.toml", "nowhere.toml:3"] {
        assert_eq!(files.run(&["expand", wrong]).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn translators_get_a_sheet_and_give_it_back() {
    let files = Files::new();
    let english = files.read("locales/en/balance.ftl");
    files.edit("locales/en/balance.ftl", "balance-title", "balance-titel");
    let export = ["texts", "export", "--from", "de", "--to", "en", "--semicolon", "--output", "sheet.csv"];
    let (code, said) = files.says(&[&export[..], &["--missing"]].concat());
    assert!(code == 0 && said.contains("1 text has"), "{said}");
    let sheet = files.read("sheet.csv");
    assert!(sheet.starts_with("\u{feff}file;text;attribute;de;en\n"), "{sheet}");
    fs::write(
        files.path("sheet.csv"),
        sheet.replace("balance-title;;Kontostand abfragen;", "balance-title;;Kontostand abfragen;Balance now"),
    )
    .unwrap();

    let (code, said) = files.says(&["texts", "import", "sheet.csv"]);
    assert!(code == 1 && said.contains("+balance-title = Balance now"), "{said}");
    assert!(!files.read("locales/en/balance.ftl").contains("Balance now"), "nothing is written without a yes");
    let (code, said) = files.says(&["texts", "import", "sheet.csv", "--yes"]);
    assert!(code == 0, "{said}");
    assert!(files.read("locales/en/balance.ftl").contains("\nbalance-title = Balance now\n"));

    // Everything exported and imported again is nothing new.
    fs::write(files.path("locales/en/balance.ftl"), &english).unwrap();
    assert_eq!(files.run(&export).status.code(), Some(0));
    let (code, said) = files.says(&["texts", "import", "sheet.csv", "--yes"]);
    assert!(code == 0 && said.contains("nothing new"), "{said}");
    assert_eq!(files.read("locales/en/balance.ftl"), english);

    // Whoever has looked at the sheet after its source had changed says that the translation fits.
    files.edit("locales/de/balance.ftl", "balance-title = Kontostand abfragen", "balance-title = Wie viel habe ich?");
    let older = |files: &Files| files.says(&["check"]).1.contains("warning[B14]");
    assert!(older(&files));
    let (code, said) = files.says(&["texts", "import", "sheet.csv", "--yes"]);
    assert!(code == 0 && older(&files), "a sheet of before the change says nothing of it: {said}");
    assert_eq!(files.run(&export).status.code(), Some(0));
    let (code, said) = files.says(&["texts", "import", "sheet.csv", "--yes"]);
    assert!(code == 0 && said.contains("+# source: ") && !older(&files), "{said}");

    for wrong in [
        "a,b\n",
        "file,text,attribute,de,en\n../bot.toml,x,,a,b\n",
        "file,text,attribute,de,en\nfaq.ftl,faq-x,,a,{ b\n",
    ] {
        fs::write(files.path("wrong.csv"), wrong).unwrap();
        let (code, said) = files.says(&["texts", "import", "wrong.csv", "--yes"]);
        assert!(code == 2 && said.contains("cannot be used"), "{said}");
    }
}

#[test]
fn english_is_older_than_german_once_german_changes() {
    let files = Files::new();
    let before = files.read("locales/en/transfer.ftl");
    files.edit("locales/de/transfer.ftl", "transfer-title = ", "transfer-title = Sofort ");
    let output = files.run(&["check", "--json", "--lang", "en"]);
    let told = lines(&String::from_utf8(output.stdout).unwrap());
    let told: Vec<_> = told.iter().filter(|told| told["code"] == "B14").collect();
    let line = before.lines().position(|line| line.starts_with("transfer-title")).unwrap() + 1;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["line"], line);
    assert!(told[0]["file"].as_str().unwrap().ends_with("locales/en/transfer.ftl"));
    assert_eq!(told[0]["choices"][0], true, "only a person can say that it still fits");

    // A new English text beside texts with notes gets its own from --fix; a German file has none.
    let files = Files::new();
    let without: String =
        before.lines().filter(|line| !line.starts_with("# source")).map(|l| format!("{l}\n")).collect();
    let first = before.lines().find(|line| line.starts_with("# source")).unwrap();
    fs::write(
        files.path("locales/en/transfer.ftl"),
        without.replace("transfer-title", &format!("{first}\ntransfer-title")),
    )
    .unwrap();
    let (code, said) = files.says(&["check"]);
    assert!(code == 0 && said.contains("hint[B14]"), "{said}");
    let (code, said) = files.says(&["check", "--fix", "--yes"]);
    assert!(code == 0, "{said}");
    assert_eq!(files.read("locales/en/transfer.ftl"), before);
}
