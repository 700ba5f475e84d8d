//! Text for the parser of `declare_zone!`: [`run`].

use proc_macro2::{Span, TokenStream, TokenTree, extra};
use slabmalloc_trials_declaration::expansion;

/// Gives the text that `bytes` are to `declare_zone!`, if it is one and can be cut into tokens; returns how many zones
/// were read.
///
/// Whatever is written, the macro ends, and what it makes is a list of items; each mistake is reported under a token of
/// the text.
///
/// # Panics
///
/// It is not so.
pub fn run(bytes: &[u8]) -> u64 {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return 0;
    };
    // Where tokens came from is kept for the whole thread otherwise.
    extra::invalidate_current_thread_spans();
    let Ok(tokens) = format!("[slabmalloc] {text}").parse::<TokenStream>() else {
        return 0;
    };
    let output = expansion(tokens);
    let mistakes = mistakes(&output);
    for (message, span) in &mistakes {
        let place = span.byte_range();
        let about_everything = ["without a zone"].iter().any(|known| message.contains(known));
        assert!(
            !place.is_empty() || about_everything,
            "under no token: {message}\n{text}"
        );
    }
    let file = syn::parse2::<syn::File>(output.clone());
    let items = file
        .unwrap_or_else(|error| panic!("no list of items: {error}\n{output}\n{text}"))
        .items;
    assert!(!items.is_empty(), "neither an item nor a mistake: {text}");
    1
}

/// Every `compile_error!`: what it says and where.
fn mistakes(output: &TokenStream) -> Vec<(String, Span)> {
    let tokens: Vec<TokenTree> = output.clone().into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Ident(word) = token
            && word == "compile_error"
        {
            let message = tokens.get(at + 2).map(ToString::to_string);
            found.push((message.unwrap_or_default(), word.span()));
        }
    }
    found
}
