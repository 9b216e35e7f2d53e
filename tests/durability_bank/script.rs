//! What the bank's customers do, and what of it moves money.

/// One thing that a customer does; the next only after it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Logs in on the bank's page.
    LogsIn,
    /// Writes.
    Says(String),
    /// Decides in the app about the order that was read back last.
    Decides(bool),
    /// Does nothing for so many seconds; timers fire.
    Waits(i64),
}

/// One customer's conversation.
#[derive(Clone, Debug)]
pub(crate) struct Dialogue {
    /// The other side of the conversation.
    pub(crate) peer: String,
    pub(crate) steps: Vec<Step>,
    /// Cents of the orders that are to be booked.
    pub(crate) orders: Vec<i64>,
    /// How many cards are to be blocked.
    pub(crate) blocks: usize,
    /// The step whose handler books or blocks.
    pub(crate) books: Option<usize>,
    /// The pauses in which the bot says something.
    pub(crate) speaks: Vec<usize>,
}

/// How many kinds of dialogue there are in a round.
pub(crate) const KINDS: usize = 5;

/// More rounds would reach the limit of what may be transferred on a day.
pub(crate) const MOST_ROUNDS: u32 = 200;

/// Everybody who banks in a round. No two orders of any rounds have the same amount.
pub(crate) fn round(number: u32) -> Vec<Dialogue> {
    assert!(number < MOST_ROUNDS, "the amounts would reach the daily limit");
    (0..KINDS).map(|kind| dialogue(number, kind)).collect()
}

fn dialogue(round: u32, kind: usize) -> Dialogue {
    let cents = 100 + i64::from(round) * 3;
    let (steps, orders) = match kind {
        0 => asked_for_everything(cents),
        1 => changed_at_the_read_back(cents + 1),
        2 => chosen_among_two(cents + 2),
        3 => nothing_comes_of_it(),
        _ => card_blocked(),
    };
    let mut all = vec![Step::LogsIn];
    all.extend(steps);
    let books = match (kind, orders.is_empty()) {
        (4, _) => all.iter().position(|step| *step == Step::Says("ja".into())),
        (_, false) => all.iter().position(|step| *step == Step::Decides(true)),
        _ => None,
    };
    Dialogue {
        peer: format!("r{round}k{kind}"),
        steps: all,
        orders,
        blocks: usize::from(kind == 4),
        books,
        speaks: Vec::new(),
    }
}

/// A conversation in which the customer says nothing for long, twice: the first time with an open order.
pub(crate) fn pauses() -> Dialogue {
    let mut steps = vec![Step::LogsIn];
    steps.extend(says(["Überweise 7 Euro an Anna Müller"]));
    steps.extend([Step::Waits(250), Step::Waits(60), Step::LogsIn]);
    steps.extend(says(["wie viel habe ich noch?"]));
    steps.extend([Step::Waits(250), Step::Waits(60), Step::Waits(700)]);
    Dialogue { peer: "pauses".into(), steps, orders: Vec::new(), blocks: 0, books: None, speaks: vec![2, 3, 6, 7] }
}

fn says<const N: usize>(texts: [&str; N]) -> impl Iterator<Item = Step> {
    texts.map(|text| Step::Says(text.to_owned())).into_iter()
}

fn german(cents: i64) -> String {
    format!("{},{:02} Euro", cents / 100, cents % 100)
}

fn english(cents: i64) -> String {
    format!("{}.{:02} euros", cents / 100, cents % 100)
}

/// Says, asks slot by slot, looks the payee up, reads back, runs the order, reads the balance.
fn asked_for_everything(cents: i64) -> (Vec<Step>, Vec<i64>) {
    let mut steps: Vec<Step> =
        says(["Guten Tag", "Ich möchte eine Überweisung machen", &german(cents), "Anna Müller", "ja"]).collect();
    steps.push(Step::Decides(true));
    steps.extend(says(["wie viel habe ich noch?"]));
    (steps, vec![cents])
}

/// In English; another amount makes another proposal; a question that builds on the one before.
fn changed_at_the_read_back(cents: i64) -> (Vec<Step>, Vec<i64>) {
    let change = format!("no, {}", english(cents));
    let mut steps: Vec<Step> = says(["Send 0.99 euros to Anna Miller", &change, "yes"]).collect();
    steps.push(Step::Decides(true));
    steps.extend(says(["how much money do I have?", "and in my savings account?"]));
    (steps, vec![cents])
}

/// Two payees fit; the yes comes twice, as does the decision in the app.
fn chosen_among_two(cents: i64) -> (Vec<Step>, Vec<i64>) {
    let mut steps: Vec<Step> = says([&format!("Überweise {} an Tom", german(cents)), "Tom Becker", "ja"]).collect();
    steps.extend([Step::Decides(true), Step::Decides(true)]);
    steps.extend(says(["ja"]));
    (steps, vec![cents])
}

/// Cancelled, then declined in the app, then a question of everybody.
fn nothing_comes_of_it() -> (Vec<Step>, Vec<i64>) {
    let mut steps: Vec<Step> =
        says(["Überweise 8 Euro an Anna Müller", "abbrechen", "Überweise 9 Euro an Anna Müller", "ja"]).collect();
    steps.push(Step::Decides(false));
    steps.extend(says(["Was kostet eine Überweisung?"]));
    (steps, Vec::new())
}

/// Changes something without an approval; in the middle of an order.
fn card_blocked() -> (Vec<Step>, Vec<i64>) {
    let steps = says(["Ich möchte eine Überweisung machen", "Meine Karte sperren", "die Girocard", "ja"]);
    (steps.collect(), Vec::new())
}
