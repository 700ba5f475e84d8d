//! What must hold of the heap. A check that fails traps.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::arch::wasm32::memory_size;

use crate::heap::HEAP;
use crate::workloads::Random;

/// Bytes in a page of linear memory.
const WASM_PAGE: usize = 64 * 1024;

/// What blocks are filled with.
const PATTERN: u8 = 0xA5;

/// Many containers at once, changed at random and compared with what was put in.
#[unsafe(no_mangle)]
pub extern "C" fn check_contents() {
    let mut random = Random::new(3);
    let mut boxes: Vec<Box<[u32; 9]>> = Vec::new();
    let mut texts: BTreeMap<u32, String> = BTreeMap::new();
    let mut large: Vec<Vec<u8>> = Vec::new();
    for step in 0..60_000_u32 {
        match random.below(6) {
            0 | 1 => boxes.push(Box::new([step; 9])),
            2 if !boxes.is_empty() => {
                let numbers = boxes.swap_remove(random.below(boxes.len()));
                assert!(numbers.iter().all(|number| *number == numbers[0]));
            }
            3 => {
                texts.insert(step % 4096, alloc::format!("text {step}"));
            }
            4 => {
                let key = random.next() % 4096;
                if let Some(text) = texts.remove(&key) {
                    let number: u32 = text.trim_start_matches("text ").parse().unwrap_or(0);
                    assert!(number % 4096 == key);
                }
            }
            _ if large.len() < 20 => large.push(alloc::vec![step as u8; random.below(100_000)]),
            _ => {
                let bytes = large.swap_remove(random.below(large.len()));
                assert!(bytes.iter().all(|byte| *byte == bytes[0]));
            }
        }
    }
    drop((boxes, texts, large));
    check_books();
}

/// Memory grows by what is asked for, and what was freed is used again before it grows once more.
#[unsafe(no_mangle)]
pub extern "C" fn check_growth() {
    let before = memory_size::<0>();
    let first = numbers(64);
    let grown = memory_size::<0>() - before;
    // 4 MiB in blocks of 64 KiB and their list, and not twice as much.
    assert!((64..80).contains(&grown));
    drop(first);
    drop(numbers(64));
    assert!(memory_size::<0>() - before == grown);
    check_books();
}

/// Blocks of 64 KiB, each full of its number.
fn numbers(count: u32) -> Vec<Vec<u32>> {
    let blocks: Vec<Vec<u32>> = (0..count)
        .map(|number| alloc::vec![number; WASM_PAGE / 4])
        .collect();
    for (number, block) in blocks.iter().enumerate() {
        assert!(block.iter().all(|found| *found as usize == number));
    }
    blocks
}

/// Memory is used up in small and in large blocks; each refusal is an error, and after frees there is memory again.
#[unsafe(no_mangle)]
pub extern "C" fn check_exhaustion() -> u32 {
    let mut most = 0;
    for bytes in [24, 300, 2000, 9000, 3 * WASM_PAGE] {
        let mut blocks = until_refused(bytes);
        let held = blocks.len() * bytes;
        // Of 16 MiB, with what classes round up.
        assert!(held > 8 << 20);
        most = most.max(held);
        // Every other one goes; as many fit again.
        let mut at = 0;
        blocks.retain(|_| {
            at += 1;
            at % 2 == 0
        });
        for _ in 0..at - blocks.len() {
            let block = filled(bytes);
            assert!(block.is_some());
            blocks.extend(block);
        }
        drop(blocks);
        check_books();
    }
    most as u32
}

/// Blocks of so many bytes, until one is refused.
fn until_refused(bytes: usize) -> Vec<Box<[u8]>> {
    // The list itself must not have to grow when memory is out.
    let mut blocks = Vec::new();
    assert!(blocks.try_reserve_exact((16 << 20) / bytes.max(32)).is_ok());
    while let Some(block) = filled(bytes) {
        blocks.push(block);
    }
    assert!(blocks.iter().flatten().all(|byte| *byte == PATTERN));
    blocks
}

/// A block, or nothing if there is no memory.
fn filled(bytes: usize) -> Option<Box<[u8]>> {
    let mut block = Vec::new();
    block.try_reserve_exact(bytes).ok()?;
    block.resize(bytes, PATTERN);
    Some(block.into_boxed_slice())
}

/// Nothing is allocated: every page goes back to the pager, and the pager has all that was grown.
fn check_books() {
    HEAP.trim();
    let snapshot = HEAP.snapshot();
    assert!(snapshot.pager.bytes_held == 0);
    assert!(snapshot.pager.pages_taken == snapshot.pager.pages_returned);
    assert!(HEAP.pager().free_bytes() == HEAP.pager().total_bytes());
    assert!(HEAP.pager().total_bytes() <= memory_size::<0>() * WASM_PAGE);
}

/// A control: frees a block twice, which must trap. Where free slots are kept, it is found out when they go back.
#[unsafe(no_mangle)]
pub extern "C" fn control_double_free() {
    let block = Box::into_raw(Box::new([7_u32; 9]));
    // SAFETY: the block came from a box.
    drop(unsafe { Box::from_raw(block) });
    // SAFETY: none. This is the mistake that has to be found.
    drop(unsafe { Box::from_raw(block) });
    HEAP.trim();
}

/// A control: a failed check is seen.
#[unsafe(no_mangle)]
pub extern "C" fn control_contents() {
    let mut block = alloc::vec![1_u8; 100];
    block[50] = 2;
    assert!(block.iter().all(|byte| *byte == 1));
}
