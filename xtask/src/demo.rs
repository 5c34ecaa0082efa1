//! `cargo xtask demo`: runs emulator, proxy and page with the built package.

use anyhow::Result;

use crate::project::Project;
use crate::setup::Tools;

pub fn run(project: &Project, tools: &Tools, args: &[&str]) -> Result<()> {
    let script = project.root.join("www/demo.mjs");
    let node = tools.task("node")?.arg(script).args(args).dir(&project.root).env("ATLAS_PKG", project.pkg());
    // The page is served until the user stops it; with arguments the demo ends by itself.
    if args.is_empty() { node.until_ended().run() } else { node.minutes(2).run() }
}
