//! What JavaScript can call. Each export is short: convert, call core, convert.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::convert::{api, deep, flat, get, get_text, plain, to_js};
use super::error::{set_factory, to_error};
use super::headers::header;
use super::platform::{JsPlatform, now_ms};
use crate::core::check::{self, Options};
use crate::core::check::{Check, Mode};
use crate::core::error::{Error, ResponseFormat};
use crate::core::form;
use crate::core::issue::{Detail, Issue, to_values};
use crate::core::operation::Operation;
use crate::core::request::{self, Parts};
use crate::core::value::{Object, Value, texts};
use crate::core::{redact, response};

/// Takes the function that makes an error of `{ code, message, … }`. Called once, by the loaders.
#[wasm_bindgen(js_name = setErrorFactory, skip_typescript)]
pub fn set_error_factory(make: Function) {
    set_factory(make);
}

fn invalid(issues: Vec<Issue>) -> JsValue {
    to_error(Error::Validation(issues))
}

fn mode(options: &JsValue) -> Mode {
    match get_text(options, "mode").as_deref() {
        Some("partial") => Mode::Partial,
        Some("form") => Mode::Form,
        _ => Mode::Full,
    }
}

/// What an export gives: a `Result` also where nothing can fail. V8 of Node 20 inlines the call of an export that returns a bare
/// value into hot JavaScript, and aborts the process where it must give that code up before the call returns.
pub type Given = Result<JsValue, JsValue>;

/// `{ valid, issues, warnings }`, of a form's values also the `type` and the `names` of what is to be sent; JavaScript adds the value
/// itself.
#[wasm_bindgen(skip_typescript)]
pub fn validate(value: &JsValue, options: &JsValue, place: usize) -> Given {
    let expected = flat(&get(options, "type"));
    let expected = expected.as_ref().map(|name| name.as_text().unwrap_or_default());
    let value = flat(value);
    let entries = value.as_ref().and_then(Value::as_object);
    let mode = mode(options);
    let found = check::validate(entries, Options { api: api(place), expected, mode }, &JsPlatform);
    let (mut issues, mut warnings) = (Vec::new(), Vec::new());
    for issue in found {
        let list = if issue.is_error() { &mut issues } else { &mut warnings };
        list.push(issue.to_value());
    }
    let mut result = Object::default();
    result.bool("valid", issues.is_empty());
    result.put("issues", Value::List(issues));
    result.put("warnings", Value::List(warnings));
    // The values stay where they are: a copy by way of the wasm would mend texts that are no Unicode.
    let type_name = expected.or_else(|| value.as_ref()?.text("type"));
    if let (Mode::Form, Some(service), Some(entries)) =
        (mode, type_name.and_then(|name| api(place).integration(name)), entries)
    {
        result.text("type", service.type_name);
        result.put("names", texts(&form::filled_in(service, entries)));
    }
    Ok(to_js(&result.build()))
}

#[wasm_bindgen(js_name = validateField, skip_typescript)]
pub fn validate_field(type_name: &JsValue, field: &JsValue, value: &JsValue, options: &JsValue, place: usize) -> Given {
    let (type_name, field) = (type_name.as_string().unwrap_or_default(), field.as_string().unwrap_or_default());
    let value = flat(value);
    let issues = check::validate_field(
        &type_name,
        &field,
        value.as_ref(),
        Options { mode: mode(options), ..Options::of(api(place)) },
        &JsPlatform,
    );
    Ok(to_js(&to_values(&issues)))
}

/// The operation of this name. The names come from our own JavaScript, or from the user's through `parseResponse`.
fn operation(name: &JsValue) -> Result<Operation, JsValue> {
    let found = name.as_string().and_then(|name| Operation::from_name(&name));
    found.ok_or_else(|| {
        let mut allowed = Vec::new();
        for operation in Operation::ALL {
            allowed.push(operation.name());
        }
        invalid(vec![Issue::field("operation", Detail::InvalidValue { allowed, known_to: None })])
    })
}

#[wasm_bindgen(js_name = buildRequest, skip_typescript)]
pub fn build_request(name: &JsValue, args: &JsValue, place: usize) -> Result<JsValue, JsValue> {
    let part = |name| flat(&get(args, name));
    let (base_url, group_id) = (part("baseUrl"), part("groupId"));
    let (type_name, view, query) = (part("type"), part("integration"), part("query"));
    let parts = Parts {
        api: api(place),
        base_url: base_url.as_ref(),
        group_id: group_id.as_ref(),
        type_name: type_name.as_ref(),
        view: view.as_ref(),
        query: query.as_ref(),
    };
    let request = request::build(operation(name)?, parts, &JsPlatform).map_err(to_error)?;
    Ok(plain(&request))
}

