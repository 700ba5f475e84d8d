//! The program that is looked at: a store of values under keys, filled and emptied by turns by some threads.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Parts of the store, each with a lock of its own.
const PARTS: usize = 16;
/// Keys that are in use at most.
const KEYS: usize = 120_000;
/// Operations that a thread does in a row, and how long it then rests.
const BURST: u64 = 3000;
const REST: Duration = Duration::from_millis(15);
/// Bursts for which the store grows, and then shrinks for as many.
const TIDE: u64 = 400;

/// What is kept under a key.
struct Value {
    name: String,
    content: Box<[u8]>,
    tags: Vec<String>,
}

type Part = Mutex<BTreeMap<usize, Value>>;

static PARTS_OF_STORE: [Part; PARTS] = [const { Mutex::new(BTreeMap::new()) }; PARTS];
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Threads that use the store, until it is dropped.
pub(crate) struct Load {
    threads: Vec<JoinHandle<()>>,
}

impl Load {
    /// Starts so many threads.
    pub(crate) fn start(threads: u64) -> Self {
        let threads = (0..threads).map(|number| thread::spawn(move || work(number)));
        Self {
            threads: threads.collect(),
        }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        STOPPED.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            // One that has panicked has said so.
            let _ = thread.join();
        }
    }
}

/// Puts, looks up and removes, until it is stopped.
fn work(thread: u64) {
    let mut numbers = Numbers(thread);
    for burst in 0_u64.. {
        let grows = (burst / TIDE).is_multiple_of(2);
        for _ in 0..BURST {
            if STOPPED.load(Ordering::Relaxed) {
                return;
            }
            let key = numbers.below(KEYS);
            let part = key % PARTS;
            let mut part = PARTS_OF_STORE[part]
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            match numbers.below(10) {
                0..3 if grows => drop(part.insert(key, numbers.value())),
                0..3 => drop(part.remove(&key)),
                3 if !grows => drop(part.insert(key, numbers.value())),
                _ => {
                    if let Some(value) = part.get_mut(&key) {
                        value.change();
                    }
                }
            }
        }
        thread::sleep(REST);
    }
}

impl Value {
    /// Writes what the length is into the name.
    fn change(&mut self) {
        let length = self.content.len() + self.tags.len();
        self.name.truncate(8);
        self.name.push_str(&length.to_string());
    }
}

/// Numbers that look random: `SplitMix64`.
struct Numbers(u64);

impl Numbers {
    /// A number less than `end`.
    #[expect(clippy::cast_possible_truncation, reason = "it is less than a `usize`")]
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    fn value(&mut self) -> Value {
        // Many small ones and few large ones.
        let size = 1 << (4 + self.below(8).min(self.below(9)));
        let size = size + self.below(size);
        Value {
            name: format!("value {:>10}", self.below(KEYS)),
            content: vec![1; size].into(),
            tags: (0..self.below(4)).map(|tag| format!("tag {tag}")).collect(),
        }
    }
}
