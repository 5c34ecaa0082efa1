//! npm packages, exactly as a lockfile pins them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::step::step;
use super::tools::Tools;
use crate::process::Task;

/// Installs what `folder/package-lock.json` says, when that has changed since the last time.
pub fn ensure(folder: &Path, tools: &mut Tools) -> Result<()> {
    let name = folder.file_name().unwrap_or_default().display();
    let wanted = wanted(folder)?;
    let modules = folder.join("node_modules");
    let stamp = modules.join(".installed");
    step(
        &format!("npm packages of {name}/"),
        || Ok(fs::read(&stamp).is_ok_and(|has| has == wanted)),
        &format!("installing them into {name}/node_modules"),
        || {
            // What has no stamp was interrupted.
            if modules.exists() && !stamp.exists() {
                fs::remove_dir_all(&modules)?;
            }
            let _ = fs::remove_file(&stamp);
            // Not `npm ci`: it refuses a lockfile written where the registry lacks the binaries of platforms that nobody here
            // uses. This follows the lockfile too, and leaves it as it is.
            Task::new("npm").args(["install", "--no-save"]).dir(folder).minutes(20).run()?;
            Ok(fs::write(&stamp, &wanted)?)
        },
    )?;
    tools.add_folder(&folder.join("node_modules/.bin"));
    Ok(())
}

/// What decides on the installed files: the lockfile, and the Node that picks among binaries.
fn wanted(folder: &Path) -> Result<Vec<u8>> {
    let lock = folder.join("package-lock.json");
    let mut wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let node = Task::new("node").args(["-p", "process.platform + process.arch + process.versions.modules"]).text()?;
    wanted.extend_from_slice(node.as_bytes());
    Ok(wanted)
}
