//! No secret of a request comes back in what a server says.

use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::response::{Response, parse};
use atlas_integrations::core::secret::scrub;
use serde_json::json;

use super::support::json::json as to_json;
use super::support::platform::HOST;
use super::{headers, response};

#[test]
fn secrets_are_scrubbed_from_all_that_a_server_says() {
    let key = "made-up-key-0123";
    let body = json!({
        "errorCode": format!("X {key}"), "detail": format!("bad key {key}"), "reason": key,
        "parameters": [key, { key: [key] }], "badRequestDetail": { "fields": [{ "field": key, "description": key }] },
    });
    for status in [400, 401, 500] {
        let body = body.to_string();
        let header = headers([("content-type", key)]);
        let error = parse(Operation::Update, Response { header: &header, ..response(status, &body) }, &[key], &HOST);
        let error = error.unwrap_err();
        let said = format!("{error:?} {} {}", error.message(), to_json(&error.to_value()));
        assert!(!said.contains(key), "{said}");
        assert!(said.contains("bad key ****"), "{said}");
    }
    for status in [200, 502] {
        let header = headers([("content-type", key)]);
        let odd = Response { header: &header, ..response(status, "<html>") };
        let error = parse(Operation::Update, odd, &[key], &HOST).unwrap_err();
        assert!(!format!("{error:?} {}", error.message()).contains(key));
    }
    // Three characters are in any text.
    assert_eq!(scrub("abc abcd", &["abc", "abcd"]), "abc ****");
}

/// A token may hold another secret; nothing of it stays behind, whichever comes first.
#[test]
fn a_secret_inside_another_leaves_no_rest() {
    for secrets in [["made-up-key", "made-up-key-and-more"], ["made-up-key-and-more", "made-up-key"]] {
        assert_eq!(scrub("it was made-up-key-and-more", &secrets), "it was ****");
    }
}

/// Found by fuzzing: a control character within the secret hid it from the search, and was then dropped.
#[test]
fn a_secret_split_by_a_control_character_is_not_put_together_again() {
    for status in [200, 502] {
        let header = headers([("content-type", "text/made\u{1}-up-key")]);
        let odd = Response { header: &header, ..response(status, "<html>") };
        let error = parse(Operation::List, odd, &["made-up-key"], &HOST).unwrap_err();
        assert!(!error.message().contains("made-up-key"), "{}", error.message());
    }
}
