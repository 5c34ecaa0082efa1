//! Service accounts: OAuth 2.0's client credentials grant (RFC 6749, section 4.4) as Atlas has it.
//!
//! A machine without I/O: it says when a token must be asked for, what that request is and what its answer means. Whoever drives it
//! sends, waits and tells it the time.

mod account;
mod answer;
mod request;
mod tokens;

pub use account::Account;
pub use answer::{Token, failure, read};
pub use request::{FormRequest, REVOKE_PATH, TOKEN_PATH, revoke, token};
pub use tokens::{Next, Pass, Tokens};
