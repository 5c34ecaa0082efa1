//! `cargo xtask size`: what the package weighs for a user's users.

mod budget;
mod bundles;
mod weight;

use anyhow::Result;

use crate::project::Project;
use crate::setup::{Need, Tools};

/// The test packages are what a page's bundle is compared with.
pub const NEEDS: &[Need] = &[Need::Wasm, Need::BuildTools, Need::TestPackages];

/// Prints the tables; whether each thing that is held to something keeps to it.
pub fn run(project: &Project, tools: &Tools) -> Result<Vec<(String, bool)>> {
    let mut verdicts = budget::run(project, tools)?;
    verdicts.extend(bundles::run(project, tools)?);
    Ok(verdicts)
}
