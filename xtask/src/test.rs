//! `cargo xtask test`: set-up, build, then the suites one after another, and a table of the results.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::build::{self, Profile};
use crate::check;
use crate::counts::{self, Counts, Runner};
use crate::docs;
use crate::files;
use crate::process::Task;
use crate::project::Project;
use crate::setup::{self, Tools};
use crate::size;
use crate::suites::{self, How, Suite};

/// One line of the closing table.
struct Line {
    name: String,
    counts: Counts,
    seconds: f64,
    /// Why it failed, if the counts do not show it.
    note: String,
}

/// Runs the suites. Returns whether all passed.
pub fn run(project: &Project, names: &[String]) -> Result<bool> {
    let suites = suites::chosen(project, names)?;
    let needs = needs_of(&suites);
    let start = Instant::now();
    let mut tools = setup::ensure(project, &needs)?;
    let mut lines = vec![time("set-up", start)];
    if suites.iter().any(Suite::wants_package) {
        let start = Instant::now();
        build::run(project, &tools, Profile::Release)?;
        tools.set("ATLAS_PKG", project.pkg());
        lines.push(time("build", start));
    }
    if suites.iter().any(|suite| suite.how == How::Node) {
        tools.set("ATLAS_TARBALL", pack(project, &tools)?);
    }
    for suite in &suites {
        println!("\n=== {}: {} ===", suite.name, suite.about);
        lines.push(run_one(project, &tools, suite));
    }
    Ok(close(&lines))
}

fn needs_of(suites: &[Suite]) -> Vec<setup::Need> {
    let mut needs: Vec<_> = suites.iter().flat_map(|suite| suite.needs.iter().copied()).collect();
    needs.sort();
    needs.dedup();
    needs
}

fn time(name: &str, start: Instant) -> Line {
    let (name, note) = (name.to_owned(), String::new());
    Line { name, counts: Counts::default(), seconds: start.elapsed().as_secs_f64(), note }
}

/// The tarball that `npm publish` would upload.
fn pack(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let folder = project.scratch();
    let pack = tools.task("npm")?.args(["pack", "--json", "--pack-destination"]).arg(&folder);
    let said = pack.arg(project.pkg()).dir(&project.root).text()?;
    let said: serde_json::Value = serde_json::from_str(&said).context("cannot read the output of `npm pack`")?;
    // A list of packages or, since npm 12, an object with the packages by name.
    let name = said.get(0).or_else(|| said.get("atlas-integrations")).and_then(|package| package["filename"].as_str());
    Ok(folder.join(name.context("`npm pack` names no file")?))
}

fn run_one(project: &Project, tools: &Tools, suite: &Suite) -> Line {
    let start = Instant::now();
    let (mut counts, mut note) = match execute(project, tools, suite) {
        Ok(end) => end,
        Err(error) => {
            println!("error: {error:#}");
            (Counts::default(), format!("{error:#}").lines().next().unwrap_or_default().to_owned())
        }
    };
    if counts.skipped > 0 {
        note = format!("{} skipped: what can't run here must not look tested", counts.skipped);
    } else if counts == Counts::default() && note.is_empty() {
        note = "no test ran".to_owned();
    }
    if counts.failed == 0 && !note.is_empty() {
        counts.failed = counts.skipped.max(1);
    }
    Line { counts, note, ..time(&suite.name, start) }
}

/// The counts, and what else failed.
fn execute(project: &Project, tools: &Tools, suite: &Suite) -> Result<(Counts, String)> {
    let (task, runner) = match suite.how {
        How::Checks => return Ok(verdicts(check::run(project, tools))),
        How::Docs => return Ok(verdicts(docs::run(project, tools))),
        How::Types => return types(project, tools),
        How::Size => return Ok(verdicts(size::run(project, tools)?)),
        How::Cargo(args) => (tools.task("cargo")?.arg("test").args(args), Runner::Libtest),
        How::WasmPack { args, without } => (wasm_pack(project, tools, args)?.without_env(without), Runner::Libtest),
        How::Node => (node(project, tools, suite)?, Runner::Node),
    };
    println!("$ {task}");
    let outcome = task.dir(&project.root).minutes(suite.minutes).watch()?;
    let note = if outcome.success { String::new() } else { outcome.how };
    Ok((counts::read(runner, &outcome.output), note))
}

fn verdicts<N>(verdicts: Vec<(N, bool)>) -> (Counts, String) {
    let passed = verdicts.iter().filter(|(_, passed)| *passed).count();
    (Counts { passed, failed: verdicts.len() - passed, skipped: 0 }, String::new())
}

fn wasm_pack(project: &Project, tools: &Tools, args: &[&str]) -> Result<Task> {
    let test = args.iter().position(|arg| *arg == "--test").unwrap_or(args.len());
    let (own, for_cargo) = args.split_at(test);
    let task = tools.task("wasm-pack")?.arg("test").args(own).args(["--mode", "no-install", "--"]).args(for_cargo);
    // This file has the flags for browsers that run as root in a container.
    let task = task.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", project.root.join("tests/webdriver.json"));
    // Seconds for all tests of a browser. The default, 20, is too short for a hundred thousand rounds.
    let task = task.env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    // Seconds for the start of the driver. The default, 5, is too short for a busy machine.
    Ok(task.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60").without_env("RUSTFLAGS"))
}

fn node(project: &Project, tools: &Tools, suite: &Suite) -> Result<Task> {
    let all = files::below(&project.root.join("tests/js").join(&suite.name))?;
    let tests: Vec<_> = all.iter().filter(|file| files::ends(file, ".test.mjs")).collect();
    if tests.is_empty() {
        bail!("tests/js/{} has no `*.test.mjs`", suite.name);
    }
    Ok(tools.task("node")?.args(["--test", "--test-reporter=spec"]).args(tests))
}

/// Each `tests/types/…/tsconfig.json` is one test. Code that must not compile is marked as an expected error.
fn types(project: &Project, tools: &Tools) -> Result<(Counts, String)> {
    let all = files::below(&project.root.join("tests/types"))?;
    let projects = all.iter().filter(|file| files::ends(file, "tsconfig.json"));
    let check = |config: &PathBuf| -> Result<(OsString, bool)> {
        let name = config.strip_prefix(&project.root)?.as_os_str().to_owned();
        let result = tools.task("tsc")?.arg("--noEmit").arg("-p").arg(config).dir(&project.root).run();
        println!("types {} ... {}", name.display(), if result.is_ok() { "ok" } else { "FAILED" });
        Ok((name, result.is_ok()))
    };
    Ok(verdicts(projects.map(check).collect::<Result<_>>()?))
}

/// Prints the table, and as the last line the totals, which CI reads.
fn close(lines: &[Line]) -> bool {
    println!("\n{:<24} {:>8} {:>8} {:>9}", "suite", "passed", "failed", "seconds");
    let mut sum = Counts::default();
    for Line { name, counts, seconds, note } in lines {
        println!("{name:<24} {:>8} {:>8} {seconds:>9.1}  {note}", counts.passed, counts.failed);
        sum += *counts;
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    sum.failed == 0
}
