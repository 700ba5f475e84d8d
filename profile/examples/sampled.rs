//! A program that keeps letters and an index of their words, and writes a profile of its heap while it has both.
//!
//! ```sh
//! cargo run --release --package slabmalloc-profile --features pprof --example sampled -- letters.pb
//! go tool pprof -top letters.pb
//! ```

use std::alloc::System;
use std::collections::HashMap;
use std::io;

use slabmalloc_profile::Sampled;

#[global_allocator]
static HEAP: Sampled<System> = Sampled::new(System);

/// Letters, and bytes of each.
const LETTERS: usize = 200_000;
const LETTER: usize = 600;

/// A letter's text.
#[inline(never)]
fn write_letter(number: usize) -> String {
    let mut text = String::with_capacity(LETTER);
    while text.len() < LETTER - 20 {
        text.push_str("word");
        text.push_str(&(number * 31 % 1000 + text.len()).to_string());
        text.push(' ');
    }
    text
}

/// The numbers of the letters in which each word is.
#[inline(never)]
fn index_words(letters: &[String]) -> HashMap<&str, Vec<u32>> {
    let mut index: HashMap<&str, Vec<u32>> = HashMap::new();
    for (number, letter) in (0..).zip(letters) {
        for word in letter.split(' ') {
            index.entry(word).or_default().push(number);
        }
    }
    index
}

/// A copy that is thrown away.
#[inline(never)]
fn read_aloud(letter: &str) -> usize {
    let loud = letter.to_uppercase();
    loud.len()
}

fn main() -> io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "letters.pb".to_owned());
    let letters: Vec<String> = (0..LETTERS).map(write_letter).collect();
    let index = index_words(&letters);
    let read: usize = letters.iter().map(|letter| read_aloud(letter)).sum();
    HEAP.write_to(&path)?;

    let capacity: usize = index.values().map(Vec::capacity).sum();
    println!("{LETTERS} letters of {} bytes", LETTERS * LETTER);
    println!("{} words with {} bytes of numbers", index.len(), capacity * 4);
    println!("{read} bytes read aloud; the profile is in {path}");
    Ok(())
}
