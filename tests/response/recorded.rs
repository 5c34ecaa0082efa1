//! The forms in which version 2 was seen to answer: `tests/fixtures/answers/v2`.

use atlas_integrations::core::check::Options;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::response::{Response, notices, parse};
use atlas_integrations::core::table::V2;
use serde_json::{Map, Value, json};

use super::support::json::json as to_json;
use super::support::platform::HOST;
use super::support::{fixtures, validate};
use super::{headers, response};

fn answers(name: &str) -> Vec<Value> {
    serde_json::from_str(&fixtures::text(&format!("answers/v2/{name}.json"))).unwrap()
}

fn text_of(answer: &Value) -> String {
    answer.get("text").map_or_else(|| answer["body"].to_string(), |text| text.as_str().unwrap().to_owned())
}

fn header_of(answer: &Value) -> impl Fn(&str) -> Option<String> {
    let given = answer["headers"].as_object().unwrap();
    headers(given.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())))
}

/// What is read of it: nothing is null.
fn read(operation: Operation, answer: &Value) -> Result<Value, Value> {
    let (text, header) = (text_of(answer), header_of(answer));
    let service = answer["send"]["type"].as_str().and_then(|name| V2.integration(name));
    let status = answer["status"].as_u64().unwrap() as u16;
    let response = Response { api: &V2, header: &header, service, ..response(status, &text) };
    let read = parse(operation, response, &[], &HOST);
    read.map(|value| value.as_ref().map_or(Value::Null, to_json)).map_err(|error| to_json(&error.to_value()))
}

#[test]
fn every_success_is_read() {
    for answer in answers("success") {
        let operation = Operation::from_name(answer["operation"].as_str().unwrap()).unwrap();
        let expected = answer.get("read").unwrap_or(&answer["body"]);
        assert_eq!(read(operation, &answer).as_ref(), Ok(expected), "{}", answer["about"]);
    }
}

#[test]
fn every_error_is_read_with_all_that_it_says() {
    for answer in answers("errors") {
        let operation = Operation::from_name(answer["operation"].as_str().unwrap()).unwrap();
        let mut error = read(operation, &answer).unwrap_err();
        let text = serde_json::from_str(&text_of(&answer)).unwrap_or(Value::Null);
        let body = text.get("content").unwrap_or(&text);
        assert_eq!(error["status"], body.get("error").unwrap_or(&answer["status"]).clone(), "{error}");
        assert_eq!(error["fromAtlas"], body.get("errorCode").is_some(), "{error}");
        for part in ["errorCode", "detail", "reason", "parameters"] {
            assert_eq!(error.get(part), body.get(part).filter(|part| !part.is_null()), "{error}");
        }
        let issues = error["issues"].as_array().unwrap();
        error["issues"] = issues.iter().map(|issue| json!([issue["path"][0], issue["message"]])).collect();
        for (part, expected) in answer["error"].as_object().unwrap() {
            assert_eq!(error[part], *expected, "{}", answer["about"]);
        }
        assert_eq!(error.get("retryAfterMs"), answer["error"].get("retryAfterMs"));
    }
}

#[test]
fn every_answers_headers_are_read() {
    for answer in answers("success").iter().chain(&answers("errors")) {
        let found = notices(&header_of(answer), &HOST);
        let found: Map<_, _> = found.iter().map(|(name, value)| ((*name).to_owned(), to_json(value))).collect();
        assert_eq!(Value::from(found), answer["notices"], "{}", answer["about"]);
    }
}

#[test]
fn the_lists_of_projects_are_read() {
    for answer in answers("projects") {
        assert_eq!(read(Operation::Projects, &answer).as_ref(), Ok(&answer["body"]), "{}", answer["about"]);
    }
}

/// The services that were recorded. One that comes to the table later shows its forms in its own fixture, `tests/fixtures/v2/TYPE.json`.
const RECORDED: [&str; 9] = [
    "PAGER_DUTY",
    "SLACK",
    "DATADOG",
    "NEW_RELIC",
    "OPS_GENIE",
    "VICTOR_OPS",
    "WEBHOOK",
    "MICROSOFT_TEAMS",
    "PROMETHEUS",
];

/// Each of them is shown with all that it always returns, and none of its masks could be sent back.
#[test]
fn every_service_is_shown_with_its_masks() {
    let lists = answers("success").into_iter().filter_map(|answer| answer["body"].get("results").cloned());
    let views: Vec<Value> = lists.flat_map(|results| results.as_array().unwrap().clone()).collect();
    for type_name in RECORDED {
        let service = V2.integrations.iter().find(|service| service.type_name == type_name).unwrap();
        let shown = views.iter().filter(|view| view["type"] == service.type_name);
        let full =
            shown.max_by_key(|view| view.as_object().unwrap().len()).unwrap_or_else(|| panic!("{}", service.type_name));
        for field in service.returned.iter().filter(|field| field.always) {
            assert!(full.get(field.name).is_some(), "{} shows {}", service.type_name, field.name);
        }
        let masked = service.fields.iter().filter(|field| field.is_masked() && full[field.name].is_string());
        for field in masked {
            let sent = json!({ "type": service.type_name, field.name: full[field.name] });
            let issues = validate(&sent, Options::of(&V2));
            let refused =
                issues.iter().any(|issue| issue.path == [field.name] && issue.detail.code() == "masked_secret");
            assert!(refused, "{} takes {} for a mask", service.type_name, full[field.name]);
        }
    }
}
