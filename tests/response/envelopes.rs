//! The envelopes that Atlas puts around an answer if asked to, with their own status.

use atlas_integrations::core::operation::Operation;
use serde_json::{Value, json};

use super::errors::NOT_CONFIGURED;
use super::{LISTING, api, ok, read};

#[test]
fn both_documented_envelopes_are_opened() {
    let list = json!({ "results": [{ "type": "NEW" }], "totalCount": 1, "links": [] });
    let (mut beside, inside) = (list.clone(), json!({ "status": 200, "content": list }));
    beside["status"] = json!(200);
    for operation in LISTING {
        assert_eq!(ok(operation, &beside), list);
        assert_eq!(ok(operation, &inside), list);
    }
    let view = json!({ "type": "DATADOG", "apiKey": "****cdef", "region": "US" });
    assert_eq!(ok(Operation::Get, &json!({ "status": 200, "content": view })), view);
    assert_eq!(read(Operation::Delete, 200, r#"{"status":204,"content":{}}"#).unwrap(), None);
    // What no server answers with is no status.
    for status in [5, 99, 600] {
        assert_eq!(
            ok(Operation::List, &json!({ "results": [], "status": status })),
            json!({ "results": [], "links": [] })
        );
    }
}

/// A field of an unknown service may be called so; only an envelope is opened.
#[test]
fn a_view_with_a_status_or_content_of_its_own_is_no_envelope() {
    for view in [
        json!({ "type": "NEW", "status": "ACTIVE" }),
        json!({ "type": "NEW", "content": { "a": 1 } }),
        json!({ "type": "NEW", "status": 5 }),
        json!({ "type": "NEW", "status": 404 }),
    ] {
        assert_eq!(ok(Operation::Get, &view), view);
    }
}

#[test]
fn an_error_inside_an_envelope_is_an_error() {
    let content: Value = serde_json::from_str(NOT_CONFIGURED).unwrap();
    let mut beside = content.clone();
    beside["status"] = json!(404);
    for body in [json!({ "status": 404, "content": content }), beside] {
        for status in [200, 404] {
            let error = api(Operation::Get, status, &body.to_string());
            assert_eq!(
                (error.status, error.error_code.as_deref()),
                (404, Some("INTEGRATION_NOT_CONFIGURED")),
                "{body}"
            );
        }
    }
    for content in [json!(null), json!({}), json!("gone"), json!([])] {
        assert_eq!(api(Operation::List, 200, &json!({ "status": 503, "content": content }).to_string()).status, 503);
    }
    // The outer status is the server's own.
    assert_eq!(api(Operation::List, 500, r#"{"status":404,"content":{}}"#).status, 500);
}
