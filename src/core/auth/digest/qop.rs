//! The quality of protection, `qop` (RFC 7616, section 3.3).

use super::bytes::is_separator;
use super::error::DigestError;

/// A quality of protection that this package supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qop {
    Auth,
    AuthInt,
}

impl Qop {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        [Self::Auth, Self::AuthInt].into_iter().find(|qop| name.eq_ignore_ascii_case(qop.name()))
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::AuthInt => "auth-int",
        }
    }

    /// `auth` is preferred to `auth-int`, which few servers check correctly and which costs a pass over the
    /// body. An empty list counts as absent.
    pub(super) fn choose(list: &str) -> Result<Option<Self>, DigestError> {
        let mut chosen = None;
        let mut empty = true;
        for name in list.split(|c: char| c.is_ascii() && is_separator(c as u8)) {
            empty &= name.is_empty();
            if chosen != Some(Self::Auth) {
                chosen = Self::from_name(name).or(chosen);
            }
        }
        if chosen.is_none() && !empty {
            return Err(DigestError::UnknownQop { offered: list.to_owned() });
        }
        Ok(chosen)
    }
}
