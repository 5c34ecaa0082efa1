//! Each dependency has a line in CONTRIBUTING.md with its reason, and each such line has a dependency.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The lines are list items below this heading, and begin with names in backticks.
const HEADING: &str = "\n## Dependencies\n";
const CARGO: &[&str] = &["Cargo.toml", "fuzz/Cargo.toml", "xtask/Cargo.toml"];
const NPM: &[&str] =
    &["xtask/package.json", "xtask/docs/package.json", "tests/package.json", "pkg-template/package.json"];

/// Every dependency without a reason, and every reason without a dependency.
pub fn unexplained(root: &Path) -> Result<Vec<String>> {
    let read = |name: &&str| fs::read_to_string(root.join(name)).with_context(|| format!("cannot read {name}"));
    let mut there = BTreeSet::new();
    for text in CARGO.iter().map(read) {
        of_manifest(&toml::from_str(&text?)?, &mut there);
    }
    for text in NPM.iter().map(read) {
        let manifest: serde_json::Value = serde_json::from_str(&text?)?;
        for kind in ["dependencies", "devDependencies", "optionalDependencies"] {
            there.extend(manifest[kind].as_object().into_iter().flat_map(|names| names.keys().cloned()));
        }
    }
    let explained = explained(&read(&"CONTRIBUTING.md")?);
    let missing = there.difference(&explained).map(|name| format!("CONTRIBUTING.md does not say what `{name}` is for"));
    let surplus =
        explained.difference(&there).map(|name| format!("CONTRIBUTING.md explains `{name}`, which is in no manifest"));
    Ok(missing.chain(surplus).collect())
}

/// The crates of a manifest, including those for one target only.
fn of_manifest(manifest: &toml::Table, names: &mut BTreeSet<String>) {
    for (key, value) in manifest {
        let Some(table) = value.as_table() else { continue };
        match key.as_str() {
            "dependencies" | "dev-dependencies" | "build-dependencies" => names.extend(table.keys().cloned()),
            "target" => table.values().filter_map(toml::Value::as_table).for_each(|target| of_manifest(target, names)),
            _ => {}
        }
    }
}

/// The names before the colon of each item.
fn explained(text: &str) -> BTreeSet<String> {
    let section = text.split_once(HEADING).map_or("", |(_, after)| after.split("\n## ").next().unwrap_or_default());
    let items = section.lines().filter_map(|line| line.strip_prefix("- ")?.split_once("`: "));
    items.flat_map(|(names, _)| names.split("`, `")).map(|name| name.trim_matches('`').to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{explained, of_manifest};
    use std::collections::BTreeSet;

    #[test]
    fn the_crates_of_one_target_count_too() {
        let text =
            "[dependencies]\na = \"1\"\n[target.'cfg(unix)'.dev-dependencies]\nb = \"1\"\n[lints.rust]\nc = \"deny\"\n";
        let mut names = BTreeSet::new();
        of_manifest(&toml::from_str(text).unwrap(), &mut names);
        assert_eq!(names, BTreeSet::from(["a".to_owned(), "b".to_owned()]));
    }

    #[test]
    fn a_line_may_name_several_and_must_say_why() {
        let text = "- `x`: no\n\n## Dependencies\n\n- `a`, `@b/c`: both `needed`\n- `d`\n\n## More\n\n- `e`: no\n";
        assert_eq!(explained(text), BTreeSet::from(["a".to_owned(), "@b/c".to_owned()]));
    }
}
