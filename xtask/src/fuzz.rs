//! `cargo xtask fuzz`: checks the properties of `fuzz/` with many inputs of libFuzzer, and those of `tests/js/fuzz` with fast-check.

use std::fs;
use std::time::Instant;

use anyhow::{Error, Result, bail};

use crate::build::{self, Profile};
use crate::files;
use crate::process::Task;
use crate::project::Project;
use crate::setup::{self, Need};

/// The target that does not use libFuzzer: the built package, called from JavaScript.
const JAVASCRIPT: &str = "javascript";

/// The longest input in bytes. The bytes are choices, and more choices do not make more interesting inputs.
const LONGEST: u32 = 512;

/// How long a target is tried.
#[derive(Clone, Copy)]
pub enum Amount {
    Inputs(u64),
    Minutes(u64),
}

impl Amount {
    /// After so many minutes something must be hanging.
    fn limit(self) -> u64 {
        match self {
            Self::Inputs(inputs) => 10 + inputs / 10_000,
            Self::Minutes(minutes) => 10 + 2 * minutes,
        }
    }
}

/// Runs the named targets, or all. Returns whether none found anything.
pub fn run(project: &Project, names: &[String], amount: Amount) -> Result<bool> {
    let known = targets(project)?;
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        bail!("there is no target `{unknown}`; the names are {}", known.join(", "));
    }
    let chosen: Vec<_> = known.into_iter().filter(|name| names.is_empty() || names.contains(name)).collect();
    let mut lines = Vec::new();
    for name in &chosen {
        println!("\n=== {name} ===");
        let task = if name == JAVASCRIPT { javascript(project, amount)? } else { libfuzzer(project, name, amount)? };
        let start = Instant::now();
        let result = task.dir(&project.root).minutes(amount.limit()).run();
        let found = result.as_ref().err().map(|error| format!("FAILED: {error:#}"));
        lines.push((name, start.elapsed().as_secs_f64(), found));
    }
    println!("\n{:<12} {:>9}", "target", "seconds");
    for (name, seconds, found) in &lines {
        println!("{name:<12} {seconds:>9.1}  {}", found.as_deref().unwrap_or("nothing found"));
    }
    Ok(lines.iter().all(|(_, _, found)| found.is_none()))
}

/// The names of all targets: each `fuzz/targets/NAME.rs`, and JavaScript's.
fn targets(project: &Project) -> Result<Vec<String>> {
    let all = files::below(&project.root.join("fuzz/targets"))?;
    let stems = all.iter().filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned()));
    Ok(stems.chain([JAVASCRIPT.to_owned()]).collect())
}

/// Without a sanitizer: there is no unsafe code to check, so a stable compiler is enough.
fn libfuzzer(project: &Project, name: &str, amount: Amount) -> Result<Task> {
    let tools = setup::ensure(project, &[Need::Fuzzer])?;
    let cargo_fuzz = |command: &str| {
        let task = tools.task("cargo")?.args(["fuzz", command, "--sanitizer", "none", "--features", "libfuzzer", name]);
        // The package's release build is made small; here it has to be fast.
        let profile = [("OPT_LEVEL", "3"), ("LTO", "false"), ("CODEGEN_UNITS", "16")];
        let set = |task: Task, (name, value)| task.env(format!("CARGO_PROFILE_RELEASE_{name}"), value);
        Ok::<_, Error>(profile.into_iter().fold(task, set))
    };
    cargo_fuzz("build")?.dir(&project.root).minutes(20).run()?;
    let corpus = project.root.join("target/fuzz/corpus").join(name);
    let findings = project.root.join("fuzz/findings").join(name);
    fs::create_dir_all(&corpus)?;
    fs::create_dir_all(&findings)?;
    let enough = match amount {
        Amount::Inputs(inputs) => format!("-runs={inputs}"),
        Amount::Minutes(minutes) => format!("-max_total_time={}", minutes * 60),
    };
    let task = cargo_fuzz("run")?.arg(corpus).args(["--", &enough, &format!("-max_len={LONGEST}")]);
    Ok(task.args(["-print_final_stats=1".to_owned(), format!("-artifact_prefix={}/", findings.display())]))
}

/// The same tests as in the short run, with more inputs.
fn javascript(project: &Project, amount: Amount) -> Result<Task> {
    let mut tools = setup::ensure(project, &[Need::Wasm, Need::BuildTools, Need::TestPackages])?;
    tools.set("ATLAS_PKG", build::run(project, &tools, Profile::Release)?);
    let all = files::below(&project.root.join("tests/js/fuzz"))?;
    let tests: Vec<_> = all.iter().filter(|file| files::ends(file, ".test.mjs")).collect();
    let (variable, number) = match amount {
        Amount::Inputs(inputs) => ("ATLAS_FUZZ_INPUTS", inputs),
        Amount::Minutes(minutes) => ("ATLAS_FUZZ_MINUTES", minutes),
    };
    let task = tools.task("node")?.args(["--test", "--test-reporter=spec"]).args(tests);
    Ok(task.env(variable, number.to_string()))
}
