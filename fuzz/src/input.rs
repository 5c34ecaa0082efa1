//! Inputs from a fuzzer's bytes: which seed, and how it is changed. So even random bytes reach deep into the code,
//! and every byte that coverage guides matters.

use arbitrary::Unstructured;
use atlas_integrations::core::table::{Api, VERSIONS};
use serde_json::{Map, Value};

use crate::seeds::SEEDS;

/// Bytes read as choices. Once they have run out, every choice is the first one.
pub struct Input<'a>(Unstructured<'a>);

/// A mark that no service produces itself, to be searched for in outputs that must not contain texts of the input.
pub const MARK: &str = "zqmarkzq";

/// Texts with a special meaning for some check or printer.
const ODD_TEXTS: &[&str] = &[
    "",
    " ",
    "\u{a0}\u{feff}",
    "\u{85}",
    "****",
    "****cdef",
    "****************************cdef",
    "****abcde",
    "US",
    "EU",
    "DATADOG",
    "datadog",
    "0123456789abcdef0123456789abcdef",
    " made-up ",
    "null",
    "__proto__",
    "https://hooks.example.com/x",
    "https://hooks.example.com/****2101",
    "HTTP://user:made-up@hooks.example.com:8080/a?b=c#d",
    "https:\\\\hooks.example.com",
    "ht\ntps://hooks.example.com",
    "https://例え.example/ü",
    "https://[::1]/",
    "//hooks.example.com",
    "5d791c84ff7a2522cc4f9aa1",
];

const PIECES: &[&str] =
    &["*", " ", "'", "\"", "\\", "\n", "\0", "é", "✓", "\u{feff}", "/", ":", "?", "#", "@", "%", ".."];

impl<'a> Input<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Input(Unstructured::new(bytes))
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0.int_in_range(0..=end.saturating_sub(1)).unwrap_or(0)
    }

    /// True once in this many times, and never when the bytes have run out.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 1
    }

    pub fn pick<'b, T>(&mut self, from: &'b [T]) -> &'b T {
        &from[self.below(from.len())]
    }

    /// A version of the API.
    pub fn api(&mut self) -> &'static Api {
        VERSIONS[self.below(VERSIONS.len())]
    }

    pub fn number(&mut self) -> u64 {
        self.0.arbitrary().unwrap_or_default()
    }

    /// Any text, short; bytes that are not UTF-8 become `�`.
    pub fn raw(&mut self) -> String {
        let length = self.below(12).min(self.0.len());
        String::from_utf8_lossy(self.0.bytes(length).unwrap_or_default()).into_owned()
    }

    /// One of the seeds, with pieces and other texts put in, and parts of it cut out or doubled.
    pub fn text(&mut self, seeds: &[impl AsRef<str>], pieces: &[&str]) -> String {
        let mut text = self.pick(seeds).as_ref().to_owned();
        for _ in 0..self.below(6) {
            let begin = self.place(&text);
            let end = begin + self.place(&text[begin..]);
            match self.below(5) {
                0 => text.insert_str(begin, self.piece(pieces)),
                1 => text.insert_str(begin, &self.raw()),
                2 => text.replace_range(begin..end, ""),
                3 => text.replace_range(begin..end, self.piece(pieces)),
                _ => {
                    let part = text[begin..end].to_owned();
                    text.insert_str(end, &part);
                }
            }
        }
        text
    }

    fn piece<'b>(&mut self, pieces: &[&'b str]) -> &'b str {
        pieces[self.below(pieces.len())]
    }

    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    /// A text similar to a valid value of a field or option.
    pub fn odd_text(&mut self) -> String {
        self.text(ODD_TEXTS, PIECES)
    }

    /// Any JSON, not deep.
    pub fn json(&mut self, depth: usize) -> Value {
        match self.below(if depth > 0 { 10 } else { 8 }) {
            0..3 => self.odd_text().into(),
            3 => self.pick(&[Value::Null, true.into(), false.into()]).clone(),
            4 => (self.below(600) as f64).into(),
            5 => f64::from_bits(self.number()).into(),
            6 => (self.number() >> 11).into(),
            7 => self.raw().into(),
            8 => (0..self.below(4)).map(|_| self.json(depth - 1)).collect(),
            _ => (0..self.below(4)).map(|_| (self.name(), self.json(depth - 1))).collect::<Map<_, _>>().into(),
        }
    }

    /// The name of a field, or nearly one.
    pub fn name(&mut self) -> String {
        match self.below(8) {
            1 => self.text(&SEEDS.names, PIECES),
            2 => self.raw(),
            _ => self.pick(&SEEDS.names).clone(),
        }
    }

    /// A view of a fixture, with some entries changed, removed or added.
    pub fn view(&mut self, seeds: &[Value]) -> Value {
        let mut view = self.pick(seeds).clone();
        for _ in 0..self.below(5) {
            let Value::Object(entries) = &mut view else { return view };
            match self.below(4) {
                0 => drop(entries.insert(self.name(), self.json(1))),
                1 => drop(entries.insert(self.name(), self.odd_text().into())),
                2 if !entries.is_empty() => {
                    let at = self.below(entries.len());
                    let name = entries.keys().nth(at).cloned();
                    entries.shift_remove(&name.unwrap_or_default());
                }
                _ => entries.values_mut().for_each(|value| {
                    if let (Value::String(text), true) = (value, self.once_in(3)) {
                        *text = self.text(&[&*text], PIECES);
                    }
                }),
            }
        }
        if self.once_in(40) { self.json(2) } else { view }
    }
}
