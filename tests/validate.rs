//! Validation: every code, every fixture, and what holds for whatever comes in.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::check::Check;
use atlas_integrations::core::field::{Kind, required};
use atlas_integrations::core::integration::INTEGRATIONS;
use atlas_integrations::core::issue::Issue;
use atlas_integrations::core::validate::{Mode, Options, integration, validate, validate_field};
use atlas_integrations::core::value::Value;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use support::fixtures::{self, Case, Expected};
use support::platform::HOST;
use support::{json::value, short, strategies};

const FULL: Options<'_> = Options { expected: None, mode: Mode::Full };
const PARTIAL: Options<'_> = Options { expected: None, mode: Mode::Partial };

fn expecting(type_name: &str) -> Options<'_> {
    Options { expected: Some(type_name), mode: Mode::Full }
}

fn check(view: serde_json::Value, options: Options<'_>) -> Vec<String> {
    short(&support::validate(&view, options))
}

fn bare(issue: &Issue) -> Expected {
    let serialized = serde_json::to_value(issue).unwrap();
    serde_json::from_value(
        json!({ "path": serialized["path"], "code": serialized["code"], "params": serialized["params"] }),
    )
    .unwrap()
}

fn assert_case(type_name: &str, case: &Case) {
    for options in [FULL, expecting(type_name)] {
        let (errors, warnings): (Vec<Issue>, Vec<Issue>) =
            support::validate(&case.view, options).into_iter().partition(Issue::is_error);
        assert_eq!(errors.iter().map(bare).collect::<Vec<_>>(), case.issues, "{type_name} {}", case.about);
        assert_eq!(warnings.iter().map(bare).collect::<Vec<_>>(), case.warnings, "{type_name} {}", case.about);
    }
}

#[test]
fn fixtures_that_can_be_sent_are_valid() {
    for fixture in fixtures::all() {
        for case in &fixture.request {
            assert!(case.issues.is_empty(), "{} {}", fixture.type_name, case.about);
            assert_case(&fixture.type_name, case);
        }
    }
}

#[test]
fn fixtures_that_cannot_be_sent_give_their_issues_in_order() {
    for fixture in fixtures::all() {
        for case in &fixture.invalid {
            assert!(!case.issues.is_empty(), "{} {}", fixture.type_name, case.about);
            assert_case(&fixture.type_name, case);
        }
    }
}

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

#[test]
fn white_space_is_what_javascript_trims() {
    let spaces = "\t\n\u{b}\u{c}\r \u{a0}\u{1680}\u{2000}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";
    assert_eq!(check(json!({ "type": "PAGER_DUTY", "serviceKey": spaces }), FULL), ["serviceKey required"]);
    // Rust would trim this one, JavaScript does not; and neither does this other one.
    assert_eq!(check(json!({ "type": "PAGER_DUTY", "serviceKey": "\u{85}" }), FULL), Vec::<String>::new());
    assert_eq!(check(json!({ "type": "PAGER_DUTY", "serviceKey": "\u{200b}" }), FULL), Vec::<String>::new());
    assert_eq!(
        check(json!({ "type": "PAGER_DUTY", "serviceKey": "made-up\u{feff}" }), FULL),
        ["serviceKey unlikely_value"]
    );
    // Around a secret it is a slip of the clipboard; a name may well have it.
    let slack = json!({ "type": "SLACK", "apiToken": "made-up", "teamName": " Team " });
    assert_eq!(check(slack, FULL), Vec::<String>::new());
}

#[test]
fn a_mask_is_four_stars_and_at_most_four_characters() {
    let key = |key: &str| check(json!({ "type": "PAGER_DUTY", "serviceKey": key }), FULL);
    for masked in ["****", "*****", "****abcd", "****************************6789", "****äöü✓", "****a"] {
        assert_eq!(key(masked), ["serviceKey masked_secret"], "{masked}");
    }
    for sent in ["***", "***abcd", "****abcde", "a****", "****abcd****x", "** **"] {
        assert_eq!(key(sent), Vec::<String>::new(), "{sent}");
    }
    let url = |url: &str| check(json!({ "type": "WEBHOOK", "url": url }), FULL);
    for masked in [
        "https://h.example/****",
        "https://h.example:8080/****2101",
        "http://h.example/*****a",
        "https://h.example/****?a=1",
    ] {
        assert_eq!(url(masked), ["url masked_secret"], "{masked}");
    }
    for sent in [
        "https://h.example/***",
        "https://h.example/****abcde",
        "https://h.example/a/****abcd",
        "https://h.example/****/abcd",
    ] {
        assert_eq!(url(sent), Vec::<String>::new(), "{sent}");
    }
    // What is no secret may look like a mask.
    let slack = json!({ "type": "SLACK", "apiToken": "made-up", "teamName": "****", "channelName": "****abcd" });
    assert_eq!(check(slack, FULL), Vec::<String>::new());
}

