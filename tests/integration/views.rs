//! The types of the views against the data that travels.

use std::collections::HashSet;

use atlas_integrations::core::table::{IntegrationType, IntegrationView, ReturnedView, V1};
use serde_json::json;

use super::support::fixtures;

#[test]
fn views_that_are_sent_agree_with_their_type() {
    for fixture in fixtures::all() {
        for case in &fixture.request {
            let view: IntegrationView = serde_json::from_value(case.view.clone())
                .unwrap_or_else(|error| panic!("{} {}: {error}", fixture.type_name, case.about));
            let again = serde_json::to_value(&view).unwrap();
            assert_eq!(again, case.view, "{} {}", fixture.type_name, case.about);
        }
    }
}

#[test]
fn views_with_a_foreign_field_or_value_do_not_fit_the_type() {
    let key = "0123456789abcdef0123456789abcdef";
    for wrong in [
        json!({ "type": "DATADOG", "apiKey": key, "region": "UK" }),
        json!({ "type": "DATADOG", "apiKey": key, "routingKey": "x" }),
        json!({ "type": "DATADOG" }),
        json!({ "type": "HONEYCOMB", "apiKey": key }),
    ] {
        assert!(serde_json::from_value::<IntegrationView>(wrong.clone()).is_err(), "{wrong}");
    }
}

#[test]
fn views_that_are_returned_agree_with_their_type() {
    for fixture in fixtures::all() {
        let known: HashSet<_> =
            V1.integration(&fixture.type_name).unwrap().returned.iter().map(|field| field.name).collect();
        for case in &fixture.returned {
            let view: ReturnedView = serde_json::from_value(case.view.clone())
                .unwrap_or_else(|error| panic!("{} {}: {error}", fixture.type_name, case.about));
            assert!(!matches!(view, ReturnedView::Unknown(_)), "{} {}", fixture.type_name, case.about);
            let again = serde_json::to_value(&view).unwrap();
            for (name, value) in case.view.as_object().unwrap() {
                // Nulls of fields that may be absent may be left out.
                let kept = again.get(name) == Some(value) || (value.is_null() && again.get(name).is_none());
                let expected = known.contains(name.as_str()) || name == "type" || name == "id";
                assert!(kept || !expected, "{} {}: {name}", fixture.type_name, case.about);
            }
        }
    }
}

#[test]
fn a_returned_view_of_another_type_is_an_unknown_one() {
    for view in [json!({ "type": "PROMETHEUS", "username": "u" }), json!({ "username": "u" }), json!({})] {
        let read: ReturnedView = serde_json::from_value(view.clone()).unwrap();
        assert!(matches!(read, ReturnedView::Unknown(_)), "{view}");
    }
}

#[test]
fn type_names_are_those_of_the_generated_type() {
    for integration in V1.integrations {
        let read: IntegrationType = serde_json::from_value(integration.type_name.into()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), integration.type_name);
    }
    assert!(serde_json::from_value::<IntegrationType>("HIP_CHAT".into()).is_err());
}

#[test]
fn the_pages_example_response_is_a_list_of_returned_views() {
    let page: serde_json::Value = serde_json::from_str(&fixtures::text("page/update.json")).unwrap();
    let views: Vec<ReturnedView> = serde_json::from_value(page["results"].clone()).unwrap();
    assert!(matches!(views[..], [ReturnedView::Datadog(_), ReturnedView::Slack(_), ReturnedView::Flowdock(_)]));
}
