//! Assembles `pkg/`, the folder that is published, from the template, the glue and the tables.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::artifact::ARTIFACTS;
use crate::catalogue;
use crate::files;
use crate::project::Project;
use crate::setup::Tools;
use crate::version_types;

/// Files of the repository's root that are copied.
const FROM_ROOT: &[&str] = &["README.md", "LICENSE", "CHANGELOG.md", "ERRORS.md"];

/// Assembles the new package in another folder, then replaces the old one, so that nobody ever sees half a package.
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
    place(glue, &new)?;
    for (file, text) in catalogue::modules(&project.version, &project.repository)? {
        fs::write(new.join(file), text)?;
    }
    version_types::write(&new)?;
    let script = project.root.join("xtask/js/build-js.mjs");
    let facts = ["--version", &project.version, "--repository", &project.repository];
    tools.task("node")?.arg(script).arg(&new).args(facts).dir(&project.root).run()?;
    swap(project, &new)
}

/// Copies the output of wasm-bindgen: each wasm beside the browser's entry point, all glue into one folder.
fn place(glue: &Path, package: &Path) -> Result<()> {
    let copy = |file: String, folder: &str| {
        fs::create_dir_all(package.join(folder))?;
        let copied = fs::copy(glue.join(&file), package.join(folder).join(&file));
        copied.with_context(|| format!("wasm-bindgen made no {file}")).map(drop)
    };
    for artifact in ARTIFACTS {
        copy(artifact.wasm(), artifact.folder)?;
        copy(artifact.glue(), "glue")?;
    }
    ARTIFACTS.first().map_or(Ok(()), |full| copy(full.types(), ""))
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