#[test]
fn a_url_is_absolute_and_http() {
    let url = |url: &str| check(json!({ "type": "WEBHOOK", "url": url }), FULL);
    for good in
        ["http://a", "https://a.example/x?y#z", "HTTPS://A.EXAMPLE", "https://[::1]:8080/x", "https://ex\u{e4}mple.de/"]
    {
        assert_eq!(url(good), Vec::<String>::new(), "{good}");
    }
    for bad in [
        "a",
        "/x",
        "//h/x",
        "ftp://h/x",
        "javascript:alert(1)",
        "data:,x",
        "mailto:a@b.c",
        "https://",
        "http://a b",
        "https://h:99999",
    ] {
        assert_eq!(url(bad), ["url invalid_format"], "{bad}");
    }
}

#[test]
fn a_datadog_key_is_32_hex_digits() {
    let key = |key: &str| check(json!({ "type": "DATADOG", "apiKey": key }), FULL);
    assert_eq!(key("0123456789abcdefABCDEF0123456789"), Vec::<String>::new());
    for odd in
        ["0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdef0", "0123456789abcdef0123456789abcdeg"]
    {
        assert_eq!(key(odd), ["apiKey unlikely_value"], "{odd}");
    }
    assert_eq!(key(" abc"), ["apiKey unlikely_value", "apiKey unlikely_value"]);
}

#[test]
fn partial_mode_checks_what_is_there_and_not_blank() {
    let blank = json!({ "type": "DATADOG", "apiKey": " ", "region": "", "foo": null });
    assert_eq!(check(blank, PARTIAL), Vec::<String>::new());
    let wrong = json!({ "type": "DATADOG", "apiKey": "****", "region": "x", "foo": 0 });
    assert_eq!(check(wrong, PARTIAL), ["apiKey masked_secret", "region invalid_value", "foo unknown_field"]);
    let options = Options { expected: Some("SLACK"), mode: Mode::Partial };
    assert_eq!(check(json!({ "type": "", "teamName": 1 }), options), ["teamName invalid_type"]);
    assert_eq!(check(json!({ "type": "DATADOG" }), options), ["type type_mismatch"]);
    assert_eq!(check(json!({ "type": "WEBHOOK", "secret": false }), PARTIAL), ["secret invalid_type"]);
}

#[test]
fn keys_that_every_object_has_are_unknown_fields() {
    let view = r#"{ "type": "PAGER_DUTY", "serviceKey": "made-up", "__proto__": { "x": 1 }, "constructor": 1, "toString": "x" }"#;
    let issues = check(serde_json::from_str(view).unwrap(), FULL);
    assert_eq!(issues, ["__proto__ unknown_field", "constructor unknown_field", "toString unknown_field"]);
}

fn one_field(type_name: &str, name: &str, value: Option<Value>, mode: Mode) -> Vec<String> {
    short(&validate_field(type_name, name, value.as_ref(), mode, &HOST))
}

