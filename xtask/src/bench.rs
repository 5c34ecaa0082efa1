//! `cargo xtask bench`: the measurements of `tests/bench`, one after another so that they do not disturb each other.

use std::path::Path;

use anyhow::{Result, bail};

use crate::files;
use crate::project::Project;
use crate::setup::{Need, Tools};

pub const NEEDS: &[Need] = &[Need::Wasm, Need::BuildTools, Need::Chrome, Need::TestPackages];

/// They only run when named: they say whether something holds, not how fast it is, and take as long as they are told.
const ONLY_NAMED: &[&str] = &["soak"];

/// Runs those that were named, or all that measure: each `tests/bench/NAME.mjs` is one. What they share lies in folders beside them.
pub fn run(project: &Project, tools: &Tools, names: &[String]) -> Result<()> {
    let folder = project.root.join("tests/bench");
    let mut all = if folder.exists() { files::below(&folder)? } else { Vec::new() };
    all.retain(|file| file.parent() == Some(&folder) && files::ends(file, ".mjs"));
    let known: Vec<String> = all.iter().map(|file| stem(file)).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        bail!("there is no benchmark `{unknown}`; there are: {}", known.join(", "));
    }
    if all.is_empty() {
        bail!("tests/bench has no benchmark");
    }
    let chosen =
        |name: &String| if names.is_empty() { !ONLY_NAMED.contains(&name.as_str()) } else { names.contains(name) };
    for file in all.iter().filter(|file| chosen(&stem(file))) {
        println!("\n=== {} ===", stem(file));
        // `gc()` between measurements, so that one does not pay for the other's garbage.
        tools.task("node")?.arg("--expose-gc").arg(file).dir(&project.root).minutes(120).run()?;
    }
    Ok(())
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
