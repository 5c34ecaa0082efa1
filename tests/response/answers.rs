//! What an operation that succeeded answers: a list, a view, or nothing.

use atlas_integrations::core::operation::Operation;
use serde_json::{Value, json};

use super::support::fixtures;
use super::{LISTING, ok, read};

#[test]
fn the_pages_example_response() {
    let page: Value = serde_json::from_str(&fixtures::text("page/update.json")).unwrap();
    for operation in LISTING {
        let list = ok(operation, &page);
        assert_eq!(list, page);
        assert_eq!(list.as_object().unwrap().keys().collect::<Vec<_>>(), ["results", "totalCount", "links"]);
    }
    let one: Value = serde_json::from_str(&fixtures::text("page/get-one.json")).unwrap();
    assert_eq!(ok(Operation::Get, &one), one);
    let all: Value = serde_json::from_str(&fixtures::text("page/get-all.json")).unwrap();
    assert_eq!(ok(Operation::List, &all)["results"], all["results"]);
}

#[test]
fn returned_views_come_through_as_they_are() {
    for fixture in fixtures::of_all_versions() {
        for case in fixture.returned {
            assert_eq!(ok(Operation::Get, &case.view), case.view, "{} {}", fixture.type_name, case.about);
            assert_eq!(ok(Operation::Update, &json!({ "results": [case.view] }))["results"][0], case.view);
        }
    }
}

#[test]
fn links_and_count_may_be_absent() {
    assert_eq!(ok(Operation::List, &json!({ "results": [] })), json!({ "results": [], "links": [] }));
    let list = ok(Operation::List, &json!({ "results": [], "totalCount": 0, "links": null }));
    assert_eq!(list, json!({ "results": [], "totalCount": 0, "links": [] }));
}

#[test]
fn delete_answers_nothing() {
    for (status, body) in [(204, ""), (200, "{}"), (200, ""), (200, " \n"), (202, "null"), (200, r#"{"results":[]}"#)] {
        assert_eq!(read(Operation::Delete, status, body).unwrap(), None, "{status} {body}");
    }
}
