//! What every topic does on every channel, as data: the page that data protection signs.

use crate::catalog::{Catalog, Channel, Diagnostic, Intent, Place, Policy, Severity};
use crate::entity::{Entities, SlotType};
use crate::message::{DataClass, LoginLevel};
use crate::privacy::{Clearance, Decision, Instead, guard};
use sha2::{Digest, Sha256};

/// Topics by channels, every lowering of a class, and what is open.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The channels, in file order.
    pub channels: Vec<Channel>,
    /// The topics; answers of a collection that do the same everywhere are one row.
    pub rows: Vec<Row>,
    /// Every value that counts as less sensitive than its kind does by itself.
    pub lowered: Vec<Lowering>,
    /// Mistakes that leave a channel without an answer or would show more than it may.
    pub open: Vec<Diagnostic>,
}

/// One topic, or answers that are alike.
#[derive(Clone, Debug)]
pub struct Row {
    /// The intent's id, the answer's text id, or the collection's name.
    pub name: String,
    /// How many answers it stands for; `None`: one topic.
    pub answers: Option<usize>,
    /// The most sensitive thing that its conversation shows or collects.
    pub class: DataClass,
    /// The login that is asked for before the first question.
    pub to_talk: LoginLevel,
    /// Is an approval needed before it acts?
    pub approval: bool,
    /// What happens on each channel.
    pub cells: Vec<Cell>,
}

/// What a topic does on a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// It is answered.
    Answers,
    /// It is answered after a login.
    AfterLogin,
    /// Something else happens.
    Instead(Instead),
    /// The editor has decided that it is refused.
    Refused,
    /// It is not known there (`channels`).
    Elsewhere,
    /// The topic or the channel is off, because of a mistake or on purpose.
    Off,
    /// Nobody has said what happens.
    Nothing,
}

/// A class that an editor has set below the one that would hold without it.
#[derive(Clone, Debug)]
pub struct Lowering {
    /// What it is about: `balance: $available`, `transfer: [slot.recipient]`.
    pub what: String,
    /// The class without the line.
    pub from: DataClass,
    /// The class with it.
    pub to: DataClass,
    /// The line.
    pub place: Place,
}

/// Codes of mistakes that this page is about.
const CODES: [&str; 5] = ["C01", "C03", "C05", "C07", "C08"];

impl Matrix {
    /// Works it out. `told` is what `check` has found.
    pub fn of(catalog: &Catalog, clearance: &Clearance, entities: &Entities, told: &[Diagnostic]) -> Self {
        let order = &catalog.bot.channel_order;
        let channels: Vec<Channel> = order.iter().filter_map(|name| catalog.bot.channels.get(name)).cloned().collect();
        let mut rows: Vec<Row> =
            catalog.intents.iter().map(|intent| row(&intent.id, clearance, &channels, Some(intent), &[])).collect();
        for collection in &catalog.collections {
            let own = collection
                .answers
                .iter()
                .map(|answer| row(&answer.text_id, clearance, &channels, None, &answer.channels));
            let own: Vec<Row> = own.collect();
            let same =
                |row: &Row| own.first().is_some_and(|first| first.cells == row.cells && first.class == row.class);
            match own.first().filter(|_| own.iter().all(same)) {
                Some(first) => {
                    rows.push(Row { name: collection.name.clone(), answers: Some(own.len()), ..first.clone() });
                }
                None => rows.extend(own),
            }
        }
        let open = told.iter().filter(|told| told.severity == Severity::Error && CODES.contains(&told.code));
        Self { channels, rows, lowered: lowered(catalog, entities), open: open.cloned().collect() }
    }

    /// Is every topic answered or sent elsewhere on every channel, and nothing above its clearance?
    pub fn is_closed(&self) -> bool {
        let gap = |row: &Row| row.cells.contains(&Cell::Nothing);
        self.open.is_empty() && !self.rows.iter().any(gap) && self.excess().is_empty()
    }

    /// Topics that are answered on channels that may not show what they hold: proved anew, beside the decisions.
    pub fn excess(&self) -> Vec<(&Row, &Channel)> {
        let answered = |cell: &Cell| matches!(cell, Cell::Answers | Cell::AfterLogin);
        let pairs = self.rows.iter().flat_map(|row| row.cells.iter().zip(&self.channels).map(move |pair| (row, pair)));
        let too_much = pairs.filter(|(row, (cell, channel))| {
            let fits = guard(Some(channel), row.class) && row.class <= channel.may_collect;
            answered(cell) && (!fits || row.to_talk > channel.highest_login)
        });
        too_much.map(|(row, (_, channel))| (row, channel)).collect()
    }

