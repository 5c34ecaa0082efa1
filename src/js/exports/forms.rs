//! The exports that a form needs: validation, masks, and the edits of a view.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::core::check::{self, Check, Mode, Options};
use crate::core::form;
use crate::core::issue::to_values;
use crate::core::redact;
use crate::core::value::{Object, Value, texts};
use crate::js::convert::{Given, api, deep, flat, get, get_text, to_js};
use crate::js::platform::JsPlatform;
use crate::js::refusal::{invalid, set_factory};

/// Sets the function that makes an error of `{ code, message, … }`. Called once, when the wasm is instantiated.
#[wasm_bindgen(js_name = setErrorFactory, skip_typescript)]
pub fn set_error_factory(make: Function) {
    set_factory(make);
}

fn mode(options: &JsValue) -> Mode {
    match get_text(options, "mode").as_deref() {
        Some("partial") => Mode::Partial,
        Some("form") => Mode::Form,
        _ => Mode::Full,
    }
}

/// `{ valid, issues, warnings }`. In mode `"form"` also the `type` and the `names` of the fields to send; JavaScript adds the values.
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
    // Only the names, since the values must not be changed: the wasm would replace invalid Unicode in texts.
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

/// A masked copy of a view, a list or a request. Anything else without secrets is returned itself.
#[wasm_bindgen(skip_typescript)]
pub fn redact(value: &JsValue) -> Given {
    Ok(match deep(value) {
        Some(read) => redact::redact(&read, &JsPlatform).map_or_else(|| value.clone(), |masked| to_js(&masked)),
        // Too deep or cyclic: what can't be read may have secrets.
        None => "****".into(),
    })
}

/// The values of a form that belong to this service, with its `type`.
#[wasm_bindgen(js_name = pickView, skip_typescript)]
pub fn pick_view(type_name: &JsValue, values: &JsValue, place: usize) -> Result<JsValue, JsValue> {
    let mut check = Check::new(&JsPlatform, Mode::Full);
    let Some(integration) = check.single_type(api(place), flat(type_name).as_ref()) else {
        return Err(invalid(&check.issues));
    };
    Ok(to_js(&form::pick(integration, flat(values).unwrap_or(Value::Other))))
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
