//! A service account's two requests, to get a token and to revoke one. They are sent like all other requests.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::address::url;
use super::answer::Incoming;
use super::call::{Call, Caller};
use super::exchange::Exchange;
use super::span::Span;
use crate::core::auth::oauth::{self, Account, FormRequest, Token};
use crate::core::operation::Operation;
use crate::core::request::{AtlasRequest, Prepared, RequestHeaders};
use crate::core::response::Response;
use crate::core::secret::Secret;
use crate::core::text::borrowed;
use crate::js::convert;
use crate::js::error::Thrown;
use crate::js::headers::header;
use crate::js::host::now_ms;
use crate::js::options::ClientOptions;
use crate::js::options::auth::{ClientSecret, check_client_secret};
use crate::js::platform::JsPlatform;

/// A token, or why there is none.
pub type Granted = Result<Token, Thrown>;

/// The service account, with the options for its requests.
pub struct ServiceAccount {
    options: Rc<ClientOptions>,
    client_id: String,
    client_secret: ClientSecret,
    /// Texts to scrub from foreign text. If a function returns the secret, it is added after the call.
    secrets: RefCell<Vec<String>>,
    /// The same for the last token.
    token_secrets: RefCell<Vec<String>>,
}

impl ServiceAccount {
    pub fn new(options: &Rc<ClientOptions>, client_id: &str, client_secret: &ClientSecret) -> Self {
        let account = ServiceAccount {
            options: Rc::clone(options),
            client_id: client_id.to_owned(),
            client_secret: client_secret.clone(),
            secrets: RefCell::default(),
            token_secrets: RefCell::default(),
        };
        if let ClientSecret::Text(secret) = client_secret {
            account.with(secret.reveal());
        }
        account
    }

    pub fn options(&self) -> &ClientOptions {
        &self.options
    }

    /// The time that one request may take.
    pub fn span(&self) -> Result<Span, Thrown> {
        Ok(Span::start(&self.options.transport, self.options.timeout_ms, None)?)
    }

    pub fn secrets(&self) -> Vec<String> {
        let mut secrets = self.secrets.borrow().clone();
        secrets.extend_from_slice(&self.token_secrets.borrow());
        secrets
    }

    /// Sends one request for a token.
    pub async fn ask(&self, span: Span) -> Granted {
        let (answer, secrets) = self.send(oauth::token(), None, span).await?;
        let body = answer.body.as_string().unwrap_or_default();
        let response = Response {
            api: self.options.api,
            status: answer.status,
            header: &|name| header(&answer.headers, name),
            body: &body,
            now_ms: now_ms(),
            service: None,
        };
        let token = oauth::read(response, &borrowed(&secrets), &JsPlatform)?;
        self.token_secrets.replace(token.secrets());
        Ok(token)
    }

    /// Sends one request to revoke a token.
    pub async fn revoke(&self, token: &Secret, span: Span) -> Result<(), Thrown> {
        self.send(oauth::revoke(token.reveal()), Some(token), span).await?;
        Ok(())
    }

    /// The answer, and the texts to scrub from it.
    async fn send(
        &self,
        form: FormRequest,
        token: Option<&Secret>,
        span: Span,
    ) -> Result<(Incoming, Vec<String>), Thrown> {
        let call = self.call(form);
        if let Some(token) = token {
            call.conceal(token.reveal());
        }
        let exchange = Exchange { options: &self.options, call: &call, span };
        let account = self.account(&exchange).await?;
        for secret in self.secrets() {
            call.conceal(&secret);
        }
        let url = url(&self.options, &call)?;
        let answer = exchange.send(&url, Some(account.basic().reveal().to_owned())).await?;
        Ok((answer, call.secrets.take()))
    }

    /// A call without a caller and without a logger. Its operation does not matter.
    fn call(&self, form: FormRequest) -> Call {
        let headers = RequestHeaders {
            accept: Some("application/json"),
            content_type: Some("application/x-www-form-urlencoded"),
        };
        let request = AtlasRequest {
            operation: Operation::Get,
            method: "POST",
            url: [&self.options.origin, form.path].concat(),
            path: form.path.to_owned(),
            headers,
            body: Some(form.body),
        };
        let (group_id, api) = (String::new(), self.options.api);
        let prepared = Prepared { api, request, group_id, type_name: None, service: None, warnings: vec![] };
        Call::new(prepared, self.options.header_secrets.clone(), &Caller::default())
    }

    /// The account, with the given secret or with the one that the user's function returns, perhaps as a promise.
    async fn account(&self, exchange: &Exchange<'_>) -> Result<Account, Thrown> {
        let give = match &self.client_secret {
            ClientSecret::Text(secret) => return Ok(self.with(secret.reveal())),
            ClientSecret::From(give) => give,
        };
        let given = convert::call(give, &JsValue::UNDEFINED, &JsValue::UNDEFINED);
        let secret = exchange.wait_for(given, "the function that gives the client secret failed").await?;
        let secret = secret.as_string().unwrap_or_default();
        check_client_secret(&secret)?;
        Ok(self.with(&secret))
    }

    fn with(&self, secret: &str) -> Account {
        let account = Account::new(&self.client_id, secret);
        self.secrets.replace(account.secrets().map(|secret| secret.reveal().to_owned()).to_vec());
        account
    }
}
