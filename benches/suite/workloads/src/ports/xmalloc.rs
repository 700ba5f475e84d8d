//! `xmalloc-test -w N -s 64` (Lever and Boreham 2000): threads that only allocate, and as many that only
//! free. Objects travel in batches of 120.

use std::sync::Mutex;
use std::sync::mpsc::sync_channel;

use crate::block::Block;
use crate::measure::Run;
use crate::ports::crew::crew;

/// Objects of a pass, of all threads together.
const OBJECTS: usize = 240_000;

/// Objects of a batch.
const BATCH: usize = 120;

/// Batches on their way at most.
const ON_THEIR_WAY: usize = 100;

pub(crate) fn xmalloc(run: &mut Run) {
    let pairs = run.threads;
    run.time_part(OBJECTS, || {
        let (sender, receiver) = sync_channel::<Vec<Block>>(ON_THEIR_WAY);
        let receiver = Mutex::new(receiver);
        // The channel ends when the last producer drops its sender.
        let senders: Vec<_> = (0..pairs).map(|_| Mutex::new(Some(sender.clone()))).collect();
        drop(sender);
        crew(2 * pairs, |index| {
            if let Some(sender) = senders.get(index) {
                let sender = sender.lock().ok().and_then(|mut sender| sender.take());
                for _ in 0..OBJECTS / BATCH / pairs {
                    let batch = (0..BATCH).map(|_| Block::new(64)).collect();
                    if let Some(sender) = &sender {
                        // A consumer stays until the channel ends.
                        let _ = sender.send(batch);
                    }
                }
            } else {
                while let Some(batch) = receiver.lock().ok().and_then(|receiver| receiver.recv().ok()) {
                    drop(batch);
                }
            }
        })
    });
}
