//! "Did you mean …?" for a type or a field.

use crate::core::text::split_once;

/// The candidate that `given` is most probably a misspelling of: the same except for case and punctuation, a beginning of the other
/// (`DATADOG_LOGS`), or at most two edits away. Of a path (`auth.publicKey`) the last part counts.
pub fn nearest<'a>(given: &str, candidates: &[&'a str]) -> Option<&'a str> {
    // A text that long is not a misspelling, and the distance costs the product of both lengths.
    if given.len() > 64 {
        return None;
    }
    let given = normal(given);
    let mut best = None;
    let mut least = usize::MAX;
    for &candidate in candidates {
        if let Some(distance) = distance(&given, &normal(last_part(candidate))).filter(|distance| *distance < least) {
            (best, least) = (Some(candidate), distance);
        }
    }
    best
}

/// Whether a name is another one in a different case, or one edit away from it.
pub fn is_slip(given: &str, name: &str) -> bool {
    // The length is compared first, since the distance costs the product of both.
    let one_edit = || given.len().abs_diff(name.len()) <= 1 && levenshtein(given.as_bytes(), name.as_bytes()) <= 1;
    given.eq_ignore_ascii_case(name) || one_edit()
}

fn last_part(path: &str) -> &str {
    split_once(path, ".").map_or(path, |(_, last)| last)
}

/// Letters and digits in one case: all names are ASCII, so nothing else counts.
fn normal(text: &str) -> Vec<u8> {
    let mut normal = Vec::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            normal.push(byte.to_ascii_lowercase());
        }
    }
    normal
}

/// The edit distance of two names; `None` if they are too far apart to be the same name.
fn distance(a: &[u8], b: &[u8]) -> Option<usize> {
    const MOST_EDITS: usize = 2;
    const SHORTEST_BEGINNING: usize = 4;
    let shorter = a.len().min(b.len());
    let edits = levenshtein(a, b);
    let slip = edits <= MOST_EDITS && edits < shorter;
    let beginning = shorter >= SHORTEST_BEGINNING && a.iter().zip(b).all(|(a, b)| a == b);
    (slip || beginning).then_some(edits)
}

fn levenshtein(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = Vec::new();
    for column in 0..b.len() {
        row.push(column + 1);
    }
    let mut last = a.len().max(b.len());
    for (number, left) in (1..).zip(a) {
        let mut diagonal = number - 1;
        last = number;
        for (cell, right) in row.iter_mut().zip(b) {
            let replaced = diagonal + usize::from(left != right);
            diagonal = *cell;
            last = replaced.min(last + 1).min(diagonal + 1);
            *cell = last;
        }
    }
    last
}
