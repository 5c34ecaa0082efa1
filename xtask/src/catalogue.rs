//! What is plain data in the table, printed as a JavaScript module: it works without wasm, and bundlers drop what is unused.

use anyhow::Result;
use atlas_integrations::core::printed::{self, View};
use atlas_integrations::core::table::Integration;
use atlas_integrations::core::table::V1;
use atlas_integrations::core::value::Value as CoreValue;
use serde::Serialize;
use serde_json::{Map, Value, to_value};

/// The text of `catalogue.data.js`.
pub fn module(version: &str, repository: &str) -> Result<String> {
    let types: Vec<&str> = V1.integrations.iter().map(|integration| integration.type_name).collect();
    let descriptions = printed::descriptions(&V1);
    let descriptions = descriptions.iter().map(|description| (description.type_name, description));
    let constants = [
        constant("VERSION", &version)?,
        constant("REPOSITORY", &repository)?,
        frozen("INTEGRATION_TYPES", &types)?,
        constant("DESCRIPTIONS", &object(descriptions)?)?,
        constant("PLAIN", &json(printed::plain(&V1)))?,
        constant("SCHEMAS", &object([("request", schemas(View::Request)?), ("returned", schemas(View::Returned)?)])?)?,
    ];
    Ok(format!("// Printed from the table in src/core/table/v1.rs by `cargo xtask build`.\n{}", constants.concat()))
}

/// A schema for each type and one for any of them.
fn schemas(view: View) -> Result<Value> {
    let one =
        |integration: &'static Integration| (integration.type_name, json(printed::json_schema(integration, view)));
    object(V1.integrations.iter().map(one).chain([("ANY", json(printed::json_schema_of_any(&V1, view)))]))
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
