//! Validation: whatever a view is, the issues have their place and reason, are in order, and never contain a value.

use atlas_integrations::core::check::{Mode, Options, validate, validate_field};
use atlas_integrations::core::issue::{Issue, to_values};
use atlas_integrations::core::table::{Api, Integration};
use atlas_integrations::core::value::Value;

use crate::input::{Input, MARK};
use crate::json;
use crate::platform::HOST;
use crate::seeds::SEEDS;

pub fn check(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let api = input.api();
    let view = json::value(&input.view(&SEEDS.views));
    let odd = input.odd_text();
    let types: Vec<&str> = api.integrations.iter().map(|service| service.type_name).chain([odd.as_str()]).collect();
    let expected = input.once_in(3).then(|| *input.pick(&types));
    let of = |view: &Value, mode| validate(view.as_object(), Options { api, expected, mode }, &HOST);

    let full = of(&view, Mode::Full);
    let partial = of(&view, Mode::Partial);
    assert!(partial.iter().all(|issue| full.contains(issue)), "{partial:?} of {full:?}");
    let service = expected.or(view.text("type")).and_then(|name| api.integration(name));
    assert_paths(&full, &view, service);
    let by_type = view.as_object().is_some() && !full.iter().any(|issue| issue.detail.code() == "unknown_type");
    if let Some(service) = service.filter(|_| by_type) {
        assert_fields_agree(api, &full, &view, service);
    }
    assert_nothing_repeated(&of(&marked(&view), Mode::Full));
    assert_nothing_repeated(&of(&marked(&view), Mode::Partial));
}

/// Paths are those of fields, `type` first, then in the table's order, unknown names last; one error at most for each.
fn assert_paths(issues: &[Issue], view: &Value, service: Option<&Integration>) {
    let Some(entries) = view.as_object() else {
        assert!(matches!(issues, [issue] if issue.path.is_empty()), "{issues:?}");
        return;
    };
    let mut last = 0;
    for (index, issue) in issues.iter().enumerate() {
        let [name] = issue.path.as_slice() else { panic!("{issue:?}") };
        let fields = service.map_or(&[][..], |service| service.fields);
        let place = match fields.iter().position(|field| field.name == name) {
            _ if name == "type" => 0,
            Some(at) => at + 1,
            None => fields.len() + 1,
        };
        assert!(place >= last, "{issues:?}");
        assert!(place <= fields.len() || entries.iter().any(|(key, _)| key == name), "{issue:?} is no field");
        last = place;
        let same = |other: &&Issue| other.path == issue.path && (issue.is_error() || other.is_error());
        assert!(issue.path == ["type"] || issues[..index].iter().find(same).is_none(), "{issues:?}");
    }
}

/// A form that validates field by field gets the same issues.
fn assert_fields_agree(api: &'static Api, issues: &[Issue], view: &Value, service: &Integration) {
    let names = service.fields.iter().map(|field| field.name);
    let keys = view.as_object().unwrap_or_default().iter().map(|(key, _)| key.as_str());
    for name in names.chain(keys).filter(|name| *name != "type") {
        let alone = validate_field(
            service.type_name,
            name,
            view.get(name),
            Options { mode: Mode::Full, ..Options::of(api) },
            &HOST,
        );
        let together: Vec<Issue> = issues.iter().filter(|issue| issue.path == [name]).cloned().collect();
        assert_eq!(alone, together, "{name}");
    }
}

/// The view with a mark at the end of each of its texts.
fn marked(view: &Value) -> Value {
    let mut marked = view.clone();
    marked.rewrite(&|text| format!("{text}{MARK}"));
    marked
}

fn assert_nothing_repeated(issues: &[Issue]) {
    // A name may occur, as the path.
    let of_values = issues.iter().filter(|issue| !issue.path.concat().contains(MARK)).cloned().collect::<Vec<_>>();
    let shown = format!("{}{of_values:?}", json::json(&to_values(&of_values)));
    assert!(!shown.contains(MARK), "{shown}");
}
