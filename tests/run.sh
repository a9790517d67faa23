#!/usr/bin/env bash
# Sets up and passes all tests: format, lints, every test once, then the sample portal in a real browser, one page of each
# kind. Needs a Rust toolchain (rustup); Node, Chromium and Java are installed where the system's package manager can do it.
set -euo pipefail
cd "$(dirname "$0")/.."
bash tests/browser/setup.sh
rustup component add rustfmt clippy >/dev/null 2>&1 || true
cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
cargo test --locked
site="$(mktemp -d)"
trap 'rm -rf "$site"' EXIT
./target/debug/bangvang build --quiet --out "$site/bang-vang"
node tests/browser/run.mjs "$site/bang-vang"
