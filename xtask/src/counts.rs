//! Reads from a test runner's output how many tests passed and failed.

use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    /// Not run although requested. In the end they count as failures: what can't run here must not look tested.
    pub skipped: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The test runner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Runner {
    /// `cargo test` and wasm-bindgen's runner: `test result: ok. 3 passed; 0 failed; 0 ignored; …`, once per test binary.
    Libtest,
    /// `node --test --test-reporter=spec`: `ℹ pass 3`, `ℹ fail 0`, …, once at the end.
    Node,
}

pub fn read(runner: Runner, output: &str) -> Counts {
    let mut all = Counts::default();
    for line in output.lines() {
        all += match runner {
            Runner::Libtest => libtest_line(line),
            Runner::Node => node_line(line),
        };
    }
    all
}

fn libtest_line(line: &str) -> Counts {
    let Some((_, result)) = line.split_once("test result: ") else { return Counts::default() };
    let after = |word: &str| {
        let words: Vec<&str> = result.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
        let at = words.iter().position(|found| *found == word);
        at.and_then(|at| words.get(at.checked_sub(1)?)?.parse().ok()).unwrap_or(0)
    };
    Counts { passed: after("passed"), failed: after("failed"), skipped: after("ignored") }
}

fn node_line(line: &str) -> Counts {
    let count = |word: &str| line.strip_prefix("ℹ ")?.strip_prefix(word)?.trim().parse::<usize>().ok();
    let sum = |words: &[&str]| words.iter().filter_map(|word| count(&format!("{word} "))).sum();
    Counts { passed: sum(&["pass"]), failed: sum(&["fail", "cancelled"]), skipped: sum(&["skipped", "todo"]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_all_test_binaries_are_added_up() {
        let output = "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.20s\n\
            test result: FAILED. 4 passed; 2 failed; 1 ignored; 0 filtered out\n";
        assert_eq!(read(Runner::Libtest, output), Counts { passed: 7, failed: 2, skipped: 1 });
    }

    #[test]
    fn node_counts_a_cancelled_test_apart_and_it_has_failed_all_the_same() {
        let output =
            "ℹ tests 9\nℹ suites 1\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 1\nℹ duration_ms 12\n";
        assert_eq!(read(Runner::Node, output), Counts { passed: 5, failed: 2, skipped: 2 });
    }

    #[test]
    fn a_run_that_printed_no_result_counts_nothing() {
        assert_eq!(read(Runner::Libtest, "error: could not compile"), Counts::default());
    }
}
