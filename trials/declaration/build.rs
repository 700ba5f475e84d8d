//! Writes the root of the macro's crate anew, as that of a library.
//!
//! A procedural macro can be called by the compiler only. Its modules are used where they are; what is left out is the
//! function that the compiler calls, and the crate's tests.

use std::path::{Path, PathBuf};
use std::{env, fs};

use quote::quote;
use syn::{Attribute, Item};

type Failure = Box<dyn core::error::Error>;

fn main() -> Result<(), Failure> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../macros/src");
    println!("cargo::rerun-if-changed={}", sources.display());
    let root = syn::parse_file(&fs::read_to_string(sources.join("lib.rs"))?)?;
    let is = |name: &str, attributes: &[Attribute]| {
        attributes.iter().any(|attribute| attribute.path().is_ident(name))
    };
    let mut library = quote! {};
    for item in &root.items {
        library.extend(match item {
            // Every module of the macro is unconditional but its tests.
            Item::Mod(module) if is("cfg", &module.attrs) => continue,
            Item::Mod(module) => {
                let path = sources.join(format!("{}.rs", module.ident));
                let path = path.to_str().ok_or("the path of the sources is not readable")?;
                quote! { #[path = #path] #module }
            }
            Item::Fn(function) if is("proc_macro", &function.attrs) => continue,
            other => quote! { #other },
        });
    }
    let written = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no folder")?).join("root.rs");
    fs::write(written, library.to_string())?;
    Ok(())
}
