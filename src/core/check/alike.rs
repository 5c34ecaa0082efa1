//! Patterns that group the texts of a field that the validator says the same of. Printed by the build; never in the wasm.

use crate::core::table::{Field, Kind, Likely};

/// Patterns (JavaScript's) of the texts of a field; the first that fits counts. `None` where there are none for its kind.
pub fn alike(field: &Field) -> Option<Vec<String>> {
    /// No white space around it, and no `*` at its start, which every mask has; or empty.
    const NO_MASK: &str = r"^(?:[^\s*](?:[^]*\S)?)?$";
    const MASK: &str = r"\*{4,}\w{0,4}$";
    /// Names that no URL parser reads as an address or as punycode, or finds too long.
    const ORIGIN: &str = r"^https?://(?=[^/:]{1,63}(?:[/:]|$))(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+(?::[0-9]{1,4})?";
    let any = String::new;
    Some(match field.kind {
        // Their names are Rust's too, so none means more in a pattern.
        Kind::Enum(options) => vec![["^(?:", &options.join("|"), ")$"].concat(), any()],
        // The last is what has no scheme.
        Kind::Url => {
            vec![[ORIGIN, r"(?:/[\w./?=&%~+,;:@-]*)?$"].concat(), [ORIGIN, "/", MASK].concat(), "^[^:]*$".to_owned()]
        }
        Kind::Text if field.secret => {
            let likely = (field.likely == Likely::Hex32).then(|| "^[0-9A-Fa-f]{32}$".to_owned());
            likely.into_iter().chain([NO_MASK.to_owned(), ["^", MASK].concat()]).collect()
        }
        Kind::Text => vec![any()],
        // Lengths, templates and what is no text are for the validator.
        _ => return None,
    })
}
