//! HTTP Digest access authentication, the client's side: RFC 7616 with its erratum 4897, RFC 2617, and RFC
//! 2069 with its erratum 749.
//!
//! Texts of a challenge are byte strings, one character for each byte, as in the headers of `fetch`. It is an
//! error if realm, nonce or opaque of a challenge contain what a header cannot carry; the caller's own user
//! name and URI are encoded instead.

mod algorithm;
mod authorization;
mod bytes;
mod challenge;
mod credentials;
mod error;
mod once;
mod qop;
mod scanner;
mod session;
mod to_sign;

pub use credentials::Credentials;
pub use error::DigestError;
pub use once::authorization;
pub use session::{Session, Signed};
pub use to_sign::ToSign;
