//! The names of what a zone defines, and the conditions under which it does.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::Attribute;
use syn::ext::IdentExt;

use crate::{ast, plan};

/// The names of one zone's items.
pub(crate) struct Names<'z> {
    /// The by-hand zone.
    pub(crate) zone: &'z Ident,
    /// The allocator.
    pub(crate) heap: Ident,
    pub(crate) config: Ident,
    pub(crate) page: Ident,
    pub(crate) large_page: Ident,
    /// Conditions that hold for every item, such as `#[cfg(..)]`.
    pub(crate) conditions: Vec<&'z Attribute>,
}

impl<'z> Names<'z> {
    pub(crate) fn new(zone: &'z plan::Zone) -> Self {
        Self::with(&zone.name, Some(&zone.heap), &zone.attributes)
    }

    /// The names of a zone that is not checked yet.
    pub(crate) fn of(zone: &'z ast::Zone) -> Self {
        Self::with(&zone.name, zone.heap.as_ref(), &zone.attributes)
    }

    fn with(zone: &'z Ident, heap: Option<&Ident>, attributes: &'z [Attribute]) -> Self {
        let bare = zone.unraw();
        let named = |kind: &str| format_ident!("{bare}{kind}", span = zone.span());
        Self {
            zone,
            heap: heap.map_or_else(|| format_ident!("Safe{bare}", span = zone.span()), Ident::clone),
            config: named("Config"),
            page: named("Page"),
            large_page: named("LargePage"),
            conditions: attributes
                .iter()
                .filter(|attribute| attribute.path().is_ident("cfg"))
                .collect(),
        }
    }

    /// Every name, the zone's own first.
    pub(crate) fn all(&self) -> [&Ident; 5] {
        [self.zone, &self.heap, &self.page, &self.large_page, &self.config]
    }
}

/// A name for what the expansion binds.
///
/// A pattern that has the name of a static or a constant means that item, whatever its span; so no
/// name may be one that an author would choose.
pub(crate) fn local(name: &str, span: Span) -> Ident {
    format_ident!("__slabmalloc_{name}", span = span)
}
