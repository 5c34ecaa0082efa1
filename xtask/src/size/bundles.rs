//! The size of a page's bundle, compared with the libraries that the page would use otherwise.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::weight::Weight;
use crate::project::Project;
use crate::setup::Tools;

/// As tests/size/table.mjs prints it.
#[derive(Deserialize)]
struct Table {
    title: String,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    wasm: Weight,
    js: Weight,
}

/// The pages of xtask/size-budget.toml.
#[derive(Deserialize)]
struct Budget {
    page: Vec<Page>,
}

#[derive(Deserialize)]
struct Page {
    /// What the title of its table begins with.
    table: String,
    row: String,
    /// What it should weigh at most, if there is an aim.
    aim_kb: Option<f64>,
    /// The most that it may weigh, wasm and JavaScript together.
    brotli_kb: f64,
}

/// Prints the table. Returns whether each page is within its budget, and whether a page that only describes forms has no wasm.
pub fn run(project: &Project, tools: &Tools) -> Result<Vec<(String, bool)>> {
    let text = tools.task("node")?.arg("tests/size/table.mjs").dir(&project.root).text()?;
    let tables: Vec<Table> = serde_json::from_str(&text).context("cannot read the bundles' sizes")?;
    println!("A page's bundle by esbuild, minified, in KB: the wasm as a file of its own, the JavaScript, and both.");
    println!("{:<26}{:>24}{:>24}{:>24}", "", "wasm", "JavaScript", "together");
    print!("{:<26}", "");
    println!("{}", format!("{:>8}{:>8}{:>8}", "raw", "gzip", "brotli").repeat(3));
    for Table { title, rows } in &tables {
        println!("{title}");
        for row in rows {
            print(row);
        }
    }
    println!(
        "`/forms` has its own wasm; the full package's wasm has every function, so with it (a) is hardly smaller than (b).\n"
    );
    let mut verdicts = judge(project, &tables)?;
    let forms = tables.first().context("tests/size/table.mjs printed no table")?;
    let bare = forms.rows.iter().all(|row| row.wasm.raw == 0);
    println!("{} wasm in a page that only describes forms", if bare { "no" } else { "THERE IS" });
    verdicts.push(("forms without wasm".to_owned(), bare));
    Ok(verdicts)
}

/// Compares rows with their budgets.
fn judge(project: &Project, tables: &[Table]) -> Result<Vec<(String, bool)>> {
    let text = fs::read_to_string(project.root.join("xtask/size-budget.toml"))
        .context("cannot read xtask/size-budget.toml")?;
    let budget: Budget = toml::from_str(&text).context("cannot read xtask/size-budget.toml")?;
    let mut verdicts = Vec::new();
    for Page { table, row, aim_kb, brotli_kb } in budget.page {
        let name = format!("{table} {row}");
        let rows = tables.iter().filter(|of| of.title.starts_with(&table)).flat_map(|of| &of.rows);
        let found = rows.into_iter().find(|of| of.name == row).with_context(|| format!("no row for {name}"))?;
        let [_, _, brotli] = (found.wasm + found.js).kb();
        let within = brotli <= brotli_kb;
        let verdict = if within { "within" } else { "OVER" };
        let aim = aim_kb.map_or_else(String::new, |aim| {
            let reached = if brotli <= aim { "reached" } else { "not reached" };
            format!("; the aim of {aim} is {reached}")
        });
        println!("{verdict} the budget of {brotli_kb} KB brotli for {name}{aim}");
        verdicts.push((name, within));
    }
    Ok(verdicts)
}

fn print(Row { name, wasm, js }: &Row) {
    let cells = [*wasm, *js, *wasm + *js].into_iter().flat_map(Weight::kb).map(|kb| format!("{kb:>8.1}"));
    println!("  {name:<24}{}", cells.collect::<String>());
}
