//! Secrets and Rust's Debug: no type of core that may hold one shows it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::fmt::Debug;

use atlas_integrations::core::auth::digest::{Credentials, Session};
use atlas_integrations::core::check::Options;
use atlas_integrations::core::form::prepare;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::platform::Platform;
use atlas_integrations::core::request::Command;
use atlas_integrations::core::request::{Parts, build};
use atlas_integrations::core::response::{Response, parse};
use atlas_integrations::core::secret::Secret;
use atlas_integrations::core::table::{IntegrationView, ReturnedView, V1, V2, V2IntegrationView, V2ReturnedView};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::json;
use support::fixtures::Case;
use support::platform::HOST;
use support::{GROUP_ID, fixtures, json::value, strategies};

#[test]
fn a_secret_is_text_to_those_who_ask() {
    let secret = Secret::new("made-up");
    assert_eq!(secret.reveal(), "made-up");
    assert_eq!(serde_json::to_string(&secret).unwrap(), "\"made-up\"");
    assert_eq!(format!("{secret:?} {secret:#?}"), "Secret(****) Secret(****)");
}

/// What must not show of a fixture: its secrets, and what follows its URL's origin.
fn hidden(view: &serde_json::Value) -> Vec<String> {
    let secrets = atlas_integrations::core::redact::secrets_of(&value(view), &HOST);
    let texts = secrets.into_iter().filter(|text| text.len() > 3 && !text.to_lowercase().starts_with("http"));
    // A mask hides nothing, and a short one is part of what is printed instead of a secret.
    texts.filter(|text| !text.contains("****")).collect()
}

#[test]
fn views_show_no_secret_and_no_path_of_a_url() {
    for fixture in fixtures::all_of(&V1) {
        nothing_shows_as::<IntegrationView>(&fixture.type_name, &fixture.request);
        nothing_shows_as::<ReturnedView>(&fixture.type_name, &fixture.returned);
    }
    for fixture in fixtures::all_of(&V2) {
        nothing_shows_as::<V2IntegrationView>(&fixture.type_name, &fixture.request);
        nothing_shows_as::<V2ReturnedView>(&fixture.type_name, &fixture.returned);
    }
}

fn nothing_shows_as<View: DeserializeOwned + Debug>(type_name: &str, cases: &[Case]) {
    for case in cases {
        let view: View = serde_json::from_value(case.view.clone()).unwrap();
        let said = format!("{view:?}");
        assert!(hidden(&case.view).iter().all(|text| !said.contains(text)), "{type_name} {}: {said}", case.about);
    }
}

proptest! {
    #![proptest_config(support::cases(300))]

    #[test]
    fn nothing_that_holds_a_view_shows_its_secrets((api, view, secrets) in strategies::api_and_valid_view(strategies::secret())) {
        let text = view.to_string();
        let read = value(&view);
        let group_id = value(&json!(GROUP_ID));
        let parts = Parts { api, base_url: None, group_id: Some(&group_id), type_name: None, view: Some(&read), query: None };
        let request = build(Operation::Update, parts, &HOST).unwrap();
        let as_value = value(&serde_json::to_value(&request).unwrap());
        let list = json!({ "results": [view], "links": [] }).to_string();
        let response = Response { api, status: 200, header: &|_| None, body: &list, now_ms: 0.0, service: None };
        let edit = prepare(api, &read, &read, &HOST);
        let url = view["url"].as_str().or(view["microsoftTeamsWebhookUrl"].as_str()).and_then(|url| HOST.http_url(url));
        let said = [
            ("Value", format!("{read:?} {read:#?}")),
            ("Parts", format!("{parts:?}")),
            ("AtlasRequest", format!("{request:?}")),
            ("Command", format!("{:?}", Command::of(&as_value).unwrap())),
            ("Response", format!("{response:?}")),
            ("parse", format!("{:?}", parse(Operation::Update, response, &[], &HOST))),
            ("Edit", format!("{edit:?}")),
            ("HttpUrl", format!("{url:?}")),
            ("Issue", format!("{:?}", support::validate(&view, Options::of(api)))),
            ("view as text", format!("{:?}", Secret::new(text))),
        ];
        let shown: Vec<&str> = said.iter().filter(|(_, said)| secrets.iter().any(|secret| said.contains(secret))).map(|(name, _)| *name).collect();
        prop_assert_eq!(shown, Vec::<&str>::new());
    }

    #[test]
    fn credentials_show_neither_name_nor_password(user in strategies::secret(), password in strategies::secret()) {
        let said = format!("{:?} {:?}", Credentials::new(user.as_str(), password.as_str()), Session::new(Credentials::new(user.as_str(), password.as_str())));
        prop_assert!(!said.contains(&user) && !said.contains(&password));
    }
}
