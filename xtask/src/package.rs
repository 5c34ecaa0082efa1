//! From template, glue and table to `pkg/`: the folder that is published.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::artifact::ARTIFACTS;
use crate::catalogue;
use crate::files;
use crate::project::Project;
use crate::setup::Tools;
use crate::version_types;

/// From the repository's root, as they are.
const FROM_ROOT: &[&str] = &["README.md", "LICENSE", "CHANGELOG.md", "ERRORS.md"];

/// Puts the package together beside the old one, then swaps: nobody ever sees half a package.
pub fn assemble(project: &Project, tools: &Tools, glue: &Path) -> Result<PathBuf> {
    let new = project.scratch().join("pkg-new");
    if new.exists() {
        fs::remove_dir_all(&new)?;
    }
    files::copy_folder(&project.root.join("pkg-template"), &new)?;
    for name in FROM_ROOT {
        let file = project.root.join(name);
        if file.exists() {
            fs::copy(&file, new.join(name)).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    for file in ARTIFACTS.iter().flat_map(|artifact| [artifact.wasm(), artifact.glue(), artifact.types()]) {
        fs::copy(glue.join(&file), new.join(&file)).with_context(|| format!("wasm-bindgen made no {file}"))?;
    }
    for (file, text) in catalogue::modules(&project.version, &project.repository)? {
        fs::write(new.join(file), text)?;
    }
    version_types::write(&new)?;
    let script = project.root.join("xtask/js/build-js.mjs");
    let facts = ["--version", &project.version, "--repository", &project.repository];
    tools.task("node")?.arg(script).arg(&new).args(facts).dir(&project.root).run()?;
    swap(project, &new)
}

fn swap(project: &Project, new: &Path) -> Result<PathBuf> {
    let (pkg, old) = (project.pkg(), project.scratch().join("pkg-old"));
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    if pkg.exists() {
        fs::rename(&pkg, &old)?;
    }
    fs::rename(new, &pkg)?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    Ok(pkg)
}