#[test]
fn one_field_is_checked_alone() {
    let field = |name: &str, text: &str| one_field("DATADOG", name, Some(Value::from(text)), Mode::Full);
    assert_eq!(field("apiKey", "****abcd"), ["apiKey masked_secret"]);
    assert_eq!(field("apiKey", "abc"), ["apiKey unlikely_value"]);
    assert_eq!(field("region", "UK"), ["region invalid_value"]);
    assert_eq!(field("region", "EU"), Vec::<String>::new());
    assert_eq!(field("routingKey", "x"), ["routingKey unknown_field"]);
    assert_eq!(one_field("DATADOG", "apiKey", None, Mode::Full), ["apiKey required"]);
    assert_eq!(one_field("DATADOG", "apiKey", None, Mode::Partial), Vec::<String>::new());
    assert_eq!(one_field("DATADOG", "region", None, Mode::Full), Vec::<String>::new());
    assert_eq!(one_field("DATADOG", "routingKey", None, Mode::Full), Vec::<String>::new());
    assert_eq!(one_field("DATADOG_LOGS", "apiKey", None, Mode::Full), ["type unknown_type"]);
    assert_eq!(one_field("FLOWDOCK", "type", Some(Value::from("FLOWDOCK")), Mode::Full), Vec::<String>::new());
    assert_eq!(one_field("FLOWDOCK", "type", Some(Value::from("SLACK")), Mode::Full), ["type type_mismatch"]);
}

/// The client's own options are checked like a view's fields.
#[test]
fn an_option_that_must_be_there_is_missed() {
    let mut check = Check::new(&HOST, Mode::Full);
    check.field(&required("publicKey"), None);
    assert_eq!(short(&check.issues), ["publicKey required"]);
}

#[test]
fn one_blank_field_that_is_unknown_is_no_issue_of_a_half_filled_form() {
    assert_eq!(one_field("DATADOG", "routingKey", Some(Value::from("")), Mode::Partial), Vec::<String>::new());
    assert_eq!(one_field("DATADOG", "routingKey", Some(Value::from("")), Mode::Full), ["routingKey unknown_field"]);
}

fn options() -> impl Strategy<Value = (Option<&'static str>, Mode)> {
    let names = INTEGRATIONS.iter().map(|integration| Some(integration.type_name)).collect::<Vec<_>>();
    (prop_oneof![Just(None), select(names)], prop_oneof![Just(Mode::Full), Just(Mode::Partial)])
}

