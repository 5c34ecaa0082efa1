//! Parses a `WWW-Authenticate` or `Authentication-Info` header (RFC 9110, sections 5.6 and 11.6).
//!
//! A real tokenizer, because a comma separates parameters, challenges and the values within a quoted string
//! alike. It accepts what careless servers send (missing commas, white space around `=`, unquoted
//! values) and never fails.

use super::bytes::{ends_word, is_separator, is_white_space, split};
use super::qop::Qop;

/// A Digest challenge as the server wrote it. Other parameters are ignored (RFC 7616, section
/// 3.3), among them `op`, the misprint of `qop` in MongoDB's documentation, and `charset`, since UTF-8 is its
/// only value.
#[derive(Clone, Debug, Default)]
pub(super) struct Parameters {
    list: Vec<(String, String)>,
    /// The parameter in whose quoted string the header ends.
    pub(super) cut_off: Option<String>,
}

impl Parameters {
    /// The value of a parameter: the first one of that name, since none may occur twice (RFC 9110, section 11.2).
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        for (found, value) in &self.list {
            if found.eq_ignore_ascii_case(name) {
                return Some(value);
            }
        }
        None
    }

    /// Like `get`, but an empty value counts as absent.
    pub(super) fn get_filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// Changes a parameter, if there is one of this name.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        for (found, old) in &mut self.list {
            if found.eq_ignore_ascii_case(name) {
                *old = value.to_owned();
            }
        }
    }

    /// A list without quotes, `qop=auth,auth-int`, looks as if another scheme began after its comma.
    fn continues_qop(&mut self, word: &str) -> bool {
        match self.list.last_mut() {
            Some((name, list)) if name.eq_ignore_ascii_case("qop") && Qop::from_name(word).is_some() => {
                list.push(',');
                list.push_str(word);
                true
            }
            _ => false,
        }
    }
}

/// The Digest challenges of these headers, and the names of the other schemes.
#[derive(Default)]
pub(super) struct Offers {
    pub(super) digest: Vec<Parameters>,
    pub(super) others: Vec<String>,
}

impl Offers {
    pub(super) fn read(headers: &[&str]) -> Self {
        let mut offers = Offers::default();
        for header in headers {
            offers.read_one(header);
        }
        offers
    }

    fn read_one(&mut self, header: &str) {
        let mut rest = header;
        let mut in_digest = false;
        let mut begins_element = true;
        loop {
            let (separators, after) = split(rest, |b| !is_separator(b));
            begins_element |= separators.bytes().any(|b| b == b',');
            if after.is_empty() {
                return;
            }
            let (word, after) = split(after, ends_word);
            let (_, next) = split(after, |b| !is_white_space(b));
            rest = match next.strip_prefix("=") {
                None if word.is_empty() => value(next).1,
                None => {
                    in_digest = self.add_word(word, in_digest, begins_element);
                    begins_element = false;
                    after
                }
                Some(stray) if word.is_empty() => stray,
                Some(next) => {
                    begins_element = false;
                    let (value, after) = value(next);
                    if let Some(challenge) = self.digest.last_mut().filter(|_| in_digest) {
                        match value {
                            Some(value) => challenge.list.push((word.to_owned(), value)),
                            None => challenge.cut_off = Some(word.to_owned()),
                        }
                    }
                    after
                }
            };
        }
    }

    /// Adds a word without a value: a scheme, or the token68 that follows one, which never begins an element of the list.
    /// Returns whether what follows belongs to a Digest challenge.
    fn add_word(&mut self, word: &str, in_digest: bool, begins_element: bool) -> bool {
        if word.eq_ignore_ascii_case("digest") {
            self.digest.push(Parameters::default());
            return true;
        }
        let continues = in_digest && self.digest.last_mut().is_some_and(|challenge| challenge.continues_qop(word));
        if begins_element && !continues {
            self.others.push(word.to_owned());
        }
        continues
    }
}

/// What follows a `=`, without quotes and escapes, and the rest; `None` if the header ends within the quoted string.
fn value(text: &str) -> (Option<String>, &str) {
    let (_, text) = split(text, |b| !is_white_space(b));
    let Some(quoted) = text.strip_prefix("\"") else {
        // Up to a separator: an unquoted Base64 value may contain a `=`.
        let (value, rest) = split(text, is_separator);
        return (Some(value.to_owned()), rest);
    };
    let mut value = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => return (Some(value), characters.as_str()),
            '\\' => value.extend(characters.next()),
            _ => value.push(character),
        }
    }
    (None, "")
}
