//! Small catalogues for tests.

use crate::catalog::{
    Access, Catalog, Channel, ChannelKind, Effect, Intent, Outcome, Place, Privacy, Slot, Source, Variable,
};
use crate::entity::SlotType;
use crate::message::{DataClass, LoginLevel};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) fn place() -> Place {
    let source = Source { path: "intents/x.toml".into(), text: "[intent]\n".into() };
    Place { source: Arc::new(source), span: 0..8 }
}

pub(crate) fn intent(id: &str) -> Intent {
    Intent {
        id: id.into(),
        title: id.into(),
        owner: None,
        review_by: None,
        active: true,
        topic_change: None,
        urgent: false,
        effect: Effect::Read,
        handler: Some(format!("{id}.run")),
        access: Access::default(),
        phrases: BTreeMap::new(),
        only_when: None,
        slots: Vec::new(),
        confirm: None,
        outcomes: Vec::new(),
        privacy: Privacy::default(),
        on: BTreeMap::new(),
        handoff: None,
        suggest: Vec::new(),
        broken: false,
        place: place(),
        keys: BTreeMap::new(),
    }
}

pub(crate) fn slot(name: &str, kind: SlotType, data: DataClass) -> Slot {
    Slot {
        name: name.into(),
        kind,
        required: true,
        default: None,
        default_rule: None,
        only_if: None,
        data,
        min: None,
        max: None,
        currency: Vec::new(),
        from: None,
        until: None,
        bank_days: false,
        one_of: Vec::new(),
        not_one_of: Vec::new(),
        full_name: false,
        min_length: None,
        max_length: None,
        retries: None,
        after_retries: None,
        typos: None,
        pattern: None,
        lookup: None,
        fills: Vec::new(),
        check_with: None,
        replies: BTreeMap::new(),
        place: place(),
    }
}

pub(crate) fn variable(name: &str, data: DataClass) -> Variable {
    Variable { name: name.into(), kind: SlotType::Money, data, stands_for: None, place: place() }
}

pub(crate) fn outcome(name: &str, variables: Vec<Variable>) -> Outcome {
    Outcome { name: name.into(), variables, row: None, place: place() }
}

pub(crate) fn channel(name: &str, kind: ChannelKind, limit: DataClass, login: LoginLevel) -> Channel {
    Channel {
        name: name.into(),
        kind,
        may_show: limit,
        may_collect: limit,
        highest_login: login,
        buttons: 3,
        max_length: None,
        say_done: false,
        settings: BTreeMap::new(),
        broken: false,
        place: place(),
        keys: BTreeMap::new(),
    }
}

/// A bot in German and English with a web chat for everything and a messenger for nothing.
pub(crate) fn catalog(intents: Vec<Intent>) -> Catalog {
    let mut catalog = Catalog { intents, ..Catalog::default() };
    catalog.bot.languages = vec!["de".into(), "en".into()];
    catalog.bot.default_language = "de".into();
    let web = channel("web", ChannelKind::Web, DataClass::Account, LoginLevel::Strong);
    let messenger = channel("messenger", ChannelKind::Facebook, DataClass::Public, LoginLevel::None);
    catalog.bot.channel_order = vec!["web".into(), "messenger".into()];
    catalog.bot.channels = BTreeMap::from([("web".into(), web), ("messenger".into(), messenger)]);
    catalog
}
