//! `regex`: expressions are compiled, used once and dropped.

use core::hint::black_box;

use regex::Regex;

use crate::measure::Run;

const PATTERNS: &[&str] = &[
    r"^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?Z$",
    r"(?i)\b(error|warning|fatal|panic(?:ked)?)\b[^\n]{0,80}",
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
    r"(?x) (?<scheme>https?) :// (?<host>[^/:]+) (?: :(?<port>\d+) )? (?<path>/[^?\#]*)?",
    r"\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)*",
    r#""(?:[^"\\]|\\.)*""#,
    r"(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}",
    r"fn\s+(\w+)\s*(?:<[^>]*>)?\s*\(([^)]*)\)\s*(?:->\s*([^{]+))?\{",
];

const TEXT: &str = "2026-11-24T10:00:00Z error: worker 7 panicked at 10.0.0.255 while fetching \
    https://example.org:8080/a/b?c; mail Someone <some.one@example.org> or \"quote \\\" this\"; \
    fn parse<T>(input: &str) -> Option<T> { None }";

pub(crate) fn patterns(run: &mut Run) {
    run.time(1, || {
        for pattern in PATTERNS {
            if let Ok(regex) = Regex::new(black_box(pattern)) {
                black_box(regex.find_iter(TEXT).count());
            }
        }
    });
}
