//! Tokens to syntax tree, with recovery at the next field and the next zone.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Generics, Lit, Result, Token, Visibility, braced, bracketed, token};

use crate::ast::{
    Entry, Fields, Harden, HugePages, Invocation, LargePage, Lock, OnMisuse, Oversize, Pager, Size, Zone,
};
use crate::diag::{Errors, error, source, unknown};
use crate::split::{Angles, Of};
use crate::{classes, keys, strategy};

/// Reads a whole `declare_zone!`; what cannot be read is added to `errors`.
pub(crate) fn invocation(input: TokenStream, errors: &mut Errors) -> Invocation {
    let whole = |input: ParseStream<'_>| {
        let library;
        bracketed!(library in input);
        let library: TokenStream = library.parse()?;
        if input.is_empty() {
            let help = "write `pub zone Heap;`, or `zone Heap { base_page: 16 KiB }`";
            errors.push(error(TokenStream::new(), "`declare_zone!` without a zone", help));
        }
        let mut zones = Vec::new();
        while !input.is_empty() {
            zones.extend(zone(input, errors));
        }
        Ok(Invocation { library, zones })
    };
    match whole.parse2(input) {
        Ok(invocation) => invocation,
        Err(unreadable) => {
            errors.push(unreadable);
            Invocation {
                library: TokenStream::new(),
                zones: Vec::new(),
            }
        }
    }
}

/// Reads one zone, or reports and skips what stands in its place.
fn zone(input: ParseStream<'_>, errors: &mut Errors) -> Option<Zone> {
    let mut zone = match header(input, errors) {
        Ok(zone) => zone,
        Err(wrong) => {
            errors.push(wrong);
            skip_zone(input);
            return None;
        }
    };
    if input.peek(Token![;]) {
        let _: Result<Token![;]> = input.parse();
    } else if input.peek(token::Brace) {
        match body(input, errors) {
            Ok((fields, broken)) => {
                zone.fields = fields;
                zone.broken |= broken;
            }
            Err(unreadable) => {
                errors.push(unreadable);
                zone.broken = true;
            }
        }
    } else {
        let help = "end the zone with `;`, or give it fields: `{ base_page: 16 KiB }`";
        errors.push(match input.fork().parse::<TokenTree>() {
            Ok(found) if input.peek(Token![where]) => error(
                found,
                "a zone has no `where` clause",
                "remove it: the bounds are those of `SafeZone`",
            ),
            Ok(found) => error(&found, format!("expected `;` or `{{`, found `{found}`"), help),
            Err(_) => error(&zone.name, "expected `;` or `{` behind the name", help),
        });
        zone.broken = true;
        skip_zone(input);
    }
    Some(zone)
}

