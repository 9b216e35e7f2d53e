//! What a pause does: the warning, the end of the login, the end of a form.
//!
//! Timers are events of the conversation's own inbox. Each carries the number of the activity after
//! which it was set; after any later activity it is ignored. If a timer comes late, or never, the
//! same is seen by the clock at the customer's next message.

use super::approval;
use super::draft::Draft;
use super::session::{Awaited, Session};
use super::step::Later;
use super::world::Now;
use crate::catalog::BotSettings;
use crate::message::{InternalEvent, LoginLevel};
use std::time::Duration;

/// The text that says that the login ends in a minute.
pub const LOGOUT_WARNING: &str = "common-logout-warning";

/// Asks whether anybody is there, before the login ends.
const WARNING: &str = "warning";
/// Ends the login.
const LOGOUT: &str = "logout";
/// Ends the form.
const FORGET: &str = "forget";
/// So long before the end of the login the warning comes.
const BEFORE: Duration = Duration::from_secs(60);

/// The customer did something: timers begin anew.
pub(super) fn touch(draft: &mut Draft<'_>) {
    draft.session.active_at = Some(draft.now.timestamp);
    draft.session.timer += 1;
    draft.session.warned = false;
}

/// Sets the timers for the session as it is now.
pub(super) fn schedule(draft: &mut Draft<'_>) {
    let bot = &draft.world.catalog.bot;
    let number = draft.session.timer;
    let mut set = |name: &str, after: Duration| {
        let event = InternalEvent::Timer { name: name.to_owned(), number };
        draft.done.later.push(Later { after, event });
    };
    if draft.session.login >= LoginLevel::Login {
        if let Some(after) = bot.logout_after.checked_sub(BEFORE).filter(|after| !after.is_zero()) {
            set(WARNING, after);
        }
        set(LOGOUT, bot.logout_after);
    }
    if draft.session.form.is_some() || draft.session.awaited != Awaited::Nothing {
        set(FORGET, bot.forget_after);
    }
}

/// A timer fired.
pub(super) fn fired(draft: &mut Draft<'_>, name: &str, number: u64) {
    if name == approval::APPROVAL {
        // Where the login ends at the same moment, its own timer tells; two questions at once would be one too many.
        if !login_is_over(&draft.session, &draft.world.catalog.bot, draft.now) {
            approval::expired(draft, number);
        }
        return;
    }
    if number != draft.session.timer {
        return;
    }
    let silent = draft.session.owner.is_silent();
    match name {
        WARNING if !silent && draft.session.login >= LoginLevel::Login => {
            draft.session.warned = true;
            draft.say_text(LOGOUT_WARNING);
        }
        LOGOUT if draft.session.login >= LoginLevel::Login => {
            let open = log_out(draft);
            if !silent {
                draft.say_text(if open { "common-expired" } else { "common-logged-out" });
            }
        }
        FORGET => {
            let open = forget(draft);
            if open && !silent {
                draft.say_text("common-expired");
            }
        }
        _ => {}
    }
}

/// How long the customer has done nothing; `None` before the first time.
fn idle(session: &Session, now: Now) -> Option<Duration> {
    let idle = now.timestamp.duration_since(session.active_at?);
    // A clock that went backwards is no pause.
    Some(if idle.is_negative() { Duration::ZERO } else { idle.unsigned_abs() })
}

/// Has a pause ended the login, whether or not a timer has told?
pub(super) fn login_is_over(session: &Session, bot: &BotSettings, now: Now) -> bool {
    session.login >= LoginLevel::Login && idle(session, now).is_some_and(|idle| idle >= bot.logout_after)
}

/// What the clock says at the customer's next message, if no timer came before. Says whether a form
/// was dropped.
pub(super) fn lapse(draft: &mut Draft<'_>) -> bool {
    let Some(idle) = idle(&draft.session, draft.now) else { return false };
    let bot = &draft.world.catalog.bot;
    if login_is_over(&draft.session, bot, draft.now) {
        let open = log_out(draft);
        draft.say_text(if open { "common-expired" } else { "common-logged-out" });
        return open;
    }
    if idle >= bot.forget_after && forget(draft) {
        draft.say_text("common-expired");
        return true;
    }
    false
}

/// Ends the login. Says whether a form was open; then beginning again is offered.
pub(super) fn log_out(draft: &mut Draft<'_>) -> bool {
    let open = draft.session.form.as_ref().map(|form| form.intent.clone());
    draft.session.log_out();
    if let Some(intent) = &open {
        draft.wait_for(Awaited::Restart { intent: intent.clone() });
    }
    open.is_some()
}

/// Drops the open form, or whatever was asked. Says whether a form was open.
fn forget(draft: &mut Draft<'_>) -> bool {
    let open = draft.session.form.as_ref().map(|form| form.intent.clone());
    draft.close();
    draft.session.recent = None;
    if let Some(intent) = &open {
        draft.wait_for(Awaited::Restart { intent: intent.clone() });
    }
    open.is_some()
}
