//! The two requests, and how the account shows in them.

use atlas_integrations::core::auth::oauth::{Account, revoke, token};

#[test]
fn a_token_is_asked_for_with_a_form() {
    let request = token();
    assert_eq!(request.path, "/api/oauth/token");
    assert_eq!(request.body.reveal(), "grant_type=client_credentials");
}

#[test]
fn a_token_is_revoked_as_one_of_access() {
    let request = revoke("eyJ.made_up-token~+/=");
    assert_eq!(request.path, "/api/oauth/revoke");
    assert_eq!(request.body.reveal(), "token=eyJ.made_up-token%7E%2B%2F%3D&token_type_hint=access_token");
}

/// `printf 'mdb_sa_id_made_up:mdb_sa_sk_made_up' | base64`: raw, with every `_` as it is.
#[test]
fn id_and_secret_go_raw_into_basic() {
    let account = Account::new("mdb_sa_id_made_up", "mdb_sa_sk_made_up");
    assert_eq!(account.basic().reveal(), "Basic bWRiX3NhX2lkX21hZGVfdXA6bWRiX3NhX3NrX21hZGVfdXA=");
}

#[test]
fn nothing_of_it_is_printed() {
    let account = Account::new("mdb_sa_id_made_up", "mdb_sa_sk_made_up");
    let printed = format!("{account:?} {:?} {:?}", account.basic(), revoke("made-up-token"));
    for secret in ["mdb_sa_sk_made_up", "bWRi", "made-up-token"] {
        assert!(!printed.contains(secret), "{printed}");
    }
    assert_eq!(account.secrets().map(|secret| secret.reveal().to_owned())[0], "mdb_sa_sk_made_up");
}
