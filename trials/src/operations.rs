//! Programs of operations on zones, compared with the shadow model: [`run`].
//!
//! The first byte chooses a zone of `ZONES`; what follows are operations, a few bytes each, of which one may stand for
//! many calls.

use arbitrary::{Result, Unstructured};

use crate::cached_heap::Cached;
use crate::configs::{
    DefaultShape, Explicit4K, Pages1K, Pages1K16K, Pages2K64K, Pages4K64K, Pages16K, Pages32K256K, Pages64K,
    Refusing4K2M, Smallest, TestConfig, take_reports,
};
use crate::heap::{Checked, FedByHand, Heap, Shared};
use crate::program::{Operation, Size, step};

/// A zone that programs run on: its name, and how it runs one.
type Program = (&'static str, fn(&mut Unstructured<'_>) -> u64);

macro_rules! zones {
    ($($name:literal = $heap:ty;)+) => { &[$(($name, program::<$heap>),)+] };
}

type Plain<C> = Shared<C, <C as TestConfig>::Lock>;

/// Configurations of the integration tests, base pages of 256 bytes to 64 KiB, with all locks that need no feature.
const ZONES: &[Program] = zones! {
    "shared, default shape" = Plain<DefaultShape>;
    "shared, 256 B" = Plain<Smallest>;
    "shared, 1 KiB and 16 KiB" = Plain<Pages1K16K>;
    "shared, 4 KiB, sizes with gaps" = Plain<Explicit4K>;
    "shared, 4 KiB and 2 MiB, no oversize" = Plain<Refusing4K2M>;
    "shared, 16 KiB" = Plain<Pages16K>;
    "shared, 32 KiB and 256 KiB" = Plain<Pages32K256K>;
    "shared, 64 KiB" = Plain<Pages64K>;
    "fed by hand, 1 KiB" = FedByHand<Pages1K>;
    "fed by hand, 4 KiB and 64 KiB" = FedByHand<Pages4K64K>;
    "cached, small batches, 1 KiB and 16 KiB" = Cached<Pages1K16K, 1>;
    "cached, default shape" = Cached<DefaultShape, { 16 << 10 }>;
    "cached, 2 KiB and 64 KiB" = Cached<Pages2K64K, { 16 << 10 }>;
    "cached, 32 KiB and 256 KiB" = Cached<Pages32K256K, { 16 << 10 }>;
};

/// Counters are compared with the model after so many steps.
const STEPS_BETWEEN_COUNTS: usize = 64;

/// Runs the program that `bytes` are; returns how many calls of the zone that were.
///
/// # Panics
///
/// The zone and the shadow model disagree.
pub fn run(bytes: &[u8]) -> u64 {
    let mut input = Unstructured::new(bytes);
    let Ok(number) = input.arbitrary::<u8>() else {
        return 0;
    };
    let (_, program) = ZONES[usize::from(number) % ZONES.len()];
    program(&mut input)
}

/// How many zones there are, for a generator that wants to try each.
pub const fn zones() -> usize {
    ZONES.len()
}

/// The name of the zone that the first byte `number` chooses.
pub fn zone(number: usize) -> &'static str {
    ZONES[number % ZONES.len()].0
}

fn program<H: Heap<Config: TestConfig>>(input: &mut Unstructured<'_>) -> u64 {
    let mut checked = Checked::<H>::new();
    let mut steps = 0_usize;
    while !input.is_empty()
        && let Ok(operation) = operation(input)
    {
        step::<H::Config, H>(&mut checked, &operation);
        steps += 1;
        if steps.is_multiple_of(STEPS_BETWEEN_COUNTS) {
            checked.check_counters();
        }
    }
    checked.check_counters();
    checked.shadow.verify();
    checked.drain();
    assert_eq!(take_reports(), []);
    checked.operations
}

fn operation(input: &mut Unstructured<'_>) -> Result<Operation> {
    Ok(match input.arbitrary::<u8>()? {
        0..60 => Operation::Allocate {
            size: size(input)?,
            align_shift: align_shift(input)?,
            zeroed: input.arbitrary()?,
        },
        60..100 => Operation::Fill {
            size: size(input)?,
            align_shift: 0,
            count: number(input)?,
        },
        100..130 => Operation::Free(number(input)?),
        130..165 => Operation::FreeMany {
            first: number(input)?,
            step: usize::from(input.arbitrary::<u8>()?),
            count: number(input)?,
        },
        165..190 => Operation::Replace {
            size: size(input)?,
            count: number(input)?,
        },
        190..215 => Operation::Resize(number(input)?, size(input)?),
        215..223 => Operation::TryFree(number(input)?),
        223..229 => Operation::FreeTwice(number(input)?),
        229..235 => Operation::FreeMissing(number(input)?, isize::from(input.arbitrary::<i8>()?)),
        235..241 => Operation::FreeOtherLayout(number(input)?, size(input)?),
        241..247 => Operation::Refill(size(input)?),
        247..252 => Operation::FailPager(usize::from(input.arbitrary::<u8>()? % 8)),
        252.. => Operation::Trim,
    })
}

/// Which block, or how many: up to 1023.
fn number(input: &mut Unstructured<'_>) -> Result<usize> {
    Ok(usize::from(input.arbitrary::<u16>()? % 1024))
}

fn size(input: &mut Unstructured<'_>) -> Result<Size> {
    Ok(match input.arbitrary::<u8>()? {
        // A small number is a small class.
        class @ 0..200 => Size::NearClass(usize::from(class), isize::from(input.arbitrary::<i8>()? % 10)),
        200..252 => Size::UpToLargest(usize::from(input.arbitrary::<u16>()?)),
        252.. => Size::Above(usize::from(input.arbitrary::<u16>()?)),
    })
}

/// Most alignments are usual ones, a few reach beyond what any zone serves.
fn align_shift(input: &mut Unstructured<'_>) -> Result<u32> {
    let shift = u32::from(input.arbitrary::<u8>()?);
    Ok(match shift {
        0..160 => shift % 5,
        160..250 => shift % 14,
        _ => shift % 28,
    })
}
