//! Properties that hold for any answer.

use atlas_integrations::core::error::Error;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::platform::Platform;
use atlas_integrations::core::response::{Response, parse};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::support::json::json as to_json;
use super::support::platform::HOST;
use super::support::{cases, strategies};
use super::{headers, ok_for, response};

/// What printing and reading makes of it: `serde_json` rounds the last digit of some numbers, and every one becomes a double.
fn by_way_of_text(json: &Value) -> Value {
    to_json(&HOST.parse_json(&json.to_string()).unwrap())
}

fn any_body() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        strategies::any_json(),
        strategies::any_view(),
        prop::collection::vec(strategies::any_view(), 0..3).prop_map(Value::from)
    ];
    let name = select(vec![
        "results",
        "links",
        "totalCount",
        "status",
        "content",
        "error",
        "errorCode",
        "detail",
        "reason",
        "parameters",
        "badRequestDetail",
        "x",
    ]);
    let status =
        prop_oneof![Just(json!(200)), Just(json!(404)), Just(json!(1e300)), Just(json!(-1)), Just(json!("404"))];
    let built = (prop::collection::hash_map(name, part, 0..6), prop::option::of(status)).prop_map(|(map, status)| {
        let mut object: serde_json::Map<String, Value> =
            map.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        object.extend(status.map(|status| ("status".to_owned(), status)));
        Value::from(object)
    });
    prop_oneof![
        4 => built.prop_map(|body| body.to_string()),
        2 => strategies::any_json().prop_map(|body| body.to_string()),
        1 => any::<String>(),
        1 => (strategies::any_json(), any::<prop::sample::Index>()).prop_map(|(body, end)| {
            let text = body.to_string();
            text.chars().take(end.index(text.chars().count())).collect()
        }),
    ]
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_answer_is_read_or_refused(api in strategies::api(), operation in strategies::operation(), status in prop_oneof![Just(200), any::<u16>()], body in any_body(), retry_after in prop::option::of(any::<String>())) {
        let header = headers(retry_after.as_deref().map(|value| ("retry-after", value)));
        let response = Response { api, header: &header, ..response(status, &body) };
        match parse(operation, response, &[], &HOST) {
            Ok(None) => prop_assert!(operation == Operation::Delete && (200..300).contains(&status)),
            Ok(Some(value)) => {
                prop_assert!((200..300).contains(&status) && operation != Operation::Delete);
                let value = to_json(&value);
                prop_assert!(value.is_object());
                if operation != Operation::Get {
                    let known = ["results", "totalCount", "links"];
                    prop_assert!(value.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())));
                    prop_assert!(value["results"].is_array() && value["links"].is_array());
                }
            }
            Err(Error::Api(error)) => prop_assert!(error.status >= 400 && (status >= 400) == (error.status == status)),
            Err(Error::ResponseFormat(error)) => prop_assert!(status < 400 && error.status == status),
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn unknown_types_and_fields_survive(api in strategies::api(), views in prop::collection::vec(strategies::any_view(), 0..4)) {
        let list = json!({ "results": views, "links": [{ "rel": "self", "href": "x", "extra": 1 }] });
        let read = ok_for(api, Operation::List, &list);
        prop_assert_eq!(read, by_way_of_text(&list));
        for view in views.iter().filter(|view| !view.as_object().unwrap().is_empty()) {
            prop_assert_eq!(ok_for(api, Operation::Get, view), by_way_of_text(view));
        }
    }

    #[test]
    fn no_secret_of_the_request_is_in_an_error(api in strategies::api(), status in prop_oneof![Just(400), Just(200), 300..600u16], body in any_body(), secrets in prop::collection::vec(strategies::secret(), 1..4)) {
        // The server repeats every secret wherever it says something.
        let body = body.replace("zq", &secrets[0]);
        let all = secrets.join(" and ");
        let said = json!({ "errorCode": all, "detail": all, "reason": all, "parameters": [all], "badRequestDetail": { "fields": [{ "field": all }] } });
        let given: Vec<&str> = secrets.iter().map(String::as_str).collect();
        for body in [body, said.to_string(), all.clone()] {
            let header = headers([("content-type", all.as_str())]);
            let response = Response { api, header: &header, ..response(status, &body) };
            if let Err(error) = parse(Operation::Update, response, &given, &HOST) {
                let said = format!("{error:?} {} {}", error.message(), to_json(&error.to_value()));
                prop_assert!(secrets.iter().all(|secret| !said.contains(secret)), "{said}");
            }
        }
    }
}
