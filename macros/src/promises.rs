//! What only the compiler can check, asserted under the author's tokens.

use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use slabmalloc_geometry::Key;
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use crate::ast::{CacheOwner, Harden, Lock, Pager, Protection};
use crate::expand;
use crate::names::{Names, local};
use crate::plan::{Classes, LargePage, Numbers, Term, Zone};
use crate::validate::parameter_in;

/// Every assertion of a zone, and the link from its keys to their documentation.
pub(crate) fn of(private: &TokenStream, zone: &Zone, names: &Names<'_>) -> TokenStream {
    let conditions = &names.conditions;
    let items: Vec<TokenStream> = numbers(private, zone, names)
        .into_iter()
        .chain(bounds(private, zone))
        .chain(requirements(private, zone))
        .chain(cpus(private, zone))
        .chain(trailer(private, zone, names))
        .chain(keys(private, zone))
        .collect();
    if items.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #(#conditions)*
        const _: () = { #(#items)* };
    }
}

/// The sizes fit together on the real target, and so do those that only the compiler knows.
fn numbers(private: &TokenStream, zone: &Zone, names: &Names<'_>) -> Vec<TokenStream> {
    let config = &names.config;
    let name = zone.name.unraw().to_string();
    let assertion = |span: Span, complaint: TokenStream| {
        let found = local("complaint", span);
        let condition = quote!(let #private::core::option::Option::Some(#found) = #complaint);
        refuse(private, span, &condition, &quote!("{}", #found.as_str()))
    };
    let mut assertions = Vec::new();
    if let Classes::Terms { base, large, .. } = &zone.numbers.classes {
        for (index, Term { written, .. }) in base.iter().chain(large).enumerate() {
            let index = Literal::usize_unsuffixed(index);
            assertions.push(assertion(
                written.span(),
                quote!(#config::TERMS.complaint(#name, #index)),
            ));
        }
    }
    for key in written(&zone.numbers) {
        let Some(blamed) = zone.numbers.blame(key) else {
            continue;
        };
        let key = format_ident!("{key:?}");
        let keys = quote!(&[#private::geometry::Key::#key]);
        let complaint = match zone.numbers.classes {
            Classes::Terms { .. } => {
                quote!(#config::TERMS.complaint_about(&#config::REQUEST, #name, #keys))
            }
            Classes::Known { .. } | Classes::Default => quote!(#config::REQUEST.complaint(#name, #keys)),
        };
        assertions.push(assertion(blamed.span(), complaint));
    }
    assertions
}

/// Classes that the author wrote have room beside what the policy keeps at the end of each slot.
fn trailer(private: &TokenStream, zone: &Zone, names: &Names<'_>) -> Option<TokenStream> {
    let (word, kept) = match &zone.harden {
        Harden::Hardened(word) => (word, "8 bytes"),
        Harden::Debug { word, .. } => (word, "80 bytes on 64-bit targets, 48 on 32-bit ones"),
        Harden::Checked | Harden::Unchecked(_) => return None,
    };
    if matches!(zone.numbers.classes, Classes::Default) {
        return None;
    }
    let config = &names.config;
    let policy = expand::harden(private, &zone.harden);
    let condition = quote! {
        <#config as #private::ZoneConfig>::CLASSES[0] <= <#policy as #private::harden::Harden>::TRAILER_BYTES
    };
    let message = format!(
        "the smallest class has no room for an object: `{word}` keeps the end of each slot, {kept}; begin the \
         classes above that"
    );
    Some(refuse(private, word.span(), &condition, &quote!(#message)))
}

/// Panics in a constant if `condition` holds.
///
/// The compiler shows an error in a constant at the outermost macro, unless all of what panics has
/// the author's own span. So not even the path of `panic!` may stand there.
fn refuse(private: &TokenStream, span: Span, condition: &TokenStream, message: &TokenStream) -> TokenStream {
    let message = respan(message.clone(), span);
    quote_spanned! {span=>
        const _: () = {
            use #private::core::panic as __slabmalloc_refuse;
            if #condition {
                __slabmalloc_refuse!(#message)
            }
        };
    }
}

/// The same tokens, all with `span`.
fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    let respanned = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let mut group = Group::new(group.delimiter(), respan(group.stream(), span));
            group.set_span(span);
            TokenTree::Group(group)
        }
        mut token => {
            token.set_span(span);
            token
        }
    });
    respanned.collect()
}

/// The keys under which the numbers of a zone can be wrong.
fn written(numbers: &Numbers) -> Vec<Key> {
    let mut keys = vec![Key::Classes];
    if numbers.base_page.written.is_some() {
        keys.push(Key::BasePage);
    }
    match numbers.large_page {
        LargePage::Always(_) => keys.push(Key::LargePage),
        // `large_classes` need it, which may not be larger than the base page.
        LargePage::IfNeeded(_) if numbers.explicit_split => keys.push(Key::LargePage),
        LargePage::IfNeeded(_) | LargePage::Never => {}
    }
    if numbers.min_objects.written.is_some() {
        keys.push(Key::MinObjects);
    }
    if numbers.arena.is_some() {
        keys.push(Key::Arena);
    }
    keys
}

/// The author's types implement what they are used as: each has a method of the trait.
fn bounds(private: &TokenStream, zone: &Zone) -> Vec<TokenStream> {
    let mut wanted: Vec<(&Type, &str, &str)> = Vec::new();
    let mut lock = &zone.lock;
    while let Lock::IrqSafe { inner, control, .. } = lock {
        wanted.extend(
            control
                .as_ref()
                .map(|control| (control, "InterruptControl", "disable")),
        );
        lock = inner;
    }
    if let Some(CacheOwner::Cpus {
        protection: Protection::InterruptsOff(control),
        ..
    }) = zone.cache.as_ref().map(|cache| &cache.owner)
    {
        wanted.push((control, "InterruptControl", "disable"));
    }
    if let Lock::Type(lock) = lock {
        wanted.push((lock, "RawLock", "lock"));
    }
    if let Some(Pager::Type(pager)) = &zone.pager {
        wanted.push((pager, "Pager", "acquire"));
    }
    let concrete = wanted
        .into_iter()
        .filter(|(ty, _, _)| parameter_in(&zone.generics, &ty.to_token_stream()).is_none());
    concrete
        .map(|(ty, bound, method)| {
            let (bound, method) = (
                format_ident!("{bound}"),
                format_ident!("{method}", span = ty.span()),
            );
            // A type that does not exist is reported once, as long as what the compiler says of it here is
            // what it says of it as an argument of the zone's own alias: that a parameter may be missing.
            let alias = format_ident!("__SlabmallocStrategy", span = zone.heap.span());
            let named = format_ident!("__SlabmallocStrategy", span = ty.span());
            quote_spanned! {ty.span()=>
                const _: () = {
                    type #alias = #private::core::iter::Empty<#ty>;
                    use #private::#bound as __SlabmallocBound;
                    let _ = <<#named as #private::core::iter::Iterator>::Item as __SlabmallocBound>::#method;
                };
            }
        })
        .collect()
}

/// The library was built with what a strategy needs.
fn requirements(private: &TokenStream, zone: &Zone) -> Vec<TokenStream> {
    let mut required = Vec::new();
    let mut lock = &zone.lock;
    while let Lock::IrqSafe { word, inner, control } = lock {
        if control.is_none() {
            let help = "`irq_safe(..)` has to know how interrupts are turned off: name a type that implements \
                        `InterruptControl`, as in `irq_safe(spin, MyControl)`, or enable slabmalloc's feature \
                        `critical-section`";
            required.push((word, "HAS_CRITICAL_SECTION", help));
        }
        lock = inner;
    }
    if let Lock::Os(word) = lock {
        let help =
            "the lock `os` needs the standard library: enable slabmalloc's feature `std`, or use `spin`";
        required.push((word, "HAS_OS_LOCK", help));
    }
    match zone.cache.as_ref().map(|cache| (&cache.owner, &cache.word)) {
        Some((CacheOwner::Threads, word)) => {
            let help = "a cache of each thread needs the standard library: enable slabmalloc's feature `std`";
            required.push((word, "HAS_THREAD_CACHE", help));
        }
        Some((
            CacheOwner::Cpus {
                protection: Protection::TryLock(written),
                ..
            },
            word,
        )) => {
            let help = "`try_lock` needs atomic exchange, which this target has not: write \
                        `per_cpu(MyCpus, interrupts_off(MyControl))`";
            required.push((written.as_ref().unwrap_or(word), "HAS_ATOMIC_EXCHANGE", help));
        }
        _ => {}
    }
    if let (Some(huge), None) = (&zone.huge_pages, &zone.pager) {
        let help =
            "huge pages are for the pager `os`, which exists on Unix and Windows: leave `huge_pages` out";
        required.push((&huge.word, "HAS_OS_PAGER", help));
    }
    match &zone.pager {
        Some(Pager::Os(word)) => {
            let help = "the pager `os` exists on Unix and Windows: leave `pager` out for the target's own";
            required.push((word, "HAS_OS_PAGER", help));
        }
        Some(Pager::Wasm(word)) => {
            let help = "the pager `wasm` exists on wasm32: leave `pager` out for the target's own";
            required.push((word, "HAS_WASM_PAGER", help));
        }
        _ => {}
    }
    required
        .into_iter()
        .map(|(word, has, help)| {
            let has = format_ident!("{has}");
            refuse(private, word.span(), &quote!(!#private::#has), &quote!(#help))
        })
        .collect()
}

/// Caches of CPUs have one at least.
fn cpus(private: &TokenStream, zone: &Zone) -> Option<TokenStream> {
    let Some(CacheOwner::Cpus { cpus, .. }) = zone.cache.as_ref().map(|cache| &cache.owner) else {
        return None;
    };
    let none = quote!(<#cpus as #private::Cpus>::COUNT == 0);
    let help = "these are 0 CPUs, which have no cache: `Cpus::COUNT` has to be 1 at least";
    Some(refuse(private, cpus.span(), &none, &quote!(#help)))
}

/// Ties every key to the field of the same name of a documented struct, for editors.
fn keys(private: &TokenStream, zone: &Zone) -> Option<TokenStream> {
    let keys = &zone.keys;
    (!keys.is_empty()).then(|| {
        let fields = local("fields", Span::mixed_site());
        quote! {
            const _: fn(&#private::ZoneFields) = |#fields| {
                #(let _ = &#fields.#keys;)*
            };
        }
    })
}
