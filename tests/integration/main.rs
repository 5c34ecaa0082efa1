//! The table, against the page's own words and against the data that travels.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod fixtures;
mod page;
mod spec;
#[path = "../support/mod.rs"]
mod support;
mod views;

use std::collections::HashSet;

use atlas_integrations::core::table::Constant;
use atlas_integrations::core::table::Kind;
use atlas_integrations::core::table::VERSIONS;

#[test]
fn has_no_name_twice_and_a_label_for_each() {
    for api in VERSIONS {
        let types: HashSet<_> = api.integrations.iter().map(|integration| integration.type_name).collect();
        assert_eq!(types.len(), api.integrations.len(), "{}", api.version);
    }
    for integration in VERSIONS.iter().flat_map(|api| api.integrations) {
        let names: HashSet<_> = integration.fields.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), integration.fields.len(), "{}", integration.type_name);
        assert!(!names.contains("type"), "{}", integration.type_name);
        for field in integration.fields {
            assert!(!field.label.text.trim().is_empty(), "{} {}", integration.type_name, field.name);
            assert!(!field.help.text.trim().is_empty(), "{} {}", integration.type_name, field.name);
            if let Kind::Enum(options) = field.kind {
                assert!(
                    field.default.is_none_or(|default| options.iter().any(|option| default == Constant::Text(option))),
                    "{}",
                    field.name
                );
            }
        }
    }
}
