//! What a field's text may be: blank, masked, a URL, a key, very long.

use atlas_integrations::core::check::{Options, validate};
use atlas_integrations::core::issue::Issue;
use atlas_integrations::core::table::{Kind, VERSIONS};
use atlas_integrations::core::value::Value;
use serde_json::json;

use super::support::platform::HOST;
use super::{FULL, check};

#[test]
fn white_space_is_what_javascript_trims() {
    let spaces = "\t\n\u{b}\u{c}\r \u{a0}\u{1680}\u{2000}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";
    assert_eq!(check(json!({ "type": "PAGER_DUTY", "serviceKey": spaces }), FULL), ["serviceKey required"]);
    // Rust would trim this one, JavaScript does not; and neither does this other one.
    assert_eq!(check(json!({ "type": "PAGER_DUTY", "serviceKey": "\u{85}" }), FULL), ["serviceKey unlikely_value"]);
    assert_eq!(check(json!({ "type": "PAGER_DUTY", "serviceKey": "\u{200b}" }), FULL), ["serviceKey unlikely_value"]);
    assert_eq!(
        check(json!({ "type": "PAGER_DUTY", "serviceKey": "made-up\u{feff}" }), FULL),
        ["serviceKey unlikely_value"]
    );
    // Around a secret it is a slip of the clipboard; a name may well have it.
    let slack = json!({ "type": "SLACK", "apiToken": "made-up", "teamName": " Team " });
    assert_eq!(check(slack, FULL), Vec::<String>::new());
}

#[test]
fn a_mask_is_four_stars_and_at_most_four_characters() {
    let key = |key: &str| check(json!({ "type": "PAGER_DUTY", "serviceKey": key }), FULL);
    for masked in ["****", "*****", "****abcd", "****************************6789", "****äöü✓", "****a"] {
        assert_eq!(key(masked), ["serviceKey masked_secret"], "{masked}");
    }
    for sent in ["***", "***abcd", "****abcde", "a****", "****abcd****x", "** **"] {
        assert_eq!(key(sent), Vec::<String>::new(), "{sent}");
    }
    let url = |url: &str| check(json!({ "type": "WEBHOOK", "url": url }), FULL);
    for masked in [
        "https://h.example/****",
        "https://h.example:8080/****2101",
        "http://h.example/*****a",
        "https://h.example/****?a=1",
    ] {
        assert_eq!(url(masked), ["url masked_secret"], "{masked}");
    }
    for sent in [
        "https://h.example/***",
        "https://h.example/****abcde",
        "https://h.example/a/****abcd",
        "https://h.example/****/abcd",
    ] {
        assert_eq!(url(sent), Vec::<String>::new(), "{sent}");
    }
    // What is no secret may look like a mask.
    let slack = json!({ "type": "SLACK", "apiToken": "made-up", "teamName": "****", "channelName": "****abcd" });
    assert_eq!(check(slack, FULL), Vec::<String>::new());
}

#[test]
fn a_url_is_absolute_and_http() {
    let url = |url: &str| check(json!({ "type": "WEBHOOK", "url": url }), FULL);
    for good in
        ["http://a", "https://a.example/x?y#z", "HTTPS://A.EXAMPLE", "https://[::1]:8080/x", "https://ex\u{e4}mple.de/"]
    {
        assert_eq!(url(good), Vec::<String>::new(), "{good}");
    }
    for bad in [
        "a",
        "/x",
        "//h/x",
        "ftp://h/x",
        "javascript:alert(1)",
        "data:,x",
        "mailto:a@b.c",
        "https://",
        "http://a b",
        "https://h:99999",
        "https:h",
        " https://h",
        "https://h\n",
    ] {
        assert_eq!(url(bad), ["url invalid_format"], "{bad}");
    }
}

#[test]
fn a_datadog_key_is_32_hex_digits() {
    let key = |key: &str| check(json!({ "type": "DATADOG", "apiKey": key }), FULL);
    assert_eq!(key("0123456789abcdefABCDEF0123456789"), Vec::<String>::new());
    for odd in
        ["0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdef0", "0123456789abcdef0123456789abcdeg"]
    {
        assert_eq!(key(odd), ["apiKey unlikely_value"], "{odd}");
    }
    assert_eq!(key(" abc"), ["apiKey unlikely_value"], "one warning, the first that applies");
}

#[test]
fn a_text_of_ten_megabytes_is_checked_like_any_other() {
    let long = "x".repeat(10_000_000);
    for (api, integration) in VERSIONS.iter().flat_map(|api| api.integrations.iter().map(move |each| (api, each))) {
        let fields = integration.fields.iter().map(|field| (field.name.to_owned(), Value::from(long.as_str())));
        let mut view: Vec<(String, Value)> = fields.collect();
        view.push(("type".to_owned(), Value::from(integration.type_name)));
        view.push((long.clone(), Value::Null));
        let issues = validate(Some(&view), Options::of(api), &HOST);
        for issue in &issues {
            assert!(issue.path == [long.as_str()] || issue.message.len() < 300, "{}", integration.type_name);
        }
        let is_wrong = |issue: &&Issue| issue.is_error() && issue.path != [long.as_str()];
        let refused = integration.fields.iter().filter(|field| !matches!(field.kind, Kind::Text | Kind::Template));
        assert_eq!(
            issues.iter().filter(is_wrong).count(),
            refused.count(),
            "{} {}",
            api.version,
            integration.type_name
        );
    }
}
