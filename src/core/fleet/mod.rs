//! A fleet: many projects, and the integrations that each of them should have.
//!
//! Nothing here sends requests: it decides what a project's list lacks, what may still be sent, and what a failure means for the rest.

mod desired;
mod failure;
mod pace;
mod plan;
mod review;
mod seen;
mod step;

pub use desired::Desired;
pub use failure::{Failed, after};
pub use pace::{Pace, pace};
pub use plan::plan;
pub use review::{Verdict, is_as_meant, review};
pub use step::{Action, Step};
