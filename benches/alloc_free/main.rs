//! Allocation and deallocation called directly, without a global allocator in between: zones beside
//! the system's allocator and slabmalloc 0.11 behind one lock.
//!
//! `cargo bench` runs it and writes plots below `target/criterion`. The figures of one group are
//! comparable with each other, not with those of another run.
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot be set up measures nothing"
)]

use core::alloc::{GlobalAlloc, Layout};
use core::hint::black_box;
use core::ptr;
use std::alloc::System;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use slabmalloc::SafeZoneAllocator;

mod previous;
use previous::Previous;

/// One contender with its name.
struct Contender {
    name: &'static str,
    allocator: Box<dyn Fn() -> Box<dyn GlobalAlloc + Sync>>,
}

fn contenders() -> Vec<Contender> {
    vec![
        Contender {
            name: "safe_zone",
            allocator: Box::new(|| Box::new(SafeZoneAllocator::new())),
        },
        Contender {
            name: "system",
            allocator: Box::new(|| Box::new(System)),
        },
        Contender {
            name: "slabmalloc_0.11_locked",
            allocator: Box::new(|| Box::new(Previous::new())),
        },
    ]
}

fn layout(size: usize) -> Layout {
    Layout::from_size_align(size, 8).expect("a small layout")
}

/// Allocates and frees one object.
fn pair(c: &mut Criterion) {
    for size in [8, 64, 256, 1024, 16 << 10] {
        let mut group = c.benchmark_group(format!("pair_{size}"));
        for contender in contenders() {
            let allocator = (contender.allocator)();
            group.bench_function(contender.name, |b| {
                b.iter(|| {
                    // SAFETY: the layout is not of size zero.
                    let object = unsafe { allocator.alloc(black_box(layout(size))) };
                    // SAFETY: allocated above with this layout.
                    unsafe { allocator.dealloc(black_box(object), layout(size)) };
                });
            });
        }
        group.finish();
    }
}

/// Allocates a thousand objects, then frees them, newest first or oldest first.
fn batch(c: &mut Criterion) {
    for (order, reverse) in [("lifo", true), ("fifo", false)] {
        let mut group = c.benchmark_group(format!("batch_64_{order}"));
        group.throughput(Throughput::Elements(1000));
        for contender in contenders() {
            let allocator = (contender.allocator)();
            let mut objects = vec![ptr::null_mut(); 1000];
            group.bench_function(contender.name, |b| {
                b.iter(|| {
                    for object in &mut objects {
                        // SAFETY: the layout is not of size zero.
                        *object = unsafe { allocator.alloc(black_box(layout(64))) };
                    }
                    if reverse {
                        objects.reverse();
                    }
                    for object in &objects {
                        // SAFETY: allocated above with this layout.
                        unsafe { allocator.dealloc(*object, layout(64)) };
                    }
                });
            });
        }
        group.finish();
    }
}

/// Replaces random objects of mixed sizes, with as many alive as the parameter says.
fn churn(c: &mut Criterion) {
    let mut group = c.benchmark_group("churn");
    for live in [1_000, 100_000] {
        for contender in contenders() {
            let allocator = (contender.allocator)();
            let mut random = 1_u64;
            let mut next = move || {
                random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
                usize::try_from(random >> 33).expect("31 bits")
            };
            let mut objects: Vec<(*mut u8, Layout)> = (0..live)
                .map(|_| {
                    let layout = layout(8 + next() % 500);
                    // SAFETY: the layout is not of size zero.
                    (unsafe { allocator.alloc(layout) }, layout)
                })
                .collect();
            group.bench_function(BenchmarkId::new(contender.name, live), |b| {
                b.iter(|| {
                    let (object, old) = &mut objects[next() % live];
                    // SAFETY: allocated with this layout, and replaced below.
                    unsafe { allocator.dealloc(*object, *old) };
                    *old = layout(8 + next() % 500);
                    // SAFETY: the layout is not of size zero.
                    *object = unsafe { allocator.alloc(*old) };
                });
            });
            for (object, layout) in objects {
                // SAFETY: allocated with this layout and not freed yet.
                unsafe { allocator.dealloc(object, layout) };
            }
        }
    }
    group.finish();
}

criterion_group!(benches, pair, batch, churn);
criterion_main!(benches);