#[wasm_bindgen(js_name = toCurl, skip_typescript)]
pub fn to_curl(request: &JsValue, reveal: bool) -> Result<String, JsValue> {
    let request = deep(request).unwrap_or(Value::Other);
    let command = request::Command::of(&request).map_err(invalid)?;
    Ok(command.print(reveal, &JsPlatform))
}

/// Of a view, a list or a request a masked copy; anything else without secrets comes back itself.
#[wasm_bindgen(skip_typescript)]
pub fn redact(value: &JsValue) -> Given {
    Ok(match deep(value) {
        Some(read) => redact::redact(&read, &JsPlatform).map_or_else(|| value.clone(), |masked| to_js(&masked)),
        // Too deep or cyclic to be one of ours: what can't be read can't be shown to be free of secrets.
        None => "****".into(),
    })
}

#[wasm_bindgen(js_name = parseResponse, skip_typescript)]
pub fn parse_response(name: &JsValue, given: &JsValue, place: usize) -> Result<JsValue, JsValue> {
    let operation = operation(name)?;
    let headers = get(given, "headers");
    let (status, body) = (get(given, "status").as_f64(), get(given, "body"));
    let why = match status {
        None => Some("must have a number as its `status`"),
        Some(_) if body.is_object() => Some("must have a text as its `body`: give what `await response.text()` gives"),
        Some(_) => None,
    };
    let body = body.as_string().unwrap_or_default();
    let response = response::Response {
        api: api(place),
        status: status.unwrap_or_default() as u16,
        header: &|name| header(&headers, name),
        body: &body,
        now_ms: now_ms(),
        service: None,
    };
    if let Some(why) = why {
        let wrong = ResponseFormat { status: response.status, content_type: None, why };
        return Err(to_error(Error::ResponseFormat(wrong)));
    }
    let read = response::parse(operation, response, &[], &JsPlatform).map_err(to_error)?;
    Ok(read.map_or(JsValue::UNDEFINED, |value| to_js(&value)))
}

/// This service's fields of a form's values, and its `type`.
#[wasm_bindgen(js_name = pickView, skip_typescript)]
pub fn pick_view(type_name: &JsValue, values: &JsValue, place: usize) -> Result<JsValue, JsValue> {
    let mut check = Check::new(&JsPlatform, Mode::Full);
    let Some(integration) = check.single_type(api(place), flat(type_name).as_ref()) else {
        return Err(invalid(check.issues));
    };
    let mut picked = Object::default();
    picked.text("type", integration.type_name);
    if let Some(Value::Object(values)) = flat(values) {
        for (name, value) in values {
            if form::belongs(integration, &name, &value) {
                picked.put(&name, value);
            }
        }
    }
    Ok(to_js(&picked.build()))
}

#[wasm_bindgen(js_name = prepareUpdate, skip_typescript)]
pub fn prepare_update(current: &JsValue, edited: &JsValue, place: usize) -> Given {
    let read = |value| flat(value).unwrap_or(Value::Other);
    let (current, edited) = (read(current), read(edited));
    Ok(to_js(&form::prepare(api(place), &current, &edited, &JsPlatform).into_value()))
}

#[wasm_bindgen(js_name = looksUnchanged, skip_typescript)]
pub fn looks_unchanged(masked: &JsValue, value: &JsValue) -> bool {
    match (masked.as_string(), value.as_string()) {
        (Some(masked), Some(value)) => redact::looks_unchanged(&masked, &value, &JsPlatform),
        _ => false,
    }
}

/// The query of a list's next page; undefined at the last one.
#[wasm_bindgen(js_name = nextQuery, skip_typescript)]
pub fn next_query(list: &JsValue, query: &JsValue) -> Given {
    let mut query = flat(query).unwrap_or(Value::Other);
    let current = match query.take("pageNum") {
        Some(Value::Number(current)) => current as u64,
        _ => 1,
    };
    let Some(next) = deep(list).and_then(|list| response::next_page(&list, current)) else {
        return Ok(JsValue::UNDEFINED);
    };
    let mut next_query = Object::default();
    if let Value::Object(entries) = query {
        for (name, value) in entries {
            next_query.put(&name, value);
        }
    }
    next_query.number("pageNum", next as f64);
    Ok(to_js(&next_query.build()))
}
