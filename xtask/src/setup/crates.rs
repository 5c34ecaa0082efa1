//! The crates of Cargo.lock, including those that only other platforms need.

use anyhow::Result;

use super::step::step;
use super::tools::Tools;
use crate::process::Task;
use crate::project::Project;

/// Downloads them all. cargo downloads only those that it builds, but cargo-deny reads all of them without the network.
pub fn ensure(project: &Project, tools: &Tools) -> Result<()> {
    let fetch = || -> Result<Task> { Ok(tools.task("cargo")?.args(["fetch", "--locked"]).dir(&project.root)) };
    step(
        "crates of all platforms",
        || Ok(fetch()?.arg("--offline").succeeds()),
        "cargo downloads them into its own folder",
        || fetch()?.run(),
    )
}
