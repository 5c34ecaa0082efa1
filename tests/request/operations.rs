//! What each operation asks for: method, address, headers and body.

use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::request::{Parts, build};
use atlas_integrations::core::table::{V1, VERSIONS};
use atlas_integrations::core::value::Value;
use serde_json::json;

use super::support::platform::HOST;
use super::support::{GROUP_ID, fixtures};
use super::{ORIGIN, built_for, request};

fn flowdock() -> serde_json::Value {
    fixtures::of("FLOWDOCK").request.remove(0).view
}

#[test]
fn the_pages_example() {
    let built = request(Operation::Update, &json!({ "groupId": GROUP_ID, "integration": flowdock() })).unwrap();
    let path = format!("/api/atlas/v1.0/groups/{GROUP_ID}/integrations/FLOWDOCK");
    let expected = json!({
        "operation": "update",
        "method": "PUT",
        "url": format!("{ORIGIN}{path}"),
        "path": path,
        "headers": { "Content-Type": "application/json" },
        "body": flowdock().to_string(),
    });
    assert_eq!(serde_json::to_value(&built).unwrap(), expected);
}

#[test]
fn each_operation_has_its_method_path_and_body() {
    let one = json!({ "groupId": GROUP_ID, "type": "DATADOG", "integration": flowdock(), "query": { "pretty": true } });
    for (operation, method, path, sends) in [
        (Operation::List, "GET", "", false),
        (Operation::Get, "GET", "/DATADOG", false),
        (Operation::Create, "POST", "/FLOWDOCK", true),
        (Operation::Update, "PUT", "/FLOWDOCK", true),
        (Operation::Delete, "DELETE", "/DATADOG", false),
    ] {
        let built = request(operation, &one).unwrap();
        assert_eq!(built.method, method);
        assert_eq!(built.path, format!("/api/atlas/v1.0/groups/{GROUP_ID}/integrations{path}?pretty=true"));
        assert_eq!(built.url, format!("{ORIGIN}{}", built.path));
        assert_eq!((built.body.is_some(), operation.sends_view()), (sends, sends));
        let headers = if sends { json!({ "Content-Type": "application/json" }) } else { json!({}) };
        assert_eq!(serde_json::to_value(&built).unwrap()["headers"], headers);
        assert_eq!(Operation::from_name(operation.name()), Some(operation));
    }
    assert_eq!(Operation::from_name("Update"), None);
}

#[test]
fn every_service_can_be_read_and_removed() {
    for fixture in fixtures::of_all_versions() {
        for api in VERSIONS {
            for operation in [Operation::Get, Operation::Delete] {
                let args = json!({ "groupId": GROUP_ID, "type": fixture.type_name });
                let path = built_for(api, operation, &args).unwrap().path;
                assert_eq!(path, format!("{}/groups/{GROUP_ID}/integrations/{}", api.path, fixture.type_name));
            }
        }
    }
}

#[test]
fn the_body_is_exactly_the_view_that_was_given() {
    for fixture in fixtures::of_all_versions() {
        for case in fixture.request {
            for operation in [Operation::Create, Operation::Update] {
                let args = json!({ "groupId": GROUP_ID, "integration": case.view });
                let built = built_for(fixture.api, operation, &args).unwrap();
                assert_eq!(built.headers.content_type, Some(fixture.api.media_type));
                // As text: nothing trimmed, no default added, and in the order that was given.
                assert_eq!(built.body.unwrap().reveal(), case.view.to_string(), "{} {}", fixture.type_name, case.about);
            }
        }
    }
}

#[test]
fn a_group_id_keeps_its_case() {
    let id = "5D791C84ff7a2522cc4f9AA1";
    assert!(request(Operation::List, &json!({ "groupId": id })).unwrap().path.contains(id));
    assert_eq!(
        build(
            Operation::List,
            Parts {
                api: &V1,
                base_url: None,
                group_id: Some(&Value::from(id)),
                type_name: None,
                view: None,
                query: None
            },
            &HOST
        )
        .unwrap()
        .method,
        "GET"
    );
}
