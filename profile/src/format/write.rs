//! Writing of profiles.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::{NAME, VERSION};
use crate::profile::{Profile, SizeRow};

impl Profile {
    /// Writes the profile as text, in the [format](crate::format) of version 1.
    ///
    /// # Errors
    ///
    /// What the writer reports.
    ///
    /// ```
    /// use slabmalloc_profile::Profile;
    ///
    /// let mut file = Vec::new();
    /// Profile::default().write(&mut file)?;
    /// assert!(file.starts_with(b"slabmalloc-profile 1\n") && file.ends_with(b"end 5\n"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write(&self, mut writer: impl Write) -> io::Result<()> {
        writeln!(writer, "{NAME} {VERSION}")?;
        writeln!(writer, "duration {}", self.nanoseconds)?;
        writeln!(writer, "peak {}", self.peak_bytes)?;
        writeln!(
            writer,
            "sampling {} {}",
            self.sampling.one_in, self.sampling.dropped
        )?;
        for row in &self.rows {
            write_row(row, &mut writer)?;
        }
        for row in &self.growth {
            writeln!(writer, "growth {} {} {}", row.before, row.after, row.count)?;
        }
        writeln!(writer, "other-growth {}", self.other_growth)?;
        for point in &self.timeline {
            writeln!(writer, "live {} {}", point.nanoseconds, point.bytes)?;
        }
        // The first line, and four that stand alone.
        let lines = 5 + self.rows.len() + self.growth.len() + self.timeline.len();
        writeln!(writer, "end {lines}")?;
        writer.flush()
    }

    /// Writes the profile into a file, which is created or replaced.
    ///
    /// # Errors
    ///
    /// What creating or writing the file reports.
    ///
    /// ```
    /// use slabmalloc_profile::Profile;
    ///
    /// let path = std::env::temp_dir().join(format!("empty-{}.profile", std::process::id()));
    /// Profile::default().write_to_path(&path)?;
    /// assert_eq!(Profile::read(&path)?, Profile::default());
    /// # std::fs::remove_file(path)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_to_path(&self, path: impl AsRef<Path>) -> io::Result<()> {
        self.write(BufWriter::new(File::create(path)?))
    }
}

fn write_row(row: &SizeRow, writer: &mut impl Write) -> io::Result<()> {
    write!(
        writer,
        "size {} {} {} {} {} {} {} {} {} ",
        row.size,
        row.align,
        if row.rounded { "rounded" } else { "exact" },
        row.allocations,
        row.frees,
        row.bytes,
        row.live_at_peak,
        row.sampled,
        row.crossed,
    )?;
    if row.lifetimes.is_empty() {
        return writeln!(writer, "-");
    }
    for (place, (octave, count)) in row.lifetimes.iter().enumerate() {
        write!(writer, "{}{octave}:{count}", if place == 0 { "" } else { "," })?;
    }
    writeln!(writer)
}
