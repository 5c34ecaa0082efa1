//! Headers for the log, in the forms that Atlas was seen to send.

use std::collections::HashMap;

use atlas_integrations::core::response::notices;
use serde_json::{Value, json};

use crate::support::json::json as to_json;
use crate::support::platform::HOST;

fn read(headers: &[(&str, &str)]) -> Value {
    let headers: HashMap<_, _> = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    let found = notices(&|name| headers.get(name).cloned(), &HOST);
    Value::Object(found.iter().map(|(name, value)| ((*name).to_owned(), to_json(value))).collect())
}

#[test]
fn nothing_is_said_without_a_header() {
    assert_eq!(read(&[("content-type", "application/json")]), json!({}));
}

#[test]
fn a_rate_limit_is_two_whole_numbers() {
    let limit = |limit, remaining| read(&[("ratelimit-limit", limit), ("ratelimit-remaining", remaining)]);
    assert_eq!(limit("1200", "1199"), json!({ "rateLimit": { "limit": 1200, "remaining": 1199 } }));
    assert_eq!(limit(" 1200, 1200;w=60", "0 "), json!({ "rateLimit": { "limit": 1200, "remaining": 0 } }));
    for (first, second) in [("", "1"), ("many", "1"), ("-1", "1"), ("1", "99999999999999999999")] {
        assert_eq!(limit(first, second), json!({}));
    }
    assert_eq!(read(&[("ratelimit-limit", "1200")]), json!({}));
}

#[test]
fn dates_are_http_dates_with_days_of_one_digit_or_two_or_seconds() {
    for (header, iso) in [
        ("Wed, 19 Feb 2025 00:00:00 GMT", "2025-02-19T00:00:00Z"),
        ("Thu, 1 Jul 2027 00:00:00 GMT", "2027-07-01T00:00:00Z"),
        ("Thu, 01 Jul 2027 23:59:58 GMT", "2027-07-01T23:59:58Z"),
        ("Tue, 29 Feb 2028 12:30:01 GMT", "2028-02-29T12:30:01Z"),
        ("Fri, 31 Dec 1999 23:59:59 GMT", "1999-12-31T23:59:59Z"),
        ("@1688169599", "2023-06-30T23:59:59Z"),
        ("@0", "1970-01-01T00:00:00Z"),
        ("@253402300799", "9999-12-31T23:59:59Z"),
    ] {
        assert_eq!(read(&[("sunset", header)]), json!({ "sunset": iso }), "{header}");
    }
    for header in ["", "true", "2027", "@", "@x", "@253402300800", "soon", "120s"] {
        assert_eq!(read(&[("deprecation", header), ("sunset", header)]), json!({}), "{header}");
    }
}

#[test]
fn a_deprecation_may_come_alone() {
    let found = read(&[("deprecation", "Wed, 19 Feb 2025 00:00:00 GMT")]);
    assert_eq!(found, json!({ "deprecation": "2025-02-19T00:00:00Z" }));
}
