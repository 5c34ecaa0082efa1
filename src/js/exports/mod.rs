//! What JavaScript can call. Each export is short: convert, call core, convert.

mod forms;
#[cfg(feature = "full")]
mod requests;

pub use forms::*;
#[cfg(feature = "full")]
pub use requests::*;
