//! The words of the table: what a field is, and what a service is.

use serde::Serialize;

use crate::core::value::Value;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Free text.
    Text,
    /// Free text of so many characters.
    Sized(u64, u64),
    /// Many lines of text with placeholders of Atlas's own, such as `${id}`.
    Template,
    /// An absolute http or https URL. Not a secret as a whole, but what follows its origin is masked wherever secrets are.
    Url,
    /// One of these texts.
    Enum(&'static [&'static str]),
    /// True or false.
    Boolean,
    /// A whole number of this range.
    Integer(u64, u64),
    /// An origin, also with this path of the API behind it, as `baseUrl`.
    Origin(&'static str),
    /// 24 hexadecimal digits.
    GroupId,
    /// Whatever JavaScript can hold; looked at elsewhere.
    Anything,
}

/// What the live service is known to ask of a value beyond the page; a value that is not so gets a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likely {
    /// Nothing beyond the page.
    Anything,
    /// 32 hexadecimal digits.
    Hex32,
}

/// A value that stands in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Constant {
    /// A text.
    Text(&'static str),
    /// True or false.
    Flag(bool),
}

impl Constant {
    /// As JSON has it.
    pub fn value(self) -> Value {
        match self {
            Constant::Text(text) => Value::from(text),
            Constant::Flag(flag) => Value::Bool(flag),
        }
    }
}

/// Words for people: only what the build prints, so they weigh nothing in the wasm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The words themselves.
    #[cfg(not(target_arch = "wasm32"))]
    pub text: &'static str,
}

impl Words {
    /// The words, or nothing in wasm.
    pub const fn new(_text: &'static str) -> Self {
        Words {
            #[cfg(not(target_arch = "wasm32"))]
            text: _text,
        }
    }
}

/// One field of a service's view, as it is sent.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be sent.
    pub required: bool,
    /// Whether it must not be shown.
    pub secret: bool,
    /// What the live service asks of it beyond the page.
    pub likely: Likely,
    /// What Atlas takes where an optional field is not sent. It is never sent unless given.
    pub default: Option<Constant>,
    /// What a form calls it.
    pub label: Words,
    /// The page's own description.
    pub help: Words,
    /// What an empty input shows.
    pub placeholder: Words,
}

/// A field of free text. This and the next ones are how the table's rows begin.
pub const fn text(label: &'static str) -> Field {
    Field {
        name: "",
        kind: Kind::Text,
        required: false,
        secret: false,
        likely: Likely::Anything,
        default: None,
        label: Words::new(label),
        help: Words::new(""),
        placeholder: Words::new(""),
    }
}

/// A field that must not be shown.
pub const fn secret(label: &'static str) -> Field {
    Field { secret: true, ..text(label) }
}

/// A field that holds a URL.
pub const fn url(label: &'static str) -> Field {
    Field { kind: Kind::Url, ..text(label) }
}

/// A field that holds one of `options`.
pub const fn one_of(options: &'static [&'static str], label: &'static str) -> Field {
    Field { kind: Kind::Enum(options), ..text(label) }
}

/// A field of free text that has so many characters.
pub const fn sized(min: u64, max: u64, label: &'static str) -> Field {
    Field { kind: Kind::Sized(min, max), ..text(label) }
}

/// A field that is true or false.
pub const fn flag(label: &'static str) -> Field {
    Field { kind: Kind::Boolean, ..text(label) }
}

/// A template: it may name secrets of the service that reads it, so it must not be shown.
pub const fn template(label: &'static str) -> Field {
    Field { kind: Kind::Template, ..secret(label) }
}

impl Field {
    /// What an empty input shows.
    pub const fn placeholder(self, text: &'static str) -> Self {
        Field { placeholder: Words::new(text), ..self }
    }

    /// What Atlas takes where it is not sent.
    pub const fn default(self, value: &'static str) -> Self {
        Field { default: Some(Constant::Text(value)), ..self }
    }

    /// False where it is not sent.
    pub const fn off(self) -> Self {
        Field { default: Some(Constant::Flag(false)), ..self }
    }

    /// Warn where the value is not 32 hexadecimal digits.
    pub const fn hex32(self) -> Self {
        Field { likely: Likely::Hex32, ..self }
    }

    /// Puts the row's name and doc comment in; the table does it for every row.
    pub(super) const fn row(self, name: &'static str, help: &'static str, required: bool) -> Self {
        Field { name, help: Words::new(help), required, ..self }
    }

    /// Whether its value is masked wherever secrets are, as a whole or in part.
    pub const fn is_masked(&self) -> bool {
        self.secret || matches!(self.kind, Kind::Url)
    }
}

/// A field that no form shows: a query parameter or an option.
pub const fn option(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, ..text("") }
}

/// An option that must be there, as text.
pub const fn required(name: &'static str) -> Field {
    Field { required: true, ..option(name, Kind::Text) }
}

/// Whether a service can still be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It can be set up and works.
    Current,
    /// It works, or half, and will end.
    Deprecated,
    /// It has ended: nothing receives what Atlas would send.
    Retired,
}

impl Status {
    /// As JavaScript sees it.
    pub fn name(self) -> &'static str {
        match self {
            Status::Current => "current",
            Status::Deprecated => "deprecated",
            Status::Retired => "retired",
        }
    }
}

/// A field as Atlas returns it.
#[derive(Debug, Clone, Copy)]
pub struct ReturnedField {
    /// The name on the wire.
    pub name: &'static str,
    /// Whether the page says that it is always there.
    pub always: bool,
    /// Whether the live service returns null where nothing is set.
    pub nullable: bool,
    /// The page's own description.
    pub help: Words,
}

/// Whether a row's type is [`Nullable`](super::returned::Nullable), which a block says by that name.
pub(super) const fn is_nullable(type_name: &str) -> bool {
    matches!(type_name.as_bytes(), [b'N', b'u', b'l', b'l', b'a', b'b', b'l', b'e', ..])
}

/// All about one service.
#[derive(Debug)]
pub struct Integration {
    /// The `{INTEGRATION-TYPE}` of the path and the `type` of the body.
    pub type_name: &'static str,
    /// The service's own name.
    pub service: &'static str,
    /// Whether it can still be used.
    pub status: Status,
    /// What the status, or the way Atlas treats the service, means for the user; may be empty.
    pub note: &'static str,
    /// What is sent, without `type`: first what must be, then what may be.
    pub fields: &'static [Field],
    /// What comes back, without `type`. A field that is sent and not here is never returned.
    pub returned: &'static [ReturnedField],
}

impl Integration {
    /// The sent field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        find(self.fields, name)
    }

    /// Whether Atlas ever returns a field that was sent.
    pub fn returns(&self, name: &str) -> bool {
        self.returned.iter().any(|field| field.name == name)
    }
}

/// The field of this name.
pub fn find<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.name == name)
}
