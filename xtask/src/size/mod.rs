//! `cargo xtask size`: the size of the package in a user's page.

mod budget;
mod bundles;
mod weight;

use anyhow::Result;

use crate::project::Project;
use crate::setup::{Need, Tools};

/// The test packages contain the libraries that a page's bundle is compared with.
pub const NEEDS: &[Need] = &[Need::Wasm, Need::BuildTools, Need::TestPackages];

/// Prints the tables. Returns whether each limit is kept.
pub fn run(project: &Project, tools: &Tools) -> Result<Vec<(String, bool)>> {
    let mut verdicts = budget::run(project, tools)?;
    verdicts.extend(bundles::run(project, tools)?);
    Ok(verdicts)
}
