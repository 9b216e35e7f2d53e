//! Random conversations: whatever happens in whatever order, the promises hold.

use super::bank::{euros, text};
use super::talk::{Saying, Talk, no, say, yes};
use crate::catalog::{Effect, Role};
use crate::dialogue::{Awaited, Event, HandlerResult, Session};
use crate::entity::{Proof, Value};
use crate::message::{InternalEvent, LoginLevel, PersonId};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that happens.
#[derive(Clone, Debug)]
enum Happens {
    Yes,
    Thumb,
    YesAnd(Option<i64>),
    No(Option<i64>),
    Word(Role),
    Order(i64, usize),
    Amount(i64),
    Recipient(usize),
    Called(usize),
    Balance,
    Block,
    Faq(usize),
    Nonsense(usize),
    /// Any button ever shown.
    Press(usize),
    /// The buttons of the last turn.
    Tap(usize),
    Wait(i64),
    /// An approval of any order ever read back.
    Approve(usize, bool),
    /// … of the present one.
    ApprovePresent(bool),
    Login(usize, bool),
    LogOut,
    BankFails,
    StepUp,
    PrepareFails(bool),
    FileChanges,
    Attached,
}

const NAMES: [&str; 4] = ["Anna Müller", "Tom", "Erna Sommer", "Oma"];

fn happens() -> impl Strategy<Value = Happens> {
    use Happens::*;
    let amount = 1..9000_i64;
    prop_oneof![
        6 => Just(Yes),
        1 => Just(Thumb),
        2 => proptest::option::of(amount.clone()).prop_map(YesAnd),
        2 => proptest::option::of(amount.clone()).prop_map(No),
        2 => prop_oneof![Just(Role::Cancel), Just(Role::Back), Just(Role::Repeat)].prop_map(Word),
        5 => (1..5000_i64, 0..NAMES.len()).prop_map(|(amount, name)| Order(amount, name)),
        2 => amount.prop_map(Amount),
        2 => (0..NAMES.len()).prop_map(Recipient),
        1 => (0..7_usize).prop_map(Called),
        1 => Just(Balance),
        3 => Just(Block),
        1 => (0..3_usize).prop_map(Faq),
        1 => (0..3_usize).prop_map(Nonsense),
        2 => any::<usize>().prop_map(Press),
        4 => any::<usize>().prop_map(Tap),
        2 => (1..400_i64).prop_map(Wait),
        2 => (any::<usize>(), any::<bool>()).prop_map(|(which, granted)| Approve(which, granted)),
        4 => prop::bool::weighted(0.9).prop_map(ApprovePresent),
        3 => (0..2_usize, any::<bool>()).prop_map(|(who, strong)| Login(who, strong)),
        1 => Just(LogOut),
        1 => Just(BankFails),
        1 => Just(StepUp),
        1 => any::<bool>().prop_map(PrepareFails),
        1 => Just(FileChanges),
        1 => Just(Attached),
    ]
}

