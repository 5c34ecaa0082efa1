//! Set-up: checks what a command needs on the machine, and installs what is missing.
//!
//! Everything is checked before anything is changed, so that a user without root sees at once all that root has to install.

mod cargo_tools;
mod crates;
mod debian_rust;
mod npm;
mod programs;
mod python;
mod root;
mod step;
mod tools;
mod wasm_std;
mod wasm_target;

use anyhow::{Result, bail};

pub use tools::Tools;
pub use wasm_std::TARGET;

use crate::process::Task;
use crate::project::Project;
use crate::versions::{CARGO_DENY, CARGO_FUZZ, CARGO_MUTANTS, GECKODRIVER, NODE_MAJOR, WASM_PACK};
use cargo_tools::CargoTool;
use root::Missing;
use step::already;
use wasm_target::Toolchain;

/// Something that a command or a suite may need besides cargo and Node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A compiler for wasm32, and the wasm-bindgen CLI in the version of Cargo.lock.
    Wasm,
    /// esbuild, wasm-opt and tsc, from npm.
    BuildTools,
    /// cargo-deny, which checks licences and advisories, and the crates that it checks.
    CargoDeny,
    /// typedoc, from npm.
    DocsTools,
    /// wasm-pack, which runs the wasm tests.
    WasmPack,
    /// Chromium and its driver.
    Chrome,
    /// Firefox and its driver.
    Firefox,
    /// Apache, nginx, curl, and a Python with httpbin, for the tests.
    Servers,
    /// The npm packages that the tests import.
    TestPackages,
    /// cargo-fuzz, and a C++ compiler for its libFuzzer.
    Fuzzer,
    /// LLVM's tools for coverage, which read the counters of an instrumented program.
    Llvm,
    /// cargo-mutants, which changes code to see whether a test notices.
    Mutants,
}

/// What `build`, `demo` and `check` need.
pub const FOR_BUILD: &[Need] = &[Need::Wasm, Need::BuildTools];

/// What all suites of `test` need.
pub const FOR_TEST: &[Need] = &[
    Need::Wasm,
    Need::BuildTools,
    Need::CargoDeny,
    Need::DocsTools,
    Need::WasmPack,
    Need::Chrome,
    Need::Firefox,
    Need::Servers,
    Need::TestPackages,
];

/// Makes sure that everything needed is installed, and returns where it is.
pub fn ensure(project: &Project, needs: &[Need]) -> Result<Tools> {
    let _lock = project.lock()?;
    let has = |need| needs.contains(&need);
    let mut tools = Tools::new();
    node()?;

    // First everything that may need root. Nothing else is changed before that is installed.
    let mut missing = Missing::default();
    let toolchain = if has(Need::Wasm) { Toolchain::find(&mut missing)? } else { Toolchain::Default };
    for need in needs {
        programs::look(*need, &mut missing);
    }
    if has(Need::Servers) {
        python::look(&mut missing)?;
    }
    missing.install()?;
    for need in needs {
        programs::find(*need, &mut tools)?;
    }

    toolchain.complete(&mut tools)?;
    for tool in cargo_tools(project, needs)? {
        tool.ensure(&mut tools)?;
    }
    if has(Need::CargoDeny) {
        crates::ensure(project, &tools)?;
    }
    if has(Need::BuildTools) {
        npm::ensure(&project.root.join("xtask"), &mut tools)?;
    }
    if has(Need::DocsTools) {
        npm::ensure(&project.root.join("xtask/docs"), &mut tools)?;
    }
    if has(Need::TestPackages) {
        npm::ensure(&project.root.join("tests"), &mut tools)?;
    }
    if has(Need::Servers) {
        python::ensure(&mut tools)?;
    }
    Ok(tools)
}

fn cargo_tools(project: &Project, needs: &[Need]) -> Result<Vec<CargoTool>> {
    let mut tools = Vec::new();
    if needs.contains(&Need::Wasm) {
        let version = project.locked_version("wasm-bindgen")?;
        tools.push(CargoTool::new("wasm-bindgen-cli", "wasm-bindgen", &version));
    }
    if needs.contains(&Need::CargoDeny) {
        tools.push(CargoTool::new("cargo-deny", "cargo-deny", CARGO_DENY));
    }
    if needs.contains(&Need::WasmPack) {
        tools.push(CargoTool::new("wasm-pack", "wasm-pack", WASM_PACK));
    }
    if needs.contains(&Need::Firefox) {
        tools.push(CargoTool::new("geckodriver", "geckodriver", GECKODRIVER));
    }
    if needs.contains(&Need::Fuzzer) {
        tools.push(CargoTool::new("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ));
    }
    if needs.contains(&Need::Mutants) {
        tools.push(CargoTool::new("cargo-mutants", "cargo-mutants", CARGO_MUTANTS));
    }
    Ok(tools)
}

fn node() -> Result<()> {
    let how = format!("install Node.js {NODE_MAJOR} or newer, with npm, and put both on the PATH");
    let Ok(version) = Task::new("node").arg("--version").text() else { bail!("there is no `node` here: {how}") };
    let version = version.trim().trim_start_matches('v');
    let major: u32 = version.split('.').next().and_then(|major| major.parse().ok()).unwrap_or(0);
    if major < NODE_MAJOR {
        bail!("node {version} is too old: {how}");
    }
    if !Task::new("npm").arg("--version").succeeds() {
        bail!("there is no `npm` here: {how}");
    }
    already(&format!("node {version}"));
    Ok(())
}
