//! `cargo xtask build`: from Rust to the wasm with its glue, and from there to the package.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::names;
use crate::package;
use crate::process::Task;
use crate::project::Project;
use crate::setup::Tools;

/// What wasm-bindgen calls its files.
pub const NAME: &str = "atlas_integrations";

const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc takes for granted in its wasm since 1.87 and every supported runtime has; wasm-opt has to be told.
pub const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How wasm-opt makes it small. It inlines next to nothing: code that is there twice costs more, once compressed, than the calls
/// saved.
const SMALL: &[&str] = &[
    "--low-memory-unused",
    "-Oz",
    "--converge",
    "--always-inline-max-function-size=6",
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=20",
    // They save bytes, but what they leave is less alike, and compresses worse: 0.6 KB of brotli together.
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Added to the flags of .cargo/config.toml for the build that is published. No panic can be reached from JavaScript (the lints
/// see to it), so nobody would ever read where one happened.
const SMALLER: &[&str] =
    &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// Small: for publishing, and for all tests.
    Release,
    /// Quick, with panic messages and names.
    Dev,
}

/// Builds `pkg/`.
pub fn run(project: &Project, tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let _lock = project.lock()?;
    let wasm = compile(project, tools, profile)?;
    let glue = bind(project, tools, profile, &wasm)?;
    if profile == Profile::Release {
        optimize(project, tools, &glue.join(format!("{NAME}_bg.wasm")))?;
        names::shorten(tools, &glue)?;
    }
    package::assemble(project, tools, &glue)
}

fn compile(project: &Project, tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let cargo = tools.task("cargo")?.args(["build", "--package", "atlas-integrations", "--lib", "--target", TARGET]);
    // The user's own flags would replace those of .cargo/config.toml, which make the wasm small.
    let cargo = cargo.dir(&project.root).without_env("RUSTFLAGS").minutes(20);
    let (cargo, target, folder) = match profile {
        Profile::Release => (smaller(project, cargo), small_target(project), "release"),
        Profile::Dev => (cargo, project.cargo_target.clone(), "debug"),
    };
    cargo.run()?;
    Ok(target.join(TARGET).join(folder).join(format!("{NAME}.wasm")))
}

/// Compiles std along, for size and without the text of panics: a sixth less of wasm.
///
/// This is not for stable compilers, says rustc, and has to be told that we mean it; build scripts ask it the same question, so
/// that a target folder shared with other builds would be built anew each time.
fn smaller(project: &Project, cargo: Task) -> Task {
    let flags = format!("target.{TARGET}.rustflags = {SMALLER:?}");
    let std = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
    let cargo = cargo.args(["--release", "--features", "talc", "--config", &flags]).args(std);
    let cargo = cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.arg("--target-dir").arg(small_target(project))
}

fn small_target(project: &Project) -> PathBuf {
    project.cargo_target.join("small")
}

/// Makes the JavaScript glue. The target `bundler` has the one form of glue that every runtime can load (see the loaders in
/// `pkg-template`): its `*_bg.js` only takes and gives, and fetches nothing.
fn bind(project: &Project, tools: &Tools, profile: Profile, wasm: &Path) -> Result<PathBuf> {
    let out = project.scratch().join("glue");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let args: &[&str] = match profile {
        Profile::Release => &["--remove-producers-section"],
        Profile::Dev => &["--debug", "--keep-debug"],
    };
    let bindgen = tools.task("wasm-bindgen")?.arg(wasm).args(["--target", "bundler", "--out-name", NAME, "--out-dir"]);
    bindgen.arg(&out).args(args).run()?;
    Ok(out)
}

/// Makes the wasm smaller, in place. The last result is kept beside what it was made from, since this takes longest of all.
fn optimize(project: &Project, tools: &Tools, wasm: &Path) -> Result<()> {
    let (last_input, last_output) = (project.scratch().join("wasm-opt.in"), project.scratch().join("wasm-opt.out"));
    let input = fs::read(wasm)?;
    if !fs::read(&last_input).is_ok_and(|last| last == input) || !last_output.exists() {
        let _ = fs::remove_file(&last_input);
        let opt = tools.task("wasm-opt")?.arg(wasm).arg("-o").arg(&last_output);
        opt.args(SMALL).args(FEATURES).run()?;
        fs::write(&last_input, &input)?;
    }
    fs::copy(&last_output, wasm)?;
    Ok(())
}
