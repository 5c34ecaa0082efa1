//! The suites of `cargo xtask test`, one row each. Every folder `tests/js/NAME` with `*.test.mjs` files is a suite, too.

use anyhow::{Result, bail};

use crate::check;
use crate::docs;
use crate::files;
use crate::project::Project;
use crate::setup::{FOR_TEST, Need};

#[derive(Clone, Debug, PartialEq)]
pub struct Suite {
    pub name: String,
    pub about: &'static str,
    pub needs: &'static [Need],
    /// After this many minutes it counts as failed.
    pub minutes: u64,
    pub how: How,
}

/// How a suite runs, which also decides how its tests are counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// `cargo test` with these arguments.
    Cargo(&'static [&'static str]),
    /// `wasm-pack test` with these arguments, and without the variable of the other browser's driver.
    WasmPack { args: &'static [&'static str], without: &'static str },
    /// What `cargo xtask check` does.
    Checks,
    /// What `cargo xtask docs` does.
    Docs,
    /// `tsc` over each project of `tests/types`.
    Types,
    /// What `cargo xtask size` does.
    Size,
    /// `node --test` over the files of `tests/js/NAME`.
    Node,
}

use Need::{BuildTools, Chrome, Firefox, TestPackages, Wasm, WasmPack};

type Row = (&'static str, &'static str, &'static [Need], u64, How);

// `--release`, since the rounds that look for leaks then take half the time, and it is closer to the published build.
const NODE: How = How::WasmPack { args: &["--node", "--release", "--test", "wasm_node"], without: "" };
const CHROME: How =
    How::WasmPack { args: &["--headless", "--chrome", "--release", "--test", "wasm_browser"], without: "GECKODRIVER" };
const FIREFOX: How = How::WasmPack {
    args: &["--headless", "--firefox", "--release", "--test", "wasm_browser"],
    without: "CHROMEDRIVER",
};

/// The quick ones first, so that mistakes are found early. Name, about, needs, minutes, how.
const ROWS: &[Row] = &[
    ("host", "core on the host, and the task runner itself", &[], 20, How::Cargo(&["--workspace", "--no-fail-fast"])),
    ("check", "rustfmt, clippy, the layer rule, shipped types, dependencies", check::NEEDS, 20, How::Checks),
    ("types", "the types as a user's compiler sees them", &[Wasm, BuildTools, TestPackages], 10, How::Types),
    ("docs", "the API reference, without a warning", docs::NEEDS, 10, How::Docs),
    ("size", "the release build against its budget, and bundles", crate::size::NEEDS, 5, How::Size),
    ("wasm-node", "the boundary, compiled to wasm, in Node", &[Wasm, WasmPack], 20, NODE),
    ("wasm-chrome", "the same tests in Chromium", &[Wasm, WasmPack, Chrome], 20, CHROME),
    ("wasm-firefox", "the same tests in Firefox", &[Wasm, WasmPack, Firefox], 20, FIREFOX),
];

impl Suite {
    /// Whether it uses `pkg/`, which then has to be built before.
    pub fn wants_package(&self) -> bool {
        matches!(self.how, How::Checks | How::Docs | How::Types | How::Size | How::Node)
    }
}

/// All suites.
pub fn all(project: &Project) -> Result<Vec<Suite>> {
    let row = |&(name, about, needs, minutes, how): &Row| Suite { name: name.to_owned(), about, needs, minutes, how };
    let mut suites: Vec<Suite> = ROWS.iter().map(row).collect();
    for name in files::folders(&project.root.join("tests/js"))? {
        if suites.iter().any(|suite| suite.name == name) {
            bail!("tests/js/{name} has the name of another suite: rename it");
        }
        // Any of them may use browsers and servers, so they get all tools.
        suites.push(Suite { name, about: "tests/js: the built package", needs: FOR_TEST, minutes: 30, how: How::Node });
    }
    Ok(suites)
}

/// The requested suites in the order of the table; all if none is named.
pub fn chosen(project: &Project, names: &[String]) -> Result<Vec<Suite>> {
    let all = all(project)?;
    if let Some(unknown) = names.iter().find(|name| !all.iter().any(|suite| suite.name == **name)) {
        let known: Vec<&str> = all.iter().map(|suite| suite.name.as_str()).collect();
        bail!("there is no suite `{unknown}`; the names are {}", known.join(", "));
    }
    Ok(all.into_iter().filter(|suite| names.is_empty() || names.contains(&suite.name)).collect())
}

/// Prints the names of the suites.
pub fn list(project: &Project) -> Result<()> {
    for Suite { name, about, .. } in all(project)? {
        println!("{name:<16} {about}");
    }
    Ok(())
}