    /// Names this page: two bots with the same page have the same one. Eight hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for channel in &self.channels {
            let limits = (channel.may_show, channel.may_collect, channel.highest_login);
            hash.update(format!("{}{limits:?}\n", channel.name));
        }
        for row in &self.rows {
            let needs = (row.answers, row.class, row.to_talk, row.approval);
            hash.update(format!("{}{needs:?}{:?}\n", row.name, row.cells));
        }
        for lowering in &self.lowered {
            hash.update(format!("{}{:?}{:?}\n", lowering.what, lowering.from, lowering.to));
        }
        hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }
}

fn row(id: &str, clearance: &Clearance, channels: &[Channel], intent: Option<&Intent>, only: &[String]) -> Row {
    let topic = clearance.topic(id);
    let cell = |channel: &Channel| {
        if !only.is_empty() && !only.contains(&channel.name) {
            return Cell::Elsewhere;
        }
        if channel.broken || topic.is_none_or(|topic| !topic.on) {
            return Cell::Off;
        }
        let rule = intent.and_then(|intent| intent.on.get(&channel.name)).map(|rule| rule.instead);
        let policy = rule.filter(|policy| *policy != Policy::Normal);
        let policy = policy.or_else(|| intent.and_then(|intent| intent.privacy.if_not_allowed));
        // As far as the customer can log in there: what then is still kept back is kept back for all.
        match clearance.decide(id, &channel.name, channel.highest_login) {
            Decision::Answer if topic.is_some_and(|topic| topic.to_talk > LoginLevel::None) => Cell::AfterLogin,
            Decision::Answer => Cell::Answers,
            Decision::LoginFirst { .. } => Cell::Nothing,
            Decision::Private(instead) if instead.policy != Policy::Refuse => Cell::Instead(instead),
            Decision::Private(_) if policy == Some(Policy::Refuse) => Cell::Refused,
            Decision::Private(_) => Cell::Nothing,
        }
    };
    Row {
        name: id.to_owned(),
        answers: None,
        class: topic.map_or(DataClass::Secret, |topic| topic.class),
        to_talk: topic.map_or(LoginLevel::Strong, |topic| topic.to_talk),
        approval: topic.is_some_and(|topic| topic.to_act == crate::catalog::ActLevel::Approval),
        cells: channels.iter().map(cell).collect(),
    }
}

/// Every class that is lower than it would be by itself (FORMAT §8), in the order of files.
fn lowered(catalog: &Catalog, entities: &Entities) -> Vec<Lowering> {
    let mut all = Vec::new();
    let mut note = |what: String, from: DataClass, to: DataClass, place: &Place| {
        if to < from {
            all.push(Lowering { what, from, to, place: place.clone() });
        }
    };
    for list in catalog.lists.values().filter(|list| list.source.is_some()) {
        let line = list.keys.get("list.data").unwrap_or(&list.place);
        note(format!("lists/{}", list.name), DataClass::Account, list.data, line);
    }
    for intent in &catalog.intents {
        for slot in &intent.slots {
            let by_itself = match &slot.kind {
                SlotType::List(name) => catalog.lists.get(name).map_or(DataClass::Secret, |list| list.data),
                SlotType::Custom(name) => entities.custom(name).map_or(DataClass::Secret, |kind| kind.class()),
                kind => {
                    let built_in = SlotType::BUILT_IN.iter().find(|(_, known, _)| known == kind);
                    built_in.map_or(DataClass::Secret, |(_, _, class)| *class)
                }
            };
            let line = intent.keys.get(&format!("slot.{}.data", slot.name)).unwrap_or(&slot.place);
            note(format!("{}: [slot.{}]", intent.id, slot.name), by_itself, slot.data, line);
        }
        let shows = intent.confirm.iter().flat_map(|confirm| &confirm.shows);
        let outcomes = intent.outcomes.iter().flat_map(|own| own.variables.iter().chain(own.row.iter().flatten()));
        for variable in shows.chain(outcomes) {
            let what = format!("{}: ${}", intent.id, variable.name);
            note(what, DataClass::Account, variable.data, &variable.place);
        }
    }
    all
}
