//! Words to the terminal. A reader that has gone away (`bangvang build | head -1`) is no fault of ours: the standard
//! macros would panic.

/// A line to stdout.
macro_rules! say {
    ($($words:tt)*) => {{ let _ = std::io::Write::write_fmt(&mut std::io::stdout(), format_args!("{}\n", format_args!($($words)*))); }};
}

/// Text to stderr, as it is.
macro_rules! tell {
    ($($words:tt)*) => {{ let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!($($words)*)); }};
}
