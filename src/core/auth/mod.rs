//! How a request is authenticated: HTTP digest or a service account's token. State machines without I/O.

pub mod digest;
pub mod oauth;
