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
