//! Writes the types of each version of the API with the same names: `V2DatadogView` is `DatadogView` for users of version 2. tsify writes one
//! declaration file for all versions, and only the tables know which type belongs to which version.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use atlas_integrations::core::table::VERSIONS;

use crate::artifact::ARTIFACTS;

/// Writes `types.d.ts` for the top level, and one for each further version in its folder, such as `v2/types.d.ts`.
pub fn write(package: &Path) -> Result<()> {
    let all = ARTIFACTS.first().context("there is no artifact")?.types();
    let names = exported(&fs::read_to_string(package.join(&all))?);
    let of_some_table = |name: &String| VERSIONS.iter().any(|api| api.types.contains(&name.as_str()));
    let shared: Vec<String> = names.iter().filter(|name| !of_some_table(name)).cloned().collect();
    for (place, api) in VERSIONS.iter().enumerate() {
        let (folder, up) = if place == 0 { (package.to_owned(), ".") } else { (package.join(api.version), "..") };
        let own = api.types.iter().map(|name| match name.strip_prefix(&api.version.to_uppercase()) {
            Some(short) => format!("{name} as {short}"),
            None => (*name).to_owned(),
        });
        let lines: String = shared.iter().cloned().chain(own).map(|name| format!("  {name},\n")).collect();
        fs::create_dir_all(&folder)?;
        let from = all.trim_end_matches(".d.ts");
        let module = format!(
            "// The types of version {}, written by `cargo xtask build`.\nexport {{\n{lines}}} from \"{up}/{from}.js\";\n",
            api.version
        );
        fs::write(folder.join("types.d.ts"), module)?;
    }
    Ok(())
}

/// The names of all interfaces and types in a declaration file, sorted: they come in the order in which the linker found them.
fn exported(declarations: &str) -> Vec<String> {
    let after = |line: &'_ str| {
        let line = line.strip_prefix("export interface ").or_else(|| line.strip_prefix("export type "))?;
        Some(line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
    };
    let mut names: Vec<String> = declarations.lines().filter_map(after).collect();
    names.sort();
    names
}
