#!/usr/bin/env bash
# Dex, built from the Go module proxy. Usage: start.sh PORT WORKDIR   (foreground; SIGTERM stops it)
# What is built stays in WORKDIR; what belongs to one run goes to RUN_DIR.
set -eu
PORT=${1:?port} WORK=${2:?working dir}
# Dex tags v2.x without /v2 in its module path, so only pseudo-versions resolve;
# its go.mod replaces ./api/v2, so "go install …@version" refuses and a wrapper
# module pins the API at the matching tag.
VERSION=${DEX_VERSION:-v0.0.0-20240807174518-43956db7fd75} # = v2.41.1
API=${DEX_API_VERSION:-v2.2.0}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$WORK" "${RUN_DIR:=$WORK/run}"; WORK=$(cd "$WORK" && pwd) RUN_DIR=$(cd "$RUN_DIR" && pwd)

# A shell acts on a signal only between two commands, so the long ones run beside it.
beside() { "$@" & trap "kill $! 2>/dev/null; exit 143" TERM INT; wait $!; trap - TERM INT; }

if [ "$(cat "$WORK/built" 2>/dev/null)" != "$VERSION $API" ]; then
  rm -rf "$WORK/mod"; mkdir "$WORK/mod"; cd "$WORK/mod"
  go mod init lab/dex >&2
  beside go get "github.com/dexidp/dex/cmd/dex@$VERSION" "github.com/dexidp/dex/api/v2@$API" >&2
  CGO_ENABLED=1 beside go build -o "$WORK/dex" github.com/dexidp/dex/cmd/dex
  echo "$VERSION $API" >"$WORK/built" # last: a build that was cut short is none
fi

ISSUER=${ISSUER:-http://127.0.0.1:$PORT/dex}
REDIRECT=${REDIRECT_URI:-http://127.0.0.1:8765/callback}
# bcrypt of "password", Dex's own documented example
HASH='$2a$10$2b2cU8CPhOTaGrs1HRQuAueS7JTT5ZHsHSzYiFPm1leZck7Mc8T4W'
# DEX_CONNECTORS: any of mock (no form, groups ["authors"]), pass (kilgore/trout, no
# groups), local (staticPasswords, no groups). With more than one, /auth shows a
# choice before anything is checked; with exactly one it redirects there.
CONN=" ${DEX_CONNECTORS:-mock pass local} " C='' PW=false USERS=''
case $CONN in *" mock "*) C="$C\n  - {type: mockCallback, id: mock, name: Mock}";; esac
case $CONN in *" pass "*) C="$C\n  - {type: mockPassword, id: pass, name: Pass, config: {username: kilgore, password: trout}}";; esac
user() { USERS="$USERS\n  - {email: $1@example.test, hash: \"$HASH\", username: $1, userID: $2}"; }
case $CONN in *" local "*) PW=true USERS='staticPasswords:' # without the password database Dex refuses them
  user alice 08a8684b-db88-4b73-90a9-3cd1661f5466; user bob 41331323-6f44-45e6-b3b9-2c4b60c02be5;;
esac
sed -e "s#@CONNECTORS@#$C#" -e "s#@PASSWORDDB@#$PW#" -e "s#@ISSUER@#$ISSUER#g" -e "s#@PORT@#$PORT#g" -e "s#@REDIRECT@#$REDIRECT#g" -e "s#@PASSWORDS@#$USERS#" \
  "$here/config.yaml.in" >"$RUN_DIR/config.yaml"
cd "$WORK" # the login pages are looked for below the working folder
exec ./dex serve "$RUN_DIR/config.yaml"
