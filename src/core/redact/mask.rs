//! Masks: how Atlas shows a secret, and how this package does.

use crate::core::platform::{HttpUrl, Platform};

/// Stars that stand for a secret of unknown length.
const STARS: &str = "****";
/// How much of its tail a mask may show.
const TAIL: usize = 4;
/// The last four characters of a shorter secret would reveal too much of it.
const SHOW_TAIL_FROM: usize = 16;

/// Masks a secret: `****`, followed by its last four characters if it has 16 or more.
pub fn mask(secret: &str) -> String {
    let length = secret.chars().count();
    let hidden = if length >= SHOW_TAIL_FROM { length - TAIL } else { length };
    let tail = secret.char_indices().nth(hidden).and_then(|(at, _)| secret.get(at..));
    [STARS, tail.unwrap_or_default()].concat()
}

/// Masks what follows a URL's origin: `https://hooks.example.com/****`.
pub fn mask_url(url: &str, platform: &impl Platform) -> String {
    match platform.http_url(url) {
        Some(HttpUrl { origin, .. }) => [&origin, "/", STARS].concat(),
        None => STARS.to_owned(),
    }
}

/// A mask in its parts: the number of stars, and the visible tail.
#[derive(Clone, Copy)]
struct Mask<'a> {
    stars: usize,
    tail: &'a str,
}

fn parse(text: &str) -> Option<Mask<'_>> {
    let stars = text.bytes().take_while(|byte| *byte == b'*').count();
    let tail = text.get(stars..)?;
    // Looks at five characters at most, however long the text is.
    (stars >= STARS.len() && tail.chars().nth(TAIL).is_none()).then_some(Mask { stars, tail })
}

/// Whether the whole text is a mask as Atlas returns it: four or more `*`, then at most four characters.
pub fn is_masked(text: &str) -> bool {
    parse(text).is_some()
}

/// Whether this is a URL as Atlas returns it: `https://example.com/****2101`.
pub fn is_masked_url(url: &HttpUrl) -> bool {
    url.path.strip_prefix("/").is_some_and(is_masked)
}

/// How a value compares with its mask, or with what Atlas returns instead of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// They are the same, or the mask has the value's tail, and its length if the mask keeps the length.
    Alike,
    /// The mask has no tail, but the value's length.
    SameLength,
    /// The mask shows nothing of the value, or only the same origin if it is a URL.
    Unseen,
    /// It is another value.
    Unlike,
}

/// Compares a value with what may be its mask.
pub fn likeness(masked: &str, value: &str, platform: &impl Platform) -> Likeness {
    if masked == value {
        return Likeness::Alike;
    }
    match (platform.http_url(masked), platform.http_url(value)) {
        (Some(masked), Some(value)) if masked.origin == value.origin => {
            compare(masked.path.get(1..), value.after_origin.get(1..))
        }
        (None, _) => compare(Some(masked), Some(value)),
        _ => Likeness::Unlike,
    }
}

fn compare(masked: Option<&str>, value: Option<&str>) -> Likeness {
    let (Some(mask), Some(value)) = (masked.and_then(parse), value) else {
        return Likeness::Unlike;
    };
    let keeps_length = mask.stars > STARS.len();
    let length = mask.stars + mask.tail.chars().count();
    if !value.ends_with(mask.tail) || (keeps_length && value.chars().count() != length) {
        Likeness::Unlike
    } else if !mask.tail.is_empty() {
        Likeness::Alike
    } else if keeps_length {
        Likeness::SameLength
    } else {
        Likeness::Unseen
    }
}

/// Whether `value` is probably the secret or URL behind `masked`: the visible tail, a URL's origin, and the length if
/// the mask keeps it are equal. A mask that shows neither tail nor length proves nothing, so the result is false.
pub fn looks_unchanged(masked: &str, value: &str, platform: &impl Platform) -> bool {
    matches!(likeness(masked, value, platform), Likeness::Alike | Likeness::SameLength)
}
