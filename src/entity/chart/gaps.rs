//! What stands between two tokens.

use crate::lang::Gap;
use crate::text::Shape;

/// The longest word whose point does not end a sentence.
const ABBREVIATION: usize = 5;

/// What stands before each token, as the signs that a pattern may ask for.
#[derive(Debug)]
pub(in crate::entity) struct Gaps(Vec<Kind>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing or space.
    Space,
    /// A hyphen without space around it.
    Hyphen,
    /// A point behind an abbreviation or a number, perhaps with space.
    Point,
    Comma,
    Dash,
    Slash,
    /// Something that no phrase reaches across.
    Wall,
}

impl Gaps {
    /// For pieces of `raw`, each with its bytes, shape and length when folded.
    pub(in crate::entity) fn new(raw: &str, pieces: impl Iterator<Item = (usize, usize, Shape, usize)>) -> Self {
        let mut kinds = Vec::with_capacity(32);
        let mut before: Option<(usize, bool)> = None;
        for (start, end, shape, length) in pieces {
            kinds.push(match before {
                None => Kind::Wall,
                Some((from, short)) => kind(raw.get(from..start).unwrap_or_default(), short),
            });
            before = Some((end, shape == Shape::Number || length <= ABBREVIATION));
        }
        Self(kinds)
    }

    /// Where an item stands that follows token `at - 1` with that sign between; `dash` says whether
    /// a token is a hyphen, which then is that sign.
    pub(in crate::entity) fn cross(&self, at: usize, gap: Gap, dash: impl Fn(usize) -> bool) -> Option<usize> {
        let kind = self.0.get(at).copied()?;
        let soft = matches!(kind, Kind::Space | Kind::Hyphen | Kind::Point);
        match gap {
            Gap::Soft => soft.then_some(at),
            Gap::Comma => (kind == Kind::Comma).then_some(at),
            Gap::Slash => (kind == Kind::Slash).then_some(at),
            Gap::Dash if matches!(kind, Kind::Dash | Kind::Hyphen) => Some(at),
            Gap::Dash => (soft && dash(at) && self.is_soft(at + 1)).then_some(at + 1),
        }
    }

    /// Does nothing but space, a hyphen or an abbreviation's point stand before token `at`?
    pub(in crate::entity) fn is_soft(&self, at: usize) -> bool {
        matches!(self.0.get(at), Some(Kind::Space | Kind::Hyphen | Kind::Point))
    }

    /// Does nothing but space stand before token `at`?
    pub(in crate::entity) fn is_space(&self, at: usize) -> bool {
        self.0.get(at) == Some(&Kind::Space)
    }

    /// Does a clause end before token `at`: with the text, a point, a comma or another sign?
    pub(in crate::entity) fn is_end(&self, at: usize) -> bool {
        !matches!(self.0.get(at), Some(Kind::Space | Kind::Hyphen | Kind::Dash | Kind::Slash))
    }

    /// Does a phrase go on from the token before `at` to it?
    pub(in crate::entity) fn is_wall(&self, at: usize) -> bool {
        self.0.get(at).is_none_or(|kind| *kind == Kind::Wall)
    }
}

fn kind(between: &str, short: bool) -> Kind {
    if between.is_empty() || between == " " {
        return Kind::Space;
    }
    let inner = between.trim();
    match inner {
        "" if between.contains('\n') => Kind::Wall,
        "" => Kind::Space,
        "-" | "–" | "—" if between.len() == inner.len() => Kind::Hyphen,
        "-" | "–" | "—" | "--" | ".-" | ".–" | ". -" | ". –" => Kind::Dash,
        "." if short => Kind::Point,
        // The dash in the place of the cents: `50,- €`.
        ",-" | ",–" | ",--" => Kind::Point,
        "," | ".," => Kind::Comma,
        "/" | "./" => Kind::Slash,
        _ => Kind::Wall,
    }
}
