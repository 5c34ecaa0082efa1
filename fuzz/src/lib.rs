//! Properties that must hold for any input. One target for each place where untrusted texts come in or commands go out; `check`
//! makes an input from a fuzzer's bytes and panics if the property does not hold.

pub mod challenge;
pub mod curl;
pub mod request;
pub mod response;
pub mod validate;

mod input;
mod seeds;
mod server;

// The host tests' own: a platform on crates, and a strict reader of `Authorization` headers.
#[path = "../../tests/digest/header.rs"]
mod header;
#[path = "../../tests/support/json.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod json;
#[path = "../../tests/support/platform.rs"]
mod platform;

/// A target's property, and its name.
pub type Target = (&'static str, fn(&[u8]));

/// All targets; `targets/NAME.rs` passes each to libFuzzer.
pub const TARGETS: &[Target] = &[
    ("challenge", challenge::check),
    ("validate", validate::check),
    ("response", response::check),
    ("request", request::check),
    ("curl", curl::check),
];
