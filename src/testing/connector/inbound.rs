//! What reaches the connector.

use super::platform::{Happening, Platform, Seal, What};
use super::stage::{Stage, World};
use super::wire::{Line, head};
use crate::error::Error;
use crate::message::{Content, PlatformEvent};

fn said(world: &World, id: &str, peer: &str, text: &str) -> Happening {
    Happening::said(id, peer, text, world.now())
}

fn is_refused(status: Option<u16>) -> bool {
    status.is_some_and(|status| (400..500).contains(&status))
}

/// A request that is not signed, signed with another key, or changed by a single byte that means nothing, is refused
/// and leaves no trace.
pub async fn only_signed_bytes_are_taken(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    let forged = [said(&world, "m1", "7", "forged")];
    for seal in [Seal::WrongKey, Seal::Absent] {
        let Some(post) = platform.post(&forged, seal) else { continue };
        let status = stage.post(&post).await;
        assert!(is_refused(status), "a request with the seal {seal:?} was answered {status:?}");
    }
    if let Some(mut post) = platform.post(&forged, Seal::Right).filter(|post| post.signed) {
        post.body.push(b' ');
        let status = stage.post(&post).await;
        assert!(is_refused(status), "a changed body was answered {status:?}: the raw bytes must be signed");
    }
    stage.rest().await;
    assert!(world.heard().is_empty() && platform.arrived().is_empty(), "what was refused has left a trace");
    // Escapes and letters beyond ASCII are signed as they stand on the wire.
    if stage.happen(&[said(&world, "m2", "7", "Grüezi \u{1f3e6}")]).await.is_some() {
        stage.until("what is signed rightly is answered", || stage.texts("7") == ["echo Grüezi \u{1f3e6}"]).await;
    }
    stage.end().await;
    Ok(())
}

/// Where the platform signs the time, what was signed too long ago is refused.
pub async fn an_old_signature_is_refused(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    if let Some(post) = platform.post(&[said(&world, "m1", "7", "old")], Seal::Old) {
        let status = stage.post(&post).await;
        assert!(is_refused(status), "an old signature was answered {status:?}");
    }
    stage.rest().await;
    assert!(platform.arrived().is_empty());
    stage.end().await;
    Ok(())
}

/// The same message posted three times has one turn and one answer; a retry is told that all is well.
pub async fn a_duplicate_is_answered_once(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    let happening = [said(&world, "m1", "7", "once")];
    if platform.post(&happening, Seal::Right).is_none() {
        // Without ids on the platform nobody could tell.
        return Ok(());
    }
    for _ in 0..3 {
        stage.happen(&happening).await;
    }
    stage.until("it is answered", || !stage.texts("7").is_empty()).await;
    stage.happen(&happening).await;
    stage.rest().await;
    assert_eq!(stage.texts("7"), ["echo once"]);
    stage.end().await;
    Ok(())
}

/// Fifty messages of three people in one request are all answered, each person's in the order of the platform's times,
/// even if the request has them in another.
pub async fn a_batch_is_taken_whole_and_in_order(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    let start = world.now().as_millisecond();
    let happenings: Vec<_> = (0..50_i64)
        .map(|number| Happening {
            at: jiff::Timestamp::from_millisecond(start + number * 10).unwrap_or_default(),
            ..said(&world, &format!("m{number}"), &format!("{}", 7 + number % 3), &format!("{number}"))
        })
        .collect();
    let mut posted = happenings.clone();
    if platform.post(&posted, Seal::Right).is_some() {
        posted.swap(3, 42);
        posted.swap(1, 4);
    }
    if stage.happen(&posted).await.is_some() {
        stage.until("all are answered", || platform.arrived().len() >= 50).await;
        for peer in ["7", "8", "9"] {
            let own = happenings.iter().filter(|happening| happening.peer == peer);
            let expected: Vec<_> = own
                .filter_map(|happening| match &happening.what {
                    What::Said(text) => Some(format!("echo {text}")),
                    _ => None,
                })
                .collect();
            assert_eq!(stage.texts(peer), expected, "the order of one conversation");
        }
    }
    stage.end().await;
    Ok(())
}

