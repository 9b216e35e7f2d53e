//! A full turn through `Bot::turn` with trivial handlers, and loading with training.
//!
//! `cargo bench --bench turn` prints p50, p99 and counts; the inputs are the messages below, over the
//! banking dialogues of this repository. Each message meets the session that the one before left.

use schalter::entity::Item;
use schalter::{Bot, ConversationId, Incoming, InternalEvent, LoginLevel, Match, PersonId, Prepared, Reply};
use std::convert::Infallible;
use std::time::{Duration, Instant};

const TALK: &[&str] = &[
    "Guten Tag",
    "Wie hoch ist mein Kontostand?",
    "und auf dem Tagesgeldkonto",
    "Überweise 250 Euro an Anna Müller",
    "nein, 55 Euro",
    "abbrechen",
    "was kostet der Dispo",
    "how much have I got left",
    "send €50 to Jonas Weber",
    "never mind",
    "Umsätze letzten Monat bei Rewe",
    "erzähl mir einen Witz",
    "wann haben Sie am Samstag geöffnet",
    "kontostant",
];
const ROUNDS: usize = 200;

async fn none() -> Result<Reply, Infallible> {
    Ok(Reply::outcome("none"))
}

async fn done() -> Result<Reply, Infallible> {
    Ok(Reply::outcome("done"))
}

async fn prepare() -> Result<Prepared, Infallible> {
    Ok(Prepared::go_on().note("match").with("execution_date", jiff::civil::date(2026, 3, 2)))
}

async fn payees() -> Result<Vec<Match>, Infallible> {
    let iban = schalter::entity::Iban::new("DE89370400440532013000");
    Ok(iban.into_iter().map(|iban| Match::named("Anna Müller").fills("iban", iban)).collect())
}

async fn accounts() -> Result<Vec<Item>, Infallible> {
    let kinds = ["giro", "savings", "instant_savings"];
    Ok(kinds
        .map(|kind| Item { list: "account".into(), id: kind.into(), name: Some(kind.into()), kind: Some(kind.into()) })
        .to_vec())
}

async fn cards() -> Result<Vec<Item>, Infallible> {
    Ok(Vec::new())
}

fn bot() -> Bot {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    Bot::builder(())
        .intents(root.join("intents"))
        .texts(root.join("locales"))
        .on("balance.show", none)
        .on("transactions.show", none)
        .on("transfer.submit", done)
        .on("card.block", done)
        .prepare("transfer.prepare", prepare)
        .lookup("payees.find", payees)
        .list("accounts.mine", accounts)
        .list("cards.mine", cards)
        .build()
        .unwrap()
}

fn show(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("{name}: p50 {:.1?}, p99 {:.1?}, {} times", at(0.5), at(0.99), times.len());
}

fn main() {
    let loading = (0..9).map(|_| {
        let start = Instant::now();
        std::hint::black_box(bot());
        start.elapsed()
    });
    show("load and train the banking catalogue", loading.collect());

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let bot = bot();
    let turn = bot.turn();
    let conversation = ConversationId::new("web", "bench");
    let now = "2026-03-02T09:00:00Z".parse().unwrap();
    let login = InternalEvent::LoggedIn { person: PersonId("anna".into()), level: LoginLevel::Login };
    let login = Incoming::new(conversation.clone(), now, schalter::Content::Internal(login));
    let mut times = Vec::new();
    runtime.block_on(async {
        for round in 0..ROUNDS {
            let mut session = Some(turn(None, login.clone(), now).await.unwrap().session);
            for text in TALK {
                let start = Instant::now();
                let turned = turn(session.clone(), Incoming::said("web", "bench", text), now).await.unwrap();
                if round > 0 {
                    times.push(start.elapsed());
                }
                session = Some(turned.session);
            }
        }
    });
    show("a full turn", times);
}
