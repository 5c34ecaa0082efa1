//! `cargo xtask demo`: emulator, proxy and page, with the package as built.

use anyhow::Result;

use crate::project::Project;
use crate::setup::Tools;

pub fn run(project: &Project, tools: &Tools, args: &[&str]) -> Result<()> {
    let script = project.root.join("www/demo.mjs");
    let node = tools.task("node")?.arg(script).args(args).dir(&project.root).env("ATLAS_PKG", project.pkg());
    // A page is served until the user ends it; all else is done in moments.
    if args.is_empty() { node.until_ended().run() } else { node.minutes(2).run() }
}
