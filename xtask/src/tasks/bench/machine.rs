//! What the figures were measured on.

use std::fs;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::process::{LIMIT, output_of};

/// The date and the machine, as lines for the document.
pub(in crate::tasks) fn description() -> Vec<(&'static str, String)> {
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib: u64 = value_of(&memory, "MemTotal")
        .and_then(|text| text.split_whitespace().next()?.parse().ok())
        .unwrap_or(0);
    let mut rustc = Command::new("rustc");
    rustc.arg("--version");
    vec![
        ("date", date()),
        ("processor", processor()),
        ("memory", format!("{} GiB", (kib + (1 << 19)) >> 20)),
        ("kernel", line_of("/proc/sys/kernel/osrelease")),
        (
            "transparent huge pages",
            line_of("/sys/kernel/mm/transparent_hugepage/enabled"),
        ),
        ("load when the run ended", line_of("/proc/loadavg")),
        (
            "compiler",
            output_of(rustc, LIMIT).map_or("unknown".to_owned(), |text| text.trim().to_owned()),
        ),
    ]
}

/// The model of the processor, and how many there are.
pub(in crate::tasks) fn processor() -> String {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = value_of(&processors, "model name").unwrap_or("unknown");
    let count = processors
        .lines()
        .filter(|line| line.starts_with("processor"))
        .count();
    format!("{model}, {count} logical")
}

/// The value behind `name` in a file of lines `name : value`.
fn value_of<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = fields.find(|(found, _)| found.trim() == name)?;
    Some(value.trim())
}

fn line_of(path: &str) -> String {
    fs::read_to_string(path).map_or("unknown".to_owned(), |text| text.trim().to_owned())
}

/// Today.
pub(in crate::tasks) fn date() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (year, month, day) = civil(since.as_secs() / 86_400);
    format!("{year}-{month:02}-{day:02}")
}

/// Year, month and day of a number of days since 1970-01-01 in the Gregorian calendar.
fn civil(days: u64) -> (u64, u64, u64) {
    // Years are counted from March, so that the leap day is the last of a year; an era is the 400 years
    // after which the calendar repeats.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_453), (2025, 12, 31));
        assert_eq!(civil(20_454), (2026, 1, 1));
    }

    #[test]
    fn values_are_found_by_name() {
        assert_eq!(value_of("a\t: 1\nmodel name\t: X 5\n", "model name"), Some("X 5"));
        assert_eq!(value_of("a: 1", "b"), None);
    }
}
