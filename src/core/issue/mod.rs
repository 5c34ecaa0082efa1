//! What is wrong, or odd, with one value: an issue, ready for a form.

mod detail;
mod message;
mod one;
mod severity;

pub use detail::{Detail, Format, JsonType, Reason};
pub use one::{Issue, to_values};
pub use severity::Severity;
