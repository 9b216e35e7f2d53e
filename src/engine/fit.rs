//! Making a message fit a channel without losing a word of it.

use super::split::split;
use super::{Buttons, Capabilities};
use crate::message::{Choice, Outgoing, Part};

/// The messages that show `message` on a channel, in order. Too long a text is cut into several;
/// buttons that are too many or too long for the channel become numbered lines, which the dialogue
/// understands when they are typed. The first keeps the message's id, the others add `.2`, `.3` …
///
/// ```
/// use schalter::engine::{fit, Capabilities};
/// use schalter::{Choice, ConversationId, DataClass, Outgoing, Part, Purpose};
/// let choice = |title: &str| Choice { title: title.into(), payload: title.into(), hint: None };
/// let question = Outgoing {
///     id: "m1".into(),
///     conversation: ConversationId::new("sms", "anna"),
///     seq: 1,
///     purpose: Purpose::Reply,
///     part: Part::Choices { prompt: "Which one?".into(), options: vec![choice("Giro"), choice("Depot")] },
///     not_after: None,
///     text_id: None,
///     class: DataClass::Public,
/// };
/// let fitted = fit(question, &Capabilities::default());
/// assert_eq!(fitted[0].text(), "Which one?\n1. Giro\n2. Depot");
/// ```
pub fn fit(message: Outgoing, capabilities: &Capabilities) -> Vec<Outgoing> {
    let parts = match &message.part {
        Part::Text { text } => texts(text, capabilities),
        Part::Choices { prompt, options } => choices(prompt, options, capabilities),
        Part::Status(_) if capabilities.status => vec![message.part.clone()],
        Part::Status(_) => Vec::new(),
    };
    let piece = |(index, part): (usize, Part)| {
        let id = if index == 0 { message.id.clone() } else { format!("{}.{}", message.id, index + 1) };
        Outgoing { id, part, ..message.clone() }
    };
    parts.into_iter().enumerate().map(piece).collect()
}

fn texts(text: &str, capabilities: &Capabilities) -> Vec<Part> {
    split(text, capabilities.text).into_iter().map(|text| Part::Text { text }).collect()
}

fn choices(prompt: &str, options: &[Choice], capabilities: &Capabilities) -> Vec<Part> {
    let Some(buttons) = capabilities.buttons.filter(|buttons| take(buttons, options)) else {
        return texts(&numbered(prompt, options), capabilities);
    };
    if buttons.prompt.holds(prompt) {
        return vec![Part::Choices { prompt: prompt.to_owned(), options: options.to_vec() }];
    }
    // The buttons stay with the end of a long text, where the question is.
    let mut pieces = split(prompt, buttons.prompt);
    let last = pieces.pop().unwrap_or_default();
    let mut parts: Vec<Part> = pieces.iter().flat_map(|text| texts(text, capabilities)).collect();
    parts.push(Part::Choices { prompt: last, options: options.to_vec() });
    parts
}

/// Can the channel show all of them as buttons, told apart and whole?
fn take(buttons: &Buttons, options: &[Choice]) -> bool {
    options.len() <= buttons.max
        && options.iter().all(|option| buttons.title.holds(&option.title) && buttons.payload.holds(&option.payload))
}

fn numbered(prompt: &str, options: &[Choice]) -> String {
    let mut text = prompt.to_owned();
    for (index, option) in options.iter().enumerate() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("{}. {}", index + 1, option.title));
        if let Some(hint) = &option.hint {
            text.push_str(&format!(" ({hint})"));
        }
    }
    text
}
