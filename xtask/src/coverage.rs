//! `cargo xtask coverage`: counts the lines of core that the host tests run, file by file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::files;
use crate::process::Task;
use crate::project::Project;
use crate::setup::{Need, Tools};

/// rustc adds the counters; reading them needs the tools of the same LLVM version.
pub const NEEDS: &[Need] = &[Need::Llvm];

pub fn run(project: &Project, tools: &Tools) -> Result<()> {
    let folder = project.cargo_target.join("coverage");
    let counters = folder.join("counters");
    let cargo_test = || -> Result<Task> {
        let task = tools.task("cargo")?.args(["test", "--package", "atlas-integrations", "--lib", "--tests"]);
        let task = task.env("CARGO_TARGET_DIR", &folder).env("RUSTFLAGS", "-Cinstrument-coverage");
        Ok(task.env("LLVM_PROFILE_FILE", counters.join("%p-%m.profraw")).dir(&project.root).minutes(30))
    };
    let tests = executables(&cargo_test()?.args(["--no-run", "--message-format", "json"]).text()?)?;
    // Remove the counters of an earlier run, and those of the compiler's procedural macros.
    if counters.exists() {
        fs::remove_dir_all(&counters)?;
    }
    cargo_test()?.run()?;
    let merged = folder.join("merged.profdata");
    let merge = tools.named("LLVM_PROFDATA")?.args(["merge", "--sparse", "--output"]).arg(&merged);
    merge.args(files::below(&counters)?).run()?;
    let mut export = tools.named("LLVM_COV")?.args(["export", "--summary-only", "--instr-profile"]).arg(&merged);
    for test in tests {
        export = export.arg("--object").arg(test);
    }
    let core = project.root.join("src/core");
    let report: Export = serde_json::from_str(&export.arg("--sources").arg(&core).text()?)
        .context("cannot read the output of llvm-cov")?;
    report.data.iter().try_for_each(|data| data.print(&core))
}

/// The test programs, from cargo's messages about a build.
fn executables(messages: &str) -> Result<Vec<PathBuf>> {
    let read = |line| serde_json::from_str::<Message>(line).context("cannot read cargo's messages");
    let messages: Vec<Message> = messages.lines().map(read).collect::<Result<_>>()?;
    Ok(messages.into_iter().filter_map(|message| message.executable).collect())
}

#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Export {
    data: Vec<Data>,
}

#[derive(Deserialize)]
struct Data {
    files: Vec<File>,
    totals: Summary,
}

#[derive(Deserialize)]
struct File {
    filename: PathBuf,
    summary: Summary,
}

#[derive(Deserialize)]
struct Summary {
    lines: Lines,
}

#[derive(Deserialize)]
struct Lines {
    count: u64,
    covered: u64,
    percent: f64,
}

impl Data {
    fn print(&self, core: &Path) -> Result<()> {
        println!("\n{:<28} {:>8} {:>8} {:>8}", "src/core", "lines", "run", "%");
        for File { filename, summary } in &self.files {
            summary.lines.print(&filename.strip_prefix(core)?.display().to_string());
        }
        self.totals.lines.print("together");
        Ok(())
    }
}

impl Lines {
    fn print(&self, name: &str) {
        println!("{name:<28} {:>8} {:>8} {:>8.1}", self.count, self.covered, self.percent);
    }
}
