//! Everything that can fail, one variant per failure, each with the code that JavaScript sees.

use super::auth::digest::DigestError;
use super::issue::{Issue, to_values};
use super::text::{decimal, join};
use super::value::{Object, Value};

/// A failure of a call. No variant holds a secret, and none is shown.
#[derive(Debug, Clone)]
pub enum Error {
    /// The input can't be sent.
    Validation(Vec<Issue>),
    /// The answer has a status of 400 or above.
    Api(Box<ApiError>),
    /// A challenge that can't be answered.
    Digest(DigestError),
    /// The answer is not one of Atlas's.
    ResponseFormat(ResponseFormat),
    /// The request could not be sent, or its answer not be read.
    Network(&'static str),
    /// Neither the platform nor anybody else could send it, so that another attempt would fail alike.
    Unsendable(&'static str),
    /// An attempt took longer than `timeoutMs`.
    Timeout {
        /// How long an attempt may take, in milliseconds.
        timeout_ms: f64,
    },
    /// The caller's signal aborted.
    Aborted,
    /// The caller's signal aborted because its own time was over, as that of `AbortSignal.timeout` does.
    Expired,
    /// A 401 that says more than its body does.
    Authentication(Box<ApiError>, &'static str),
}

/// What was said of a request that was refused, by Atlas or by something on the way to it. Absent parts are absent.
#[derive(Debug, Default, Clone)]
pub struct ApiError {
    /// The HTTP status, 400 to 599.
    pub status: u16,
    /// Atlas's own code, such as `INTEGRATION_NOT_CONFIGURED`.
    pub error_code: Option<String>,
    /// Atlas's own sentence.
    pub detail: Option<String>,
    /// The words that belong to the status.
    pub reason: Option<String>,
    /// What the sentence is about, as Atlas sent it.
    pub parameters: Option<Value>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// Milliseconds, from `Retry-After`.
    pub retry_after_ms: Option<f64>,
    /// A 400 that names a field, for the form.
    pub issues: Vec<Issue>,
    /// Whether the answer is JSON as Atlas writes it. Anything else may come from a proxy, gateway or firewall on the way.
    pub from_atlas: bool,
    /// As the server named it; of an answer that is not from Atlas.
    pub content_type: Option<String>,
    /// Whether a request that was repeated met what an earlier attempt of it may have done.
    pub after_retry: bool,
}

/// An answer that is not one of Atlas's.
#[derive(Debug, Clone)]
pub struct ResponseFormat {
    /// The HTTP status; 0 where a browser hides a redirect.
    pub status: u16,
    /// As the server named it.
    pub content_type: Option<String>,
    /// The end of the sentence that says what is wrong.
    pub why: &'static str,
}

impl Error {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Validation(_) => "validation",
            Error::Api(error) => error.code(),
            Error::Authentication(..) => "authentication",
            Error::Digest(_) => "digest",
            Error::ResponseFormat(_) => "response_format",
            Error::Network(_) | Error::Unsendable(_) => "network",
            Error::Timeout { .. } | Error::Expired => "timeout",
            Error::Aborted => "aborted",
        }
    }

    /// What people read: lower case, no full stop, no secret.
    pub fn message(&self) -> String {
        match self {
            Error::Validation(issues) => together(issues),
            Error::Api(error) => error.message(),
            Error::Authentication(error, why) => [&error.summary(), ": ", why].concat(),
            Error::Digest(error) => error.message(),
            Error::ResponseFormat(error) => error.message(),
            Error::Network(what) | Error::Unsendable(what) => (*what).to_owned(),
            Error::Timeout { timeout_ms } => ["no answer within ", &decimal(*timeout_ms as u64), " ms"].concat(),
            Error::Aborted => "the call was aborted".to_owned(),
            Error::Expired => "the time of the call's `signal` was over before an answer came".to_owned(),
        }
    }

    /// The status of the answer, where that is what went wrong.
    pub fn status(&self) -> Option<u16> {
        match self {
            Error::Api(error) | Error::Authentication(error, _) => Some(error.status),
            Error::ResponseFormat(format) if format.status > 0 => Some(format.status),
            _ => None,
        }
    }

    /// All that JavaScript needs to make an error of it: `code`, `message` and the fields of its class.
    pub fn to_value(&self) -> Value {
        self.to_value_with(None)
    }

    /// The same, with a plain copy of what caused it: `{ name, message, code, cause }` of an error, or a text. The message of a
    /// network failure ends with the platform's own words, since its kind alone says nothing of what to do.
    pub fn to_value_with(&self, cause: Option<Value>) -> Value {
        if let Error::Validation(issues) = self {
            return refusal(issues);
        }
        let mut message = self.message();
        if let (Error::Network(_) | Error::Unsendable(_), Some(cause)) = (self, &cause) {
            let words = one_line(words(cause).unwrap_or_default());
            if !words.is_empty() {
                message = [&message, ": ", words.strip_suffix(".").unwrap_or(&words)].concat();
            }
        }
        let mut data = Object::default();
        data.text("code", self.code());
        data.text("message", &message);
        if let Some(cause) = cause {
            data.put("cause", cause);
        }
        match self {
            Error::Api(api) | Error::Authentication(api, _) => api.put_into(&mut data),
            Error::ResponseFormat(format) => {
                data.number("status", format.status.into());
                data.maybe("contentType", format.content_type.as_deref());
            }
            _ => {}
        }
        data.build()
    }
}

impl ApiError {
    /// The stable code, by the status.
    pub fn code(&self) -> &'static str {
        match self.status {
            401 => "authentication",
            429 => "rate_limited",
            _ => "api",
        }
    }