/// An event that nobody knows is no error: the rest of its request is served.
pub async fn what_nobody_knows_is_passed_over(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    let unknown = Happening { what: What::Unknown, ..said(&world, "m1", "7", "") };
    if stage.happen(&[unknown.clone(), said(&world, "m2", "7", "known"), unknown]).await.is_some() {
        stage.until("the rest is answered", || stage.texts("7") == ["echo known"]).await;
    }
    stage.end().await;
    Ok(())
}

/// A body of three megabytes is taken or refused with a clear status, and the connector works afterwards.
pub async fn a_long_body_ends_in_a_clear_status(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    for length in [3_000_000, 12_000_000] {
        let Some(mut post) = platform.post(&[said(&world, "m1", "7", "long")], Seal::Right) else { return Ok(()) };
        post.body = vec![b'a'; length];
        let status = stage.post(&post).await;
        // A server may hang up on what is far too long.
        let cut_off = status.is_none() && length > 10_000_000;
        assert!(is_refused(status) || cut_off, "{length} bytes were answered {status:?}");
    }
    if stage.happen(&[said(&world, "m2", "7", "after")]).await.is_some() {
        stage.until("the next one is answered", || stage.texts("7") == ["echo after"]).await;
    }
    stage.end().await;
    Ok(())
}

/// Clients that stop in the middle of a head or a body keep nobody waiting, and are let go.
pub async fn a_slow_client_keeps_nobody_waiting(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    let post = platform.post(&[said(&world, "m1", "7", "slow")], Seal::Right);
    let (Some(address), Some(post)) = (stage.address, post) else { return Ok(()) };
    let open = |error| Error::unavailable("loopback").because(error);
    let (mut in_head, mut in_body) =
        (Line::open(address).await.map_err(open)?, Line::open(address).await.map_err(open)?);
    in_head.write(b"POST /hook/").await;
    in_body.write(head(&stage.channel, &post).as_bytes()).await;
    in_body.write(post.body.get(..post.body.len() / 2).unwrap_or_default()).await;
    if stage.happen(&[said(&world, "m2", "8", "quick")]).await.is_some() {
        stage.until("others are answered", || stage.texts("8") == ["echo quick"]).await;
    }
    assert!(in_head.status().await.is_none_or(|status| status == 408), "half a head is no request");
    assert_eq!(in_body.status().await, Some(408), "half a body is answered when the time is up");
    assert!(stage.texts("7").is_empty());
    stage.end().await;
    Ok(())
}

/// Our own message, shown to us by the platform, is answered by nobody.
pub async fn our_own_echo_is_no_message(platform: &dyn Platform) -> Result<(), Error> {
    let world = World::new();
    let stage = Stage::start(&world, platform, true).await?;
    let echo = Happening { what: What::OwnEcho("some-id".into()), ..said(&world, "m1", "7", "") };
    if stage.happen(&[echo]).await.is_some() {
        stage.rest().await;
        assert!(platform.arrived().is_empty() && !world.heard().iter().any(Content::opens_window), "an echo was heard");
        stage.happen(&[said(&world, "m2", "7", "hello")]).await;
        stage.until("the bot still speaks", || stage.texts("7") == ["echo hello"]).await;
    }
    stage.end().await;
    Ok(())
}

/// Where somebody else answers, or owns the conversation, the bot learns of it and is silent.
pub async fn another_owner_is_noticed(platform: &dyn Platform) -> Result<(), Error> {
    for what in [What::OtherAnswered("Guten Tag".into()), What::Standby("Hallo".into())] {
        let world = World::new();
        let stage = Stage::start(&world, platform, true).await?;
        let before = platform.arrived().len();
        let peer = format!("{}", 70 + before);
        let happening = Happening { what, ..said(&world, "o1", &peer, "") };
        if stage.happen(&[happening]).await.is_some() {
            let told = || world.heard().contains(&Content::Platform(PlatformEvent::Control { ours: false }));
            stage.until("the bot is told that it does not own the conversation", told).await;
            stage.happen(&[said(&world, "o2", &peer, "anybody there?")]).await;
            stage.rest().await;
            assert_eq!(platform.arrived().len(), before, "the bot talked over a person");
        }
        stage.end().await;
    }
    Ok(())
}
