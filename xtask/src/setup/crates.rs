//! The crates of Cargo.lock, also those that only other platforms build with.

use anyhow::Result;

use super::step::step;
use super::tools::Tools;
use crate::process::Task;
use crate::project::Project;

/// Downloads them: cargo does so by itself for what it builds, cargo-deny reads all of them and may not ask the network.
pub fn ensure(project: &Project, tools: &Tools) -> Result<()> {
    let fetch = || -> Result<Task> { Ok(tools.task("cargo")?.args(["fetch", "--locked"]).dir(&project.root)) };
    step(
        "crates of all platforms",
        || Ok(fetch()?.arg("--offline").succeeds()),
        "cargo downloads them into its own folder",
        || fetch()?.run(),
    )
}
