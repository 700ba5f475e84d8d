//! Allocation and deallocation called directly, without a global allocator in between: every way to use
//! this library beside a bare list, the system's allocator and slabmalloc 0.11 behind one lock.
//!
//! `cargo bench` runs it in about two minutes and writes plots below `target/criterion`; with
//! `--features std`, the hosted zone takes part. The figures of one group are comparable with each other,
//! not with those of another run. How allocators do as the global one of a program, and beside more peers,
//! is what `cargo xtask bench` shows.
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot be set up measures nothing"
)]

use core::alloc::Layout;
use core::hint::black_box;
use core::ptr;
use core::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

mod contenders;
mod previous;

use contenders::CONTENDERS;

fn layout(size: usize) -> Layout {
    Layout::from_size_align(size, 8).expect("a small layout")
}

/// Allocates and frees one object.
fn pair(c: &mut Criterion) {
    for size in [8, 64, 256, 1024, 16 << 10] {
        let mut group = c.benchmark_group(format!("pair_{size}"));
        for contender in CONTENDERS {
            let subject = (contender.make)(layout(size));
            group.bench_function(contender.name, |b| {
                b.iter(|| {
                    let object = subject.take(black_box(layout(size)));
                    // SAFETY: allocated above with this layout.
                    unsafe { subject.give(black_box(object), layout(size)) };
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
        for contender in CONTENDERS {
            let subject = (contender.make)(layout(64));
            let mut objects = vec![ptr::null_mut(); 1000];
            group.bench_function(contender.name, |b| {
                b.iter(|| {
                    for object in &mut objects {
                        *object = subject.take(black_box(layout(64)));
                    }
                    if reverse {
                        objects.reverse();
                    }
                    for object in &objects {
                        // SAFETY: allocated above with this layout.
                        unsafe { subject.give(*object, layout(64)) };
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
        for contender in CONTENDERS.iter().filter(|contender| contender.is_general) {
            let subject = (contender.make)(layout(64));
            let mut random = 1_u64;
            let mut next = move || {
                random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
                usize::try_from(random >> 33).expect("31 bits")
            };
            let mut objects: Vec<(*mut u8, Layout)> = (0..live)
                .map(|_| {
                    let layout = layout(8 + next() % 500);
                    (subject.take(layout), layout)
                })
                .collect();
            group.bench_function(BenchmarkId::new(contender.name, live), |b| {
                b.iter(|| {
                    let (object, old) = &mut objects[next() % live];
                    // SAFETY: allocated with this layout, and replaced below.
                    unsafe { subject.give(*object, *old) };
                    *old = layout(8 + next() % 500);
                    *object = subject.take(*old);
                });
            });
            for (object, layout) in objects {
                // SAFETY: allocated with this layout and not freed yet.
                unsafe { subject.give(object, layout) };
            }
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    // Less than criterion's own times: operations of some nanoseconds are run millions of times in that.
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(50)
        .nresamples(10_000);
    targets = pair, batch, churn
}
criterion_main!(benches);
