//! The table of version 2 against the specification's facts (tests/fixtures/spec/v2.json: type, required, nullable, default, lengths, what is
//! secret), and each way in which it departs from them on purpose.

use atlas_integrations::core::table::{Constant, Field, Kind, V2};
use serde_json::{Map, Value};

use super::support::fixtures;

/// Differences of the table: the live service uses US if no region is sent, and Prometheus can't be set up without its password.
const REGION: Constant = Constant::Text("US");
const PASSWORD: &str = "password";

fn spec() -> Map<String, Value> {
    serde_json::from_str(&fixtures::text("spec/v2.json")).unwrap()
}

/// All fields of the specification that the table has to have, by type and name.
fn fields() -> Vec<(String, String, Value)> {
    let of_type = |(type_name, facts): (String, Value)| {
        let fields = facts["fields"].as_object().unwrap().clone();
        fields.into_iter().map(move |(name, field)| (type_name.clone(), name, field)).collect::<Vec<_>>()
    };
    spec().into_iter().flat_map(of_type).collect()
}

#[test]
fn has_the_types_that_have_a_view_and_exactly_their_fields() {
    for (type_name, facts) in spec() {
        let integration = V2.integration(&type_name);
        assert_eq!(integration.is_some(), !facts["schema"].is_null(), "{type_name}");
        for field in integration.map(|integration| integration.fields).unwrap_or_default() {
            assert!(facts["fields"].get(field.name).is_some(), "{type_name}.{}", field.name);
        }
    }
    for (type_name, name, _) in fields() {
        assert!(V2.field(&type_name, &name).is_some(), "{type_name}.{name}");
    }
}

#[test]
fn fields_are_of_the_specifications_types_and_required_as_there() {
    for (type_name, name, facts) in fields() {
        let field = V2.field(&type_name, &name).unwrap();
        assert_eq!(field.kind == Kind::Boolean, facts["t"] == "boolean", "{type_name}.{name}");
        assert_eq!(field.required, facts["req"] == true || name == PASSWORD, "{type_name}.{name}");
        if let Some(options) = facts["enum"].as_array() {
            let options: Vec<&str> = options.iter().map(|option| option.as_str().unwrap()).collect();
            assert!(matches!(field.kind, Kind::Enum(own) if own == options), "{type_name}.{name}");
        }
        if let (Some(min), Some(max)) = (facts["min"].as_u64(), facts["max"].as_u64()) {
            assert_eq!(field.kind, Kind::Sized(min, max), "{type_name}.{name}");
        }
    }
}

#[test]
fn defaults_are_the_specifications_and_the_live_services_region() {
    for (type_name, name, facts) in fields() {
        let field = V2.field(&type_name, &name).unwrap();
        let said = if name == "region" { Some(REGION) } else { facts["def"].as_bool().map(Constant::Flag) };
        assert_eq!(field.default, said, "{type_name}.{name}");
    }
}

#[test]
fn what_the_specification_or_the_live_service_hides_is_masked_and_what_is_never_returned_is_not() {
    for (type_name, name, facts) in fields() {
        let field: &Field = V2.field(&type_name, &name).unwrap();
        assert_eq!(field.is_masked(), facts["sec"].is_string(), "{type_name}.{name}");
        let returns = V2.integration(&type_name).unwrap().returns(&name);
        assert_eq!(returns, facts["sec"] != "never-returned", "{type_name}.{name}");
    }
}
