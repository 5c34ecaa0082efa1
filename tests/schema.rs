//! What the build prints from the table: descriptions and JSON Schema, read by a real validator.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::check::Options;
use atlas_integrations::core::printed::{View, descriptions, json_schema, json_schema_of_any, plain};
use atlas_integrations::core::table::{Api, Kind, Likely, V1, V2, VERSIONS};
use boon::{Compiler, Draft, SchemaIndex, Schemas};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{fixtures, json::json as to_json, strategies};

/// One compiled schema.
struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn new(schema: Value) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource("memory:schema", schema).unwrap();
        let index = compiler.compile("memory:schema", &mut schemas).unwrap();
        Schema(schemas, index)
    }

    fn accepts(&self, view: &Value) -> bool {
        self.0.validate(view, self.1).is_ok()
    }
}

fn all(api: &Api, view: View) -> Vec<Schema> {
    api.integrations.iter().map(|integration| Schema::new(to_json(&json_schema(integration, view)))).collect()
}

fn any(api: &Api, view: View) -> Schema {
    Schema::new(to_json(&json_schema_of_any(api, view)))
}

#[test]
fn what_atlas_returns_may_be_of_a_service_that_is_not_known() {
    for api in VERSIONS {
        let (sent, returned) = (any(api, View::Request), any(api, View::Returned));
        for view in [json!({ "type": "HONEYCOMB", "url": "x" }), json!({ "id": "1" })] {
            assert!(returned.accepts(&view) && !sent.accepts(&view), "{} {view}", api.version);
        }
        assert!(!returned.accepts(&json!({ "type": "PAGER_DUTY", "serviceKey": 1 })), "{}", api.version);
    }
    // Known to version 2, so its fields are judged there and not in version 1.0.
    let teams = json!({ "type": "MICROSOFT_TEAMS", "microsoftTeamsWebhookUrl": 1 });
    assert!(any(&V1, View::Returned).accepts(&teams) && !any(&V2, View::Returned).accepts(&teams));
}

#[test]
fn a_schema_accepts_its_own_services_views_only() {
    for api in VERSIONS {
        let (of_each, of_any) = (all(api, View::Request), any(api, View::Request));
        for (at, fixture) in fixtures::all_of(api).iter().enumerate() {
            for case in &fixture.request {
                let about = format!("{} {} {}", api.version, fixture.type_name, case.about);
                for (other, schema) in of_each.iter().enumerate() {
                    assert_eq!(schema.accepts(&case.view), other == at, "{about}");
                }
                assert!(of_any.accepts(&case.view), "{about}");
            }
        }
    }
}

#[test]
fn a_schema_accepts_what_atlas_returns() {
    for api in VERSIONS {
        let (of_each, of_any) = (all(api, View::Returned), any(api, View::Returned));
        for (fixture, schema) in fixtures::all_of(api).iter().zip(&of_each) {
            for case in &fixture.returned {
                let about = format!("{} {} {}", api.version, fixture.type_name, case.about);
                assert!(schema.accepts(&case.view) && of_any.accepts(&case.view), "{about}");
            }
        }
    }
}

/// A mask is a text like any other to a schema; all else that is wrong shows.
#[test]
fn a_schema_refuses_what_validate_refuses() {
    for api in VERSIONS {
        let (of_each, of_any) = (all(api, View::Request), any(api, View::Request));
        for (fixture, schema) in fixtures::all_of(api).iter().zip(&of_each) {
            for case in &fixture.invalid {
                let about = format!("{} {} {}", api.version, fixture.type_name, case.about);
                let only_masks = case.issues.iter().all(|issue| issue.code == "masked_secret");
                assert_eq!(schema.accepts(&case.view), only_masks, "{about}");
                assert_eq!(of_any.accepts(&case.view), only_masks, "{about}");
            }
        }
    }
}

#[test]
fn schemas_say_what_forms_need() {
    for integration in VERSIONS.iter().flat_map(|api| api.integrations) {
        let schema = to_json(&json_schema(integration, View::Request));
        assert_eq!(schema["title"], integration.service);
        assert_eq!(schema["properties"]["type"]["const"], integration.type_name);
        for field in integration.fields {
            let property = &schema["properties"][field.name];
            assert_eq!(property["title"], field.label.text, "{}", field.name);
            assert_eq!(property["description"], field.help.text.trim(), "{}", field.name);
            assert_eq!(property["writeOnly"] == true, field.secret, "{}", field.name);
            // A form that knows no pattern still sees that there must be something.
            let (given, written) =
                (field.required && field.kind != Kind::Boolean, matches!(field.kind, Kind::Text | Kind::Sized(..)));
            assert_eq!(property["minLength"] == 1, given, "{}", field.name);
            assert_eq!(property["pattern"] == r"\S", given && written, "{}", field.name);
            assert_eq!(property["type"] == "boolean", field.kind == Kind::Boolean, "{}", field.name);
            if let Kind::Sized(_, max) = field.kind {
                assert_eq!(property["maxLength"], max, "{}", field.name);
            }
            assert_eq!(
                property.get("default"),
                field.default.map(|default| serde_json::to_value(default).unwrap()).as_ref(),
                "{}",
                field.name
            );
        }
    }
    let region = to_json(&json_schema(&V1.integrations[2], View::Request))["properties"]["region"].clone();
    assert_eq!((&region["enum"], &region["default"]), (&json!(["US", "EU"]), &json!("US")));
}

