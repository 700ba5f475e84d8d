//! Files of profiles: whole ones come back as they were, all others get a sentence.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where something does not hold"
)]

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use slabmalloc_profile::{GrowthRow, LiveBytes, Profile, ReadError, Sampling, SizeRow};

fn message(text: &str) -> String {
    Profile::parse(text.as_bytes()).unwrap_err().to_string()
}

fn rows() -> impl Strategy<Value = Vec<SizeRow>> {
    let key = (0..=isize::MAX as usize, 0..63_u32, any::<bool>());
    let counts = (
        any::<u64>(),
        any::<u64>(),
        any::<u64>(),
        any::<u64>(),
        any::<u64>(),
        any::<u64>(),
    );
    let lifetimes = btree_map(0..64_u8, any::<u64>(), 0..5);
    btree_map(key, (counts, lifetimes), 0..20).prop_map(|rows| {
        let rows = rows
            .into_iter()
            .map(|((size, align, rounded), (counts, lifetimes))| {
                let (allocations, frees, bytes, live_at_peak, sampled, crossed) = counts;
                SizeRow {
                    size,
                    align: 1 << align,
                    rounded,
                    allocations,
                    frees: frees.min(allocations),
                    bytes,
                    live_at_peak: live_at_peak.min(allocations),
                    sampled,
                    crossed: crossed.min(sampled),
                    lifetimes: lifetimes.into_iter().collect(),
                }
            });
        rows.collect()
    })
}

fn profiles() -> impl Strategy<Value = Profile> {
    let growth = btree_map((0..1_usize << 40, 0..1_usize << 40), any::<u64>(), 0..10);
    let timeline = btree_map(any::<u64>(), any::<u64>(), 0..10);
    let numbers = (
        any::<u64>(),
        any::<u64>(),
        any::<u64>(),
        any::<u64>(),
        any::<u64>(),
    );
    (numbers, rows(), growth, timeline).prop_map(|(numbers, rows, growth, timeline)| Profile {
        nanoseconds: numbers.0,
        peak_bytes: numbers.1,
        sampling: Sampling {
            one_in: numbers.2,
            dropped: numbers.3,
        },
        other_growth: numbers.4,
        rows,
        growth: growth
            .into_iter()
            .map(|((before, more), count)| GrowthRow {
                before,
                after: before + more,
                count,
            })
            .collect(),
        timeline: timeline
            .into_iter()
            .map(|(nanoseconds, bytes)| LiveBytes { nanoseconds, bytes })
            .collect(),
    })
}

fn sorted(mut profile: Profile) -> Profile {
    profile.growth.sort_by_key(|row| (row.before, row.after));
    profile
}

fn written(profile: &Profile) -> Vec<u8> {
    let mut bytes = Vec::new();
    profile.write(&mut bytes).unwrap();
    bytes
}

proptest! {
    #[test]
    fn what_is_written_is_read(profile in profiles()) {
        let read = Profile::parse(&written(&profile)).unwrap();
        prop_assert_eq!(read, sorted(profile));
    }

    #[test]
    fn a_file_that_is_cut_off_says_so(profile in profiles(), cut in any::<prop::sample::Index>()) {
        let bytes = written(&profile);
        let cut = &bytes[..cut.index(bytes.len())];
        match Profile::parse(cut) {
            Err(ReadError::Empty) => prop_assert!(cut.is_empty()),
            Err(ReadError::Truncated { .. }) => {}
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in vec(any::<u8>(), 0..2000)) {
        prop_assert!(Profile::parse(&bytes).is_err());
        let mut after = b"slabmalloc-profile 1\n".to_vec();
        after.extend(bytes);
        let _ = Profile::parse(&after);
    }

    #[test]
    fn changed_files_are_refused_or_consistent(
        profile in profiles(),
        changes in vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..4),
    ) {
        let mut bytes = written(&profile);
        for (place, byte, kind) in changes {
            let place = place.index(bytes.len());
            match kind {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                2 => bytes[place] = b"0123456789 \n:,"[usize::from(byte) % 14],
                _ if bytes.len() > 1 => _ = bytes.remove(place),
                _ => {}
            }
        }
        match Profile::parse(&bytes) {
            Ok(profile) => {
                prop_assert_eq!(Profile::parse(&written(&profile)).unwrap(), profile.clone());
                let _ = profile.to_string();
            }
            Err(error) => prop_assert!(!error.to_string().contains('\n')),
        }
    }

    #[test]
    fn merging_adds_and_can_be_written(left in profiles(), right in profiles()) {
        let mut both = left.clone();
        both.merge(&right);
        let mut other_way = right.clone();
        other_way.merge(&left);
        prop_assert_eq!(&both, &other_way);
        for row in &left.rows {
            let sum = both.rows.iter().find(|sum| {
                (sum.size, sum.align, sum.rounded) == (row.size, row.align, row.rounded)
            });
            prop_assert!(sum.is_some_and(|sum| sum.allocations >= row.allocations));
        }
        prop_assert_eq!(Profile::parse(&written(&both)).unwrap(), both);
    }
}

