//! A zone with a mistake: the same names with the default configuration, so that nothing else that
//! uses them fails.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{GenericParam, Generics, LifetimeParam, TypeParam};

use crate::ast::{Cache, Entry, Lock, Pager, Zone};
use crate::expand;
use crate::names::Names;
use crate::validate::{mentions, value_of};

/// Defines what `zone` would have defined.
pub(crate) fn zone(library: &TokenStream, zone: &Zone) -> TokenStream {
    let private = quote!(#library::__private);
    let Zone { visibility, .. } = zone;
    let Names {
        zone: name,
        heap,
        config,
        page,
        large_page,
        conditions,
    } = Names::of(zone);
    let generics = without_bounds(&zone.generics);
    let (lock, pager) = strategies(&private, zone, &config);
    let attributes = quote! {
        #(#conditions)*
        #[doc(hidden)]
        #[allow(dead_code, reason = "it stands in for a zone with a mistake")]
    };
    quote! {
        #attributes
        #visibility type #config = #private::X86;
        #attributes
        #visibility type #name<'a> = #private::ZoneAllocator<'a>;
        #attributes
        #visibility type #heap #generics = #private::SafeZone<#private::X86, #lock, #pager>;
        #attributes
        #visibility type #page<'a> = #private::ObjectPage<'a>;
        #attributes
        #visibility type #large_page<'a> = #private::LargeObjectPage<'a>;
    }
}

/// The lock and the source of pages, which are the author's as far as they could be read.
fn strategies(private: &TokenStream, zone: &Zone, config: &Ident) -> (TokenStream, TokenStream) {
    let lock = value_of(zone.fields.lock.as_ref());
    // A zone that was to have caches is a static somewhere.
    let cached = matches!(value_of(zone.fields.cache.as_ref()), Some(Cache::Of { .. }));
    let lock = lock.filter(|lock| !(cached && matches!(lock, Lock::None(_))));
    let lock = lock.map_or_else(|| quote!(#private::Spin), |lock| expand::lock(private, lock));
    // A parameter that stands nowhere was lost with what could not be read.
    let stands = |parameter: &&Ident| {
        let written = zone.fields.pager.as_ref().and_then(|pager| pager.value.as_ref());
        mentions(&lock, parameter) || written.is_some_and(|pager| mentions(&pager.parameter(), parameter))
    };
    let parameters = zone.generics.type_params().map(|parameter| &parameter.ident);
    let lost: Vec<&Ident> = parameters.filter(|parameter| !stands(parameter)).collect();
    let all_lost = quote!(fn(#(#lost),*));
    match (lost.as_slice(), value_of(zone.fields.pager.as_ref())) {
        // Those of a configuration that does not exist.
        (_, Some(Pager::Arena { .. } | Pager::Functions { .. })) => {
            let pager = quote!(#private::MissingPager<(#lock, #all_lost)>);
            (lock, pager)
        }
        ([], pager) => {
            let pager = expand::pager(private, pager, &lock, config);
            (lock, pager)
        }
        ([pager], None) => (lock, quote!(#pager)),
        (_, None) => (lock, quote!(#private::MissingPager<#all_lost>)),
        ([lost], pager) if matches!(zone.fields.lock, Some(Entry { value: None, .. })) => {
            let lock = quote!(#lost);
            let pager = expand::pager(private, pager, &lock, config);
            (lock, pager)
        }
        // Every parameter has to be used. This is the lock, whatever they stand for.
        (_, pager) => {
            let iter = quote!(#private::core::iter);
            let used = quote!(<#iter::Map<#iter::Empty<#all_lost>, fn(#all_lost) -> #lock> as #iter::Iterator>::Item);
            let pager = expand::pager(private, pager, &lock, config);
            (used, pager)
        }
    }
}

/// The parameters as they were declared, without bounds: those of an alias have no effect.
fn without_bounds(generics: &Generics) -> Option<TokenStream> {
    let parameters = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Type(TypeParam { ident, default, .. }) => {
            let default = default.as_ref().map(|(equals, default)| quote!(#equals #default));
            quote!(#ident #default)
        }
        GenericParam::Lifetime(LifetimeParam { lifetime, .. }) => quote!(#lifetime),
        GenericParam::Const(constant) => quote!(#constant),
    });
    (!generics.params.is_empty()).then(|| quote!(<#(#parameters),*>))
}
