#!/usr/bin/env bash
# Sets up and passes all tests: format, lints, every test once. Needs a Rust toolchain (rustup) and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
rustup component add rustfmt clippy >/dev/null 2>&1 || true
cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
cargo test --locked
