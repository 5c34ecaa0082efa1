//! `cargo xtask …`: all commands of the project, for developers and for CI.

mod address;
mod artifact;
mod audit;
mod bench;
mod build;
mod catalogue;
mod check;
mod circles;
mod counts;
mod coverage;
mod demo;
mod dependencies;
mod docs;
mod files;
mod fuzz;
mod layers;
mod mutants;
mod names;
mod package;
mod process;
mod project;
mod setup;
mod size;
mod suites;
mod test;
mod version_types;
mod versions;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};

use build::Profile;
use fuzz::Amount;
use project::Project;
use setup::{FOR_BUILD, FOR_TEST, Need, Tools};

/// Sets the project up, builds the npm package, shows it and tests it.
///
/// Every command installs what it needs. Tools are put into `atlas-integrations` in the user's cache folder, Debian packages are installed on the
/// machine; without root, the command to run as root is printed before anything is changed.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Install what the other commands need
    Setup {
        /// The commands to install for
        #[arg(value_enum, default_value = "test")]
        level: Level,
    },
    /// Build the npm package into `pkg/`
    Build {
        /// Build quickly, not small, with panic messages and names
        #[arg(long)]
        dev: bool,
    },
    /// Show the package at work: the page's own example against an emulator of Atlas, then in a browser
    Demo(Demo),
    /// Run all tests, or some suites; ends with `N passed, N failed`
    Test {
        /// Suites to run, all by default
        suites: Vec<String>,
        /// Only print the names of the suites
        #[arg(long)]
        list: bool,
    },
    /// Compare the size of the release build with `xtask/size-budget.toml`, and a page's bundle with those of other libraries
    Size,
    /// Check the code without running it: rustfmt, clippy, the layer rule, the shipped types, the dependencies
    Check,
    /// Check the dependencies for known vulnerabilities; needs the network
    Audit,
    /// Write the API reference: of the crate into `target/doc`, of the package into `target/docs`
    Docs,
    /// Measure the package: the files of `tests/bench`
    Bench {
        /// Benchmarks to run, by default all except `soak` and `fleet-soak`
        names: Vec<String>,
    },
    /// Search for inputs that break a property: with libFuzzer for core (`fuzz/`), with fast-check for the package (`tests/js/fuzz`)
    ///
    /// A finding of libFuzzer is written to `fuzz/findings/TARGET`, and `cargo test --package fuzz TARGET` tries it again from then on. A finding
    /// of fast-check is printed with its seed, for ATLAS_FUZZ_SEED.
    Fuzz {
        /// challenge, curl, request, response, validate, javascript; all by default
        targets: Vec<String>,
        /// How many inputs each target gets
        #[arg(long, default_value_t = 1_000_000, conflicts_with = "minutes")]
        inputs: u64,
        /// How many minutes each target is tried, instead of a number of inputs
        #[arg(long)]
        minutes: Option<u64>,
    },
    /// Count the lines of core that the host tests run
    Coverage,
    /// Change core, one small thing at a time, and print the changes that no test notices; takes an hour or more
    Mutants {
        /// Files of src/core to change, such as `text`, or folders, such as `auth`; all by default
        files: Vec<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    /// `build` and `demo`: a compiler for wasm32, wasm-bindgen, and npm tools
    Build,
    /// also all suites of `test`: browsers with their drivers, servers, wasm-pack, and npm packages
    Test,
}

#[derive(Args)]
struct Demo {
    /// End after the example, without serving the page
    #[arg(long)]
    once: bool,
    /// Read (and only read) the list of the real service; needs ATLAS_PUBLIC_KEY, ATLAS_PRIVATE_KEY and ATLAS_GROUP_ID
    #[arg(long, conflicts_with = "once")]
    live: bool,
    /// Show the command line on 40 projects of an emulator: plan, apply, plan again, and drift that is found
    #[arg(long, conflicts_with_all = ["once", "live"])]
    fleet: bool,
}

fn main() -> ExitCode {
    let done = process::end_children_with_us().and_then(|()| run(Cli::parse().command));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command. Returns whether it succeeded; a failure has already been printed.
fn run(action: Action) -> Result<bool> {
    let project = Project::find()?;
    match action {
        Action::Setup { level: Level::Build } => setup::ensure(&project, FOR_BUILD).map(|_| true),
        Action::Setup { level: Level::Test } => setup::ensure(&project, FOR_TEST).map(|_| true),
        Action::Build { dev } => {
            built(&project, FOR_BUILD, if dev { Profile::Dev } else { Profile::Release })?;
            println!("built {}", project.pkg().display());
            Ok(true)
        }
        Action::Demo(demo) => {
            let tools = built(&project, FOR_BUILD, Profile::Release)?;
            demo::run(&project, &tools, &demo.args()).map(|()| true)
        }
        Action::Test { list: true, .. } => suites::list(&project).map(|()| true),
        Action::Test { suites, .. } => test::run(&project, &suites),
        Action::Size => size::run(&project, &built(&project, size::NEEDS, Profile::Release)?).map(all),
        Action::Check => Ok(all(check::run(&project, &built(&project, check::NEEDS, Profile::Release)?))),
        Action::Audit => audit::run(&project, &setup::ensure(&project, audit::NEEDS)?).map(|()| true),
        Action::Docs => Ok(all(docs::run(&project, &built(&project, docs::NEEDS, Profile::Release)?))),
        Action::Bench { names } => {
            let tools = built(&project, bench::NEEDS, Profile::Release)?;
            bench::run(&project, &tools, &names).map(|()| true)
        }
        Action::Fuzz { targets, inputs, minutes } => {
            fuzz::run(&project, &targets, minutes.map_or(Amount::Inputs(inputs), Amount::Minutes))
        }
        Action::Coverage => coverage::run(&project, &setup::ensure(&project, coverage::NEEDS)?).map(|()| true),
        Action::Mutants { files } => mutants::run(&project, &setup::ensure(&project, mutants::NEEDS)?, &files),
    }
}

/// Set-up and build, with which all commands that use the package begin.
fn built(project: &Project, needs: &[Need], profile: Profile) -> Result<Tools> {
    let mut tools = setup::ensure(project, needs)?;
    tools.set("ATLAS_PKG", build::run(project, &tools, profile)?);
    Ok(tools)
}

fn all<N>(verdicts: Vec<(N, bool)>) -> bool {
    verdicts.iter().all(|(_, passed)| *passed)
}

impl Demo {
    /// The arguments of the demo's script.
    fn args(&self) -> Vec<&'static str> {
        let flags = [(self.once, "--once"), (self.live, "--live"), (self.fleet, "--fleet")];
        flags.into_iter().filter_map(|(given, flag)| given.then_some(flag)).collect()
    }
}
