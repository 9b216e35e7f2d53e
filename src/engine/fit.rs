//! Making a message fit a channel without losing a word of it.
//!
//! It needs no words of its own and therefore no language: what a channel cannot show becomes numbered lines, and
//! addresses are written out.

use super::split::split;
use super::{Capabilities, Limit};
use crate::message::{Card, Choice, Link, MediaKind, Outgoing, Part};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// The messages that show `message` on a channel, in order. Too long a text is cut into several; too long a title of a
/// button is cut at its end, unless two would look the same; buttons that are too many for the channel, or could not
/// be told apart, become numbered lines, which the dialogue understands when they are typed. A card, a picture, an
/// address that the channel cannot show becomes words. The first keeps the message's id, the others add `.2`, `.3` …
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
        Part::Links { prompt, links } => linked(prompt, links, capabilities),
        Part::Cards { cards } => in_cards(cards, capabilities),
        Part::Media { kind, url, alt } => media(*kind, url, alt, capabilities),
        Part::HandOver { .. } if capabilities.handover => vec![message.part.clone()],
        Part::HandOver { .. } => Vec::new(),
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
    let row = capabilities
        .buttons
        .filter(|row| options.len() <= row.max && options.iter().all(|option| row.payload.holds(&option.payload)));
    let shown = row.and_then(|row| Some((row, shortened(options, row.title)?)));
    let Some((row, options)) = shown else {
        return texts(&numbered(prompt, options), capabilities);
    };
    let (mut parts, prompt) = before(prompt, row.prompt, capabilities);
    parts.push(Part::Choices { prompt, options });
    parts
}

fn linked(prompt: &str, links: &[Link], capabilities: &Capabilities) -> Vec<Part> {
    let row = capabilities.links.filter(|row| {
        let holds = |link: &Link| row.title.holds(&link.title) && row.payload.holds(&link.url);
        links.len() <= row.max && links.iter().all(holds)
    });
    let Some(row) = row else { return texts(&written(prompt, links), capabilities) };
    let (mut parts, prompt) = before(prompt, row.prompt, capabilities);
    parts.push(Part::Links { prompt, links: links.to_vec() });
    parts
}

/// Buttons stay with the end of a long text, where the question is; what stands before goes ahead.
fn before(prompt: &str, limit: Limit, capabilities: &Capabilities) -> (Vec<Part>, String) {
    let mut pieces = split(prompt, limit);
    let last = pieces.pop().unwrap_or_default();
    (pieces.iter().flat_map(|text| texts(text, capabilities)).collect(), last)
}

/// Cards as they are where all of them fit; otherwise each is its picture, and then its words with its buttons.
fn in_cards(cards: &[Card], capabilities: &Capabilities) -> Vec<Part> {
    let fits = |card: &Card| -> bool {
        let Some(limits) = capabilities.cards else { return false };
        let titles = card.options.iter().map(|option| (&option.title, &option.payload));
        let mut titles = titles.chain(card.links.iter().map(|link| (&link.title, &link.url)));
        limits.title.holds(&card.title)
            && card.subtitle.as_ref().is_none_or(|subtitle| limits.subtitle.holds(subtitle))
            && card.options.len() + card.links.len() <= limits.buttons
            && titles.all(|(title, carries)| {
                capabilities.buttons.is_some_and(|row| row.title.holds(title) && row.payload.holds(carries))
            })
    };
    let max = capabilities.cards.map_or(0, |limits| limits.max);
    if max > 0 && cards.iter().all(fits) {
        return cards.chunks(max).map(|cards| Part::Cards { cards: cards.to_vec() }).collect();
    }
    cards.iter().flat_map(|card| one_card(card, capabilities)).collect()
}

fn one_card(card: &Card, capabilities: &Capabilities) -> Vec<Part> {
    let words = [Some(&card.title), card.subtitle.as_ref()].into_iter().flatten().filter(|text| !text.is_empty());
    let words = words.cloned().collect::<Vec<_>>().join("\n");
    let mut parts = Vec::new();
    // Words say what a picture shows; where it cannot be shown, its address tells nobody anything.
    if let Some(url) = card.image.as_ref().filter(|_| capabilities.images) {
        parts.push(Part::Media { kind: MediaKind::Image, url: url.clone(), alt: card.title.clone() });
    }
    match (card.options.is_empty(), card.links.is_empty()) {
        (true, true) => parts.extend(texts(&words, capabilities)),
        (true, false) => parts.extend(linked(&words, &card.links, capabilities)),
        (false, true) => parts.extend(choices(&words, &card.options, capabilities)),
        (false, false) => {
            parts.extend(linked(&words, &card.links, capabilities));
            // The words stand there already; a row of buttons needs some.
            parts.extend(choices(&card.title, &card.options, capabilities));
        }
    }
    parts
}

fn media(kind: MediaKind, url: &str, alt: &str, capabilities: &Capabilities) -> Vec<Part> {
    let shown = match kind {
        MediaKind::Image => capabilities.images,
        MediaKind::Document => capabilities.documents,
    };
    if shown {
        return vec![Part::Media { kind, url: url.to_owned(), alt: alt.to_owned() }];
    }
    texts(&[alt, url].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"), capabilities)
}

/// The options with titles that keep to the limit; `None` where two of them would look the same.
fn shortened(options: &[Choice], limit: Limit) -> Option<Vec<Choice>> {
    let cut =
        |option: &Choice| -> Option<Choice> { Some(Choice { title: cut(&option.title, limit)?, ..option.clone() }) };
    let shown: Vec<Choice> = options.iter().map(cut).collect::<Option<_>>()?;
    let titles: BTreeSet<&str> = shown.iter().map(|option| option.title.as_str()).collect();
    let same_from_the_start = options.iter().map(|option| &option.title).collect::<BTreeSet<_>>().len();
    (titles.len() == same_from_the_start).then_some(shown)
}

/// A title that keeps to the limit: itself, or its beginning and an ellipsis. `None`: nothing of it would be left.
fn cut(title: &str, limit: Limit) -> Option<String> {
    if limit.holds(title) {
        return Some(title.to_owned());
    }
    let mut short = String::new();
    let mut best = None;
    for grapheme in title.graphemes(true) {
        short.push_str(grapheme);
        let candidate = format!("{}…", short.trim_end());
        if !limit.holds(&candidate) {
            break;
        }
        best = Some(candidate);
    }
    best.filter(|title| title.chars().count() > 1)
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

/// The words and the addresses.
fn written(prompt: &str, links: &[Link]) -> String {
    let lines = links.iter().map(|link| match link.title.is_empty() {
        true => link.url.clone(),
        false => format!("{}: {}", link.title, link.url),
    });
    let words = Some(prompt.to_owned()).filter(|prompt| !prompt.is_empty());
    words.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}
