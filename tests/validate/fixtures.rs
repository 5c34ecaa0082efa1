//! The views of each service's fixture, and what is said of them.

use atlas_integrations::core::check::Options;
use atlas_integrations::core::issue::Issue;
use atlas_integrations::core::table::VERSIONS;
use serde_json::json;

use super::support;
use super::support::fixtures::{self, Case, Expected, Fixture};

fn bare(issue: &Issue) -> Expected {
    let serialized = serde_json::to_value(issue).unwrap();
    serde_json::from_value(
        json!({ "path": serialized["path"], "code": serialized["code"], "params": serialized["params"] }),
    )
    .unwrap()
}

fn assert_case(fixture: &Fixture, case: &Case) {
    let type_name = fixture.type_name.as_str();
    let whole = Options::of(fixture.api);
    for options in [whole, Options { expected: Some(type_name), ..whole }] {
        let (errors, warnings): (Vec<Issue>, Vec<Issue>) =
            support::validate(&case.view, options).into_iter().partition(Issue::is_error);
        assert_eq!(errors.iter().map(bare).collect::<Vec<_>>(), case.issues, "{type_name} {}", case.about);
        assert_eq!(warnings.iter().map(bare).collect::<Vec<_>>(), case.warnings, "{type_name} {}", case.about);
    }
}

#[test]
fn fixtures_that_can_be_sent_are_valid() {
    for fixture in VERSIONS.iter().flat_map(|api| fixtures::all_of(api)) {
        for case in &fixture.request {
            assert!(case.issues.is_empty(), "{} {}", fixture.type_name, case.about);
            assert_case(&fixture, case);
        }
    }
}

#[test]
fn fixtures_that_cannot_be_sent_give_their_issues_in_order() {
    for fixture in VERSIONS.iter().flat_map(|api| fixtures::all_of(api)) {
        for case in &fixture.invalid {
            assert!(!case.issues.is_empty(), "{} {}", fixture.type_name, case.about);
            assert_case(&fixture, case);
        }
    }
}
