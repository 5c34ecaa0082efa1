//! `cargo xtask check`: static checks of the code. Each counts as one test.

use anyhow::{Result, bail};

use crate::address;
use crate::circles;
use crate::dependencies;
use crate::files;
use crate::layers;
use crate::project::Project;
use crate::setup::{Need, Tools};

/// What `check` needs besides the package.
pub const NEEDS: &[Need] = &[Need::Wasm, Need::BuildTools, Need::CargoDeny];

type Check = (&'static str, fn(&Project, &Tools) -> Result<()>);

const CHECKS: &[Check] = &[
    ("rustfmt", rustfmt),
    ("clippy", clippy_host),
    ("clippy for wasm32", clippy_wasm),
    ("clippy for wasm32 of what forms need", clippy_forms),
    ("the layer rule", layer_rule),
    ("no two files import each other", one_direction),
    ("the repository's address in one place", one_address),
    ("tsc over the shipped types", shipped_types),
    ("a reason for each dependency", reasons),
    ("licences and sources of the crates", licences),
];

/// Runs all of them, even if one fails. Returns whether each succeeded.
pub fn run(project: &Project, tools: &Tools) -> Vec<(&'static str, bool)> {
    let run = |(name, check): &Check| {
        let result = check(project, tools);
        match &result {
            Ok(()) => println!("check {name} ... ok"),
            Err(error) => println!("{error:#}\ncheck {name} ... FAILED"),
        }
        (*name, result.is_ok())
    };
    CHECKS.iter().map(run).collect()
}

fn rustfmt(project: &Project, tools: &Tools) -> Result<()> {
    tools.task("cargo")?.args(["fmt", "--all", "--check"]).dir(&project.root).run()
}

fn clippy_host(project: &Project, tools: &Tools) -> Result<()> {
    clippy(project, tools, &["--workspace", "--all-targets"])
}

fn clippy_wasm(project: &Project, tools: &Tools) -> Result<()> {
    clippy(project, tools, &["--package", "atlas-integrations", "--all-targets", "--target", "wasm32-unknown-unknown"])
}

/// Without the feature `full`: this finds code that only `full` calls and that is not gated by it.
fn clippy_forms(project: &Project, tools: &Tools) -> Result<()> {
    let what =
        ["--package", "atlas-integrations", "--lib", "--no-default-features", "--target", "wasm32-unknown-unknown"];
    clippy(project, tools, &what)
}

/// The denied lints are in Cargo.toml; here every warning is an error, too.
fn clippy(project: &Project, tools: &Tools, what: &[&str]) -> Result<()> {
    let clippy = tools.task("cargo")?.args(["clippy", "--quiet"]).args(what).args(["--", "--deny", "warnings"]);
    clippy.dir(&project.root).without_env("RUSTFLAGS").minutes(20).run()
}

fn layer_rule(project: &Project, _: &Tools) -> Result<()> {
    let breaches = layers::breaches(&project.root.join("src/core"))?;
    if !breaches.is_empty() {
        bail!("{}", breaches.join("\n"));
    }
    Ok(())
}

fn one_direction(project: &Project, _: &Tools) -> Result<()> {
    let circles = circles::in_project(&project.root)?;
    if !circles.is_empty() {
        bail!("{}", circles.join("\n"));
    }
    Ok(())
}

fn one_address(project: &Project, _: &Tools) -> Result<()> {
    let places = address::second_places(&project.root, &project.repository)?;
    if !places.is_empty() {
        bail!("{}", places.join("\n"));
    }
    Ok(())
}

/// Compiles every declaration file that users get by itself, in strict mode, with only the web's types.
fn shipped_types(project: &Project, tools: &Tools) -> Result<()> {
    let all = files::below(&project.pkg())?;
    let types: Vec<_> = all.iter().filter(|file| files::ends(file, ".d.ts") || files::ends(file, ".d.cts")).collect();
    if types.is_empty() {
        bail!("the package ships no types");
    }
    let options = ["--noEmit", "--strict", "--skipLibCheck", "false", "--types", "", "--target", "es2022"];
    let resolution = ["--module", "nodenext", "--moduleResolution", "nodenext", "--lib", "es2022,dom,dom.iterable"];
    tools.task("tsc")?.args(options).args(resolution).args(types).dir(&project.root).run()
}

fn reasons(project: &Project, _: &Tools) -> Result<()> {
    let unexplained = dependencies::unexplained(&project.root)?;
    if !unexplained.is_empty() {
        bail!("{}", unexplained.join("\n"));
    }
    Ok(())
}

/// Checks the crates by deny.toml. Known vulnerabilities are checked by `cargo xtask audit`, which needs the network.
fn licences(project: &Project, tools: &Tools) -> Result<()> {
    let deny = tools.task("cargo-deny")?.args(["--offline", "--workspace", "--log-level", "warn"]);
    deny.args(["check", "bans", "licenses", "sources"]).dir(&project.root).run()
}
