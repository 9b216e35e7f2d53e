//! Many lives from one process: the bot learns its files once, and each life is a fork of that process,
//! which then dies alone.

use crate::bank::{Bank, BankError};
use crate::life::{Order, Plan, books, live};
use crate::orders;
use schalter::Bot;
use std::io::{BufRead, BufReader, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// Marks the lines of the protocol among those of the test harness.
const MARK: &str = "@life ";

/// The process that bears: started by [`Nursery::open`] with this variable.
pub(crate) const VARIABLE: &str = "SCHALTER_TEST_NURSERY";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The bank's bot with its real files. The handlers that book can die before and after they did.
fn bot() -> Bot {
    let empty = Bank::demo(jiff::civil::date(2026, 3, 2)).unwrap();
    let builder = Bot::builder(empty).intents(root().join("intents")).texts(root().join("locales"));
    orders::register(builder).scenario("books", |_| Ok::<_, BankError>(books())).build().unwrap()
}

/// Bears lives as it is told on standard input: `folder|rounds|millis|point`, and then `end` once the life may
/// be buried. Rounds 0: the dialogues one by one.
pub(crate) fn bear() {
    let bot = bot();
    say("ready");
    let mut lines = std::io::stdin().lines().map(Result::unwrap);
    while let Some(line) = lines.next() {
        let [folder, rounds, millis, point] = line.split('|').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let rounds: u32 = rounds.parse().unwrap();
        let order = Order {
            folder: folder.into(),
            plan: if rounds == 0 { Plan::OneByOne } else { Plan::Rounds(rounds) },
            after: Duration::from_millis(millis.parse().unwrap()),
            dies_at: (!point.is_empty()).then(|| point.to_owned()),
        };
        match fork::fork().unwrap() {
            fork::Fork::Child => {
                let lived = catch_unwind(AssertUnwindSafe(|| live(&bot, &order)));
                std::process::exit(if lived.is_ok() { 0 } else { 1 });
            }
            fork::Fork::Parent(id) => {
                say(&id.to_string());
                assert_eq!(lines.next().as_deref(), Some("end"));
                say(&fork::waitpid(id).unwrap().to_string());
            }
        }
    }
}

fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{MARK}{word}").unwrap();
    out.flush().unwrap();
}

/// The parent's end.
pub(crate) struct Nursery {
    process: Child,
    orders: ChildStdin,
    told: BufReader<ChildStdout>,
}

/// How a life ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Everything of the plan was done.
    Done,
    /// It was killed, or aborted.
    Died,
}

impl Nursery {
    /// Starts this test program again as the process that bears.
    pub(crate) fn open() -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["nursery", "--exact", "--nocapture", "--test-threads=1"]).env(VARIABLE, "1");
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (orders, told) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        let mut nursery = Self { process, orders, told };
        assert_eq!(nursery.hears(), "ready");
        nursery
    }

    /// Begins a life; gives back its process's id.
    pub(crate) fn begin(&mut self, folder: &Path, rounds: u32, after: Duration, dies_at: &str) -> u32 {
        writeln!(self.orders, "{}|{rounds}|{}|{dies_at}", folder.display(), after.as_millis()).unwrap();
        self.hears().parse().unwrap()
    }

    /// Waits for the end of the life.
    pub(crate) fn end(&mut self) -> End {
        writeln!(self.orders, "end").unwrap();
        let status: i32 = self.hears().parse().unwrap();
        // As wait(2) says: nothing, or the signal in the low bits.
        match status {
            0 => End::Done,
            status if status & 0x7f != 0 => End::Died,
            status => panic!("the life ended with {status:#x}; see standard error"),
        }
    }

    fn hears(&mut self) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.told.read_line(&mut line).unwrap() > 0, "the process that bears has died");
            if let Some(word) = line.strip_prefix(MARK) {
                return word.trim().to_owned();
            }
        }
    }
}

impl Drop for Nursery {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Ends a process as the system does it: at once.
pub(crate) fn kill(id: u32) {
    assert!(Command::new("kill").args(["-KILL", &id.to_string()]).status().unwrap().success());
}
