//! [`Run`]: a zone and a workload that uses it, step by step; the same steps in every run.

use core::alloc::Layout;

use crate::driven::Driven;
use crate::object::Object;
use crate::random::Random;
use crate::seen::Seen;

/// Which objects come and go. The first line of each is what the page says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Workload {
    /// Nodes of lists and trees: a few small sizes, whose number ebbs and flows.
    Small,
    /// Sizes from 8 bytes to 4 KiB, each doubling as frequent as the next.
    Mixed,
    /// Texts of any length: words, lines, now and then a page.
    Strings,
    /// Vectors that double as they grow, and go when they are large.
    Growth,
    /// Letters of one length are written, two of three are thrown away, and the next have another length: fragmentation.
    Waves,
}

/// All of them, in the order of the page.
pub(crate) const WORKLOADS: [Workload; 5] = [
    Workload::Small,
    Workload::Mixed,
    Workload::Strings,
    Workload::Growth,
    Workload::Waves,
];

/// Sizes of nodes, the frequent ones more than once.
const NODES: &[usize] = &[16, 24, 24, 32, 40, 40, 40, 56, 72, 96];

/// Bytes of elements of vectors, and the bytes at which a vector goes.
const ELEMENTS: &[usize] = &[4, 8, 12, 24, 40];
const LARGE_VECTOR: usize = 16 << 10;

/// Lengths of letters, one for each wave.
const LETTERS: &[usize] = &[100, 44, 260, 72, 180, 34];

/// Letters after which a wave turns.
const WAVE: usize = 18_000;

/// So many steps are done before the books look whether there is more than ever.
const LOOK_EVERY: u32 = 512;

impl Workload {
    /// How the page calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Small => "Small objects",
            Self::Mixed => "Mixed sizes",
            Self::Strings => "Texts",
            Self::Growth => "Growing vectors",
            Self::Waves => "Waves of letters",
        }
    }

    /// What comes and goes.
    pub(crate) fn description(self) -> &'static str {
        match self {
            Self::Small => "Nodes of lists and trees: a few small sizes, whose number ebbs and flows.",
            Self::Mixed => "Sizes from 8 bytes to 4 KiB, each doubling as frequent as the next.",
            Self::Strings => "Texts of any length: words, lines, now and then a page.",
            Self::Growth => "Vectors that double as they grow, and go when they are large.",
            Self::Waves => {
                "Letters of one length are written, two of three are thrown away, and the next have another length."
            }
        }
    }

    /// Objects at ebb and at flood, and the steps from one flood to the next.
    fn tide(self) -> (usize, usize, u32) {
        match self {
            Self::Small => (6_000, 24_000, 400_000),
            Self::Mixed => (800, 4_000, 60_000),
            Self::Strings => (5_000, 16_000, 240_000),
            Self::Growth => (150, 700, 40_000),
            Self::Waves => (0, 0, 1),
        }
    }

    /// The layout of the next object.
    fn layout(self, random: &mut Random, wave: usize) -> Layout {
        let (size, align) = match self {
            Self::Small => (random.one_of(NODES), 8),
            Self::Mixed => {
                let doubling = 8 << random.below(9);
                (random.between(doubling, 2 * doubling - 1), 8)
            }
            Self::Strings => (text(random), 1),
            Self::Growth => (4 * random.one_of(ELEMENTS), 4),
            Self::Waves => {
                let length = LETTERS[wave % LETTERS.len()];
                (random.between(length - length / 8, length), 1)
            }
        };
        // Sizes are a few pages at most, and alignments powers of two.
        Layout::from_size_align(size, align).unwrap_or(Layout::new::<u64>())
    }
}

/// The length of a text.
fn text(random: &mut Random) -> usize {
    match random.below(100) {
        0..60 => random.between(2, 14),
        60..95 => random.between(15, 60) + random.between(0, 60),
        95..99 => random.between(120, 600),
        _ => random.between(1000, 3000),
    }
}

