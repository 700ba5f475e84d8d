//! Plan to items. Cannot fail.
//!
//! Everything of the library's is named by its path through `__private`, everything of the author's
//! keeps its span. What only the compiler knows is computed by constants of the configuration type,
//! with the geometry crate.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Path};

use crate::ast::{CacheOwner, Harden, Lock, OnMisuse, Oversize, Pager, Protection};
use crate::names::{Names, local};
use crate::plan::{Amount, Classes, LargePage, Numbers, Shapes, Term, TermKind, Zone};
use crate::{docs, promises};

/// The items of one zone.
pub(crate) fn zone(library: &TokenStream, zone: &Zone) -> TokenStream {
    let private = quote!(#library::__private);
    let names = Names::new(zone);
    let configuration = configuration(&private, zone, &names);
    let types = types(&private, zone, &names);
    let source = source(&private, zone, &names);
    let caches = caches(library, &private, zone, &names);
    let promises = promises::of(&private, zone, &names);
    quote! { #configuration #types #source #caches #promises }
}

/// `enum HeapConfig`, its constants, and what it says about the zone.
fn configuration(private: &TokenStream, zone: &Zone, names: &Names<'_>) -> TokenStream {
    let Names {
        config, conditions, ..
    } = names;
    let Zone {
        visibility, numbers, ..
    } = zone;
    let name = zone.name.unraw().to_string();
    let core = quote!(#private::core);
    let word = word(private, zone);
    let constants = constants(private, &word, numbers, config);
    let base_page = page(private, &word, &numbers.base_page, &quote!(#config::PLAN.base));
    let large_page = large_page(private, &word, zone, config).unwrap_or_else(|| quote!(#private::NoPage));
    let oversize = match zone.oversize {
        Oversize::Pager => quote!(Pager),
        Oversize::Null => quote!(Refuse),
    };
    let stats = if zone.stats {
        quote!(Counters)
    } else {
        quote!(NoStats)
    };
    let on_misuse = match &zone.on_misuse {
        OnMisuse::Abort => quote!(#private::Abort),
        OnMisuse::Leak => quote!(#private::Leak),
        OnMisuse::Type(handler) => handler.to_token_stream(),
    };
    let (harden_alias, harden) = named_policy(private, zone);
    let summary = format!(" What [`{name}`] is built from.");
    quote! {
        #(#conditions)*
        #[doc = #summary]
        #[doc(hidden)]
        #[derive(#core::fmt::Debug)]
        #visibility enum #config {}

        #(#conditions)*
        impl #config {
            #constants
        }

        #harden_alias

        #(#conditions)*
        #[automatically_derived]
        impl #private::ZoneConfig for #config {
            const NAME: &'static #core::primitive::str = #name;
            type BasePage<'a> = #base_page;
            type LargePage<'a> = #large_page;
            type BaseClasses = #private::Length<{ #config::PLAN.base_classes }>;
            type LargeClasses = #private::Length<{ #config::PLAN.large_classes }>;
            const CLASSES: &'static [#core::primitive::usize] = #config::REQUEST.classes_or_stand_in();
            const OVERSIZE: #private::Oversize = #private::Oversize::#oversize;
            type Stats = #private::#stats;
            type OnMisuse = #on_misuse;
            type Harden = #harden;
        }
    }
}

/// The constants from which the pages and the counts follow.
fn constants(private: &TokenStream, word: &TokenStream, numbers: &Numbers, config: &Ident) -> TokenStream {
    let geometry = quote!(#private::geometry);
    let mut written = Vec::new();
    let Numbers {
        base_page,
        min_objects,
        ..
    } = numbers;
    if base_page.written.is_some() {
        written.push(quote!(base_page: #base_page));
    }
    match &numbers.large_page {
        LargePage::Never => written.push(quote!(large_page: #geometry::LargePage::Never)),
        LargePage::IfNeeded(_) => {}
        LargePage::Always(amount) => written.push(quote!(large_page: #geometry::LargePage::Always(#amount))),
    }
    if min_objects.written.is_some() {
        written.push(quote!(min_objects: #min_objects));
    }
    if let Some(arena) = &numbers.arena {
        written.push(quote!(memory: #arena));
    }
    let (list, classes, split) = match &numbers.classes {
        Classes::Default => {
            let defaults = quote! {
                const DEFAULTS: &'static #geometry::ClassList = &#config::PAGES.default_classes();
            };
            (
                Some(defaults),
                quote!(#config::DEFAULTS.as_slice()),
                quote!(ByObjects),
            )
        }
        Classes::Known { sizes, base, .. } => {
            let base = Literal::usize_unsuffixed(*base);
            let split = if numbers.explicit_split {
                quote!(After(#base))
            } else {
                quote!(ByObjects)
            };
            let sizes = sizes.iter().copied().map(Literal::usize_unsuffixed);
            (None, quote!(&[#(#sizes),*]), split)
        }
        Classes::Terms { base, large, .. } => {
            let split = if numbers.explicit_split {
                quote!(After(#config::TERMS.base_classes()))
            } else {
                quote!(ByObjects)
            };
            (
                Some(terms(&geometry, base, large)),
                quote!(#config::TERMS.list().as_slice()),
                split,
            )
        }
    };
    quote! {
        const PAGES: #geometry::Request<'static> =
            #geometry::Request { #(#written,)* ..#private::defaults::<#word>() };
        #list
        const REQUEST: #geometry::Request<'static> = #geometry::Request {
            classes: #classes,
            split: #geometry::Split::#split,
            ..#config::PAGES
        };
        const PLAN: #geometry::Plan = #config::REQUEST.plan_or_stand_in();
    }
}

/// A class list of which the compiler knows some sizes only.
fn terms(geometry: &TokenStream, base: &[Term], large: &[Term]) -> TokenStream {
    let join = |term: &Term| match &term.kind {
        TermKind::Size(size) => quote!(.size(#size)),
        TermKind::Pow2 { first, last } => quote!(.pow2(#first, #last)),
        TermKind::Geometric { first, last, steps } => quote!(.geometric(#first, #last, #steps)),
    };
    let (base, large) = (base.iter().map(join), large.iter().map(join));
    quote! {
        const TERMS: &'static #geometry::ClassTerms =
            &#geometry::ClassTerms::EMPTY #(#base)* .end_base() #(#large)*;
    }
}

fn word(private: &TokenStream, zone: &Zone) -> TokenStream {
    if let Some(word) = &zone.word {
        quote!(#private::core::primitive::#word)
    } else {
        quote!(#private::DefaultWord)
    }
}

/// The page of `amount` bytes, whose shape is the constant `shape`.
fn page(private: &TokenStream, word: &TokenStream, amount: &Amount, shape: &TokenStream) -> TokenStream {
    let bytes = if let Some(bytes) = amount.known {
        Literal::usize_unsuffixed(bytes).to_token_stream()
    } else {
        quote!({ #shape.page_bytes })
    };
    quote!(#private::Page<'a, #bytes, #private::Length<{ #shape.words }>, #word>)
}

/// The large page, or `None` where it is certain that there is none.
fn large_page(private: &TokenStream, word: &TokenStream, zone: &Zone, config: &Ident) -> Option<TokenStream> {
    let shape = quote!(#config::PLAN.largest());
    match (&zone.numbers.large_page, &zone.shapes) {
        (LargePage::Never, _) => None,
        (LargePage::Always(amount), _) => Some(page(private, word, amount, &shape)),
        (LargePage::IfNeeded(bytes), Shapes::Known(table)) => table
            .plan
            .large
            .map(|_| page(private, word, &Amount::default(*bytes), &shape)),
        // Only the compiler knows whether a class needs it.
        (LargePage::IfNeeded(_), Shapes::Target(_) | Shapes::Constants) => Some(quote! {
            <#private::Needs<{ #config::PLAN.large.is_some() }> as #private::LargePageChoice<
                'a,
                { #shape.page_bytes },
                #private::Length<{ #shape.words }>,
                #word,
            >>::Page
        }),
    }
}

/// The aliases that the author asked for.
fn types(private: &TokenStream, zone: &Zone, names: &Names<'_>) -> TokenStream {
    let Names {
        config,
        page: page_name,
        large_page: large_page_name,
        ..
    } = names;
    let Zone {
        visibility,
        name,
        heap,
        generics,
        attributes,
        ..
    } = zone;
    let word = word(private, zone);
    let base_page = page(
        private,
        &word,
        &zone.numbers.base_page,
        &quote!(#config::PLAN.base),
    );
    let lock = lock(private, &zone.lock);
    let pager = zone_pager(private, zone, &lock, config);
    let allocator = if zone.cache.is_some() {
        quote!(#private::CachedZone<#config>)
    } else {
        quote!(#private::SafeZone<#config, #lock, #pager>)
    };
    let zone_docs = docs::zone(zone);
    let heap_docs = docs::heap(zone);
    let page_docs = docs::page(zone, "base");
    // A description of the zone would be wrong on its pages.
    let without_docs: Vec<&Attribute> = attributes
        .iter()
        .filter(|attribute| !docs::is_doc_text(attribute))
        .collect();
    let unused =
        quote!(#[allow(dead_code, reason = "a zone defines more names than each of its users needs")]);
    let large_page = large_page(private, &word, zone, config).map(|large_page| {
        let docs = docs::page(zone, "large");
        quote! {
            #(#without_docs)*
            #(#[doc = #docs])*
            #unused
            #visibility type #large_page_name<'a> = #large_page;
        }
    });
    quote! {
        #(#attributes)*
        #(#[doc = #zone_docs])*
        #unused
        #visibility type #name<'a> = #private::Zone<'a, #config>;

        #(#attributes)*
        #(#[doc = #heap_docs])*
        #unused
        #visibility type #heap #generics = #allocator;

        #(#without_docs)*
        #(#[doc = #page_docs])*
        #unused
        #visibility type #page_name<'a> = #base_page;

        #large_page
    }
}

/// A name of the library's, placed where the author wrote the word for it.
fn at(word: &Ident, name: &str) -> Ident {
    Ident::new(name, here(word.span()))
}

/// The place of `span`, with names resolved as the macro's own.
fn here(span: Span) -> Span {
    span.resolved_at(Span::mixed_site())
}

/// The type of a lock strategy.
pub(crate) fn lock(private: &TokenStream, lock: &Lock) -> TokenStream {
    let name = match lock {
        Lock::None(word) => at(word, "NoLock"),
        Lock::Spin(word) => at(word, "Spin"),
        Lock::Ticket(word) => at(word, "Ticket"),
        Lock::Os(word) => at(word, "Os"),
        Lock::IrqSafe { word, inner, control } => {
            let irq_safe = at(word, "IrqSafe");
            let inner = self::lock(private, inner);
            let control = if let Some(control) = control {
                control.to_token_stream()
            } else {
                quote!(#private::CriticalSection)
            };
            return quote!(#private::#irq_safe<#control, #inner>);
        }
        Lock::Type(lock) => return lock.to_token_stream(),
    };
    quote!(#private::#name)
}

/// The policy of a zone; behind an alias at the author's own type, so that an error about that is shown there.
fn named_policy(private: &TokenStream, zone: &Zone) -> (Option<TokenStream>, TokenStream) {
    let policy = harden(private, &zone.harden);
    let Harden::Debug {
        sites: Some(sites), ..
    } = &zone.harden
    else {
        return (None, policy);
    };
    let Zone { visibility, .. } = zone;
    let conditions = &Names::new(zone).conditions;
    let alias = format_ident!("__Slabmalloc{}Policy", zone.name.unraw(), span = sites.span());
    let item = quote! {
        #(#conditions)*
        #[doc(hidden)]
        #visibility type #alias = #policy;
    };
    (Some(item), alias.into_token_stream())
}

/// The type of a policy against misuse.
pub(crate) fn harden(private: &TokenStream, harden: &Harden) -> TokenStream {
    let (name, sites) = match harden {
        Harden::Checked => (Ident::new("Checked", Span::mixed_site()), None),
        Harden::Hardened(word) => (at(word, "Hardened"), None),
        Harden::Debug { word, sites } => (at(word, "Debugging"), sites.as_ref()),
        Harden::Unchecked(word) => (at(word, "Unchecked"), None),
    };
    let sites = sites.map(|sites| quote!(<#sites>));
    quote!(#private::harden::#name #sites)
}

/// The type of the source of pages of a zone.
fn zone_pager(private: &TokenStream, zone: &Zone, lock: &TokenStream, config: &Ident) -> TokenStream {
    let Some(huge) = &zone.huge_pages else {
        return pager(private, zone.pager.as_ref(), lock, config);
    };
    let policy = Ident::new(huge.policy, Span::mixed_site().located_at(huge.word.span()));
    let os_pager = at(&huge.word, "OsPager");
    quote!(#private::#os_pager<#lock, #private::huge::#policy>)
}

/// The type of the source of pages, of which the library's own are guarded by `lock`.
pub(crate) fn pager(
    private: &TokenStream,
    pager: Option<&Pager>,
    lock: &TokenStream,
    config: &Ident,
) -> TokenStream {
    let guarded = |name: Ident| quote!(#private::#name<#lock>);
    match pager {
        None => quote!(#private::DefaultPager<#lock>),
        Some(Pager::None(word)) => {
            let no_pager = at(word, "NoPager");
            quote!(#private::#no_pager)
        }
        Some(Pager::Os(word)) => guarded(at(word, "OsPager")),
        Some(Pager::Wasm(word)) => guarded(at(word, "WasmPager")),
        Some(Pager::Arena { .. }) => quote!(#private::StaticArena<#config>),
        Some(Pager::Functions { .. }) => quote!(#private::StaticFunctions<#config>),
        Some(Pager::Type(pager)) => pager.to_token_stream(),
    }
}

/// What a generic type cannot hold: the arena's static, or the calls of the author's functions.
fn source(private: &TokenStream, zone: &Zone, names: &Names<'_>) -> Option<TokenStream> {
    match (&zone.pager, &zone.numbers.arena) {
        (Some(Pager::Arena { .. }), Some(size)) => Some(arena(private, &zone.lock, size, names)),
        (
            Some(Pager::Functions {
                unsafety,
                acquire,
                release,
            }),
            _,
        ) => Some(functions(private, unsafety.span, acquire, release, names)),
        _ => None,
    }
}

/// The zone's state and its caches: statics and thread-locals, in the author's crate.
fn caches(
    library: &TokenStream,
    private: &TokenStream,
    zone: &Zone,
    names: &Names<'_>,
) -> Option<TokenStream> {
    let cache = zone.cache.as_ref()?;
    let Names {
        config, conditions, ..
    } = names;
    let lock = lock(private, &zone.lock);
    let pager = zone_pager(private, zone, &lock, config);
    let batch = &cache.batch;
    let caches = match &cache.owner {
        CacheOwner::Threads => quote!(#library::__thread_cached! { #config, #lock, #pager, #batch }),
        CacheOwner::Cpus { cpus, protection } => {
            let protection = match protection {
                Protection::TryLock(_) => quote!(#private::TryLock),
                Protection::InterruptsOff(control) => quote!(#private::InterruptsOff<#control>),
            };
            quote!(#library::__cpu_cached! { #config, #lock, #pager, #batch, #cpus, #protection })
        }
    };
    Some(quote! {
        #(#conditions)*
        #caches
    })
}

/// The static arena, of `size` bytes.
fn arena(private: &TokenStream, zone_lock: &Lock, size: &Amount, names: &Names<'_>) -> TokenStream {
    let Names {
        config, conditions, ..
    } = names;
    // One arena serves every value of the zone's type, so it is shared even where they are not.
    let lock = match zone_lock {
        Lock::None(_) => quote!(#private::Spin),
        lock => self::lock(private, lock),
    };
    // At the author's lock, for an error about one that threads cannot share.
    let place = match zone_lock {
        Lock::None(word)
        | Lock::Spin(word)
        | Lock::Ticket(word)
        | Lock::Os(word)
        | Lock::IrqSafe { word, .. } => word.span(),
        Lock::Type(lock) => lock.span(),
    };
    let shared = quote_spanned!(here(place)=> <#config as #private::ArenaSource>::Arena);
    quote! {
        #(#conditions)*
        // SAFETY: there is one arena, and a reference to it cannot unwind.
        #[automatically_derived]
        unsafe impl #private::ArenaSource for #config {
            type Arena = #private::Arena<#lock, { #size }>;

            fn arena() -> &'static Self::Arena {
                static __SLABMALLOC_ARENA: #shared = #private::Arena::new();
                &__SLABMALLOC_ARENA
            }
        }
    }
}

/// The calls of the author's functions.
fn functions(
    private: &TokenStream,
    unsafety: Span,
    acquire: &Path,
    release: &Path,
    names: &Names<'_>,
) -> TokenStream {
    let Names {
        config, conditions, ..
    } = names;
    let unsafety = quote_spanned!(here(unsafety)=> unsafe);
    let layout = quote!(#private::core::alloc::Layout);
    let byte = quote!(#private::core::primitive::u8);
    let [call, start, wanted] = ["call", "start", "layout"].map(|name| local(name, Span::mixed_site()));
    // At the author's paths, for an error about their types.
    let acquire = quote_spanned! {here(acquire.span())=>
        let #call: fn(#layout) -> *mut #byte = #acquire;
    };
    let release = quote_spanned! {here(release.span())=>
        let #call: unsafe fn(*mut #byte, #layout) = #release;
    };
    quote! {
        #(#conditions)*
        // SAFETY: by writing `unsafe fn(..)` the author vouches for the two functions.
        #[automatically_derived]
        #unsafety impl #private::PageFunctions for #config {
            fn acquire(#wanted: #layout) -> *mut #byte {
                #acquire
                #call(#wanted)
            }

            unsafe fn release(#start: *mut #byte, #wanted: #layout) {
                #release
                // SAFETY: the caller keeps the contract, which is that of the author's function.
                #unsafety { #call(#start, #wanted) }
            }
        }
    }
}
