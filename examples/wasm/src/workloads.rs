//! What is timed: each verifies what it has stored, and returns a number that all allocators agree on.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::hint::black_box;

/// A sequence that is the same in every run.
pub(crate) struct Random(u32);

impl Random {
    pub(crate) fn new(seed: u32) -> Self {
        Self(seed | 1)
    }

    pub(crate) fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.next() as usize % limit
    }
}

/// What a sum becomes with one more number.
pub(crate) fn mix(sum: u32, number: u32) -> u32 {
    (sum ^ number).wrapping_mul(0x0100_0193)
}

/// One object is allocated and freed at a time.
#[unsafe(no_mangle)]
pub extern "C" fn pairs(rounds: u32) -> u32 {
    let mut sum = 0;
    for number in 0..rounds * 100 {
        let object = black_box(Box::new([number, !number, number, 0]));
        assert!(object[0] == !object[1]);
        sum = mix(sum, object[2]);
    }
    sum
}

/// A thousand boxes live; a random one is replaced by one of another size.
#[unsafe(no_mangle)]
pub extern "C" fn boxes(rounds: u32) -> u32 {
    let mut random = Random::new(7);
    let mut live: Vec<Box<[u32]>> = (0..1000).map(|_| filled(&mut random, 1)).collect();
    let mut sum = 0;
    for _ in 0..rounds * 100 {
        let at = random.below(live.len());
        let words = 1 + random.below(64);
        let old = core::mem::replace(&mut live[at], filled(&mut random, words));
        assert!(old.iter().all(|word| *word == old[0]));
        sum = mix(sum, old[0]);
    }
    sum
}

fn filled(random: &mut Random, words: usize) -> Box<[u32]> {
    let mut memory = Vec::with_capacity(words);
    memory.resize(words, random.next());
    memory.into_boxed_slice()
}

/// Vectors grow number by number, sixteen at a time.
#[unsafe(no_mangle)]
pub extern "C" fn vectors(rounds: u32) -> u32 {
    let mut sum = 0;
    for round in 0..rounds {
        let mut vectors: [Vec<u32>; 16] = Default::default();
        for number in 0..2048 {
            vectors[number as usize % 16].push(number ^ round);
        }
        for (offset, vector) in vectors.iter().enumerate() {
            assert!(vector[100] == (1600 + offset as u32) ^ round);
            sum = mix(sum, vector[127]);
        }
    }
    sum
}

/// Texts are built of pieces, kept for a while, and joined.
#[unsafe(no_mangle)]
pub extern "C" fn strings(rounds: u32) -> u32 {
    let mut random = Random::new(9);
    let mut sum = 0;
    let mut kept: Vec<String> = Vec::new();
    for _ in 0..rounds {
        for _ in 0..40 {
            let mut text = String::new();
            for _ in 0..1 + random.below(12) {
                text.push_str(["slab", "class", "a", "zone of pages"][random.below(4)]);
            }
            kept.push(text);
        }
        let joined: String = kept.iter().map(String::as_str).collect();
        assert!(joined.len() == kept.iter().map(String::len).sum::<usize>());
        sum = mix(sum, joined.bytes().fold(0, |sum, byte| sum + u32::from(byte)));
        let half = kept.len() / 2;
        kept.drain(..half);
    }
    sum
}

/// Maps of texts grow and shrink.
#[unsafe(no_mangle)]
pub extern "C" fn maps(rounds: u32) -> u32 {
    let mut random = Random::new(11);
    let mut map: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    let mut sum = 0;
    for _ in 0..rounds {
        for _ in 0..100 {
            let key = random.next() % 2000;
            let bytes = 8 + random.below(120);
            let mut value = Vec::with_capacity(bytes);
            value.resize(bytes, key as u8);
            map.insert(key, value);
            map.remove(&(random.next() % 2000));
        }
    }
    for (key, value) in &map {
        assert!(value.iter().all(|byte| *byte == *key as u8));
        sum = mix(sum, *key ^ value.len() as u32);
    }
    sum
}

/// Trees are built and dropped.
#[unsafe(no_mangle)]
pub extern "C" fn trees(rounds: u32) -> u32 {
    (0..rounds).fold(0, |sum, _| mix(sum, count(&tree(8))))
}

struct Tree(Option<Box<(Tree, Tree)>>);

fn tree(depth: u32) -> Tree {
    Tree((depth > 0).then(|| Box::new((tree(depth - 1), tree(depth - 1)))))
}

fn count(tree: &Tree) -> u32 {
    1 + tree.0.as_ref().map_or(0, |both| count(&both.0) + count(&both.1))
}
