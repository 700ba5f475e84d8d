//! A zone with a mistake: the same names with the default configuration, so that nothing else that
//! uses them fails.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Attribute;
use syn::ext::IdentExt;

use crate::ast::Zone;
use crate::validate::heap_name;

/// Defines what `zone` would have defined.
pub(crate) fn zone(library: &TokenStream, zone: &Zone) -> TokenStream {
    let private = quote!(#library::__private);
    let Zone { visibility, name, .. } = zone;
    let heap = heap_name(zone);
    let page = format_ident!("{}Page", name.unraw(), span = name.span());
    let large_page = format_ident!("{}LargePage", name.unraw(), span = name.span());
    let conditions: Vec<&Attribute> = zone
        .attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .collect();
    let parameters: Vec<&Ident> = zone
        .generics
        .type_params()
        .map(|parameter| &parameter.ident)
        .collect();
    // Every parameter has to be used; what it stands for does not matter here.
    let (lock, pager) = match parameters.as_slice() {
        [] => (quote!(#private::Spin), quote!(#private::DefaultPager)),
        [pager] => (quote!(#private::Spin), quote!(#pager)),
        [lock, pagers @ ..] => (quote!(#lock), quote!((#(#pagers),*))),
    };
    let generics = if parameters.is_empty() {
        quote!()
    } else {
        quote!(<#(#parameters),*>)
    };
    let attributes = quote! {
        #(#conditions)*
        #[doc(hidden)]
        #[allow(dead_code, reason = "it stands in for a zone with a mistake")]
    };
    quote! {
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
