//! What JavaScript can call. Each export is short: convert, call core, convert.

#[cfg(feature = "full")]
mod fleet;
mod forms;
#[cfg(feature = "full")]
mod requests;

#[cfg(feature = "full")]
pub use fleet::*;
pub use forms::*;
#[cfg(feature = "full")]
pub use requests::*;
