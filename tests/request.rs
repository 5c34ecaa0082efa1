//! Requests: the five operations, what they refuse, and what no input can make of them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::error::Error;
use atlas_integrations::core::request::{AtlasRequest, Operation, Parts, build};
use atlas_integrations::core::value::Value;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use support::platform::HOST;
use support::{GROUP_ID, fixtures, json::value, short, strategies};
use url::Url;

const ORIGIN: &str = "https://cloud.mongodb.com";

/// Builds a request from JSON: `{ baseUrl?, groupId?, type?, integration?, query? }`.
fn request(operation: Operation, args: &serde_json::Value) -> Result<AtlasRequest, Vec<String>> {
    let part = |name: &str| args.get(name).map(value);
    let parts = [part("baseUrl"), part("groupId"), part("type"), part("integration"), part("query")];
    let [base_url, group_id, type_name, view, query] = parts.each_ref().map(Option::as_ref);
    build(operation, Parts { base_url, group_id, type_name, view, query }, &HOST).map_err(|error| match error {
        Error::Validation(issues) => short(&issues),
        other => panic!("{other:?}"),
    })
}

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
    for fixture in fixtures::all() {
        for operation in [Operation::Get, Operation::Delete] {
            let built = request(operation, &json!({ "groupId": GROUP_ID, "type": fixture.type_name })).unwrap();
            assert!(built.path.ends_with(&format!("/integrations/{}", fixture.type_name)));
        }
    }
}

#[test]
fn the_body_is_exactly_the_view_that_was_given() {
    for fixture in fixtures::all() {
        for case in fixture.request {
            for operation in [Operation::Create, Operation::Update] {
                let built = request(operation, &json!({ "groupId": GROUP_ID, "integration": case.view })).unwrap();
                // As text: nothing trimmed, no default added, and in the order that was given.
                assert_eq!(built.body.unwrap().reveal(), case.view.to_string(), "{} {}", fixture.type_name, case.about);
            }
        }
    }
}

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

