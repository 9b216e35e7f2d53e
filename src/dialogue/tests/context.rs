//! What understanding is told, and what is fetched before it.

use super::bank::{answer, item};
use super::talk::{Saying, Talk, say};
use crate::catalog::OnlyWhen;
use crate::dialogue::{Answered, CachedList, Facts, Pieces, Query, context, needs_lists, own_lists};
use crate::message::LoginLevel;
use crate::nlu::Asked;
use jiff::civil::date;

fn pieces(talk: &Talk) -> Pieces {
    talk.ask(|world, now| context(world, &talk.session, now))
}

fn needed(talk: &Talk, saying: Option<&Saying>) -> Vec<Query> {
    talk.ask(|world, now| needs_lists(world, &talk.session, saying.map(|s| &s.ranking), &Facts::default(), now))
}

fn accounts() -> Query {
    Query::List { handler: "accounts.mine".into(), list: "account".into() }
}

#[test]
fn what_is_asked() {
    let mut talk = Talk::logged_in();
    assert_eq!(pieces(&talk).open, None);
    talk.says(say("Überweisung").intent("transfer", 1.0));
    let pieces = pieces(&talk);
    let now = talk.ask(|_, now| now);
    let open = pieces.context(now, &[]).open.unwrap();
    assert_eq!((open.intent, open.asked), ("transfer", Asked::Slot("amount")));
}

#[test]
fn impossible_by_time_channel_level_and_what_went_before() {
    let mut talk = Talk::new();
    let mut strike = answer("faq-strike", None);
    strike.valid_from = Some(date(2026, 3, 2).at(0, 0, 0, 0));
    strike.valid_until = Some(date(2026, 3, 7).at(0, 0, 0, 0));
    talk.catalog.collections[0].answers.push(strike);
    let mut more = answer("faq-more", None);
    more.only_after = vec!["faq-transfer-duration".into()];
    talk.catalog.collections[0].answers.push(more);
    talk.catalog.intents[1].only_when = Some(OnlyWhen { level: Some(LoginLevel::Login), ..OnlyWhen::default() });
    assert_eq!(pieces(&talk).impossible, ["balance", "faq-more"]);
    talk.login();
    talk.says(say("wie lange").faq("faq-transfer-duration"));
    // Three messages of the customer, whatever else happens in between.
    for _ in 0..3 {
        assert!(pieces(&talk).impossible.is_empty());
        talk.says(say("Hallo").faq("basics-hello"));
    }
    assert_eq!(pieces(&talk).impossible, ["faq-more"]);
    talk.wait(5 * 86_400);
    assert!(pieces(&talk).impossible.contains(&"faq-strike".to_owned()));
}

#[test]
fn follow_ups_end() {
    let mut talk = Talk::logged_in();
    talk.says(say("Saldo").intent("balance", 1.0));
    for _ in 0..3 {
        assert_eq!(pieces(&talk).recent.as_deref(), Some("balance"));
        talk.says(say("hm"));
    }
    assert_eq!(pieces(&talk).recent, None);
}

#[test]
fn lists_only_after_the_login_and_where_they_may_be_shown() {
    let mut talk = Talk::new();
    let saying = say("Saldo").intent("balance", 0.8);
    assert!(needed(&talk, Some(&saying)).is_empty());
    talk.login();
    assert!(needed(&talk, None).is_empty());
    assert_eq!(needed(&talk, Some(&saying)), [accounts()]);
    assert!(needed(&talk, Some(&say("Saldo").intent("balance", 0.2))).is_empty());
    talk.channel = "messenger";
    assert!(needed(&talk, Some(&saying)).is_empty());
    talk.channel = "web";
    let expires_at = talk.at + jiff::SignedDuration::from_secs(60);
    talk.session.lists.insert("account".into(), CachedList { items: Vec::new(), expires_at });
    assert!(needed(&talk, Some(&saying)).is_empty());
    talk.at = expires_at;
    assert_eq!(needed(&talk, Some(&saying)), [accounts()]);
}

#[test]
fn what_was_fetched_is_known_before_it_is_kept() {
    let talk = Talk::logged_in();
    let mut own = item("account", "g1", "giro");
    own.name = Some("Girokonto …4300 (gemeinsam)".into());
    let facts = Facts { answers: vec![(accounts(), Answered::Items(vec![own.clone()]))], ran: None };
    let known = talk.ask(|world, now| {
        own_lists(world, &talk.session, &facts, now)
            .iter()
            .map(|own| (own.list.to_owned(), own.items.to_vec()))
            .collect::<Vec<_>>()
    });
    assert_eq!(known, [("account".to_owned(), vec![own])]);
}

#[test]
fn handlers_are_called_for_who_is_there_now() {
    use crate::dialogue::who;
    use crate::message::{Content, InternalEvent, LoginLevel, PersonId};
    let catalog = crate::catalog::Catalog::default();
    let at = |seconds: i64| crate::dialogue::Now {
        timestamp: jiff::Timestamp::from_second(seconds).unwrap(),
        local: jiff::civil::date(2026, 3, 2).at(10, 0, 0, 0),
    };
    let anna = Some(PersonId("anna".into()));
    let said = Content::Said { text: "Kontostand".into() };
    let mut session = crate::dialogue::Session::new("de");
    let login =
        Content::Internal(InternalEvent::LoggedIn { person: PersonId("anna".into()), level: LoginLevel::Login });
    assert_eq!(who(&catalog, &session, &login, at(0)), (anna.clone(), LoginLevel::Login));
    session.person = anna.clone();
    session.login = LoginLevel::Login;
    session.active_at = Some(at(0).timestamp);
    assert_eq!(who(&catalog, &session, &said, at(60)), (anna, LoginLevel::Login));
    let pause = i64::try_from(catalog.bot.logout_after.as_secs()).unwrap();
    assert_eq!(who(&catalog, &session, &said, at(pause)), (None, LoginLevel::None));
}
