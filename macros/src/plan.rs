//! A zone that can be expanded: checked as far as a macro can, defaults filled in, spans kept.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::ToTokens;
use slabmalloc_geometry::{Key, Plan};
use syn::{Attribute, Generics, Visibility};

use crate::ast::{CacheOwner, Harden, HugePages, Lock, OnMisuse, Oversize, Pager};

/// One zone. Nothing changes it any more.
pub(crate) struct Zone {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    /// The name of the allocator type.
    pub(crate) heap: Ident,
    pub(crate) generics: Generics,
    /// The keys that were written.
    pub(crate) keys: Vec<Ident>,
    pub(crate) numbers: Numbers,
    pub(crate) word: Option<Ident>,
    pub(crate) lock: Lock,
    pub(crate) pager: Option<Pager>,
    /// Only with the pager of the operating system.
    pub(crate) huge_pages: Option<HugePages>,
    pub(crate) oversize: Oversize,
    pub(crate) stats: bool,
    pub(crate) on_misuse: OnMisuse,
    pub(crate) harden: Harden,
    pub(crate) cache: Option<Caches>,
    pub(crate) shapes: Shapes,
}

/// Free slots kept by each thread or CPU.
pub(crate) struct Caches {
    pub(crate) owner: CacheOwner,
    /// The author's word for it.
    pub(crate) word: Ident,
    /// Bytes of a batch.
    pub(crate) batch: Amount,
}

/// The sizes and counts of a zone.
pub(crate) struct Numbers {
    pub(crate) base_page: Amount,
    pub(crate) large_page: LargePage,
    pub(crate) classes: Classes,
    /// Whether the author chose between base and large pages.
    pub(crate) explicit_split: bool,
    pub(crate) min_objects: Amount,
    /// Bytes of the arena, where that is the source of pages.
    pub(crate) arena: Option<Amount>,
}

/// A number that was written, or its default.
pub(crate) struct Amount {
    /// The author's tokens; `None` for a default.
    pub(crate) written: Option<TokenStream>,
    /// The same as an expression of type `usize`.
    pub(crate) expr: TokenStream,
    /// The value, where it is known.
    pub(crate) known: Option<usize>,
}

pub(crate) enum LargePage {
    Never,
    /// Not written: as many bytes if a class needs them.
    IfNeeded(usize),
    Always(Amount),
}

pub(crate) enum Classes {
    /// Not written.
    Default,
    /// Every size is known.
    Known {
        written: TokenStream,
        terms: Vec<KnownTerm>,
        sizes: Vec<usize>,
        base: usize,
    },
    /// Some are known to the compiler only.
    Terms {
        written: TokenStream,
        base: Vec<Term>,
        large: Vec<Term>,
    },
}

/// A term whose classes are known: those up to index `end` that belong to no term before it.
pub(crate) struct KnownTerm {
    pub(crate) written: TokenStream,
    pub(crate) end: usize,
}

/// One term of a class list.
pub(crate) struct Term {
    pub(crate) written: TokenStream,
    pub(crate) kind: TermKind,
}

pub(crate) enum TermKind {
    Size(Amount),
    Pow2 {
        first: Amount,
        last: Amount,
    },
    Geometric {
        first: Amount,
        last: Amount,
        steps: Amount,
    },
}

/// What the macro knows about the shapes of a zone's pages.
pub(crate) enum Shapes {
    /// Everything; whether there are large pages is the same on every target.
    Known(Table),
    /// It depends on the target. The table is that of 64-bit ones, if the zone exists there.
    Target(Option<Table>),
    /// It depends on constants that are known to the compiler only.
    Constants,
}

impl Shapes {
    /// The table of classes on 64-bit targets.
    pub(crate) fn table(&self) -> Option<&Table> {
        match self {
            Self::Known(table) | Self::Target(Some(table)) => Some(table),
            Self::Target(None) | Self::Constants => None,
        }
    }
}

/// Every class with the page that it lives in, on a 64-bit target.
pub(crate) struct Table {
    pub(crate) sizes: Vec<usize>,
    pub(crate) plan: Plan,
}

impl Amount {
    pub(crate) fn default(value: usize) -> Self {
        Self {
            written: None,
            expr: Literal::usize_unsuffixed(value).to_token_stream(),
            known: Some(value),
        }
    }
}

impl ToTokens for Amount {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.expr.to_tokens(tokens);
    }
}

impl Numbers {
    /// Where a problem with `key` is reported: under its value, or where that was not written, under
    /// the one that makes the default fail. `None` where nothing was written.
    pub(crate) fn blame(&self, key: Key) -> Option<&TokenStream> {
        let large_page = match &self.large_page {
            LargePage::Always(amount) => amount.written.as_ref(),
            LargePage::Never | LargePage::IfNeeded(_) => None,
        };
        let classes = match &self.classes {
            Classes::Known { written, .. } | Classes::Terms { written, .. } => Some(written),
            Classes::Default => None,
        };
        let base_page = self.base_page.written.as_ref();
        let min_objects = self.min_objects.written.as_ref();
        let arena = self.arena.as_ref().and_then(|arena| arena.written.as_ref());
        let own = match key {
            Key::BasePage => base_page,
            // What was not written is the default, and that is never too small by itself.
            Key::LargePage => large_page.or(base_page),
            Key::Classes => classes,
            Key::MinObjects => min_objects,
            Key::Arena => arena,
        };
        own.or(classes)
            .or(min_objects)
            .or(base_page)
            .or(large_page)
            .or(arena)
    }
}
