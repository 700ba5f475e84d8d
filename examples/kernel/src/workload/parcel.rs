//! [`Parcel`]: something on the heap whose contents follow from one number, so that whoever has it can tell
//! whether it is still what it was.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::alloc::Layout;

/// Numbers that look random (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        // The cast loses bits that do not matter here.
        (self.next() >> 20) as usize % bound
    }
}

enum Contents {
    Numbers(Box<[u64; 6]>),
    Bytes(Vec<u8>),
    Text(String),
    Map(BTreeMap<u32, String>),
    Shared(Arc<[u32; 10]>, Arc<[u32; 10]>),
}

/// A thing on the heap: at least two allocations.
pub(crate) struct Parcel {
    seed: u64,
    maker: usize,
    contents: Contents,
}

impl Parcel {
    /// The parcel of this number, made by CPU `maker`.
    #[expect(
        clippy::unnecessary_box_returns,
        reason = "to be on the heap is what a parcel is for"
    )]
    pub(crate) fn new(seed: u64, maker: usize) -> Box<Self> {
        let mut random = Random::new(seed);
        let contents = match random.below(16) {
            0..5 => Contents::Numbers(Box::new(core::array::from_fn(|_| random.next()))),
            5..9 => Contents::Bytes((0..length(&mut random)).map(|at| byte(seed, at)).collect()),
            9..12 => Contents::Text(text(seed, random.below(12))),
            12..13 => Contents::Map((0..8).map(|key| (key, text(seed, key as usize))).collect()),
            _ => {
                let shared = Arc::new(core::array::from_fn(|at| u32::from(byte(seed, at))));
                Contents::Shared(Arc::clone(&shared), shared)
            }
        };
        Box::new(Self {
            seed,
            maker,
            contents,
        })
    }

    /// A parcel as long as memory lasts, for handlers: nothing in here panics for want of it.
    pub(crate) fn try_new(seed: u64, maker: usize) -> Option<Box<Self>> {
        let mut random = Random::new(seed);
        let contents = if random.below(2) == 0 {
            let mut bytes = Vec::new();
            let length = 16 + random.below(500);
            bytes.try_reserve_exact(length).ok()?;
            bytes.extend((0..length).map(|at| byte(seed, at)));
            Contents::Bytes(bytes)
        } else {
            let mut text = String::new();
            text.try_reserve(3 * TEXT_BYTES).ok()?;
            write_text(&mut text, seed, 3);
            Contents::Text(text)
        };
        try_box(Self {
            seed,
            maker,
            contents,
        })
    }

    /// The blocks of memory that it consists of: so many allocations and so many frees it takes.
    pub(crate) fn blocks(&self) -> u64 {
        match &self.contents {
            Contents::Map(map) => 2 + map.len() as u64,
            _ => 2,
        }
    }

    /// Who made it.
    pub(crate) const fn maker(&self) -> usize {
        self.maker
    }

    /// Panics unless the contents are those that the number asks for.
    pub(crate) fn verify(&self) {
        let seed = self.seed;
        let mut random = Random::new(seed);
        let holds = match &self.contents {
            Contents::Numbers(numbers) => {
                random.next();
                numbers.iter().all(|&number| number == random.next())
            }
            Contents::Bytes(bytes) => bytes
                .iter()
                .enumerate()
                .all(|(at, &found)| found == byte(seed, at)),
            Contents::Text(found) => is_text(found, seed),
            Contents::Map(map) => map.len() == 8 && map.values().all(|found| is_text(found, seed)),
            Contents::Shared(one, other) => {
                Arc::ptr_eq(one, other)
                    && Arc::strong_count(one) == 2
                    && one
                        .iter()
                        .enumerate()
                        .all(|(at, &found)| found == u32::from(byte(seed, at)))
            }
        };
        assert!(
            holds,
            "corrupt: the parcel {seed:#x} of CPU {} is not what it was",
            self.maker
        );
    }

    /// Overwrites one byte of the contents, as a stray pointer would; says whether it did.
    pub(crate) fn corrupt(&mut self) -> bool {
        match &mut self.contents {
            Contents::Bytes(bytes) => {
                let last = bytes.len() - 1;
                bytes[last] ^= 1;
                true
            }
            _ => false,
        }
    }
}

/// Mostly small, sometimes a few pages, rarely more than any class serves.
fn length(random: &mut Random) -> usize {
    match random.below(256) {
        0 => 40_000 + random.below(20_000),
        1..4 => 4_096 + random.below(28_000),
        4..32 => 256 + random.below(3_800),
        _ => 1 + random.below(255),
    }
}

fn byte(seed: u64, at: usize) -> u8 {
    // What is cut off does not matter: any byte will do.
    (seed >> (at % 7 * 8)) as u8 ^ at as u8
}

/// The length of one part of a text: a letter for each half byte of the number.
const TEXT_BYTES: usize = 16;

fn letter(seed: u64, at: usize) -> u8 {
    b'a' + (seed >> (at % TEXT_BYTES * 4) & 15) as u8
}

fn write_text(text: &mut String, seed: u64, parts: usize) {
    text.extend((0..parts * TEXT_BYTES).map(|at| char::from(letter(seed, at))));
}

fn text(seed: u64, parts: usize) -> String {
    let mut text = String::from("#");
    write_text(&mut text, seed, parts);
    text
}

/// Whether `found` is any number of parts of the right text.
fn is_text(found: &str, seed: u64) -> bool {
    let found = found.strip_prefix('#').unwrap_or(found);
    found.len().is_multiple_of(TEXT_BYTES)
        && found
            .bytes()
            .enumerate()
            .all(|(at, found)| found == letter(seed, at))
}

/// A box as long as memory lasts.
fn try_box<T>(value: T) -> Option<Box<T>> {
    const { assert!(size_of::<T>() > 0) };
    // SAFETY: the type is not of size zero.
    let place = unsafe { alloc::alloc::alloc(Layout::new::<T>()) }.cast::<T>();
    if place.is_null() {
        return None;
    }
    // SAFETY: the place was allocated for the type.
    unsafe { place.write(value) };
    // SAFETY: allocated as a box would have been, and written.
    Some(unsafe { Box::from_raw(place) })
}
