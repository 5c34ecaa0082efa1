//! The size of a page's bundle, compared with the libraries that the page would use otherwise.

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

/// Prints the table. Returns whether a page that only describes forms has no wasm.
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
    let forms = tables.first().context("tests/size/table.mjs printed no table")?;
    let bare = forms.rows.iter().all(|row| row.wasm.raw == 0);
    println!("{} wasm in a page that only describes forms", if bare { "no" } else { "THERE IS" });
    Ok(vec![("forms without wasm".to_owned(), bare)])
}

fn print(Row { name, wasm, js }: &Row) {
    let cells = [*wasm, *js, *wasm + *js].into_iter().flat_map(Weight::kb).map(|kb| format!("{kb:>8.1}"));
    println!("  {name:<24}{}", cells.collect::<String>());
}
