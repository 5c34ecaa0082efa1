//! `cargo xtask audit`: what is known against the dependencies. It asks databases on the network, so it is no test; the release
//! workflow runs it.

use anyhow::Result;

use crate::project::Project;
use crate::setup::{Need, Tools};

pub const NEEDS: &[Need] = &[Need::CargoDeny];

/// Not `tests/`: old libraries that the benchmarks measure against are there on purpose, and none of it ships or meets a real key.
const NPM: &[&str] = &["xtask", "xtask/docs"];

/// Asks about the crates, then about the npm packages that the package is built with.
pub fn run(project: &Project, tools: &Tools) -> Result<()> {
    tools.task("cargo-deny")?.args(["--workspace", "check", "advisories"]).dir(&project.root).run()?;
    for folder in NPM {
        tools.task("npm")?.args(["audit", "--audit=true"]).dir(project.root.join(folder)).run()?;
    }
    println!("nothing is known against the dependencies");
    Ok(())
}
