//! Plays one conversation test of the intent files.

use super::clock::TestClock;
use super::coverage::Touched;
use super::fact;
use super::outcome::{Deviation, Failure, Line, Outcome, Who};
use super::pattern::{is_text, matches};
use super::stage::{Happened, Stage};
use crate::Error;
use crate::bot::Bot;
use crate::catalog::{Place, Script, ScriptBot, ScriptLine, ScriptTurn};
use crate::message::{Content, InternalEvent, LoginLevel, Outgoing};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

/// Who the customer of a test is, and when a test takes place that does not say so.
#[derive(Clone, Debug)]
pub struct Demo {
    /// The person that logs in.
    pub person: String,
    /// Local time of scripts without `now`, and the day of test phrases; `None`: the system's.
    pub now: Option<DateTime>,
}

/// Plays `script` on a rehearsal of `bot` with the script's own clock, test data and stubs.
///
/// A script without `welcome = true` begins after the welcome. It ends at the first turn in which the
/// bot does something else than is written.
///
/// ```no_run
/// # async fn example(bot: schalter::bot::Bot) {
/// use schalter::testing::{Demo, play};
/// let demo = Demo { person: "anna".into(), now: None };
/// for script in &bot.catalog().scripts {
///     let outcome = play(&bot, script, &demo).await;
///     assert!(outcome.passed(), "{}: {:?}", outcome.script, outcome.failure);
/// }
/// # }
/// ```
pub async fn play(bot: &Bot, script: &Script, demo: &Demo) -> Outcome {
    let mut outcome = Outcome {
        script: script.id.clone(),
        title: script.title.clone(),
        transcript: Vec::new(),
        failure: None,
        touched: Touched::default(),
    };
    outcome.touched.languages.insert(script.language.clone());
    outcome.touched.channels.insert(script.channel.clone());
    let mut play = match Play::begin(bot, script, demo).await {
        Ok(play) => play,
        Err(error) => {
            outcome.failure = Some(broken(0, &script.place, &error));
            return outcome;
        }
    };
    for (number, turn) in (1..).zip(&script.turns) {
        let failure = match play.turn(number, turn, &mut outcome).await {
            Ok(failure) => failure,
            Err(error) => Some(broken(number, &turn.place, &error)),
        };
        if failure.is_some() {
            outcome.failure = failure;
            break;
        }
    }
    outcome
}

/// Plays many scripts, side by side on all threads of the runtime, and gives back the outcomes in their order.
///
/// ```no_run
/// # async fn example(bot: schalter::bot::Bot) {
/// use schalter::testing::{Demo, play_all};
/// let demo = Demo { person: "anna".into(), now: None };
/// let mut playing = play_all(&bot, bot.catalog().scripts.clone(), &demo);
/// while let Some((outcome, took)) = playing.next().await {
///     println!("{}: {} in {took:?}", outcome.script, if outcome.passed() { "passed" } else { "failed" });
/// }
/// # }
/// ```
///
/// # Panics
/// Outside a runtime of tokio's, as `tokio::spawn` does.
pub fn play_all(bot: &Bot, scripts: Vec<Script>, demo: &Demo) -> Playing {
    let turns = Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)));
    let task = |script: Script| {
        let (bot, demo, turns) = (bot.clone(), demo.clone(), Arc::clone(&turns));
        tokio::spawn(async move {
            // It is never closed; without a permit the script would only be played earlier.
            let _turn = turns.acquire().await;
            let begun = Instant::now();
            let outcome = play(&bot, &script, &demo).await;
            (outcome, begun.elapsed())
        })
    };
    Playing { tasks: scripts.into_iter().map(task).collect() }
}

/// Scripts that are being played; those that are left when this goes are given up.
#[derive(Debug)]
pub struct Playing {
    tasks: VecDeque<JoinHandle<(Outcome, Duration)>>,
}

