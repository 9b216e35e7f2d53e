//! Near matches by edit distance, for short messages where the classifier is blind.

use strsim::osa_distance;

/// The most words of such a message.
pub(super) const WORDS: usize = 3;
/// The most letters of such a sentence.
const LETTERS: usize = 40;

/// A short sentence without slots, written together.
#[derive(Debug)]
pub(super) struct Short {
    pub(super) joined: String,
    letters: usize,
    /// Which letters occur: each error changes at most two of them.
    set: u32,
    pub(super) goal: usize,
    pub(super) origin: usize,
    pub(super) followup: bool,
}

impl Short {
    /// `None` where it is too short or too long for typing errors to be told from other words.
    pub(super) fn new(joined: String, goal: usize, origin: usize, followup: bool) -> Option<Self> {
        let letters = joined.chars().count();
        (allowed(letters) > 0 && letters <= LETTERS).then(|| {
            let set = set(&joined);
            Self { joined, letters, set, goal, origin, followup }
        })
    }
}

/// The nearest short sentence of each goal, with its distance, among `shorts`.
pub(super) fn nearest<'s>(joined: &str, shorts: &'s [Short]) -> Vec<(&'s Short, usize)> {
    let letters = joined.chars().count();
    if letters > LETTERS + 2 {
        return Vec::new();
    }
    let own = set(joined);
    let mut nearest: Vec<(&Short, usize)> = Vec::new();
    for short in shorts {
        let most = allowed(short.letters.min(letters));
        if short.letters.abs_diff(letters) > most || (short.set ^ own).count_ones() as usize > 2 * most {
            continue;
        }
        let distance = osa_distance(&short.joined, joined);
        if distance > most {
            continue;
        }
        match nearest.iter_mut().find(|(known, _)| known.goal == short.goal && known.followup == short.followup) {
            Some(known) if known.1 > distance => *known = (short, distance),
            Some(_) => {}
            None => nearest.push((short, distance)),
        }
    }
    nearest
}

fn set(word: &str) -> u32 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) & 31))
}

/// How certain a near match makes its goal.
pub(super) fn score(short: &Short, distance: usize) -> f32 {
    let share = distance as f32 / short.letters.max(1) as f32;
    (0.97 - 1.1 * share).clamp(0.0, 0.93)
}

/// FORMAT §6, `normal`.
fn allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    }
}
