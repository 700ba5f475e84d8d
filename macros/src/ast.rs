//! What was written, with every token that a message may have to point at.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Expr, Generics, Path, Token, Type, Visibility};

/// One `declare_zone!`.
pub(crate) struct Invocation {
    /// The path of the library's crate.
    pub(crate) library: TokenStream,
    pub(crate) zones: Vec<Zone>,
}

/// One zone, as far as it could be read.
pub(crate) struct Zone {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    /// The name after `as`.
    pub(crate) heap: Option<Ident>,
    pub(crate) fields: Fields,
    /// Whether a mistake in it has been reported.
    pub(crate) broken: bool,
}

/// The fields of a zone; each at most once.
#[derive(Default)]
pub(crate) struct Fields {
    /// Every key that was written, known or not wrong, for editors.
    pub(crate) keys: Vec<Ident>,
    pub(crate) base_page: Option<Entry<Size>>,
    pub(crate) large_page: Option<Entry<LargePage>>,
    pub(crate) classes: Option<Entry<Vec<Term>>>,
    pub(crate) base_classes: Option<Entry<Vec<Term>>>,
    pub(crate) large_classes: Option<Entry<Vec<Term>>>,
    pub(crate) min_objects: Option<Entry<Size>>,
    pub(crate) word: Option<Entry<Ident>>,
    pub(crate) lock: Option<Entry<Lock>>,
    pub(crate) pager: Option<Entry<Pager>>,
    pub(crate) huge_pages: Option<Entry<HugePages>>,
    pub(crate) oversize: Option<Entry<Oversize>>,
    pub(crate) stats: Option<Entry<bool>>,
    pub(crate) on_misuse: Option<Entry<OnMisuse>>,
    pub(crate) cache: Option<Entry<Cache>>,
    pub(crate) harden: Option<Entry<Harden>>,
}

/// A field that was written.
pub(crate) struct Entry<T> {
    pub(crate) key: Ident,
    /// The value, or `None` where it was wrong and has been reported.
    pub(crate) value: Option<T>,
}

/// A number of bytes or objects.
pub(crate) struct Size {
    /// The author's tokens.
    pub(crate) written: TokenStream,
    /// The same with units multiplied in.
    pub(crate) expr: Expr,
}

pub(crate) enum LargePage {
    None,
    Size(Size),
}

/// One term of a class list; every size of a bracketed list is one.
pub(crate) struct Term {
    /// The author's tokens.
    pub(crate) written: TokenStream,
    pub(crate) kind: TermKind,
}

pub(crate) enum TermKind {
    Size(Size),
    Pow2 { first: Size, last: Size },
    Geometric { first: Size, last: Size, steps: Size },
}

pub(crate) enum Lock {
    None(Ident),
    Spin(Ident),
    Ticket(Ident),
    Os(Ident),
    IrqSafe {
        word: Ident,
        inner: Box<Lock>,
        control: Option<Type>,
    },
    Type(Type),
}

/// What is done against misuse.
pub(crate) enum Harden {
    Checked,
    Hardened(Ident),
    Debug {
        word: Ident,
        /// Who knows the callers.
        sites: Option<Box<Type>>,
    },
    Unchecked(Ident),
}

/// Which memory the system backs with huge pages.
pub(crate) struct HugePages {
    /// The author's word for it.
    pub(crate) word: Ident,
    /// The library's type for it.
    pub(crate) policy: &'static str,
}

pub(crate) enum Pager {
    Os(Ident),
    None(Ident),
    Wasm(Ident),
    Arena {
        word: Ident,
        size: Size,
    },
    Functions {
        unsafety: Token![unsafe],
        acquire: Path,
        release: Path,
    },
    Type(Type),
}

pub(crate) enum Cache {
    None,
    /// Free slots kept by each owner, with the bytes of a batch of them.
    Of {
        word: Ident,
        owner: CacheOwner,
        batch: Option<Box<Size>>,
    },
}

/// Who keeps free slots.
pub(crate) enum CacheOwner {
    Threads,
    /// CPUs that the type knows.
    Cpus {
        cpus: Box<Type>,
        protection: Protection,
    },
}

/// What keeps the cache of a CPU from being used twice at once.
pub(crate) enum Protection {
    TryLock(Option<Ident>),
    InterruptsOff(Box<Type>),
}

#[derive(Clone, Copy)]
pub(crate) enum Oversize {
    Pager,
    Null,
}

pub(crate) enum OnMisuse {
    Abort,
    Leak,
    Type(Box<Type>),
}
