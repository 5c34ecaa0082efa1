//! What a view is, and of which service.

use atlas_integrations::core::check::validate;
use atlas_integrations::core::issue::Issue;
use serde_json::json;

use super::support::platform::HOST;
use super::support::{self, short};
use super::{FULL, PARTIAL, check, expecting};

#[test]
fn what_is_no_object_is_an_invalid_type_at_the_root() {
    for options in [FULL, PARTIAL, expecting("DATADOG"), expecting("nonsense")] {
        let issues = validate(None, options, &HOST);
        assert_eq!(short(&issues), [" invalid_type"]);
        assert!(issues[0].path.is_empty());
        assert_eq!(serde_json::to_value(&issues[0]).unwrap()["params"], json!({ "expected": "object" }));
    }
}

#[test]
fn a_missing_type_is_required_unless_it_is_known() {
    assert_eq!(check(json!({}), FULL), ["type required"]);
    assert_eq!(check(json!({ "type": " \u{a0}\u{feff}" }), FULL), ["type required"]);
    assert_eq!(check(json!({ "type": null, "apiKey": 1 }), FULL), ["type required"]);
    assert_eq!(check(json!({ "type": 5 }), FULL), ["type invalid_type"]);
    assert_eq!(check(json!({}), PARTIAL), Vec::<String>::new());
    assert_eq!(check(json!({}), expecting("VICTOR_OPS")), ["apiKey required"]);
    assert_eq!(check(json!({ "type": null }), expecting("VICTOR_OPS")), ["type required", "apiKey required"]);
    assert_eq!(check(json!({ "type": 5 }), expecting("VICTOR_OPS")), ["type invalid_type", "apiKey required"]);
}

#[test]
fn an_unknown_type_stands_alone_with_the_nearest() {
    for (name, suggestion) in
        [("DATADOG_LOGS", "DATADOG"), ("datadog", "DATADOG"), ("PagerDuty", "PAGER_DUTY"), ("opsgenie", "OPS_GENIE")]
    {
        let issues = support::validate(&json!({ "type": name, "apiKey": "****", "foo": 1 }), FULL);
        assert_eq!(short(&issues), ["type unknown_type"], "{name}");
        assert_eq!(serde_json::to_value(&issues[0]).unwrap()["params"], json!({ "suggestion": suggestion }));
        assert!(issues[0].message.contains(suggestion));
    }
    let issues = support::validate(&json!({ "type": "PROMETHEUS" }), FULL);
    assert_eq!(serde_json::to_value(&issues[0]).unwrap()["params"], json!({ "knownTo": "v2" }));
    assert!(issues[0].message.contains("`v2`"), "{}", issues[0].message);
    let issues = support::validate(&json!({ "type": "HIP_CHAT" }), FULL);
    assert_eq!(serde_json::to_value(&issues[0]).unwrap()["params"], json!({}));
    assert_eq!(check(json!({ "type": "DATADOG" }), expecting("HONEYCOMB")), ["type unknown_type"]);
    assert_eq!(check(json!({ "type": "HONEYCOMB" }), expecting("DATADOG")), ["type unknown_type"]);
    // A name that every JavaScript object has.
    assert_eq!(check(json!({ "type": "constructor" }), FULL), ["type unknown_type"]);
}

#[test]
fn a_type_that_differs_is_checked_as_the_one_asked_for() {
    let view = json!({ "type": "DATADOG", "apiKey": "x", "flowName": "f", "region": "US" });
    let found = support::validate(&view, expecting("FLOWDOCK"));
    let errors: Vec<Issue> = found.into_iter().filter(Issue::is_error).collect();
    assert_eq!(
        short(&errors),
        ["type type_mismatch", "apiToken required", "orgName required", "apiKey unknown_field", "region unknown_field"]
    );
    assert_eq!(serde_json::to_value(&errors[0]).unwrap()["params"], json!({ "expected": "FLOWDOCK" }));
}