/// What the patterns mean is for `tests/js/forms/plain.test.mjs`: they are JavaScript's.
#[test]
fn every_field_has_patterns_of_texts_that_are_alike() {
    let plain = to_json(&plain(&V1));
    for integration in V1.integrations {
        let fields = plain[integration.type_name].as_object().unwrap();
        assert_eq!(fields.len(), integration.fields.len(), "{}", integration.type_name);
        for field in integration.fields {
            let patterns: Vec<&str> =
                fields[field.name].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
            match patterns.as_slice() {
                // What they sort is tested in JavaScript, whose patterns they are.
                [key, unmasked, masked, _] if field.likely == Likely::Hex32 => {
                    assert!(key.contains("{32}") && !unmasked.is_empty() && masked.contains(r"\*{4,}"), "{patterns:?}");
                }
                [unmasked, masked, _] if field.secret => assert!(!unmasked.is_empty() && masked.contains(r"\*{4,}")),
                [url, masked, _] if field.kind == Kind::Url => {
                    assert!(url.contains("https?") && masked.contains("https?"))
                }
                [allowed, ""] if !field.secret => assert!(matches!(field.kind, Kind::Enum(_)) && allowed.contains('|')),
                // A value that only another version allows gets another message.
                [allowed, elsewhere, ""] if !field.secret => {
                    assert!(matches!(field.kind, Kind::Enum(_)) && allowed.contains('|'));
                    assert!(elsewhere.len() > allowed.len() && elsewhere.contains('|'), "{patterns:?}");
                }
                [""] => assert!(field.kind == Kind::Text && !field.secret, "{}", field.name),
                _ => panic!("{}: {patterns:?}", field.name),
            }
        }
    }
}

#[test]
fn nothing_of_the_page_is_given_as_an_example_of_a_secret() {
    for (api, view) in VERSIONS.iter().flat_map(|api| [(api, View::Request), (api, View::Returned)]) {
        let text = to_json(&json_schema_of_any(api, view)).to_string();
        assert!(!text.contains("112233") && !text.contains("223344"));
    }
}

#[test]
fn a_description_has_what_the_contract_lists() {
    for api in VERSIONS {
        assert_described(api);
    }
    let descriptions = serde_json::to_value(descriptions(&V1)).unwrap();
    let flowdock = &descriptions[6];
    let expected = json!({ "name": "flowName", "label": "Flow name", "help": "Your Flowdock Flow name.", "required": true, "secret": false, "kind": "text" });
    assert_eq!(flowdock["fields"][0], expected);
    assert_eq!(descriptions[2]["fields"][0]["placeholder"], "32 hexadecimal digits");
}

fn assert_described(api: &Api) {
    let descriptions = serde_json::to_value(descriptions(api)).unwrap();
    assert_eq!(descriptions.as_array().unwrap().len(), api.integrations.len());
    for (description, integration) in descriptions.as_array().unwrap().iter().zip(api.integrations) {
        assert_eq!(description["type"], integration.type_name);
        assert_eq!(description["service"], integration.service);
        assert_eq!(description["status"], integration.status.name());
        assert_eq!(description.get("note").is_some(), !integration.note.is_empty());
        let fields = description["fields"].as_array().unwrap();
        assert_eq!(fields.len(), integration.fields.len());
        for (described, field) in fields.iter().zip(integration.fields) {
            assert_eq!(described["name"], field.name);
            assert_eq!(described["label"], field.label.text);
            assert_eq!((&described["required"], &described["secret"]), (&json!(field.required), &json!(field.secret)));
            let (kind, options) = match field.kind {
                Kind::Enum(options) => ("enum", Some(options)),
                Kind::Url => ("url", None),
                Kind::Boolean => ("boolean", None),
                _ => ("text", None),
            };
            assert_eq!(described["kind"], kind, "{}", field.name);
            assert_eq!(described["multiline"] == true, field.kind == Kind::Template, "{}", field.name);
            let options =
                options.map(|all| all.iter().map(|value| json!({ "value": value, "label": value })).collect());
            assert_eq!(described.get("options"), options.as_ref(), "{}", field.name);
            assert_eq!(
                described.get("default"),
                field.default.map(|default| serde_json::to_value(default).unwrap()).as_ref(),
                "{}",
                field.name
            );
            assert!(described.get("help").is_some(), "{}", field.name);
        }
    }
}

std::thread_local! {
    // Compiled once, and not for each case: the versions in their order.
    static ANY: Vec<Schema> = VERSIONS.iter().map(|api| any(api, View::Request)).collect();
}

fn fits_any(api: &Api, view: &Value) -> bool {
    let at = VERSIONS.iter().position(|one| one.version == api.version).unwrap();
    ANY.with(|schemas| schemas[at].accepts(view))
}

proptest! {
    #![proptest_config(support::cases(300))]

    /// What JSON Schema can say, it says as `validate` does.
    #[test]
    fn schema_and_validate_agree((api, view) in strategies::api_and_any_view()) {
        let errors: Vec<_> = support::validate(&view, Options::of(api)).into_iter().filter(|issue| issue.is_error()).collect();
        // A schema's pattern is no URL parser, and to it a mask is a text.
        let beyond = errors.iter().all(|issue| ["masked_secret", "invalid_format"].contains(&issue.detail.code()));
        if errors.is_empty() {
            prop_assert!(fits_any(api, &view));
        } else if !beyond {
            prop_assert!(!fits_any(api, &view), "{:?}", support::short(&errors));
        }
    }

    #[test]
    fn every_view_that_can_be_sent_fits((api, view, _) in strategies::api_and_valid_view(strategies::odd_secret())) {
        prop_assert!(fits_any(api, &view));
    }
}
