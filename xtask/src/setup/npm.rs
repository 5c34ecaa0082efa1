//! npm packages, exactly in the versions of a lockfile.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::step::step;
use super::tools::Tools;
use crate::process::Task;

/// Installs the packages of `folder/package-lock.json`, if it has changed since the last time.
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
            // Without a stamp, the last installation was interrupted.
            if modules.exists() && !stamp.exists() {
                fs::remove_dir_all(&modules)?;
            }
            let _ = fs::remove_file(&stamp);
            // Not `npm ci`: it refuses the lockfile if it was written with a registry that lacks the binaries of some platforms. `npm install`
            // uses the lockfile, too, and does not change it.
            Task::new("npm").args(["install", "--no-save"]).dir(folder).minutes(20).run()?;
            Ok(fs::write(&stamp, &wanted)?)
        },
    )?;
    tools.add_folder(&folder.join("node_modules/.bin"));
    Ok(())
}

/// What the installed files depend on: the lockfile, and Node's platform and version, which decide on binaries.
fn wanted(folder: &Path) -> Result<Vec<u8>> {
    let lock = folder.join("package-lock.json");
    let mut wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let node = Task::new("node").args(["-p", "process.platform + process.arch + process.versions.modules"]).text()?;
    wanted.extend_from_slice(node.as_bytes());
    Ok(wanted)
}
