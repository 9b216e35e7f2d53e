//! What the Graph API's errors mean: a table, and the rules for what stands in none of its rows.

use crate::channel::api::Answer;
use crate::engine::{Scope, SendError};
use jiff::Timestamp;
use serde_json::Value;
use std::time::Duration;

/// What to do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Means {
    Later,
    Pause,
    Closed,
    NotOurs,
    Gone,
    Wrong,
    Refused,
}

/// Code, subcode (`None`: any), meaning. The first row that fits counts. Source: error codes of the Messenger Platform
/// and of the Graph API, 2026; 2018300 and 2018001 as seen by others (pymessenger#93, messenger-bot#43).
const TABLE: &[(u64, Option<u64>, Means)] = &[
    (1, None, Means::Later),
    (2, None, Means::Later),
    (1200, None, Means::Later),
    (4, None, Means::Pause),
    (32, None, Means::Pause),
    (613, None, Means::Pause),
    (10, Some(2_018_278), Means::Closed),
    (10, Some(2_018_300), Means::NotOurs),
    (100, Some(2_018_001), Means::Gone),
    (100, None, Means::Wrong),
    (190, None, Means::Refused),
    (3, None, Means::Refused),
    (10, None, Means::Refused),
    (200, None, Means::Refused),
    (230, None, Means::Refused),
    (368, None, Means::Refused),
    (551, None, Means::Gone),
];

/// What an answer that is no success means. The platform's own numbers go into the log, its words do not: they may
/// repeat what was sent.
pub(super) fn judged(page: &str, answer: &Answer, now: Timestamp) -> SendError {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let number = |name: &str| body.pointer(&format!("/error/{name}")).and_then(Value::as_u64);
    let (code, subcode) = (number("code"), number("error_subcode"));
    let trace = body
        .pointer("/error/fbtrace_id")
        .and_then(Value::as_str)
        .filter(|trace| trace.len() <= 40 && trace.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'));
    tracing::warn!(page, status = answer.status, code, subcode, trace, "the Graph API refuses a call");
    let why = match (code, subcode) {
        (Some(code), Some(subcode)) => format!("error {code}/{subcode}"),
        (Some(code), None) => format!("error {code}"),
        _ => format!("status {}", answer.status),
    };
    let transient = body.pointer("/error/is_transient").and_then(Value::as_bool).unwrap_or(false);
    let row = code.and_then(|code| {
        TABLE.iter().find(|(known, sub, _)| *known == code && (sub.is_none() || *sub == subcode)).map(|row| row.2)
    });
    let means = match (row, answer.status) {
        (_, 429) => Means::Pause,
        (Some(means), _) => means,
        (None, _) if transient => Means::Later,
        // Something in between has answered, and nobody knows whether the platform has taken the message.
        (None, 500..) if code.is_none() => return SendError::Unknown(why),
        (None, 500..) => Means::Later,
        (None, 401 | 403) => Means::Refused,
        (None, _) => Means::Wrong,
    };
    match means {
        Means::Later => SendError::Retry { after: answer.retry_after(now), scope: Scope::Conversation, why },
        Means::Pause => SendError::Retry { after: regained(answer, now), scope: Scope::Account, why },
        Means::Closed => SendError::WindowClosed,
        Means::NotOurs => SendError::NotOwner,
        Means::Gone => SendError::Unreachable(why),
        Means::Wrong => SendError::Invalid(why),
        Means::Refused => SendError::Auth(why),
    }
}

/// When calls are allowed again: `Retry-After`, or the greatest number of minutes that
/// `X-Business-Use-Case-Usage` estimates.
fn regained(answer: &Answer, now: Timestamp) -> Option<Duration> {
    let usage = || -> Option<Duration> {
        let usage = answer.headers.get("x-business-use-case-usage")?.to_str().ok()?;
        let usage: Value = serde_json::from_str(usage).ok()?;
        let cases = usage.as_object()?.values().filter_map(Value::as_array).flatten();
        let minutes = cases.filter_map(|case| case.get("estimated_time_to_regain_access")?.as_u64()).max()?;
        (minutes > 0).then(|| Duration::from_secs(minutes.min(24 * 60) * 60))
    };
    answer.retry_after(now).or_else(usage)
}
