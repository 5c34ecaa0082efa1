//! The types of the views against the data that travels.

use std::collections::HashSet;

use atlas_integrations::core::table::{IntegrationType, IntegrationView, ReturnedView, V1};
use atlas_integrations::core::table::{V2, V2IntegrationType, V2IntegrationView, V2ReturnedView};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::support::fixtures::{self, Case, Fixture};

#[test]
fn views_that_are_sent_agree_with_their_type() {
    for fixture in fixtures::all_of(&V1) {
        sent_agrees_with::<IntegrationView>(&fixture);
    }
    for fixture in fixtures::all_of(&V2) {
        sent_agrees_with::<V2IntegrationView>(&fixture);
    }
}

fn sent_agrees_with<View: DeserializeOwned + Serialize>(fixture: &Fixture) {
    for case in &fixture.request {
        let view: View = read(fixture, case);
        assert_eq!(serde_json::to_value(&view).unwrap(), case.view, "{} {}", fixture.type_name, case.about);
    }
}

fn read<View: DeserializeOwned>(fixture: &Fixture, case: &Case) -> View {
    serde_json::from_value(case.view.clone())
        .unwrap_or_else(|error| panic!("{} {}: {error}", fixture.type_name, case.about))
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
        assert!(serde_json::from_value::<V2IntegrationView>(wrong.clone()).is_err(), "{wrong}");
    }
}

/// What version 2 has beyond version 1.0 is no view of version 1.0.
#[test]
fn a_view_of_version_2_only_does_not_fit_the_type_of_version_1() {
    let key = "0123456789abcdef0123456789abcdef";
    for newer in [
        json!({ "type": "DATADOG", "apiKey": key, "region": "US5" }),
        json!({ "type": "DATADOG", "apiKey": key, "sendDatabaseMetrics": true }),
        json!({ "type": "PAGER_DUTY", "serviceKey": key, "region": "EU" }),
        json!({ "type": "MICROSOFT_TEAMS", "microsoftTeamsWebhookUrl": "https://hooks.example.com/x" }),
    ] {
        assert!(serde_json::from_value::<V2IntegrationView>(newer.clone()).is_ok(), "{newer}");
        assert!(serde_json::from_value::<IntegrationView>(newer.clone()).is_err(), "{newer}");
    }
}

#[test]
fn views_that_are_returned_agree_with_their_type() {
    for fixture in fixtures::all_of(&V1) {
        returned_agrees_with::<ReturnedView>(&fixture, |view| matches!(view, ReturnedView::Unknown(_)));
    }
    for fixture in fixtures::all_of(&V2) {
        returned_agrees_with::<V2ReturnedView>(&fixture, |view| matches!(view, V2ReturnedView::Unknown(_)));
    }
}

fn returned_agrees_with<View: DeserializeOwned + Serialize>(fixture: &Fixture, is_unknown: fn(&View) -> bool) {
    let service = fixture.api.integration(&fixture.type_name).unwrap();
    let known: HashSet<_> = service.returned.iter().map(|field| field.name).collect();
    for case in &fixture.returned {
        let view: View = read(fixture, case);
        assert!(!is_unknown(&view), "{} {}", fixture.type_name, case.about);
        let again = serde_json::to_value(&view).unwrap();
        for (name, value) in case.view.as_object().unwrap() {
            // Nulls of fields that may be absent may be left out.
            let kept = again.get(name) == Some(value) || (value.is_null() && again.get(name).is_none());
            let expected = known.contains(name.as_str()) || name == "type" || name == "id";
            assert!(kept || !expected, "{} {}: {name}", fixture.type_name, case.about);
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
    for integration in V2.integrations {
        let read: V2IntegrationType = serde_json::from_value(integration.type_name.into()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), integration.type_name);
    }
    assert!(serde_json::from_value::<IntegrationType>("HIP_CHAT".into()).is_err());
    assert!(serde_json::from_value::<V2IntegrationType>("HIP_CHAT".into()).is_err());
}

#[test]
fn the_pages_example_response_is_a_list_of_returned_views() {
    let page: serde_json::Value = serde_json::from_str(&fixtures::text("page/update.json")).unwrap();
    let views: Vec<ReturnedView> = serde_json::from_value(page["results"].clone()).unwrap();
    assert!(matches!(views[..], [ReturnedView::Datadog(_), ReturnedView::Slack(_), ReturnedView::Flowdock(_)]));
}
