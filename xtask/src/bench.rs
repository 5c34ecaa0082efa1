//! `cargo xtask bench`: runs the benchmarks of `tests/bench`, one after another, so that they do not disturb each other.

use std::path::Path;

use anyhow::{Result, bail};

use crate::files;
use crate::project::Project;
use crate::setup::{Need, Tools};

pub const NEEDS: &[Need] = &[Need::Wasm, Need::BuildTools, Need::Chrome, Need::TestPackages];

/// These only run if they are named: they check something for a long time and do not measure speed.
const ONLY_NAMED: &[&str] = &["soak", "fleet-soak"];

/// Runs the named benchmarks, or all that measure speed. Each `tests/bench/NAME.mjs` is one; the folders beside them have shared code.
pub fn run(project: &Project, tools: &Tools, names: &[String]) -> Result<()> {
    let folder = project.root.join("tests/bench");
    let mut all = if folder.exists() { files::below(&folder)? } else { Vec::new() };
    all.retain(|file| file.parent() == Some(&folder) && files::ends(file, ".mjs"));
    let known: Vec<String> = all.iter().map(|file| stem(file)).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        bail!("there is no benchmark `{unknown}`; the names are {}", known.join(", "));
    }
    if all.is_empty() {
        bail!("tests/bench has no benchmark");
    }
    let chosen =
        |name: &String| if names.is_empty() { !ONLY_NAMED.contains(&name.as_str()) } else { names.contains(name) };
    for file in all.iter().filter(|file| chosen(&stem(file))) {
        println!("\n=== {} ===", stem(file));
        // `gc()` between measurements, so that the garbage of one does not slow down the next.
        tools.task("node")?.arg("--expose-gc").arg(file).dir(&project.root).minutes(120).run()?;
    }
    Ok(())
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
