//! A fleet's rules: what a project lacks, what may still be sent, what a failure means, how fast to go.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::fleet::{Action, Desired, Failed, Step, Verdict, after, is_as_meant, pace, plan, review};
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::redact::redact_view;
use atlas_integrations::core::table::Api;
use atlas_integrations::core::value::Value;
use proptest::prelude::*;
use serde_json::json;
use support::platform::HOST;
use support::{json::json as to_json, json::value, strategies};

fn desired(api: &'static Api, views: &[serde_json::Value], force: bool) -> Desired {
    Desired::read(api, Some(&value(&json!(views))), None, force, &HOST).unwrap()
}

/// A version, views of different types of it, and their secrets.
fn views() -> impl Strategy<Value = (&'static Api, Vec<serde_json::Value>, Vec<String>)> {
    strategies::api().prop_flat_map(|api| {
        let view = strategies::valid_view_of(api, strategies::secret());
        prop::collection::vec(view, 1..7).prop_map(move |made| {
            let (mut views, mut secrets) = (Vec::<serde_json::Value>::new(), vec![]);
            for (view, hidden) in made {
                if views.iter().all(|other| other["type"] != view["type"]) {
                    views.push(view);
                    secrets.extend(hidden);
                }
            }
            (api, views, secrets)
        })
    })
}

/// The same view with its fields in the opposite order.
fn turned(view: &Value) -> Value {
    match view {
        Value::Object(entries) => Value::Object(entries.iter().rev().cloned().collect()),
        other => other.clone(),
    }
}

/// A project that has some of the views as they are, some with another secret, some not at all, and one of a type that is to be removed.
fn project(views: &[serde_json::Value], secrets: &[String], other: &str, there: u16) -> Vec<Value> {
    let mut list = vec![value(&json!({ "type": "SOMETHING_NEW", "token": other }))];
    for (at, view) in views.iter().enumerate() {
        let mut view = view.clone();
        match (there >> (2 * at)) & 3 {
            0 => continue,
            1 => {
                for field in view.as_object_mut().unwrap().values_mut() {
                    if secrets.iter().any(|secret| *field == *secret) {
                        *field = json!(other);
                    }
                }
            }
            _ => {}
        }
        list.push(returned(&view));
    }
    list
}

/// What Atlas returns of a view: its secrets masked.
fn returned(view: &serde_json::Value) -> Value {
    redact_view(&value(view), &HOST)
}

proptest! {
    #![proptest_config(support::cases(300))]

    #[test]
    fn what_was_made_is_unchanged_and_a_plan_holds_no_secret((api, view, secrets) in strategies::api_and_valid_view(strategies::secret())) {
        let wanted = desired(api, std::slice::from_ref(&view), false);
        let create = plan(&wanted, &[], &HOST);
        prop_assert_eq!(create[0].action, Action::Create);
        prop_assert_eq!(review(&create[0], &wanted, &[], &HOST), Verdict::Send(Operation::Create));
        let list = [returned(&view)];
        let again = plan(&wanted, &list, &HOST);
        prop_assert_eq!(again[0].action, Action::Unchanged, "{:?}", again);
        prop_assert_eq!(review(&create[0], &wanted, &list, &HOST), Verdict::Done);
        prop_assert!(is_as_meant(&again[0].type_name, &wanted, &list, &HOST));
        let printed = to_json(&again[0].to_value()).to_string();
        prop_assert!(secrets.iter().all(|secret| !printed.contains(secret)));
        prop_assert_eq!(Step::from_value(&again[0].to_value()), Some(again[0].clone()));
    }

    #[test]
    fn the_order_of_views_lists_and_fields_does_not_matter_and_no_secret_is_in_a_plan(
        (api, wanted, secrets) in views(), there in any::<u16>(), other in strategies::secret(), turns in 0usize..7,
    ) {
        let list = project(&wanted, &secrets, &other, there);
        let remove = value(&json!(["SOMETHING_NEW", "NOT_THERE"]));
        let read = |views: Vec<Value>| Desired::read(api, Some(&Value::List(views)), Some(&remove), false, &HOST).unwrap();
        let given: Vec<Value> = wanted.iter().map(value).collect();
        let mut mixed: Vec<Value> = given.iter().map(turned).collect();
        mixed.reverse();
        let turns = turns % mixed.len();
        mixed.rotate_left(turns);
        let shown: Vec<Value> = list.iter().rev().map(turned).collect();
        let (one, two) = (read(given), read(mixed));
        let steps = plan(&one, &list, &HOST);
        prop_assert_eq!(one.sha256(&HOST), two.sha256(&HOST));
        prop_assert_eq!(&steps, &plan(&two, &shown, &HOST));
        prop_assert_eq!(steps.len(), wanted.len() + 1);
        let printed: String = steps.iter().map(|step| to_json(&step.to_value()).to_string()).collect();
        for secret in secrets.iter().chain([&other]) {
            prop_assert!(!printed.contains(secret.as_str()), "{printed}");
        }
    }

    #[test]
    fn a_minute_passes_before_the_last_request_of_a_limit(remaining in 0u32..2_000, concurrency in 1u32..50) {
        let mut waited = 0.0;
        for left in (0..=remaining).rev() {
            let pace = pace(Some(left.into()), concurrency);
            prop_assert!((1..=concurrency).contains(&pace.at_most));
            waited += pace.pause_ms;
        }
        prop_assert!(waited >= 60_000.0, "{waited}");
        prop_assert_eq!(pace(None, concurrency).at_most, concurrency);
    }
}

#[test]
fn a_failure_is_the_steps_or_the_projects() {
    const GONE: Option<&str> = Some("INTEGRATION_NOT_CONFIGURED");
    for (action, status, code, expected) in [
        (Some(Action::Delete), 404, GONE, Failed::Done),
        (Some(Action::Update), 404, GONE, Failed::ThisStep),
        (Some(Action::Delete), 404, Some("GROUP_NOT_FOUND"), Failed::TheProject),
        (None, 404, None, Failed::TheProject),
        (Some(Action::Create), 401, None, Failed::TheProject),
        (Some(Action::Create), 403, None, Failed::TheProject),
        (Some(Action::Create), 409, None, Failed::ThisStep),
        (Some(Action::Create), 0, None, Failed::ThisStep),
    ] {
        assert_eq!(after(action, status, code), expected, "{action:?} {status} {code:?}");
    }
}
