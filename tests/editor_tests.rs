//! `test` and `chat` as editors use them, without the developers' program: stubs, coverage, JUnit, `--watch`,
//! `--record`, and files that change while the bot is talked to.
#![cfg(feature = "cli")]

mod editor_support;

use editor_support::{Files, lines};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// A test of the balance whose functions are played by stubs.
const STUBS: &str = r#"[defaults]
language = "en"
channel = "web"
login = "login"
now = "2026-03-02 10:00"

[stub."accounts.mine"]
found = ["giro"]

[stub."balance.show"]
outcome = "one"
account = "giro"
balance = "1234.50 EUR"
available = "1500 EUR"
as_of = 2026-03-02

[test.one]
title = "Balance of one account"
talk = '''
Customer: what is my balance
Bot: *€1,234.50, available €1,500.00 (as of 2 Mar 2026)
Check: intent = balance
Check: handler = balance.show
'''

[test.away]
title = "The bank does not answer"
talk = '''
Customer: what is my balance
Bot: #common-error
'''

[test.away.stub."balance.show"]
fails = "timeout"
"#;

#[test]
fn stubs_stand_in_for_functions() {
    let files = Files::new();
    fs::write(files.path("intents/tests/stubs.toml"), STUBS).unwrap();
    let (code, said) = files.says(&["test", "--filter", "stubs/", "--only", "scripts"]);
    assert!(code == 0 && said.contains("2 passed, 0 failed"), "{said}");
}

#[test]
fn a_stub_returns_what_its_function_returns() {
    let files = Files::new();
    for (old, new, code) in [
        ("balance = \"1234.50 EUR\"", "balence = \"1234.50 EUR\"", "T09"),
        ("balance = \"1234.50 EUR\"", "balance = \"viel\"", "T15"),
        ("outcome = \"one\"", "outcome = \"onee\"", "T15"),
    ] {
        fs::write(files.path("intents/tests/stubs.toml"), STUBS.replacen(old, new, 1)).unwrap();
        let (_, said) = files.says(&["check", "--json"]);
        let told = lines(&said);
        let errors: Vec<_> = told.iter().filter(|told| told["severity"] == "error").collect();
        assert!(!errors.is_empty() && errors.iter().all(|told| told["code"] == code), "{new}: {said}");
    }
}

#[test]
fn a_difference_is_shown_as_two_versions_of_the_script() {
    let files = Files::new();
    let wrong = STUBS.replace("Bot: #common-error", "Bot: #balance-one");
    fs::write(files.path("intents/tests/stubs.toml"), wrong).unwrap();
    let report = ["test", "--filter", "stubs/", "--only", "scripts", "--junit", "report.xml"];
    let (code, said) = files.says(&report);
    assert_eq!(code, 1, "{said}");
    let at = |part: &str| said.find(part).unwrap_or_else(|| panic!("{part}: {said}"));
    assert!(at("\n > Customer: what is my balance") < at("\n - Bot: #balance-one"));
    assert!(at("\n - Bot: #balance-one") < at("\n + Bot: #common-error"));
    let xml = files.read("report.xml");
    assert!(xml.contains("<testsuite name=\"stubs\" tests=\"2\"") && xml.contains("failures=\"1\""), "{xml}");
    assert!(xml.contains("testcase name=\"away\"") && xml.contains("type=\"X03\""), "{xml}");
}

#[test]
fn coverage_names_what_no_test_touches() {
    let files = Files::new();
    for entry in fs::read_dir(files.path("intents/tests")).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    fs::write(files.path("intents/tests/stubs.toml"), STUBS).unwrap();
    let run = ["test", "--only", "scripts", "--coverage", "--json"];
    let (code, said) = files.says(&run);
    assert_eq!(code, 0, "{said}");
    let told = lines(&said).into_iter().find(|line| line.get("coverage").is_some()).unwrap();
    let missing = |kind: &str| told["coverage"][kind]["missing"].as_array().unwrap().clone();
    assert!(missing("topics").contains(&"transfer".into()) && !missing("topics").contains(&"balance".into()));
    assert!(missing("slots").contains(&"transfer.amount".into()));
    assert!(missing("rules").contains(&"transfer-ask-amount.too-high".into()));
    assert!(missing("texts").contains(&"transfer-done".into()) && !missing("texts").contains(&"balance-one".into()));
    assert_eq!(missing("languages"), ["de"]);
    assert!(missing("channels").contains(&"messenger".into()) && !missing("channels").contains(&"web".into()));
    let (_, said) = files.says(&["test", "--only", "scripts", "--coverage"]);
    assert!(said.contains("Languages: 1 of 2 touched\n  de\n"), "{said}");
}

/// A program that is talked to line by line.
struct Talk {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Talk {
    fn begin(files: &Files, arguments: &[&str]) -> Self {
        let mut command = files.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output }
    }

    fn says(&mut self, line: &str) {
        writeln!(self.input, "{line}").unwrap();
    }