    /// What people read: status, code and sentence; or that it is not Atlas who says so.
    pub fn message(&self) -> String {
        let hint = if self.from_atlas { "" } else { ": a proxy, gateway or firewall on the way may have given it" };
        [self.summary().as_str(), hint].concat()
    }

    fn summary(&self) -> String {
        if !self.from_atlas {
            return [&describe(self.status, self.content_type.as_deref()), " is no JSON of Atlas's"].concat();
        }
        let status = decimal(self.status.into());
        let code = &one_line(self.error_code.as_deref().unwrap_or_default());
        let detail = &one_line(self.detail.as_deref().or(self.reason.as_deref()).unwrap_or_default());
        let space = if code.is_empty() { "" } else { " " };
        let colon = if detail.is_empty() { "" } else { ": " };
        ["Atlas answered ", &status, space, code, colon, detail.strip_suffix(".").unwrap_or(detail)].concat()
    }

    fn put_into(&self, data: &mut Object) {
        data.number("status", self.status.into());
        data.maybe("errorCode", self.error_code.as_deref());
        data.maybe("detail", self.detail.as_deref());
        data.maybe("reason", self.reason.as_deref());
        if let Some(parameters) = &self.parameters {
            data.put("parameters", parameters.clone());
        }
        data.bool("retryable", self.retryable);
        if let Some(ms) = self.retry_after_ms {
            data.number("retryAfterMs", ms);
        }
        data.put("issues", to_values(&self.issues));
        data.bool("fromAtlas", self.from_atlas);
        if self.after_retry {
            data.bool("afterRetry", true);
        }
    }
}

/// The data of the error for input that can't be sent, as [`Error::to_value`] gives it; alone it needs no other error's words.
pub fn refusal(issues: &[Issue]) -> Value {
    let mut data = Object::default();
    data.text("code", "validation");
    data.text("message", &together(issues));
    data.put("issues", to_values(issues));
    data.build()
}

fn together(issues: &[Issue]) -> String {
    let mut messages = Vec::new();
    for issue in issues {
        messages.push(issue.message.as_str());
    }
    join(&messages, "; ")
}

/// What says most in little of a chain of causes: the first code, or else the words of the last one that has any.
fn words(cause: &Value) -> Option<&str> {
    let inner = cause.get("cause");
    cause.text("code").or_else(|| inner.and_then(words)).or_else(|| cause.text("message"))
}

/// A server's words as a terminal and a log line can bear them; the error's fields have them as they came.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for c in text.chars().take(LONGEST_DETAIL) {
        line.push(if c.is_control() { ' ' } else { c });
    }
    line
}

/// In characters: Atlas's own are a sentence or two.
const LONGEST_DETAIL: usize = 1_000;

impl ResponseFormat {
    fn message(&self) -> String {
        // What is like no answer at all has no status, and an opaque redirect hides it.
        if self.status == 0 {
            return ["the answer ", self.why].concat();
        }
        [&describe(self.status, self.content_type.as_deref()), " ", self.why].concat()
    }
}

/// An answer by what came before its body.
fn describe(status: u16, content_type: Option<&str>) -> String {
    let status = decimal(status.into());
    let [and, content_type, end] = match content_type {
        Some(content_type) => [" and content type `", content_type, "`"],
        None => ["", "", ""],
    };
    ["the answer, with status ", &status, and, content_type, end, ","].concat()
}
