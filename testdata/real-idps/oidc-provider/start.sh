#!/usr/bin/env bash
# oidc-provider, from npm. Usage: start.sh PORT WORKDIR   (foreground; SIGTERM stops it)
# What is installed stays in WORKDIR; a run leaves nothing behind.
set -eu
PORT=${1:?port} WORK=${2:?working dir}
VERSION=${OIDC_PROVIDER_VERSION:-9.13.3}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$WORK"; WORK=$(cd "$WORK" && pwd)

# A shell acts on a signal only between two commands, so the long ones run beside it.
beside() { "$@" & trap "kill $! 2>/dev/null; exit 143" TERM INT; wait $!; trap - TERM INT; }

if [ "$(cat "$WORK/built" 2>/dev/null)" != "$VERSION" ]; then
  rm -rf "$WORK/node_modules"; cd "$WORK"
  [ -f package.json ] || echo '{"private": true}' >package.json
  beside npm install --no-audit --no-fund "oidc-provider@$VERSION" >&2
  echo "$VERSION" >"$WORK/built" # last: an installation that was cut short is none
fi
export OIDC_PROVIDER_DIR="$WORK"
exec node "$here/server.mjs" "$PORT"
