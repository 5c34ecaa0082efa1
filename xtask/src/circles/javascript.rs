//! The imports between JavaScript modules, and between their declarations.

use super::Sources;
use super::graph::Tie;

/// The ties between these files. Imports from packages or from generated files are left out.
pub fn ties(sources: &Sources) -> Vec<Tie> {
    let mut ties = Vec::new();
    for (from, text) in sources {
        for (names, specifier) in imports(text) {
            let Some(to) = resolve(sources, from, specifier) else { continue };
            let tie = |name: String| Tie { from: from.clone(), name, to: to.clone() };
            ties.extend(names.into_iter().map(tie));
        }
    }
    ties
}

/// The names and the specifier of each `import` and `export … from`.
fn imports(text: &str) -> Vec<(Vec<String>, &str)> {
    let mut imports = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let is_import = ["import ", "export {", "export *", "export type {", "export type *"];
        let end = rest.find(';').filter(|_| is_import.iter().any(|start| line.starts_with(start)));
        rest = match end {
            Some(end) => {
                imports.extend(import(&rest[..end]));
                &rest[end..]
            }
            None => after,
        };
    }
    imports
}

fn import(statement: &str) -> Option<(Vec<String>, &str)> {
    let (clause, specifier) = statement.rsplit_once(" from ").or_else(|| statement.split_once(' '))?;
    let specifier = specifier.trim().strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
    let words = clause.split([' ', ',', '{', '}', '\n']).filter(|word| !word.is_empty());
    let names: Vec<_> = words.filter(|word| !matches!(*word, "import" | "export" | "type")).collect();
    // Of `a as b`, only `a` is the name in the other file.
    let renamed = |at: usize| at > 0 && (names[at] == "as" || names[at - 1] == "as");
    let names: Vec<_> = (0..names.len()).filter(|at| !renamed(*at)).map(|at| names[at].to_owned()).collect();
    // An import without names, for its side effects.
    let effects = || vec!["*".to_owned()];
    Some((if names.is_empty() { effects() } else { names }, specifier))
}

/// The file that a relative specifier refers to. A declaration file imports declaration files.
fn resolve(sources: &Sources, from: &str, specifier: &str) -> Option<String> {
    if !specifier.starts_with('.') {
        return None;
    }
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for step in specifier.split('/') {
        match step {
            "." => {}
            ".." => drop(path.pop()),
            name => path.push(name),
        }
    }
    let path = path.join("/");
    let types = path.strip_suffix(".js").map(|stem| format!("{stem}.d.ts")).filter(|_| from.ends_with(".ts"));
    types.into_iter().chain([path]).find(|path| sources.contains_key(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ties_of(files: &[(&str, &str)]) -> Vec<String> {
        let sources = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        ties(&sources).iter().map(|Tie { from, name, to }| format!("{from}: {name} of {to}")).collect()
    }

    #[test]
    fn each_form_of_import_is_a_tie() {
        let text = "// a file\nimport { one, two as second } from \"./b.js\";\nimport \"./b.js\";\nimport * as all from './b.js';\n\
            export { three } from \"./b.js\";\nexport * from \"./b.js\";\nimport {\n  four,\n  type Five,\n} from \"./b.js\";\n\
            import standard from \"./b.js\";\n";
        let names = ["one", "two", "*", "*", "three", "*", "four", "Five", "standard"];
        let wanted: Vec<_> = names.iter().map(|name| format!("p/a.js: {name} of p/b.js")).collect();
        assert_eq!(ties_of(&[("p/a.js", text), ("p/b.js", "")]), wanted);
    }

    #[test]
    fn what_is_not_a_file_here_is_none() {
        let text = "import { readFile } from \"node:fs\";\nimport { made } from \"./made.data.js\";\nexport { own };\n\
            export const text = 'import { x } from \"./b.js\"';\n// import { x } from \"./b.js\";\n\
            /** @type {import(\"./b.js\").X} */\nexport function f() {}\n";
        assert_eq!(ties_of(&[("a.js", text), ("b.js", "")]), Vec::<String>::new());
    }

    #[test]
    fn a_path_is_followed_from_the_file_and_types_import_types() {
        let files = [
            ("p/q/a.js", "import { x } from \"../b.js\";\nimport { y } from \"./r/c.js\";\n"),
            ("p/b.d.ts", "import type { Z } from \"./q/r/c.js\";\nexport type { Z } from \"./b.js\";\n"),
            ("p/b.js", ""),
            ("p/q/r/c.js", ""),
            ("p/q/r/c.d.ts", ""),
        ];
        let wanted = [
            "p/b.d.ts: Z of p/q/r/c.d.ts",
            "p/b.d.ts: Z of p/b.d.ts",
            "p/q/a.js: x of p/b.js",
            "p/q/a.js: y of p/q/r/c.js",
        ];
        assert_eq!(ties_of(&files), wanted);
    }
}
