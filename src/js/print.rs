//! Prints core values as JSON.

use js_sys::JSON;

use crate::core::text::{decimal, hex_digit};
use crate::core::value::Value;

/// The value as JSON. A value that JSON does not have is left out of an object, and is null elsewhere.
pub fn print(value: &Value) -> String {
    let mut json = String::new();
    write(&mut json, value);
    json
}

fn write(json: &mut String, value: &Value) {
    match value {
        Value::Null | Value::Other => json.push_str("null"),
        Value::Bool(flag) => json.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => write_number(json, *number),
        Value::Text(text) => write_text(json, text),
        Value::List(items) => {
            let mut separator = '[';
            for item in items {
                json.push(separator);
                write(json, item);
                separator = ',';
            }
            json.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Object(entries) => {
            json.push('{');
            let mut separator = "";
            for (name, value) in entries {
                if *value != Value::Other {
                    json.push_str(separator);
                    write_text(json, name);
                    json.push(':');
                    write(json, value);
                    separator = ",";
                }
            }
            json.push('}');
        }
    }
}

fn write_number(json: &mut String, number: f64) {
    let whole = number as u64;
    if whole as f64 == number && number.is_sign_positive() {
        json.push_str(&decimal(whole));
    } else {
        // Rust's code to print a fraction weighs more than all the rest of this file.
        let text = JSON::stringify(&number.into()).map(String::from);
        json.push_str(&text.unwrap_or_default());
    }
}

fn write_text(json: &mut String, text: &str) {
    json.push('"');
    // A fast path if nothing needs an escape, which is nearly always: character by character would take most of a list's time.
    if text.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\')) {
        json.push_str(text);
    } else {
        for c in text.chars() {
            match c {
                '\0'..='\u{1f}' => {
                    write_control(json, c as u8);
                    continue;
                }
                '"' | '\\' => json.push('\\'),
                _ => {}
            }
            json.push(c);
        }
    }
    json.push('"');
}

/// Writes a control character in the same way as `JSON.stringify`.
fn write_control(json: &mut String, byte: u8) {
    let short = match byte {
        8 => "\\b",
        9 => "\\t",
        10 => "\\n",
        12 => "\\f",
        13 => "\\r",
        0..16 => "\\u000",
        _ => "\\u001",
    };
    json.push_str(short);
    if short.len() > 2 {
        json.push(hex_digit(byte & 15));
    }
}
