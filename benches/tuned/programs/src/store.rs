//! `store`: a key-value store on a `BTreeMap`, with an index by time for entries that expire.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::random::Random;

/// Operations in all.
const OPERATIONS: u64 = 1_600_000;
/// Different keys.
const KEYS: usize = 400_000;
/// Operations after which an entry expires that was not written again.
const LIFETIME: u64 = 800_000;

/// What is kept under a key.
struct Entry {
    value: Box<[u8]>,
    labels: Vec<u32>,
    written: u64,
}

/// The store, and when which keys were written.
#[derive(Default)]
struct Store {
    entries: BTreeMap<String, Entry>,
    by_time: BTreeMap<u64, String>,
}

impl Store {
    fn put(&mut self, key: String, value: Box<[u8]>, label: u32, now: u64) {
        if let Some(entry) = self.entries.get_mut(&key) {
            self.by_time.remove(&entry.written);
            entry.value = value;
            entry.labels.push(label);
            entry.written = now;
        } else {
            let entry = Entry {
                value,
                labels: vec![label],
                written: now,
            };
            self.entries.insert(key.clone(), entry);
        }
        self.by_time.insert(now, key);
    }

    fn delete(&mut self, key: &str) -> bool {
        let Some(entry) = self.entries.remove(key) else {
            return false;
        };
        self.by_time.remove(&entry.written);
        true
    }

    /// Takes out what was written before `time`.
    fn expire(&mut self, time: u64) -> usize {
        let mut expired = 0;
        while let Some(oldest) = self.by_time.first_entry().filter(|oldest| *oldest.key() < time) {
            self.entries.remove(&oldest.remove());
            expired += 1;
        }
        expired
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every program has the same signature")]
pub(crate) fn run(_: &[PathBuf]) -> Result<String, String> {
    let mut random = Random::new(22);
    let mut store = Store::default();
    let (mut hits, mut bytes, mut deleted, mut expired) = (0, 0, 0, 0);
    for now in 0..OPERATIONS {
        let key = key(random.below(KEYS));
        match random.below(100) {
            0..45 => {
                let size = random.pareto(7);
                let filling = u8::try_from(now % 251).unwrap_or_default();
                let label = u32::try_from(now % 1000).unwrap_or_default();
                store.put(key, vec![filling; size].into_boxed_slice(), label, now);
            }
            45..85 => {
                if let Some(entry) = store.entries.get(&key) {
                    hits += 1;
                    bytes += entry.value.len();
                }
            }
            85..95 => deleted += usize::from(store.delete(&key)),
            _ => {
                let range = store.entries.range(key..).take(10);
                bytes += range.map(|(_, entry)| entry.value.len()).sum::<usize>();
            }
        }
        if now % 1000 == 0 {
            expired += store.expire(now.saturating_sub(LIFETIME));
        }
    }
    let labels: usize = store.entries.values().map(|entry| entry.labels.len()).sum();
    Ok(format!(
        "{} entries, {labels} labels, {hits} hits, {bytes} bytes read, {deleted} deleted, {expired} expired",
        store.entries.len(),
    ))
}

/// Keys as programs make them: a kind, a number, and for some a part below it.
fn key(number: usize) -> String {
    match number % 3 {
        0 => format!("user:{number}"),
        1 => format!("user:{number}:session"),
        _ => format!("cache/page/{}/fragment/{number}", number % 97),
    }
}