proptest! {
    #![proptest_config(support::cases(500))]

    /// A value in an issue ends up in a log. Texts that the package itself says (`US`) cannot be told apart from it.
    #[test]
    fn no_value_is_ever_repeated(view in strategies::any_view(), (expected, mode) in options()) {
        let issues = support::validate(&view, Options { expected, mode });
        let said: Vec<String> = issues.iter().flat_map(|issue| {
            let json = serde_json::to_value(issue).unwrap();
            [issue.message.clone(), json["params"].to_string(), format!("{:?}", issue.detail), format!("{issue:?}")]
        }).collect();
        let values = view.as_object().unwrap().values().flat_map(support::json::texts);
        // Short ones are in any text; those that are a name of a key may be in a path.
        for text in values.filter(|text| text.chars().count() >= 6) {
            let ours = INTEGRATIONS.iter().any(|integration| integration.type_name == text);
            let named = view.as_object().unwrap().keys().any(|key| key.contains(text));
            prop_assert!(ours || named || said.iter().all(|said| !said.contains(text)), "{text} in {said:?}");
        }
    }

    #[test]
    fn a_field_has_one_error_and_paths_are_keys(view in strategies::any_view(), (expected, mode) in options()) {
        let issues = support::validate(&view, Options { expected, mode });
        let errors: Vec<&Issue> = issues.iter().filter(|issue| issue.is_error()).collect();
        for (at, error) in errors.iter().enumerate() {
            prop_assert!(errors[..at].iter().all(|before| before.path != error.path), "two errors at {:?}", error.path);
        }
        for warning in issues.iter().filter(|issue| !issue.is_error() && issue.path != ["type"]) {
            prop_assert!(errors.iter().all(|error| error.path != warning.path), "{:?}", warning.path);
        }
        prop_assert!(issues.iter().all(|issue| issue.path.len() == 1), "views are flat");
    }

    #[test]
    fn issues_come_in_the_tables_order(view in strategies::any_view(), (expected, mode) in options()) {
        let issues = support::validate(&view, Options { expected, mode });
        let type_name = expected.or(view["type"].as_str()).and_then(integration);
        let keys: Vec<&String> = view.as_object().unwrap().keys().collect();
        let rank = |issue: &Issue| {
            let name = &issue.path[0];
            let field = type_name.and_then(|integration| integration.fields.iter().position(|field| field.name == name));
            match (name.as_str(), field) {
                ("type", _) => 0,
                (_, Some(at)) => 1 + at,
                // Unknown fields: in the order of the object.
                _ => 100 + keys.iter().position(|key| *key == name).unwrap(),
            }
        };
        prop_assert!(issues.iter().map(rank).collect::<Vec<_>>().is_sorted(), "{:?}", short(&issues));
    }

    #[test]
    fn partial_mode_finds_a_part_of_what_full_mode_finds(view in strategies::any_view(), (expected, _) in options()) {
        let full = support::validate(&view, Options { expected, mode: Mode::Full });
        let partial = support::validate(&view, Options { expected, mode: Mode::Partial });
        prop_assert!(partial.iter().all(|issue| full.contains(issue)), "{:?} is not in {:?}", short(&partial), short(&full));
        prop_assert!(partial.iter().all(|issue| issue.detail.code() != "required"));
    }

    #[test]
    fn what_is_missing_is_all_that_partial_mode_forgives((view, _) in strategies::valid_view(strategies::secret()), (_, mode) in options()) {
        let issues = support::validate(&view, Options { expected: None, mode });
        prop_assert!(issues.iter().all(|issue| !issue.is_error()), "{:?}", short(&issues));
        let mut rest = view.as_object().unwrap().clone();
        let type_name = rest["type"].as_str().unwrap().to_owned();
        rest.retain(|name, _| name == "type");
        let required = integration(&type_name).unwrap().fields.iter().filter(|field| field.required);
        let expected: Vec<String> = required.map(|field| format!("{} required", field.name)).collect();
        let found = support::validate(&rest.into(), FULL);
        prop_assert_eq!(short(&found.into_iter().filter(Issue::is_error).collect::<Vec<_>>()), expected);
    }

    /// The order of the keys is the user's affair.
    #[test]
    fn the_order_of_keys_changes_nothing_but_that_of_unknown_ones(view in strategies::any_view(), options in options()) {
        let (expected, mode) = options;
        let mut turned: Vec<_> = view.as_object().unwrap().clone().into_iter().collect();
        turned.reverse();
        let turned = serde_json::Map::from_iter(turned).into();
        let of = |view: &serde_json::Value| {
            let mut found = short(&support::validate(view, Options { expected, mode }));
            found.sort();
            found
        };
        prop_assert_eq!(of(&view), of(&turned));
    }

    #[test]
    fn one_field_says_what_the_whole_view_says_of_it(view in strategies::any_view(), (expected, mode) in options()) {
        let Some(integration) = expected.or(view["type"].as_str()).and_then(integration) else { return Ok(()) };
        let mut view = view.as_object().unwrap().clone();
        view.insert("type".to_owned(), integration.type_name.into());
        let whole = support::validate(&view.clone().into(), Options { expected, mode });
        let names: Vec<&str> = view.keys().map(String::as_str).chain(integration.fields.iter().map(|field| field.name)).collect();
        for name in names.into_iter().filter(|name| *name != "type") {
            let given = view.get(name).map(value);
            let alone = validate_field(integration.type_name, name, given.as_ref(), mode, &HOST);
            let of_whole: Vec<&Issue> = whole.iter().filter(|issue| issue.path == [name]).collect();
            prop_assert_eq!(alone.iter().collect::<Vec<_>>(), of_whole, "{}", name);
        }
    }
}

#[test]
fn a_text_of_ten_megabytes_is_checked_like_any_other() {
    let long = "x".repeat(10_000_000);
    for integration in INTEGRATIONS {
        let fields = integration.fields.iter().map(|field| (field.name.to_owned(), Value::from(long.as_str())));
        let mut view: Vec<(String, Value)> = fields.collect();
        view.push(("type".to_owned(), Value::from(integration.type_name)));
        view.push((long.clone(), Value::Null));
        for issue in validate(Some(&view), FULL, &HOST) {
            assert!(issue.path == [long.as_str()] || issue.message.len() < 300, "{}", integration.type_name);
        }
        let enums = integration.fields.iter().filter(|field| matches!(field.kind, Kind::Enum(_) | Kind::Url));
        let wrong = validate(Some(&view), FULL, &HOST)
            .into_iter()
            .filter(|issue| issue.is_error() && issue.path != [long.as_str()]);
        assert_eq!(wrong.count(), enums.count(), "{}", integration.type_name);
    }
}
