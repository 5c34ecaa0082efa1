//! Finds the file of a crate that defines a used name. The name is followed through modules that only re-export it.

use std::collections::{BTreeMap, BTreeSet};

use super::Sources;
use super::graph::Tie;
use super::uses::{self, Use};

type Path = Vec<String>;

struct Module<'a> {
    file: &'a str,
    /// The names that it defines.
    items: BTreeSet<&'a str>,
    uses: Vec<Use>,
}

/// The modules of a crate by their path.
struct Modules<'a>(BTreeMap<Path, Module<'a>>);

/// How many re-exports are followed. Two modules that re-export everything of each other would never end.
const PATIENCE: u8 = 8;

/// The ties between the files of the crate whose root is `folder`.
pub fn ties(sources: &Sources, folder: &str) -> Vec<Tie> {
    let files = sources.iter().filter(|(file, _)| file.ends_with(".rs"));
    let modules = files
        .map(|(file, text)| (path_of(file, folder), Module { file, items: items(text), uses: uses::of_file(text) }));
    let modules = Modules(modules.collect());
    let mut ties = Vec::new();
    for (here, module) in &modules.0 {
        for Use { path, name } in &module.uses {
            let Some(to) = modules.definer(here, path, PATIENCE) else { continue };
            let name = if name.is_none() { "*" } else { path.last().map_or("*", String::as_str) };
            ties.push(Tie { from: module.file.to_owned(), name: name.to_owned(), to: modules.0[to].file.to_owned() });
        }
    }
    ties
}

/// `src/a/b.rs` and `src/a/b/mod.rs` are `a::b`.
fn path_of(file: &str, folder: &str) -> Path {
    let inside = file.strip_prefix(folder).unwrap_or(file).trim_start_matches('/').trim_end_matches(".rs");
    let mut path: Path = inside.split('/').map(str::to_owned).collect();
    path.pop_if(|last| matches!(last.as_str(), "mod" | "lib" | "main"));
    path
}

impl Modules<'_> {
    /// The module that defines what `path` refers to in the module `here`; none if it is in another crate.
    fn definer(&self, here: &[String], path: &[String], patience: u8) -> Option<&Path> {
        // The names that a macro defines are not found; they belong to the last module of the path.
        (1..=path.len()).rev().find_map(|length| self.find(here, &path[..length], patience))
    }

    fn find(&self, here: &[String], path: &[String], patience: u8) -> Option<&Path> {
        let (key, module) = self.0.get_key_value(here)?;
        let [step, rest @ ..] = path else { return Some(key) };
        let child = [here, std::slice::from_ref(step)].concat();
        match step.as_str() {
            "crate" => self.find(&[], rest, patience),
            "self" => self.find(here, rest, patience),
            "super" => self.find(&here[..here.len().checked_sub(1)?], rest, patience),
            _ if self.0.contains_key(&child) => self.find(&child, rest, patience),
            name if module.items.contains(name) => Some(key),
            name => self.passed_on(here, name, rest, patience.checked_sub(1)?),
        }
    }

    /// Follows a name that the module itself imports.
    fn passed_on(&self, here: &[String], name: &str, rest: &[String], patience: u8) -> Option<&Path> {
        let (key, module) = self.0.get_key_value(here)?;
        if let Some(named) = module.uses.iter().find(|used| used.name.as_deref() == Some(name)) {
            let path = [named.path.as_slice(), rest].concat();
            return self.definer(here, &path, patience).or(Some(key));
        }
        let all = module.uses.iter().filter(|used| used.name.is_none());
        let name = [name.to_owned()];
        all.map(|all| [all.path.as_slice(), &name, rest].concat()).find_map(|path| self.find(here, &path, patience))
    }
}