/// `attribute* visibility "zone" NAME generics? ( "as" NAME )?`
fn header(input: ParseStream<'_>, errors: &mut Errors) -> Result<Zone> {
    const HELP: &str = "a zone is declared as `pub zone Heap;` or `pub zone Heap { .. }`";
    if input.peek(Token![#]) && input.peek2(Token![!]) {
        let inner: TokenTree = input.parse()?;
        let help = "write `#[..]` in front of the zone that it is for";
        return Err(error(inner, "`#![..]` has no place in `declare_zone!`", help));
    }
    let attributes = input.call(Attribute::parse_outer)?;
    let visibility: Visibility = input.parse()?;
    let mut broken = false;
    let before_name = input.fork();
    let keyword = before_name.call(Ident::parse_any);
    match (keyword, before_name.peek(Ident::peek_any)) {
        (Ok(keyword), true) => {
            if keyword != "zone" {
                errors.push(error(
                    &keyword,
                    format!("expected `zone`, found `{keyword}`"),
                    HELP,
                ));
                broken = true;
            }
            input.advance_to(&before_name);
        }
        // `pub Heap;`
        (Ok(name), false) if name != "zone" => {
            errors.push(error(&name, format!("expected `zone`, found `{name}`"), HELP));
            broken = true;
        }
        (Ok(keyword), false) => return Err(error(keyword, "`zone` without a name", HELP)),
        (Err(_), _) => {
            return Err(match input.parse::<TokenTree>() {
                Ok(found) => error(&found, format!("expected `zone`, found `{found}`"), HELP),
                Err(_) => match (&visibility, attributes.last()) {
                    (Visibility::Inherited, Some(last)) => {
                        error(last, "expected `zone` behind the attribute", HELP)
                    }
                    _ => error(visibility, "expected `zone` behind the visibility", HELP),
                },
            });
        }
    }
    let name = name(input)?;
    let generics: Generics = input.parse()?;
    let heap = match input.parse::<Option<Token![as]>>()? {
        Some(keyword) if !input.peek(Ident::peek_any) => {
            let help = format!("name the allocator, as in `zone {name} as KernelHeap`, or leave `as` out");
            return Err(error(keyword, "`as` without a name", help));
        }
        Some(_) => Some(self::name(input)?),
        None => None,
    };
    Ok(Zone {
        attributes,
        visibility,
        name,
        generics,
        heap,
        fields: Fields::default(),
        broken,
    })
}

fn name(input: ParseStream<'_>) -> Result<Ident> {
    let word = input.call(Ident::parse_any)?;
    if syn::parse2::<Ident>(word.to_token_stream()).is_err() {
        let problem = format!("`{word}` is a keyword and cannot name a zone");
        return Err(error(&word, problem, "use another name, such as `Heap`"));
    }
    Ok(word)
}

/// The fields between the braces, and whether anything was wrong with them.
fn body(input: ParseStream<'_>, errors: &mut Errors) -> Result<(Fields, bool)> {
    let content;
    braced!(content in input);
    let mut fields = Fields::default();
    let mut broken = false;
    while !content.is_empty() {
        // Where `#` begins no attribute, the key is missing.
        let is_attribute = content.peek(Token![#]) && content.peek2(token::Bracket);
        let attributes = if is_attribute {
            content.call(Attribute::parse_outer)?
        } else {
            Vec::new()
        };
        for attribute in attributes {
            let help = "write it in front of the zone, and a comment with `//`";
            errors.push(error(
                attribute,
                "a key has no attributes and no documentation",
                help,
            ));
            broken = true;
        }
        if content.is_empty() {
            break;
        }
        let read = field(&content, &mut fields);
        let separated = content.is_empty() || content.parse::<Option<Token![,]>>()?.is_some();
        let next: Option<TokenTree> = content.fork().parse().ok();
        let semicolon = !separated && content.parse::<Option<Token![;]>>()?.is_some();
        match (read, next) {
            (Err(wrong), _) => errors.push(wrong),
            (Ok(()), Some(next)) if !separated => {
                let problem = if semicolon {
                    "expected `,`, found `;`".to_owned()
                } else {
                    format!("expected `,` before `{next}`")
                };
                errors.push(error(next, problem, "fields are separated by commas"));
            }
            (Ok(()), _) => continue,
        }
        broken = true;
    }
    Ok((fields, broken))
}

/// Reads one field up to its comma; after an error, `input` is there too.
fn field(input: ParseStream<'_>, fields: &mut Fields) -> Result<()> {
    let key = match key(input) {
        Ok(key) => key,
        Err(wrong) => {
            value(input, Of::Types);
            return Err(wrong);
        }
    };
    let of = match key.to_string().as_str() {
        "lock" | "pager" | "on_misuse" | "harden" => Of::Types,
        _ => Of::Values,
    };
    let value = bare(value(input, of));
    if value.is_empty() {
        let help = format!("write `{key}: ..`, or leave `{key}` out for its default");
        return Err(error(&key, format!("`{key}` has no value"), help));
    }
    let label = format!("`{key}`");
    match key.to_string().as_str() {
        "base_page" => store(&mut fields.base_page, &key, Size::parse(value, &label))?,
        "large_page" => store(&mut fields.large_page, &key, large_page(value))?,
        "classes" => store(&mut fields.classes, &key, classes::parse(&value, &key))?,
        "base_classes" => store(&mut fields.base_classes, &key, classes::parse(&value, &key))?,
        "large_classes" => store(&mut fields.large_classes, &key, classes::parse(&value, &key))?,
        "min_objects" => store(&mut fields.min_objects, &key, Size::parse(value, &label))?,
        "word" => store(&mut fields.word, &key, strategy::word(value))?,
        "lock" => store(&mut fields.lock, &key, Lock::parse(&value))?,
        "pager" => store(&mut fields.pager, &key, Pager::parse(value))?,
        "huge_pages" => store(&mut fields.huge_pages, &key, HugePages::parse(&value))?,
        "oversize" => store(&mut fields.oversize, &key, Oversize::parse(&value))?,
        "stats" => store(&mut fields.stats, &key, strategy::stats(&value))?,
        "on_misuse" => store(&mut fields.on_misuse, &key, OnMisuse::parse(&value))?,
        "cache" => store(&mut fields.cache, &key, strategy::cache(&value))?,
        "harden" => store(&mut fields.harden, &key, Harden::parse(&value))?,
        other => return Err(unknown(&key, "key", other, &keys::KEYS, "")),
    }
    fields.keys.push(key);
    Ok(())
}

/// `NAME ":"`.
fn key(input: ParseStream<'_>) -> Result<Ident> {
    let Ok(key) = input.call(Ident::parse_any) else {
        let found: TokenTree = input.fork().parse()?;
        return Err(error(
            &found,
            format!("expected a key, found `{}`", source(&found)),
            "fields are written `key: value`",
        ));
    };
    if input.parse::<Option<Token![:]>>()?.is_some() {
        return Ok(key);
    }
    let help = format!("fields are written `{key}: value`");
    Err(match input.fork().parse::<TokenTree>() {
        Ok(found) if !input.peek(Token![,]) => error(
            &found,
            format!("expected `:` behind `{key}`, found `{}`", source(&found)),
            help,
        ),
        _ => error(&key, format!("`{key}` has no value"), help),
    })
}

/// The tokens up to the comma that ends the field, which is none inside brackets or before a number;
/// also up to the next `key:`, before which the comma was forgotten.
fn value(input: ParseStream<'_>, of: Of) -> TokenStream {
    let mut value = TokenStream::new();
    let mut angles = Angles::new(of);
    loop {
        // In a `<..>` that nothing closes, the field ends before the next key all the same.
        let ends_here = input.peek(Token![,])
            && if angles.inside() {
                input.peek2(Ident::peek_any) && input.peek3(Token![:]) && !input.peek3(Token![::])
            } else {
                !input.peek2(Lit)
            };
        if input.is_empty() || ends_here || input.peek(Token![;]) {
            break;
        }
        let next_key = input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::]);
        if next_key && !angles.inside() && !value.is_empty() {
            break;
        }
        let Ok(token) = input.parse::<TokenTree>() else {
            break;
        };
        angles.pass(&token);
        value.extend([token]);
    }
    value
}

/// The value itself, where a `macro_rules!` of the author's passed it on as one piece.
fn bare(value: TokenStream) -> TokenStream {
    let mut tokens = value.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => bare(group.stream()),
        _ => value,
    }
}

/// Keeps the value of `key`, or refuses the second one.
fn store<T>(slot: &mut Option<Entry<T>>, key: &Ident, value: Result<T>) -> Result<()> {
    if slot.is_some() {
        return Err(error(
            key,
            format!("`{key}` is given twice"),
            "keep one of the two",
        ));
    }
    let (value, wrong) = match value {
        Ok(value) => (Some(value), Ok(())),
        Err(wrong) => (None, Err(wrong)),
    };
    *slot = Some(Entry {
        key: key.clone(),
        value,
    });
    wrong
}

fn large_page(value: TokenStream) -> Result<LargePage> {
    if value.to_string() == "none" {
        return Ok(LargePage::None);
    }
    Size::parse(value, "`large_page`").map(LargePage::Size)
}

/// Skips to behind the `;` or the braces that end a zone.
fn skip_zone(input: ParseStream<'_>) {
    while let Ok(token) = input.parse::<TokenTree>() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let _: Result<Option<Token![;]>> = input.parse();
                return;
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => return,
            _ => {}
        }
    }
}
