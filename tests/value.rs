//! Values: what is found in one, taken out of it and changed in it, and how one is made.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::value::{Object, Value, find, texts};
use serde_json::json;
use support::json::{json as to_json, value};

#[test]
fn each_kind_of_value_is_read_as_itself_and_nothing_else() {
    let (text, list, object) = (value(&json!("t")), value(&json!(["a", 1])), value(&json!({ "a": "x", "b": 1 })));
    assert_eq!((text.as_text(), list.as_text(), object.as_text()), (Some("t"), None, None));
    assert_eq!((text.items().len(), list.items().len(), object.items().len()), (0, 2, 0));
    assert_eq!((text.as_object(), list.as_object()), (None, None));
    assert_eq!(object.as_object().map(<[_]>::len), Some(2));
    assert_eq!((object.get("b"), object.get("c"), list.get("a")), (Some(&Value::Number(1.0)), None, None));
    assert_eq!((object.text("a"), object.text("b"), object.text("c")), (Some("x"), None, None));
}

#[test]
fn of_two_entries_with_one_name_the_first_counts() {
    let entries = [("a", "1"), ("b", "2"), ("b", "3")].map(|(name, text)| (name.to_owned(), Value::from(text)));
    assert_eq!(find(&entries, "b"), Some(&Value::from("2")));
    assert_eq!(find(&entries, "c"), None);
}

#[test]
fn what_is_taken_out_is_gone_and_the_rest_keeps_its_order() {
    let mut object = value(&json!({ "a": 1, "b": 2, "c": 3 }));
    assert_eq!(object.take("b"), Some(Value::Number(2.0)));
    assert_eq!(object.take("b"), None);
    assert_eq!(to_json(&object).to_string(), r#"{"a":1,"c":3}"#);
    assert_eq!(value(&json!(["a"])).take("a"), None);
}

#[test]
fn blank_is_null_and_text_of_nothing_but_space() {
    for blank in [json!(null), json!(""), json!(" \u{feff}")] {
        assert!(value(&blank).is_blank(), "{blank}");
    }
    for filled in [json!("a"), json!(" a "), json!(0), json!(false), json!([]), json!({})] {
        assert!(!value(&filled).is_blank(), "{filled}");
    }
    assert!(!Value::Other.is_blank());
}

#[test]
fn every_text_is_rewritten_or_every_key() {
    let loud = |text: &str| text.to_uppercase();
    let deep = json!({ "a": ["b", { "c": "d" }, 5, true, null] });
    let (mut texts, mut keys) = (value(&deep), value(&deep));
    texts.rewrite(&loud);
    keys.rename(&loud);
    assert_eq!(to_json(&texts), json!({ "a": ["B", { "c": "D" }, 5, true, null] }));
    assert_eq!(to_json(&keys), json!({ "A": ["b", { "C": "d" }, 5, true, null] }));
}

#[test]
fn an_object_has_what_was_put_in_that_order() {
    let mut object = Object::default();
    object.put("list", texts(&["x", "y"]));
    object.text("text", "t");
    object.number("number", 1.5);
    object.bool("yes", true);
    object.bool("no", false);
    object.maybe("there", Some("m"));
    object.maybe("absent", None);
    let built = to_json(&object.build());
    assert_eq!(built.to_string(), r#"{"list":["x","y"],"text":"t","number":1.5,"yes":true,"no":false,"there":"m"}"#);
}
