//! "Did you mean …?": names near to a mistyped one, of those that are valid at this place.

use super::diagnostic::Diagnostic;

/// At most three of `names`, nearest first: edit distance of two at most, or a common beginning.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let folded = word.to_lowercase();
    let length = folded.chars().count();
    let mut near: Vec<(usize, &str)> = Vec::new();
    for name in names {
        let distance = strsim::damerau_levenshtein(&folded, &name.to_lowercase());
        let common = folded.chars().zip(name.to_lowercase().chars()).take_while(|(a, b)| a == b).count();
        let shorter = length.min(name.chars().count());
        if (distance <= 2 && distance < shorter) || common >= 4 || (shorter >= 2 && common == shorter && common >= 2) {
            near.push((distance, name));
        }
    }
    near.sort_unstable();
    near.dedup();
    near.into_iter().map(|(_, name)| name).take(3).collect()
}

impl Diagnostic {
    /// With the suggestions of [`nearest`] as `$near`; `$nears` says whether there are any.
    #[must_use]
    pub fn suggest(self, near: &[&str]) -> Self {
        self.arg("nears", if near.is_empty() { "none" } else { "some" }).arg("near", near.join("\n"))
    }
}
