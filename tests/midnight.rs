//! Figures, answers and notices with dates: the right one at the right midnight, on both sides of it.

use jiff::civil::{DateTime, date};
use schalter::Bot;
use schalter::catalog;
use schalter::check;
use schalter::entity::Entities;
use schalter::lang::Languages;
use schalter::locale::Texts;
use schalter::testing::TestBot;
use std::path::Path;

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn bot() -> Bot {
    Bot::builder(()).intents(folder("intents")).texts(folder("locales")).without_handlers().build().unwrap()
}

/// What the bot says to a sentence at a local time.
async fn said(bot: &Bot, now: &str, sentence: &str) -> String {
    TestBot::new(bot, "anna", now).unwrap().say(sentence).await.unwrap().join("\n")
}

#[tokio::test]
async fn a_figure_changes_at_midnight_of_its_first_day() {
    let bot = bot();
    for (now, rate) in [
        ("2026-01-01 00:00", "11.4%"),
        ("2026-12-31 23:59", "11.4%"),
        ("2027-01-01 00:00", "11.9%"),
        ("2027-01-01 00:01", "11.9%"),
    ] {
        let said = said(&bot, now, "what is the overdraft rate").await;
        assert!(said.contains(rate), "{now}: {said}");
    }
}

#[tokio::test]
async fn an_answer_begins_with_its_first_day_and_ends_with_its_last() {
    let bot = bot();
    for (now, known) in [
        ("2026-03-01 23:59", false),
        ("2026-03-02 00:00", true),
        ("2026-03-06 23:59", true),
        ("2026-03-07 00:00", false),
    ] {
        let said = said(&bot, now, "are the branches closed because of the strike").await;
        assert_eq!(said.contains("Because of the strike"), known, "{now}: {said}");
    }
}

#[tokio::test]
async fn a_notice_is_shown_from_its_first_minute_to_its_last() {
    let bot = bot();
    for (now, shown) in [
        ("2026-03-07 19:59", false),
        ("2026-03-07 20:00", true),
        ("2026-03-08 05:59", true),
        ("2026-03-08 06:00", false),
    ] {
        let said = said(&bot, now, "what is the overdraft rate").await;
        assert_eq!(said.contains("working on our systems"), shown, "{now}: {said}");
    }
}

/// What `check` says of the banking files at a local time.
fn told(now: DateTime) -> Vec<&'static str> {
    let (languages, entities) = (Languages::default(), Entities::default());
    let (catalog, _) = catalog::load(&folder("intents"), &languages, &entities);
    let (texts, _) = Texts::load(&folder("locales"), &languages, &catalog.bot.languages);
    let told = check::check(&catalog, &texts, &languages, &entities, None, now);
    told.iter().map(|told| told.message).collect()
}

#[test]
fn check_knows_what_is_over_and_what_has_no_value_yet() {
    let last = date(2026, 3, 6).at(23, 59, 59, 0);
    assert_eq!(told(last), [""; 0]);
    assert_eq!(told(date(2026, 3, 7).at(0, 0, 0, 0)), ["s10-answer"]);
    assert_eq!(told(date(2026, 3, 8).at(5, 59, 0, 0)), ["s10-answer"]);
    assert_eq!(told(date(2026, 3, 8).at(6, 0, 0, 0)), ["s10-answer", "s10-notice"]);
    // The figures begin on New Year's Day of 2026: the day before, texts had none to show.
    let before = told(date(2025, 12, 31).at(23, 59, 0, 0));
    assert_eq!(before.iter().filter(|told| **told == "s10").count(), 2, "{before:?}");
    assert!(!told(date(2026, 1, 1).at(0, 0, 0, 0)).contains(&"s10"));
}

#[test]
fn a_review_is_announced_thirty_days_before_and_due_the_day_after() {
    let due = |now: DateTime| told(now).into_iter().filter(|told| told.starts_with("s13")).collect::<Vec<_>>();
    let noon = |day: jiff::civil::Date| day.at(12, 0, 0, 0);
    assert_eq!(due(noon(date(2027, 5, 30))), [""; 0]);
    assert!(due(noon(date(2027, 5, 31))).iter().all(|told| *told == "s13-soon"));
    assert!(!due(noon(date(2027, 5, 31))).is_empty());
    assert!(due(noon(date(2027, 6, 30))).iter().all(|told| *told == "s13-soon"));
    assert!(due(noon(date(2027, 7, 1))).contains(&"s13"));
}
