//! Where a request may go: to an origin, and to nothing else.

use atlas_integrations::core::operation::Operation;
use serde_json::json;

use super::support::GROUP_ID;
use super::{ORIGIN, request};

#[test]
fn a_base_url_is_an_origin() {
    for (base, origin) in [
        ("https://cloud.mongodb.com", ORIGIN),
        ("https://cloud.mongodb.com/", ORIGIN),
        ("https://cloud.mongodb.com/api/atlas/v1.0", ORIGIN),
        ("https://cloud.mongodb.com/api/atlas/v1.0/", ORIGIN),
        ("https://cloud.mongodb.com:443", ORIGIN),
        ("HTTPS://Cloud.MongoDB.com", ORIGIN),
        ("https://cloud.mongodbgov.com", "https://cloud.mongodbgov.com"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ] {
        let built = request(Operation::List, &json!({ "groupId": GROUP_ID, "baseUrl": base })).unwrap();
        assert_eq!(built.url, format!("{origin}{}", built.path), "{base}");
    }
}

#[test]
fn a_base_url_is_nothing_else() {
    let bad = [
        "",
        " ",
        "cloud.mongodb.com",
        "/atlas",
        "//cloud.mongodb.com",
        "ftp://cloud.mongodb.com",
        "https://",
        "https:cloud.mongodb.com",
        "https:/cloud.mongodb.com",
        "https:///cloud.mongodb.com",
        "https:\\\\cloud.mongodb.com",
        "https://cloud.mongodb.com/x",
        "https://cloud.mongodb.com//",
        "https://cloud.mongodb.com/.",
        "https://cloud.mongodb.com\\",
        "https://cloud.mongodb.com/api/atlas/v2",
        "https://cloud.mongodb.com/api/atlas/v1.0/groups",
        "https://cloud.mongodb.com/x/api/atlas/v1.0",
        "https://cloud.mongodb.com?x",
        "https://cloud.mongodb.com?",
        "https://cloud.mongodb.com#",
        "https://cloud.mongodb.com/api/atlas/v1.0?",
        "https://user@cloud.mongodb.com",
        "https://user:password@cloud.mongodb.com",
        "https://:@cloud.mongodb.com",
        " https://cloud.mongodb.com",
        "https://cloud.mongodb.com ",
        "https://cloud.mongodb.com\n",
        "\thttps://cloud.mongodb.com",
        "ht\ntps://cloud.mongodb.com",
        "https://cloud.\nmongodb.com",
        "https://cloud.mongodb.com:99999",
        "javascript://cloud.mongodb.com",
        // The parser's host is the first one here. Found by fuzzing.
        "https:evil.example://cloud.mongodb.com",
    ];
    let issues =
        |bad: &str| request(Operation::List, &json!({ "groupId": GROUP_ID, "baseUrl": bad })).map(|built| built.url);
    let accepted: Vec<_> =
        bad.into_iter().filter(|bad| issues(bad) != Err(vec!["baseUrl invalid_format".to_owned()])).collect();
    assert_eq!(accepted, Vec::<&str>::new());
}
