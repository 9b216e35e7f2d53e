//! The notes of translations: `# source: 5f3a91c2` above a text says which version of its source it was written from.

use std::collections::BTreeMap;

/// What is noted of one translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translated {
    /// The version of its source.
    pub version: String,
    /// Is it written anew? Then it is no draft any more, and `# TODO` goes.
    pub anew: bool,
}

/// The file of texts with these notes; every other line stays.
///
/// ```
/// use schalter::catalog::{Translated, with_notes};
/// let noted = Translated { version: "5f3a91c2".into(), anew: true };
/// let file = "# TODO\na-b = Hello\n    .again = Again\n";
/// let file = with_notes(file, &[("a-b".to_owned(), noted)].into());
/// assert_eq!(file, "# source: 5f3a91c2\na-b = Hello\n    .again = Again\n");
/// ```
pub fn with_notes(file: &str, notes: &BTreeMap<String, Translated>) -> String {
    let mut page: Vec<String> = Vec::new();
    for line in file.lines() {
        let id = line.split_once('=').map(|(id, _)| id.trim_end());
        if let Some(noted) = id.and_then(|id| notes.get(id)) {
            // The notes of a text stand right above it, without an empty line.
            let above = page.iter().rev().take_while(|line| line.starts_with("# ")).count();
            let own = page.split_off(page.len() - above);
            let old = |line: &String| line.starts_with("# source:") || (noted.anew && line.starts_with("# TODO"));
            page.extend(own.into_iter().filter(|line| !old(line)));
            page.push(format!("# source: {}", noted.version));
        }
        page.push(line.to_owned());
    }
    page.into_iter().map(|line| line + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_renewed_where_they_stand_and_nothing_else_changes() {
        let file = "# Head\n\n# For agents\n# source: 00000000\na-b =\n    One\n    a-b = no text\n\nc-d = Two\n";
        let noted = |version: &str, anew| Translated { version: version.into(), anew };
        let notes = BTreeMap::from([("a-b".to_owned(), noted("11111111", false)), ("x".to_owned(), noted("2", true))]);
        let wanted = file.replace("00000000", "11111111");
        assert_eq!(with_notes(file, &notes), wanted);
        assert_eq!(with_notes(&wanted, &notes), wanted);
        let draft = "# TODO\na-b = One\n";
        assert_eq!(with_notes(draft, &notes), "# TODO\n# source: 11111111\na-b = One\n");
    }
}