#[test]
fn a_base_url_is_an_origin() {
    for (base, origin) in [
        ("https://cloud.mongodb.com", ORIGIN),
        ("https://cloud.mongodb.com/", ORIGIN),
        ("https://cloud.mongodb.com/api/atlas/v1.0", ORIGIN),
        ("https://cloud.mongodb.com/api/atlas/v1.0/", ORIGIN),
        ("https://cloud.mongodb.com:443", ORIGIN),
        ("HTTPS://Cloud.MongoDB.com", ORIGIN),
        ("https://cloud.mongodbgov.com", "https://cloud.mongodbgov.com"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ] {
        let built = request(Operation::List, &json!({ "groupId": GROUP_ID, "baseUrl": base })).unwrap();
        assert_eq!(built.url, format!("{origin}{}", built.path), "{base}");
    }
}

#[test]
fn a_base_url_is_nothing_else() {
    let bad = [
        "",
        " ",
        "cloud.mongodb.com",
        "/atlas",
        "//cloud.mongodb.com",
        "ftp://cloud.mongodb.com",
        "https://",
        "https:cloud.mongodb.com",
        "https:/cloud.mongodb.com",
        "https:///cloud.mongodb.com",
        "https:\\\\cloud.mongodb.com",
        "https://cloud.mongodb.com/x",
        "https://cloud.mongodb.com//",
        "https://cloud.mongodb.com/.",
        "https://cloud.mongodb.com\\",
        "https://cloud.mongodb.com/api/atlas/v2",
        "https://cloud.mongodb.com/api/atlas/v1.0/groups",
        "https://cloud.mongodb.com/x/api/atlas/v1.0",
        "https://cloud.mongodb.com?x",
        "https://cloud.mongodb.com?",
        "https://cloud.mongodb.com#",
        "https://cloud.mongodb.com/api/atlas/v1.0?",
        "https://user@cloud.mongodb.com",
        "https://user:password@cloud.mongodb.com",
        "https://:@cloud.mongodb.com",
        " https://cloud.mongodb.com",
        "https://cloud.mongodb.com ",
        "https://cloud.mongodb.com\n",
        "\thttps://cloud.mongodb.com",
        "ht\ntps://cloud.mongodb.com",
        "https://cloud.\nmongodb.com",
        "https://cloud.mongodb.com:99999",
        "javascript://cloud.mongodb.com",
        // The parser's host is the first one here. Found by fuzzing.
        "https:evil.example://cloud.mongodb.com",
    ];
    let issues =
        |bad: &str| request(Operation::List, &json!({ "groupId": GROUP_ID, "baseUrl": bad })).map(|built| built.url);
    let accepted: Vec<_> =
        bad.into_iter().filter(|bad| issues(bad) != Err(vec!["baseUrl invalid_format".to_owned()])).collect();
    assert_eq!(accepted, Vec::<&str>::new());
}

fn operation() -> impl Strategy<Value = Operation> {
    select(Operation::ALL.to_vec())
}

fn any_args() -> impl Strategy<Value = serde_json::Value> {
    let group = prop_oneof![4 => Just(json!(GROUP_ID)), 1 => "[0-9a-fA-F]{24}".prop_map(serde_json::Value::from), 1 => strategies::any_json()];
    let type_name = prop_oneof![4 => strategies::integration().prop_map(|integration| json!(integration.type_name)), 1 => strategies::any_json()];
    let view = prop_oneof![
        2 => strategies::valid_view(strategies::odd_secret()).prop_map(|(view, _)| view),
        1 => strategies::any_view(),
        1 => strategies::any_json(),
    ];
    let query = prop_oneof![2 => Just(json!({})), 1 => Just(json!({ "pretty": true })), 1 => strategies::any_json()];
    let base = prop_oneof![
        3 => Just(json!(ORIGIN)),
        1 => "https?://[a-z./:@?#\\\\ ]{1,12}".prop_map(serde_json::Value::from),
        1 => strategies::any_json(),
    ];
    (group, type_name, view, query, base).prop_map(|(group, type_name, view, query, base)| {
        json!({ "groupId": group, "type": type_name, "integration": view, "query": query, "baseUrl": base })
    })
}

proptest! {
    #![proptest_config(support::cases(500))]

    /// Whatever comes in, what goes out is one of the page's addresses, at the origin that was asked for.
    #[test]
    fn no_input_changes_where_a_request_goes(operation in operation(), args in any_args()) {
        let Ok(built) = request(operation, &args) else { return Ok(()) };
        let url = Url::parse(&built.url).unwrap();
        prop_assert_eq!(url.as_str(), &built.url, "already in its normal form");
        let last = match operation {
            Operation::List => String::new(),
            Operation::Get | Operation::Delete => format!("/{}", args["type"].as_str().unwrap()),
            Operation::Create | Operation::Update => format!("/{}", args["integration"]["type"].as_str().unwrap()),
        };
        let expected = format!("/api/atlas/v1.0/groups/{}/integrations{last}", args["groupId"].as_str().unwrap());
        prop_assert_eq!(url.path(), expected);
        prop_assert_eq!(built.path, built.url.strip_prefix(&url.origin().ascii_serialization()).unwrap());
        prop_assert_eq!((url.username(), url.password(), url.fragment()), ("", None, None));
        let asked = Url::parse(args["baseUrl"].as_str().unwrap()).unwrap();
        prop_assert_eq!(url.origin(), asked.origin());
    }

    #[test]
    fn the_body_is_equal_as_json(operation in select(vec![Operation::Create, Operation::Update]), (view, _) in strategies::valid_view(strategies::odd_secret())) {
        let built = request(operation, &json!({ "groupId": GROUP_ID, "integration": view })).unwrap();
        let body: serde_json::Value = serde_json::from_str(built.body.as_ref().unwrap().reveal()).unwrap();
        prop_assert_eq!(body, view);
    }

    #[test]
    fn no_secret_is_in_the_address_or_in_debug((view, secrets) in strategies::valid_view(strategies::secret())) {
        let built = request(Operation::Update, &json!({ "groupId": GROUP_ID, "integration": view })).unwrap();
        let debug = format!("{built:?}");
        for secret in secrets {
            prop_assert!(!built.url.contains(&secret) && !debug.contains(&secret));
        }
    }

    #[test]
    fn errors_of_a_request_show_no_value(operation in operation(), args in any_args()) {
        let part = |name: &str| Some(value(&args[name]));
        let parts = [part("baseUrl"), part("groupId"), part("type"), part("integration"), part("query")];
        let [base_url, group_id, type_name, view, query] = parts.each_ref().map(Option::as_ref);
        let parts = Parts { base_url, group_id, type_name, view, query };
        let Err(error) = build(operation, parts, &HOST) else { return Ok(()) };
        let said = format!("{} {error:?} {:?}", error.message(), support::json::json(&error.to_value()));
        for text in support::json::texts(&args).into_iter().filter(|text| text.starts_with("zq") || text.starts_with("https://h")) {
            prop_assert!(!said.contains(text), "{said}");
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
            Parts { base_url: None, group_id: Some(&Value::from(id)), type_name: None, view: None, query: None },
            &HOST
        )
        .unwrap()
        .method,
        "GET"
    );
}
