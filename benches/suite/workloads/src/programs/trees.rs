//! Trees of boxes (the benchmarks game's `binary-trees`) and a pipeline over text.

use core::hint::black_box;

use crate::measure::Run;
use crate::random::Random;

/// A node with two children or none.
struct Tree(Option<(Box<Tree>, Box<Tree>)>);

impl Tree {
    fn new(depth: usize) -> Self {
        Self((depth > 0).then(|| (Box::new(Self::new(depth - 1)), Box::new(Self::new(depth - 1)))))
    }

    fn count(&self) -> usize {
        1 + self
            .0
            .as_ref()
            .map_or(0, |(left, right)| left.count() + right.count())
    }
}

/// A tree that stays, and many that go, of depths from 4 to 14.
pub(crate) fn binary_trees(run: &mut Run) {
    const DEPTH: usize = 14;
    run.time(1, || {
        let stays = Tree::new(DEPTH);
        let mut nodes = 0;
        for depth in (4..=DEPTH).step_by(4) {
            for _ in 0..1 << (DEPTH - depth) {
                nodes += black_box(Tree::new(depth)).count();
            }
        }
        black_box((stays.count(), nodes));
    });
}

/// Lines are split, changed, collected and joined.
pub(crate) fn text(run: &mut Run) {
    let mut random = Random::new(11);
    let lines: Vec<String> = (0..2000)
        .map(|_| {
            let words = (0..random.between(3, 14)).map(|_| format!("word{}", random.below(1000)));
            words.collect::<Vec<_>>().join(" ")
        })
        .collect();
    let text = lines.join("\n");
    run.time(1, || {
        let changed: Vec<String> = black_box(&text)
            .lines()
            .map(|line| {
                let mut words: Vec<String> = line.split(' ').map(str::to_uppercase).collect();
                words.sort_unstable();
                words.join(",")
            })
            .collect();
        black_box(changed.join("\n"));
    });
}
