//! Responses: status and text in; a list, a view or an error out.

mod headers;
mod list;
mod parse;
mod refused;

pub use headers::notices;
pub use list::{next_page, next_query};
pub use parse::{Response, parse};
