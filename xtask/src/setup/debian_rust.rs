//! The slow way to a compiler for wasm32: Debian's rustc, with a std for wasm32 that is built here from Debian's source.
//!
//! The result is a folder that looks like a toolchain: wrappers call Debian's programs with another sysroot, which has the new std and links to
//! Debian's. Nothing under `/usr` changes, so root is only needed for the packages, and every program, wasm-pack too, finds the std where
//! `rustc --print sysroot` points. (`-Zbuild-std` in each build would not be enough, since wasm-pack and rustdoc look into the sysroot.)

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::step::step;
use super::tools::Tools;
use super::wasm_std::{TARGET, has_std};
use crate::process::Task;
use crate::project::tool_folder;
use crate::versions::{DEBIAN_RUST, DEBIAN_WASM_LINKER};

const NAME: &str = "Debian's rustc with std for wasm32";
const LINKER_VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER";

fn folder() -> Result<PathBuf> {
    Ok(tool_folder()?.join("debian-rust"))
}

/// Whether it has been built for the installed compiler: a std fits only one compiler.
pub fn is_ready() -> Result<bool> {
    let Ok(compiler) = compiler() else { return Ok(false) };
    let folder = folder()?;
    Ok(fs::read_to_string(folder.join("compiler")).is_ok_and(|built_for| built_for == compiler) && has_std(&folder))
}

/// The installed compiler's version, including Debian's revision of the package.
fn compiler() -> Result<String> {
    let package =
        Task::new("dpkg-query").args(["-W", "-f", "${db:Status-Status} ${Version}\n", DEBIAN_RUST[0]]).text()?;
    if !package.starts_with("installed ") {
        bail!("the Debian package {} is not installed", DEBIAN_RUST[0]);
    }
    Ok(package + &Task::new("/usr/bin/rustc").arg("-vV").text()?)
}

/// Builds it if it is missing, and puts it on the PATH before the user's toolchain for all later commands.
pub fn ensure(tools: &mut Tools) -> Result<()> {
    let folder = folder()?;
    step(NAME, is_ready, &format!("building std into {} (minutes)", folder.display()), || make(&folder))?;
    tools.add_folder(&folder.join("bin"));
    tools.set(LINKER_VARIABLE, DEBIAN_WASM_LINKER.0);
    Ok(())
}

fn make(folder: &Path) -> Result<()> {
    // After an interruption the build folder is still there, and cargo continues in it.
    let build = tool_folder()?.join("build/std");
    let rlibs = build_std(&build)?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let target = folder.join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&target)?;
    for rlib in rlibs {
        fs::copy(&rlib, target.join(rlib.file_name().unwrap_or_default()))?;
    }
    link_host_std(folder)?;
    wrap_programs(folder)?;
    // Written last, since without it the folder counts as missing.
    fs::write(folder.join("compiler"), compiler()?)?;
    Ok(fs::remove_dir_all(build)?)
}

/// Compiles std for wasm32 as the dependency of an empty crate, and returns the libraries.
fn build_std(build: &Path) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(build.join("src"))?;
    fs::write(build.join("Cargo.toml"), "[package]\nname = \"empty\"\nedition = \"2021\"\n[workspace]\n")?;
    fs::write(build.join("src/lib.rs"), "#![no_std]\n")?;
    Task::new("/usr/bin/cargo")
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test")
        .dir(build)
        .env("RUSTC", "/usr/bin/rustc")
        // Allows `-Z` with a stable compiler. Debian builds its std in the same way.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", build.join("target"))
        .env(LINKER_VARIABLE, DEBIAN_WASM_LINKER.0)
        .without_env("RUSTFLAGS")
        .minutes(30)
        .run()?;
    let deps = build.join("target").join(TARGET).join("release/deps");
    let files = fs::read_dir(&deps).with_context(|| format!("no {}", deps.display()))?;
    let rlibs = files.flatten().map(|file| file.path()).filter(|path| path.extension() == Some(OsStr::new("rlib")));
    Ok(rlibs.filter(|path| !path.file_name().unwrap_or_default().to_string_lossy().starts_with("libempty-")).collect())
}

/// Links Debian's std, for build scripts, proc macros and host tests.
fn link_host_std(folder: &Path) -> Result<()> {
    let debian = Task::new("/usr/bin/rustc").args(["--print", "sysroot"]).text()?;
    for entry in fs::read_dir(Path::new(debian.trim()).join("lib/rustlib"))?.flatten() {
        if entry.file_name() != TARGET {
            symlink(entry.path(), folder.join("lib/rustlib").join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn wrap_programs(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("bin"))?;
    let sysroot = folder.display();
    for program in ["rustc", "rustdoc"] {
        script(folder, program, &format!("exec /usr/bin/{program} --sysroot '{sysroot}' \"$@\""))?;
    }
    // Clippy reads its sysroot from the environment.
    for program in ["cargo-clippy", "clippy-driver"] {
        script(folder, program, &format!("SYSROOT='{sysroot}' exec /usr/bin/{program} \"$@\""))?;
    }
    Ok(symlink("/usr/bin/cargo", folder.join("bin/cargo"))?)
}

fn script(folder: &Path, program: &str, line: &str) -> Result<()> {
    let file = folder.join("bin").join(program);
    fs::write(&file, format!("#!/bin/sh\n{line}\n"))?;
    Ok(fs::set_permissions(file, fs::Permissions::from_mode(0o755))?)
}
