//! Reads responses: status and text become a list, a view or an error.

mod headers;
mod list;
mod parse;
mod refused;

pub use headers::notices;
pub use list::{next_page, next_query};
pub use parse::{Response, parse};