impl Playing {
    /// The next outcome in the order of the scripts, and how long it took; `None` after the last.
    pub async fn next(&mut self) -> Option<(Outcome, Duration)> {
        match self.tasks.pop_front()?.await {
            Ok(played) => Some(played),
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            // The runtime ends: nothing more comes.
            Err(_) => None,
        }
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

fn broken(turn: usize, place: &Place, error: &Error) -> Failure {
    Failure { turn, place: place.clone(), deviation: Deviation::Broken(error.to_string()) }
}

/// The zone of the bot; UTC where it is unknown.
pub(crate) fn zone(bot: &Bot) -> TimeZone {
    TimeZone::get(&bot.catalog().bot.timezone).unwrap_or(TimeZone::UTC)
}

/// The instant of a local time; where the clocks are put forward or back, the reading that jiff prefers.
pub(crate) fn instant(at: DateTime, zone: &TimeZone) -> Result<Timestamp, Error> {
    zone.to_timestamp(at).map_err(|error| Error::invalid("this local time does not exist").because(error))
}

/// A script that is being played.
struct Play {
    stage: Stage,
    zone: TimeZone,
    /// The queue whose people have the conversation.
    handed_to: Option<String>,
}

impl Play {
    async fn begin(bot: &Bot, script: &Script, demo: &Demo) -> Result<Self, Error> {
        let zone = zone(bot);
        let now = match script.now.or(demo.now) {
            Some(local) => instant(local, &zone)?,
            None => Timestamp::now(),
        };
        let clock = TestClock::fixed(now);
        let bot = bot.rehearsal(script.scenario.as_deref(), clock.clock(), script.stubs.clone())?;
        let default_language = bot.catalog().bot.default_language.clone();
        let mut stage = Stage::new(bot, clock, &script.channel, &demo.person);
        if script.language != default_language {
            stage.speak(&script.language).await?;
        }
        if !script.welcome {
            stage.open().await?;
        }
        if script.login != LoginLevel::None {
            stage.log_in(script.login).await?;
        }
        Ok(Self { stage, zone, handed_to: None })
    }

    async fn turn(
        &mut self,
        number: usize,
        turn: &ScriptTurn,
        outcome: &mut Outcome,
    ) -> Result<Option<Failure>, Error> {
        outcome.transcript.push(action_line(number, &turn.action));
        let fail =
            |place: &Place, deviation: Deviation| Some(Failure { turn: number, place: place.clone(), deviation });
        let happened = match self.act(&turn.action).await? {
            Ok(happened) => happened,
            Err(deviation) => return Ok(fail(&turn.place, deviation)),
        };
        self.touch(&happened, &mut outcome.touched).await?;
        outcome.transcript.extend(happened.replies.iter().map(|reply| Line {
            turn: number,
            who: Who::Bot,
            text: reply.text().to_owned(),
            text_id: reply.text_id.clone(),
        }));
        if let Some(queue) = happened.handoff() {
            self.handed_to = Some(queue.to_owned());
        }
        if let Some((place, deviation)) = compare(&turn.bot, &happened.replies) {
            return Ok(fail(place.unwrap_or(&turn.place), deviation));
        }
        for (check, place) in &turn.checks {
            if let Some(actual) = fact::deviates(check, &happened, self.handed_to.as_deref(), &self.stage).await? {
                let (fact, expected) = (check.fact.clone(), check.value.clone());
                return Ok(fail(place, Deviation::Fact { fact, expected, actual }));
            }
        }
        Ok(None)
    }

    /// Notes what a turn touched.
    async fn touch(&self, happened: &Happened, touched: &mut Touched) -> Result<(), Error> {
        touched.topics.extend(happened.traces.iter().filter_map(|trace| trace.understood.clone()));
        touched.texts.extend(happened.replies.iter().filter_map(|reply| reply.text_id.clone()));
        let standing = self.stage.standing().await?;
        // Details of a finished task are told without it: they were noted while it was open, or belong to what
        // was understood in this very turn.
        let Some(intent) = standing.intent.as_deref().or(happened.understood()) else { return Ok(()) };
        touched.topics.insert(intent.to_owned());
        touched.slots.extend(standing.slots.keys().map(|slot| format!("{intent}.{slot}")));
        Ok(())
    }

    async fn act(&mut self, action: &ScriptLine) -> Result<Result<Happened, Deviation>, Error> {
        let stage = &mut self.stage;
        Ok(Ok(match action {
            ScriptLine::Customer(text) => stage.said(text).await?,
            ScriptLine::Taps(title) => match stage.button(title).cloned() {
                Some(button) => stage.pick(&button).await?,
                None => {
                    return Ok(Err(Deviation::Button { title: title.clone(), known: stage.button_titles() }));
                }
            },
            ScriptLine::Approval(granted) => stage.decide(*granted).await?.unwrap_or_default(),
            ScriptLine::Login(level) => stage.log_in(*level).await?,
            ScriptLine::Agent(Some(text)) => {
                stage.send(Content::Internal(InternalEvent::Agent { text: text.clone() })).await?
            }
            ScriptLine::Agent(None) => {
                self.handed_to = None;
                stage.send(Content::Internal(InternalEvent::AgentDone)).await?
            }
            ScriptLine::Wait(_) | ScriptLine::Clock(_) | ScriptLine::Moment(_) => {
                match later(action, stage.now(), &self.zone)? {
                    Some(target) => stage.advance_to(target).await?,
                    None => return Ok(Err(Deviation::TimeBack)),
                }
            }
        }))
    }
}

/// The instant to which a line moves the time; `None` if that is the past.
pub(crate) fn later(action: &ScriptLine, now: Timestamp, zone: &TimeZone) -> Result<Option<Timestamp>, Error> {
    let unreachable = |error: jiff::Error| Error::invalid("this time cannot be reached").because(error);
    let local = zone.to_datetime(now);
    let target = match action {
        ScriptLine::Wait(duration) => now.checked_add(*duration).map_err(unreachable)?,
        ScriptLine::Clock(time) if *time >= local.time() => instant(local.date().to_datetime(*time), zone)?,
        // A time of day that is over today is meant for tomorrow.
        ScriptLine::Clock(time) => instant(local.date().tomorrow().map_err(unreachable)?.to_datetime(*time), zone)?,
        ScriptLine::Moment(at) => instant(*at, zone)?,
        _ => now,
    };
    Ok((target >= now).then_some(target))
}

/// The first difference between `Bot:` lines and what the bot said; without lines anything will do.
fn compare<'a>(expected: &'a [(ScriptBot, Place)], replies: &[Outgoing]) -> Option<(Option<&'a Place>, Deviation)> {
    if expected.is_empty() {
        return None;
    }
    let mut replies = replies.iter();
    let actual = |reply: &Outgoing| (reply.text_id.clone(), reply.text().to_owned());
    for (line, place) in expected.iter().filter(|(line, _)| *line != ScriptBot::Silence) {
        let reply = replies.next();
        let holds = match (line, reply) {
            (ScriptBot::Text(id), Some(reply)) => is_text(id, reply.text_id.as_deref()),
            (ScriptBot::Pattern(pattern), Some(reply)) => matches(pattern, reply.text()),
            _ => false,
        };
        if !holds {
            let expected = match line {
                ScriptBot::Text(id) => Some(format!("#{id}")),
                ScriptBot::Pattern(pattern) => Some(pattern.clone()),
                ScriptBot::Silence => None,
            };
            return Some((Some(place), Deviation::Said { expected, actual: reply.map(actual) }));
        }
    }
    let place = expected.last().map(|(_, place)| place);
    replies.next().map(|reply| (place, Deviation::Said { expected: None, actual: Some(actual(reply)) }))
}

fn action_line(turn: usize, action: &ScriptLine) -> Line {
    let (who, text) = match action {
        ScriptLine::Customer(text) => (Who::Customer, text.clone()),
        ScriptLine::Taps(title) => (Who::Taps, title.clone()),
        ScriptLine::Wait(duration) => {
            (Who::Time, format!("+ {:#}", jiff::SignedDuration::try_from(*duration).unwrap_or_default()))
        }
        ScriptLine::Clock(time) => (Who::Time, time.strftime("%H:%M").to_string()),
        ScriptLine::Moment(at) => (Who::Time, at.strftime("%Y-%m-%d %H:%M").to_string()),
        ScriptLine::Approval(granted) => (Who::Approval, if *granted { "yes" } else { "no" }.to_owned()),
        ScriptLine::Login(level) => (Who::Login, fact::level_word(*level).to_owned()),
        ScriptLine::Agent(text) => (Who::Agent, text.clone().unwrap_or_else(|| "↩".to_owned())),
    };
    Line { turn, who, text, text_id: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Source;
    use crate::message::{ConversationId, DataClass, Part, Purpose};
    use jiff::civil::{date, time};
    use std::sync::Arc;
    use std::time::Duration;

    fn reply(id: &str, text: &str) -> Outgoing {
        Outgoing {
            id: id.into(),
            conversation: ConversationId::new("web", "anna"),
            seq: 1,
            purpose: Purpose::Reply,
            part: Part::Text { text: text.into() },
            not_after: None,
            text_id: Some(id.into()),
            class: DataClass::Public,
        }
    }

    fn lines(lines: &[ScriptBot]) -> Vec<(ScriptBot, Place)> {
        let source = Arc::new(Source { path: "t.toml".into(), text: String::new() });
        lines.iter().map(|line| (line.clone(), Place { source: Arc::clone(&source), span: 0..0 })).collect()
    }

    #[test]
    fn several_bubbles_need_several_lines() {
        let two = [reply("card-block-first", "…"), reply("common-login", "Bitte melden Sie sich an.")];
        let first = ScriptBot::Text("card-block-first".into());
        let second = ScriptBot::Pattern("*melden Sie sich an*".into());
        assert!(compare(&lines(&[first.clone(), second.clone()]), &two).is_none());
        assert!(compare(&[], &two).is_none(), "a turn without a line may be answered in any way");
        let missing = lines(&[first, second.clone(), second]);
        assert!(matches!(compare(&missing, &two), Some((_, Deviation::Said { expected: Some(_), actual: None }))));
        let fewer = lines(&[ScriptBot::Text("card-block-first".into())]);
        assert!(matches!(compare(&fewer, &two), Some((_, Deviation::Said { expected: None, actual: Some(_) }))));
    }

    #[test]
    fn silence_is_no_bubble() {
        let silence = lines(&[ScriptBot::Silence]);
        assert!(compare(&silence, &[]).is_none());
        assert!(compare(&silence, &[reply("common-error", "…")]).is_some());
    }

    #[test]
    fn time_goes_forward_only() {
        let zone = TimeZone::UTC;
        let now = instant(date(2026, 3, 2).at(10, 0, 0, 0), &zone).unwrap();
        let at = |action: ScriptLine| later(&action, now, &zone).unwrap().map(|at| zone.to_datetime(at));
        assert_eq!(at(ScriptLine::Wait(Duration::from_secs(360))), Some(date(2026, 3, 2).at(10, 6, 0, 0)));
        assert_eq!(at(ScriptLine::Clock(time(20, 1, 0, 0))), Some(date(2026, 3, 2).at(20, 1, 0, 0)));
        assert_eq!(at(ScriptLine::Clock(time(9, 0, 0, 0))), Some(date(2026, 3, 3).at(9, 0, 0, 0)));
        assert_eq!(at(ScriptLine::Moment(date(2026, 3, 1).at(9, 0, 0, 0))), None);
    }
}
