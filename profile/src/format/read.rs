//! Reading of profiles. Nothing is taken on trust: a file may have been cut off, mended by hand, or be
//! another's.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::error::ReadError;
use super::{NAME, VERSION};
use crate::profile::{GrowthRow, LiveBytes, Profile, Sampling, SizeRow};

/// Characters of a file that are repeated in a message.
const QUOTED: usize = 40;

impl Profile {
    /// Reads the profile in a file.
    ///
    /// # Errors
    ///
    /// [`ReadError`], whose text says in which line what is wrong.
    ///
    /// ```
    /// let error = slabmalloc_profile::Profile::read("/no/such/file").unwrap_err();
    /// assert!(error.to_string().starts_with("the profile could not be read: "));
    /// ```
    pub fn read(path: impl AsRef<Path>) -> Result<Self, ReadError> {
        Self::parse(&fs::read(path)?)
    }

    /// Reads a profile from the bytes of a file. In the time of its length and of the logarithm of its lines.
    ///
    /// # Errors
    ///
    /// [`ReadError`], whose text says in which line what is wrong.
    ///
    /// ```
    /// use slabmalloc_profile::Profile;
    ///
    /// let text = "slabmalloc-profile 1\nsize 24 8 exact 10 0 240 10 0 0 -\nend 2\n";
    /// assert_eq!(Profile::parse(text.as_bytes())?.rows[0].live_at_peak, 10);
    ///
    /// let cut = Profile::parse(&text.as_bytes()[..50]).unwrap_err();
    /// assert!(cut.to_string().starts_with("line 2: the profile is cut off here"));
    /// # Ok::<(), slabmalloc_profile::ReadError>(())
    /// ```
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        check_first_line(bytes)?;
        let count = bytes.split(|&byte| byte == b'\n').count();
        let Some(whole) = bytes.strip_suffix(b"\n") else {
            return Err(ReadError::Truncated { lines: count });
        };
        let mut reader = Reader::default();
        let mut last = 1;
        for (line, text) in whole.split(|&byte| byte == b'\n').enumerate().skip(1) {
            let number = line + 1;
            let wrong = |problem| ReadError::Line {
                line: number,
                problem,
            };
            if reader.ended {
                return Err(wrong(
                    "there is more after the line `end`, which is the last of a profile".into(),
                ));
            }
            let text = str::from_utf8(text).map_err(|_| wrong("the line is not text in UTF-8".into()))?;
            reader.line(line, text).map_err(wrong)?;
            last = number;
        }
        if !reader.ended {
            return Err(ReadError::Truncated { lines: last });
        }
        reader.profile.rows.sort_unstable_by_key(SizeRow::key);
        reader
            .profile
            .growth
            .sort_unstable_by_key(|row| (row.before, row.after));
        reader
            .profile
            .timeline
            .sort_unstable_by_key(|point| point.nanoseconds);
        Ok(reader.profile)
    }
}

fn check_first_line(bytes: &[u8]) -> Result<(), ReadError> {
    let first = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let ended = first.len() < bytes.len();
    let Some(version) = first.strip_prefix(NAME.as_bytes()) else {
        // So short that nothing speaks against it.
        let cut = !ended && NAME.as_bytes().starts_with(first);
        return Err(if cut {
            ReadError::Truncated { lines: 1 }
        } else {
            ReadError::Foreign
        });
    };
    if !ended && (version.is_empty() || version == b" ") {
        return Err(ReadError::Truncated { lines: 1 });
    }
    let version = version
        .strip_prefix(b" ")
        .and_then(|version| str::from_utf8(version).ok());
    match version.map(number).and_then(Result::ok) {
        Some(VERSION) => Ok(()),
        Some(version) if version > VERSION => Err(ReadError::Newer { version }),
        _ => Err(ReadError::Foreign),
    }
}

/// What has been read, and what must not come again.
#[derive(Default)]
struct Reader {
    profile: Profile,
    once: BTreeSet<&'static str>,
    sizes: BTreeSet<(usize, usize, bool)>,
    growth: BTreeSet<(usize, usize)>,
    times: BTreeSet<u64>,
    ended: bool,
}

