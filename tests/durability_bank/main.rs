//! The example bank dies: at every named point in every step of its dialogues, and at 200 random instants.
//! Whatever happens, every message is answered, none twice, each order is booked exactly once, and the books are
//! balanced.
//!
//! The ledger is a database of its own, so that a booking and the commit of its turn are two transactions. That an
//! order is booked once although its turn is repeated is due to the key under which it is booked: the proposal's id.
//!
//! What is said is compared with a life in which nobody died.
#![cfg(all(unix, feature = "sqlite", feature = "crash-points"))]

#[path = "../../examples/bank/bank/mod.rs"]
#[allow(dead_code, reason = "the example uses all of it")]
mod bank;
#[path = "../../examples/bank/handlers.rs"]
mod handlers;
#[path = "../journal/mod.rs"]
mod journal;
mod life;
mod nursery;
mod orders;
mod script;
mod verdict;

use life::{LEASE, Plan};
use nursery::{End, Nursery, kill};
use script::{Dialogue, KINDS, Step};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::{Duration, Instant};
use verdict::Transcript;

/// The process that bears; see [`Nursery`].
#[test]
fn nursery() {
    if std::env::var_os(nursery::VARIABLE).is_some() {
        nursery::bear();
    }
}

/// A folder in which lives follow each other.
struct Place {
    folder: tempfile::TempDir,
    begun: Instant,
    lives: u32,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), begun: Instant::now(), lives: 0 }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Each life begins when the leases of the one before have run out, without anybody waiting for it.
    fn next(&mut self) -> Duration {
        self.lives += 1;
        self.begun.elapsed() + LEASE * self.lives
    }

    fn done(&self) -> usize {
        life::names(&self.path().join("done.log")).len()
    }
}

/// What is said where nobody dies.
fn undisturbed(nursery: &mut Nursery, rounds: u32, dialogues: &[Dialogue]) -> BTreeMap<String, Transcript> {
    let mut place = Place::new();
    let after = place.next();
    nursery.begin(place.path(), rounds, after, "");
    assert_eq!(nursery.end(), End::Done);
    verdict::books(place.path(), dialogues);
    verdict::transcripts(place.path(), dialogues)
}

/// The named points at which the bot dies in a step, in the order in which it reaches them.
fn points(dialogue: &Dialogue, number: usize, wanted: &Transcript) -> Vec<&'static str> {
    let step = &dialogue.steps[number];
    let mut points = match step {
        // Nobody sends a timer. One that a later step made void comes first, and nothing comes of it.
        Step::Waits(_) => vec!["after-claim", "before-commit", "after-commit"],
        _ if dialogue.books == Some(number) => {
            vec!["after-accept", "after-claim", "before-booking", "after-booking", "before-commit", "after-commit"]
        }
        _ => vec!["after-accept", "after-claim", "before-commit", "after-commit"],
    };
    let says_something = match step {
        Step::Waits(_) => dialogue.speaks.contains(&number),
        _ => wanted.iter().any(|(step, texts)| *step == number.to_string() && !texts.is_empty()),
    };
    if says_something {
        points.extend(["after-send", "before-sent-mark"]);
    }
    points
}

#[test]
fn dying_at_any_named_point_in_any_step_loses_and_doubles_nothing() {
    let mut nursery = Nursery::open();
    let dialogues = Plan::OneByOne.groups().concat();
    let wanted = undisturbed(&mut nursery, 0, &dialogues);
    let mut place = Place::new();
    let mut deaths: BTreeMap<&str, u32> = BTreeMap::new();
    let mut before = 0;
    for dialogue in &dialogues {
        for number in 0..dialogue.steps.len() {
            for point in points(dialogue, number, &wanted[&dialogue.peer]) {
                // Who died before the acknowledgement was written brings the step before once more.
                for attempt in 1.. {
                    let after = place.next();
                    let nth = if point == "after-accept" { format!("{point}:{attempt}") } else { point.to_owned() };
                    nursery.begin(place.path(), 0, after, &nth);
                    assert_eq!(nursery.end(), End::Died, "{}/{number} never came to {point}", dialogue.peer);
                    *deaths.entry(point).or_default() += 1;
                    let done = place.done();
                    // After the commit of a step that says nothing, the customer may be the quicker one.
                    if done == before || (done == before + 1 && point.starts_with("after-commit")) {
                        break;
                    }
                    assert!(done < before && attempt < 3, "{}/{number}: {point} came in step {done}", dialogue.peer);
                }
            }
            before += 1;
        }
    }
    let after = place.next();
    nursery.begin(place.path(), 0, after, "");
    assert_eq!(nursery.end(), End::Done);
    println!("{} deaths in {before} steps: {deaths:?}", deaths.values().sum::<u32>());
    verdict::books(place.path(), &dialogues);
    assert_eq!(verdict::transcripts(place.path(), &dialogues), wanted);
}

/// What is compared of dialogues that took place at once: by the kind of dialogue, without timers.
fn comparable(peer: &str, transcript: &Transcript) -> (usize, Transcript) {
    let (_, kind) = peer.split_once('k').unwrap();
    let steps = transcript.iter().filter(|(step, _)| step.parse::<usize>().is_ok());
    // The same customer blocks the same card in every round.
    let same = |text: &String| text.replace("card-block-already-blocked", "card-block-done");
    let steps = steps.map(|(step, texts)| (step.clone(), texts.iter().map(same).collect()));
    (kind.parse().unwrap(), steps.collect())
}

#[test]
fn dying_at_random_instants_loses_and_doubles_nothing() {
    const KILLS: u32 = 200;
    let mut nursery = Nursery::open();
    let first = script::round(0);
    let wanted: BTreeMap<usize, Transcript> =
        undisturbed(&mut nursery, 1, &first).iter().map(|(peer, transcript)| comparable(peer, transcript)).collect();
    let mut place = Place::new();
    let steps = first.iter().map(|dialogue| dialogue.steps.len()).sum::<usize>();
    // So long lives a bot that plays about one round.
    let longest = Duration::from_millis(600);
    let (mut deaths, mut lives) = (0, 0);
    while deaths < KILLS {
        // A life on a fast machine may end with its work done: that was no death, and the next one gets more to do.
        lives += 1;
        assert!(lives < 10 * KILLS, "they are too quick to be killed");
        let rounds = u32::try_from(place.done() / steps).unwrap() + 2;
        let after = place.next();
        let id = nursery.begin(place.path(), rounds, after, "");
        let mut hasher = DefaultHasher::new();
        lives.hash(&mut hasher);
        std::thread::sleep(longest.mul_f64((hasher.finish() % 1_000) as f64 / 1_000.0));
        kill(id);
        deaths += u32::from(nursery.end() == End::Died);
    }
    let rounds = u32::try_from(place.done() / steps).unwrap() + 1;
    let after = place.next();
    nursery.begin(place.path(), rounds, after, "");
    assert_eq!(nursery.end(), End::Done);
    let dialogues: Vec<Dialogue> = (0..rounds).flat_map(script::round).collect();
    let sent = journal::sent(place.path());
    println!("{KILLS} kills in {rounds} rounds of {KINDS} dialogues; {sent} messages reached the platform");
    verdict::books(place.path(), &dialogues);
    for (peer, transcript) in verdict::transcripts(place.path(), &dialogues) {
        let (kind, said) = comparable(&peer, &transcript);
        assert_eq!(said, wanted[&kind], "{peer}");
    }
}
