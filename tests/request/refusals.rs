//! What is not sent, and what is said of it.

use atlas_integrations::core::operation::Operation;
use serde_json::json;

use super::request;
use super::support::{GROUP_ID, fixtures};

#[test]
fn what_cannot_be_sent_is_not() {
    for fixture in fixtures::all() {
        for case in fixture.invalid {
            let expected: Vec<String> =
                case.issues.iter().map(|issue| format!("{} {}", issue.path.join("."), issue.code)).collect();
            for operation in [Operation::Create, Operation::Update] {
                let issues = request(operation, &json!({ "groupId": GROUP_ID, "integration": case.view })).unwrap_err();
                assert_eq!(issues, expected, "{} {}", fixture.type_name, case.about);
            }
        }
    }
}

#[test]
fn all_issues_come_at_once_in_order() {
    let wrong = json!({
        "query": { "pageNum": 0, "foo": 1 },
        "integration": { "type": "DATADOG", "region": "UK" },
        "groupId": "x",
        "baseUrl": "cloud.mongodb.com",
    });
    assert_eq!(
        request(Operation::Update, &wrong).unwrap_err(),
        [
            "baseUrl invalid_format",
            "groupId invalid_format",
            "apiKey required",
            "region invalid_value",
            "query.pageNum out_of_range",
            "query.foo unknown_field"
        ]
    );
    assert_eq!(
        request(Operation::Get, &json!({ "type": "datadog", "query": { "pageNum": 1 } })).unwrap_err(),
        ["groupId required", "type unknown_type", "query.pageNum unknown_field"]
    );
    assert_eq!(request(Operation::Delete, &json!({ "groupId": GROUP_ID })).unwrap_err(), ["type required"]);
    assert_eq!(request(Operation::Create, &json!({ "groupId": GROUP_ID })).unwrap_err(), [" invalid_type"]);
    assert_eq!(
        request(Operation::List, &json!({ "groupId": 5, "query": 5 })).unwrap_err(),
        ["groupId invalid_type", "query invalid_type"]
    );
}
