//! Proptest's inputs: valid and invalid views, secrets, any JSON.

use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::table::{Api, Field, Integration, Kind, VERSIONS};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

pub fn operation() -> impl Strategy<Value = Operation> {
    select(Operation::ALL.to_vec())
}

pub fn api() -> impl Strategy<Value = &'static Api> {
    select(VERSIONS.to_vec())
}

pub fn integration_of(api: &'static Api) -> impl Strategy<Value = &'static Integration> {
    (0..api.integrations.len()).prop_map(|at| &api.integrations[at])
}

/// A text that is in no message by chance, and is not a real key.
pub fn secret() -> impl Strategy<Value = String> + Clone {
    "zq[a-zA-Z0-9]{8,40}"
}

/// The same, with characters that need quoting or escaping.
pub fn odd_secret() -> impl Strategy<Value = String> + Clone {
    "zq[a-z0-9]{6}[ -~äß✓\n\t]{0,30}[a-z0-9]{4}"
}

/// Any value of a field: nothing, blanks, masks, URLs, allowed values, secrets, other types.
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

/// A version, and a view of one of its services: fields missing or added, any values, in any order.
pub fn api_and_any_view() -> impl Strategy<Value = (&'static Api, Value)> {
    api().prop_flat_map(|api| (Just(api), any_view_of(api)))
}

/// Such a view of either version.
pub fn any_view() -> impl Strategy<Value = Value> {
    api_and_any_view().prop_map(|(_, view)| view)
}

/// Such a view of this version.
pub fn any_view_of(api: &'static Api) -> impl Strategy<Value = Value> {
    let type_name = prop_oneof![
        8 => integration_of(api).prop_map(|integration| Some(Value::from(integration.type_name))),
        1 => Just(None),
        1 => any_value().prop_map(Some),
    ];
    let names: Vec<&'static str> =
        api.integrations.iter().flat_map(|integration| integration.fields).map(|field| field.name).collect();
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

/// A version, a view that can be sent to it, with any texts and with or without optional fields; and its secrets.
pub fn api_and_valid_view(
    secret: impl Strategy<Value = String> + Clone + 'static,
) -> impl Strategy<Value = (&'static Api, Value, Vec<String>)> {
    api().prop_flat_map(move |api| {
        valid_view_of(api, secret.clone()).prop_map(move |(view, secrets)| (api, view, secrets))
    })
}

/// Such a view of this version, and its secrets.
pub fn valid_view_of(
    api: &'static Api,
    secret: impl Strategy<Value = String> + Clone + 'static,
) -> impl Strategy<Value = (Value, Vec<String>)> {
    integration_of(api).prop_flat_map(move |integration| {
        let fields: Vec<_> = integration.fields.iter().map(|field| field_value(field, secret.clone())).collect();
        fields.prop_map(move |values| {
            let mut view = Map::from_iter([("type".to_owned(), integration.type_name.into())]);
            let mut secrets = vec![];
            for (field, value) in integration.fields.iter().zip(values) {
                let Some((given, hidden)) = value else { continue };
                view.insert(field.name.to_owned(), given);
                secrets.extend(hidden);
            }
            (view.into(), secrets)
        })
    })
}

/// A valid value for the field, with its secret part; sometimes nothing if it is optional.
fn field_value(
    field: &'static Field,
    secret: impl Strategy<Value = String> + Clone + 'static,
) -> BoxedStrategy<Option<(Value, Option<String>)>> {
    let given = match field.kind {
        Kind::Enum(options) => select(options).prop_map(|option| (option.into(), None)).boxed(),
        Kind::Boolean => any::<bool>().prop_map(|flag| (flag.into(), None)).boxed(),
        Kind::Url => self::secret()
            .prop_map(|path| (format!("https://hooks.example.com:8443/{path}?q={path}#{path}").into(), Some(path)))
            .boxed(),
        _ if field.secret => secret.prop_map(|secret| (secret.clone().into(), Some(secret))).boxed(),
        _ => "[ -~äß✓]{0,12}[a-z]".prop_map(|text| (text.into(), None)).boxed(),
    };
    if field.required { given.prop_map(Some).boxed() } else { prop::option::of(given).boxed() }
}
