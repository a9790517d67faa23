#!/usr/bin/env bash
# Sets up the browser tests: a browser, Java and Node where apt-get can install them, then the packages of the lock file.
#
#   bash tests/browser/setup.sh [--lighthouse]
#
# --lighthouse also installs what lighthouse/run.mjs needs (185 MB). Where there is no apt-get it says what to install.
set -euo pipefail
cd "$(dirname "$0")"

browser=${CHROMIUM:-/usr/bin/chromium}
missing=()
[ -x "$browser" ] || missing+=(chromium)
command -v java >/dev/null || missing+=(default-jre-headless)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    cat >&2 <<'TEXT'
Please install, then run this again:
  - Chromium or Chrome; name its program in the variable CHROMIUM if it is not /usr/bin/chromium
  - a Java runtime, version 17 or later (adoptium.net), for the Nu Html Checker
  - Node 18.19 or later with npm (nodejs.org)
TEXT
    echo "Missing here: ${missing[*]}" >&2
    exit 1
  fi
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  $as_root apt-get update -qq
  $as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
node -e 'const [a, b] = process.versions.node.split("."); if (a < 18 || (a == 18 && b < 19)) { console.error(`Node ${process.versions.node} is too old: 18.19 or later is needed (nodejs.org)`); process.exit(1) }'

npm ci
if [ "${1:-}" = --lighthouse ]; then
  cd lighthouse
  npm ci
fi
