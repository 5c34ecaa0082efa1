//! Curl commands, read back by a real shell.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::request::Command;
use atlas_integrations::core::request::{Parts, build};
use atlas_integrations::core::table::{Api, V1, V2};
use atlas_integrations::core::value::Value;
use proptest::prelude::*;
use serde_json::json;
use support::platform::HOST;
use support::shell::{arguments, option};
use support::{GROUP_ID, fixtures, json::value, short, strategies};

fn print(request: &serde_json::Value, reveal: bool) -> String {
    Command::of(&value(request)).unwrap().print(reveal, &HOST)
}

/// The built request as the JSON that JavaScript gets, and hands to `toCurl`.
fn built(
    api: &'static Api,
    operation: Operation,
    type_name: &str,
    view: Option<&serde_json::Value>,
) -> serde_json::Value {
    let (group_id, type_name, view) = (Value::from(GROUP_ID), Value::from(type_name), view.map(value));
    let parts = Parts {
        api,
        base_url: None,
        group_id: Some(&group_id),
        type_name: Some(&type_name),
        view: view.as_ref(),
        query: None,
    };
    serde_json::to_value(build(operation, parts, &HOST).unwrap()).unwrap()
}

fn json_of(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

/// Equal except for the body, which is equal as JSON.
fn assert_same_command(printed: &str, page: &str) {
    let (mut ours, mut theirs) = (arguments(printed), arguments(page));
    let body = |arguments: &mut Vec<String>| {
        let at = arguments.iter().position(|argument| argument == "-d")? + 1;
        Some(json_of(&std::mem::take(&mut arguments[at])))
    };
    assert_eq!(body(&mut ours), body(&mut theirs));
    assert_eq!(ours, theirs);
}

#[test]
fn the_pages_examples_are_the_pages_commands() {
    let view = |body: &str| json_of(body);
    let update =
        view(r#"{ "type": "FLOWDOCK", "flowName": "newFlowName", "apiToken": "223344", "orgName": "newOrgName" }"#);
    let create = view(r#"{ "type": "FLOWDOCK", "flowName": "myFlowName", "apiToken": "112233", "orgName": "myOrg" }"#);
    for (page, request) in [
        ("update", built(&V1, Operation::Update, "", Some(&update))),
        ("create", built(&V1, Operation::Create, "", Some(&create))),
        ("get-all", built(&V1, Operation::List, "", None)),
        ("get-one", built(&V1, Operation::Get, "DATADOG", None)),
        ("delete", built(&V1, Operation::Delete, "DATADOG", None)),
    ] {
        assert_same_command(&print(&request, true), &fixtures::text(&format!("page/{page}.curl")));
    }
}

/// The text itself, too: what people compare with the page.
#[test]
fn the_first_line_is_the_pages() {
    let flowdock = fixtures::of("FLOWDOCK").request.remove(0).view;
    let printed = print(&built(&V1, Operation::Update, "", Some(&flowdock)), false);
    let page = fixtures::text("page/update.curl");
    assert_eq!(printed.lines().next(), page.lines().next());
    assert!(printed.contains("-H 'Content-Type: application/json'"));
}

/// The version is in the path and in both headers, so what is pasted into a terminal asks for the same.
#[test]
fn a_command_of_version_2_says_so() {
    let teams = fixtures::of_api(&V2, "MICROSOFT_TEAMS").request.remove(0).view;
    let read = arguments(&print(&built(&V2, Operation::Update, "", Some(&teams)), true));
    let url = format!("https://cloud.mongodb.com/api/atlas/v2/groups/{GROUP_ID}/integrations/MICROSOFT_TEAMS");
    assert!(read.contains(&url), "{read:?}");
    for name in ["Accept", "Content-Type"] {
        assert!(read.contains(&format!("{name}: application/vnd.atlas.2023-01-01+json")), "{name}: {read:?}");
    }
}

#[test]
fn secrets_are_masked_unless_revealed() {
    for fixture in fixtures::of_all_versions() {
        for case in &fixture.request {
            let request = built(fixture.api, Operation::Update, "", Some(&case.view));
            let revealed = arguments(&print(&request, true));
            assert_eq!(json_of(option(&revealed, "-d")), case.view, "{} {}", fixture.type_name, case.about);
            let masked = arguments(&print(&request, false));
            let expected = atlas_integrations::core::redact::redact_view(&value(&case.view), &HOST);
            assert_eq!(
                json_of(option(&masked, "-d")),
                support::json::json(&expected),
                "{} {}",
                fixture.type_name,
                case.about
            );
        }
    }
}

#[test]
fn credentials_among_the_headers_are_masked() {
    let headers =
        json!({ "Authorization": "Bearer made-up-token-0123", "cookie": "session=made-up", "X-Trace": "abc" });
    let request = json!({ "method": "GET", "url": "https://h.example/x", "headers": headers });
    let masked = print(&request, false);
    assert!(!masked.contains("made-up"), "{masked}");
    assert!(masked.contains("X-Trace: abc"));
    assert!(print(&request, true).contains("Bearer made-up-token-0123"));
}

/// Not printed as something that it is not.
#[test]
fn a_header_that_is_no_text_is_left_out() {
    let request = json!({ "method": "GET", "url": "https://h.example/x", "headers": { "X-Odd": 5, "X-Trace": "abc" } });
    assert_eq!(option(&arguments(&print(&request, false)), "-H"), "X-Trace: abc");
}

#[test]
fn a_body_that_is_no_view_is_masked_as_a_whole() {
    for body in [
        "made-up-secret-0123456789",
        r#"["made-up-secret-0123456789"]"#,
        r#"{"a": "made-up-secret-0123456789"#,
        r#""made-up-secret-0123456789""#,
    ] {
        let request = json!({ "method": "PUT", "url": "https://h.example/x", "body": body });
        let printed = print(&request, false);
        assert!(!printed.contains("made-up"), "{printed}");
        assert_eq!(option(&arguments(&print(&request, true)), "-d"), body);
    }
}

/// curl would read a file.
#[test]
fn a_body_that_begins_with_an_at_sign_is_no_file_name() {
    let request = json!({ "method": "PUT", "url": "https://h.example/x", "body": "@/etc/passwd" });
    assert_eq!(option(&arguments(&print(&request, true)), "--data-raw"), "@/etc/passwd");
}

#[test]
fn what_is_no_request_gives_issues() {
    let of = |request: serde_json::Value| short(&Command::of(&value(&request)).unwrap_err());
    for odd in [json!(null), json!("curl"), json!([]), json!(5)] {
        assert_eq!(of(odd), [" invalid_type"]);
    }
    assert_eq!(of(json!({})), ["method required", "url required"]);
    assert_eq!(of(json!({ "method": 5, "url": "" })), ["method invalid_type", "url required"]);
}

/// What a shell, or a history expansion, or a careless printer trips over.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "'", "\"", "\\", "$", "$HOME", "$(id)", "`id`", "!", "!!", "\n", "\r\n", "\t", " ", ";", "&", "|", ">",
            "*", "?", "~", "#", "{a,b}", "[x]", "''", "\\'", "'\\''", "é", "✓", "\u{2028}", "\u{feff}", "\\\n", "%s",
            "-d", "@", "x",
        ])
        .prop_map(str::to_owned),
        "[^\0]{1,6}",
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(support::cases(400))]

    #[test]
    fn a_shell_reads_back_exactly_what_was_meant(method in "[A-Z]{1,7}", path in nasty(), header in nasty(), body in nasty()) {
        let url = format!("https://h.example/{path}");
        let request = json!({ "method": method, "url": url, "headers": { "X-Odd": header }, "body": body });
        let read = arguments(&print(&request, true));
        let data = if body.starts_with('@') { "--data-raw" } else { "-d" };
        let header = format!("X-Odd: {header}");
        prop_assert_eq!(
            read,
            ["-X", &method, "-u", "{PUBLIC-KEY}:{PRIVATE-KEY}", "--digest", &url, "-H", &header, data, &body]
        );
    }

    #[test]
    fn any_method_is_one_word(method in nasty().prop_filter("not empty", |method| !method.is_empty())) {
        let read = arguments(&print(&json!({ "method": method, "url": "https://h.example/" }), true));
        prop_assert_eq!(option(&read, "-X"), method);
    }

    #[test]
    fn a_view_survives_the_shell((api, view, _) in strategies::api_and_valid_view(strategies::odd_secret()), twist in nasty()) {
        let mut view = view;
        if view["type"] == "SLACK" {
            // The one that may be blank is another in each version.
            let free = api.integration("SLACK").unwrap().fields.iter().find(|field| !field.required).unwrap();
            view[free.name] = twist.into();
        }
        let read = arguments(&print(&built(api, Operation::Create, "", Some(&view)), true));
        prop_assert_eq!(json_of(option(&read, "-d")), view);
    }

    #[test]
    fn no_secret_is_shown((api, view, secrets) in strategies::api_and_valid_view(strategies::secret())) {
        let request = value(&built(api, Operation::Update, "", Some(&view)));
        let command = Command::of(&request).unwrap();
        let said = format!("{} {command:?}", command.print(false, &HOST));
        for secret in secrets {
            prop_assert!(!said.contains(&secret), "{said}");
        }
    }
}
