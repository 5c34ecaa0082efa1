//! Secrets: where they are, and how they are masked.

mod mask;
mod request;
mod secrets;
mod shapes;
mod value;
mod view;

pub use mask::{Likeness, is_masked, is_masked_url, likeness, looks_unchanged, mask, mask_url};
pub use request::{is_secret_header, masked_body};
pub use secrets::{parts_of, secrets_of};
pub use value::redact;
pub use view::redact_view;
