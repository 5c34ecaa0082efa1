//! Requests: what is built stays on the base's origin and below the project's path, and contains what was given.

use atlas_integrations::core::check::DEFAULT_ORIGIN;
use atlas_integrations::core::error::Error;
use atlas_integrations::core::issue::Issue;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::request::{AtlasRequest, Parts, build};
use atlas_integrations::core::table::Api;
use serde_json::{Value, json};
use url::Url;

use crate::input::Input;
use crate::json;
use crate::platform::HOST;
use crate::seeds::SEEDS;

const GROUP_ID: &str = "5d791c84ff7a2522cc4f9aa1";

const ORIGINS: &[&str] = &[
    "https://cloud.mongodb.com",
    "https://cloud.mongodbgov.com/api/atlas/v1.0",
    "http://localhost:8080/",
    "HTTP://127.0.0.1:80",
    "https://[::1]:8443/api/atlas/v1.0/",
    "https://cloud.mongodb.com/api/atlas/v2",
    "https://例え.example",
];

const PIECES: &[&str] = &[
    "/",
    "//",
    "\\",
    "..",
    "/../",
    "%2e%2e",
    "%00",
    "?",
    "#",
    "@",
    "user:made-up@",
    ":",
    ":0",
    ":99999",
    " ",
    "\t",
    "\n",
    "\0",
    "evil.example",
    "https://",
    "file://",
    "é",
    "ß",
    "\u{ad}",
    "。",
    "\u{feff}",
    "-",
    "xn--",
    "A",
    "integrations",
    "?pageNum=1",
    "&",
];

/// What was given, as JSON, for this version; each part may be absent.
struct Given {
    api: &'static Api,
    base_url: Option<Value>,
    group_id: Option<Value>,
    type_name: Option<Value>,
    view: Option<Value>,
    query: Option<Value>,
}

pub fn check(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let operation = *input.pick(&Operation::ALL);
    let given = give(&mut input);
    match built(operation, &given) {
        Ok(request) => {
            assert_url(&request, &given);
            assert_body(&request, &given);
            // The same input gives the same request.
            assert_eq!(built(operation, &given).ok().as_ref(), Some(&request));
        }
        Err(Error::Validation(issues)) => assert_issues(&issues, operation, &given),
        Err(other) => panic!("{other:?}"),
    }
}

pub fn any_request(input: &mut Input<'_>) -> Option<(AtlasRequest, Option<Value>)> {
    let operation = *input.pick(&[Operation::Update, Operation::Create, Operation::List, Operation::Get]);
    let given = give(input);
    let request = built(operation, &given).ok()?;
    Some((request, given.view.filter(|_| operation.sends_view())))
}

fn give(input: &mut Input<'_>) -> Given {
    let api = input.api();
    let part = |input: &mut Input<'_>, seeds: &[&str]| match input.below(12) {
        0..3 => Some(Value::from(*input.pick(seeds))),
        11 => Some(input.json(1)),
        10 => None,
        _ => Some(Value::from(input.text(seeds, PIECES))),
    };
    let base_url = if input.once_in(3) { part(input, ORIGINS) } else { None };
    let group_id =
        if input.once_in(4) { part(input, &[GROUP_ID, "5D791C84FF7A2522CC4F9AA1"]) } else { Some(GROUP_ID.into()) };
    let type_name = if input.once_in(3) { part(input, &["DATADOG", "FLOWDOCK"]) } else { Some("WEBHOOK".into()) };
    let view = (!input.once_in(20)).then(|| input.view(&SEEDS.views));
    let query = input.once_in(2).then(|| query(input));
    Given { api, base_url, group_id, type_name, view, query }
}

fn query(input: &mut Input<'_>) -> Value {
    let mut query = json!({});
    for _ in 0..input.below(4) {
        let name = *input.pick(&["pageNum", "itemsPerPage", "includeCount", "pretty", "envelope", "pagenum"]);
        query[name] = match input.below(4) {
            0 => true.into(),
            1 => (input.below(502) as f64).into(),
            2 => input.number().into(),
            _ => input.json(1),
        };
    }
    if input.once_in(10) { input.json(1) } else { query }
}

