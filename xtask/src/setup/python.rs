//! A Python with httpbin in its own virtual environment. httpbin is a digest server that shares no code with this project.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::root::Missing;
use super::step::step;
use super::tools::Tools;
use crate::process::Task;
use crate::project::tool_folder;
use crate::versions::HTTPBIN;

fn folder() -> Result<PathBuf> {
    Ok(tool_folder()?.join(format!("httpbin-{HTTPBIN}")))
}

fn python(folder: &Path) -> PathBuf {
    folder.join("bin/python3")
}

/// The import needs all of its dependencies, so it fails after an incomplete installation.
fn is_there(folder: &Path) -> bool {
    Task::new(python(folder)).args(["-c", "import httpbin"]).succeeds()
}

/// Notes the packages that are needed to make a virtual environment, since Debian's python3 alone can't.
pub fn look(missing: &mut Missing) -> Result<()> {
    if !is_there(&folder()?) && !Task::new("python3").args(["-c", "import ensurepip, venv"]).succeeds() {
        missing.packages(&["python3", "python3-venv"], "python3 needs its modules venv and ensurepip");
    }
    Ok(())
}

pub fn ensure(tools: &mut Tools) -> Result<()> {
    let folder = folder()?;
    step(
        &format!("httpbin {HTTPBIN}"),
        || Ok(is_there(&folder)),
        &format!("a Python environment in {}", folder.display()),
        || install(&folder),
    )?;
    tools.set("PYTHON", python(&folder));
    Ok(())
}

fn install(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Task::new("python3").args(["-m", "venv"]).arg(folder).run()?;
    let pip = Task::new(python(folder)).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    pip.arg(format!("httpbin=={HTTPBIN}")).run()
}
