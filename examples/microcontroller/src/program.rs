//! What the main program does with the heap.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::sync::atomic::Ordering;

use crate::interrupt::BUSY;

/// A sequence that is the same in every run.
struct Random(u32);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % limit
    }
}

/// Tells the handler that the program is allocating or freeing.
fn amid<R>(action: impl FnOnce() -> R) -> R {
    BUSY.store(true, Ordering::Relaxed);
    let result = action();
    BUSY.store(false, Ordering::Relaxed);
    result
}

/// Changes containers at random and checks what is in them until `enough` says so; returns the steps.
pub(crate) fn churn(enough: impl Fn() -> bool) -> u32 {
    let mut random = Random(7);
    let mut boxes: Vec<Box<[u32; 4]>> = Vec::with_capacity(16);
    let mut texts: BTreeMap<u32, String> = BTreeMap::new();
    let mut steps = 0;
    while !enough() {
        steps += 1;
        match random.below(5) {
            0 | 1 if boxes.len() < 16 => {
                let number = random.below(1_000_000);
                boxes.push(amid(|| Box::new([number, !number, number, steps])));
            }
            2 | 3 if !boxes.is_empty() => {
                let at = random.below(boxes.len() as u32) as usize;
                let numbers = boxes.swap_remove(at);
                check(&numbers);
                amid(|| drop(numbers));
            }
            _ => {
                let key = random.below(24);
                let old = if random.below(2) == 0 {
                    let text = amid(|| alloc::format!("text {key}"));
                    amid(|| texts.insert(key, text))
                } else {
                    amid(|| texts.remove(&key))
                };
                assert!(
                    old.as_ref()
                        .is_none_or(|text| text.ends_with(&alloc::format!(" {key}")))
                );
                amid(|| drop(old));
            }
        }
        plant(steps, &mut boxes);
    }
    boxes.iter().for_each(|numbers| check(numbers));
    for (key, text) in &texts {
        assert!(*text == alloc::format!("text {key}"));
    }
    steps
}

fn check(numbers: &[u32; 4]) {
    assert!(
        numbers[0] == !numbers[1] && numbers[0] == numbers[2],
        "an object was overwritten"
    );
}

/// The controls: mistakes that have to be found.
fn plant(steps: u32, boxes: &mut [Box<[u32; 4]>]) {
    if cfg!(feature = "planted-corruption")
        && steps > 1_000
        && let Some(numbers) = boxes.first_mut()
    {
        numbers[2] ^= 1 << 9;
    }
    if cfg!(feature = "planted-double-free") && steps == 1_000 {
        // Without the handler, which could have the slot by the second time.
        critical_section::with(|_| {
            let object = Box::into_raw(Box::new([0_u32; 4]));
            // SAFETY: the object came from a box.
            drop(unsafe { Box::from_raw(object) });
            // SAFETY: none. This is the mistake that has to be found.
            drop(unsafe { Box::from_raw(object) });
        });
    }
}

/// Takes blocks of several sizes until there are none, checks them and gives them back; how many there were, and
/// how many bytes together.
pub(crate) fn exhaust() -> (usize, usize) {
    let mut blocks: Vec<Box<[u8]>> = Vec::new();
    for bytes in [100, 60, 30, 20, 12] {
        // Refused where the list would have to grow and cannot, which is as good.
        while amid(|| blocks.try_reserve(1)).is_ok()
            && let Some(block) = amid(|| filled(bytes))
        {
            blocks.push(block);
        }
    }
    // The handler finds no memory for a while.
    cortex_m::asm::delay(2_000_000);
    for block in &blocks {
        assert!(block.iter().all(|byte| usize::from(*byte) == block.len()));
    }
    (blocks.len(), blocks.iter().map(|block| block.len()).sum())
}

fn filled(bytes: usize) -> Option<Box<[u8]>> {
    let mut block = Vec::new();
    block.try_reserve_exact(bytes).ok()?;
    block.resize(bytes, bytes as u8);
    Some(block.into_boxed_slice())
}
