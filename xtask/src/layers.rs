//! The layer rule: nothing in `src/core` uses JavaScript, so that all of it runs with plain `cargo test`.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::files;

/// The crates for JavaScript. (`gloo` means all crates whose names begin with it.)
const JAVASCRIPT: &[&str] = &["wasm_bindgen", "js_sys", "web_sys", "gloo", "serde_wasm_bindgen", "crate::js"];

/// Derives of TypeScript types: allowed on core's public types, but only for wasm32.
const TYPES: &[&str] = &["tsify", "Tsify"];
const ON_WASM_ONLY: &str = "target_arch = \"wasm32\"";

/// Every breach as `file:line: what`.
pub fn breaches(core: &Path) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    for file in files::below(core)?.iter().filter(|file| files::ends(file, ".rs")) {
        for (line, what) in in_text(&fs::read_to_string(file)?) {
            breaches.push(format!("{}:{line}: `{what}` must not be used in core", file.display()));
        }
    }
    Ok(breaches)
}

fn in_text(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut guard = Guard::default();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let guarded = guard.covers(code);
        let allowed = |name: &&&str| !names(code, name) || (guarded && TYPES.contains(*name));
        found.extend(JAVASCRIPT.iter().chain(TYPES).find(|name| !allowed(name)).map(|name| (number + 1, *name)));
    }
    found
}

/// Whether a word of the code begins with `name` (`gloo` matches `gloo_net`, but not `igloo`).
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Keeps track of whether a line is for wasm32 only: inside an attribute with that condition, or right below such a `#[cfg]`.
#[derive(Default)]
struct Guard {
    /// Open brackets of an attribute that continues in the next line.
    open: usize,
    says_so: bool,
    next_item: bool,
}

impl Guard {
    fn covers(&mut self, code: &str) -> bool {
        let code = code.trim();
        let begins = self.open == 0 && code.starts_with("#[");
        if !begins && self.open == 0 {
            // Comments have been removed; a doc comment may be between an attribute and its item.
            return if code.is_empty() { false } else { std::mem::take(&mut self.next_item) };
        }
        self.says_so = code.contains(ON_WASM_ONLY) || (self.says_so && !begins);
        self.next_item |= self.says_so && code.starts_with("#[cfg(");
        let brackets = |kind| code.matches(kind).count();
        self.open = (self.open + brackets('[')).saturating_sub(brackets(']'));
        self.says_so || self.next_item
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn core_keeps_the_rule() {
        let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/core");
        assert_eq!(breaches(&core).unwrap(), Vec::<String>::new());
        assert!(files::below(&core).unwrap().len() > 5, "the rule is about files that are not there");
    }

    #[test]
    fn a_javascript_crate_in_core_is_a_breach_wherever_it_stands() {
        for code in
            ["use wasm_bindgen::JsValue;", "    js_sys::Date::now()", "gloo_net::http::Request", "use crate::js::x;"]
        {
            assert_eq!(in_text(code).len(), 1, "{code}");
            assert_eq!(in_text(&format!("#[cfg(target_arch = \"wasm32\")]\n{code}")).len(), 1, "{code}");
        }
        assert_eq!(in_text("// what js_sys would do\nlet igloo = 1;"), []);
    }

    #[test]
    fn types_are_derived_for_wasm_only() {
        assert_eq!(in_text("#[derive(Tsify)]\nstruct A;"), [(1, "Tsify")]);
        assert_eq!(
            in_text("#[cfg_attr(target_arch = \"wasm32\", derive(tsify::Tsify))]\nstruct A { b: tsify::B }"),
            [(2, "tsify")]
        );
        assert_eq!(in_text("#[cfg_attr(\n    target_arch = \"wasm32\",\n    tsify(optional)\n)]\na: B,"), []);
        assert_eq!(in_text("#[cfg(target_arch = \"wasm32\")]\nuse tsify::Tsify;\nuse tsify::B;"), [(3, "tsify")]);
    }
}
