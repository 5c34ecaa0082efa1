//! The `use` lines of a Rust file.

/// One name that a `use` imports.
#[derive(Debug, PartialEq)]
pub struct Use {
    /// The path as it is written, without `as`; `a` for `use a::*`.
    pub path: Vec<String>,
    /// The name in this file; none for `*`.
    pub name: Option<String>,
}

/// All `use` lines, including those inside functions and inline modules, with paths as seen from the file.
pub fn of_file(text: &str) -> Vec<Use> {
    let mut uses = Vec::new();
    let mut modules = Inline::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        modules.read(line);
        let tree = after_use(line).and_then(|tree| rest[tree..].split_once(';'));
        rest = match tree {
            Some((tree, after)) => {
                let mut found = Vec::new();
                expand(&[], tree, &mut found);
                uses.extend(found.into_iter().filter_map(|found| modules.seen_from_file(found)));
                after
            }
            None => after,
        };
    }
    uses
}

/// The position of the path, if the line is a `use`.
fn after_use(line: &str) -> Option<usize> {
    let code = line.trim_start();
    let code = code.strip_prefix("pub").map_or(code, |code| {
        let code = code.strip_prefix('(').and_then(|code| code.split_once(')')).map_or(code, |(_, code)| code);
        code.trim_start()
    });
    code.strip_prefix("use ").map(|path| line.len() - path.len())
}

/// Expands a tree: `a::{b, c::d as e}` is `a::b`, and `a::c::d` with the name e.
fn expand(before: &[String], tree: &str, uses: &mut Vec<Use>) {
    let (head, branches) = tree.split_once('{').map_or((tree, None), |(head, rest)| (head, rest.rsplit_once('}')));
    let (head, alias) =
        head.split_once(" as ").map_or((head, None), |(head, alias)| (head, Some(alias.trim().to_owned())));
    let steps = head.split("::").map(str::trim).filter(|step| !step.is_empty()).map(str::to_owned);
    let mut path: Vec<String> = before.iter().cloned().chain(steps).collect();
    if let Some((branches, _)) = branches {
        branches_of(branches).for_each(|branch| expand(&path, branch, uses));
        return;
    }
    // `a::{self}` is `a`.
    let last = path.pop_if(|last| last == "self" && !before.is_empty() || last == "*");
    let name = if last.as_deref() == Some("*") { None } else { alias.or_else(|| path.last().cloned()) };
    uses.push(Use { path, name });
}

/// Splits at the commas, except those inside inner braces.
fn branches_of(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let split = text.split(move |c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    split.map(str::trim).filter(|branch| !branch.is_empty())
}

/// The inline modules that contain a line, by their indentation, which rustfmt guarantees.
#[derive(Default)]
struct Inline(Vec<usize>);

impl Inline {
    fn read(&mut self, line: &str) {
        let indentation = line.len() - line.trim_start().len();
        let code = line.trim();
        if code.ends_with('{') && code.split(' ').any(|word| word == "mod") {
            self.0.push(indentation);
        } else if code == "}" {
            self.0.pop_if(|module| *module == indentation);
        }
    }

    /// Removes one `super` for each inline module; none if the path stays inside them.
    fn seen_from_file(&self, mut found: Use) -> Option<Use> {
        if found.path.first().is_some_and(|step| step == "super") {
            let supers = found.path.iter().take_while(|step| *step == "super").count();
            if supers < self.0.len() {
                return None;
            }
            found.path.drain(..self.0.len());
            Some(found)
        } else {
            (self.0.is_empty() || found.path.first().is_some_and(|step| step == "crate")).then_some(found)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of_file;

    fn uses(text: &str) -> Vec<String> {
        let say = |found: super::Use| format!("{} {}", found.path.join("::"), found.name.as_deref().unwrap_or("*"));
        of_file(text).into_iter().map(say).collect()
    }

    #[test]
    fn each_name_of_a_tree_is_one() {
        let text = "use a::B;\npub use a::{self, c::D as E, f::{G, H}};\npub(crate) use super::{\n    i,\n    j::*,\n};\nuse k as _;\n";
        assert_eq!(
            uses(text),
            ["a::B B", "a a", "a::c::D E", "a::f::G G", "a::f::H H", "super::i i", "super::j *", "k _"]
        );
    }

    #[test]
    fn a_module_inside_of_the_file_is_seen_from_the_file() {
        let text = "mod tests {\n    use super::*;\n    use super::super::a::B;\n    use crate::c::D;\n    use e::F;\n\n    \
            fn f() {}\n}\nuse super::G;\n";
        assert_eq!(uses(text), [" *", "super::a::B B", "crate::c::D D", "super::G G"]);
    }

    #[test]
    fn a_use_in_a_function_counts_and_one_in_a_comment_does_not() {
        assert_eq!(uses("fn f() {\n    use crate::a::B;\n}\n// use crate::c;\n/// use crate::d;\n"), ["crate::a::B B"]);
    }
}
