//! Work of many pieces, several at once, whose results come in the order of the pieces.

use core::sync::atomic::{AtomicUsize, Ordering};
use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;

/// Works on each item, on as many at once as the machine has processors, and gives `done` each result in the order of the
/// items, as soon as it and all before it are there.
///
/// # Panics
///
/// If the work does.
pub(crate) fn each<'i, T: Sync, R: Send>(
    items: &'i [T],
    work: impl Fn(&'i T) -> R + Sync,
    mut done: impl FnMut(&'i T, R),
) {
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (next, work, sender) = (&next, &work, sender.clone());
            scope.spawn(move || {
                loop {
                    // ORDERING: a number of its own.
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(number) else { break };
                    // Nobody stops listening before the last result.
                    let _ = sender.send((number, work(item)));
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        for (number, item) in items.iter().enumerate() {
            while !early.contains_key(&number) {
                // Without the result the work has panicked, as `scope` will say.
                let Ok((number, result)) = results.recv() else {
                    return;
                };
                early.insert(number, result);
            }
            if let Some(result) = early.remove(&number) {
                done(item, result);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::time::Duration;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..40).collect();
        let mut seen = Vec::new();
        let work = |item: &u64| {
            thread::sleep(Duration::from_millis(item % 3));
            item * 2
        };
        each(&items, work, |item, result| seen.push((*item, result)));
        assert!(seen.iter().copied().eq((0..40).map(|item| (item, item * 2))));
    }
}
