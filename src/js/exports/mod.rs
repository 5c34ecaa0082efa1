//! The functions that JavaScript can call. Each is short: it converts the arguments, calls core, and converts the result.

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
