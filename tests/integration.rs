//! The table, against the page's own words and against the data that travels.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::field::{Integration, Kind, Status};
use atlas_integrations::core::integration::{INTEGRATIONS, IntegrationType, IntegrationView, ReturnedView};
use atlas_integrations::core::validate::integration;
use serde_json::json;
use std::collections::HashSet;
use support::fixtures;

/// The page's own services, which are the table's first: what came later is checked by its fixture.
///
/// Type, service, what must be sent, what may be, what comes back, what may: as the page has them, `type` left out.
type Row = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

const PAGE: [Row; 8] = [
    ("PAGER_DUTY", "PagerDuty", &["serviceKey"], &[], &["serviceKey"], &[]),
    ("SLACK", "Slack", &["apiToken", "teamName"], &["channelName"], &["apiToken", "channelName"], &["teamName"]),
    // The page has `region` among what must be sent, with a default: so it may be left out.
    ("DATADOG", "Datadog", &["apiKey"], &["region"], &["apiKey", "region"], &[]),
    (
        "NEW_RELIC",
        "New Relic",
        &["licenseKey", "accountId", "writeToken", "readToken"],
        &[],
        &["licenseKey", "accountId", "writeToken", "readToken"],
        &[],
    ),
    ("OPS_GENIE", "Opsgenie", &["apiKey"], &["region"], &["apiKey", "region"], &[]),
    ("VICTOR_OPS", "VictorOps", &["apiKey"], &["routingKey"], &["apiKey"], &["routingKey"]),
    ("FLOWDOCK", "Flowdock", &["flowName", "apiToken", "orgName"], &[], &["flowName", "apiToken", "orgName"], &[]),
    ("WEBHOOK", "Webhook", &["url"], &["secret"], &["url"], &["secret"]),
];

fn pages_own() -> impl Iterator<Item = &'static Integration> {
    INTEGRATIONS.iter().take(PAGE.len())
}

const SECRETS: [&str; 7] = ["serviceKey", "apiToken", "apiKey", "licenseKey", "writeToken", "readToken", "secret"];

#[test]
fn has_the_pages_services_in_its_order() {
    let names: Vec<_> = INTEGRATIONS.iter().map(|integration| (integration.type_name, integration.service)).collect();
    assert_eq!(names[..PAGE.len()], PAGE.map(|(type_name, service, ..)| (type_name, service)));
}

#[test]
fn has_the_pages_fields_in_its_order() {
    for (type_name, _, must, may, always, maybe) in PAGE {
        let integration = integration(type_name).unwrap();
        let sent = |required| integration.fields.iter().filter(move |field| field.required == required);
        assert_eq!(sent(true).map(|field| field.name).collect::<Vec<_>>(), must, "{type_name} must send");
        assert_eq!(sent(false).map(|field| field.name).collect::<Vec<_>>(), may, "{type_name} may send");
        assert!(
            integration.fields.is_sorted_by_key(|field| !field.required),
            "{type_name}: what must be sent comes first"
        );
        let returned = |always| integration.returned.iter().filter(move |field| field.always == always);
        assert_eq!(returned(true).map(|field| field.name).collect::<Vec<_>>(), always, "{type_name} returns");
        assert_eq!(returned(false).map(|field| field.name).collect::<Vec<_>>(), maybe, "{type_name} may return");
    }
}

#[test]
fn knows_what_is_secret() {
    for field in pages_own().flat_map(|integration| integration.fields) {
        assert_eq!(field.secret, SECRETS.contains(&field.name), "{}", field.name);
        assert_eq!(field.is_masked(), field.secret || field.name == "url", "{}", field.name);
    }
}

#[test]
fn knows_kinds_and_defaults() {
    for integration in pages_own() {
        for field in integration.fields {
            let expected = match field.name {
                "region" => Kind::Enum(&["US", "EU"]),
                "url" => Kind::Url,
                _ => Kind::Text,
            };
            assert_eq!(field.kind, expected, "{} {}", integration.type_name, field.name);
            assert_eq!(
                field.default,
                (field.name == "region").then_some("US"),
                "{} {}",
                integration.type_name,
                field.name
            );
        }
    }
}

