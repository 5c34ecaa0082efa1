//! Command line tools that cargo builds, each once, in a folder of its own that carries the version.

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

    /// wasm-pack asks crates.io once a day for its newest version, keeps the answer beside itself, and warns where nothing answers.
    /// Here the newest is the one that versions.rs pins, for good.
    fn answer_for_newest(&self) -> Result<()> {
        let answer = format!("created 9999-12-31T00:00:00+00:00\nversion {}", self.version);
        Ok(fs::write(self.folder()?.join("bin/wasm-pack.stamp"), answer)?)
    }

    fn folder(&self) -> Result<PathBuf> {
        Ok(tool_folder()?.join(format!("{}-{}", self.krate, self.version)))
    }

    /// Asks the program itself: a file alone may be the half of an interrupted copy.
    fn is_there(&self) -> Result<bool> {
        let program = Task::new(self.folder()?.join("bin").join(self.program));
        // cargo gives a subcommand its own name first, and cargo-mutants insists on it.
        let said = program.args(self.program.strip_prefix("cargo-")).arg("--version").text();
        Ok(said.is_ok_and(|said| said.split_whitespace().any(|word| word == self.version)))
    }

    fn install(&self) -> Result<()> {
        let folder = self.folder()?;
        // Kept until it is done, so that an interrupted build goes on where it was.
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
        // The tool's own lockfile first; a registry that lacks a version which that pins can still build it without.
        if install().arg("--locked").run().is_err() {
            eprintln!("set-up  {}: once more, without its own lockfile", self.krate);
            install().run()?;
        }
        Ok(fs::remove_dir_all(build)?)
    }
}
