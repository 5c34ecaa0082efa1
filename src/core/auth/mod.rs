//! Who asks: how a request shows it, as machines without I/O.

pub mod digest;
pub mod oauth;
