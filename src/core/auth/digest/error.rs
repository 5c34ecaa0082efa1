//! Why a challenge cannot be answered.

use std::fmt;

use crate::core::secret::scrub;

/// A challenge that cannot be answered, one variant for each reason. Messages say what the server offered
/// and never contain a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DigestError {
    /// When the headers have no challenge of the scheme Digest; `offered` are the schemes that they have.
    NoDigest {
        /// The schemes of the challenges.
        offered: Vec<String>,
    },
    /// When every Digest challenge asks for an algorithm that is not supported; `offered` are those.
    UnknownAlgorithm {
        /// The algorithms of the challenges.
        offered: Vec<String>,
    },
    /// When the challenge has a `qop`, with neither `auth` nor `auth-int` in it; `offered` is its value.
    UnknownQop {
        /// What the challenge has as `qop`.
        offered: String,
    },
    /// When the challenge has no `realm`.
    NoRealm,
    /// When the challenge has no `nonce`, or an empty one.
    NoNonce,
    /// When the header ends within the quoted string of `parameter`.
    CutOff {
        /// The parameter in which it ends.
        parameter: String,
    },
    /// When the value of `parameter`, which would have to be sent back to the server, contains a character that
    /// a header cannot carry: a control character (with a line break the challenge could add headers to the
    /// request), or one beyond a byte.
    IllegalCharacter {
        /// The parameter that contains it.
        parameter: &'static str,
    },
}

impl DigestError {
    /// The message. Put together from pieces, since `format!` would add its code to the wasm.
    pub fn message(&self) -> String {
        let list;
        let [what, value, end] = match self {
            Self::NoDigest { offered } if offered.is_empty() => {
                ["the server sent no challenge that digest authentication could answer", "", ""]
            }
            Self::NoDigest { offered } | Self::UnknownAlgorithm { offered } => {
                list = presentable_list(offered);
                let what = match self {
                    Self::NoDigest { .. } => "the server offers no digest authentication, only `",
                    _ => "the server offers digest authentication only with an unknown algorithm: `",
                };
                [what, &list, "`"]
            }
            Self::UnknownQop { offered } => {
                list = presentable(offered);
                ["the server's digest challenge offers neither `auth` nor `auth-int` as qop, only `", &list, "`"]
            }
            Self::NoRealm => ["the server's digest challenge has no `realm`", "", ""],
            Self::NoNonce => ["the server's digest challenge has no `nonce`", "", ""],
            Self::CutOff { parameter } => {
                list = presentable(parameter);
                ["the server's digest challenge is cut off in its `", &list, "`"]
            }
            Self::IllegalCharacter { parameter } => {
                ["the digest's `", parameter, "` contains a character that a header cannot carry"]
            }
        };
        [what, value, end].concat()
    }
}

impl fmt::Display for DigestError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message())
    }
}

impl std::error::Error for DigestError {}

impl DigestError {
    /// The same error with each of the secrets masked, in case the server has repeated one.
    pub fn without(mut self, secrets: &[&str]) -> Self {
        match &mut self {
            Self::NoDigest { offered } | Self::UnknownAlgorithm { offered } => {
                for text in offered {
                    *text = scrub(text, secrets);
                }
            }
            Self::UnknownQop { offered: text } | Self::CutOff { parameter: text } => *text = scrub(text, secrets),
            _ => {}
        }
        self
    }
}

/// The server's text made fit to print: without control characters, and short. Done only when it is printed, so that a
/// secret in it can be found as a whole before.
fn presentable(text: &str) -> String {
    let mut short = String::new();
    for character in text.chars().take(40) {
        short.push(if matches!(character, ' '..='~') { character } else { '?' });
    }
    short
}

fn presentable_list(texts: &[String]) -> String {
    let mut list = String::new();
    for text in texts.iter().take(8) {
        list.push_str(if list.is_empty() { "" } else { "`, `" });
        list.push_str(&presentable(text));
    }
    list
}