    /// Reads until a line holds these words; empty where the program ends before.
    fn until(&mut self, wanted: &str) -> String {
        let mut line = String::new();
        while self.output.read_line(&mut line).unwrap() > 0 && !line.contains(wanted) {
            line.clear();
        }
        line
    }

    fn end(mut self) {
        drop(self.input);
        self.child.wait().unwrap();
    }
}

#[test]
fn watch_tests_again_at_every_change() {
    let files = Files::new();
    fs::write(files.path("intents/tests/stubs.toml"), STUBS).unwrap();
    let mut talk = Talk::begin(&files, &["test", "--watch", "--filter", "stubs/", "--only", "scripts"]);
    assert!(!talk.until("2 passed, 0 failed").is_empty());
    fs::write(files.path("intents/tests/stubs.toml"), STUBS.replace("#common-error", "#balance-one")).unwrap();
    assert!(!talk.until("1 passed, 1 failed").is_empty());
    talk.child.kill().unwrap();
    talk.end();
}

#[test]
fn a_talk_becomes_a_test() {
    let files = Files::new();
    let mut talk =
        Talk::begin(&files, &["test", "--record", "intents/tests/talk.toml", "--channel", "web", "--login", "none"]);
    for line in
        ["Wann haben Sie geöffnet?", ":now +6 Minuten", "Danke", ":lang en", "When are you open?", ":channel messenger"]
    {
        talk.says(line);
    }
    for line in ["Danke", ":quit"] {
        talk.says(line);
    }
    talk.end();
    let written = files.read("intents/tests/talk.toml");
    for part in ["[test.recorded_1]", "Kunde: Wann haben Sie geöffnet?", "Bot: #faq-opening-hours", "Zeit: + 6 "] {
        assert!(written.contains(part), "{part}:\n{written}");
    }
    let (code, said) = files.says(&["test", "--filter", "talk/", "--only", "scripts"]);
    assert!(code == 0 && said.contains("3 passed, 0 failed"), "{written}\n{said}");
    // Another language or channel is another test.
    let tests: Vec<&str> = written.split("[test.").skip(1).collect();
    let says = |test: &str, part: &str| assert!(test.contains(part), "{part}:\n{written}");
    says(tests[0], "language = \"de\"");
    says(tests[1], "language = \"en\"");
    says(tests[1], "Kunde: When are you open?");
    says(tests[2], "channel  = \"messenger\"");
}

#[test]
fn files_that_change_are_taken_if_check_and_tests_pass() {
    let files = Files::new();
    let mut talk = Talk::begin(&files, &["chat", "--channel", "web", "--login", "none"]);
    talk.says("Wann haben Sie geöffnet?");
    assert!(!talk.until("geöffnet").is_empty());

    // A mistake is told, and the version before goes on answering.
    let faq = files.read("intents/faq.toml");
    files.edit("intents/faq.toml", "link = \"branches\"", "linc = \"branches\"");
    let mut tries = 0;
    let mut ask = |talk: &mut Talk, wanted: &str| loop {
        // The system tells of a change in its own time; each line is an occasion to notice it.
        tries += 1;
        assert!(tries < 2_000, "{wanted}");
        talk.says(":login none");
        let line = talk.until("");
        if line.contains(wanted) {
            break;
        }
    };
    ask(&mut talk, "the version before goes on answering");

    fs::write(files.path("intents/faq.toml"), &faq).unwrap();
    files.edit("locales/de/faq.ftl", "faq-opening-hours = ", "faq-opening-hours = Ab sofort neu: ");
    ask(&mut talk, "answers by the new version now");
    talk.says("Wann haben Sie geöffnet?");
    assert!(!talk.until("Ab sofort neu").is_empty());
    talk.child.kill().unwrap();
    talk.end();
}

#[test]
#[cfg(feature = "http")]
fn a_served_bot_takes_changed_files_as_well() {
    let files = Files::new();
    let mut served = Talk::begin(&files, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(!served.until("Listening on").is_empty());

    files.edit("intents/faq.toml", "link = \"branches\"", "linc = \"branches\"");
    let line = served.until("the version before goes on answering");
    assert!(line.contains("intents/faq.toml:") && line.contains("linc"), "one line says why: {line}");

    files.edit("intents/faq.toml", "linc = \"branches\"", "link = \"branches\"");
    assert!(!served.until("answers by the new version now").is_empty());

    // A test that fails keeps it away like a mistake.
    let test = "\n[test.never]\ntitle = \"never\"\nlanguage = \"de\"\nchannel = \"web\"\ntalk = '''\nKunde: Wann haben Sie geöffnet?\nBot: #common-error\n'''\n";
    let tests = files.read("intents/tests/basics.toml");
    fs::write(files.path("intents/tests/basics.toml"), tests + test).unwrap();
    let line = served.until("because a test fails");
    assert!(line.contains("intents/tests/basics.toml:"), "{line}");
    served.child.kill().unwrap();
    served.end();
}
