//! What proptest makes up: views right and wrong, secrets, any JSON.

use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::table::V1;
use atlas_integrations::core::table::{Field, Integration, Kind};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

pub fn operation() -> impl Strategy<Value = Operation> {
    select(Operation::ALL.to_vec())
}

pub fn integration() -> impl Strategy<Value = &'static Integration> {
    (0..V1.integrations.len()).prop_map(|at| &V1.integrations[at])
}

/// A text so odd that it is in no message by chance, and is nobody's real key.
pub fn secret() -> impl Strategy<Value = String> + Clone {
    "zq[a-zA-Z0-9]{8,40}"
}

/// The same, with characters that some quoting or escaping could trip over.
pub fn odd_secret() -> impl Strategy<Value = String> + Clone {
    "zq[a-z0-9]{6}[ -~äß✓\n\t]{0,30}[a-z0-9]{4}"
}

/// Whatever a field may be given: nothing, blanks, masks, URLs, allowed values, secrets, other types.
pub fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        select(vec!["", " ", "\u{a0}\u{feff}", "****", "*****abcd", "****abcde", "US", "EU", "us"])
            .prop_map(Value::from),
        select(vec!["https://hooks.example.com/****2101", "https://hooks.example.com/x", "//x", "ftp://x/y"])
            .prop_map(Value::from),
        secret().prop_map(Value::from),
        odd_secret().prop_map(Value::from),
        "[0-9a-f]{32}".prop_map(Value::from),
        any_json(),
    ]
}

/// Any JSON, not deep.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..5)
                .prop_map(|entries| Value::from(Map::from_iter(entries))),
        ]
    })
}

/// A view of some service, any of its fields missing, others there, every value whatever it may be; in any order.
pub fn any_view() -> impl Strategy<Value = Value> {
    let type_name = prop_oneof![
        8 => integration().prop_map(|integration| Some(Value::from(integration.type_name))),
        1 => Just(None),
        1 => any_value().prop_map(Some),
    ];
    let names: Vec<&'static str> =
        V1.integrations.iter().flat_map(|integration| integration.fields).map(|field| field.name).collect();
    let name = prop_oneof![8 => select(names).prop_map(str::to_owned), 1 => any::<String>(), 1 => Just("__proto__".to_owned())];
    let entries = prop::collection::vec((name, any_value()), 0..8);
    (type_name, entries)
        .prop_map(|(type_name, mut entries)| {
            entries.extend(type_name.map(|name| ("type".to_owned(), name)));
            entries
        })
        .prop_shuffle()
        .prop_map(|entries| Map::from_iter(entries).into())
}

/// A view that can be sent, its texts whatever they may be, its optional fields there or not; and its secrets.
pub fn valid_view(
    secret: impl Strategy<Value = String> + Clone + 'static,
) -> impl Strategy<Value = (Value, Vec<String>)> {
    integration().prop_flat_map(move |integration| {
        let fields: Vec<_> = integration.fields.iter().map(|field| field_value(field, secret.clone())).collect();
        fields.prop_map(move |values| {
            let mut view = Map::from_iter([("type".to_owned(), integration.type_name.into())]);
            let mut secrets = vec![];
            for (field, value) in integration.fields.iter().zip(values) {
                let Some((text, hidden)) = value else { continue };
                view.insert(field.name.to_owned(), text.into());
                secrets.extend(hidden);
            }
            (view.into(), secrets)
        })
    })
}

/// A valid text for the field, with what of it must not be shown; nothing for some that are optional.
fn field_value(
    field: &'static Field,
    secret: impl Strategy<Value = String> + Clone + 'static,
) -> BoxedStrategy<Option<(String, Option<String>)>> {
    let given = match field.kind {
        Kind::Enum(options) => select(options).prop_map(|option| (option.to_owned(), None)).boxed(),
        Kind::Url => self::secret()
            .prop_map(|path| (format!("https://hooks.example.com:8443/{path}?q={path}#{path}"), Some(path)))
            .boxed(),
        _ if field.secret => secret.prop_map(|secret| (secret.clone(), Some(secret))).boxed(),
        _ => "[ -~äß✓]{0,12}[a-z]".prop_map(|text| (text, None)).boxed(),
    };
    if field.required { given.prop_map(Some).boxed() } else { prop::option::of(given).boxed() }
}
