//! What the host tests share.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "each test file takes what it needs, and fails by panicking"
)]

pub mod fixtures;
pub mod json;
pub mod platform;
pub mod shell;
pub mod strategies;

use atlas_integrations::core::check::{self, Options};
use atlas_integrations::core::issue::Issue;
use platform::HOST;
use proptest::test_runner::Config;

/// A project's identifier, from Atlas's documentation.
pub const GROUP_ID: &str = "5d791c84ff7a2522cc4f9aa1";

/// How many cases a property is tried with, unless `PROPTEST_CASES` is set. A failure becomes a separate test,
/// not a file of seeds.
pub fn cases(cases: u32) -> Config {
    let given = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { given.cases } else { cases };
    Config { cases, failure_persistence: None, ..given }
}

/// All issues of a view given as JSON.
pub fn validate(view: &serde_json::Value, options: Options<'_>) -> Vec<Issue> {
    check::validate(json::value(view).as_object(), options, &HOST)
}

/// Issues in short, one text each: `apiKey required`, `query.pageNum out_of_range`, ` invalid_type` for the whole value.
pub fn short(issues: &[Issue]) -> Vec<String> {
    issues.iter().map(|issue| format!("{} {}", issue.path.join("."), issue.detail.code())).collect()
}
