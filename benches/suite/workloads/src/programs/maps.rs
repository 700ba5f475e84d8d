//! The standard library's maps with strings as keys: filled, used, replaced in part, dropped.

use core::hint::black_box;
use std::collections::{BTreeMap, HashMap};

use crate::measure::Run;
use crate::random::Random;

/// Entries in a map.
const ENTRIES: usize = 10_000;

pub(crate) fn btree(run: &mut Run) {
    run.time(1, || {
        let mut random = Random::new(9);
        let mut map = BTreeMap::new();
        for _ in 0..2 * ENTRIES {
            map.insert(key(&mut random), vec![1_u8; random.between(8, 200)]);
            if map.len() > ENTRIES {
                map.pop_first();
            }
        }
        let found = (0..ENTRIES)
            .filter(|_| map.contains_key(&key(&mut random)))
            .count();
        black_box(found);
    });
}

pub(crate) fn hash(run: &mut Run) {
    run.time(1, || {
        let mut random = Random::new(10);
        let mut map: HashMap<String, String> = HashMap::new();
        for _ in 0..2 * ENTRIES {
            let value = "value ".repeat(random.between(1, 20));
            map.insert(key(&mut random), value);
            if random.percent(40) {
                map.remove(&key(&mut random));
            }
        }
        black_box(map.values().map(String::len).sum::<usize>());
    });
}

fn key(random: &mut Random) -> String {
    format!("key-{}", random.below(2 * ENTRIES))
}
