extern crate std;

use std::thread;

use super::{Arena, ArenaSource, GRANULE, StaticArena};
use crate::lock::Spin;
use crate::pager::tests::{Random, User, layout, page};
use crate::pager::{ConstPager, Pager};

#[test]
fn random_use_keeps_every_promise() {
    static ARENA: Arena<Spin, { 1 << 20 }> = Arena::new();
    let arena = &ARENA;
    assert_eq!(arena.total_bytes(), 1 << 20);
    for seed in 0..4 {
        let random = Random::new(seed);
        let mut user = User::new(&arena);
        user.exercise(&random, 3_000, 1 << 20, |random| {
            layout(1 + random.below(40_000), 1 << random.below(16))
        });
        assert!(user.blocks() > 0);
        user.release_all(&random);
        assert_eq!(arena.free_bytes(), arena.total_bytes());
    }
}

#[test]
fn all_pages_of_an_arena_can_be_had() {
    static ARENA: Arena<Spin, { 16 * 4096 }> = Arena::new();
    let arena = &ARENA;
    let mut user = User::new(&arena);
    for _ in 0..16 {
        assert!(user.acquire(page(4096)));
    }
    assert!(!user.acquire(layout(1, 1)));
    assert_eq!(arena.free_bytes(), 0);
    user.release_all(&Random::new(1));
    assert_eq!(arena.free_bytes(), 16 * 4096);
}

#[test]
fn sizes_that_are_no_multiple_of_anything() {
    static EMPTY: Arena<Spin, 0> = Arena::new();
    static TINY: Arena<Spin, 7> = Arena::new();
    static ODD: Arena<Spin, 1001> = Arena::new();
    assert_eq!(EMPTY.total_bytes(), 0);
    assert_eq!(TINY.total_bytes(), 0);
    assert_eq!(ODD.total_bytes(), 1001 / GRANULE * GRANULE);
    assert!((&EMPTY).acquire(layout(1, 1)).is_none());
    assert!((&TINY).acquire(layout(1, 1)).is_none());
    assert!((&ODD).acquire(layout(1, 1)).is_some());
}

enum Source {}

// SAFETY: there is one arena.
unsafe impl ArenaSource for Source {
    type Arena = Arena<Spin, { 1 << 20 }>;

    fn arena() -> &'static Self::Arena {
        static ARENA: Arena<Spin, { 1 << 20 }> = Arena::new();
        &ARENA
    }
}

#[test]
fn an_arena_by_type_from_many_threads() {
    const PAGES: StaticArena<Source> = StaticArena::INIT;
    assert_eq!(size_of_val(&PAGES), 0);
    thread::scope(|scope| {
        for seed in 0..8 {
            scope.spawn(move || {
                let random = Random::new(seed);
                let mut user = User::new(&PAGES);
                user.exercise(&random, 2_000, 1 << 17, |random| page(1 << random.below(14)));
                user.release_all(&random);
            });
        }
    });
    assert_eq!(Source::arena().free_bytes(), 1 << 20);
}
