//! The project's folders, the user's tool folder, and the project's facts from Cargo.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process::Task;

pub struct Project {
    pub root: PathBuf,
    /// Cargo's output folder, wherever the user has put it.
    pub cargo_target: PathBuf,
    /// The crate's version, which is the package's too.
    pub version: String,
    /// The project's address, which is written in Cargo.toml only.
    pub repository: String,
}

impl Project {
    pub fn find() -> Result<Self> {
        // At run time, not at compile time: the target folder may be shared, or copied with the project.
        let xtask = env::var_os("CARGO_MANIFEST_DIR").context("xtask is run as `cargo xtask`")?;
        let root = Path::new(&xtask).parent().context("xtask has no folder above it")?.to_path_buf();
        let text = Task::new("cargo").args(["metadata", "--no-deps", "--format-version", "1"]).dir(&root).text()?;
        let metadata: Metadata = serde_json::from_str(&text).context("cannot read what `cargo metadata` says")?;
        let package = metadata.packages.into_iter().find(|package| package.name == "atlas-integrations");
        let package = package.context("the workspace lost its crate `atlas-integrations`")?;
        Ok(Self {
            root,
            cargo_target: metadata.target_directory,
            version: package.version,
            repository: package.repository.context("Cargo.toml has no `repository`")?,
        })
    }

    /// The publishable folder.
    pub fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// xtask's folder for temporary files. It is inside the project, so that a folder made there can be renamed to its place.
    pub fn scratch(&self) -> PathBuf {
        self.root.join("target/xtask")
    }

    /// Waits until no other xtask works on this project: two builds at the same time would spoil each other's `pkg`.
    pub fn lock(&self) -> Result<File> {
        fs::create_dir_all(self.scratch())?;
        let file = File::create(self.scratch().join("lock"))?;
        if file.try_lock().is_err() {
            eprintln!("another `cargo xtask` works in this folder; waiting for it");
            file.lock().context("cannot lock target/xtask/lock")?;
        }
        Ok(file)
    }

    /// The version that Cargo.lock has of a dependency.
    pub fn locked_version(&self, name: &str) -> Result<String> {
        let text = fs::read_to_string(self.root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
        let lock: CargoLock = toml::from_str(&text).context("cannot read Cargo.lock")?;
        let package = lock.package.into_iter().find(|package| package.name == name);
        Ok(package.with_context(|| format!("Cargo.lock has no `{name}`"))?.version)
    }
}

/// The folder for tools that are built once for all clones. It is the only place outside the project that set-up itself writes to.
pub fn tool_folder() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if Path::new(&folder).is_absolute() => PathBuf::from(folder),
        _ => env::home_dir()
            .filter(|home| !home.as_os_str().is_empty())
            .context("no home folder: set HOME")?
            .join(".cache"),
    };
    Ok(cache.join("atlas-integrations"))
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    target_directory: PathBuf,
}

#[derive(Deserialize)]
struct CargoLock {
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    /// Cargo.lock has none.
    repository: Option<String>,
}
