//! Each example begins with what it does, and does it.
#![cfg(feature = "cli")]

use schalter::bot::Bot;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Longer than any example takes; it only ends a test whose answer never comes.
const PATIENCE: Duration = Duration::from_secs(120);

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The example of that name beside this test; `cargo test` builds all, a single test target none.
fn example(name: &str) -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let built = own.parent().unwrap().parent().unwrap().join("examples").join(name);
    if !built.exists() {
        let mut cargo = Command::new(env!("CARGO"));
        let status = cargo.args(["build", "--quiet", "--example", name]).current_dir(root()).status().unwrap();
        assert!(status.success() && built.exists(), "the example {name} could not be built");
    }
    built
}

fn source(name: &str) -> String {
    fs::read_to_string(root().join(format!("examples/{name}.rs"))).unwrap()
}

/// The lines of the first transcript in the module's documentation.
fn transcript(name: &str) -> Vec<String> {
    let source = source(name);
    let docs =
        source.lines().map_while(|line| line.strip_prefix("//!")).map(|line| line.strip_prefix(' ').unwrap_or(line));
    let block = docs.skip_while(|line| *line != "```text").skip(1).take_while(|line| *line != "```");
    let lines: Vec<String> = block.map(str::to_owned).collect();
    assert!(lines.len() > 1, "{name} shows nothing");
    lines
}

/// What a transcript says that is printed, without what is left out.
fn promised(name: &str) -> Vec<String> {
    transcript(name).into_iter().filter(|line| !line.starts_with(['$', '>', '…'])).collect()
}

/// The example, running, and the lines that it prints.
fn start(name: &str) -> (Child, Receiver<String>) {
    let mut child = Command::new(example(name)).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let printed = BufReader::new(child.stdout.take().unwrap());
    let (send, lines) = mpsc::channel();
    std::thread::spawn(move || printed.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
    (child, lines)
}

/// Says `input`, waits for the promised lines in order, and then closes the input: the example ends well.
fn does_what_it_says(name: &str, input: &str) {
    let (mut child, lines) = start(name);
    let mut door = child.stdin.take().unwrap();
    door.write_all(input.as_bytes()).unwrap();
    let mut shown = Vec::new();
    for wanted in promised(name) {
        loop {
            let line = lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("“{wanted}” never came, but\n{}", shown.join("\n")));
            let line = line.strip_prefix("Ada: ").unwrap_or(&line).to_owned();
            shown.push(line);
            if shown.last() == Some(&wanted) {
                break;
            }
        }
    }
    drop(door);
    assert!(child.wait().unwrap().success(), "{name}");
}

#[test]
fn hello_answers() {
    let lines = transcript("hello");
    let said: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("> ")).collect();
    does_what_it_says("hello", &format!("{}\n", said.join("\n")));
}

#[test]
fn hello_has_twenty_lines() {
    let source = source("hello");
    let code = source.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("//"));
    assert!(code.count() <= 20);
}

#[test]
fn the_own_connector_answers() {
    let lines = transcript("own_connector");
    let (_, rest) = lines[0].split_once("echo \"").unwrap();
    let (said, _) = rest.split_once('"').unwrap();
    does_what_it_says("own_connector", &format!("a line without a name\n{said}\n"));
}

#[test]
fn the_own_entity_is_read_and_shown() {
    does_what_it_says("own_entity", "");
}

#[test]
fn the_files_of_hello_have_no_mistake() {
    let folder = root().join("examples/hello");
    let bot = Bot::builder(())
        .intents(folder.join("intents"))
        .texts(folder.join("locales"))
        .without_handlers()
        .build()
        .unwrap();
    assert!(bot.diagnostics().is_empty(), "{:#?}", bot.diagnostics());
}

/// The input ends at once, before anything can have been answered: nothing is lost.
#[test]
fn the_own_connector_answers_whatever_came_before_the_end() {
    let (mut child, lines) = start("own_connector");
    let mut door = child.stdin.take().unwrap();
    let peers = 0..20;
    for peer in peers.clone() {
        writeln!(door, "p{peer}: what is the rate of francs").unwrap();
    }
    drop(door);
    let mut answered: Vec<String> = lines.iter().filter(|line| line.contains("0.94")).collect();
    answered.sort_by_key(|line| line[1..line.find(':').unwrap()].parse::<u32>().unwrap());
    let wanted: Vec<String> = peers.map(|peer| format!("p{peer}: You get 0.94 for one euro (francs).")).collect();
    assert_eq!(answered, wanted);
    assert!(child.wait().unwrap().success());
}
