//! `cargo xtask mutants`: changes core, one small thing at a time, and prints the changes that no test notices.
//!
//! Each file is tried only with the tests for it; with all tests, a mutant would take minutes instead of seconds.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::files;
use crate::project::Project;
use crate::setup::{Need, Tools};

pub const NEEDS: &[Need] = &[Need::Mutants];

/// The test files for each folder, and for the files without a test file of the same name. The first part of a path decides:
/// `auth/digest/qop.rs` belongs to `auth`.
const HELD_BY: &[(&str, &[&str])] = &[
    ("auth", &["digest", "oauth"]),
    ("check", &["validate", "suggest", "group_id", "query", "request", "credential"]),
    ("form", &["edit", "drift"]),
    ("operation", &["request"]),
    ("platform", &["secret"]),
    ("printed", &["schema"]),
    ("redact", &["redact", "mask", "curl"]),
    ("request", &["request", "query", "curl"]),
    ("response", &["response", "page"]),
    ("secret", &["secret", "response"]),
    ("table", &["integration", "schema", "validate", "query", "request"]),
];

/// How many mutants of a file had each result.
type Counts = BTreeMap<String, usize>;

/// Tries the named files or folders, such as `text` or `redact`, or all of core. Returns whether a test noticed every change.
pub fn run(project: &Project, tools: &Tools, names: &[String]) -> Result<bool> {
    let _lock = lock(project)?;
    let mut lines: BTreeMap<String, Counts> = BTreeMap::new();
    for (tests, files) in groups(project, names)? {
        println!("\n=== {} ===", tests.join(", "));
        for (file, what) in try_group(project, tools, &tests, &files)? {
            *lines.entry(file).or_default().entry(what).or_default() += 1;
        }
    }
    Ok(close(&lines))
}

/// Two runs at the same time would share their compiled files, and test each other's changes.
fn lock(project: &Project) -> Result<File> {
    fs::create_dir_all(project.scratch())?;
    let file = File::create(project.scratch().join("mutants.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => bail!("another `cargo xtask mutants` runs in this folder"),
    }
}

/// The files, grouped by the tests that they are tried with.
fn groups(project: &Project, names: &[String]) -> Result<BTreeMap<Vec<String>, Vec<PathBuf>>> {
    let core = project.root.join("src/core");
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut known = Vec::new();
    for file in files::below(&core)? {
        let part = file.strip_prefix(&core)?.components().next().context("a file without a name")?;
        let name = Path::new(&part).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if names.is_empty() || names.contains(&name) {
            groups.entry(tests_of(&name)).or_default().push(file.strip_prefix(&project.root)?.to_path_buf());
        }
        known.push(name);
    }
    match names.iter().find(|name| !known.contains(name)) {
        Some(unknown) => bail!("src/core has no `{unknown}`"),
        None => Ok(groups),
    }
}

fn tests_of(name: &str) -> Vec<String> {
    let row = HELD_BY.iter().find(|(file, _)| *file == name);
    row.map_or(&[name][..], |(_, tests)| tests).iter().map(|test| (*test).to_owned()).collect()
}

/// Runs cargo-mutants on some files. Returns the file and the result of each mutant.
fn try_group(project: &Project, tools: &Tools, tests: &[String], files: &[PathBuf]) -> Result<Vec<(String, String)>> {
    let folder = project.scratch().join("mutants").join(tests.join("-"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    // It runs for hours, so everything else on the machine has priority.
    let mut task =
        tools.task("nice")?.args(["-n", "19", "cargo", "mutants", "--colors", "never", "--output"]).arg(&folder);
    for file in files {
        task = task.arg("--file").arg(file);
    }
    for test in tests {
        task = task.arg("--cargo-arg").arg(format!("--test={test}"));
    }
    // Dependencies are compiled once for all runs, without debug information.
    let task = task.env("CARGO_TARGET_DIR", project.cargo_target.join("mutants")).env("CARGO_PROFILE_DEV_DEBUG", "0");
    let outcome = task.env("PROPTEST_CASES", "32").dir(&project.root).until_ended().watch()?;
    let Ok(text) = fs::read_to_string(folder.join("mutants.out/outcomes.json")) else {
        // If these files have nothing to change, that is a success.
        return if outcome.success { Ok(vec![]) } else { bail!("cargo-mutants failed: {}", outcome.how) };
    };
    let outcomes: Outcomes = serde_json::from_str(&text).context("cannot read outcomes.json")?;
    Ok(outcomes.outcomes.into_iter().filter_map(Outcome::of_mutant).collect())
}

/// Prints the table. Returns whether every change was noticed.
fn close(lines: &BTreeMap<String, Counts>) -> bool {
    const KINDS: [&str; 4] = ["CaughtMutant", "MissedMutant", "Timeout", "Unviable"];
    println!("\n{:<36} {:>8} {:>8} {:>8} {:>8}", "file", "caught", "missed", "timeout", "unviable");
    let mut sum = [0; 4];
    for (file, counts) in lines {
        let row = KINDS.map(|kind| counts.get(kind).copied().unwrap_or(0));
        println!("{file:<36} {:>8} {:>8} {:>8} {:>8}", row[0], row[1], row[2], row[3]);
        for (sum, count) in sum.iter_mut().zip(row) {
            *sum += count;
        }
    }
    let [caught, missed, timeout, unviable] = sum;
    println!("\n{caught} caught, {missed} missed, {timeout} timed out, {unviable} did not compile");
    missed == 0
}

#[derive(Deserialize)]
struct Outcomes {
    outcomes: Vec<Outcome>,
}

#[derive(Deserialize)]
struct Outcome {
    scenario: Scenario,
    summary: String,
}

/// A change, or the run without a change, which shows that the tests pass.
#[derive(Deserialize)]
enum Scenario {
    Baseline,
    Mutant { file: String },
}

impl Outcome {
    fn of_mutant(self) -> Option<(String, String)> {
        match self.scenario {
            Scenario::Baseline => None,
            Scenario::Mutant { file } => Some((file, self.summary)),
        }
    }
}
