//! Running other programs: output kept and shown only where it says what went wrong, time bounded.

use core::time::Duration;
use std::io::{self, Read as _};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use crate::Failure;

/// The time after which a build or a test run counts as hanging.
pub(crate) const LIMIT: Duration = Duration::from_mins(20);

/// How a program ended.
pub(crate) struct Ending {
    /// The command line as a person would type it.
    line: String,
    /// What it wrote to both streams.
    pub(crate) output: String,
    /// Its status; `None` if it was stopped because its time was over.
    pub(crate) status: Option<ExitStatus>,
    limit: Duration,
}

impl Ending {
    /// A failure that shows the command, all of its output, and `complaint`.
    pub(crate) fn failure(&self, complaint: &str) -> Failure {
        format!("$ {}\n{}\n{complaint}", self.line, self.output).into()
    }

    /// How it ended, in words.
    pub(crate) fn verdict(&self) -> String {
        match self.status {
            None => format!("stopped: still running after {} s", self.limit.as_secs()),
            Some(status) => format!("ended with {status}"),
        }
    }
}

/// Runs `command` to its end, without input, and returns what it wrote to both streams.
///
/// # Errors
///
/// The program cannot be started, runs longer than `limit`, or ends with a bad status; the failure
/// holds the command line and the whole output.
pub(crate) fn output_of(command: Command, limit: Duration) -> Result<String, Failure> {
    let ending = run(command, limit)?;
    if ending.status.is_some_and(|status| status.success()) {
        Ok(ending.output)
    } else {
        Err(ending.failure(&ending.verdict()))
    }
}

/// Runs `command`, without input, to its end or until `limit` has passed, however it ends.
///
/// # Errors
///
/// The program cannot be started.
pub(crate) fn run(mut command: Command, limit: Duration) -> Result<Ending, Failure> {
    let line = line_of(&command);
    let (mut reader, writer) = io::pipe()?;
    command
        .stdin(Stdio::null())
        .stdout(writer.try_clone()?)
        .stderr(writer);
    let mut child = command
        .spawn()
        .map_err(|error| format!("cannot start `{line}`: {error}"))?;
    // The command holds the pipe's other end, which would keep the reader from seeing its end.
    drop(command);

    let output = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&output);
    let (done, finished) = mpsc::channel();
    thread::spawn(move || {
        let mut chunk = [0; 8192];
        while let Ok(count @ 1..) = reader.read(&mut chunk) {
            sink.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend_from_slice(&chunk[..count]);
        }
        // Nobody listens any more once the limit has passed.
        let _ = done.send(());
    });

    let in_time = finished.recv_timeout(limit).is_ok();
    if !in_time {
        child.kill()?;
    }
    let status = child.wait()?;
    let output = output.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Ending {
        line,
        output: String::from_utf8_lossy(&output).into_owned(),
        status: in_time.then_some(status),
        limit,
    })
}

/// The command line as a person would type it, its own environment variables first.
fn line_of(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| {
        value.map(|value| format!("{}={}", name.to_string_lossy(), value.to_string_lossy()))
    });
    let words = core::iter::once(command.get_program()).chain(command.get_args());
    variables
        .chain(words.map(|word| word.to_string_lossy().into_owned()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a program of this name can be started.
pub(crate) fn exists(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_streams_come_back_in_order() {
        let output = output_of(shell("echo one; echo two >&2; echo three"), LIMIT).unwrap();
        assert_eq!(output, "one\ntwo\nthree\n");
    }

    #[test]
    fn a_bad_status_shows_the_command_and_its_output() {
        let failure = output_of(shell("echo why; exit 3"), LIMIT)
            .unwrap_err()
            .to_string();
        assert!(failure.contains("sh -c") && failure.contains("why") && failure.contains("exit status: 3"));
    }

    #[test]
    fn a_program_that_hangs_is_stopped_and_its_output_kept() {
        let failure = output_of(shell("echo begun; exec sleep 60"), Duration::from_millis(300)).unwrap_err();
        assert!(failure.to_string().contains("begun") && failure.to_string().contains("still running"));
    }

    #[test]
    fn a_program_that_waits_for_input_gets_none() {
        assert_eq!(output_of(shell("cat"), LIMIT).unwrap(), "");
    }

    #[test]
    fn programs_are_found_or_not() {
        assert!(exists("cargo"));
        assert!(!exists("no-program-of-this-name"));
    }
}
