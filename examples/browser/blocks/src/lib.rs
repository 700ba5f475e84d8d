//! Blocks that the page in `docs/browser` gave, each in a module of its own. That they compile is all that is asked.
#![forbid(unsafe_code)]

include!(concat!(env!("OUT_DIR"), "/blocks.rs"));
