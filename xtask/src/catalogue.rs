//! What is plain data in the tables, printed as JavaScript modules: it works without wasm, and bundlers drop what is unused. Each version of
//! the API has a module of its own, so that a program that names one of them does not carry the other.

use anyhow::Result;
use atlas_integrations::core::printed::{self, View};
use atlas_integrations::core::table::{Api, Integration, V1, V2, VERSIONS};
use atlas_integrations::core::value::Value as CoreValue;
use serde::Serialize;
use serde_json::{Map, Value, to_value};

/// The modules by their files' names. What is the package's own is beside v1.0, which is what the top level speaks.
pub fn modules(version: &str, repository: &str) -> Result<[(&'static str, String); 2]> {
    let own = constant("VERSION", &version)? + &constant("REPOSITORY", &repository)?;
    let v1 = own + &constants(&V1)?;
    let from = |table: &str, text: &str| {
        format!("// Printed from the table in src/core/table/{table} by `cargo xtask build`.\n{text}")
    };
    Ok([("catalogue.data.js", from("v1.rs", &v1)), ("catalogue-v2.data.js", from("v2.rs", &constants(&V2)?))])
}

fn constants(api: &'static Api) -> Result<String> {
    let types: Vec<&str> = api.integrations.iter().map(|integration| integration.type_name).collect();
    let descriptions = printed::descriptions(api);
    let descriptions = descriptions.iter().map(|description| (description.type_name, description));
    let constants = [
        frozen("INTEGRATION_TYPES", &types)?,
        constant("DESCRIPTIONS", &object(descriptions)?)?,
        constant("ELSEWHERE", &elsewhere(api)?)?,
        constant("PLAIN", &json(printed::plain(api)))?,
        constant(
            "SCHEMAS",
            &object([("request", schemas(api, View::Request)?), ("returned", schemas(api, View::Returned)?)])?,
        )?,
    ];
    Ok(constants.concat())
}

/// The types that only another version has, with that version.
fn elsewhere(api: &'static Api) -> Result<Value> {
    let others = VERSIONS.iter().flat_map(|other| other.integrations.iter().map(|one| (one.type_name, other.version)));
    object(others.filter(|(type_name, _)| api.integration(type_name).is_none()))
}

/// A schema for each type and one for any of them.
fn schemas(api: &'static Api, view: View) -> Result<Value> {
    let one =
        |integration: &'static Integration| (integration.type_name, json(printed::json_schema(integration, view)));
    object(api.integrations.iter().map(one).chain([("ANY", json(printed::json_schema_of_any(api, view)))]))
}

/// Core's values leave the wasm without serde, so only here they meet it.
fn json(value: CoreValue) -> Value {
    match value {
        CoreValue::Null | CoreValue::Other => Value::Null,
        CoreValue::Bool(value) => value.into(),
        // A whole number as JavaScript prints it: 1 and not 1.0.
        CoreValue::Number(value) if value.fract() == 0.0 => (value as i64).into(),
        CoreValue::Number(value) => value.into(),
        CoreValue::Text(value) => value.into(),
        CoreValue::List(values) => values.into_iter().map(json).collect(),
        CoreValue::Object(entries) => entries.into_iter().map(|(name, value)| (name, json(value))).collect(),
    }
}

fn object<T: Serialize>(entries: impl IntoIterator<Item = (&'static str, T)>) -> Result<Value> {
    let entries = entries.into_iter().map(|(name, value)| Ok((name.to_owned(), to_value(value)?)));
    Ok(Value::Object(entries.collect::<Result<Map<_, _>>>()?))
}

/// What callers get itself and no copy of, and what the proxy and the emulator decide by: nobody may push to it. The mark in front of
/// the call lets bundlers drop it all the same.
fn frozen(name: &str, value: &impl Serialize) -> Result<String> {
    Ok(format!("export const {name} = /* @__PURE__ */ Object.freeze({});\n", serde_json::to_string_pretty(value)?))
}

/// JSON is JavaScript, also inside a module.
fn constant(name: &str, value: &impl Serialize) -> Result<String> {
    Ok(format!("export const {name} = {};\n", serde_json::to_string_pretty(value)?))
}
