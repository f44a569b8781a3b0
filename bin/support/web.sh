#!/usr/bin/env bash
# Bundles the scripts of app/src/main/web into app/target/classes/static. Maven calls it; it does nothing while nothing
# has changed.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/bin/support/tools.sh"
source="$root/app/src/main/web"
work="$root/app/target/web"
output="$root/app/target/classes/static"
scripts=(make-key.js open-bundle.js send-mailing.js moderate.js check-receipt.js)

is_new() {
  local script
  for script in "${scripts[@]}"; do
    [ -f "$output/$script" ] || return 1
    [ -z "$(find "$source" "$0" -newer "$output/$script" -print -quit)" ] || return 1
  done
}

is_new && exit 0
find_node
mkdir -p "$work" "$output"
if ! cmp -s "$source/package-lock.json" "$work/installed.json"; then
  cp "$source/package.json" "$source/package-lock.json" "$work"
  # No package runs a program of its own here.
  (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || {
    say "the libraries of app/src/main/web could not be installed with npm"
    exit 1
  }
  cp "$source/package-lock.json" "$work/installed.json"
fi
bundle() {
  NODE_PATH="$work/node_modules" "$work/node_modules/.bin/esbuild" "$@" \
    --bundle --minify --format=esm --target=es2022 --charset=utf8 --legal-comments=eof --log-level=warning "--outdir=$output"
}
bundle "$source/make-key.js" "$source/open-bundle.js" "$source/send-mailing.js" "$source/moderate.js" \
  --footer:js='/*! age-encryption - BSD 3-Clause, Copyright 2023 The age Authors. All texts: app/src/main/web/LICENSES.txt */'
bundle "$source/check-receipt.js" # our own alone
