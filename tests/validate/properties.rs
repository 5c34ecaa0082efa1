//! Properties that hold for any input.

use atlas_integrations::core::check::{Mode, Options, validate, validate_field};
use atlas_integrations::core::form::filled_in;
use atlas_integrations::core::issue::Issue;
use atlas_integrations::core::table::{Api, VERSIONS};
use atlas_integrations::core::value::Value;
use proptest::prelude::*;
use proptest::sample::select;

use super::support::json::value;
use super::support::platform::HOST;
use super::support::{self, short, strategies};

/// A view of some version, and with what it may be validated.
fn call() -> impl Strategy<Value = (serde_json::Value, &'static Api, Option<&'static str>, Mode)> {
    strategies::api_and_any_view().prop_flat_map(|(api, view)| {
        let names = api.integrations.iter().map(|integration| Some(integration.type_name)).collect::<Vec<_>>();
        (Just(view), Just(api), prop_oneof![Just(None), select(names)], mode())
    })
}

fn mode() -> impl Strategy<Value = Mode> {
    select(vec![Mode::Full, Mode::Partial, Mode::Form])
}

proptest! {
    #![proptest_config(support::cases(500))]

    /// A value in an issue ends up in a log. Texts that the package itself uses (`US`) cannot be distinguished from it.
    #[test]
    fn no_value_is_ever_repeated((view, api, expected, mode) in call()) {
        let issues = support::validate(&view, Options { api, expected, mode });
        let said: Vec<String> = issues.iter().flat_map(|issue| {
            let json = serde_json::to_value(issue).unwrap();
            [issue.message.clone(), json["params"].to_string(), format!("{:?}", issue.detail), format!("{issue:?}")]
        }).collect();
        let values = view.as_object().unwrap().values().flat_map(support::json::texts);
        // Short ones are in any text; those that are a name of a key may be in a path.
        for text in values.filter(|text| text.chars().count() >= 6) {
            let ours = VERSIONS.iter().any(|api| api.integration(text).is_some());
            let named = view.as_object().unwrap().keys().any(|key| key.contains(text));
            prop_assert!(ours || named || said.iter().all(|said| !said.contains(text)), "{text} in {said:?}");
        }
    }

    #[test]
    fn a_field_has_one_error_and_paths_are_keys((view, api, expected, mode) in call()) {
        let issues = support::validate(&view, Options { api, expected, mode });
        let errors: Vec<&Issue> = issues.iter().filter(|issue| issue.is_error()).collect();
        for (at, error) in errors.iter().enumerate() {
            prop_assert!(errors[..at].iter().all(|before| before.path != error.path), "two errors at {:?}", error.path);
        }
        for warning in issues.iter().filter(|issue| !issue.is_error() && issue.path != ["type"]) {
            prop_assert!(errors.iter().all(|error| error.path != warning.path), "{:?}", warning.path);
        }
        prop_assert!(issues.iter().all(|issue| issue.path.len() == 1), "views are flat");
    }

    #[test]
    fn issues_come_in_the_tables_order((view, api, expected, mode) in call()) {
        let issues = support::validate(&view, Options { api, expected, mode });
        let type_name = expected.or(view["type"].as_str()).and_then(|name| api.integration(name));
        let keys: Vec<&String> = view.as_object().unwrap().keys().collect();
        let rank = |issue: &Issue| {
            let name = &issue.path[0];
            let field = type_name.and_then(|integration| integration.fields.iter().position(|field| field.name == name));
            match (name.as_str(), field) {
                ("type", _) => 0,
                (_, Some(at)) => 1 + at,
                // Unknown fields: in the order of the object.
                _ => 100 + keys.iter().position(|key| *key == name).unwrap(),
            }
        };
        prop_assert!(issues.iter().map(rank).collect::<Vec<_>>().is_sorted(), "{:?}", short(&issues));
    }

    #[test]
    fn partial_mode_finds_a_part_of_what_full_mode_finds((view, api, expected, _) in call()) {
        let full = support::validate(&view, Options { api, expected, mode: Mode::Full });
        let partial = support::validate(&view, Options { api, expected, mode: Mode::Partial });
        prop_assert!(partial.iter().all(|issue| full.contains(issue)), "{:?} is not in {:?}", short(&partial), short(&full));
        prop_assert!(partial.iter().all(|issue| issue.detail.code() != "required"));
    }

    #[test]
    fn form_mode_is_full_mode_without_what_counts_as_absent((view, api, expected, _) in call()) {
        let form = support::validate(&view, Options { api, expected, mode: Mode::Form });
        let mut rest = view.as_object().unwrap().clone();
        let service = expected.or(view["type"].as_str()).and_then(|name| api.integration(name));
        rest.retain(|name, given| match service.and_then(|service| service.field(name)) {
            Some(field) => field.required || !(given.is_null() || given == ""),
            None => !name.starts_with(['$', '_']),
        });
        let full = support::validate(&rest.into(), Options { api, expected, mode: Mode::Full });
        prop_assert_eq!(&form, &full);
        if let (Some(service), true) = (service, form.iter().all(|issue| !issue.is_error())) {
            let entries = value(&view);
            let mut sent = vec![("type".to_owned(), Value::from(service.type_name))];
            for name in filled_in(service, entries.as_object().unwrap()) {
                sent.push((name.to_owned(), entries.get(name).unwrap().clone()));
            }
            prop_assert!(validate(Some(&sent), Options::of(api), &HOST).iter().all(|issue| !issue.is_error()));
        }
    }

    #[test]
    fn what_is_missing_is_all_that_partial_mode_forgives((api, view, _) in strategies::api_and_valid_view(strategies::secret()), mode in mode()) {
        let issues = support::validate(&view, Options { api, expected: None, mode });
        prop_assert!(issues.iter().all(|issue| !issue.is_error()), "{:?}", short(&issues));
        let mut rest = view.as_object().unwrap().clone();
        let type_name = rest["type"].as_str().unwrap().to_owned();
        rest.retain(|name, _| name == "type");
        let required = api.integration(&type_name).unwrap().fields.iter().filter(|field| field.required);
        let expected: Vec<String> = required.map(|field| format!("{} required", field.name)).collect();
        let found = support::validate(&rest.into(), Options::of(api));
        prop_assert_eq!(short(&found.into_iter().filter(Issue::is_error).collect::<Vec<_>>()), expected);
    }

    /// The order of the keys is the user's affair.
    #[test]
    fn the_order_of_keys_changes_nothing_but_that_of_unknown_ones((view, api, expected, mode) in call()) {
        let mut turned: Vec<_> = view.as_object().unwrap().clone().into_iter().collect();
        turned.reverse();
        let turned = serde_json::Map::from_iter(turned).into();
        let of = |view: &serde_json::Value| {
            let mut found = short(&support::validate(view, Options { api, expected, mode }));
            found.sort();
            found
        };
        prop_assert_eq!(of(&view), of(&turned));
    }

    #[test]
    fn one_field_says_what_the_whole_view_says_of_it((view, api, expected, mode) in call()) {
        let Some(integration) = expected.or(view["type"].as_str()).and_then(|name| api.integration(name)) else { return Ok(()) };
        let mut view = view.as_object().unwrap().clone();
        view.insert("type".to_owned(), integration.type_name.into());
        let whole = support::validate(&view.clone().into(), Options { api, expected, mode });
        let names: Vec<&str> = view.keys().map(String::as_str).chain(integration.fields.iter().map(|field| field.name)).collect();
        for name in names.into_iter().filter(|name| *name != "type") {
            let given = view.get(name).map(value);
            let alone = validate_field(integration.type_name, name, given.as_ref(), Options { mode, ..Options::of(api) }, &HOST);
            let of_whole: Vec<&Issue> = whole.iter().filter(|issue| issue.path == [name]).collect();
            prop_assert_eq!(alone.iter().collect::<Vec<_>>(), of_whole, "{}", name);
        }
    }
}
