//! What is asked for on the command line.

use core::mem;
use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value, ValueExt};
use slabmalloc_geometry::Target;

use crate::{Oversize, PartlyFilled, Tuner};

pub(super) const USAGE: &str = "\
usage: slabmalloc-tune PROFILE.. [--classes N] [--max-classes N] [--base-page SIZE,..] [--large-page SIZE|none,..]
       [--min-objects N,..] [--largest-class SIZE] [--oversize pager|null] [--partly-filled SIZE]
       [--threads N] [--name NAME] [--svg FILE]
sizes are in bytes, or with K or M behind the number: 4K, 2M";

pub(super) struct Options {
    pub(super) profiles: Vec<PathBuf>,
    pub(super) tuner: Tuner,
    pub(super) name: String,
    pub(super) svg: Option<PathBuf>,
}

impl Options {
    /// What is to be tuned; `None` where the usage is asked for.
    pub(super) fn from_arguments() -> Result<Option<Self>, lexopt::Error> {
        let mut options = Self {
            profiles: Vec::new(),
            // The tuner is run on a machine like the one that the zone is for.
            tuner: Tuner::new(Target {
                pointer_bytes: mem::size_of::<usize>(),
                word_bytes: mem::size_of::<u64>(),
            }),
            name: "Heap".to_owned(),
            svg: None,
        };
        let tuner = &mut options.tuner;
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("classes") => tuner.classes = Some(parser.value()?.parse()?),
                Long("max-classes") => tuner.max_classes = parser.value()?.parse()?,
                Long("base-page") => tuner.base_pages = list(&parser.value()?.string()?, size)?,
                Long("large-page") => tuner.large_pages = list(&parser.value()?.string()?, size_or_none)?,
                Long("min-objects") => {
                    let number = |text: &str| text.parse().map_err(|_| format!("`{text}` is not a number"));
                    tuner.min_objects = list(&parser.value()?.string()?, number)?;
                }
                Long("largest-class") => tuner.largest_class = size(&parser.value()?.string()?)?,
                Long("oversize") => {
                    tuner.oversize = match parser.value()?.string()?.as_str() {
                        "pager" => Oversize::Pager,
                        "null" => Oversize::Null,
                        other => return Err(format!("`{other}` is neither `pager` nor `null`").into()),
                    }
                }
                Long("partly-filled") => {
                    let bytes = size(&parser.value()?.string()?)?;
                    tuner.partly_filled = PartlyFilled::Bytes(bytes as u64);
                }
                Long("threads") => tuner.threads = parser.value()?.parse()?,
                Long("name") => options.name = name(parser.value()?.string()?)?,
                Long("svg") => options.svg = Some(parser.value()?.into()),
                Long("help") | Short('h') => return Ok(None),
                Value(path) => options.profiles.push(path.into()),
                other => return Err(other.unexpected()),
            }
        }
        if options.profiles.is_empty() {
            return Err("name at least one profile".into());
        }
        Ok(Some(options))
    }
}

/// The parts of a list with commas.
fn list<T>(text: &str, part: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    text.split(',').map(|text| part(text.trim())).collect()
}

/// A number of bytes: `4096`, `4K`, `4KiB`, `2 MiB`.
fn size(text: &str) -> Result<usize, String> {
    let wrong = || format!("`{text}` is not a size: write `4096`, `4K` or `2M`");
    let digits = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let shift = match unit.trim() {
        "" | "B" => 0,
        "K" | "KiB" => 10,
        "M" | "MiB" => 20,
        "G" | "GiB" => 30,
        _ => return Err(wrong()),
    };
    let number: usize = number.parse().map_err(|_| wrong())?;
    number.checked_mul(1 << shift).ok_or_else(wrong)
}

fn size_or_none(text: &str) -> Result<Option<usize>, String> {
    match text {
        "none" => Ok(None),
        _ => size(text).map(Some),
    }
}

/// The name of a type.
fn name(text: String) -> Result<String, String> {
    let sound = text.starts_with(|first: char| first.is_ascii_uppercase())
        && text
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_');
    if sound {
        Ok(text)
    } else {
        Err(format!(
            "`{text}` is not the name of a type: write one such as `Heap`"
        ))
    }
}
