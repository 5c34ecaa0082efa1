//! Checks keys, ids, secrets and tokens for what a file, an environment or a shell may leave around them, such as a line break.
//!
//! Sent like that, they would be refused without a helpful message: Atlas answers a key with a line break as it answers a wrong key.

use super::report::Check;
use crate::core::issue::{Detail, Format};
use crate::core::platform::Platform;
use crate::core::text::{is_js_space, is_token, trim};

impl<P: Platform> Check<'_, P> {
    /// Reports what is wrong with a credential, unless it has an issue already.
    pub fn credential(&mut self, name: &str, text: &str) {
        let flaws = flaws(text);
        if !flaws.is_empty() {
            let why = [&flaws.join(" and "), ": give it alone"].concat();
            self.refuse(name, Detail::InvalidFormat { format: Format::Credential }, &why);
        }
    }

    /// The same for a bearer token.
    pub fn token(&mut self, name: &str, token: &str) {
        self.credential(name, token);
        if !is_token(token) {
            let why = "must be printable ASCII characters without white space";
            self.refuse(name, Detail::InvalidFormat { format: Format::Credential }, why);
        }
    }

    /// The same for an id, which is followed by a colon in `Basic` (RFC 7617, section 2).
    pub fn client_id(&mut self, name: &str, id: &str) {
        self.credential(name, id);
        if id.bytes().any(|b| b == b':') {
            self.refuse(
                name,
                Detail::InvalidFormat { format: Format::Credential },
                "must not contain a colon: give the id alone",
            );
        }
    }

    fn refuse(&mut self, name: &str, detail: Detail, why: &str) {
        if self.issues.iter().any(|issue| issue.path.last().is_some_and(|last| last == name)) {
            return;
        }
        let message = match self.inside {
            Some(outer) => ["`", outer, ".", name, "` ", why].concat(),
            None => ["`", name, "` ", why].concat(),
        };
        self.report_as(name, detail, message);
    }
}

/// What does not belong to it, in words that come after its name.
fn flaws(text: &str) -> Vec<&'static str> {
    const BYTE_ORDER_MARK: char = '\u{feff}';
    // As a program sees it that reads UTF-8 as Latin-1.
    const MISREAD_MARK: &str = "\u{ef}\u{bb}\u{bf}";
    let ends_in_break = text.ends_with(['\n', '\r']);
    let is_space = |c: Option<char>| c.is_some_and(|c| is_js_space(c) && c != BYTE_ORDER_MARK);
    let inner = trim(text);
    let (first, last) = (inner.chars().next().unwrap_or_default(), inner.chars().next_back().unwrap_or_default());
    let mut flaws = Vec::new();
    for (is, flaw) in [
        // Not `contains`, as in `client_id`: it would link std's search for texts, 0.8 KB.
        (text.chars().any(|c| c == BYTE_ORDER_MARK) || inner.starts_with(MISREAD_MARK), "has a byte order mark"),
        (ends_in_break, "ends in a line break"),
        (
            is_space(text.chars().next()) || (!ends_in_break && is_space(text.chars().next_back())),
            "has white space around it",
        ),
        (!inner.is_empty() && (first.is_control() || last.is_control()), "has a control character around it"),
        (is_invisible(first) || is_invisible(last), "has an invisible character around it"),
        (inner.chars().nth(1).is_some() && QUOTES.contains(&(first, last)), "has quotes around it"),
    ] {
        if is {
            flaws.push(flaw);
        }
    }
    flaws
}

/// A character of no width: texts copied from a chat or a web page may contain one.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}')
}

const QUOTES: &[(char, char)] = &[('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’'), ('„', '“'), ('«', '»')];
