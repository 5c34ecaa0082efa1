//! Curl commands: a shell parses exactly the intended arguments, and no secret is printed unless asked for.

use atlas_integrations::core::redact::is_secret_header;
use atlas_integrations::core::redact::redact;
use atlas_integrations::core::request::Command;
use atlas_integrations::core::table::{Kind, any_field};
use atlas_integrations::core::value::Value as CoreValue;
use serde_json::{Map, Value, json};

use crate::input::{Input, MARK};
use crate::json;
use crate::platform::HOST;
use crate::request::any_request;

/// Texts with a special meaning for a shell, its history or curl itself.
const PIECES: &[&str] = &[
    "'", "\"", "\\", "$", "$HOME", "$(id)", "`id`", "!", "!!", "\n", "\r\n", "\\\n", "\t", " ", ";", "&", "|", ">",
    "*", "?", "~", "#", "{a,b}", "[x]", "''", "'\\''", "é", "✓", "\u{2028}", "\u{feff}", "%s", "-d", "@", "--", "x",
];

const URLS: &[&str] = &["https://h.example/", "https://cloud.mongodb.com/api/atlas/v1.0?a=b&c=d"];

pub fn check(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let request = if input.once_in(2) { built(&mut input) } else { Some(made_up(&mut input)) };
    let Some(request) = request else { return };
    let value = json::value(&request);
    let Ok(command) = Command::of(&value) else {
        assert!(["method", "url"].iter().any(|name| request[name].as_str().is_none_or(str::is_empty)), "{request}");
        return;
    };
    let words = |reveal| shell_words::split(&command.print(reveal, &HOST)).expect("words");
    assert_eq!(words(true), meant(&request));
    assert_nothing_expands(&command.print(true, &HOST));
    let masked = command.print(false, &HOST);
    assert_eq!(words(false)[..7], meant(&request)[..7], "{masked}");
    assert!(!masked.contains(MARK) && !format!("{command:?}").contains(MARK), "{masked}");
    assert_redacted(&request, &value);
}

/// A built request, with a mark in each secret of its view.
fn built(input: &mut Input<'_>) -> Option<Value> {
    let (request, view) = any_request(input)?;
    let mut request = unmarked(&serde_json::to_value(request).expect("plain data"));
    if let Some(Value::Object(mut view)) = view.as_ref().map(unmarked) {
        mark(&mut view);
        request["body"] = Value::Object(view).to_string().into();
    }
    Some(request)
}

/// An object like a request, with a mark in its credentials and in a body that is not a view.
fn made_up(input: &mut Input<'_>) -> Value {
    let method = input.text(&["PUT", "GET"], PIECES);
    let url = input.text(URLS, PIECES);
    let names = ["Authorization", "cookie", "Proxy-Authorization", "X-Odd", "Accept"];
    let headers =
        (0..input.below(4)).map(|_| (input.pick(&names).to_string(), input.text(&["made-up"], PIECES).into()));
    let headers: Map<String, Value> = headers.collect();
    let body = input.text(&["@/etc/passwd", "{", "text"], PIECES);
    let mut request = json!({ "method": method, "url": url, "headers": headers, "body": body });
    if input.once_in(10) {
        request[*input.pick(&["method", "url", "headers", "body"])] = input.json(1);
    }
    let mut request = unmarked(&request);
    for (name, value) in request["headers"].as_object_mut().into_iter().flatten() {
        if let (true, Value::String(text)) = (is_secret_header(name), value) {
            *text = format!("{text} and {MARK}tail");
        }
    }
    match input.below(3) {
        1 => request["body"] = format!("{MARK}{body}").into(),
        2 => request["body"] = json!({ "type": "NEW", "nested": { "deep": [MARK] }, "id": "i" }).to_string().into(),
        _ => {}
    }
    request
}

/// Checks that the text does not contain the mark, which must be masked.
fn unmarked(json: &Value) -> Value {
    serde_json::from_str(&json.to_string().replace(MARK, "mark")).expect("JSON")
}

fn mark(view: &mut Map<String, Value>) {
    let Some(type_name) = view.get("type").and_then(Value::as_str).map(str::to_owned) else { return };
    for (name, value) in view {
        let field = any_field(&type_name, name);
        let Value::String(text) = value else { continue };
        match field {
            Some(field) if field.secret => *text = format!("{text}{MARK}tail"),
            Some(field) if field.kind == Kind::Url => text.push_str(&format!("/{MARK}")),
            _ => {}
        }
    }
}

/// The arguments of the command.
fn meant(request: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut words = [
        "curl",
        "-X",
        &text(&request["method"]),
        "-u",
        "{PUBLIC-KEY}:{PRIVATE-KEY}",
        "--digest",
        &text(&request["url"]),
    ]
    .map(str::to_owned)
    .to_vec();
    for (name, value) in request["headers"].as_object().into_iter().flatten() {
        if let Some(value) = value.as_str() {
            words.extend(["-H".to_owned(), format!("{name}: {value}")]);
        }
    }
    if let Some(body) = request["body"].as_str() {
        words.extend([if body.starts_with('@') { "--data-raw" } else { "-d" }.to_owned(), body.to_owned()]);
    }
    words
}

/// The parser expands nothing, but a shell does outside single quotes: so there must be nothing to expand.
fn assert_nothing_expands(command: &str) {
    let mut quote = None;
    let mut characters = command.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (None, '\'' | '"') => quote = Some(character),
            (None, '\\') => drop(characters.next()),
            (Some(open), _) if open == character => quote = None,
            (Some('\''), _) => {}
            (Some(_), _) => assert!(!"$`!\\".contains(character), "{command}"),
            (None, _) => assert!(!"$`!;&|<>()*?[]#~{}%".contains(character), "{command}"),
        }
    }
}

/// `redact` shows no mark either, and keeps the shape.
fn assert_redacted(request: &Value, value: &CoreValue) {
    let shown = json::json(redact(value, &HOST).as_ref().unwrap_or(value));
    let Some(body) = request["body"].as_str() else { return };
    let masked = shown["body"].as_str().expect("a text");
    assert!(!masked.contains(MARK), "{shown}");
    let keys = |text: &str| match serde_json::from_str(text) {
        Ok(Value::Object(entries)) => entries.keys().cloned().collect::<Vec<_>>(),
        _ => vec![],
    };
    assert_eq!(keys(body), keys(masked), "{shown}");
}
