//! Properties that hold for any input.

use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::table::Api;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use url::Url;

use super::support::{GROUP_ID, cases, json, strategies};
use super::{ORIGIN, built_for};

/// Arguments for this version, right and wrong.
fn any_args_for(api: &'static Api) -> impl Strategy<Value = serde_json::Value> {
    let group = prop_oneof![4 => Just(json!(GROUP_ID)), 1 => "[0-9a-fA-F]{24}".prop_map(serde_json::Value::from), 1 => strategies::any_json()];
    let type_name = prop_oneof![4 => strategies::integration_of(api).prop_map(|integration| json!(integration.type_name)), 1 => strategies::any_json()];
    let view = prop_oneof![
        2 => strategies::valid_view_of(api, strategies::odd_secret()).prop_map(|(view, _)| view),
        1 => strategies::any_view_of(api),
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

fn any_args() -> impl Strategy<Value = (&'static Api, serde_json::Value)> {
    strategies::api().prop_flat_map(|api| (Just(api), any_args_for(api)))
}

proptest! {
    #![proptest_config(cases(500))]

    /// Whatever comes in, what goes out is one of the version's addresses, at the origin that was asked for.
    #[test]
    fn no_input_changes_where_a_request_goes(operation in strategies::operation(), (api, args) in any_args()) {
        let Ok(built) = built_for(api, operation, &args) else { return Ok(()) };
        let url = Url::parse(&built.url).unwrap();
        prop_assert_eq!(url.as_str(), &built.url, "already in its normal form");
        let last = match operation {
            Operation::List | Operation::Projects => String::new(),
            Operation::Get | Operation::Delete => format!("/{}", args["type"].as_str().unwrap()),
            Operation::Create | Operation::Update => format!("/{}", args["integration"]["type"].as_str().unwrap()),
        };
        let expected = format!("{}/groups/{}/integrations{last}", api.path, args["groupId"].as_str().unwrap());
        prop_assert_eq!(url.path(), expected);
        prop_assert_eq!(built.path, built.url.strip_prefix(&url.origin().ascii_serialization()).unwrap());
        prop_assert_eq!((url.username(), url.password(), url.fragment()), ("", None, None));
        let asked = Url::parse(args["baseUrl"].as_str().unwrap()).unwrap();
        prop_assert_eq!(url.origin(), asked.origin());
    }

    #[test]
    fn the_body_is_equal_as_json(operation in select(vec![Operation::Create, Operation::Update]), (api, view, _) in strategies::api_and_valid_view(strategies::odd_secret())) {
        let built = built_for(api, operation, &json!({ "groupId": GROUP_ID, "integration": view })).unwrap();
        prop_assert_eq!((built.headers.accept, built.headers.content_type), (api.accept, Some(api.media_type)));
        let body: serde_json::Value = serde_json::from_str(built.body.as_ref().unwrap().reveal()).unwrap();
        prop_assert_eq!(body, view);
    }

    #[test]
    fn no_secret_is_in_the_address_or_in_debug((api, view, secrets) in strategies::api_and_valid_view(strategies::secret())) {
        let built = built_for(api, Operation::Update, &json!({ "groupId": GROUP_ID, "integration": view })).unwrap();
        let debug = format!("{built:?}");
        for secret in secrets {
            prop_assert!(!built.url.contains(&secret) && !debug.contains(&secret));
        }
    }

    #[test]
    fn errors_of_a_request_show_no_value(operation in strategies::operation(), (api, args) in any_args()) {
        let Err(error) = built_for(api, operation, &args) else { return Ok(()) };
        let said = format!("{} {error:?} {:?}", error.message(), json::json(&error.to_value()));
        for text in json::texts(&args).into_iter().filter(|text| text.starts_with("zq") || text.starts_with("https://h")) {
            prop_assert!(!said.contains(text), "{said}");
        }
    }
}