/// The names of a file's items, recognized by the keyword before each.
fn items(text: &str) -> BTreeSet<&str> {
    const ITEMS: [&str; 9] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union", "macro_rules!"];
    let mut items = BTreeSet::new();
    for line in text.lines() {
        let mut words = line.split(|c: char| c.is_whitespace() || "<({:;=".contains(c));
        if words.any(|word| ITEMS.contains(&word)) {
            // `const fn name`
            items.extend(words.find(|word| !ITEMS.contains(word)));
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ties_of(files: &[(&str, &str)]) -> Vec<String> {
        let sources = files.iter().map(|(name, text)| (format!("src/{name}.rs"), (*text).to_owned())).collect();
        ties(&sources, "src").iter().map(|Tie { from, name, to }| format!("{from}: {name} of {to}")).collect()
    }

    #[test]
    fn a_name_is_of_the_file_that_defines_it() {
        let files = [
            ("lib", "mod a;\nmod b;\n"),
            ("a", "use crate::b::{c, D};\nuse super::b::c::E;\nuse std::fmt;\nuse serde::Serialize;\n"),
            ("b/mod", "mod c;\npub struct D;\n"),
            ("b/c", "pub enum E { F }\n"),
        ];
        let wanted = ["src/a.rs: c of src/b/c.rs", "src/a.rs: D of src/b/mod.rs", "src/a.rs: E of src/b/c.rs"];
        assert_eq!(ties_of(&files), wanted);
    }

    #[test]
    fn what_a_module_passes_on_is_followed() {
        let files = [
            ("lib", "mod a;\nmod b;\n"),
            ("a", "use crate::b::{D as Own, Named, E};\n"),
            ("b/mod", "mod c;\nmod e;\npub use c::{D, Long as Named};\npub use e::*;\n"),
            ("b/c", "use super::E;\npub struct D;\npub(crate) const fn Long() {}\n"),
            ("b/e", "pub type E = u8;\n"),
        ];
        let wanted = [
            "src/a.rs: D of src/b/c.rs",
            "src/a.rs: Named of src/b/c.rs",
            "src/a.rs: E of src/b/e.rs",
            "src/b/mod.rs: D of src/b/c.rs",
            "src/b/mod.rs: Long of src/b/c.rs",
            "src/b/mod.rs: * of src/b/e.rs",
            "src/b/c.rs: E of src/b/e.rs",
        ];
        assert_eq!(ties_of(&files), wanted);
    }

    #[test]
    fn an_item_of_an_item_and_all_of_a_module_are_of_its_file() {
        let files = [
            ("main", "mod a;\nmod b;\nuse b::*;\n"),
            ("a", "use crate::b::E::{F, G};\n#[cfg(test)]\nmod tests {\n    use super::*;\n    use crate::b::E;\n}\n"),
            ("b", "pub enum E { F, G }\n"),
        ];
        let wanted = [
            "src/main.rs: * of src/b.rs",
            "src/a.rs: F of src/b.rs",
            "src/a.rs: G of src/b.rs",
            "src/a.rs: E of src/b.rs",
        ];
        assert_eq!(ties_of(&files), wanted);
    }

    #[test]
    fn what_comes_from_another_crate_by_way_of_ours_is_of_the_file_that_passes_it_on() {
        let files =
            [("lib", "mod a;\nmod b;\n"), ("a", "use crate::b::Value;\n"), ("b", "pub use serde_json::Value;\n")];
        assert_eq!(ties_of(&files), ["src/a.rs: Value of src/b.rs"]);
    }

    #[test]
    fn what_a_macro_makes_is_of_the_module_where_the_path_ends() {
        let files = [
            ("lib", "mod a;\nmod b;\n"),
            ("a", "use crate::b::{Made, c::Other};\n"),
            ("b/mod", "mod c;\npub use c::Made;\n"),
            ("b/c", "make! { Made Other }\n"),
        ];
        let wanted =
            ["src/a.rs: Made of src/b/c.rs", "src/a.rs: Other of src/b/c.rs", "src/b/mod.rs: Made of src/b/c.rs"];
        assert_eq!(ties_of(&files), wanted);
    }

    #[test]
    fn modules_that_pass_all_on_to_each_other_end() {
        let files =
            [("lib", "mod a;\nmod b;\nuse a::X;\n"), ("a", "pub use crate::b::*;\n"), ("b", "pub use crate::a::*;\n")];
        assert_eq!(ties_of(&files).first().unwrap(), "src/lib.rs: X of src/a.rs");
    }
}
