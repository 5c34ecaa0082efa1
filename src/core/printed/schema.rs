//! Prints descriptions and JSON Schema from the table. Runs in the build, never in the wasm.

use super::description::{FieldDescription, FieldKind, FieldOption, ServiceDescription};
use crate::core::check::alike;
use crate::core::table::{Api, Field, Integration, Kind, ReturnedField, Words};
use crate::core::value::Value;

/// Which direction a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// What is sent.
    Request,
    /// What Atlas returns.
    Returned,
}

/// The descriptions of all services, in the table's order.
pub fn descriptions(api: &Api) -> Vec<ServiceDescription> {
    api.integrations.iter().map(describe).collect()
}

fn describe(integration: &'static Integration) -> ServiceDescription {
    ServiceDescription {
        type_name: integration.type_name,
        service: integration.service,
        status: integration.status,
        note: filled(integration.note),
        fields: integration.fields.iter().map(describe_field).collect(),
    }
}

fn describe_field(field: &'static Field) -> FieldDescription {
    let (kind, options) = match field.kind {
        Kind::Url => (FieldKind::Url, None),
        Kind::Boolean => (FieldKind::Boolean, None),
        Kind::Enum(options) => (FieldKind::Enum, Some(options)),
        // The other kinds are for parameters and options, which no form shows.
        _ => (FieldKind::Text, None),
    };
    let option = |value: &&'static str| FieldOption { value, label: value };
    FieldDescription {
        name: field.name,
        label: field.label.text,
        help: words(field.help),
        placeholder: words(field.placeholder),
        required: field.required,
        secret: field.secret,
        kind,
        options: options.map(|options| options.iter().map(option).collect()),
        default: field.default,
        multiline: field.kind == Kind::Template,
    }
}

fn filled(text: &'static str) -> Option<&'static str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn words(words: Words) -> Option<&'static str> {
    filled(words.text)
}

/// The JSON Schema (draft 2020-12, without `$schema`) of one service's view.
pub fn json_schema(integration: &'static Integration, view: View) -> Value {
    let properties = match view {
        View::Request => integration.fields.iter().map(|field| (field.name, sent_property(field))).collect(),
        View::Returned => {
            let property = |field: &ReturnedField| (field.name, returned_property(integration, field));
            let id = ("id", object([("type", list(["string", "null"]))]));
            integration.returned.iter().map(property).chain([id]).collect::<Vec<_>>()
        }
    };
    let required: Vec<&str> = match view {
        View::Request => integration.fields.iter().filter(|field| field.required).map(|field| field.name).collect(),
        View::Returned => integration.returned.iter().filter(|field| field.always).map(|field| field.name).collect(),
    };
    let type_schema = object([("type", Value::from("string")), ("const", Value::from(integration.type_name))]);
    let type_property = ("type", type_schema);
    let mut schema = vec![("title", Value::from(integration.service))];
    schema.extend(filled(integration.note).map(|note| ("description", Value::from(note))));
    schema.extend([
        ("type", Value::from("object")),
        ("properties", object([type_property].into_iter().chain(properties))),
        ("required", list(["type"].into_iter().chain(required))),
        // What Atlas returns may have fields that are not documented yet.
        ("additionalProperties", Value::Bool(view == View::Returned)),
    ]);
    object(schema)
}

/// The schema of any service's view, distinguished by `type`. Returned views include those of a service that is not known here.
pub fn json_schema_of_any(api: &Api, view: View) -> Value {
    let mut schemas: Vec<Value> = api.integrations.iter().map(|integration| json_schema(integration, view)).collect();
    if view == View::Returned {
        schemas.push(unknown_view(api));
    }
    object([
        ("title", Value::from("Atlas integration")),
        ("type", Value::from("object")),
        ("oneOf", Value::List(schemas)),
    ])
}

/// `UnknownView`: any object whose `type` is absent or not one of the table's.
fn unknown_view(api: &Api) -> Value {
    let known = object([("enum", list(api.integrations.iter().map(|integration| integration.type_name)))]);
    object([
        ("title", Value::from("Another service")),
        ("type", Value::from("object")),
        ("properties", object([("type", object([("not", known)]))])),
        ("additionalProperties", Value::Bool(true)),
    ])
}

/// For each service and field, JavaScript patterns that group texts: [`validate`](crate::core::check::validate) finds the same issues
/// in all texts that match one. The first pattern that matches counts.
///
/// With them `pkg-template/forms/plain.js` answers most calls without calling the wasm, which takes tens of times as long. They
/// are on the safe side: a text that matches none is passed to `validate`. A blank text in a required field is absent, whatever it matches. A
/// service is left out if one of its fields has no patterns.
pub fn plain(api: &Api) -> Value {
    object(api.integrations.iter().filter_map(|integration| {
        let field =
            |field: &Field| Some((field.name, list(alike(integration.type_name, field)?.iter().map(String::as_str))));
        let fields: Option<Vec<_>> = integration.fields.iter().map(field).collect();
        Some((integration.type_name, object(fields?)))
    }))
}

fn sent_property(field: &Field) -> Value {
    let mut schema = vec![("title", Value::from(field.label.text))];
    schema.extend(words(field.help).map(|help| ("description", Value::from(help))));
    schema.push(("type", Value::from(if field.kind == Kind::Boolean { "boolean" } else { "string" })));
    match field.kind {
        Kind::Enum(options) => schema.push(("enum", list(options.iter().copied()))),
        Kind::Url => {
            schema.push(("format", Value::from("uri")));
            schema.push(("pattern", Value::from("^[Hh][Tt][Tt][Pp][Ss]?://")));
        }
        // Not empty and not only white space, as for `required`. The character class is that of JavaScript's `trim()`.
        Kind::Text if field.required => schema.push(("pattern", Value::from(r"\S"))),
        Kind::Sized(_, max) => {
            schema.push(("pattern", Value::from(r"\S")));
            schema.push(("maxLength", Value::Number(max as f64)));
        }
        _ => {}
    }
    if field.required && field.kind != Kind::Boolean {
        schema.push(("minLength", Value::Number(1.0)));
    }
    if field.secret {
        schema.push(("format", Value::from("password")));
        schema.push(("writeOnly", Value::Bool(true)));
    }
    schema.extend(field.default.map(|default| ("default", default.value())));
    object(schema)
}

fn returned_property(integration: &Integration, returned: &ReturnedField) -> Value {
    let mut schema = Vec::new();
    let sent = integration.field(returned.name);
    schema.extend(sent.map(|field| ("title", Value::from(field.label.text))));
    schema.extend(words(returned.help).map(|help| ("description", Value::from(help))));
    // The live service returns null for a field that is not set, even if Atlas's documentation promises an empty text.
    let is_set = returned.always && !returned.nullable && sent.is_some_and(|field| field.required);
    let of = if sent.is_some_and(|field| field.kind == Kind::Boolean) { "boolean" } else { "string" };
    schema.push(("type", if is_set { Value::from(of) } else { list([of, "null"]) }));
    object(schema)
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::Object(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
    Value::List(texts.into_iter().map(Value::from).collect())
}