/// Random conversations in which whole orders occur, so that they get far.
fn script(pieces: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Happens>> {
    use Happens::*;
    let whole = (1..5000_i64, any::<bool>()).prop_map(|(amount, money)| {
        let begin = if money { vec![Order(amount, 0)] } else { vec![Block, Tap(0)] };
        begin.into_iter().chain([Yes, ApprovePresent(true)]).collect::<Vec<_>>()
    });
    let piece = prop_oneof![4 => happens().prop_map(|one| vec![one]), 1 => whole];
    prop::collection::vec(piece, pieces).prop_map(|pieces| pieces.concat())
}

/// What the test itself remembers, apart from the session.
#[derive(Default)]
struct Witness {
    /// Orders read back, with their values.
    shown: BTreeMap<String, BTreeMap<String, Value>>,
    /// Orders agreed to after they were read back.
    agreed: BTreeSet<String>,
    /// Orders carried out.
    ran: BTreeSet<String>,
    /// Every button: payload, title and the order it was read back with.
    buttons: Vec<(String, String, Option<String>)>,
    all: Vec<String>,
}

impl Witness {
    /// An order was said yes to: the one on the screen, if it was.
    fn agrees(&mut self, order: Option<String>) {
        self.agreed.extend(order.filter(|order| self.shown.contains_key(order)));
    }

    fn after(&mut self, talk: &Talk, runs_before: usize, granted: Option<&String>) {
        for run in &talk.runs[runs_before..] {
            if talk.effect(run) == Effect::Read {
                assert_eq!(run.proposal, None);
                continue;
            }
            let id = run.proposal.clone().expect("a change without a proposal");
            assert_eq!(self.shown.get(&id), Some(&run.slots), "what is sent is what was shown");
            assert!(self.agreed.contains(&id), "nobody said yes");
            assert!(self.ran.insert(id.clone()), "carried out twice");
            if talk.effect(run) == Effect::Money {
                assert!(run.approved && granted == Some(&id), "money without approval");
            }
        }
        for say in &talk.done.says {
            // The question may be repeated without the whole read-back.
            let read_back = talk.proposal();
            for button in &say.buttons {
                self.buttons.push((button.payload.clone(), button.title.clone(), read_back.clone()));
            }
        }
        for id in talk.read_back() {
            let order = talk.session.form.as_ref().unwrap().proposal.clone().unwrap();
            assert_eq!(order.id, id);
            let before = self.shown.insert(id.clone(), order.slots.clone());
            assert!(before.is_none_or(|before| before == order.slots), "one id, two orders");
            self.all.push(id);
        }
        let json = serde_json::to_string(&talk.session).unwrap();
        let back: Session = serde_json::from_str(&json).unwrap();
        assert_eq!(back, talk.session);
        if talk.channel == "messenger" {
            assert!(
                !json.contains("minor") && !json.contains("Anna"),
                "values on a channel that may not collect: {json}"
            );
        }
    }
}

fn saying(happens: &Happens) -> Option<Saying> {
    let amount = |saying: Saying, amount: &Option<i64>| match amount {
        Some(amount) => saying.mentions("amount", euros(*amount)),
        None => saying,
    };
    Some(match happens {
        Happens::Yes => yes(),
        Happens::Thumb => say("👍").role(Role::Yes),
        Happens::YesAnd(new) => amount(say("ja aber").role_and_more(Role::Yes), new),
        Happens::No(new) => amount(no(), new),
        Happens::Word(role) => say("wort").role(*role),
        Happens::Order(amount, name) => say("überweise Geld")
            .intent("transfer", 1.0)
            .slot("amount", euros(*amount))
            .slot("recipient", text(NAMES[*name])),
        Happens::Amount(amount) => {
            say("so viel").answer("amount", euros(*amount), Proof::Marked).mentions("amount", euros(*amount))
        }
        Happens::Recipient(name) => {
            let name = text(NAMES[*name]);
            say("an wen").answer("recipient", name.clone(), Proof::Free).mentions("recipient", name)
        }
        Happens::Called(slot) => {
            say("den").called(["amount", "recipient", "iban", "purpose", "account", "date", "instant"][*slot])
        }
        Happens::Balance => say("Saldo").intent("balance", 1.0),
        Happens::Block => say("sperren").intent("card_block", 0.9),
        Happens::Faq(which) => say("Frage").faq(["faq-card-lost", "faq-transfer-duration", "basics-human"][*which]),
        Happens::Nonsense(which) => say(["blau", "2", "1"][*which]),
        _ => return None,
    })
}

fn play(talk: &mut Talk, witness: &mut Witness, happens: &Happens) {
    let runs = talk.runs.len();
    let present = talk.proposal();
    let confirming = talk.session.awaited == Awaited::Confirmation;
    let mut granted = None;
    if let Some(saying) = saying(happens) {
        if confirming && matches!(happens, Happens::Yes | Happens::Thumb) {
            witness.agrees(present);
        }
        talk.says(saying);
        return witness.after(talk, runs, None);
    }
    match happens {
        Happens::Press(index) | Happens::Tap(index) if !witness.buttons.is_empty() => {
            let last: Vec<_> = talk.done.says.iter().flat_map(|say| &say.buttons).map(|b| b.payload.clone()).collect();
            let payload = match (happens, last.is_empty()) {
                (Happens::Tap(_), false) => last[index % last.len()].clone(),
                _ => witness.buttons[index % witness.buttons.len()].0.clone(),
            };
            let button = witness.buttons.iter().find(|(known, ..)| *known == payload).cloned().unwrap();
            if button.1.contains("confirm.button-yes") {
                witness.agrees(button.2);
            }
            talk.press(&payload);
        }
        Happens::Wait(seconds) => {
            talk.wait(*seconds);
        }
        Happens::Approve(index, grant) if !witness.all.is_empty() => {
            let proposal = witness.all[index % witness.all.len()].clone();
            granted = grant.then(|| proposal.clone());
            talk.event(&InternalEvent::Approval { proposal, granted: *grant });
        }
        Happens::ApprovePresent(grant) if present.is_some() => {
            granted = present.clone().filter(|_| *grant);
            talk.event(&InternalEvent::Approval { proposal: present.unwrap(), granted: *grant });
        }
        Happens::Login(who, strong) if talk.channel == "web" => {
            let person = PersonId(["anna", "otto"][*who].into());
            let level = if *strong { LoginLevel::Strong } else { LoginLevel::Login };
            talk.event(&InternalEvent::LoggedIn { person, level });
        }
        Happens::LogOut => {
            talk.event(&InternalEvent::LoggedOut);
        }
        Happens::BankFails => talk.next = Some(HandlerResult::Failed { error_id: "X".into() }),
        Happens::StepUp => talk.next = Some(HandlerResult::StepUp(LoginLevel::Strong)),
        Happens::PrepareFails(fails) => talk.prepare_fails = *fails,
        Happens::FileChanges => {
            let slot = &mut talk.catalog.intents[0].slots[3];
            slot.required = !slot.required;
        }
        Happens::Attached => {
            talk.turn(&Event::Attached);
        }
        _ => return,
    }
    witness.after(talk, runs, granted.as_ref());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn orders_run_once_as_shown_and_agreed(script in script(1..30)) {
        let mut talk = Talk::logged_in();
        let mut witness = Witness::default();
        for happens in &script {
            play(&mut talk, &mut witness, happens);
        }
    }

    #[test]
    fn nothing_is_kept_where_it_may_not_be_collected(script in script(1..20)) {
        let mut talk = Talk::new();
        talk.channel = "messenger";
        let mut witness = Witness::default();
        for happens in &script {
            play(&mut talk, &mut witness, happens);
        }
        prop_assert!(talk.runs.is_empty());
    }
}

/// The properties mean nothing if random conversations never get to an order.
#[test]
fn random_conversations_do_reach_the_bank() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut changes, mut money) = (0, 0);
    for _ in 0..40 {
        let script = script(15..30).new_tree(&mut runner).unwrap().current();
        let mut talk = Talk::logged_in();
        let mut witness = Witness::default();
        for happens in &script {
            play(&mut talk, &mut witness, happens);
        }
        changes += talk.runs.iter().filter(|run| talk.effect(run) == Effect::Change).count();
        money += talk.runs.iter().filter(|run| talk.effect(run) == Effect::Money).count();
    }
    assert!(changes > 10 && money > 10, "{changes} changes, {money} of money");
}
