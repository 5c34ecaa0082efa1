//! `tests/vectors/digest.json`: the examples of the RFCs, and each rule, computed by `digest.mjs` with node:crypto.

use crate::header::parameters;
use atlas_integrations::core::auth::digest::{Credentials, Session, ToSign, authorization};
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;

const COMMITTED: &str = include_str!("../vectors/digest.json");

fn vectors(kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(COMMITTED).unwrap();
    all[kind].as_array().unwrap().clone()
}

fn text<'a>(vector: &'a Value, field: &str) -> &'a str {
    vector[field].as_str().unwrap_or_else(|| panic!("{field} of {vector}"))
}

fn texts<'a>(vector: &'a Value, field: &str) -> Vec<&'a str> {
    vector[field].as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

fn credentials(vector: &Value) -> Credentials {
    Credentials::new(text(vector, "username"), text(vector, "password"))
}

fn to_sign(vector: &Value) -> ToSign<'_> {
    ToSign { method: text(vector, "method"), uri: text(vector, "uri"), body: text(vector, "body").as_bytes() }
}

fn expected(vector: &Value) -> BTreeMap<String, String> {
    serde_json::from_value(vector["expected"].clone()).unwrap()
}

#[test]
fn each_request_is_answered_as_computed_elsewhere() {
    let vectors = vectors("requests");
    for vector in &vectors {
        let nc = u32::try_from(vector["nc"].as_u64().unwrap()).unwrap();
        let challenges = texts(vector, "challenge");
        let header = authorization(&challenges, &credentials(vector), &to_sign(vector), text(vector, "cnonce"), nc);
        let name = text(vector, "name");
        let header = header.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(parameters(&header), expected(vector), "{name}");
    }
    assert!(vectors.len() > 90, "{} vectors", vectors.len());
}

#[test]
fn each_session_goes_as_computed_elsewhere() {
    let vectors = vectors("sessions");
    for vector in &vectors {
        let name = text(vector, "name");
        let mut session = Session::new(credentials(vector));
        for (index, step) in vector["steps"].as_array().unwrap().iter().enumerate() {
            if step["receive"].is_array() {
                session.receive(&texts(step, "receive")).unwrap();
            } else if step["info"].is_string() {
                session.receive_info(text(step, "info"));
            } else {
                let signed = session.authorize(&to_sign(step), text(step, "cnonce")).unwrap();
                let signed = signed.unwrap_or_else(|| panic!("{name}, step {index}: no challenge"));
                assert_eq!(parameters(&signed.header), expected(step), "{name}, step {index}");
            }
        }
    }
    assert!(vectors.len() >= 8, "{} sessions", vectors.len());
}

/// So that nobody edits the numbers by hand.
#[test]
fn the_committed_vectors_are_what_the_script_computes() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/digest.mjs");
    let output = Command::new("node").arg(script).output().expect("node 20 or later in PATH");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(
        String::from_utf8(output.stdout).unwrap() == COMMITTED,
        "run `node tests/vectors/digest.mjs > tests/vectors/digest.json`"
    );
}
