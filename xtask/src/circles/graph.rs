//! The graph of files and what they import from each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// An import: the file, a name that it imports, and the file that defines the name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    pub from: String,
    pub name: String,
    pub to: String,
}

/// For each file, the files that it imports from, with the names.
pub struct Graph<'a>(BTreeMap<&'a str, BTreeMap<&'a str, BTreeSet<&'a str>>>);

impl<'a> Graph<'a> {
    pub fn of(ties: &'a [Tie]) -> Self {
        let mut files: BTreeMap<_, BTreeMap<_, BTreeSet<_>>> = BTreeMap::new();
        for Tie { from, name, to } in ties.iter().filter(|tie| tie.from != tie.to) {
            files.entry(from.as_str()).or_default().entry(to.as_str()).or_default().insert(name.as_str());
        }
        Self(files)
    }

    /// For each tie that is part of a circle, the shortest such circle; each circle once.
    pub fn circles(&self) -> Vec<String> {
        let ties = self.0.iter().flat_map(|(from, targets)| targets.keys().map(move |to| (*from, *to)));
        let circles: BTreeSet<_> = ties.filter_map(|(from, to)| self.way(to, from)).map(from_smallest).collect();
        circles.iter().map(|circle| self.describe(circle)).collect()
    }

    /// The shortest path along the ties, including both ends.
    fn way(&self, from: &'a str, to: &'a str) -> Option<Vec<&'a str>> {
        let mut came_from = BTreeMap::from([(from, None)]);
        let mut waiting = VecDeque::from([from]);
        while let Some(file) = waiting.pop_front() {
            if file == to {
                let mut way: Vec<_> = std::iter::successors(Some(to), |file| came_from[file]).collect();
                way.reverse();
                return Some(way);
            }
            for next in self.0.get(file).into_iter().flat_map(BTreeMap::keys) {
                came_from.entry(next).or_insert_with(|| {
                    waiting.push_back(next);
                    Some(file)
                });
            }
        }
        None
    }

    fn describe(&self, circle: &[&str]) -> String {
        let next = circle.iter().cycle().skip(1);
        let lines = circle.iter().zip(next).map(|(from, to)| {
            let names: Vec<_> = self.0[from][to].iter().map(|name| format!("`{name}`")).collect();
            format!("\n  {from} takes {} from {to}", names.join(", "))
        });
        format!("these files import each other:{}", lines.collect::<String>())
    }
}

/// The circle, beginning with its alphabetically first file, so that the same circle is always written the same.
fn from_smallest(mut circle: Vec<&str>) -> Vec<&str> {
    let smallest = circle.iter().enumerate().min_by_key(|(_, file)| **file).map_or(0, |(at, _)| at);
    circle.rotate_left(smallest);
    circle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(ties: &[(&str, &str, &str)]) -> Vec<String> {
        let tie = |(from, name, to): &(&str, &str, &str)| Tie {
            from: (*from).to_owned(),
            name: (*name).to_owned(),
            to: (*to).to_owned(),
        };
        Graph::of(&ties.iter().map(tie).collect::<Vec<_>>()).circles()
    }

    #[test]
    fn what_goes_one_way_has_no_circle() {
        assert_eq!(
            circles(&[("a", "x", "b"), ("a", "y", "c"), ("b", "z", "c"), ("c", "own", "c")]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn two_files_and_the_names_that_tie_them() {
        let found = circles(&[("b", "z", "a"), ("a", "y", "b"), ("a", "x", "b"), ("a", "q", "c")]);
        assert_eq!(found, ["these files import each other:\n  a takes `x`, `y` from b\n  b takes `z` from a"]);
    }

    #[test]
    fn a_long_circle_is_said_once_and_one_inside_it_too() {
        let found = circles(&[("a", "1", "b"), ("b", "2", "c"), ("c", "3", "a"), ("d", "4", "c"), ("c", "5", "d")]);
        assert_eq!(
            found,
            [
                "these files import each other:\n  a takes `1` from b\n  b takes `2` from c\n  c takes `3` from a",
                "these files import each other:\n  c takes `5` from d\n  d takes `4` from c",
            ]
        );
    }
}