/// A zone in use.
pub(crate) struct Run {
    zone: &'static dyn Driven,
    workload: Workload,
    random: Random,
    objects: Vec<Object>,
    seen: Seen,
    steps: u32,
    /// For [`Workload::Waves`]: its number, and whether letters are being thrown away.
    wave: usize,
    falling: bool,
    refused: u32,
    damaged: u32,
}

impl Run {
    /// Nothing has happened yet.
    pub(crate) fn new(zone: &'static dyn Driven, workload: Workload) -> Self {
        Self {
            zone,
            workload,
            random: Random::new(7),
            objects: Vec::new(),
            seen: Seen::default(),
            steps: 0,
            wave: 0,
            falling: false,
            refused: 0,
            damaged: 0,
        }
    }

    /// What was asked for.
    pub(crate) fn seen(&self) -> &Seen {
        &self.seen
    }

    /// Steps that were done.
    pub(crate) fn steps(&self) -> u32 {
        self.steps
    }

    /// Requests for which there was no memory.
    pub(crate) fn refused(&self) -> u32 {
        self.refused
    }

    /// Objects whose bytes were not as they were written.
    pub(crate) fn damaged(&self) -> u32 {
        self.damaged
    }

    /// So many objects come, go or grow.
    pub(crate) fn step(&mut self, count: u32) {
        for _ in 0..count {
            match self.workload {
                Workload::Waves => self.wave(),
                Workload::Growth => self.growth(),
                _ => self.tide(),
            }
            self.steps += 1;
            if self.steps.is_multiple_of(LOOK_EVERY) {
                self.seen.look();
            }
        }
        self.seen.look();
    }

    /// Everything goes.
    pub(crate) fn free_all(&mut self) {
        while !self.objects.is_empty() {
            self.free(self.objects.len() - 1);
        }
    }

    /// How many objects there should be now: up from the ebb to the flood, and down again.
    fn level(&self) -> usize {
        let (ebb, flood, period) = self.workload.tide();
        let half = period / 2;
        let phase = self.steps % period;
        let height = if phase < half { phase } else { period - phase };
        ebb + (flood - ebb) * height as usize / half as usize
    }

    fn tide(&mut self) {
        // Towards the level three times of four, so that objects come and go at all times.
        let towards = self.random.below(4) > 0;
        if towards == (self.objects.len() < self.level()) {
            self.allocate();
        } else {
            self.free_any();
        }
    }

    /// Mostly a vector doubles; those that are large enough go.
    fn growth(&mut self) {
        let full = self.objects.len() >= self.level();
        if !full && self.random.below(2) == 0 {
            self.allocate();
        } else if full && self.random.below(3) == 0 {
            self.free_any();
        } else if !self.objects.is_empty() {
            let at = self.random.below(self.objects.len());
            self.double(at);
        }
    }

    fn double(&mut self, at: usize) {
        let old = self.objects[at].layout();
        let size = old.size() * 2;
        if size > LARGE_VECTOR {
            self.free(at);
        } else if self.objects[at].grow(size) {
            self.seen.remove(old);
            self.seen.add(self.objects[at].layout());
        } else {
            self.refused += 1;
        }
    }

    fn wave(&mut self) {
        if self.falling {
            self.free_any();
            // A third is left.
            if self.objects.len() <= WAVE / 3 {
                (self.falling, self.wave) = (false, self.wave + 1);
            }
        } else {
            self.allocate();
            self.falling = self.objects.len() >= WAVE;
        }
    }

    fn allocate(&mut self) {
        let layout = self.workload.layout(&mut self.random, self.wave);
        let fill = self.random.next().to_le_bytes()[0];
        match Object::new(self.zone, layout, fill) {
            Some(object) => {
                self.objects.push(object);
                self.seen.add(layout);
            }
            None => self.refused += 1,
        }
    }

    fn free_any(&mut self) {
        if !self.objects.is_empty() {
            let at = self.random.below(self.objects.len());
            self.free(at);
        }
    }

    fn free(&mut self, at: usize) {
        let object = self.objects.swap_remove(at);
        self.damaged += u32::from(!object.is_intact());
        self.seen.remove(object.layout());
    }
}
