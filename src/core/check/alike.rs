//! Patterns that group the texts of a field that the validator says the same of. Printed by the build; never in the wasm.

use crate::core::table::{Field, Kind, Likely, VERSIONS};

/// Patterns (JavaScript's) of the texts of a type's field; the first that fits counts. `None` where there are none for its kind.
pub fn alike(type_name: &str, field: &Field) -> Option<Vec<String>> {
    /// Printable ASCII without white space around it, that does not begin as masks (`*`) and placeholders do; or empty.
    const PLAIN: &str = r"^(?!undefined$|null$|[*<$(])(?:[!-~](?:[ -~]*[!-~])?)?$";
    /// What else is no blank, mask or placeholder, with no white space around it: something in it is no printable ASCII.
    const NOT_ASCII: &str = r"^(?!undefined$|null$|[*<$(\s])[^]*\S$";
    const MASK: &str = r"\*{4,}\w{0,4}$";
    /// Names that no URL parser reads as an address or as punycode, or finds too long.
    const ORIGIN: &str = r"^https?://(?=[^/:]{1,63}(?:[/:]|$))(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+(?::[0-9]{1,4})?";
    let any = String::new;
    Some(match field.kind {
        Kind::Enum(options) => {
            // What only another version allows is told so. The names are Rust's too, so none means more in a pattern.
            let one_of = |options: &[&str]| ["^(?:", &options.join("|"), ")$"].concat();
            let elsewhere = VERSIONS.iter().filter_map(|api| match api.field(type_name, field.name)?.kind {
                Kind::Enum(others) if others != options => Some(one_of(others)),
                _ => None,
            });
            [one_of(options)].into_iter().chain(elsewhere).chain([any()]).collect()
        }
        // The last is what has no scheme.
        Kind::Url => {
            vec![[ORIGIN, r"(?:/[\w./?=&%~+,;:@-]*)?$"].concat(), [ORIGIN, "/", MASK].concat(), "^[^:]*$".to_owned()]
        }
        Kind::Text if field.secret => {
            let likely = (field.likely == Likely::Hex32).then(|| "^[0-9A-Fa-f]{32}$".to_owned());
            likely.into_iter().chain([PLAIN.to_owned(), ["^", MASK].concat(), NOT_ASCII.to_owned()]).collect()
        }
        Kind::Text => vec![any()],
        // Lengths, templates and what is no text are for the validator.
        _ => return None,
    })
}
