//! What a form does with views besides checking them.

mod edit;
mod pick;

pub use edit::{Edit, prepare};
pub use pick::{belongs, filled_in};
