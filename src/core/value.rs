//! A JSON-like value: the form in which `core` gets JavaScript's values.

use super::text::trim;

/// JavaScript's largest safe integer; as an upper bound it means that there is none.
pub const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// A value as it came in, or as it goes out. Objects keep the order of their keys.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// A plain object's entries.
    Object(Vec<(String, Value)>),
    /// Something that JSON cannot express: a function, a symbol, a big integer, a getter that throws.
    Other,
}

impl Value {
    /// The text, if the value is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries, if the value is an object.
    pub fn as_object(&self) -> Option<&[(String, Value)]> {
        match self {
            Value::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items; none if the value is not a list.
    pub fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value under `name`, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        find(self.as_object()?, name)
    }

    /// The text under `name`, if this is an object that has one there.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    /// Removes the value under `name` and returns it.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        let Value::Object(entries) = self else {
            return None;
        };
        let at = entries.iter().position(|(key, _)| key == name)?;
        Some(entries.remove(at).1)
    }

    /// Whether this means "not set", for forms and for Atlas: null or `""`.
    pub fn is_unset(&self) -> bool {
        matches!(self, Value::Null) || self.as_text() == Some("")
    }

    /// Whether a form would call this empty: null, `""` or only white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Value::Null => true,
            Value::Text(text) => trim(text).is_empty(),
            _ => false,
        }
    }

    /// Rewrites every text inside, and no key.
    pub fn rewrite(&mut self, change: &dyn Fn(&str) -> String) {
        match self {
            Value::Text(text) => *text = change(text),
            Value::List(items) => items.iter_mut().for_each(|item| item.rewrite(change)),
            Value::Object(entries) => entries.iter_mut().for_each(|(_, value)| value.rewrite(change)),
            _ => {}
        }
    }

    /// Rewrites every key inside, and no text.
    pub fn rename(&mut self, change: &dyn Fn(&str) -> String) {
        match self {
            Value::List(items) => items.iter_mut().for_each(|item| item.rename(change)),
            Value::Object(entries) => {
                for (name, value) in entries {
                    *name = change(name);
                    value.rename(change);
                }
            }
            _ => {}
        }
    }
}

/// The value under `name` in a flat list of entries.
pub fn find<'a>(entries: &'a [(String, Value)], name: &str) -> Option<&'a Value> {
    for (key, value) in entries {
        if key == name {
            return Some(value);
        }
    }
    None
}

// Any text may be a secret here, so `Debug` shows the shape and no text.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Value::Null => "Null",
            Value::Bool(_) => "Bool",
            Value::Number(_) => "Number",
            Value::Text(_) => "Text(****)",
            Value::List(_) => "List",
            Value::Object(_) => "Object",
            Value::Other => "Other",
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

/// A builder of objects, which core uses for all its results.
#[derive(Debug, Default)]
pub struct Object(Vec<(String, Value)>);

// Never inlined: there are many calls, and each would add a lot of machine code.
impl Object {
    /// Adds any value.
    #[inline(never)]
    pub fn put(&mut self, name: &str, value: Value) {
        self.0.push((name.to_owned(), value));
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(&mut self, name: &str, text: &str) {
        self.put(name, Value::from(text));
    }

    /// Adds a number.
    #[inline(never)]
    pub fn number(&mut self, name: &str, number: f64) {
        self.put(name, Value::Number(number));
    }

    /// Adds a flag.
    #[inline(never)]
    pub fn bool(&mut self, name: &str, flag: bool) {
        self.put(name, Value::Bool(flag));
    }

    /// Adds a text, if there is one.
    pub fn maybe(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// The finished object.
    pub fn build(self) -> Value {
        Value::Object(self.0)
    }
}

/// A list of texts.
pub fn texts(texts: &[&str]) -> Value {
    let mut items = Vec::new();
    for text in texts {
        items.push(Value::from(*text));
    }
    Value::List(items)
}
