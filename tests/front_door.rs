//! The front door: what the README shows is what the example bank does, and commands end as they say.
#![cfg(all(feature = "cli", feature = "sqlite"))]

use serde_json::Value as Json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

const NOW: &str = "2026-03-02 10:00";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The example of that name beside this test; `cargo test` builds all, a single test target none.
fn example(name: &str) -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let built = own.parent().unwrap().parent().unwrap().join("examples").join(name);
    if !built.exists() {
        let cargo =
            Command::new(env!("CARGO")).args(["build", "--quiet", "--example", name]).current_dir(root()).status();
        assert!(cargo.unwrap().success() && built.exists(), "the example {name} could not be built");
    }
    built
}

static BANK: LazyLock<PathBuf> = LazyLock::new(|| example("bank"));
static HELLO: LazyLock<PathBuf> = LazyLock::new(|| example("hello"));

fn run(program: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(program)
        .args(args)
        .env("LC_ALL", "de_DE.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that ends early closes the pipe; its exit code says why.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a chat shows, without the bot's name, indents and buttons.
fn chat(lines: &[&str]) -> Vec<String> {
    let output = run(&BANK, &["chat", "--now", NOW], &format!("{}\n", lines.join("\n")));
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    // Amounts and their signs are joined by a space that does not break.
    let shown = text(&output).replace('\u{a0}', " ");
    let lines = shown.lines().map(|line| line.strip_prefix("Lina: ").unwrap_or(line).trim());
    lines.filter(|line| !line.starts_with('[')).map(str::to_owned).collect()
}

/// Where `wanted` stands from `start` on; a final `…` stands for the rest of the line.
fn find(shown: &[String], start: usize, wanted: &str) -> Option<usize> {
    let same = |line: &String| match wanted.strip_suffix('…') {
        Some(begin) => line.starts_with(begin.trim_end()),
        None => line == wanted,
    };
    shown.iter().skip(start).position(same).map(|at| at + start)
}

/// `entities` shows the selection that the bot itself uses: `say --json` has the same.
#[test]
fn the_commands_agree_on_entities() {
    let sentences = [
        "Überweise 250 Euro an Anna Müller am Freitag um 14 Uhr",
        "Umsätze vom 1. bis 15. März, bitte",
        "DE89 3704 0044 0532 0130 00 oder DE88 3704 0044 0532 0130 00",
        "alle 14 Tage zwischen 10 und 20 Euro",
        "letzten Monat, nächsten Freitag und halb sieben",
        "Guten Morgen",
    ];
    for sentence in sentences {
        let said = run(&BANK, &["say", "--json", "--now", NOW, sentence], "");
        let said: Json = serde_json::from_slice(&said.stdout).unwrap();
        let case =
            serde_json::json!({ "id": 1, "locale": "de", "text": sentence, "reference_time": "2026-03-02T10:00:00" });
        let shown = run(&BANK, &["entities", "--jsonl"], &format!("{case}\n"));
        let shown: Json = serde_json::from_slice(&shown.stdout).unwrap();
        assert_eq!(said["entities"], shown["entities"], "{sentence}");
        assert_eq!(sentence == "Guten Morgen", shown["entities"].as_array().unwrap().is_empty(), "{sentence}");
    }
    let broken = run(&BANK, &["entities", "--jsonl"], "{\n\n{\"id\":2,\"locale\":\"de\",\"text\":\"5 Euro\"}\n");
    assert_eq!((broken.status.code(), text(&broken).lines().count()), (Some(1), 2));
    assert_eq!(run(&BANK, &["entities"], "").status.code(), Some(2));
}

#[test]
fn the_readmes_transcript_is_what_happens() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, block) = readme.split_once("```text\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let said: Vec<&str> = block.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    assert!(said.len() >= 5, "{said:?}");
    let shown = chat(&said);
    let (mut next, mut gap) = (0, true);
    for wanted in block.lines() {
        if wanted == "…" {
            gap = true;
            continue;
        }
        let at = find(&shown, next, wanted);
        assert!(at.is_some(), "“{wanted}” does not follow in\n{}", shown.join("\n"));
        let at = at.unwrap();
        assert!(gap || at == next, "“{wanted}” does not follow at once, but\n{}", shown[next..=at].join("\n"));
        (next, gap) = (at + 1, false);
    }
}

/// Two languages, a booking, balances before and after it.
#[test]
fn a_pipe_banks_sensibly() {
    let shown = chat(&["wie viel habe ich noch?"]);
    let giro = |shown: &[String]| -> i64 {
        let line = shown.iter().rfind(|line| line.starts_with("Girokonto …") && line.ends_with('€')).unwrap();
        let amount = line.rsplit_once(": ").unwrap().1;
        let digits: String = amount.chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap()
    };
    let before = giro(&shown);

    let said =
        ["Überweise 50 Euro an Jonas Weber", "ja", ":approve", "wie viel habe ich noch?", "and in my savings account?"];
    let shown = chat(&said);
    let mut next = 0;
    for wanted in [
        "> Überweise 50 Euro an Jonas Weber",
        "Empfänger: Jonas Weber",
        "Betrag: 50,00 €",
        "Soll ich die Überweisung so ausführen?",
        "> ja",
        "> :approve",
        "Ihre Überweisung über 50,00 € an Jonas Weber ist beauftragt.",
        "> wie viel habe ich noch?",
        "Girokonto …",
        "> and in my savings account?",
        "Sparkonto …",
    ] {
        let at = find(&shown, next, wanted);
        assert!(at.is_some(), "“{wanted}” does not follow in\n{}", shown.join("\n"));
        next = at.unwrap() + 1;
    }
    assert!(shown.last().unwrap().contains(": balance €"), "English, as asked: {}", shown.last().unwrap());
    assert_eq!(giro(&shown), before - 50_00, "booked once");
}

#[test]
fn the_banks_own_files_have_no_errors() {
    let output = run(&BANK, &["check", "--now", NOW, "--json"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    for line in text(&output).lines() {
        let told: Json = serde_json::from_str(line).unwrap();
        assert_ne!(told["severity"], "error", "{line}");
    }
}

/// The hello example's files with one change.
fn broken(name: &str, old: &str, new: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("lists")).unwrap();
    let intents = root().join("examples/hello/intents");
    for file in ["bot.toml", "basics.toml", "rate.toml", "lists/currency.toml"] {
        let text = fs::read_to_string(intents.join(file)).unwrap();
        let changed = if file == name { text.replacen(old, new, 1) } else { text.clone() };
        assert!(file != name || changed != text, "{old}");
        fs::write(folder.path().join(file), changed).unwrap();
    }
    folder
}

#[test]
fn zero_means_that_all_is_well() {
    for args in [
        &["check"][..],
        &["test"],
        &["say", "what is the rate of francs"],
        &["why", "what is the rate of francs"],
        &["--help"],
        &["--version"],
        &["check", "--help"],
    ] {
        let output = run(&HELLO, args, "");
        assert_eq!(
            output.status.code(),
            Some(0),
            "{args:?}: {}{}",
            text(&output),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(!output.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn one_means_that_problems_were_found() {
    let mistake = broken("rate.toml", "[slot.currency]", "[slot.curency]");
    let output = run(&HELLO, &["check", "--intents", mistake.path().to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("rate.toml"), "{}", text(&output));
    let wrong = broken("rate.toml", "\"rate for {currency=pounds} please\"", "\"sing me a song about the sea\"");
    let output = run(&HELLO, &["test", "--intents", wrong.path().to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("sing me a song"), "{}", text(&output));
}

#[test]
fn two_means_wrong_use() {
    for args in [
        &["dance"][..],
        &["why"],
        &["chat", "--login", "maximal"],
        &["check", "--now", "tomorrow-ish"],
        &["say", "hello", "--channel", "carrier-pigeon"],
    ] {
        let output = run(&HELLO, args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", text(&output));
        assert!(!output.stderr.is_empty(), "{args:?} says why");
    }
}

/// Every line is one JSON object with these keys.
fn objects(output: &Output, keys: &[&str]) -> Vec<Json> {
    let lines: Vec<Json> = text(output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    for line in &lines {
        for key in keys {
            assert!(line.get(*key).is_some(), "{key} is missing in {line}");
        }
    }
    lines
}

#[test]
fn what_is_meant_for_programs_can_be_read_by_programs() {
    let said = run(&HELLO, &["say", "--json", "what is the rate of francs", "🙂"], "");
    let lines = objects(&said, &["said", "understood", "score", "slots", "replies", "handler"]);
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["understood"], &lines[0]["slots"]["currency"]), (&"rate".into(), &"chf".into()));
    let why = run(&HELLO, &["why", "--json", "what is the rate of francs"], "");
    assert_eq!(objects(&why, &[]).len(), 1);
    let tested = run(&HELLO, &["test", "--json"], "");
    assert!(!objects(&tested, &[]).is_empty());
    let mistake = broken("rate.toml", "[slot.currency]", "[slot.curency]");
    let checked = run(&HELLO, &["check", "--json", "--intents", mistake.path().to_str().unwrap()], "");
    assert_eq!(checked.status.code(), Some(1));
    let keys = ["code", "severity", "file", "line", "column", "end_line", "end_column", "message", "help", "fixes"];
    assert!(!objects(&checked, &keys).is_empty());
}

/// A chat in a folder that keeps it: line by line, so that it can be killed in between.
struct Kept {
    child: std::process::Child,
    shown: std::io::Lines<std::io::BufReader<std::process::ChildStdout>>,
}

impl Kept {
    fn start(folder: &Path) -> Self {
        let mut command = Command::new(&*BANK);
        command.args(["chat", "--now", NOW, "--data"]).arg(folder).env("LC_ALL", "de_DE.UTF-8");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let shown = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
        Self { child, shown }
    }

    fn says(&mut self, line: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    /// Reads on until a line contains this.
    fn shows(&mut self, wanted: &str) {
        let wanted_line = |line: &String| line.replace('\u{a0}', " ").contains(wanted);
        assert!(self.shown.by_ref().map(Result::unwrap).any(|line| wanted_line(&line)), "“{wanted}” never came");
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn a_killed_chat_goes_on_in_the_middle_of_a_transfer() {
    let folder = tempfile::tempdir().unwrap();
    let mut chat = Kept::start(folder.path());
    chat.says("Überweise 50 Euro an Jonas Weber");
    chat.shows("Soll ich die Überweisung so ausführen?");
    chat.kill();

    let mut chat = Kept::start(folder.path());
    chat.shows("Das Gespräch geht weiter");
    chat.shows("Soll ich die Überweisung so ausführen?");
    // The number of a button that was shown in the life before.
    chat.says("1");
    chat.shows("jetzt in Ihrer App frei");
    chat.kill();

    let mut chat = Kept::start(folder.path());
    chat.shows("jetzt in Ihrer App frei");
    chat.says(":approve");
    chat.shows("ist beauftragt");
    chat.says(":approve");
    chat.says("ja");
    chat.says("wie viel habe ich noch?");
    chat.shows("Girokonto …4300: 3.432,17 €");
    chat.kill();

    // Another command talks in the same conversation; `why` and `test` leave it alone.
    let data = folder.path().to_str().unwrap();
    let said = run(&BANK, &["say", "--now", NOW, "--data", data, "und auf dem Sparkonto?"], "");
    assert!(text(&said).contains("Sparkonto …4318"), "{}", text(&said));
    let before = fs::read(folder.path().join("conversations.db")).unwrap();
    let why = run(&BANK, &["why", "--now", NOW, "--data", data, "wie viel habe ich noch?"], "");
    assert_eq!(why.status.code(), Some(0));
    assert_eq!(fs::read(folder.path().join("conversations.db")).unwrap(), before);
}

#[test]
fn a_folder_that_cannot_keep_anything_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let told = |args: &[&str]| {
        let output = run(&HELLO, args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{}", text(&output));
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(run(&HELLO, &["say", "--data", data, "what is the rate of francs"], "").status.code(), Some(0));
    let file = folder.path().join("conversations.db");

    let version = |file: &Path| -> u32 {
        let connection = rusqlite::Connection::open(file).unwrap();
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    };
    let own = version(&file);
    rusqlite::Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&file).unwrap();
    let newer = told(&["say", "--lang", "de", "--data", data, "hello"]);
    assert!(newer.contains("neuere Version") && newer.contains(data) && newer.contains("--data"), "{newer}");
    assert_eq!(fs::read(&file).unwrap(), before);
    rusqlite::Connection::open(&file).unwrap().pragma_update(None, "user_version", own).unwrap();

    let blocked = file.to_str().unwrap();
    let unusable = told(&["chat", "--lang", "en", "--data", blocked]);
    assert!(unusable.contains(blocked) && unusable.contains("another folder with --data"), "{unusable}");
    let missing = told(&["chat", "--data"]);
    assert!(missing.contains("--data"), "{missing}");
    assert_eq!(run(&HELLO, &["say", "--data", data, "what is the rate of francs"], "").status.code(), Some(0));
}

/// The disk is full in the middle of a chat: each message is answered or refused in words, and with more room
/// the chat goes on where it was.
#[cfg(unix)]
#[test]
fn a_full_disk_ends_no_chat_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    // No file may grow beyond a megabyte, and nobody is killed for trying.
    let limited = format!("trap '' XFSZ; ulimit -f 2048; exec '{}' chat --lang en --data '{data}'", HELLO.display());
    let mut shell = Command::new("sh").args(["-c", &limited]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = shell.as_mut().unwrap().stdin.take().unwrap();
    let said = "what is the rate of francs\n".repeat(60);
    child.write_all(said.as_bytes()).unwrap();
    drop(child);
    let output = shell.unwrap().wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "problems were found");
    let shown = text(&output);
    let (answered, refused) = (shown.matches("0.94").count(), shown.matches("Conversations cannot be saved").count());
    assert!(answered > 2 && refused > 2, "{answered} answered, {refused} refused: {shown}");
    assert!(shown.contains(data), "where: {shown}");

    let output = run(&HELLO, &["chat", "--lang", "en", "--data", data], "what is the rate of francs\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output).contains("goes on where it stopped") && text(&output).contains("0.94"), "{}", text(&output));
}
