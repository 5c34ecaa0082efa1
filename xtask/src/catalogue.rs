//! Prints the plain data of the tables as JavaScript modules, which work without wasm; bundlers drop what is unused. Each version of the API
//! has its own module, so that a program with one version does not contain the other's.

use anyhow::Result;
use atlas_integrations::core::printed::{self, View};
use atlas_integrations::core::table::{Api, Integration, VERSIONS};
use atlas_integrations::core::value::Value as CoreValue;
use serde::Serialize;
use serde_json::{Map, Value, to_value};

/// The modules with their files' paths. Version and address of the package are in the module of v1.0, which is the top level's.
pub fn modules(version: &str, repository: &str) -> Result<Vec<(String, String)>> {
    let mut own = constant("VERSION", &version)? + &constant("REPOSITORY", &repository)?;
    let mut modules = vec![("forms/words.data.js".to_owned(), printed("", &words()?))];
    for (place, api) in VERSIONS.iter().enumerate() {
        let file =
            if place == 0 { "catalogue.data.js".to_owned() } else { format!("catalogue-{}.data.js", api.version) };
        let table = api.version.split('.').next().unwrap_or_default();
        let text = std::mem::take(&mut own) + &constants(place, api)?;
        modules.push((file, printed(&format!("{table}.rs"), &text)));
    }
    Ok(modules)
}

fn printed(table: &str, text: &str) -> String {
    format!("// Printed from the table in src/core/table/{table} by `cargo xtask build`.\n{text}")
}

fn constants(place: usize, api: &'static Api) -> Result<String> {
    let types: Vec<&str> = api.integrations.iter().map(|integration| integration.type_name).collect();
    let descriptions = printed::descriptions(api);
    let descriptions = descriptions.iter().map(|description| (description.type_name, description));
    let constants = [
        // The version's number in calls of the wasm.
        constant("PLACE", &place)?,
        frozen("INTEGRATION_TYPES", &types)?,
        constant("ELSEWHERE", &elsewhere(api)?)?,
        constant("DESCRIPTIONS", &object(descriptions)?)?,
        constant("PLAIN", &json(printed::plain(api)))?,
        constant(
            "SCHEMAS",
            &object([("request", schemas(api, View::Request)?), ("returned", schemas(api, View::Returned)?)])?,
        )?,
    ];
    Ok(constants.concat())
}

/// The types that only another version has, with that version.
fn elsewhere(api: &Api) -> Result<Value> {
    let others = VERSIONS.iter().flat_map(|other| other.integrations.iter().map(|row| (row.type_name, other.version)));
    object(others.filter(|(type_name, _)| api.integration(type_name).is_none()))
}

/// The English labels and notes of all versions' services, without the rest of their catalogues.
fn words() -> Result<String> {
    let (mut labels, mut notes) = (Map::new(), Map::new());
    for integration in VERSIONS.iter().flat_map(|api| api.integrations) {
        for field in integration.fields {
            // Also by name alone, for an issue whose service is not known.
            for key in [field.name.to_owned(), format!("{}.{}", integration.type_name, field.name)] {
                labels.entry(key).or_insert_with(|| field.label.text.into());
            }
        }
        if !integration.note.is_empty() {
            notes.insert(integration.type_name.to_owned(), integration.note.into());
        }
    }
    Ok(constant("LABELS", &labels)? + &constant("NOTES", &notes)?)
}

/// A schema for each type, and one for any of them.
fn schemas(api: &'static Api, view: View) -> Result<Value> {
    let one =
        |integration: &'static Integration| (integration.type_name, json(printed::json_schema(integration, view)));
    object(api.integrations.iter().map(one).chain([("ANY", json(printed::json_schema_of_any(api, view)))]))
}

/// Core's value as a serde value. Core has no such conversion itself, since the wasm does not need it.
fn json(value: CoreValue) -> Value {
    match value {
        CoreValue::Null | CoreValue::Other => Value::Null,
        CoreValue::Bool(value) => value.into(),
        // A whole number as JavaScript prints it: 1, not 1.0.
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

/// A constant that callers get without a copy, and that proxy and emulator decide by, so it is frozen. `@__PURE__` lets bundlers drop it
/// nevertheless.
fn frozen(name: &str, value: &impl Serialize) -> Result<String> {
    Ok(format!("export const {name} = /* @__PURE__ */ Object.freeze({});\n", serde_json::to_string(value)?))
}

fn constant(name: &str, value: &impl Serialize) -> Result<String> {
    Ok(format!("export const {name} = {};\n", lines(&to_value(value)?, 2)?))
}

/// JSON, which is valid JavaScript, with a line for each entry of an object, down to this depth. It has no further lines and no indentation,
/// since Node reads the whole file at each start.
fn lines(value: &Value, depth: usize) -> Result<String> {
    let Value::Object(entries) = value else { return Ok(value.to_string()) };
    if depth == 0 {
        return Ok(value.to_string());
    }
    let entry = |(name, value)| Ok(format!("{}:{}", to_value(name)?, lines(value, depth - 1)?));
    Ok(format!("{{\n{}\n}}", entries.iter().map(entry).collect::<Result<Vec<String>>>()?.join(",\n")))
}
