//! The compiler for the wasm: the user's own with rustup's std for wasm32, or Debian's if rustup can't install that.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::debian_rust;
use super::root::Missing;
use super::step::{already, step};
use super::tools::Tools;
use super::wasm_std::{TARGET, has_source, has_std};
use crate::process::Task;
use crate::versions::{DEBIAN_RUST, DEBIAN_WASM_LINKER};

const INSTEAD: &str = "rust's packages are not needed where these work: \
    `rustup target add wasm32-unknown-unknown` and `rustup component add rust-src`";

#[derive(Debug, PartialEq)]
pub enum Toolchain {
    /// The one that cargo uses by default.
    Default,
    /// Debian's rustc with a std that is built here. This takes minutes, so it is only used if the first way fails.
    Debian,
}

impl Toolchain {
    /// Decides which, and installs rustup's std if possible. The packages for Debian's rustc are added to `missing`.
    pub fn find(missing: &mut Missing) -> Result<Self> {
        let sysroot = Task::new("rustc").args(["--print", "sysroot"]).text()?;
        let sysroot = PathBuf::from(sysroot.trim());
        if has_std(&sysroot) && has_source(&sysroot) {
            already(&format!("{TARGET} ({})", sysroot.file_name().unwrap_or_default().display()));
            return Ok(Self::Default);
        }
        if debian_rust::is_ready()? {
            return Ok(Self::Debian);
        }
        if rustup_brings_it(&sysroot)? {
            return Ok(Self::Default);
        }
        eprintln!(
            "set-up  rustup can't install {TARGET}; using Debian's rustc instead, with a std that is built for it"
        );
        missing.packages(&[DEBIAN_RUST, &[DEBIAN_WASM_LINKER.1]].concat(), INSTEAD);
        Ok(Self::Debian)
    }

    /// Builds the std for Debian's rustc, after its packages were installed.
    pub fn complete(&self, tools: &mut Tools) -> Result<()> {
        match self {
            Self::Default => Ok(()),
            Self::Debian => debian_rust::ensure(tools),
        }
    }
}

fn rustup_brings_it(sysroot: &Path) -> Result<bool> {
    if !Task::new("rustup").arg("--version").succeeds() {
        return Ok(false);
    }
    let mut brought = false;
    step(
        &format!("{TARGET} (rustup)"),
        || Ok(false),
        "rustup adds it and rust-src to your toolchain",
        || {
            let add = |what: [&str; 3]| Task::new("rustup").args(what).minutes(5).text();
            let added = add(["target", "add", TARGET]).and_then(|_| add(["component", "add", "rust-src"]));
            if let Err(error) = &added {
                eprintln!("{error}");
            }
            brought = added.is_ok() && has_std(sysroot) && has_source(sysroot);
            Ok(())
        },
    )?;
    Ok(brought)
}
