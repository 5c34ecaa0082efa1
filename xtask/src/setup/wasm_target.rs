//! Which compiler makes the wasm: the user's own with rustup's std for wasm32, or Debian's where rustup cannot bring that.

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
    /// The one that cargo takes anyway.
    Default,
    /// Debian's rustc with a std that we build for it: minutes instead of seconds, hence only where the short way fails.
    Debian,
}

impl Toolchain {
    /// Decides, and takes the short way already; what the long one needs from root goes to `missing`.
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
            "set-up  rustup cannot bring {TARGET}; taking the long road, with Debian's rustc and a std built for it"
        );
        missing.packages(&[DEBIAN_RUST, &[DEBIAN_WASM_LINKER.1]].concat(), INSTEAD);
        Ok(Self::Debian)
    }

    /// Finishes the long road, once its packages are there.
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
