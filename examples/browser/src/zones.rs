//! The zones that the page can run: three kinds of pages, each with three lists of classes.
//!
//! The page shows a declaration as it stands here, between `slabmalloc::declare_zone! {` and its closing brace.

use crate::driven::Driven;

slabmalloc::declare_zone! {
    /// Pages of 4 KiB, powers of two.
    pub zone Pages4Pow2 {
        base_page:  4 KiB,
        large_page: 64 KiB,
        classes:    pow2(16..=4 KiB),
        stats:      true,
    }
}

slabmalloc::declare_zone! {
    /// Pages of 4 KiB, four classes for each doubling.
    pub zone Pages4Geometric {
        base_page:  4 KiB,
        large_page: 64 KiB,
        classes:    geometric(16..=4 KiB, steps = 4),
        stats:      true,
    }
}

slabmalloc::declare_zone! {
    /// Pages of 4 KiB, what the tuner says for all workloads together.
    pub zone Pages4Tuned {
        base_page:  4 KiB,
        large_page: 64 KiB,
        classes:    [8, 16, 24, 32, 40, 48, 56, 72, 88, 96, 104, 128, 168, 232, 248, 264, 328, 392, 496, 648, 960, 1392,
                     1768, 2176, 2728, 3272, 4072, 6 KiB],
        stats:      true,
    }
}

slabmalloc::declare_zone! {
    /// Pages of 16 KiB, powers of two.
    pub zone Pages16Pow2 {
        base_page:  16 KiB,
        large_page: 64 KiB,
        classes:    pow2(16..=4 KiB),
        stats:      true,
    }
}

slabmalloc::declare_zone! {
    /// Pages of 16 KiB, four classes for each doubling.
    pub zone Pages16Geometric {
        base_page:  16 KiB,
        large_page: 64 KiB,
        classes:    geometric(16..=4 KiB, steps = 4),
        stats:      true,
    }
}

slabmalloc::declare_zone! {
    /// Pages of 16 KiB, what the tuner says for all workloads together.
    pub zone Pages16Tuned {
        base_page:  16 KiB,
        large_page: 64 KiB,
        classes:    [16, 24, 40, 48, 56, 72, 96, 112, 160, 240, 256, 264, 384, 520, 648, 896, 1080, 1344, 1616, 2024,
                     2616, 3272, 4072, 6 KiB],
        stats:      true,
    }
}

slabmalloc::declare_zone! {
    /// Pages of 64 KiB, powers of two.
    pub zone Pages64Pow2 {
        base_page:  64 KiB,
        large_page: none,
        classes:    pow2(16..=4 KiB),
        stats:      true,
    }
}

slabmalloc::declare_zone! {
    /// Pages of 64 KiB, four classes for each doubling.
    pub zone Pages64Geometric {
        base_page:  64 KiB,
        large_page: none,
        classes:    geometric(16..=4 KiB, steps = 4),
        stats:      true,
    }
}

slabmalloc::declare_zone! {
    /// Pages of 64 KiB, what the tuner says for all workloads together.
    pub zone Pages64Tuned {
        base_page:  64 KiB,
        large_page: none,
        classes:    [16, 24, 40, 56, 72, 96, 128, 248, 264, 448, 640, 1024, 1584, 2096, 2704, 3248, 4056, 6 KiB],
        stats:      true,
    }
}

/// A zone that can be run.
pub(crate) struct Choice {
    /// Its name in the declaration.
    pub(crate) name: &'static str,
    /// Bytes of its base page.
    pub(crate) base_page: usize,
    /// Bytes of its large page.
    pub(crate) large_page: Option<usize>,
    /// What its list of classes is called.
    pub(crate) list: &'static str,
    /// The zone.
    pub(crate) zone: &'static dyn Driven,
}

/// One line for each zone, which makes the static and its row.
macro_rules! choices {
    ($($name:literal $zone:ty: $base:literal KiB, $large:expr, $list:expr;)*) => {
        /// All zones, by base page and by list.
        pub(crate) static CHOICES: &[Choice] = &[$(
            Choice {
                name: $name,
                base_page: $base << 10,
                large_page: $large,
                list: $list,
                zone: {
                    static ZONE: $zone = <$zone>::new();
                    &ZONE
                },
            },
        )*];
    };
}

/// The lists, as the page calls them.
pub(crate) const LISTS: [&str; 3] = ["powers of two", "geometric, 4 steps", "tuned"];

const LARGE: Option<usize> = Some(64 << 10);

choices! {
    "Pages4Pow2" SafePages4Pow2: 4 KiB, LARGE, LISTS[0];
    "Pages4Geometric" SafePages4Geometric: 4 KiB, LARGE, LISTS[1];
    "Pages4Tuned" SafePages4Tuned: 4 KiB, LARGE, LISTS[2];
    "Pages16Pow2" SafePages16Pow2: 16 KiB, LARGE, LISTS[0];
    "Pages16Geometric" SafePages16Geometric: 16 KiB, LARGE, LISTS[1];
    "Pages16Tuned" SafePages16Tuned: 16 KiB, LARGE, LISTS[2];
    "Pages64Pow2" SafePages64Pow2: 64 KiB, None, LISTS[0];
    "Pages64Geometric" SafePages64Geometric: 64 KiB, None, LISTS[1];
    "Pages64Tuned" SafePages64Tuned: 64 KiB, None, LISTS[2];
}

impl Choice {
    /// The sizes of its classes, from the zone itself.
    pub(crate) fn classes(&self) -> Vec<usize> {
        self.zone
            .state()
            .classes
            .iter()
            .map(|class| class.slot_bytes)
            .collect()
    }

    /// Its declaration, as it stands in this file.
    pub(crate) fn declaration(&self) -> &'static str {
        let (source, end) = (include_str!("zones.rs"), "\n}\n");
        let zone = format!("pub zone {} {{", self.name);
        let block = source.find(&zone).and_then(|name| {
            let start = source[..name].rfind("slabmalloc::declare_zone! {")?;
            let length = source[start..].find(end)? + end.trim_end().len();
            source.get(start..start + length)
        });
        block.unwrap_or_default()
    }
}
