//! `cargo xtask build`: compiles Rust to wasm with its glue, and assembles the package.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::artifact::{ARTIFACTS, Artifact, ENABLED};
use crate::names;
use crate::package;
use crate::process::Task;
use crate::project::Project;
use crate::setup::{TARGET, Tools};

/// cargo's name for the library.
const LIBRARY: &str = "atlas_integrations";

/// Flags of the published build, besides those of .cargo/config.toml. They remove the texts of panics, which are not needed: lints make sure
/// that no panic is reachable from JavaScript.
const SMALLER: &[&str] =
    &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// Small, for publishing and for all tests.
    Release,
    /// Built quickly, with panic messages and names.
    Dev,
}

/// Builds `pkg/`.
pub fn run(project: &Project, tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let _lock = project.lock()?;
    let glue = project.scratch().join("glue");
    if glue.exists() {
        fs::remove_dir_all(&glue)?;
    }
    for artifact in ARTIFACTS {
        let wasm = compile(project, tools, profile, artifact)?;
        bind(tools, profile, artifact, &wasm, &glue)?;
        if profile == Profile::Release {
            optimize(project, tools, artifact, &glue)?;
            names::shorten(tools, artifact, &glue)?;
        }
    }
    package::assemble(project, tools, &glue)
}

fn compile(project: &Project, tools: &Tools, profile: Profile, artifact: &Artifact) -> Result<PathBuf> {
    // As a cdylib alone: with the rlib beside it, which tests need, cargo leaves link-time optimization out, a sixth of the wasm.
    let crate_type = ["rustc", "--package", "atlas-integrations", "--lib", "--crate-type", "cdylib"];
    let cargo = tools.task("cargo")?.args(crate_type).args(["--target", TARGET]);
    let cargo = cargo.arg("--no-default-features").arg("--features").arg(artifact.cargo_features.join(","));
    // The user's RUSTFLAGS would replace those of .cargo/config.toml, which make the wasm small.
    let cargo = cargo.dir(&project.root).without_env("RUSTFLAGS").minutes(20);
    let (cargo, target, folder) = match profile {
        Profile::Release => (smaller(project, cargo), small_target(project), "release"),
        Profile::Dev => (cargo, project.cargo_target.clone(), "debug"),
    };
    cargo.run()?;
    Ok(target.join(TARGET).join(folder).join(format!("{LIBRARY}.wasm")))
}

/// Compiles std as well, for size and without the texts of panics: the wasm is a sixth smaller.
///
/// A stable rustc allows this only with RUSTC_BOOTSTRAP. Build scripts depend on that variable, so that a target folder shared with other
/// builds would be rebuilt each time; hence the separate folder.
fn smaller(project: &Project, cargo: Task) -> Task {
    let flags = format!("target.{TARGET}.rustflags = {SMALLER:?}");
    let std = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
    let cargo = cargo.args(["--release", "--config", &flags]).args(std);
    let cargo = cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.arg("--target-dir").arg(small_target(project))
}

fn small_target(project: &Project) -> PathBuf {
    project.cargo_target.join("small")
}

/// Makes the JavaScript glue. Only with the target `bundler` every runtime can load it (see the loaders in `pkg-template`): its `*_bg.js` only
/// has imports and exports, and does not load the wasm.
fn bind(tools: &Tools, profile: Profile, artifact: &Artifact, wasm: &Path, glue: &Path) -> Result<()> {
    let args: &[&str] = match profile {
        // Every supported runtime has `encodeInto`.
        Profile::Release => &["--remove-producers-section", "--encode-into", "always"],
        Profile::Dev => &["--debug", "--keep-debug"],
    };
    let bindgen = tools.task("wasm-bindgen")?.arg(wasm).args(["--target", "bundler", "--out-name", artifact.name]);
    bindgen.arg("--out-dir").arg(glue).args(args).run()
}

/// Makes the wasm smaller, in place. This takes longest of all, so the last input and output are kept and used again.
fn optimize(project: &Project, tools: &Tools, artifact: &Artifact, glue: &Path) -> Result<()> {
    let wasm = glue.join(artifact.wasm());
    let last = |what| project.scratch().join(format!("{}.wasm-opt.{what}", artifact.name));
    let (last_input, last_output) = (last("in"), last("out"));
    let flags = [artifact.wasm_opt, ENABLED].concat();
    // The input is the wasm and the flags.
    let input = [fs::read(&wasm)?, flags.join(" ").into_bytes()].concat();
    if !fs::read(&last_input).is_ok_and(|last| last == input) || !last_output.exists() {
        let _ = fs::remove_file(&last_input);
        tools.task("wasm-opt")?.arg(&wasm).arg("-o").arg(&last_output).args(flags).run()?;
        fs::write(&last_input, &input)?;
    }
    fs::copy(&last_output, wasm)?;
    Ok(())
}
