//! What a form needs besides validation: edits, differences, and the part of its values that belongs to a service.

mod drift;
mod edit;
mod pick;

pub use drift::{Drift, drift};
pub use edit::{Edit, prepare};
pub use pick::{filled_in, pick};
