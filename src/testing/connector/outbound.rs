//! What leaves through the connector, and what goes wrong on the way.

use super::logs::Logs;
use super::platform::{Fault, Happening, Platform, What};
use super::stage::{Stage, World};
use crate::error::Error;
use std::time::Duration;

fn said(world: &World, id: &str, peer: &str, text: &str) -> Happening {
    Happening::said(id, peer, text, world.now())
}

/// A platform that is out of order for a while is sent the message again, once it works.
pub async fn temporary_failures_are_repeated(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    if platform.fails(Fault::Broken) && platform.fails(Fault::Broken) {
        stage.happen(&[said(&world, "m1", "7", "a"), said(&world, "m2", "7", "b")]).await;
        stage.until("both arrive in the end", || stage.texts("7") == ["echo a", "echo b"]).await;
    }
    stage.end().await;
    Ok(())
}

/// A delay that the platform asks for is kept, and the message arrives afterwards.
pub async fn a_delay_that_the_platform_asks_for_is_kept(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    if platform.fails(Fault::Busy(Duration::from_secs(90))) {
        let asked = world.now();
        stage.happen(&[said(&world, "m1", "7", "later")]).await;
        stage.until("it arrives in the end", || !stage.texts("7").is_empty()).await;
        let waited = world.now().duration_since(asked).as_secs();
        assert!(waited >= 90, "it came after {waited} seconds although the platform asked for 90");
        assert_eq!(stage.texts("7"), ["echo later"]);
    }
    stage.end().await;
    Ok(())
}

/// A message that the platform has taken although the connector could not know it: where the platform shows it to us,
/// it is not sent again; elsewhere it may come twice, under the same id. Later ones stay behind it.
pub async fn a_message_that_arrived_unseen_is_not_lost(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    if platform.fails(Fault::Silent) {
        stage.happen(&[said(&world, "m1", "7", "a")]).await;
        stage.until("the platform takes it", || !platform.arrived().is_empty()).await;
        let first = platform.arrived().first().and_then(|arrived| arrived.id.clone());
        let echo = first.map(|id| Happening { what: What::OwnEcho(id), ..said(&world, "e1", "7", "") });
        let mut confirmed = false;
        if let Some(echo) = &echo {
            confirmed = stage.happen(std::slice::from_ref(echo)).await.is_some();
        }
        // The connector learns that its answer is lost only when its patience ends.
        stage.happen(&[said(&world, "m2", "7", "b")]).await;
        stage.until("the next one arrives", || stage.texts("7").last().is_some_and(|text| text == "echo b")).await;
        let arrived = platform.arrived();
        let ids: std::collections::BTreeSet<_> =
            arrived.iter().filter(|arrived| arrived.text == "echo a").map(|arrived| &arrived.id).collect();
        assert_eq!(ids.len(), 1, "a repetition keeps its id");
        if confirmed {
            assert_eq!(stage.texts("7"), ["echo a", "echo b"], "it was shown to us and came again nevertheless");
        }
    }
    stage.end().await;
    Ok(())
}

/// A message that the platform does not allow is given up; the conversation goes on.
pub async fn a_closed_window_ends_the_message_and_nothing_else(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    if platform.fails(Fault::WindowClosed) {
        stage.happen(&[said(&world, "m1", "7", "a"), said(&world, "m2", "7", "b")]).await;
        stage.until("the next one arrives", || stage.texts("7") == ["echo b"]).await;
        stage.rest().await;
        assert_eq!(stage.texts("7"), ["echo b"], "what was refused for good came again");
    }
    stage.end().await;
    Ok(())
}

/// What was taken is answered after a restart, once, even if the platform repeats it.
pub async fn a_restart_between_taking_and_answering_loses_nothing(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let happenings = [said(&world, "m1", "7", "a"), said(&world, "m2", "7", "b")];
    let first = Stage::start(&world, platform, false).await?;
    if first.address.is_none() {
        // A connector that reads by itself takes nothing while it does not run.
        return Ok(());
    }
    first.happen(&happenings).await;
    assert!(platform.arrived().is_empty());
    first.die();
    let second = Stage::start(&world, platform, true).await?;
    second.happen(&happenings).await;
    second.until("both are answered", || second.texts("7") == ["echo a", "echo b"]).await;
    second.rest().await;
    assert_eq!(second.texts("7").len(), 2, "the repetition was answered as well");
    second.end().await;
    Ok(())
}

/// Whatever goes wrong, no secret and nothing that was said stands in a log line.
pub async fn no_secret_is_logged(platform: &dyn Platform) -> Result<(), Error> {
    let logs = Logs::default();
    let guard = tracing::subscriber::set_default(logs.clone());
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    for fault in [Fault::Broken, Fault::Busy(Duration::from_secs(1)), Fault::WindowClosed] {
        platform.fails(fault);
    }
    let words = ["Zitronenfalter", "Apfelbaum", "Birnbaum"];
    for (number, word) in words.iter().enumerate() {
        stage.happen(&[said(&world, &format!("m{number}"), "7", word)]).await;
    }
    stage.until("the last one arrives", || stage.texts("7").iter().any(|text| text.contains("Birnbaum"))).await;
    stage.end().await;
    drop(guard);
    let text = logs.text();
    for secret in platform.secrets().iter().map(String::as_str).chain(words) {
        assert!(!text.contains(secret), "a log line holds what it must not: {}", line_with(&text, secret));
    }
    Ok(())
}

/// The line, without what it must not hold.
fn line_with(text: &str, secret: &str) -> String {
    let line = text.lines().find(|line| line.contains(secret)).unwrap_or_default();
    line.replace(secret, "[here]")
}
