//! `cargo xtask docs`: writes the API reference of both languages. A warning is an error: something public without a comment, a broken link, a
//! type that is used but not exported.

use anyhow::Result;

use crate::project::Project;
use crate::setup::{Need, Tools};

/// What `docs` needs besides the package.
pub const NEEDS: &[Need] = &[Need::Wasm, Need::BuildTools, Need::DocsTools];

/// Writes both. Returns whether each succeeded.
pub fn run(project: &Project, tools: &Tools) -> Vec<(&'static str, bool)> {
    let results = [("rustdoc", rustdoc(project, tools)), ("typedoc", typedoc(project, tools))];
    let end = |(name, result): (&'static str, Result<()>)| {
        match &result {
            Ok(()) => println!("docs {name} ... ok"),
            Err(error) => println!("{error:#}\ndocs {name} ... FAILED"),
        }
        (name, result.is_ok())
    };
    results.into_iter().map(end).collect()
}

/// The reference of the crate, in `target/doc`. A lint in Cargo.toml checks that every public item is documented.
fn rustdoc(project: &Project, tools: &Tools) -> Result<()> {
    let doc = tools.task("cargo")?.args(["doc", "--quiet", "--no-deps", "--package", "atlas-integrations", "--lib"]);
    doc.env("RUSTDOCFLAGS", "--deny warnings").dir(&project.root).without_env("RUSTFLAGS").run()
}

/// The reference of the package's types, in `target/docs`.
fn typedoc(project: &Project, tools: &Tools) -> Result<()> {
    let script = project.root.join("xtask/docs/typedoc.mjs");
    let out = project.root.join("target/docs");
    tools.task("node")?.arg(script).arg(project.pkg()).arg(out).dir(&project.root).run()
}