#[test]
fn what_is_wrong_is_said() {
    let head = "slabmalloc-profile 1\n";
    for (text, expected) in [
        ("", "the file is empty"),
        (
            "\n",
            "line 1: this is no profile; one begins with `slabmalloc-profile 1`",
        ),
        (
            "\x7FELF",
            "line 1: this is no profile; one begins with `slabmalloc-profile 1`",
        ),
        (
            "slabmalloc-profile 0\n",
            "line 1: this is no profile; one begins with `slabmalloc-profile 1`",
        ),
        (
            "slabmalloc-profile x\n",
            "line 1: this is no profile; one begins with `slabmalloc-profile 1`",
        ),
        (
            "slabmalloc-profile 2\nwhatever comes then",
            "line 1: the profile has format version 2, and the newest that can be read is 1",
        ),
        (
            "slabmal",
            "line 1: the profile is cut off here; the last line of a whole one begins with `end`",
        ),
        (
            head,
            "line 1: the profile is cut off here; the last line of a whole one begins with `end`",
        ),
    ] {
        assert_eq!(message(text), expected, "{text:?}");
    }
    let binary = [head.as_bytes(), b"peak \xFF\n"].concat();
    assert_eq!(
        Profile::parse(&binary).unwrap_err().to_string(),
        "line 2: the line is not text in UTF-8"
    );
}

#[test]
fn a_line_that_is_wrong_is_named() {
    let head = "slabmalloc-profile 1\n";
    for (lines, expected) in [
        (
            "peak 1\n",
            "line 2: the profile is cut off here; the last line of a whole one begins with `end`",
        ),
        (
            "peak 1\nend 3\n",
            "line 3: `end` says that 3 lines are before it, and there are 2",
        ),
        (
            "end 1\npeak 1\n",
            "line 3: there is more after the line `end`, which is the last of a profile",
        ),
        ("peak 1\npeak 1\n", "line 3: `peak` comes a second time"),
        ("peak\n", "line 2: `peak` is followed by 1 words, and here by 0"),
        ("peak -1\n", "line 2: `-1` is not a number"),
        (
            "peak 18446744073709551616\n",
            "line 2: the number 18446744073709551616 is larger than 2^64 - 1",
        ),
        ("summit 1\n", "line 2: no line of a profile begins with `summit`"),
        ("\n", "line 2: no line of a profile begins with ``"),
        (
            "size 8 8 exact 1 0 8 1 0 0\n",
            "line 2: `size` is followed by 10 words, and here by 9",
        ),
        (
            "size 8 8 exact 1 0 8 1 0 0 -\nsize 8 8 exact 1 0 8 1 0 0 -\n",
            "line 3: the row of size 8 with alignment 8 comes a second time",
        ),
        (
            "size 8 12 exact 1 0 8 1 0 0 -\n",
            "line 2: the alignment 12 is not a power of two",
        ),
        (
            "size 8 0 exact 1 0 8 1 0 0 -\n",
            "line 2: the alignment 0 is not a power of two",
        ),
        (
            "size 8 8 about 1 0 8 1 0 0 -\n",
            "line 2: `about` stands where `exact` or `rounded` should",
        ),
        (
            "size 8 8 exact 1 2 8 1 0 0 -\n",
            "line 2: there are more objects freed than allocated: 2, and 1",
        ),
        (
            "size 8 8 exact 1 1 8 2 0 0 -\n",
            "line 2: there are more objects alive at the peak than allocated: 2, and 1",
        ),
        (
            "size 8 8 exact 1 1 8 1 0 1 -\n",
            "line 2: there are more samples freed by another thread than freed: 1, and 0",
        ),
        (
            "size 8 8 exact 1 1 8 1 1 0 64:1\n",
            "line 2: `64:1` has an octave above 63",
        ),
        (
            "size 8 8 exact 1 1 8 1 1 0 7\n",
            "line 2: `7` is no lifetime: `octave:count`",
        ),
        (
            "size 8 8 exact 1 1 8 1 1 0 7:1,7:1\n",
            "line 2: octaves of lifetimes ascend, and 7 does not",
        ),
        ("growth 16 8 1\n", "line 2: growth from 16 to 8 is none"),
        (
            "growth 8 16 1\ngrowth 8 16 1\n",
            "line 3: growth from 8 to 16 comes a second time",
        ),
        ("live 5 1\nlive 5 2\n", "line 3: the time 5 comes a second time"),
    ] {
        assert_eq!(message(&format!("{head}{lines}")), expected, "{lines:?}");
    }
    let largest = format!("{head}size 9223372036854775808 8 exact 0 0 0 0 0 0 -\n");
    assert!(message(&largest).starts_with("line 2: no object has 9223372036854775808 bytes: the most is "));
}

#[test]
fn the_table_names_the_largest_first() {
    let row = |size, live_at_peak, rounded| SizeRow {
        size,
        align: 8,
        rounded,
        allocations: 10,
        bytes: 10 * size as u64,
        live_at_peak,
        ..SizeRow::default()
    };
    let profile = Profile {
        rows: vec![row(8, 1, false), row(100, 3, true)],
        peak_bytes: 308,
        ..Profile::default()
    };
    let expected = "\
20 allocations of 1080 bytes, 0 frees; 308 bytes at the peak
        size  align  allocations      at peak  bytes at peak  share
       <=100      8           10            3            300   97.4%
           8      8           10            1              8    2.5%
";
    assert_eq!(profile.to_string(), expected);
    assert!(
        Profile::default()
            .to_string()
            .starts_with("0 allocations of 0 bytes")
    );
}
