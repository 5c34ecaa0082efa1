//! The table against the page's own words.

use atlas_integrations::core::table::Constant;
use atlas_integrations::core::table::V1;
use atlas_integrations::core::table::{Integration, Kind, Status};

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
    V1.integrations.iter().take(PAGE.len())
}

const SECRETS: [&str; 7] = ["serviceKey", "apiToken", "apiKey", "licenseKey", "writeToken", "readToken", "secret"];

#[test]
fn has_the_pages_services_in_its_order() {
    let names: Vec<_> =
        V1.integrations.iter().map(|integration| (integration.type_name, integration.service)).collect();
    assert_eq!(names[..PAGE.len()], PAGE.map(|(type_name, service, ..)| (type_name, service)));
}

#[test]
fn has_the_pages_fields_in_its_order() {
    for (type_name, _, must, may, always, maybe) in PAGE {
        let integration = V1.integration(type_name).unwrap();
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
                (field.name == "region").then_some(Constant::Text("US")),
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
    let ended = V1.integrations.iter().filter(|integration| integration.status != Status::Current);
    for integration in ended {
        assert!(!integration.note.is_empty(), "{} says why", integration.type_name);
    }
    let slack = V1.integration("SLACK").unwrap().note;
    assert!(slack.contains("OAuth2") && slack.contains("legacy tokens are no longer supported"), "{slack}");
}