impl Reader {
    /// Reads a line with so many lines before it.
    fn line(&mut self, before: usize, text: &str) -> Result<(), String> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        let profile = &mut self.profile;
        let once = match word {
            "duration" => {
                [profile.nanoseconds] = numbers(word, rest)?;
                "duration"
            }
            "peak" => {
                [profile.peak_bytes] = numbers(word, rest)?;
                "peak"
            }
            "sampling" => {
                let [one_in, dropped] = numbers(word, rest)?;
                profile.sampling = Sampling { one_in, dropped };
                "sampling"
            }
            "other-growth" => {
                [profile.other_growth] = numbers(word, rest)?;
                "other-growth"
            }
            "size" => return self.size(rest),
            "growth" => return self.growth(rest),
            "live" => return self.live(rest),
            "end" => {
                let [lines] = numbers(word, rest)?;
                if lines != before as u64 {
                    return Err(format!(
                        "`end` says that {lines} lines are before it, and there are {before}"
                    ));
                }
                self.ended = true;
                return Ok(());
            }
            _ => return Err(format!("no line of a profile begins with `{}`", quoted(word))),
        };
        if self.once.insert(once) {
            Ok(())
        } else {
            Err(format!("`{once}` comes a second time"))
        }
    }

    fn size(&mut self, rest: &str) -> Result<(), String> {
        let words: [&str; 10] = words("size", rest)?;
        let [
            size,
            align,
            kind,
            allocations,
            frees,
            bytes,
            live_at_peak,
            sampled,
            crossed,
            lifetimes,
        ] = words;
        let align = bytes_of(align)?;
        if !align.is_power_of_two() {
            return Err(format!("the alignment {align} is not a power of two"));
        }
        let row = SizeRow {
            size: bytes_of(size)?,
            align,
            rounded: match kind {
                "exact" => false,
                "rounded" => true,
                _ => {
                    return Err(format!(
                        "`{}` stands where `exact` or `rounded` should",
                        quoted(kind)
                    ));
                }
            },
            allocations: number(allocations)?,
            frees: number(frees)?,
            bytes: number(bytes)?,
            live_at_peak: number(live_at_peak)?,
            sampled: number(sampled)?,
            crossed: number(crossed)?,
            lifetimes: lifetimes_of(lifetimes)?,
        };
        for (part, of, what) in [
            (row.frees, row.allocations, "objects freed than allocated"),
            (
                row.live_at_peak,
                row.allocations,
                "objects alive at the peak than allocated",
            ),
            (
                row.crossed,
                row.sampled,
                "samples freed by another thread than freed",
            ),
        ] {
            if part > of {
                return Err(format!("there are more {what}: {part}, and {of}"));
            }
        }
        let (size, align, _) = row.key();
        if !self.sizes.insert(row.key()) {
            return Err(format!(
                "the row of size {size} with alignment {align} comes a second time"
            ));
        }
        self.profile.rows.push(row);
        Ok(())
    }

    fn growth(&mut self, rest: &str) -> Result<(), String> {
        let [before, after, count] = words("growth", rest)?;
        let row = GrowthRow {
            before: bytes_of(before)?,
            after: bytes_of(after)?,
            count: number(count)?,
        };
        if row.after < row.before {
            return Err(format!("growth from {} to {} is none", row.before, row.after));
        }
        if !self.growth.insert((row.before, row.after)) {
            return Err(format!(
                "growth from {} to {} comes a second time",
                row.before, row.after
            ));
        }
        self.profile.growth.push(row);
        Ok(())
    }

    fn live(&mut self, rest: &str) -> Result<(), String> {
        let [nanoseconds, bytes] = numbers("live", rest)?;
        if !self.times.insert(nanoseconds) {
            return Err(format!("the time {nanoseconds} comes a second time"));
        }
        self.profile.timeline.push(LiveBytes { nanoseconds, bytes });
        Ok(())
    }
}

/// So many words, separated by one space.
fn words<'a, const N: usize>(line: &str, rest: &'a str) -> Result<[&'a str; N], String> {
    let mut words = [""; N];
    let mut found = 0;
    if !rest.is_empty() {
        for word in rest.split(' ') {
            if let Some(place) = words.get_mut(found) {
                *place = word;
            }
            found += 1;
        }
    }
    if found == N {
        Ok(words)
    } else {
        Err(format!("`{line}` is followed by {N} words, and here by {found}"))
    }
}

fn numbers<const N: usize>(line: &str, rest: &str) -> Result<[u64; N], String> {
    let mut numbers = [0; N];
    for (place, word) in numbers.iter_mut().zip(words::<N>(line, rest)?) {
        *place = number(word)?;
    }
    Ok(numbers)
}

fn number(word: &str) -> Result<u64, String> {
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("`{}` is not a number", quoted(word)));
    }
    word.parse()
        .map_err(|_| format!("the number {} is larger than 2^64 - 1", quoted(word)))
}

/// A number of bytes that an object can have.
fn bytes_of(word: &str) -> Result<usize, String> {
    let bytes = number(word)?;
    let bytes = isize::try_from(bytes)
        .map_err(|_| format!("no object has {bytes} bytes: the most is {}", isize::MAX))?;
    Ok(bytes.cast_unsigned())
}

fn lifetimes_of(word: &str) -> Result<Vec<(u8, u64)>, String> {
    if word == "-" {
        return Ok(Vec::new());
    }
    let mut lifetimes: Vec<(u8, u64)> = Vec::new();
    for pair in word.split(',') {
        let (octave, count) = pair
            .split_once(':')
            .ok_or_else(|| format!("`{}` is no lifetime: `octave:count`", quoted(pair)))?;
        let octave = u8::try_from(number(octave)?).ok().filter(|&octave| octave < 64);
        let octave = octave.ok_or_else(|| format!("`{}` has an octave above 63", quoted(pair)))?;
        if lifetimes.last().is_some_and(|&(last, _)| last >= octave) {
            return Err(format!("octaves of lifetimes ascend, and {octave} does not"));
        }
        lifetimes.push((octave, number(count)?));
    }
    Ok(lifetimes)
}

/// The beginning of a word, with nothing in it that a terminal could take for a command.
fn quoted(word: &str) -> String {
    let mut text: String = word.chars().take(QUOTED).flat_map(char::escape_debug).collect();
    if word.chars().nth(QUOTED).is_some() {
        text.push_str("...");
    }
    text
}
