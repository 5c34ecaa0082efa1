//! Service accounts: OAuth 2.0's client credentials grant (RFC 6749, section 4.4) as Atlas implements it.
//!
//! A state machine without I/O: it decides when a token must be requested, builds that request and reads its answer. Its caller
//! sends, waits and passes the time in.

mod account;
mod answer;
mod request;
mod tokens;

pub use account::Account;
pub use answer::{Token, failure, read};
pub use request::{FormRequest, REVOKE_PATH, TOKEN_PATH, revoke, token};
pub use tokens::{Next, Pass, Tokens};