#[test]
fn knows_which_services_have_ended() {
    for integration in pages_own() {
        let expected = match integration.type_name {
            "FLOWDOCK" => Status::Retired,
            "NEW_RELIC" => Status::Deprecated,
            _ => Status::Current,
        };
        assert_eq!(integration.status, expected, "{}", integration.type_name);
    }
    let ended = INTEGRATIONS.iter().filter(|integration| integration.status != Status::Current);
    for integration in ended {
        assert!(!integration.note.is_empty(), "{} says why", integration.type_name);
    }
    let slack = integration("SLACK").unwrap().note;
    assert!(slack.contains("OAuth2") && slack.contains("legacy tokens are no longer supported"), "{slack}");
}

#[test]
fn has_no_name_twice_and_a_label_for_each() {
    let types: HashSet<_> = INTEGRATIONS.iter().map(|integration| integration.type_name).collect();
    assert_eq!(types.len(), INTEGRATIONS.len());
    for integration in INTEGRATIONS {
        let names: HashSet<_> = integration.fields.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), integration.fields.len(), "{}", integration.type_name);
        assert!(!names.contains("type"), "{}", integration.type_name);
        for field in integration.fields {
            assert!(!field.label.text.trim().is_empty(), "{} {}", integration.type_name, field.name);
            assert!(!field.help.text.trim().is_empty(), "{} {}", integration.type_name, field.name);
            if let Kind::Enum(options) = field.kind {
                assert!(field.default.is_none_or(|default| options.contains(&default)), "{}", field.name);
            }
        }
    }
}

#[test]
fn every_service_has_a_fixture_and_every_fixture_a_service() {
    for fixture in fixtures::all() {
        let name = &fixture.type_name;
        assert!(!fixture.request.is_empty() && !fixture.returned.is_empty() && !fixture.invalid.is_empty(), "{name}");
        let cases = fixture.request.iter().chain(&fixture.returned).chain(&fixture.invalid);
        assert!(cases.into_iter().all(|case| case.view["type"] == **name), "{name}");
    }
    for file in std::fs::read_dir(fixtures::folder()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let known = name.strip_suffix(".json").is_none_or(|stem| integration(stem).is_some());
        assert!(known, "tests/fixtures/{name} is of no service of the table");
    }
}

/// What the fixtures of a service must show, so that a new service cannot come without.
#[test]
fn fixtures_show_all_that_can_be_sent_and_returned() {
    for fixture in fixtures::all() {
        let name = &fixture.type_name;
        let integration = integration(name).unwrap();
        for field in integration.fields {
            assert!(
                fixture.request.iter().any(|case| case.view.get(field.name).is_some()),
                "{name} sends {}",
                field.name
            );
            let refused = fixture.invalid.iter().flat_map(|case| &case.issues);
            let mut refused = refused.filter(|issue| issue.path == [field.name]);
            let masks = refused.clone().any(|issue| issue.code == "masked_secret");
            let elsewhere = ["SLACK", "OPS_GENIE", "VICTOR_OPS", "FLOWDOCK"].contains(&name.as_str());
            assert!(masks || elsewhere || !field.is_masked(), "{name} refuses a mask in {}", field.name);
            assert!(refused.next().is_some(), "{name} refuses something in {}", field.name);
        }
        for field in integration.returned {
            assert!(
                fixture.returned.iter().any(|case| case.view.get(field.name).is_some()),
                "{name} returns {}",
                field.name
            );
            let omitted = fixture.returned.iter().any(|case| case.view.get(field.name).is_none());
            assert_eq!(omitted, !field.always, "{name} may omit {}", field.name);
        }
        assert!(fixture.returned.iter().any(|case| case.view.get("id").is_some()), "{name} returns an id");
    }
}

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
            integration(&fixture.type_name).unwrap().returned.iter().map(|field| field.name).collect();
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
    for integration in INTEGRATIONS {
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
