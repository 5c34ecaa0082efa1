//! The table against the fixtures, so that a new service cannot come without one.

use atlas_integrations::core::table::VERSIONS;

use super::support::fixtures;

#[test]
fn every_service_has_a_fixture_and_every_fixture_a_service() {
    for fixture in fixtures::of_all_versions() {
        let name = &fixture.type_name;
        assert!(!fixture.request.is_empty() && !fixture.returned.is_empty() && !fixture.invalid.is_empty(), "{name}");
        let cases = fixture.request.iter().chain(&fixture.returned).chain(&fixture.invalid);
        assert!(cases.into_iter().all(|case| case.view["type"] == **name), "{name}");
    }
    for api in VERSIONS {
        for file in std::fs::read_dir(fixtures::folder().join(api.version)).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let known = name.strip_suffix(".json").is_some_and(|stem| api.integration(stem).is_some());
            assert!(known, "tests/fixtures/{}/{name} is of no service of the table", api.version);
        }
    }
}

/// What the fixtures of a service must show, so that a new service cannot come without.
#[test]
fn fixtures_show_all_that_can_be_sent_and_returned() {
    for fixture in fixtures::of_all_versions() {
        let name = &fixture.type_name;
        let integration = fixture.api.integration(name).unwrap();
        for field in integration.fields {
            assert!(
                fixture.request.iter().any(|case| case.view.get(field.name).is_some()),
                "{name} sends {}",
                field.name
            );
            let refused = fixture.invalid.iter().flat_map(|case| &case.issues);
            let mut refused = refused.filter(|issue| issue.path == [field.name]);
            let masks = refused.clone().any(|issue| issue.code == "masked_secret");
            let elsewhere = ["SLACK", "OPS_GENIE", "VICTOR_OPS", "FLOWDOCK"].contains(&name.as_str());
            assert!(masks || elsewhere || !field.is_masked(), "{name} refuses a mask in {}", field.name);
            assert!(refused.next().is_some(), "{name} refuses something in {}", field.name);
        }
        for field in integration.returned {
            assert!(
                fixture.returned.iter().any(|case| case.view.get(field.name).is_some()),
                "{name} returns {}",
                field.name
            );
            let omitted = fixture.returned.iter().any(|case| case.view.get(field.name).is_none());
            assert_eq!(omitted, !field.always, "{name} may omit {}", field.name);
        }
        assert!(fixture.returned.iter().any(|case| case.view.get("id").is_some()), "{name} returns an id");
    }
}
