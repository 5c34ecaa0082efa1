//! Masks: how Atlas shows a secret, and how we do.

use crate::core::platform::{HttpUrl, Platform};

/// Stars that stand for a secret of unknown length.
const STARS: &str = "****";
/// How much of its tail a mask may show.
const TAIL: usize = 4;
/// A shorter secret would give too much of itself away with its last four characters.
const SHOW_TAIL_FROM: usize = 16;

/// Masks a secret: `****`, followed by its last four characters where it has 16 or more.
pub fn mask(secret: &str) -> String {
    let length = secret.chars().count();
    let hidden = if length >= SHOW_TAIL_FROM { length - TAIL } else { length };
    let tail = secret.char_indices().nth(hidden).and_then(|(at, _)| secret.get(at..));
    [STARS, tail.unwrap_or_default()].concat()
}

/// Masks what follows a URL's origin: `https://hooks.example.com/****`.
pub fn mask_url(url: &str, platform: &dyn Platform) -> String {
    match platform.http_url(url) {
        Some(HttpUrl { origin, .. }) => [&origin, "/", STARS].concat(),
        None => STARS.to_owned(),
    }
}

/// A mask taken apart: how many stars, and the visible tail.
#[derive(Clone, Copy)]
struct Mask<'a> {
    stars: usize,
    tail: &'a str,
}

fn parse(text: &str) -> Option<Mask<'_>> {
    let stars = text.bytes().take_while(|byte| *byte == b'*').count();
    let tail = text.get(stars..)?;
    // At most five characters are looked at, however long the text is.
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

/// Whether `value` may well be the secret or URL behind `masked`: the visible tail, a URL's origin, and the length where
/// the mask keeps it agree. A mask that shows neither tail nor length proves nothing, so nothing looks like it.
pub fn looks_unchanged(masked: &str, value: &str, platform: &dyn Platform) -> bool {
    if masked == value {
        return true;
    }
    match (platform.http_url(masked), platform.http_url(value)) {
        (Some(masked), Some(value)) => {
            masked.origin == value.origin && agrees(masked.path.get(1..), value.after_origin.get(1..))
        }
        (None, _) => agrees(Some(masked), Some(value)),
        _ => false,
    }
}

fn agrees(masked: Option<&str>, value: Option<&str>) -> bool {
    let (Some(mask), Some(value)) = (masked.and_then(parse), value) else {
        return false;
    };
    let keeps_length = mask.stars > STARS.len();
    let length = mask.stars + mask.tail.chars().count();
    value.ends_with(mask.tail)
        && (!keeps_length || value.chars().count() == length)
        && (keeps_length || !mask.tail.is_empty())
}