fn built(operation: Operation, given: &Given) -> Result<AtlasRequest, Error> {
    let parts = [&given.base_url, &given.group_id, &given.type_name, &given.view, &given.query];
    let parts = parts.map(|part| part.as_ref().map(json::value));
    let [base_url, group_id, type_name, view, query] = parts.each_ref().map(Option::as_ref);
    build(operation, Parts { api: given.api, base_url, group_id, type_name, view, query }, &HOST)
}

/// Another parser checks where the request goes: the base's origin, the project's path, nothing that leads elsewhere.
fn assert_url(request: &AtlasRequest, given: &Given) {
    let url = Url::parse(&request.url).expect("a URL");
    let text = |part: &Option<Value>| part.as_ref().and_then(Value::as_str).map(str::to_owned);
    let base = text(&given.base_url).unwrap_or(DEFAULT_ORIGIN.to_owned());
    let base = Url::parse(&base).expect("the base is a URL");
    assert_eq!(url.as_str(), request.url, "nothing is left for a parser to repair");
    assert!(matches!(url.scheme(), "http" | "https") && url.origin() == base.origin(), "{url} of {base}");
    assert!(url.username().is_empty() && url.password().is_none() && url.fragment().is_none(), "{url}");
    assert!(base.username().is_empty() && ["", given.api.path].contains(&base.path().trim_end_matches('/')), "{base}");

    let (path, query) = request.path.split_once('?').unwrap_or((&request.path, ""));
    assert_eq!((url.path(), url.query().unwrap_or_default()), (path, query));
    let group = text(&given.group_id).expect("an id");
    assert!(group.len() == 24 && group.bytes().all(|byte| byte.is_ascii_hexdigit()), "{group}");
    let of_type = match request.operation {
        Operation::List | Operation::Projects => None,
        Operation::Get | Operation::Delete => text(&given.type_name),
        Operation::Create | Operation::Update => {
            given.view.as_ref().and_then(|view| view["type"].as_str()).map(str::to_owned)
        }
    };
    let tail = of_type.map(|name| format!("/{name}")).unwrap_or_default();
    assert_eq!(path, format!("{}/groups/{group}/integrations{tail}", given.api.path));
    let known = ["pageNum", "itemsPerPage", "includeCount", "pretty", "envelope"];
    let places: Vec<_> = url
        .query_pairs()
        .map(|(name, _)| known.iter().position(|known| *known == name).expect("a known parameter"))
        .collect();
    assert!(places.is_sorted() && places.windows(2).all(|pair| pair[0] != pair[1]), "{query}");
    assert!(query.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=&".contains(&byte)), "{query}");
}

/// The body is the view, and is there only if one is sent; it is not printed by accident.
fn assert_body(request: &AtlasRequest, given: &Given) {
    let body = request.body.as_ref().map(|body| body.reveal());
    assert_eq!(body.is_some(), request.operation.sends_view());
    assert_eq!(body.is_some(), request.headers.content_type.is_some());
    if let Some(body) = body {
        let sent: Value = serde_json::from_str(body).expect("JSON");
        assert_eq!(Some(sent), given.view.as_ref().map(|view| json::json(&json::value(view))));
        assert!(!format!("{request:?}").contains(body));
    }
}

/// Errors only, in the order baseUrl, groupId, type or view, query.
fn assert_issues(issues: &[Issue], operation: Operation, given: &Given) {
    assert!(!issues.is_empty() && issues.iter().all(Issue::is_error), "{issues:?}");
    let parts = ["baseUrl", "groupId", "", "query"];
    let place =
        |issue: &Issue| issue.path.first().and_then(|name| parts.iter().position(|part| part == name)).unwrap_or(2);
    // A view's own fields may be called so.
    let view = given.view.as_ref().filter(|_| operation.sends_view());
    let ambiguous = view.is_some_and(|view| parts.iter().any(|part| view.get(part).is_some()));
    assert!(ambiguous || issues.is_sorted_by_key(place), "{issues:?}");
}
