//! "Did you mean …?" for a type or a field.

/// The candidate that `given` is most probably a slip of: the same but for case and punctuation, a beginning of the other
/// (`DATADOG_LOGS`), or at most two edits away.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nothing that long is a slip, and the distance costs the product of both lengths.
    if given.len() > 64 {
        return None;
    }
    let given = normal(given);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&given, &normal(candidate))?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn normal(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

/// How far apart two names are, or `None` where they are too far apart to be the same one.
fn distance(a: &[char], b: &[char]) -> Option<usize> {
    const MOST_EDITS: usize = 2;
    const SHORTEST_BEGINNING: usize = 4;
    let shorter = a.len().min(b.len());
    let edits = levenshtein(a, b);
    let slip = edits <= MOST_EDITS && edits < shorter;
    let beginning = shorter >= SHORTEST_BEGINNING && (a.starts_with(b) || b.starts_with(a));
    (slip || beginning).then_some(edits)
}

fn levenshtein(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut previous = i + 1;
        for (cell, right) in row.iter_mut().skip(1).zip(b) {
            let replaced = diagonal + usize::from(left != right);
            diagonal = *cell;
            previous = replaced.min(previous + 1).min(*cell + 1);
            *cell = previous;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(a.len())
}
