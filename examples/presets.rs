//! Zones for the machines that people have, ready to copy, and how much of their pages they use: the text of
//! `docs/platforms.md` between its markers.
//!
//! ```text
//! cargo run --features critical-section,std --example presets
//! ```
//!
//! It prints its own source, so that the document shows what was compiled and measured.

use slabmalloc::Zone;
use slabmalloc::stats::ClassUse;
use slabmalloc::zone::ZoneConfig;

// x86-64: pages of 4 KiB, blocks of 2 MiB
slabmalloc::declare_zone! {
    pub zone X86 {
        base_page:  4 KiB,
        large_page: 2 MiB,
        classes:    pow2(8..=128 KiB),
    }
}

// AArch64, granule of 4 KiB
slabmalloc::declare_zone! {
    pub zone Arm4K {
        base_page:  4 KiB,
        large_page: 2 MiB,
        classes:    geometric(16..=128 KiB, steps = 2),
    }
}

// AArch64, granule of 16 KiB
slabmalloc::declare_zone! {
    pub zone Arm16K {
        base_page:  16 KiB,
        large_page: 32 MiB,
        classes:    geometric(16..=1 MiB, steps = 4),
    }
}

// AArch64 and POWER, pages of 64 KiB
slabmalloc::declare_zone! {
    pub zone Pages64K {
        base_page:  64 KiB,
        large_page: 2 MiB,
        classes:    geometric(16..=128 KiB, steps = 4),
    }
}

// RISC-V, Sv39
slabmalloc::declare_zone! {
    pub zone RiscV {
        base_page:  4 KiB,
        large_page: 2 MiB,
        classes:    geometric(16..=64 KiB, steps = 2),
        lock:       ticket,
    }
}

// WebAssembly
slabmalloc::declare_zone! {
    pub zone Wasm {
        base_page:  64 KiB,
        large_page: none,
        classes:    pow2(16..=2 KiB),
    }
}

// A microcontroller with 32 KiB to spare
slabmalloc::declare_zone! {
    pub zone Mcu {
        base_page:  1 KiB,
        large_page: none,
        classes:    [8, 16, 24, 32, 64, 104],
        word:       u32,
        lock:       irq_safe(none),
        pager:      arena(32 KiB),
    }
}

// A program of an operating system, with threads
slabmalloc::declare_zone! {
    pub zone Hosted {
        base_page:  32 KiB,
        large_page: 512 KiB,
        classes:    geometric(16..=32 KiB, steps = 8),
        cache:      thread,
    }
}

fn main() {
    let mut presets = Presets {
        rest: include_str!("presets.rs"),
    };
    presets.show::<X86Config>();
    presets.show::<Arm4KConfig>();
    presets.show::<Arm16KConfig>();
    presets.show::<Pages64KConfig>();
    presets.show::<RiscVConfig>();
    presets.show::<WasmConfig>();
    presets.show::<McuConfig>();
    presets.show::<HostedConfig>();
    assert!(presets.next().is_none(), "a preset that is not shown");
}

/// What this file has left of presets.
struct Presets {
    rest: &'static str,
}

impl Presets {
    /// The next preset: its title, and its declaration.
    fn next(&mut self) -> Option<(&'static str, &'static str)> {
        let (before, rest) = self.rest.split_once("\nslabmalloc::declare_zone! {\n")?;
        let (_, title) = before.rsplit_once("\n// ")?;
        let (body, rest) = rest.split_once("\n}\n")?;
        self.rest = rest;
        Some((title, body))
    }

    /// Prints the next preset, which is zone `C`, and how much of its pages it uses.
    fn show<C: ZoneConfig>(&mut self) {
        let (title, body) = self.next().unwrap_or_default();
        assert!(
            body.contains(&format!("zone {} ", C::NAME)),
            "not in the order of this file: {title}"
        );
        println!("### {title}\n\n```rust\nslabmalloc::declare_zone! {{\n{body}\n}}\n```\n");
        println!("| objects (bytes) | page (KiB) | objects in a page | not used by them (%) |");
        println!("|---|--:|--:|--:|");
        let mut classes: Vec<ClassUse> = Zone::<C>::new().classes().collect();
        while let Some(first) = classes.first() {
            // A row for each doubling, as far as it is in pages of one kind.
            let (limit, page) = ((first.slot_bytes + 1).next_power_of_two(), first.page_bytes);
            let with_first = |class: &&ClassUse| class.slot_bytes < limit && class.page_bytes == page;
            let count = classes.iter().take_while(with_first).count();
            let row: Vec<ClassUse> = classes.drain(..count).collect();
            println!(
                "| {} | {} | {} | {} |",
                range(row.iter().map(|class| class.slot_bytes), |bytes| bytes
                    .to_string()),
                page / 1024,
                range(row.iter().map(|class| class.slots_per_page), |count| count
                    .to_string()),
                range(row.iter().map(unused), |per_mille| format!(
                    "{}.{}",
                    per_mille / 10,
                    per_mille % 10
                )),
            );
        }
        println!();
    }
}

/// What of a page no object can have, in thousandths, rounded up.
fn unused(class: &ClassUse) -> usize {
    let bytes = class.page_bytes - class.slots_per_page * class.slot_bytes;
    (1000 * bytes).div_ceil(class.page_bytes)
}

/// The least and the most of some numbers.
fn range(numbers: impl Iterator<Item = usize> + Clone, show: impl Fn(usize) -> String) -> String {
    let least = numbers.clone().min().unwrap_or_default();
    let most = numbers.max().unwrap_or_default();
    if least == most {
        show(least)
    } else {
        format!("{} to {}", show(least), show(most))
    }
}
