//! Handing over to a person of the bank: when they are there, and what happens when they are not.

use super::draft::{Draft, Flow, with_act};
use super::ownership::Handing;
use super::repair;
use super::session::Awaited;
use super::step::{Act, Left, Say, Variables};
use crate::catalog::{Intent, Queue};
use crate::entity::{SlotType, Value, is_holiday};
use crate::message::DataClass;
use crate::nlu::Ranking;
use crate::text::Utterance;
use jiff::civil::DateTime;

/// The queue of an intent, or else the bot's.
pub(super) fn queue_of(draft: &Draft<'_>, intent: Option<&Intent>) -> Option<String> {
    intent.and_then(|intent| intent.handoff.as_ref()?.queue.clone()).or_else(|| draft.world.catalog.bot.queue.clone())
}

/// Does the queue take somebody new at that local time?
pub fn is_open(queue: &Queue, at: DateTime) -> bool {
    let (month, day) = (at.month().unsigned_abs(), at.day().unsigned_abs());
    if queue.closed_on.contains(&(month, day)) {
        return false;
    }
    if queue.holidays.as_deref().is_some_and(|region| is_holiday(region, at.date())) {
        return false;
    }
    let Some(hours) = &queue.hours else { return true };
    let weekday = at.date().weekday().to_monday_one_offset().unsigned_abs();
    let minute = u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs());
    let last = u16::try_from(queue.last_request.as_secs() / 60).unwrap_or(u16::MAX);
    hours.iter().any(|(on, from, to)| *on == weekday && (*from..to.saturating_sub(last)).contains(&minute))
}

/// Does that queue take this customer now?
pub(super) fn takes_new(draft: &Draft<'_>, queue: &str) -> bool {
    draft.world.catalog.bot.queues.get(queue).is_some_and(|queue| is_open(queue, draft.now.local))
}

/// Offers to be connected.
pub(super) fn offer(draft: &mut Draft<'_>, queue: String) {
    let say = draft.bubble("common-handoff-offer");
    say_with_offer(draft, say, Some(queue));
}

/// Says a text that asks whether to connect; while a form is open its question comes instead.
pub(super) fn say_with_offer(draft: &mut Draft<'_>, mut say: Say, queue: Option<String>) {
    if let Some(queue) = queue.filter(|_| draft.session.form.is_none()) {
        let text = say.text.clone();
        draft.offer_yes_no(&mut say, &text, "common-handoff-offer");
        draft.wait_for(Awaited::Handoff { queue });
    }
    draft.say(say);
}

/// Hands over, or says when people are there again. The open form is dropped: no order may wait
/// half-way while somebody else speaks.
pub(super) fn hand_over(draft: &mut Draft<'_>, queue: Option<String>) -> Flow {
    let Some(queue) = queue else {
        draft.close();
        draft.say_text("common-not-understood");
        return Ok(());
    };
    if let Some((intent, form)) = draft.open() {
        let mut tell = Variables::default();
        for name in intent.handoff.iter().flat_map(|handoff| &handoff.tell) {
            if let Some(slot) = intent.slot(name) {
                tell.set(name, form.value(name).cloned(), slot.data);
            }
        }
        draft.done.tell = tell;
    }
    draft.close();
    draft.session.not_understood = 0;
    if takes_new(draft, &queue) {
        let mut say = draft.bubble("common-handoff");
        say.queue = Some(queue.clone());
        draft.say(with_act(say, Act::HandOver));
        draft.done.handoff = Some(queue.clone());
        draft.hand(Handing::Over { queue });
        return Ok(());
    }
    closed(draft, queue);
    Ok(())
}

/// Nobody is there: the hours, and the first thing that the channel may do instead.
fn closed(draft: &mut Draft<'_>, queue: String) {
    let mut say = draft.bubble("common-handoff-closed");
    say.queue = Some(queue.clone());
    draft.say(say);
    let bot = &draft.world.catalog.bot;
    let collect = bot.channels.get(draft.world.channel).map_or(DataClass::Public, |channel| channel.may_collect);
    let ways = bot.queues.get(&queue).map(|queue| queue.when_closed.clone()).unwrap_or_default();
    // A telephone number is personal; a message may be left anywhere.
    let way = ways.into_iter().find(|way| way != "callback" || collect >= DataClass::Personal);
    let Some(way) = way else { return };
    let mut say = draft.bubble("common-handoff-closed");
    say.attribute = Some(way.clone());
    say.queue = Some(queue.clone());
    if way == "callback" {
        draft.offer_yes_no(&mut say, "common-handoff-closed", "common-handoff-closed");
        draft.wait_for(Awaited::Callback { queue });
    } else {
        draft.wait_for(Awaited::Message { queue });
    }
    draft.say(say);
}

/// Asks for a telephone number.
pub(super) fn ask_phone(draft: &mut Draft<'_>, queue: String) {
    draft.say_text("common-ask-phone");
    draft.wait_for(Awaited::Phone { queue, failures: 0 });
}

/// The answer to the question for a telephone number.
pub(super) fn take_phone(draft: &mut Draft<'_>, ranking: &Ranking, queue: String, failures: u8) {
    let phone = ranking.readings.iter().find(|reading| reading.kind == SlotType::Phone);
    if let Some(reading) = phone {
        return noted(draft, queue, Some(reading.value.clone()), None);
    }
    if failures >= draft.world.catalog.bot.retries {
        return repair::drop_quietly(draft);
    }
    let mut say = draft.bubble("common-ask-phone");
    say.attribute = draft.has("common-ask-phone", Some("again")).then(|| "again".to_owned());
    draft.say(say);
    draft.wait_for(Awaited::Phone { queue, failures: failures + 1 });
}

/// The message for people who are not there.
pub(super) fn take_message(draft: &mut Draft<'_>, said: &Utterance, queue: String) {
    noted(draft, queue, None, Some(said.raw().to_owned()));
}

fn noted(draft: &mut Draft<'_>, queue: String, phone: Option<Value>, message: Option<String>) {
    draft.done.left = Some(Left { queue, phone, message });
    draft.wait_for(Awaited::Nothing);
    draft.say_text("common-noted");
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::time::Duration;

    #[test]
    fn holidays_of_the_queues_state_close_it() {
        let queue = |holidays: Option<&str>| Queue {
            hours: None,
            last_request: Duration::ZERO,
            holidays: holidays.map(str::to_owned),
            closed_on: Vec::new(),
            when_closed: Vec::new(),
        };
        let corpus_christi = date(2026, 6, 4).at(10, 0, 0, 0);
        assert!(is_open(&queue(None), corpus_christi) && is_open(&queue(Some("DE-HH")), corpus_christi));
        assert!(!is_open(&queue(Some("DE-HE")), corpus_christi));
    }
}
