//! How a block of the table becomes code: the views (and with them their TypeScript types), and the rows that all other code reads.

/// Expands the blocks of a version's file, such as `v1.rs`; the syntax is explained there.
macro_rules! integrations {
    (
        api $api:ident { $($of_api:ident: $in_api:expr),+ $(,)? }
        types $types:ident, $views:ident, $returned_views:ident, $list:ident;
        $(
        $(#[doc = $about:literal])+
        $wire:literal $constant:ident $variant:ident $service:literal $status:ident, $note:literal;
        $($(#[doc = $choice_doc:literal])+ enum $choice:ident { $($option:ident),+ })*
        sent $view:ident {
            must_send { $( $(#[doc = $must_doc:literal])+ $must:ident: $must_type:ty = $must_field:expr, )* }
            may_send { $( $(#[doc = $may_doc:literal])+ $may:ident: $may_type:ty = $may_field:expr, )* }
        }
        returned $returned:ident {
            returns { $( $(#[doc = $always_doc:literal])+ $always:ident: $always_type:ty, )* }
            may_return { $( $(#[doc = $maybe_doc:literal])+ $maybe:ident: $maybe_type:ty, )* }
        }
    )+) => {
        /// This version of the API.
        pub static $api: Api = Api {
            $($of_api: $in_api,)+
            #[cfg(not(target_arch = "wasm32"))]
            types: &[
                stringify!($types), stringify!($views), stringify!($returned_views), stringify!($list),
                $( $(stringify!($choice),)* stringify!($view), stringify!($returned), )+
            ],
            integrations: INTEGRATIONS,
        };

        static INTEGRATIONS: &[Integration] = &[$(
            Integration {
                type_name: $wire,
                service: $service,
                status: $status,
                note: $note,
                fields: &[
                    $( $must_field.row(stringify!($must), concat!($($must_doc),+), true), )*
                    $( $may_field.row(stringify!($may), concat!($($may_doc),+), false), )*
                ],
                returned: &[
                    $( ReturnedField { name: stringify!($always), always: true, nullable: is_nullable(stringify!($always_type)), help: Words::new(concat!($($always_doc),+)) }, )*
                    $( ReturnedField { name: stringify!($maybe), always: false, nullable: is_nullable(stringify!($maybe_type)), help: Words::new(concat!($($maybe_doc),+)) }, )*
                ],
            },
        )+];

        /// A third-party service: the `{INTEGRATION-TYPE}` of the path and the `type` of every view.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        pub enum $types { $( $(#[doc = $about])+ $constant, )+ }

        // In Rust the tag belongs to the union, since serde reads it only that way; in TypeScript it belongs to each
        // view, so that a view can be used alone.
        /// A view to send: one configuration of one service, distinguished by `type`.
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[cfg_attr(target_arch = "wasm32", serde(untagged))]
        #[cfg_attr(not(target_arch = "wasm32"), serde(tag = "type"))]
        pub enum $views { $(
            #[doc = concat!("Of ", $service, ".")]
            #[serde(rename = $wire)]
            $variant($view),
        )+ }

        /// A view that Atlas returns: secrets may be masked, and a type that this package does not know is an `UnknownView`.
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[cfg_attr(target_arch = "wasm32", serde(untagged))]
        #[cfg_attr(not(target_arch = "wasm32"), serde(tag = "type"))]
        pub enum $returned_views {
            $(
                #[doc = concat!("Of ", $service, ".")]
                #[serde(rename = $wire)]
                $variant($returned),
            )+
            /// A service that this package does not know.
            #[serde(untagged)]
            Unknown(UnknownView),
        }

        /// The configurations of a project: the answer to list, create and update.
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(rename_all = "camelCase")]
        pub struct $list {
            /// One view for each service that is set up, on this page.
            pub results: Vec<$returned_views>,
            /// How many services the project is integrated with; absent with `includeCount: false`.
            #[cfg_attr(target_arch = "wasm32", tsify(optional))]
            pub total_count: Option<u64>,
            /// Links to this and other pages; `[]` if Atlas sent none.
            pub links: Vec<Link>,
        }

        $(
            $(
                $(#[doc = $choice_doc])+
                #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
                #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
                #[allow(missing_docs, non_camel_case_types, reason = "the names are the service's own words")]
                pub enum $choice { $($option),+ }

                impl $choice {
                    /// All of them, in the order of Atlas's documentation.
                    pub const OPTIONS: &[&str] = &[$(stringify!($option)),+];
                }
            )*

            $(#[doc = $about])+
            ///
            /// The view to send.
            #[derive(serde::Serialize, serde::Deserialize)]
            #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
            #[serde(deny_unknown_fields)]
            #[cfg_attr(target_arch = "wasm32", serde(tag = "type", rename = $wire))]
            #[allow(non_snake_case)]
            pub struct $view {
                $( $(#[doc = $must_doc])+ pub $must: $must_type, )*
                $(
                    $(#[doc = $may_doc])+
                    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
                    #[serde(skip_serializing_if = "Option::is_none")]
                    pub $may: Option<$may_type>,
                )*
            }

            $(#[doc = $about])+
            ///
            /// The view that Atlas returns: secrets may be masked, and fields that are not listed here are kept.
            #[derive(serde::Serialize, serde::Deserialize)]
            #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
            #[cfg_attr(target_arch = "wasm32", serde(tag = "type", rename = $wire))]
            #[allow(non_snake_case)]
            pub struct $returned {
                /// Atlas's own identifier of the configuration. Not in the documentation of version 1.0, but the live service returns it.
                #[cfg_attr(target_arch = "wasm32", tsify(optional))]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub id: Option<Nullable<String>>,
                $( $(#[doc = $always_doc])+ pub $always: $always_type, )*
                $(
                    $(#[doc = $maybe_doc])+
                    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
                    #[serde(skip_serializing_if = "Option::is_none")]
                    pub $maybe: Option<$maybe_type>,
                )*
            }

            // Not derived: a view contains secrets, and a webhook's URL is secret except for its origin.
            impl std::fmt::Debug for $view {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(stringify!($view))
                }
            }

            impl std::fmt::Debug for $returned {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(stringify!($returned))
                }
            }
        )+
    };
}
pub(super) use integrations;
