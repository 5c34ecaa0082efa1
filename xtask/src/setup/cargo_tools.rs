//! Command line tools that cargo builds once, each in its own folder, whose name has the version.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::step::step;
use super::tools::Tools;
use crate::process::Task;
use crate::project::tool_folder;

pub struct CargoTool {
    krate: &'static str,
    program: &'static str,
    version: String,
}

impl CargoTool {
    pub fn new(krate: &'static str, program: &'static str, version: &str) -> Self {
        Self { krate, program, version: version.to_owned() }
    }

    pub fn ensure(&self, tools: &mut Tools) -> Result<()> {
        let name = format!("{} {}", self.krate, self.version);
        let changes = format!("building it into {} (minutes)", self.folder()?.display());
        step(&name, || self.is_there(), &changes, || self.install())?;
        tools.add_folder(&self.folder()?.join("bin"));
        match self.krate {
            "geckodriver" => tools.set("GECKODRIVER", self.folder()?.join("bin/geckodriver")),
            "wasm-pack" => self.answer_for_newest()?,
            _ => {}
        }
        Ok(())
    }

    /// Once a day wasm-pack asks crates.io for its newest version, saves the answer beside itself, and warns if there is no answer. This writes
    /// an answer that never expires, with the version that versions.rs pins.
    fn answer_for_newest(&self) -> Result<()> {
        let answer = format!("created 9999-12-31T00:00:00+00:00\nversion {}", self.version);
        Ok(fs::write(self.folder()?.join("bin/wasm-pack.stamp"), answer)?)
    }

    fn folder(&self) -> Result<PathBuf> {
        Ok(tool_folder()?.join(format!("{}-{}", self.krate, self.version)))
    }

    /// Runs the program, since a file alone may be half of an interrupted copy.
    fn is_there(&self) -> Result<bool> {
        let program = Task::new(self.folder()?.join("bin").join(self.program));
        // cargo passes a subcommand's name as its first argument, and cargo-mutants requires it.
        let said = program.args(self.program.strip_prefix("cargo-")).arg("--version").text();
        Ok(said.is_ok_and(|said| said.split_whitespace().any(|word| word == self.version)))
    }

    fn install(&self) -> Result<()> {
        let folder = self.folder()?;
        // Kept until it is done, so that an interrupted build can continue.
        let build = tool_folder()?.join("build").join(format!("{}-{}", self.krate, self.version));
        fs::create_dir_all(&build)?;
        let install = || {
            Task::new("cargo")
                .args(["install", self.krate, "--force", "--version", &self.version, "--root"])
                .arg(&folder)
                .arg("--target-dir")
                .arg(&build)
                .dir(&build)
                .without_env("RUSTFLAGS")
                .minutes(30)
        };
        // First with the tool's own lockfile. If the registry lacks a version that it pins, the tool can still be built without it.
        if install().arg("--locked").run().is_err() {
            eprintln!("set-up  {}: once more, without its own lockfile", self.krate);
            install().run()?;
        }
        Ok(fs::remove_dir_all(build)?)
    }
}
