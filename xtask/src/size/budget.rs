//! Compares the size of the release build with its budget.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::weight::Weight;
use crate::project::Project;
use crate::setup::Tools;

/// xtask/size-budget.toml.
#[derive(Deserialize)]
struct Budget {
    group: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    name: String,
    /// Files in `pkg/`.
    files: Vec<String>,
    /// The largest size of all files together, each compressed by itself, as a server does.
    brotli_kb: f64,
}

/// Prints the table. Returns whether each group is within its budget.
pub fn run(project: &Project, tools: &Tools) -> Result<Vec<(String, bool)>> {
    let text = fs::read_to_string(project.root.join("xtask/size-budget.toml"))
        .context("cannot read xtask/size-budget.toml")?;
    let budget: Budget = toml::from_str(&text).context("cannot read xtask/size-budget.toml")?;
    println!("{:<44} {:>9} {:>9} {:>9}", "KB (1024 bytes) of", "raw", "gzip -9", "brotli 11");
    let mut verdicts = Vec::new();
    for group in &budget.group {
        let mut sum = Weight::default();
        for (file, weight) in group.files.iter().zip(weigh(project, tools, &group.files)?) {
            row(&format!("  {file}"), weight);
            sum = sum + weight;
        }
        row(&group.name, sum);
        let [_, _, brotli] = sum.kb();
        let within = brotli <= group.brotli_kb;
        let verdict = if within { "within" } else { "OVER" };
        println!("{verdict} the budget of {} KB brotli for {}\n", group.brotli_kb, group.name);
        verdicts.push((group.name.clone(), within));
    }
    Ok(verdicts)
}

fn row(name: &str, weight: Weight) {
    let [raw, gzip, brotli] = weight.kb();
    println!("{name:<44} {raw:>9.1} {gzip:>9.1} {brotli:>9.1}");
}

/// Compresses with Node's zlib, which has both methods, so that no crate is needed.
fn weigh(project: &Project, tools: &Tools, files: &[String]) -> Result<Vec<Weight>> {
    let script = "const { readFileSync } = require('fs'), { gzipSync, brotliCompressSync } = require('zlib'); \
        const weigh = (bytes) => ({ raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, \
        brotli: brotliCompressSync(bytes).length }); \
        console.log(JSON.stringify(process.argv.slice(1).map((file) => weigh(readFileSync(file)))))";
    let text = tools.task("node")?.args(["-e", script]).args(files).dir(project.pkg()).text()?;
    serde_json::from_str(&text).context("cannot read the sizes")
}
