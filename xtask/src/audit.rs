//! `cargo xtask audit`: known vulnerabilities of the dependencies. It needs databases on the network, so it is not one of the tests; the
//! release workflow runs it.

use anyhow::Result;

use crate::project::Project;
use crate::setup::{Need, Tools};

pub const NEEDS: &[Need] = &[Need::CargoDeny];

/// Without `tests/`: it has old libraries on purpose, for the benchmarks, and none of it is shipped or gets a real key.
const NPM: &[&str] = &["xtask", "xtask/docs"];

/// Checks the crates, then the npm packages of the build.
pub fn run(project: &Project, tools: &Tools) -> Result<()> {
    tools.task("cargo-deny")?.args(["--workspace", "check", "advisories"]).dir(&project.root).run()?;
    for folder in NPM {
        tools.task("npm")?.args(["audit", "--audit=true"]).dir(project.root.join(folder)).run()?;
    }
    println!("no known vulnerabilities");
    Ok(())
}
