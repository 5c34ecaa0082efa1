//! HTTP Digest access authentication, the client's side: RFC 7616 with its erratum 4897, RFC 2617, and RFC
//! 2069 with its erratum 749.
//!
//! Texts of a challenge are byte strings, one character for each byte, as `fetch` gives headers and takes
//! them back. What a challenge says in realm, nonce or opaque that no header can carry is an error; what
//! the caller's own user name or URI holds is encoded instead.

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
