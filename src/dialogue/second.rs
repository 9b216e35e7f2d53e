//! A second request in the same message: it is named, so that nothing is lost without a word.

use super::draft::Draft;
use crate::entity::Value;
use crate::message::DataClass;
use crate::nlu::Candidate;

/// The text that names it; a bot without it answers the first request only.
const TEXT: &str = "common-second";

/// Says what was not dealt with yet: after the answer, with a button, or before the question that is open
/// now. Its values are told only where they may be told here.
pub(super) fn name(draft: &mut Draft<'_>, second: &Candidate) {
    if !draft.has(TEXT, None) {
        return;
    }
    let id = second.target.id();
    let mut say = draft.bubble(TEXT);
    say.variables.set("title", draft.title_of(id), DataClass::Public);
    let clearance = (draft.world.clearance)(id);
    let cleared = clearance.is_clear() && draft.session.login >= clearance.talk;
    let class = draft.intent(id).and_then(|intent| intent.slots.iter().map(|slot| slot.data).max());
    let values = second.slots.iter().filter(|_| cleared).filter_map(|filled| filled.values.first());
    let shown: Vec<String> = values.map(|value| draft.show(value)).collect();
    let details = (!shown.is_empty()).then(|| Value::Text(shown.join(", ")));
    say.variables.set("details", details, class.unwrap_or(DataClass::Secret));
    if draft.session.form.is_some() {
        let before = draft.done.says.len().saturating_sub(1);
        draft.done.says.insert(before, say);
    } else {
        draft.offer_topic(&mut say, id, super::topic::given(&second.slots));
        draft.say(say);
    }
}
