//! The tests' own fixtures and vectors: the starting point of every input.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use atlas_integrations::core::table::VERSIONS;
use serde_json::{Value, json};

pub struct Seeds {
    /// Views that can be sent, views that cannot, and returned views.
    pub views: Vec<Value>,
    /// Names of fields, of this service or another.
    pub names: Vec<String>,
    /// Bodies of answers, right ones and errors.
    pub answers: Vec<String>,
    /// `WWW-Authenticate` headers.
    pub challenges: Vec<String>,
}

pub static SEEDS: LazyLock<Seeds> = LazyLock::new(|| {
    let services = || VERSIONS.iter().flat_map(|api| api.integrations.iter().map(|service| (api.version, service)));
    let fixtures: Vec<Value> =
        services().map(|(version, service)| read(&format!("fixtures/{version}/{}.json", service.type_name))).collect();
    let views = |group: &str| {
        fixtures.iter().flat_map(|fixture| list(&fixture[group])).map(|case| case["view"].clone()).collect::<Vec<_>>()
    };
    let returned = views("returned");
    let mut answers: Vec<String> = returned.iter().map(Value::to_string).collect();
    answers.push(json!({ "results": returned, "totalCount": returned.len(), "links": [] }).to_string());
    answers.extend(
        ["update", "create", "get-all", "get-one"].map(|name| read(&format!("fixtures/page/{name}.json")).to_string()),
    );
    answers.extend(ANSWERS.map(str::to_owned));
    let fields = services().flat_map(|(_, service)| service.fields);
    let names = fields.map(|field| field.name).chain(["type", "id", "foo", "__proto__"]).map(str::to_owned).collect();
    let vectors = read("vectors/digest.json");
    let challenges = list(&vectors["requests"]).flat_map(|vector| list(&vector["challenge"]));
    Seeds {
        views: [views("request"), views("invalid"), returned].concat(),
        names,
        answers,
        challenges: challenges.filter_map(|header| header.as_str().map(str::to_owned)).collect(),
    }
});

/// Views that are in no fixture.
const ANSWERS: [&str; 9] = [
    "",
    "<html><title>502 Bad Gateway</title></html>",
    r#"{"error":404,"errorCode":"INTEGRATION_NOT_CONFIGURED","reason":"Not Found","detail":"Integration of type DATADOG is not configured.","parameters":["DATADOG",5,null]}"#,
    r#"{"error":400,"errorCode":"INVALID_ATTRIBUTE","detail":"Invalid attribute apiKey specified.","parameters":["apiKey"]}"#,
    r#"{"badRequestDetail":{"fields":[{"field":"apiKey","description":"must be 32 digits"},{"field":"region"}]},"error":400}"#,
    r#"{"status":200,"content":{"results":[],"totalCount":0}}"#,
    r#"{"status":404,"content":{"error":"invalid_client","error_description":"no such client"}}"#,
    // The secrets of `response`, in every place in which a server could repeat them.
    r#"{"errorCode":"X zqsecret","detail":"zqsecret","reason":"zqsecret","parameters":["zqsecret",{"zqsecret":["zqsecret"]}],"badRequestDetail":{"fields":[{"field":"zqsecret","description":"zqsecret"}]}}"#,
    r#"{"error":"zqsecret","error_description":"no such client: zqsecret"}"#,
];

fn list(json: &Value) -> impl Iterator<Item = &Value> {
    json.as_array().into_iter().flatten()
}

fn read(name: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests").join(name);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
