//! Why a challenge cannot be answered.

use std::fmt;

use crate::core::secret::scrub;

/// A challenge that cannot be answered, one variant for each reason. Messages say what the server offered,
/// never a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DigestError {
    /// When the headers hold no challenge of the scheme Digest; `offered` are the schemes that they do hold.
    NoDigest {
        /// The schemes of the challenges.
        offered: Vec<String>,
    },
    /// When each Digest challenge asks for an algorithm that is not known here; `offered` are those.
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
    /// When the header ends within a quoted string, which is that of `parameter`.
    CutOff {
        /// In which parameter it ends.
        parameter: String,
    },
    /// When the value of `parameter`, which would have to be repeated to the server, holds a character that
    /// no header can carry: a control character (a line break would let the challenge add headers of its
    /// own), or one beyond a byte.
    IllegalCharacter {
        /// Which parameter it is in.
        parameter: &'static str,
    },
}

impl DigestError {
    /// What people read. In pieces, since `format!` would bring its machinery along.
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
                ["the digest's `", parameter, "` holds a character that no header can carry"]
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
    /// The same error with each of the secrets masked, should the server repeat it.
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

/// The server's words made fit to print: without control characters, and short. Only where they are printed, so that a
/// secret among them can be found whole before.
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
