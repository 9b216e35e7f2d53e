//! The languages that a client prefers (`Accept-Language`).

/// The tags of the header, those that are preferred most first; of the same weight, as they stand.
pub(super) fn ranges(header: &str) -> Vec<String> {
    let weighed = header.split(',').filter_map(|range| {
        let (tag, weight) = range.split_once(";q=").unwrap_or((range, "1"));
        let weight: f32 = weight.trim().parse().ok()?;
        let tag = tag.trim();
        (weight > 0.0 && tag != "*" && !tag.is_empty()).then(|| (tag.to_owned(), weight))
    });
    let mut weighed: Vec<(String, f32)> = weighed.collect();
    weighed.sort_by(|a, b| b.1.total_cmp(&a.1));
    weighed.into_iter().map(|(tag, _)| tag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_with_the_greatest_weight_is_preferred() {
        assert_eq!(ranges("fr;q=0.3, pt-BR, it;q=0.8"), ["pt-BR", "it", "fr"]);
        assert_eq!(ranges("fr;q=0.3, it;q=0.8, *;q=1"), ["it", "fr"]);
        assert_eq!(ranges("pt, it"), ["pt", "it"]);
        assert!(ranges("*").is_empty() && ranges(";;q=,,").is_empty());
    }
}
