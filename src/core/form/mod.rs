//! What a form does with views besides checking them.

mod drift;
mod edit;
mod pick;

pub use drift::{Drift, drift};
pub use edit::{Edit, prepare};
pub use pick::{filled_in, pick};
